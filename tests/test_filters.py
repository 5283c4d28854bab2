"""The contract that every filter keeps. A new filter needs a case file and no new test code."""

from __future__ import annotations

import ast
import doctest
import inspect
import itertools
import pkgutil
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner.filters
from cleaner import Cleaned, Cleaner, Config, replay, undo
from cleaner.catalogue import section
from cleaner.document import Document
from cleaner.edits import Safety
from cleaner.filter import Filter
from cleaner.filters import FILTERS
from tests.cases import CASES, FIXTURES, KINDS, Case

each_filter = pytest.mark.parametrize("one", FILTERS, ids=lambda one: one.name)
RISKY = Config(risky=True)

_STRICT = pytest.mark.xfail(strict=True, reason="recorded as a known failure")
_PARAMS = [pytest.param(c, id=c.id, marks=[_STRICT] if c.kind == "known-failure" else []) for c in CASES]


@pytest.mark.parametrize("case", _PARAMS)
def test_case(case: Case) -> None:
    found = case.cleaned()
    assert found.text == case.after
    assert tuple(edit.rule for edit in found.edits) == case.rules
    assert tuple(flag.rule for flag in found.flags) == case.flags


def test_cases_are_well_formed() -> None:
    assert {case.kind for case in CASES} <= set(KINDS)
    ids = [case.id for case in CASES]
    assert len(ids) == len(set(ids))
    for case in CASES:
        if case.kind == "keep":
            assert case.after == case.before, case.id
            assert not case.rules, case.id
        if case.kind == "found":
            assert case.rules or case.flags, case.id


@each_filter
def test_traps_are_as_many_as_finds(one: Filter) -> None:
    kinds = [case.kind for case in CASES if case.filter is one and "(" not in case.label]
    assert kinds.count("keep") >= kinds.count("found") > 0


@each_filter
def test_every_rule_has_cases(one: Filter) -> None:
    found = {code for case in CASES if case.filter is one for code in (*case.rules, *case.flags)}
    assert found == {rule.code for rule in one.rules}


def test_every_case_file_has_a_filter() -> None:
    files = {path.stem for path in (FIXTURES / "cases").iterdir()}
    assert files == {one.name for one in FILTERS}


def test_every_module_is_in_the_catalogue() -> None:
    modules = {module.name for module in pkgutil.iter_modules(cleaner.filters.__path__)}
    assert modules == {one.name for one in FILTERS}


def test_codes_are_unique_and_well_formed() -> None:
    codes = [rule.code for one in FILTERS for rule in one.rules]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"(ENC|INV|MRK|LAY|CHR|DUP|ELI|QUO|TRU)[0-9]{3}", code) for code in codes)
    assert all(len({rule.family for rule in one.rules}) == 1 for one in FILTERS)
    names = [rule.name for one in FILTERS for rule in one.rules]
    assert len(names) == len(set(names))


@each_filter
def test_rules_that_are_not_safe_say_why(one: Filter) -> None:
    assert all(bool(rule.why) == (rule.safety is not Safety.SAFE) for rule in one.rules)


@each_filter
def test_every_rule_has_a_section_with_doctests(one: Filter) -> None:
    for rule in one.rules:
        assert ">>> " in section(one, rule), rule.code


@each_filter
def test_doctests_show_a_change_and_a_refusal(one: Filter) -> None:
    shown = set()
    for example in doctest.DocTestParser().get_examples(one.doc):
        statement = ast.parse(example.source).body[0]
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            shown.add(ast.literal_eval(statement.value.args[0]) != ast.literal_eval(example.want))
    assert shown == {True, False}


@each_filter
def test_the_module_docstring_is_the_manual(one: Filter) -> None:
    module = inspect.getmodule(one.find)
    assert module is not None
    assert one.doc == inspect.getdoc(module)
    assert "Left alone" in one.doc


# What random texts are built of: the words, marks and spaces of the cases themselves.
PIECES = {
    one.name: sorted({p for c in CASES if c.filter is one for p in re.findall(r"\w+|\s+|[^\w\s]+", c.before)})
    for one in FILTERS
}


def check(found: Cleaned, cleaner_: Cleaner) -> None:
    """What holds for every outcome: undo and replay are exact, positions are true, nothing is left to do."""
    record = found.record(id="x")
    assert found.undo() == found.source
    assert undo(found.text, record) == found.source
    assert replay(found.source, record) == found.text
    for flag in found.flags:
        assert found.source[slice(*flag.origin)] == flag.text
    for edit in found.edits:
        start, end = edit.origin
        assert 0 <= start <= end <= len(found.source)
    again = cleaner_.clean(found.text, language=found.language)
    assert again.text == found.text, f"not idempotent: {[edit.rule for edit in again.edits]}"


def damaged(one: Filter, most: int) -> st.SearchStrategy[str]:
    """Texts of up to *most* pieces of a filter's cases, with other characters between."""
    pieces = st.one_of(st.sampled_from(PIECES[one.name]), st.text(max_size=3))
    return st.lists(pieces, max_size=most).map("".join)


@each_filter
@settings(deadline=None)
@given(data=st.data())
def test_random_damage_settles(one: Filter, data: st.DataObject) -> None:
    text = data.draw(damaged(one, 30))
    only = Cleaner(RISKY, filters=(one,))
    check(only.clean(text, language="en"), only)


@each_filter
def test_every_short_combination_settles(one: Filter) -> None:
    """An exhaustive walk finds what random texts miss: a repair that uncovers other damage."""
    seeds = [p for p in PIECES[one.name] if not p.isalnum()][:20]
    only = Cleaner(RISKY, filters=(one,))
    for size in (1, 2, 3):
        for parts in itertools.product([*seeds, "the", "A", "told"], repeat=size):
            check(only.clean("".join(parts), language="en"), only)


@each_filter
@settings(deadline=None)
@given(data=st.data())
def test_without_the_trigger_nothing_is_found(one: Filter, data: st.DataObject) -> None:
    text = data.draw(damaged(one, 8))
    assert one.trigger(text) or not list(one.find(Document(text)))


HOSTILE = [
    "[", "<", "<a ", "&", "&amp;", "told ", "told that ", "“", '"', "the ", "the the ", ". ", "\n", " \n", " ,", "(",
    "… ", "[+1 ", "Name\n", "Share this:\n", "Share this:\nIt\n", "\x1b[", "\x1b", "Ã", "Â\xa0", "\u200b",
    "In a statement to ", "a" * 50 + " ", "«", "In, ", "according to ", "\r", "[edit]", "[/button]", '[a b="',
    "<br>a", "<b>a</b>", "[p a='1']a[/p]", "»so« ", "“So.\n", "of, ", " , a",
]  # fmt: skip


@each_filter
@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_time_grows_with_length_only(one: Filter, unit: str) -> None:
    """Eight times the text may not take far more than eight times as long."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        one.proposals(Document(text))
        return time.process_time() - start

    small, large = min(seconds(8_000) for _ in range(3)), min(seconds(64_000) for _ in range(2))
    assert large < 24 * small + 0.05
