"""The rules of the family, and what each policy makes of a gap."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.document import Document
from cleaner.edits import Safety
from cleaner.filter import Proposal, Rule

HEARER = Rule(
    "ELI101", "recipient-dropped", Safety.SAFE, "0.1.0", "“told that” without the one who was told: a name was dropped"
)
HEARER_OF_QUOTATION = Rule(
    "ELI102",
    "recipient-of-quotation-dropped",
    Safety.SAFE,
    "0.1.0",
    "“told” before a quotation, without the one who was told: a name was dropped",
)
DESTINATION = Rule(
    "ELI103", "destination-dropped", Safety.SAFE, "0.1.0", "“statement sent to,” without a name: a name was dropped"
)
INTERVIEWER = Rule(
    "ELI104", "interviewer-dropped", Safety.SAFE, "0.1.0", "“interview with” without a name: a name was dropped"
)
AGENT = Rule("ELI105", "agent-dropped", Safety.SAFE, "0.1.0", "“seen by,” without a name: a name was dropped")
ELEMENT = Rule(
    "ELI106", "element-dropped", Safety.SAFE, "0.1.0", "words of the page were dropped: they stand in an element of it"
)
SOURCE = Rule(
    "ELI201",
    "source-dropped",
    Safety.REPORT,
    "0.1.0",
    "“according to,” without a source: a name was dropped",
    why='without its source, "He is guilty, according to." would say more than its author did',
)
NOUN = Rule(
    "ELI202",
    "noun-dropped",
    Safety.REPORT,
    "0.1.0",
    "an article without a noun: words were dropped",
    why="nothing in the text says which noun stood there",
)
OBJECT = Rule(
    "ELI203",
    "object-dropped",
    Safety.REPORT,
    "0.1.0",
    "a preposition without what it needs: words were dropped",
    why='a preposition may be stranded on purpose: "the drug they died of."',
)
EMPTY = Rule(
    "ELI204",
    "empty-brackets",
    Safety.REPORT,
    "0.1.0",
    "brackets or quotation marks without words: a name or number was dropped",
    why="nothing in the text says what stood in them",
)
MARKS = Rule(
    "ELI205",
    "words-between-marks-dropped",
    Safety.REPORT,
    "0.1.0",
    "two marks without words between them: a name was dropped",
    why="nothing in the text says what stood between them",
)
SCAR = Rule(
    "ELI206",
    "space-for-dropped-words",
    Safety.REPORT,
    "0.1.0",
    "white space that a tag left stands where words were dropped",
    why="nothing in the text says which words stood there",
)
UNNAMED_HEARER = Rule(
    "ELI207",
    "hearer-dropped",
    Safety.REPORT,
    "0.1.0",
    "“informed that” without the one who was informed: a name was dropped",
    why='in Indian English it is whole as it stands: "The minister informed that the road was open."',
)
RULES = (
    *(HEARER, HEARER_OF_QUOTATION, DESTINATION, INTERVIEWER, AGENT, ELEMENT),
    *(SOURCE, NOUN, OBJECT, EMPTY, MARKS, SCAR, UNNAMED_HEARER),
)

GAP_MARK = "[…]"
"""What the policy ``mark`` puts where something is missing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where a name was dropped: the words around it, and what could stand there.

    ``start`` and ``end`` are code points of the document's text. ``mend`` makes the
    sentence whole without the name, or is None where nothing does. ``restore`` is
    the same words with ``{}`` for the name.
    """

    rule: Rule
    start: int
    end: int
    mend: str | None
    restore: str


def repair(document: Document, gap: Gap) -> Proposal:
    """Propose what the policy of the config makes of *gap*."""
    text, policy = document.text, document.config.elision
    if policy == "mark":
        return gap.rule.edit(text, gap.start, gap.end, gap.restore.replace("{}", GAP_MARK), why="policy mark")
    known = publisher(document) if policy in ("auto", "restore") else None
    if known:
        name, evidence = known
        return gap.rule.edit(text, gap.start, gap.end, gap.restore.replace("{}", name), why=evidence)
    if gap.mend is None or policy == "flag":
        return gap.rule.flag(text, gap.start, gap.end)
    return gap.rule.edit(text, gap.start, gap.end, gap.mend)


def publisher(document: Document) -> tuple[str, str] | None:
    """Return the publisher's name and where it is known from, or None. It is never guessed from the prose.

    ``metadata["publisher"]`` comes first, then the host of ``metadata["url"]`` in
    ``Config.publishers``.
    """
    name = document.metadata.get("publisher")
    if isinstance(name, str) and name.strip():
        return name.strip(), f"the publisher is {name.strip()}, as metadata says"
    from urllib.parse import urlsplit

    url = document.metadata.get("url")
    host = (urlsplit(url).hostname or "") if isinstance(url, str) else ""
    for known, name in document.config.publishers:
        if host and (host == known or host.endswith(f".{known}")):
            return name, f"the publisher is {name}, as the table of publishers says of {known}"
    return None
