"""Patterns that take linear time on any text, compiled when first used.

The engine is RE2 (google-re2): no look-around, no back-references, and in
exchange no input that makes it slow. What a pattern cannot say is asked of the
text around a match instead. Two things differ from ``re``: ``\\b``, ``\\w``,
``\\d`` and ``\\s`` are ASCII only, and ``\\pL`` is any letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol


class Match(Protocol):
    """The part of a match object that filters use. Positions are code points of the text searched."""

    def start(self, group: int | str = 0, /) -> int: ...
    def end(self, group: int | str = 0, /) -> int: ...
    def span(self, group: int | str = 0, /) -> tuple[int, int]: ...
    def __getitem__(self, group: int | str, /) -> str | None: ...


class Pattern:
    """A regular expression in RE2's syntax, compiled when it is first used.

    White space and ``#`` comments in *source* are layout, as with ``re.VERBOSE``:
    write ``[ ]`` for a space.

    >>> [m.span() for m in Pattern("[ ] told [ ] that").finditer("He told that.")]
    [(2, 12)]
    """

    __slots__ = ("_compiled", "source")

    def __init__(self, source: str) -> None:
        self.source = _squeeze(source)
        self._compiled: Any = None

    @property
    def compiled(self) -> Any:
        if self._compiled is None:
            import re2

            options = re2.Options()
            options.log_errors = False
            self._compiled = re2.compile(self.source, options)
        return self._compiled

    def search(self, text: str) -> Match | None:
        """Return the first match in *text*, or None."""
        found: Match | None = self.compiled.search(text)
        return found

    def fullmatch(self, text: str) -> Match | None:
        """Return the match that covers the whole of *text*, or None."""
        found: Match | None = self.compiled.fullmatch(text)
        return found

    def finditer(self, text: str) -> Iterator[Match]:
        """Yield the matches in *text*, from left to right, not overlapping."""
        found: Iterator[Match] = self.compiled.finditer(text)
        return found

    def __repr__(self) -> str:
        return f"Pattern({self.source!r})"


def _squeeze(source: str) -> str:
    """Take white space and comments out of a verbose pattern; RE2 has no such flag."""
    out: list[str] = []
    in_class = escaped = in_comment = False
    for char in source:
        if in_comment:
            in_comment = char != "\n"
        elif escaped:
            out.append(char)
            escaped = False
        elif char == "\\":
            out.append(char)
            escaped = True
        elif in_class:
            out.append(char)
            in_class = char != "]"
        elif char == "#":
            in_comment = True
        elif not char.isspace():
            out.append(char)
            in_class = char == "["
    return "".join(out)


def contains(*literals: str) -> Callable[[str], bool]:
    """Return a test for whether a text has at least one of *literals*, as a trigger.

    >>> contains("[", "<")("a < b")
    True
    """
    return lambda text: any(literal in text for literal in literals)


def always(text: str) -> bool:
    """A trigger that lets every text but an empty one through."""
    return bool(text)
