"""The engine's promises: exact undo and replay, settled results, bounds that are said, failures that are named."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaned, Cleaner, Config, clean, replay, undo
from cleaner.document import Document
from cleaner.edits import Safety
from cleaner.errors import FilterFailed, TextError, TimeBudgetExceeded, UnknownRule
from cleaner.filter import Filter, Proposal, Rule
from tests.cases import CASES, Case
from tests.test_filters import PIECES, check

WHOLE = Cleaner()
ALL_PIECES = sorted({piece for pieces in PIECES.values() for piece in pieces})


def rule(code: str, safety: Safety = Safety.SAFE) -> Rule:
    return Rule(code, code.lower(), safety, "0.0.0", "for a test", "" if safety is Safety.SAFE else "for a test")


def filter_of(find: Callable[[Document], Iterator[Proposal]], *rules: Rule, guarded: bool = False) -> Filter:
    return Filter("test", 1, rules, find, guarded=guarded)


def replacing(rule_: Rule, old: str, new: str) -> Callable[[Document], Iterator[Proposal]]:
    """A find function that proposes *new* for the first *old*."""

    def find(document: Document) -> Iterator[Proposal]:
        at = document.text.find(old)
        if at >= 0:
            yield rule_.edit(document.text, at, at + len(old), new)

    return find


@settings(deadline=None, max_examples=200)
@given(st.lists(st.one_of(st.sampled_from(ALL_PIECES), st.text(max_size=4)), max_size=40).map("".join))
def test_any_text_settles_and_comes_back(text: str) -> None:
    check(WHOLE.clean(text, language="en"), WHOLE)


@pytest.mark.parametrize("case", [c for c in CASES if "(" not in c.label], ids=lambda case: case.id)
def test_all_filters_together_settle_on_every_case(case: Case) -> None:
    whole = Cleaner(Config.from_dict(case.config))
    found = whole.clean(case.before, language=case.language, metadata=case.metadata)
    assert undo(found.text, found.record()) == case.before
    assert replay(case.before, found.record()) == found.text
    again = whole.clean(found.text, language=case.language, metadata=case.metadata)
    assert again.edits == ()


def test_the_result_does_not_depend_on_neighbours_or_order() -> None:
    texts = [case.before for case in CASES[:: len(CASES) // 60]]
    alone = [Cleaner().clean(text, language="en").record() for text in texts]
    together = [WHOLE.clean(text, language="en").record() for text in reversed(texts)]
    assert alone == together[::-1]


def test_nothing_in_nothing_out() -> None:
    found = clean("")
    assert (found.text, found.edits, found.flags, found.language) == ("", (), (), None)


def test_edits_are_in_order_of_application_and_name_their_origin() -> None:
    source = "It was the the plan.\n\n\n\nThey have told that they left."
    found = clean(source)
    assert [(e.rule, e.origin, e.before, e.after) for e in found.edits] == [
        ("ELI101", (34, 38), "told", "said"),
        ("DUP101", (10, 14), " the", ""),
        ("LAY101", (22, 24), "\n\n", ""),
    ]
    assert [source[slice(*e.origin)] for e in found.edits] == ["told", " the", "\n\n"]


def test_language_is_asked_only_when_a_rule_needs_it() -> None:
    assert clean("It was the the plan of the whole town and everybody in it.").language is None
    assert clean("It was a a plan of the whole town and of everybody who lived in it.").language == "en"
    assert clean("Kurz.", language="de-AT").language == "de"
    assert clean("Kurz.", metadata={"language": "de"}).language == "de"
    assert Cleaner(Config(language="fr")).clean("Court.").language == "fr"


def test_a_risky_rule_is_applied_only_when_asked() -> None:
    text = "It rained all day. In the evening they said the ban was unlaw"
    assert clean(text).text == text
    assert [flag.rule for flag in clean(text).flags] == ["TRU201"]
    assert clean(text).truncated
    assert clean(text, config=Config(risky=True)).text == "It rained all day."


def test_a_report_rule_is_never_applied() -> None:
    reported = rule("DUP900", Safety.REPORT)
    one = filter_of(replacing(reported, "a", "b"), reported)
    found = Cleaner(Config(risky=True), filters=(one,)).clean("a")
    assert (found.text, [flag.rule for flag in found.flags]) == ("a", ["DUP900"])


def test_overlapping_proposals_are_decided_by_position_then_by_catalogue_and_said() -> None:
    first, second = rule("DUP901"), rule("DUP902")

    def find(document: Document) -> Iterator[Proposal]:
        if document.text == "abcd":
            yield second.edit(document.text, 1, 3, "X")
            yield first.edit(document.text, 1, 2, "Y")
            yield first.edit(document.text, 0, 2, "Z")

    found = Cleaner(filters=(filter_of(find, first, second),)).clean("abcd")
    assert found.text == "Zcd"
    assert [(flag.rule, flag.origin, flag.why) for flag in found.flags] == [
        ("DUP902", (1, 3), "overlaps DUP901, which was applied")
    ]


def test_an_overlap_that_a_later_pass_repairs_is_no_flag() -> None:
    one = rule("DUP903")

    def find(document: Document) -> Iterator[Proposal]:
        for at in range(len(document.text) - 1):
            if document.text[at : at + 2] == "aa":
                yield one.edit(document.text, at, at + 2, "a")

    found = Cleaner(filters=(filter_of(find, one),)).clean("aaaaa")
    assert (found.text, found.flags) == ("a", ())


def test_a_filter_that_never_settles_is_stopped_and_said() -> None:
    one = rule("DUP904")
    found = Cleaner(Config(max_passes=3), filters=(filter_of(replacing(one, "a", "aa"), one),)).clean("a")
    assert found.undo() == "a"
    assert [flag.why for flag in found.flags] == ["not applied: the filters did not settle in 6 rounds"]


def test_two_filters_that_undo_each_other_are_stopped_and_said() -> None:
    there, back = rule("DUP905"), rule("QUO905")
    filters = (
        filter_of(replacing(there, "a", "b"), there),
        filter_of(replacing(back, "b", "a"), back),
    )
    found = Cleaner(filters=filters).clean("a")
    assert found.undo() == "a"
    assert any("did not settle" in flag.why for flag in found.flags)


def test_an_earlier_filter_sees_what_a_later_one_uncovers() -> None:
    early, late = rule("DUP906"), rule("LAY906")
    filters = (filter_of(replacing(early, "xx", "x"), early), filter_of(replacing(late, "-", ""), late))
    assert Cleaner(filters=filters).clean("x-x").text == "x"


def guarded_filter(line: Rule) -> Filter:
    def find(document: Document) -> Iterator[Proposal]:
        for number, one in enumerate(document.lines):
            if one.text.startswith("x "):
                yield line.edit(document.text, *document.without(number, number))

    return filter_of(find, line, guarded=True)


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("Prose stays here.\n" + "x one two three\n" * 30, True),
        ("Prose stays here.\n" + "x one two three\n" * 10, False),  # few words, though most of them
        ("x one\nx two\n", True),  # nothing would be left
        ("Prose stays here. " * 80 + "\n" + "x one two three\n" * 30, False),  # many words, but not half
    ],
)
def test_the_guard_turns_edits_into_flags(text: str, guarded: bool) -> None:
    line = rule("CHR907")
    found = Cleaner(filters=(guarded_filter(line),)).clean(text)
    assert found.guarded is guarded
    assert (found.text == text) is guarded
    assert bool(found.flags) is guarded
    assert bool(found.edits) is not guarded


def test_the_guard_takes_back_only_what_it_watches() -> None:
    line, other = rule("CHR908"), rule("DUP908")
    filters = (filter_of(replacing(other, "the the", "the"), other), guarded_filter(line))
    text = "the the\n" + "x one two three\n" * 30
    found = Cleaner(filters=filters).clean(text)
    assert found.text == text.replace("the the", "the")
    assert found.undo() == text
    assert len(found.flags) == 30
    assert all(text[slice(*flag.origin)] == flag.text for flag in found.flags)


def test_a_filter_that_raises_fails_its_document_and_is_named() -> None:
    def find(document: Document) -> Iterator[Proposal]:
        raise ZeroDivisionError("oops")
        yield

    broken = Cleaner(filters=(filter_of(find, rule("DUP909")),))
    with pytest.raises(FilterFailed, match="'test' raised ZeroDivisionError: oops") as caught:
        broken.clean("a")
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_a_document_that_takes_too_long_fails() -> None:
    with pytest.raises(TimeBudgetExceeded, match="more than 0 s"):
        Cleaner(Config(time_budget=0)).clean("It was the the plan.")


@pytest.mark.parametrize("text", [b"bytes", None, 1, ["a"]])
def test_what_is_no_text_is_refused(text: object) -> None:
    with pytest.raises(TypeError, match=f"not {type(text).__name__}"):
        clean(text)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "at"), [("a\ud800", 1), ("\udfff", 0), ("ab\ud83d\ude00", 2)])
def test_a_lone_surrogate_is_refused_with_its_place(text: str, at: int) -> None:
    with pytest.raises(TextError, match=rf"text\[{at}\] is the lone surrogate U\+D"):
        clean(text)


def test_an_unknown_code_is_refused_when_the_cleaner_is_made() -> None:
    with pytest.raises(UnknownRule, match="did you mean ELI101"):
        Cleaner(Config(select=["ELI1001"]))


def test_only_the_text_is_positional() -> None:
    with pytest.raises(TypeError):
        clean("a", "en")  # type: ignore[misc]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(newline: str) -> None:
    source = newline.join(["It was the the plan. ", "", "", "", "It rained.", "", "Leave a reply", ""])
    assert clean(source).text == newline.join(["It was the plan.", "", "It rained.", ""])


def test_every_flag_and_edit_of_many_passes_points_into_the_source() -> None:
    pieces = [
        "the the the plan",
        "\ufeff",
        "caf\u00c3\u00a9",
        "\n\n\n\n",
        "They have told that he left.",
        " , he said ",
    ]
    for parts in itertools.permutations(pieces, 4):
        found: Cleaned = WHOLE.clean("It began. ".join(parts), language="en")
        check(found, WHOLE)
