"""English articles and possessives with no noun after them: before a mark, a verb, another small word."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner import lexicon
from cleaner.document import Document
from cleaner.filter import Proposal
from cleaner.filters.elisions.gaps import STOP, excused
from cleaner.filters.elisions.rules import NOUN
from cleaner.patterns import Pattern

_THE = Pattern(rf"(?: [\pL\pN,’'%)”:;] [ ] (the | our | your | their | my) | (?: \A | \n | [.!?] [ ] ) (The) ) {STOP}")
_AN = Pattern(rf"(?: \A | [^\pL’'-] ) ([\pL’'-]{{2,}}) [ ] (an?) {STOP}")
# German "an" ends clauses, French "an" is a year, and pages in two languages have both.
_FOREIGN = Pattern(r"(?i) \b (?: der | die | das | und | ist | sich | eine? | les | des | par | et | au ) \b")
NEAR = 100
"""So many code points around a word tell which language its sentence is in."""
# "the is backlit", "wrote in a that the couple": no verb and no relative follows an article.
_BEFORE = Pattern(
    r"""(?: \A | [\s(“"] ) ([Tt]he | [Oo]ur | [Yy]our | [Tt]heir | [Ii]ts | [Mm]y) [ ]
    (is | are | was | were | has | have | had | would | could | should | that | which | who | and | or | of
    | at | by | from | with | in | on | for | to) [ ] ([^ \n]+)"""
)
_A_BEFORE = Pattern(
    r"""(?: \A | [^\pL’'-] ) ([\pL’'-]{2,}) [ ] (an?) [ ]
    (that | which | who | of | at | from | with | in | on | to | is | was | has) [ ] ([^ \n]+)"""
)
_REPORTS = r"""(?: found | says | said | shows | showed | reports | reported | suggests | suggested | reveals | revealed
    | warned )"""
_THE_NAME = Pattern(
    rf"""\pL [ ] (?: by | of | from | to | for | in | at | with ) [ ] (The) [ ] (?: {_REPORTS} | will | on | in ) [ ]
    | (?: \A | \n | [.!?] [ ] ) (The) [ ] {_REPORTS} [ ] that [ ]"""
)
_SMALL = frozenset(("at", "by", "from", "with", "in", "on", "for", "to"))
# What a preposition and the article before it share with no noun: "the at the time unknown" is whole.
_OBJECT = Pattern(r"\A (?: (?: his | her | its | their | our | my | your | these | those ) \z | [\p{Lu}0-9] )")
_OBJECT_OF_TWO = Pattern(r"(?: the | an? | no ) \z")
_POSSESSIVE = frozenset(("our", "your", "their", "its", "my", "his", "her", "hers", "mine", "yours", "theirs", "ours"))


def find(document: Document) -> Iterator[Proposal]:
    """Report each article or possessive that has lost its noun."""
    for start, end in _gaps(document.text):
        if not excused(document.text, start, end):
            yield NOUN.flag(document.text, start, end)
    for start, end in _indefinite(document.text):
        if not excused(document.text, start, end) and document.language.code == "en":
            yield NOUN.flag(document.text, start, end)


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each "the" or possessive, or "The" of a name, with nothing after it."""
    for match in _THE.finditer(text):
        yield match.span(1) if match[1] else match.span(2)
    for match in _THE_NAME.finditer(text):
        yield match.span(1) if match[1] else match.span(2)
    for match in _BEFORE.finditer(text):
        if not _goes_on(match[1] or "", match[2] or "", match[3] or ""):
            yield match.span(1)


def _goes_on(article: str, small: str, following: str) -> bool:
    """Whether *small* and *following* belong to the article: "the to do list", "your or my turn"."""
    word = following.strip(".,;:!?)”\"’'").lower()
    if word in lexicon.words("small-word-names.txt") or (
        small in ("and", "or") and (article.lower() in _POSSESSIVE and word in _POSSESSIVE)
    ):
        return True
    if small in ("from", "with") and _OBJECT_OF_TWO.fullmatch(following):
        return False
    return small in _SMALL and _OBJECT.search(following) is None


def _indefinite(text: str) -> Iterator[tuple[int, int]]:
    for match in _AN.finditer(text):
        other_language = match[2] == "an" and _FOREIGN.search(text[max(0, match.start() - NEAR) : match.end() + NEAR])
        if (match[1] or "").lower() not in lexicon.words("lettered.txt") and not other_language:
            yield match.span(2)
    for match in _A_BEFORE.finditer(text):
        before, small, following = (match[1] or "").lower(), match[3] or "", match[4] or ""
        lettered = before in lexicon.words("lettered.txt") or len(following.strip(",.;)")) < 2
        # "an at the time unknown man": before an adjective that begins with a small word, the article suits it.
        suits = (match[2] == "an") == (small[0] in "aio")
        if not lettered and not (suits and _goes_on("a", small, following)):
            yield match.span(2)
