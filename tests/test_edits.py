"""Edits: applied only where they fit, and taken back exactly."""

from __future__ import annotations

import pytest

from cleaner.edits import Edit, Safety, apply, inverse
from cleaner.errors import EditError


def edit(start: int, before: str, after: str) -> Edit:
    return Edit("DUP101", start, before, after, (start, start + len(before)))


def test_edits_are_applied_from_left_to_right() -> None:
    assert apply("abcdef", [edit(0, "a", "AA"), edit(2, "", "-"), edit(4, "ef", "")]) == "AAb-cd"


@pytest.mark.parametrize(
    "edits",
    [
        [edit(0, "b", "x")],
        [edit(0, "ab", "x"), edit(1, "b", "y")],
        [edit(2, "c", "x"), edit(0, "a", "y")],
        [edit(3, "d", "x")],
        [edit(4, "", "x")],
    ],
    ids=["another text", "overlap", "order", "past the end", "inserted past the end"],
)
def test_an_edit_that_does_not_fit_is_refused(edits: list[Edit]) -> None:
    with pytest.raises(EditError, match="DUP101: expected"):
        apply("abc", edits)


def test_the_inverse_takes_back() -> None:
    edits = [edit(0, "a", ""), edit(1, "", "xyz"), edit(2, "c", "C")]
    assert apply(apply("abcd", edits), inverse(edits)) == "abcd"


def test_safety_is_ordered() -> None:
    assert Safety.REPORT < Safety.RISKY < Safety.SAFE
