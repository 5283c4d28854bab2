"""Function words with nothing after them, and brackets with nothing in them. Reported only."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Proposal, Rule
from cleaner.filters.elisions.rules import EMPTY, NOUN, OBJECT, SOURCE
from cleaner.patterns import Pattern

# The mark, and then what ends a clause: an ellipsis ("the...") is a voice that trails off.
_STOP = r"[.,;:!?)] (?: [ \n\r\t”’\"')(] | \z )"
_SOURCE = Pattern(rf"(?i) \b (according [ ] to (?: [ ] (?: the | a | an ) )?) {_STOP}")

_ARTICLES = Pattern(rf"[\pL\pN,’'%)] [ ] (the | our | your | their | my ) {_STOP}")
_LETTER_A = Pattern(rf"\b ([a-z]+) [ ] (an?) {_STOP}")
# What is counted or graded by letters: "vitamin A", in lower case too.
_LETTERED = frozenset("vitamin hepatitis grade option type section plan part category group class team letter point side level line figure table step serie with to from and or through is".split())

_ROLE = r"(?: spokes(?:man|woman|person) | director | researcher | professor | CEO | editor | analyst | manager | president | founder | co-?founder | chair(?:man|woman)? | head | member | economist | correspondent | reporter | postdoc )"
_OBJECTS = Pattern(
    rf"""\b ( {_ROLE} [ ] (?: at | of | for )
    | such [ ] as | known [ ] as | (?: more | less | rather | other | higher | lower | larger | better ) [ ] than
    | (?: provided | published | founded | funded | created | developed | produced | hosted | powered | written | led ) [ ] by
    | (?: evidence | laboratory | breed | study | analysis | initiation | author | version | result | number | range | lack | use | gebrauch ) [ ] of
    | (?: statement | letter | trip | visit | thanks | access | addition | response | contrast | compared ) [ ] to
    | (?: interview | partnership | collaboration | cooperation | conjunction ) [ ] with
    | (?: excerpt | data | funding ) [ ] from | per [ ] the | of [ ] the | in [ ] the | by [ ] the | for [ ] the
    ) {_STOP}"""
)
_LONE_START = Pattern(r"(?: \A | \n | [.!?] [ ] ) (In (?: [ ] an? )? | According [ ] to | Per | At ) , [ ] [\pL]")
_GOES_ON = Pattern(r"(?i) \A [.,;:!?)] [ ] (?: and | or | but | if | not | at [ ] least | uh | um | er | erm | say | among | for [ ] example | well ) \b")
# A relative clause strands its preposition: "the paper he is the editor of,"
_STRANDED = Pattern(r"(?i) \b (?: which | who | whom | that | what | where | he | she | they | we | it | you | I ) [ ] (?: [\pL’']+ [ ] ){0,3} \z")

_FOREIGN: tuple[tuple[str, Pattern], ...] = (
    # Not before a colon: "Verkündet am: 12.11."
    ("de", Pattern(r"\pL [ ] (des | zum | zur | im | am | vom | beim | von ) [.,;!?)] (?: [ \n\r“)(] | \z )")),
    ("fr", Pattern(rf"\pL [ ] (du | des | aux | le | les | de | dans ) {_STOP}")),
    ("es", Pattern(rf"\pL [ ] (del | el | los | las | al | de ) {_STOP}")),
)
_EMPTY = Pattern(r"[\pL\pN.,] [ ] ( \( [ ]? [,;] [ ]? | \( [ ]? \) | “ [ ]? ” | „ [ ]? “ | « [ ]* » )")
_QUOTES = "“”\"'‘’„«»"


def find(document: Document) -> Iterator[Proposal]:
    """Report each function word that has lost what must follow it."""
    text = document.text
    yield from _each(text, SOURCE, _SOURCE)
    yield from _each(text, NOUN, _ARTICLES)
    yield from _each(text, OBJECT, _LONE_START)
    for match in _LETTER_A.finditer(text):
        if match[1] not in _LETTERED and not _excused(text, *match.span(2)) and document.language.code == "en":
            yield NOUN.flag(text, *match.span(2))
    for match in _OBJECTS.finditer(text):
        if not _excused(text, *match.span(1)) and not _STRANDED.search(text[max(0, match.start() - 60) : match.start()]):
            yield OBJECT.flag(text, *match.span(1))
    for match in _EMPTY.finditer(text):
        yield EMPTY.flag(text, *match.span(1))
    for code, pattern in _FOREIGN:
        for match in pattern.finditer(text):
            if document.language.code == code and not _excused(text, *match.span(1)):
                yield (NOUN if code != "de" else OBJECT).flag(text, *match.span(1))


def _each(text: str, rule: Rule, pattern: Pattern) -> Iterator[Proposal]:
    for match in pattern.finditer(text):
        if not _excused(text, *match.span(1)):
            yield rule.flag(text, *match.span(1))


def _excused(text: str, start: int, end: int) -> bool:
    """Whether the words are spoken of, or the sentence goes on behind the comma with their object."""
    quoted = text[start - 1 : start] in _QUOTES and start > 0
    return quoted or _GOES_ON.search(text[end : end + 20]) is not None
