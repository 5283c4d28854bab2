"""English prepositions with nothing after them. Reported only.

Most prepositions before a comma or full stop are right: English strands them
behind relatives ("the paper he writes for"), questions, passives ("it was looked
at"), infinitives ("hard to come by") and adjectives ("familiar with"). What is left
when all of these are taken away has lost its object.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Proposal
from cleaner.filters.elisions.gaps import STOP, excused
from cleaner.filters.elisions.rules import OBJECT
from cleaner.patterns import Pattern

_PREPOSITION = Pattern(r"\b ([\pL’'-]+) [ ] (of | for | at | than | as | by | with | to | from) [.,;] (?: [ \n\r\t”’\"')(] | \z )")
# Prepositions that are particles too ("log in", "go on") need a verb that takes no particle.
_PUBLISHED = Pattern(
    rf"\b ((?: published | reported | described | detailed | outlined | posted | written | revealed | featured ) [ ] (?: in | on )) {STOP}"
)
_LONE_START = Pattern(r"(?: \A | \n | [.!?] [ ] ) (In (?: [ ] an? )? | According [ ] to | Per) , [ ] [\pL]")

_CLAUSE_START = Pattern(r"(?s) (?: .* [.!?;:“”\"(—–\n] )?")
_RELATIVE = Pattern(r"(?i) \b (?: what | who | whom | whose | which | that | where | how | why | whatever | whoever ) \b")
# A noun, its subject, a verb: "the people I spoke to". After these words the subject opens a clause instead.
_REDUCED = Pattern(r"\b ([\pL’'-]+) [ ] (?: I | he | she | we | you | they | it ) (?: [’'] [a-z]+ )? [ ] (?: [\pL’'-]+ [ ] )* \z")
_OPENS_CLAUSE = frozenset(
    "and but or as if when while because since after before until though although once so that then said says told"
    " think thinks thought believe believes say where what why how than yet however today yesterday".split()
)
_INFINITIVE = Pattern(r"(?i) \b to [ ] (?: [a-z-]+ [ ] ){1,3} \z")
_PASSIVE = Pattern(
    r"""(?i) \b (?: is | are | was | were | be | been | being | get | gets | got | isn[’']t | aren[’']t | wasn[’']t | weren[’']t ) [ ]
    (?: [a-z]+ [ ] ){0,2} [a-z]+ (?: ed | en | t | n | d ) [ ] \z"""
)
_IMPERATIVE_OR_QUESTION = Pattern(r"(?i) \A [ ]* (?: do | does | did | is | are | was | were | can | could | will | would | should | let[’']s ) \b")
_GOES_ON = Pattern(r"(?i) \A , [ ] (?: and | or | but | if | not | nor | at [ ] least | say | among | amongst | for [ ] example | for [ ] instance | apparently | of [ ] course | in [ ] turn | to [ ] a | as [ ] )")

# By preposition, the words it is stranded or at home behind.
_AT_HOME = {
    "of": "kind sort cognizant aware afraid think thought heard hear know knew dream dreamed dreamt speak spoke made out"
    " proud fond capable sure tired sick full ashamed worthy disposed composed because instead lots rid care take taken",
    "for": "what cared accounted called uncalled asked paid looked hoped waiting in stand stood account provided known go"
    " as wait pay ask look search accounted live died fought fight",
    "at": "look looked looking laugh laughed good bad great stare stared shout aim aimed marvel yelled guess arrive",
    "than": "",
    "as": "same just twice",
    "by": "come go went gone stand stands stood get gets got pass passed passes passing drive drove driven drop dropped"
    " stop stopped stopping swear swears live lives lived abide abides abided near nearby close day days year years"
    " hours time days fly flew ticked tick slide rolls sit sat standing walk walked walking going comes flying",
    "with": "familiar comfortable start begin fine okay ok happy cope deal come go going live pleased satisfied along up"
    " away over through start to obsessed done play work agree agreed agrees disagree do",
    "to": "want wants wanted have has had used ought need needs needed going able trying tried supposed like likes not"
    " refuse refused him her them me us you unable willing hoping hope expected listened spoken due how mean meant"
    " how come came up looked look forward listen listens talk talked talking relate amount amounts",
    "from": "come comes came coming where away apart learn learned originate originates hail hails aside recover far to",
}
_AT_HOME_BEHIND = {preposition: frozenset(words.split()) for preposition, words in _AT_HOME.items()}


def find(document: Document) -> Iterator[Proposal]:
    """Report each preposition that has lost its object."""
    text = document.text
    for pattern in (_LONE_START, _PUBLISHED):
        for match in pattern.finditer(text):
            if not excused(text, *match.span(1)) and not _RELATIVE.search(_clause(text, match.start())):
                yield OBJECT.flag(text, *match.span(1))
    for match in _PREPOSITION.finditer(text):
        start, end = match.span(2)
        if not _stranded(text, match.start(), start, end) and document.language.code == "en":
            yield OBJECT.flag(text, start, end)


def _stranded(text: str, word: int, start: int, end: int) -> bool:
    """Whether the preposition at *start* to *end*, with *word* the start of the word before it, is right as it is."""
    preposition, before = text[start:end], text[word : start - 1].lower()
    if before in _AT_HOME_BEHIND[preposition] or excused(text, start, end) or _GOES_ON.search(text[end : end + 24]):
        return True
    clause = _clause(text, start)
    if preposition == "by":
        return False
    if _RELATIVE.search(clause) or _INFINITIVE.search(clause) or _IMPERATIVE_OR_QUESTION.search(clause):
        return True
    if preposition in ("than", "as"):
        return False
    reduced = _REDUCED.search(clause)
    return _PASSIVE.search(clause) is not None or (reduced is not None and (reduced[1] or "").lower() not in _OPENS_CLAUSE)


def _clause(text: str, end: int) -> str:
    """Return what stands between the last mark that ends a clause and *end*."""
    window = text[max(0, end - 200) : end]
    opened = _CLAUSE_START.search(window)
    return window[opened.end() :] if opened else window
