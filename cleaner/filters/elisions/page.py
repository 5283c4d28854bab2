"""The page itself as evidence: a paragraph that lacks just what stands in some of its elements.

Each block of the page (a paragraph, a list item, a cell) is a row of pieces: plain
text, and inline elements. A paragraph of the document that reads like a block with
some of its elements left out has lost those. White space and invisible characters are
not compared, since extractors set or remove them.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cleaner.document import CLOSERS, SENTENCE_ENDS, Document, Line
from cleaner.filter import Proposal
from cleaner.filters.elisions.rules import ELEMENT, GAP_MARK
from cleaner.patterns import Pattern

_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "dfn", "em", "font", "i", "kbd", "mark", "q", "small", "span", "strong"}
    | {"time", "u", "var"}
)
_UNSEEN = frozenset(("head", "noscript", "script", "style", "template", "textarea", "title", "-comment"))
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_FOOTNOTE = Pattern(r"[0-9]{1,3} | \[ .* \] | [¶§#↑^*†‡]+")
# Classes of text that only screen readers read.
_FOR_READERS = Pattern(r"sr-only | screen-reader | visually-hidden")
FEWEST = 12
"""So many letters of a block must be there, or it could be any short line."""
_STATES = 64
"""More ways than this to read a paragraph, and none is certain."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block: plain text (no ``tag``), or what an outermost inline element holds.

    ``letters`` is the text without what is not compared.
    """

    text: str
    tag: str
    letters: str


Block = tuple[Piece, ...]


def find(document: Document) -> Iterator[Proposal]:
    """Propose to put back each element of ``metadata["html"]`` that a paragraph lacks."""
    html = document.metadata.get("html")
    if not isinstance(html, str) or document.config.elision == "mend":
        return
    page = blocks(html)
    whole = {_letters(block) for block in page}
    candidates = [block for block in page if any(p.tag for p in block) and len(_plain(block)) >= FEWEST]
    for paragraph in _units(document):
        letters = "".join(filter(_compared, paragraph.text))
        if letters in whole:
            continue
        found = [(block, missing) for block in candidates if (missing := _missing(block, letters))]
        if len(found) == 1:
            yield from _restore(document, paragraph, *found[0])


def _units(document: Document) -> Iterator[Line]:
    """Yield what a block of the page may have become: each paragraph, and the lines of those with several."""
    starts = [line.start for line in document.lines]
    for paragraph in document.paragraphs:
        yield paragraph
        first, behind = (bisect.bisect_left(starts, place) for place in (paragraph.start, paragraph.end))
        if behind - first > 1:
            yield from document.lines[first:behind]


def _piece(text: str, tag: str = "") -> Piece:
    return Piece(text, tag, "".join(filter(_compared, text)))


def _compared(char: str) -> bool:
    return not char.isspace() and char not in _INVISIBLE


@functools.lru_cache(maxsize=2)
def blocks(html: str) -> tuple[Block, ...]:
    """Return the blocks of a page.

    >>> page = blocks("<p>He told <a href='/'>The <em>News</em></a> that it rained.</p>")
    >>> [[(piece.tag, piece.text) for piece in block] for block in page]
    [[('', 'He told '), ('a', 'The News'), ('', ' that it rained.')]]
    """
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(html).body
    found: list[list[Piece]] = [[]]
    if body is not None:
        _walk(body, found)
    return tuple(dict.fromkeys(block for pieces in found if (block := tuple(_join(pieces)))))


def _walk(node: Any, found: list[list[Piece]]) -> None:
    """Add the pieces below *node* to the last block of *found*; every element that is no inline one parts blocks."""
    child = node.child
    while child is not None:
        if child.tag == "-text":
            found[-1].append(_piece(child.text_content or ""))
        elif child.tag in _INLINE:
            found[-1].append(_piece(_shown(child), child.tag))
        elif child.tag in ("sub", "sup", "wbr"):
            # Footnote marks and their kind: there or not, nothing was lost from the sentence.
            found[-1].append(_piece(_shown(child)))
        elif child.tag not in _UNSEEN:
            found.append([])
            _walk(child, found)
            found.append([])
        child = child.next


def _shown(node: Any) -> str:
    """Return the text below *node* that a reader sees."""
    said = node.attributes if node.tag != "-text" else {}
    style = (said.get("style") or "").replace(" ", "")
    hidden = "hidden" in said or said.get("aria-hidden") == "true" or "display:none" in style
    if node.tag in _UNSEEN or hidden or _FOR_READERS.search(said.get("class") or ""):
        return ""
    if node.tag == "-text":
        return node.text_content or ""
    parts = []
    child = node.child
    while child is not None:
        parts.append(_shown(child))
        child = child.next
    return "".join(parts)


def _join(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Join neighbours that are plain text."""
    plain = ""
    for piece in pieces:
        if piece.tag and piece.letters:
            if plain:
                yield _piece(plain)
            plain = ""
            yield piece
        else:
            plain += piece.text
    if plain:
        yield _piece(plain)


