"""The way back to the source, checked against a slow model that tracks each character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.edits import Edit, apply
from cleaner.spans import Origins


@st.composite
def passes(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    """Draw a text and some passes of edits that fit it."""
    source = text = draw(st.text("abc", min_size=1, max_size=20))
    found = []
    for _ in range(draw(st.integers(1, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        edits: list[Edit] = []
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            after = draw(st.text("xyz", max_size=3))
            if after != text[start:end] and not (edits and start <= edits[-1].end):
                edits.append(Edit("DUP101", start, text[start:end], after, (0, 0)))
        found.append(edits)
        text = apply(text, edits)
    return source, found


@given(passes())
def test_a_character_that_was_never_edited_is_found_at_its_place(drawn: tuple[str, list[list[Edit]]]) -> None:
    source, found = drawn
    origins = Origins()
    text: list[int | None] = list(range(len(source)))  # the place in the source of each character, or None
    now = source
    for edits in found:
        parts: list[int | None] = []
        reach = 0
        for edit in edits:
            parts += [*text[reach : edit.start], *([None] * len(edit.after))]
            reach = edit.end
        text = [*parts, *text[reach:]]
        now = apply(now, edits)
        origins.add(edits)
    for at, place in enumerate(text):
        start, end = origins.of(at, at + 1)
        assert 0 <= start <= end <= len(source)
        if place is not None:
            assert (start, end) == (place, place + 1)
            assert source[start:end] == now[at]


def test_what_was_inserted_stands_for_what_it_replaced() -> None:
    origins = Origins()
    origins.add([Edit("ELI101", 2, "told", "said", (2, 6))])
    assert origins.of(2, 6) == (2, 6)
    assert origins.of(3, 4) == (2, 6)
    assert origins.of(0, 2) == (0, 2)
    assert origins.of(7, 9) == (7, 9)


def test_an_empty_span_at_a_deletion_stands_for_it() -> None:
    origins = Origins()
    origins.add([Edit("DUP101", 3, " the", "", (3, 7))])
    assert origins.of(3, 3) == (3, 7)
    assert origins.of(2, 2) == (2, 2)
    assert origins.of(4, 4) == (8, 8)


def test_spans_at_the_seam_of_a_deletion_leave_it_out() -> None:
    origins = Origins()
    origins.add([Edit("DUP101", 3, " the", "", (3, 7))])
    assert origins.of(0, 3) == (0, 3)
    assert origins.of(3, 5) == (7, 9)


def test_passes_can_be_taken_back() -> None:
    origins = Origins()
    origins.add([Edit("DUP101", 0, "aa", "a", (0, 2))])
    origins.add([Edit("DUP101", 0, "a", "", (0, 2))])
    origins.keep(1)
    assert origins.of(1, 2) == (2, 3)
