"""Who was written to, spoke with, or saw it: ``a statement sent to,`` ``an interview with.`` ``seen by,``."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Proposal
from cleaner.filters.elisions.gaps import goes_on
from cleaner.filters.elisions.rules import AGENT, DESTINATION, INTERVIEWER, Gap, repair
from cleaner.patterns import Pattern

_DETERMINER = "(?: a | an | the | his | her | its | their | another | one )"
_STATEMENT = "(?: statement | e-?mail | letter | message | note | memo | comment | release | remark ) s?"
_SENT = "(?: sent | given | provided | issued | made | e-?mailed | released | submitted | addressed | read )"
_DESTINATION = Pattern(
    rf"(?i) \b in [ ] {_DETERMINER} [ ] (?: [a-z-]+ [ ] ){{0,2}} {_STATEMENT} ( (?: [ ] {_SENT} )? [ ] to ) [.,]"
)
_INTERVIEW = Pattern(
    rf"(?i) \b in [ ] {_DETERMINER} [ ] (?: [a-z-]+ [ ] ){{0,2}} (?: interview | conversation ) ( [ ] with ) [.,]"
)
_AGENT = Pattern(
    r"(?i) \b (?: obtained | seen | reviewed | viewed | contacted | reached | approached | interviewed | quoted"
    r" | first [ ] reported ) ( [ ] by ) [.,]"
)


def find(document: Document) -> Iterator[Proposal]:
    """Propose repairs for prepositions that have lost the outlet after them."""
    text = document.text
    for rule, pattern in ((DESTINATION, _DESTINATION), (INTERVIEWER, _INTERVIEW), (AGENT, _AGENT)):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            if not goes_on(text, end) and text[end : end + 2] != "..":
                mend = None if rule is AGENT else ""
                yield repair(document, Gap(rule, start, end, mend, f"{text[start:end]} {{}}"))