def _letters(block: Block) -> str:
    return "".join(piece.letters for piece in block)


def _plain(block: Block) -> str:
    return "".join(piece.letters for piece in block if not piece.tag)


def _missing(block: Block, letters: str) -> tuple[int, ...] | None:
    """Return which pieces of *block* are missing if *letters* are all the others.

    None if they are not, or if it cannot be told which.
    """
    if not letters.startswith(block[0].letters) and not block[0].tag:
        return None
    ways: dict[int, list[tuple[int, ...]]] = {0: [()]}
    for number, piece in enumerate(block):
        following: dict[int, list[tuple[int, ...]]] = {}
        for reach, missing in ways.items():
            if letters.startswith(piece.letters, reach):
                following.setdefault(reach + len(piece.letters), []).extend(missing)
            if piece.tag:
                following.setdefault(reach, []).extend((*way, number) for way in missing)
        ways = following
        if sum(map(len, ways.values())) > _STATES:
            return None
    complete = sorted(ways.get(len(letters), []), key=len)
    if not complete or (len(complete) > 1 and len(complete[0]) == len(complete[1])):
        return None
    return complete[0]


def _restore(document: Document, paragraph: Line, block: Block, missing: tuple[int, ...]) -> Iterator[Proposal]:
    """Propose the words of the *missing* pieces, each run of neighbours as one edit, with the page's own spaces."""
    places = [place for place, char in enumerate(paragraph.text) if _compared(char)]
    reach = 0
    run: list[int] = []
    for number in range(len(block) + 1):
        if number in missing or (run and number < len(block) and not block[number].letters):
            run.append(number)
            continue
        if run and _lost(block, run):
            start = paragraph.start + (places[reach - 1] + 1 if reach else 0)
            end = paragraph.start + (places[reach] if reach < len(places) else len(paragraph.text))
            yield _proposal(document, start, end, block, run)
        run = []
        if number < len(block):
            reach += len(block[number].letters)


def _lost(block: Block, run: list[int]) -> bool:
    """Whether a run of pieces was lost from a sentence, and not left out because it is no part of it.

    Footnote marks and notes in square brackets are none; nor is what stands before or
    behind whole sentences, or a heading: a label, a link to more, a name of an author.
    """
    words = "".join(block[number].letters for number in run)
    before = "".join(piece.letters for piece in block[: run[0]])
    behind = "".join(piece.letters for piece in block[run[-1] + 1 :])
    if _FOOTNOTE.fullmatch(words):
        return False
    if before and behind:
        return True
    if before:
        return before.rstrip(CLOSERS)[-1:] not in SENTENCE_ENDS and words.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS
    return not behind[:1].isupper() and behind.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS


def _proposal(document: Document, start: int, end: int, block: Block, run: list[int]) -> Proposal:
    text = document.text
    before = "".join(piece.text for piece in block[: run[0]])
    behind = "".join(piece.text for piece in block[run[-1] + 1 :])
    words = "".join(block[number].text for number in run)
    if document.config.elision == "mark":
        words = words.replace(words.strip(), GAP_MARK)
    elements = ", ".join(f"<{block[number].tag}>" for number in run if block[number].tag)
    why = f"the page has {' '.join(words.split())!r} in {elements} here"
    if document.config.elision == "flag":
        return ELEMENT.flag(text, start, end, why)
    lead = before[len(before.rstrip()) :] + words[: len(words) - len(words.lstrip())]
    tail = words[len(words.rstrip()) :] + behind[: len(behind) - len(behind.lstrip())]
    after = (" " if lead and before.strip() else "") + " ".join(words.split())
    return ELEMENT.edit(text, start, end, after + (" " if tail and behind.strip() else ""), why)
