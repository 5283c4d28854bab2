"""Who was written to, spoke with, or saw it: ``a statement sent to,`` ``an interview with.`` ``seen by,``."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Proposal
from cleaner.filters.elisions.rules import AGENT, DESTINATION, INTERVIEWER, Gap, repair
from cleaner.patterns import Pattern

_DETERMINER = "(?: a | an | the | his | her | its | their | another | one )"
_STATEMENT = "(?: statement | e-?mail | letter | message | note | memo | comment | release | remark ) s?"
_SENT = "(?: sent | given | provided | issued | made | e-?mailed | released | submitted | addressed | read )"
_DESTINATION = Pattern(rf"(?i) \b in [ ] {_DETERMINER} [ ] (?: [a-z-]+ [ ] ){{0,2}} {_STATEMENT} ( (?: [ ] {_SENT} )? [ ] to ) [.,]")
_INTERVIEW = Pattern(rf"(?i) \b in [ ] {_DETERMINER} [ ] (?: [a-z-]+ [ ] ){{0,2}} (?: interview | conversation ) ( [ ] with ) [.,]")
_AGENT = Pattern(
    r"(?i) \b (?: obtained | seen | reviewed | viewed | contacted | reached | approached | interviewed | quoted"
    r" | first [ ] reported ) ( [ ] by ) [.,]"
)
# After the comma, these go on with the same preposition: "sent to, among others, the press".
_GOES_ON = Pattern(
    r"(?i) \A , [ ] (?: among | amongst | and | or | but | not | as | for | including | inter | in | at | by | with | from"
    r" | say | rather | perhaps | of | respectively | what | whom? | which | if | variously ) \b"
)


def find(document: Document) -> Iterator[Proposal]:
    """Propose repairs for prepositions that have lost the outlet after them."""
    text = document.text
    for rule, pattern in ((DESTINATION, _DESTINATION), (INTERVIEWER, _INTERVIEW), (AGENT, _AGENT)):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            if not _GOES_ON.search(text[end : end + 20]) and text[end : end + 2] != "..":
                mend = None if rule is AGENT else ""
                yield repair(document, Gap(rule, start, end, mend, f"{text[start:end]} {{}}"))
