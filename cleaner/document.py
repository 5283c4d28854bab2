"""A text as it stands before a pass, and what is known about it: what a filter is given.

Lines end at ``\\n``, ``\\r\\n`` or ``\\r``; the end mark belongs to no line. Scraped
text mostly has one paragraph a line. Where a block of lines is one hard-wrapped
paragraph, :attr:`Document.paragraphs` says so.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cleaner.config import Config
from cleaner.language import Language
from cleaner.patterns import Pattern

_MARKUP_TALK = Pattern(
    r"(?i)\b (?: x?html5? | xml | css | svg | markup | markdown | bbcode | shortcodes? | wordpress | javascript"
    r" | syntax | jsx ) \b"
)
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
SENTENCE_ENDS = frozenset(".!?…。！？।؟۔:;")
"""What may end a line that is complete. A colon or semicolon ends a lead-in or a list item."""
CLOSERS = "\"'”’»“›«‹‘)]*"
"""What may stand after the mark that ends a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a paragraph: ``text`` stands at ``start`` to ``end`` of the document."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()


class Document:
    """One text, at one moment, with what may serve as evidence.

    ``text``      as it stands before the pass; all positions are code points of it
    ``language``  asked for only when a rule needs it
    ``metadata``  what the caller knows: ``publisher``, ``url``, ``title`` ...
    ``config``    settings that change what a rule proposes
    """

    def __init__(
        self,
        text: str,
        *,
        language: Language | None = None,
        metadata: Mapping[str, Any] | None = None,
        config: Config | None = None,
    ) -> None:
        self.text = text
        self.language = language or Language(text)
        self.metadata: Mapping[str, Any] = metadata or {}
        self.config = config or Config()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines, blank ones included."""
        found = []
        for match in _LINE.finditer(self.text):
            if match.start() == match.end() and match.start() == len(self.text):
                break
            found.append(Line(match.start(1), match.end(1), match[1]))
        return tuple(found)

    @cached_property
    def paragraphs(self) -> tuple[Line, ...]:
        """The paragraphs: lines that are not blank, or blocks of lines that are one wrapped paragraph."""
        found: list[Line] = []
        block: list[Line] = []
        for line in (*self.lines, Line(len(self.text), len(self.text), "")):
            if not line.blank:
                block.append(line)
            elif block:
                found += self._joined(block)
                block = []
        return tuple(found)

    @cached_property
    def about_markup(self) -> bool:
        """Whether the text speaks of markup or code, so that a tag in it may be meant to be read."""
        return bool(_MARKUP_TALK.search(self.text))

    def around(self, first: int, last: int) -> tuple[Line | None, Line | None]:
        """Return the nearest lines that are not blank, before ``lines[first]`` and behind ``lines[last]``."""
        lines = self.lines
        before = next((lines[number] for number in range(first - 1, -1, -1) if not lines[number].blank), None)
        behind = next((lines[number] for number in range(last + 1, len(lines)) if not lines[number].blank), None)
        return before, behind

    def without(self, first: int, last: int) -> tuple[int, int]:
        """Return the span to delete so that ``lines[first]`` to ``lines[last]`` are gone.

        Of the blank lines around them, those before stay and those behind go; at
        the end of the text it is the other way round, so that none are left over.
        The end mark of a last line stays.
        """
        before, behind = self.around(first, last)
        if behind is not None:
            return self.lines[first].start, behind.start
        return (0 if before is None else before.end), self.lines[last].end

    def _joined(self, block: list[Line]) -> list[Line]:
        """Return a block of lines as one paragraph if it is hard-wrapped, else as it is.

        A sentence that goes on in the next line, in lower case, shows the wrap.
        """
        for line, following in itertools.pairwise(block):
            last = line.text.rstrip().rstrip(CLOSERS)[-1:]
            if last not in SENTENCE_ENDS and following.text.lstrip()[:1].islower():
                start, end = block[0].start, block[-1].end
                return [Line(start, end, self.text[start:end])]
        return block
