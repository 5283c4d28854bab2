"""Lines and paragraphs, and what is deleted with a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Document


@given(st.text(st.sampled_from("ab \n\r\t")))
def test_lines_and_their_ends_make_up_the_text(text: str) -> None:
    lines = Document(text).lines
    reach = 0
    for line in lines:
        assert text[line.start : line.end] == line.text
        assert text[reach : line.start] in ("", "\n", "\r\n", "\r")
        assert not set(line.text) & set("\r\n")
        reach = line.end
    assert text[reach:] in ("", "\n", "\r\n", "\r")


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("It goes on and\non here.\n\nTwo.", ["It goes on and\non here.", "Two."]),
        ("A list:\none thing\nanother", ["A list:\none thing\nanother"]),
        ("Head\nIt was so.", ["Head", "It was so."]),
        ("\n \n", []),
    ],
)
def test_paragraphs_are_lines_unless_a_sentence_runs_on(text: str, paragraphs: list[str]) -> None:
    assert [one.text for one in Document(text).paragraphs] == paragraphs


@pytest.mark.parametrize(
    ("text", "first", "last", "left"),
    [
        ("a\nX\nb", 1, 1, "a\nb"),
        ("a\n\nX\n\nb", 2, 2, "a\n\nb"),
        ("a\n\nX", 2, 2, "a"),
        ("a\n\nX\n", 2, 2, "a\n"),
        ("a\n\nX\n\n", 2, 2, "a\n\n"),
        ("X\n\na", 0, 0, "a"),
        ("X\r\n\r\na", 0, 0, "a"),
        ("X", 0, 0, ""),
        ("a\nX\n\nX\nb", 1, 3, "a\nb"),
    ],
)
def test_a_line_goes_with_its_blank_lines(text: str, first: int, last: int, left: str) -> None:
    start, end = Document(text).without(first, last)
    assert text[:start] + text[end:] == left
