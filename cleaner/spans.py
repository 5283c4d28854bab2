"""Where a position in one text lies in an earlier one, computed from edits when asked.

A text is the source after some passes. Nothing is stored per character: the
edits of the passes, walked backwards, tell where a span came from.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from cleaner.edits import Edit


class Origins:
    """The way back from the text of now to the source, one pass at a time.

    >>> origins = Origins()
    >>> origins.add([Edit("LAY101", 1, "\\n\\n\\n", "\\n\\n", (1, 4))])
    >>> origins.of(3, 4)    # "b" in "a\\n\\nb", which was "a\\n\\n\\nb"
    (4, 5)
    """

    def __init__(self) -> None:
        self._passes: list[_Pass] = []

    def add(self, edits: Sequence[Edit]) -> None:
        """Note that one more pass, of these *edits*, was applied."""
        self._passes.append(_Pass(edits))

    def keep(self, passes: int) -> None:
        """Forget all but the first *passes* passes, since they were taken back."""
        del self._passes[passes:]

    def of(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that the span *start*, *end* of the text of now comes from.

        A span that touches what an edit inserted takes in the whole of what that
        edit replaced.
        """
        for one in reversed(self._passes):
            start, end = one.back(start, end)
        return start, end


class _Pass:
    """The edits of one pass, as spans of the text before it and of the text after it."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._before: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        shift = 0
        for edit in edits:
            self._before.append((edit.start, edit.end))
            self._starts.append(edit.start + shift)
            shift += len(edit.after) - len(edit.before)
            self._ends.append(edit.end + shift)

    def back(self, start: int, end: int) -> tuple[int, int]:
        if start == end:
            return self._point(start)
        return self._left(start), self._right(end)

    def _left(self, position: int) -> int:
        """Map where a span begins. At the seam after a deletion, it begins behind what was deleted."""
        index = bisect.bisect_right(self._starts, position) - 1
        if index < 0:
            return position
        start, end = self._before[index]
        if position < self._ends[index]:
            return start
        return position - self._ends[index] + end

    def _right(self, position: int) -> int:
        """Map where a span ends. At the seam of a deletion, it ends before what was deleted."""
        index = bisect.bisect_left(self._starts, position) - 1
        if index < 0:
            return position
        _, end = self._before[index]
        if position <= self._ends[index]:
            return end
        return position - self._ends[index] + end

    def _point(self, position: int) -> tuple[int, int]:
        """Map an empty span. Inside or at the edge of an edit it stands for what the edit replaced."""
        index = bisect.bisect_right(self._starts, position) - 1
        if index >= 0 and position <= self._ends[index]:
            return self._before[index]
        left = self._left(position)
        return left, left
