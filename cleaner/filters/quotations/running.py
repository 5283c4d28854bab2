"""Whether a quotation that is open at the end of its paragraph goes on behind it, as a running quotation does."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.document import CLOSERS, Line
from cleaner.filters.quotations.marks import MARK, looks_open
from cleaner.patterns import Pattern

LOOK_AHEAD = 12
"""In so many paragraphs behind it, a quotation may go on or be closed after all."""
PROSE = 7
"""A paragraph of fewer words may be a label or a heading."""
# A mark at the start of a paragraph, behind what lists, mail and verse put before it.
_STARTS = Pattern(r"""\A [\s>*_#•·…(\[—–-]* (?: [0-9]{1,3} [.)] \s* )? ["“”„«»‘「『]""")
_CREDIT = Pattern(
    r"""(?i) \b (?: photo | photos | photograph | photographs | pictured? | images? | file | caption | video | credit
    | courtesy | getty | reuters | advertisement | read \s more ) \b"""
)


def starts(text: str) -> bool:
    """Whether a paragraph starts with a mark."""
    return _STARTS.search(text) is not None


def prose(paragraph: Line) -> bool:
    """Whether it is a sentence of the text, no label, heading, caption or credit."""
    text = paragraph.text.strip()
    ends = text.rstrip(CLOSERS)[-1:] in (".", "!", "?", "。")
    return ends and len(text.split()) >= PROSE and _CREDIT.search(text) is None


def runs_on(following: Sequence[Line]) -> bool:
    """Whether the next paragraph of prose starts with a mark. What is no prose can stand between."""
    for paragraph in following:
        if starts(paragraph.text):
            return True
        if prose(paragraph):
            return False
    return False


def closes_later(following: Sequence[Line]) -> bool:
    """Whether a later paragraph has a closing mark before any that opens, so that it closes there."""
    for paragraph in following:
        mark = MARK.search(paragraph.text)
        if mark:
            return mark[0] != "«" and not looks_open(paragraph.text, *mark.span())
    return False
