"""Articles with nothing after them, and brackets with nothing in them. Reported only."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner import lexicon
from cleaner.document import Document
from cleaner.filter import Proposal, Rule
from cleaner.filters.elisions.rules import EMPTY, MARKS, NOUN, OBJECT, SOURCE
from cleaner.patterns import Pattern

# The mark, and then what ends a clause: an ellipsis ("the...") is a voice that trails off.
STOP = r"[.,;:!?)] (?: [ \n\r\t”’\"')(] | \z )"
_SOURCE = Pattern(rf"(?i) \b (according [ ] to (?: [ ] (?: the | a | an ) )?) {STOP}")
_THE = Pattern(rf"(?: [\pL\pN,’'%)”:;] [ ] (the | our | your | their | my) | (?: \A | \n | [.!?] [ ] ) (The) ) {STOP}")
_AN = Pattern(rf"\b ([a-z]+) [ ] (an?) {STOP}")
_FALTERING = Pattern(r"\A , [ ] (?: uh | um | er | erm | well | you [ ] know | I [ ] mean ) \b")
# After the comma, these go on with the object: "sent to, among others, the press".
_GOES_ON = Pattern(
    r"""(?i) \A , [ ] (?: among | amongst | and | or | nor | but | not | as | for | including | inter | in | at
    | by | with | from | say | rather | perhaps | of | respectively | if | variously
    | apparently | to ) \b"""
)

# German articles close a relative clause or stand for a noun ("die, die"), so a comma needs more.
_RELATIVE = r"""(?: der | die | das | den | dem | was | wer | wie | wo | welche[rsnm]? | dass
    | oder | aber | und | im | sondern | von )"""
_FOREIGN: tuple[tuple[str, Rule, Pattern], ...] = (
    ("de", OBJECT, Pattern(r"\pL [ ] (zum | zur | im | am | vom | beim | von) [.,;!?)] (?: [ \n\r“)(] | \z )")),
    ("de", NOUN, Pattern(r"\pL [ ] (der | die | den | des | einer | eine | einen) [.;!)] (?: [ \n\r“)(] | \z )")),
    ("de", NOUN, Pattern(r"\pL [ ] (der | den | des | einer) , [ ] \pL")),
    # A dative closes no sentence behind a preposition, but for "in einem".
    (
        "de",
        NOUN,
        Pattern(
            r"""\b (?: mit | von | aus | bei | zu | nach | seit | an | auf | unter ) [ ] (einem | dem) [.;!)]
            (?: [ \n\r“)(] | \z )"""
        ),
    ),
    ("fr", NOUN, Pattern(rf"\pL [ ] (le | la | les | du | des | aux | au) {STOP}")),
    ("fr", OBJECT, Pattern(rf"\pL [ ] (de | à | par | dans) {STOP}")),
    ("es", NOUN, Pattern(rf"\pL [ ] (el | la | los | las | del | al) {STOP}")),
    ("es", OBJECT, Pattern(rf"\pL [ ] (de | por | con | en | a) {STOP}")),
)
_GERMAN_GOES_ON = Pattern(rf"(?i) \A , [ ] {_RELATIVE} \b")
_EMPTY = Pattern(
    r"""[\pL\pN.,] [ ] ( \( [ ]? [,;] [ ]? | \( [ ]? \) | “ [ ]? ” | „ [ ]? “ | « [ ]* »
    | » [ ]? « )"""
)
_EMPTY_STRAIGHT = Pattern(r"""[\pL,:] [ ] (" [ ]? ") (?: [ ,.;:!?)] | \z )""")
# Two marks with nothing between them. A full stop counts behind a word too long to be abbreviated.
_MARKS = Pattern(r"""(?: [\pL\pN)”"] (, [ ]? [,.] | : [ ]? [,.]) | \p{Ll}{5} (\. [ ]? ,)) (?: [ \n\r”"] | \z )""")
_QUOTES = "“”\"'‘’„«»"


def find(document: Document) -> Iterator[Proposal]:
    """Report each article that has lost its noun, and each pair of brackets that has lost its words."""
    text = document.text
    for match in _SOURCE.finditer(text):
        yield SOURCE.flag(text, *match.span(1))
    for match in _THE.finditer(text):
        start, end = match.span(1) if match[1] else match.span(2)
        if not excused(text, start, end):
            yield NOUN.flag(text, start, end)
    for match in _AN.finditer(text):
        start, end = match.span(2)
        if (
            match[1] not in lexicon.words("lettered.txt")
            and not excused(text, start, end)
            and document.language.code == "en"
        ):
            yield NOUN.flag(text, start, end)
    for pattern in (_EMPTY, _EMPTY_STRAIGHT):
        for match in pattern.finditer(text):
            yield EMPTY.flag(text, *match.span(1))
    for match in _MARKS.finditer(text):
        yield MARKS.flag(text, *(match.span(1) if match[1] else match.span(2)))
    yield from _foreign(document)


def _foreign(document: Document) -> Iterator[Proposal]:
    text = document.text
    for code, rule, pattern in _FOREIGN:
        for match in pattern.finditer(text):
            start, end = match.span(1)
            excuse = _GERMAN_GOES_ON.search(text[end : end + 12]) if code == "de" and rule is NOUN else None
            if not excuse and not excused(text, start, end) and document.language.code == code:
                yield rule.flag(text, start, end)


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
