"""Damage in its context: short stretches of a text with marks for what goes and what comes.

The marks are those of ``git diff --word-diff``: ``[-gone-]`` and ``{+new+}``.
``[?doubtful?]`` is reported and stays. On a terminal, colours stand for them.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cleaner.cleaned import Cleaned
from cleaner.cli.terminal import visible
from cleaner.edits import Edit

if TYPE_CHECKING:
    from rich.text import Text

Kind = Literal["same", "gone", "new", "doubtful"]
_MARKS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}"), "doubtful": ("[?", "?]")}
_STYLES = {"same": "", "gone": "red strike", "new": "green", "doubtful": "yellow"}
CONTEXT = 40
"""How many code points of a line are shown on each side."""
DAMAGE = 100
"""How many code points of a long stretch of damage are shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in an excerpt."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """``source[start:end]`` became *after*."""

    start: int
    end: int
    after: str


def changes(cleaned: Cleaned) -> list[Change]:
    """Return where source and result differ, from the edits alone, merged where they touch.

    Edits of several passes over one place are one change.
    """
    spans: list[tuple[int, int]] = []
    for start, end in sorted({edit.origin for edit in cleaned.edits}):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    passes = [_Shifts(one.edits) for one in cleaned.passes]
    found: list[Change] = []
    position = there = 0  # what is unchanged goes on from here, in the source and in the result
    for start, end in spans:
        begins = there + start - position
        position = there = end
        for one in passes:
            there += one.at(there)
        found.append(Change(start, end, cleaned.text[begins:there]))
    return found


class _Shifts:
    """How far one pass moved what follows its edits."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._ends = [edit.end for edit in edits]
        self._sums = [0]
        for edit in edits:
            self._sums.append(self._sums[-1] + len(edit.after) - len(edit.before))

    def at(self, position: int) -> int:
        return self._sums[bisect.bisect_right(self._ends, position)]


def finding(source: str, start: int, end: int, after: str | None) -> list[Piece]:
    """Return one line about ``source[start:end]``, which becomes *after*, or stays where that is None."""
    damage = _shortened(source[start:end])
    pieces = [Piece("doubtful" if after is None else "gone", damage)]
    if after:
        pieces.append(Piece("new", _shortened(after)))
    before, behind = source[_line_start(source, start) : start], source[end : _line_end(source, end)]
    return [Piece("same", _tail(before)), *pieces, Piece("same", _head(behind))]


def difference(source: str, found: Sequence[Change]) -> list[tuple[int, list[Piece]]]:
    """Return the changed lines of *source*: the number of the first, and its pieces.

    Changes in one line are shown together, with what is the same between them
    cut to what helps to read them.
    """
    groups: list[list[Change]] = []
    for change in found:
        if groups and "\n" not in source[groups[-1][-1].end : change.start]:
            groups[-1].append(change)
        else:
            groups.append([change])
    shown: list[tuple[int, list[Piece]]] = []
    number, counted = 1, 0
    for group in groups:
        number += source.count("\n", counted, group[0].start)
        counted = group[0].start
        shown.append((number, _group(source, group)))
    return shown


def _group(source: str, group: Sequence[Change]) -> list[Piece]:
    first, last = group[0], group[-1]
    pieces = [Piece("same", _tail(source[_line_start(source, first.start) : first.start]))]
    reached = first.start
    for change in group:
        if change is not first:
            between = source[reached : change.start]
            whole = len(between) <= 2 * CONTEXT
            pieces.append(Piece("same", between if whole else _head(between) + _tail(between).removeprefix("…")))
        pieces += [Piece("gone", source[change.start : change.end]), Piece("new", change.after)]
        reached = change.end
    pieces.append(Piece("same", _head(source[last.end : _line_end(source, last.end)])))
    return [piece for piece in pieces if piece.text]


def plain(pieces: Sequence[Piece]) -> str:
    """Return *pieces* as one line with marks."""
    return "".join(_MARKS[piece.kind][0] + visible(piece.text) + _MARKS[piece.kind][1] for piece in pieces)


def styled(pieces: Sequence[Piece]) -> Text:
    """Return *pieces* in colours. A space that goes or comes is shown as a dot, since it has none."""
    from rich.text import Text

    line = Text()
    for piece in pieces:
        text = visible(piece.text)
        if piece.kind != "same" and not text.strip():
            text = "·" * len(text)
        line.append(text, _STYLES[piece.kind])
    return line


def _line_start(text: str, position: int) -> int:
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def _line_end(text: str, position: int) -> int:
    ends = [at for at in (text.find("\n", position), text.find("\r", position)) if at >= 0]
    return min(ends, default=len(text))


def _tail(text: str) -> str:
    """Return the end of *text*, from the beginning of a word where there is one."""
    if len(text) <= CONTEXT:
        return text
    cut = text[-CONTEXT:]
    return "…" + (re.sub(r"^\S*\s+(?=\S)", "", cut) if " " in cut.strip() else cut)


def _head(text: str) -> str:
    """Return the beginning of *text*, to the end of a word where there is one."""
    if len(text) <= CONTEXT:
        return text
    cut = text[:CONTEXT]
    return (re.sub(r"(?<=\S)\s+\S*$", "", cut) if " " in cut.strip() else cut) + "…"


def _shortened(text: str) -> str:
    half = DAMAGE // 2
    return text if len(text) <= DAMAGE else f"{text[:half]}…{text[-half:]}"
