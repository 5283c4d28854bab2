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
from cleaner.filters.elisions.gaps import excused, goes_on
from cleaner.filters.elisions.rules import OBJECT
from cleaner.patterns import Pattern

REACH = 10
"""So many words before a preposition may hold the relative or the noun that strands it."""
_PREPOSITION = Pattern(
    r"\b ([\pL’'-]+) [ ] (of | for | at | than | as | by | with | to | from) [.,;] (?: [ \n\r\t”’\"')(] | \z )"
)
# Prepositions that are particles too ("log in", "go on"), and those that a passive strands ("was dealt with").
_AT_HOME = Pattern(
    r"""\b ([\pL’'-]+) [ ] (in | on | of | for | at | as | with | to | from | into | after | under | near)
    [.,;!)] (?: [ \n\r\t”’\"')(] | \z )"""
)
# Without what it stands before, a comma and a relative follow it: "Learn more in, where we called it".
_BEFORE_WHERE = Pattern(r"\b ([\pL’'-]+) [ ] (in | on) , [ ] (?: whose | where ) [ ]")
_BEFORE_RELATIVE = Pattern(r"\A , [ ] (?: which | who | whom | whose | where ) [ ]")
_TO_DO = Pattern(r"(?i) \b to [ ] [a-z-]+ [ ] \z")
# What a verb was made into takes "of" as no verb does: "during initiation of, starting with".
_NOUN_OF = Pattern(r"[a-z]{3,} (?: tion | sion | ment | ness | ity | ship ) [ ] (of) [.,;] (?: [ \n\r”\")] | \z )")
_LONE_START = Pattern(r"(?: \A | \n | [.!?] [ ] ) (In | Per) , [ ] [\pL]")

_CLAUSE_START = Pattern(r"(?s) (?: .* [.!?;:“”\"(—–\n] )?")
_RELATIVE = Pattern(
    r"(?i) \b (?: what | who | whom | whose | which | that | where | how | why | whatever | whoever ) \b"
)
# "who it was directed by" has its agent; "which is owned by" has lost it.
_WITH_SUBJECT = Pattern(
    r"""(?i) \b (?: what | who | whom | which | that | whoever ) [ ] (?: the | an? | his | her | its | their | our | my
    | your ) \b | \b whose \b"""
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
    for start, end in (*_by_kind(text), *_of(text), *_before_where(text)):
        if not excused(text, start, end):
            yield OBJECT.flag(text, start, end)
    for start, end in _lone(text):
        if not excused(text, start, end) and document.language.code == "en":
            yield OBJECT.flag(text, start, end)
    for match in _PREPOSITION.finditer(text):
        start, end = match.span(2)
        if not _stranded(text, match.start(), start, end) and document.language.code == "en":
            yield OBJECT.flag(text, start, end)


def _lone(text: str) -> Iterator[tuple[int, int]]:
    for match in _LONE_START.finditer(text):
        yield match.span(1)


def _by_kind(text: str) -> Iterator[tuple[int, int]]:
    """Yield the prepositions behind words that take them, and that only a relative parts from their object."""
    for match in _AT_HOME.finditer(text):
        start, end = match.span(2)
        takes = lexicon.table("needs-object.txt").get((match[1] or "").lower(), "").split()
        if match[2] in takes and not _by_relative(text, start, end):
            yield start, end


def _of(text: str) -> Iterator[tuple[int, int]]:
    for match in _NOUN_OF.finditer(text):
        if not goes_on(text, match.end(1)):
            yield match.span(1)


def _before_where(text: str) -> Iterator[tuple[int, int]]:
    for match in _BEFORE_WHERE.finditer(text):
        start, end = match.span(2)
        clause = _clause(text, start)
        stranded = _reduced(clause) or any(one.search(clause) for one in (_RELATIVE, _TO_DO, _PASSIVE))
        if not stranded and not _at_home((match[1] or "").lower(), text[start:end]):
            yield start, end


def _at_home(before: str, preposition: str) -> bool:
    """Whether *preposition* is often the last word behind the word *before*: "log in", "familiar with"."""
    return before in lexicon.table("stranded.txt").get(preposition, "").split()


def _by_relative(text: str, start: int, end: int) -> bool:
    """Whether a relative clause, or another preposition's object, has what the one at *start* to *end* needs."""
    clause = _clause(text, start)
    if text[end] == "," and _SECOND.search(clause):
        return True
    return goes_on(text, end) or _RELATIVE.search(clause) is not None or _reduced(clause)


def _stranded(text: str, word: int, start: int, end: int) -> bool:
    """Whether the preposition at *start* to *end*, with *word* the start of the word before it, is right as it is."""
    preposition, before = text[start:end], text[word : start - 1].lower()
    if _at_home(before, preposition) or excused(text, start, end) or goes_on(text, end):
        return True
    clause = _clause(text, start)
    if (text[end] == "," and _SECOND.search(clause)) or (
        preposition == "to" and _FIRST_VERB.search(text[end : end + 40])
    ):
        return True
    if before == "such":
        return False
    if preposition == "by":
        return _reduced(clause) or _WITH_SUBJECT.search(clause) is not None
    # "to clear their fields for, which": the verb has its object, and what follows the comma belongs to another.
    infinitive = _TO_DO if _BEFORE_RELATIVE.search(text[end : end + 10]) else _INFINITIVE
    if _RELATIVE.search(clause) or infinitive.search(clause):
        return True
    return preposition not in ("than", "as") and _without_relative(clause, passive=preposition != "of")


def _without_relative(clause: str, *, passive: bool) -> bool:
    """Whether the clause strands its preposition with no relative to show it: "the people I spoke to"."""
    if passive and _PASSIVE.search(clause):
        return True
    return _reduced(clause)


def _reduced(clause: str) -> bool:
    """Whether a subject stands behind a noun, so that a relative is left out: "the people I spoke to"."""
    reduced = _REDUCED.search(clause)
    return reduced is not None and (reduced[1] or "").lower() not in lexicon.words("clause-openers.txt")


def _clause(text: str, end: int) -> str:
    """Return the last words between the mark that ends a clause and *end*: as many as strand a preposition."""
    window = text[max(0, end - 200) : end]
    opened = _CLAUSE_START.search(window)
    clause = window[opened.end() :] if opened else window
    return " ".join(clause.split()[-REACH:]) + clause[len(clause.rstrip()) :]
