"""Who was written to, spoke with, or saw it: ``a statement sent to,`` ``an interview with.`` ``seen by,``."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Proposal
from cleaner.filters.elisions.gaps import goes_on, sentence_before
from cleaner.filters.elisions.rules import AGENT, DESTINATION, INTERVIEWER, Gap, repair
from cleaner.patterns import Pattern

_DETERMINER = "(?: a | an | the | his | her | its | their | another | one )"
_STATEMENT = "(?: statement | e-?mail | letter | message | note | memo | comment | release | remark ) s?"
_SENT = "(?: sent | given | provided | issued | made | e-?mailed | released | submitted | addressed | read )"
# With a word for sending, or at the start of a sentence; else "to" may be stranded: "the name in the letter to."
_DESTINATION = Pattern(
    rf"""(?i) \b in [ ] {_DETERMINER} [ ] (?: [a-z-]+ [ ] ){{0,2}} {_STATEMENT} ( [ ] {_SENT} [ ] to ) [.,]
    | (?: \A | \n | [.!?] [ ] ) in [ ] {_DETERMINER} [ ] (?: [a-z-]+ [ ] ){{0,2}} {_STATEMENT} ( [ ] to ) [.,]"""
)
_INTERVIEW = Pattern(
    rf"(?i) \b in [ ] {_DETERMINER} [ ] (?: [a-z-]+ [ ] ){{0,2}} (?: interview | conversation ) ( [ ] with ) [.,]"
)
# A relative clause strands its "with": "whoever you are in an interview with".
_RELATIVE = Pattern(
    r"""(?i) \b (?: who | whom | whoever ) \b | \b (?: he | she | they | I | we | you ) [ ]
    (?: is | are | am | was | were | had [ ] been ) [ ] in [ ] [^.!?]* \z"""
)
# What follows the comma is said aside, and the object comes behind it: "In a letter to, I think, the Times".
_ASIDE = Pattern(r"(?i) \A , [ ] (?: [\pL’']+ [ ] ){0,3} [\pL’']+ ,")
_AGENT = Pattern(
    r"(?i) \b (?: obtained | seen | reviewed | viewed | contacted | reached | approached | interviewed | quoted"
    r" | first [ ] reported ) ( [ ] by ) [.,]"
)


def find(document: Document) -> Iterator[Proposal]:
    """Propose repairs for prepositions that have lost the outlet after them."""
    text = document.text
    for rule, pattern in ((DESTINATION, _DESTINATION), (INTERVIEWER, _INTERVIEW), (AGENT, _AGENT)):
        for match in pattern.finditer(text):
            group = 2 if rule is DESTINATION and match[1] is None else 1
            start, end = match.span(group)
            if not _has_object(text, match.start(), end):
                mend = None if rule is AGENT else ""
                yield repair(document, Gap(rule, start, end, mend, f"{text[start:end]} {{}}"))


def _has_object(text: str, start: int, end: int) -> bool:
    """Whether the preposition that ends at *end* has its object elsewhere, or trails off."""
    before = sentence_before(text, start) + text[start:end]
    behind = text[end : end + 60]
    if behind.startswith("..") or goes_on(text, end) or _RELATIVE.search(before):
        return True
    return _ASIDE.search(behind) is not None
