"""Edits as plain values: choose among them, apply them, take them back.

Pure: no patterns, no files. :func:`apply` is the only function in the package
that changes a text; every path through it leaves an :class:`Edit` behind.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleaner.errors import EditError


class Safety(enum.IntEnum):
    """How sure a rule is that its edits only remove damage. Ordered, so a floor is one comparison."""

    REPORT = 0
    """Shown to people, never applied."""
    RISKY = 1
    """Usually right. Applied only when the caller asks for it."""
    SAFE = 2
    """Cannot change what the author wrote. Applied by default."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace *before* at *start* by *after*.

    ``start`` counts code points of the text *as it stood before the pass* the
    edit belongs to; ``origin`` is the span it comes from, in code points of the
    *source*. ``why`` names the evidence, or is empty where the rule says it all.
    """

    rule: str
    start: int
    before: str
    after: str
    origin: tuple[int, int]
    why: str = ""

    @property
    def end(self) -> int:
        """Where *before* ends, in the same text as ``start``."""
        return self.start + len(self.before)


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding that is reported and not applied.

    ``origin`` is a span of the *source* in code points, and ``text`` is what
    stands there: ``source[slice(*flag.origin)] == flag.text``.
    """

    rule: str
    origin: tuple[int, int]
    text: str
    why: str = ""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Apply the *edits* of one pass, sorted and not overlapping, to *text*.

    Raises :class:`~cleaner.errors.EditError` if an edit does not find its
    ``before`` where it says, or overlaps the one before it. Nothing is applied
    then.

    >>> apply("the the cat", [Edit("DUP101", 3, " the", "", (3, 7))])
    'the cat'
    """
    parts: list[str] = []
    reach = 0
    for edit in edits:
        if not reach <= edit.start <= len(text) or text[edit.start : edit.end] != edit.before:
            raise EditError(
                f"{edit.rule}: expected {edit.before!r} at {edit.start}, found "
                f"{text[edit.start : edit.end]!r}; the edit belongs to another text"
            )
        parts += (text[reach : edit.start], edit.after)
        reach = edit.end
    return "".join([*parts, text[reach:]])


def inverse(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that undo one pass of *edits*, with starts in the edited text.

    >>> edits = [Edit("DUP101", 3, " the", "", (3, 7))]
    >>> apply(apply("the the cat", edits), inverse(edits))
    'the the cat'
    """
    shift = 0
    back: list[Edit] = []
    for edit in edits:
        back.append(Edit(edit.rule, edit.start + shift, edit.after, edit.before, edit.origin))
        shift += len(edit.after) - len(edit.before)
    return back
