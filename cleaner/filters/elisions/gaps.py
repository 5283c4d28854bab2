"""Sources that are not named, and brackets and marks with nothing between them. Reported only."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Proposal
from cleaner.filters.elisions.rules import EMPTY, MARKS, SOURCE
from cleaner.patterns import Pattern

# The mark, and then what ends a clause: an ellipsis ("the...") is a voice that trails off.
STOP = r"[.,;:!?)] (?: [ \n\r\t”’\"')(] | \z )"
_SOURCE = Pattern(rf"(?i) \b (according [ ] to (?: [ ] (?: the | a | an ) )?) (?: {STOP} | [.,] [0-9] )")
_FALTERING = Pattern(r"\A , [ ] (?: uh | um | er | erm | well | you [ ] know | I [ ] mean ) \b")
# After the comma, these go on with the object: "sent to, among others, the press".
_GOES_ON = Pattern(
    r"""(?i) \A , [ ] (?: among | amongst | and | or | nor | but | not | as | for | including | inter | in | at
    | by | with | from | say | rather | perhaps | of | respectively | if | variously
    | apparently | to ) \b"""
)
_EMPTY = Pattern(
    r"""[\pL\pN.,] [ ] ( \( [ ]? [,;] [ ]? | \( [ ]? \) | “ [ ]? ” | „ [ ]? “ | « [ ]* »
    | » [ ]? « )"""
)
_EMPTY_STRAIGHT = Pattern(r"""[\pL,:] [ ] (" [ ]? ") (?: [ ,.;:!?)] | \z )""")
# Two marks with nothing between them. A full stop counts behind a word too long to be abbreviated.
_MARKS = Pattern(r"""(?: [\pL\pN)”"] (, [ ]? [,.] | : [ ]? [,.]) | \p{Ll}{5} (\. [ ]? ,)) (?: [ \n\r”"] | \z )""")
_QUOTES = "“”\"'‘’„«»"


def find(document: Document) -> Iterator[Proposal]:
    """Report each "according to" without a source, and each pair of marks that has lost its words."""
    text = document.text
    for match in _SOURCE.finditer(text):
        yield SOURCE.flag(text, *match.span(1))
    for pattern in (_EMPTY, _EMPTY_STRAIGHT):
        for match in pattern.finditer(text):
            yield EMPTY.flag(text, *match.span(1))
    for match in _MARKS.finditer(text):
        yield MARKS.flag(text, *(match.span(1) if match[1] else match.span(2)))


def excused(text: str, start: int, end: int) -> bool:
    """Whether the words at *start* to *end* are quoted, or spoken by somebody who falters."""
    quoted = start > 0 and text[start - 1] in _QUOTES
    return quoted or _FALTERING.search(text[end : end + 12]) is not None


def sentence_before(text: str, position: int) -> str:
    """Return the beginning of the sentence that *position* stands in, as far back as it matters."""
    line = text[max(text.rfind("\n", 0, position) + 1, position - 160) : position]
    ends = [line.rfind(mark) for mark in (". ", "! ", "? ", ".” ")]
    return line[max(ends) + 1 :]


def goes_on(text: str, end: int) -> bool:
    """Whether a preposition that ends at *end* shares an object that comes later in the sentence."""
    return _GOES_ON.search(text[end : end + 24]) is not None
