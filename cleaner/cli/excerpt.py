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
    from rich.console import Console
    from rich.text import Text

Kind = Literal["same", "gone", "new", "doubtful"]
_MARKS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}"), "doubtful": ("[?", "?]")}
_STYLES = {"same": "", "gone": "red strike", "new": "green", "doubtful": "yellow"}
_LINE_END = re.compile(r"[\r\n]")
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


def finding(source: str, origin: tuple[int, int], before: str, after: str | None) -> list[Piece]:
    """Return one line about the *origin* of a finding in *source*.

    *before* is what stood there when the rule looked, and becomes *after*, or stays where that is None.
    """
    start, end = origin
    if after is None:
        pieces = [Piece("doubtful", _shortened(before))]
    else:
        pieces = [Piece(kind, _shortened(text)) for kind, text in _parts(before, after)]
    return _line(source, start, pieces, end)


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
    pieces: list[Piece] = []
    reached = group[0].start
    for change in group:
        between = source[reached : change.start]
        if len(between) > 2 * CONTEXT:
            between = f"{_head(between)} {_tail(between)}".replace("… …", " … ")
        pieces.append(Piece("same", between))
        pieces += [Piece(kind, text) for kind, text in _parts(source[change.start : change.end], change.after)]
        reached = change.end
    return _line(source, group[0].start, pieces, reached)


def _parts(before: str, after: str) -> list[tuple[Kind, str]]:
    """Return what goes, what comes and what stays where *before* becomes *after*.

    Where one of the two is only the other with something more, the rest stays as it is.
    """
    if after and before.endswith(after):
        return [("gone", before[: -len(after)]), ("same", after)]
    if after and before.startswith(after):
        return [("same", after), ("gone", before[len(after) :])]
    if before and after.startswith(before):
        return [("same", before), ("new", after[len(before) :])]
    if before and after.endswith(before):
        return [("new", after[: -len(before)]), ("same", before)]
    return [("gone", before), ("new", after)]


def _line(source: str, start: int, pieces: Sequence[Piece], end: int) -> list[Piece]:
    """Return *pieces* between what stands in the same line of *source* before *start* and behind *end*."""
    # One more than is shown, to tell whether something is left out; not the whole line, which may be the whole text.
    left = _LINE_END.split(source[max(0, start - CONTEXT - 1) : start])[-1]
    right = _LINE_END.split(source[end : end + CONTEXT + 1], maxsplit=1)[0]
    line = [Piece("same", _tail(left)), *pieces, Piece("same", _head(right))]
    return [piece for piece in line if piece.text]


def plain(pieces: Sequence[Piece]) -> str:
    """Return *pieces* as one line with marks."""
    return "".join(_MARKS[piece.kind][0] + visible(piece.text) + _MARKS[piece.kind][1] for piece in pieces)


def styled(pieces: Sequence[Piece], out: Console) -> Text:
    """Return *pieces* in the colours of *out*, or with marks where it has none.

    A space that goes or comes is shown as a dot, since it has no colour.
    """
    from rich.text import Text

    if out.no_color or out.color_system is None:
        return Text(plain(pieces))
    line = Text()
    for piece in pieces:
        text = visible(piece.text)
        if piece.kind != "same" and not text.strip():
            text = "·" * len(text)
        line.append(text, _STYLES[piece.kind])
    return line


def _tail(text: str) -> str:
    """Return the end of *text*, from the beginning of a word where there is one."""
    if len(text) <= CONTEXT:
        return text
    cut = text[-CONTEXT:]
    return "…" + (cut if text[-CONTEXT - 1].isspace() else re.sub(r"^\S+\s+(?=\S)", "", cut))


def _head(text: str) -> str:
    """Return the beginning of *text*, to the end of a word where there is one."""
    if len(text) <= CONTEXT:
        return text
    cut = text[:CONTEXT]
    return (cut if text[CONTEXT].isspace() else re.sub(r"(?<=\S)\s+\S+$", "", cut)) + "…"


def _shortened(text: str) -> str:
    half = DAMAGE // 2
    return text if len(text) <= DAMAGE else f"{text[:half]}…{text[-half:]}"
