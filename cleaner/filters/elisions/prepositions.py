"""English prepositions with nothing after them. Reported only.

Most prepositions before a comma or full stop are right: English strands them
behind relatives ("the paper he writes for"), questions, passives ("it was looked
at"), infinitives ("hard to come by") and adjectives ("familiar with"). What is left
when all of these are taken away has lost its object.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner import lexicon
from cleaner.document import Document
from cleaner.filter import Proposal
from cleaner.filters.elisions.gaps import STOP, excused, goes_on
from cleaner.filters.elisions.rules import OBJECT
from cleaner.patterns import Pattern

_PREPOSITION = Pattern(
    r"\b ([\pL’'-]+) [ ] (of | for | at | than | as | by | with | to | from) [.,;] (?: [ \n\r\t”’\"')(] | \z )"
)
# Prepositions that are particles too ("log in", "go on") need a verb that takes no particle.
_PUBLISHED = Pattern(
    rf"""\b ((?: published | reported | described | detailed | outlined | posted | written | revealed | featured ) [ ]
    (?: in | on )) {STOP}"""
)
_LONE_START = Pattern(r"(?: \A | \n | [.!?] [ ] ) (In (?: [ ] an? )? | Per) , [ ] [\pL]")

_CLAUSE_START = Pattern(r"(?s) (?: .* [.!?;:“”\"(—–\n] )?")
_RELATIVE = Pattern(
    r"(?i) \b (?: what | who | whom | whose | which | that | where | how | why | whatever | whoever ) \b"
)
# A noun, its subject, a verb: "the people I spoke to". After these words the subject opens a clause instead.
_REDUCED = Pattern(
    r"\b ([\pL’'-]+) [ ] (?: I | he | she | we | you | they | it ) (?: [’'] [a-z]+ )? [ ] (?: [\pL’'-]+ [ ] )* \z"
)
_INFINITIVE = Pattern(r"(?i) \b to [ ] (?: [a-z-]+ [ ] ){1,3} \z")
_PASSIVE = Pattern(
    r"""(?i) \b (?: is | are | was | were | be | been | being | get | gets | got
    | isn[’']t | aren[’']t | wasn[’']t | weren[’']t ) [ ]
    (?: [a-z]+ [ ] ){0,2} [a-z]+ (?: d | n | t ) [ ] \z"""
)
# A verb of a list that shares its object: "agree to, create or allow a copy".
_FIRST_VERB = Pattern(r"\A , [ ] [a-z]+ (?: , | [ ] (?: and | or ) ) [ ]")
# The second of two prepositions that share an object: "sent by, or on behalf of, the firm".
_SECOND = Pattern(r"(?i) , [ ] (?: and | or | but | not | if [ ] not ) [ ] [^,]* \z")


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
    at_home = before in lexicon.table("stranded.txt").get(preposition, "").split()
    if at_home or excused(text, start, end) or goes_on(text, end):
        return True
    clause = _clause(text, start)
    if _SECOND.search(clause) or (preposition == "to" and _FIRST_VERB.search(text[end : end + 40])):
        return True
    if preposition == "by" or before == "such":
        return False
    if _RELATIVE.search(clause) or _INFINITIVE.search(clause):
        return True
    return preposition not in ("than", "as") and _without_relative(clause, passive=preposition != "of")


def _without_relative(clause: str, *, passive: bool) -> bool:
    """Whether the clause strands its preposition with no relative to show it: "the people I spoke to"."""
    if passive and _PASSIVE.search(clause):
        return True
    reduced = _REDUCED.search(clause)
    return reduced is not None and (reduced[1] or "").lower() not in lexicon.words("clause-openers.txt")


def _clause(text: str, end: int) -> str:
    """Return what stands between the last mark that ends a clause and *end*."""
    window = text[max(0, end - 200) : end]
    opened = _CLAUSE_START.search(window)
    return window[opened.end() :] if opened else window
