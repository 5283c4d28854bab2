"""Quotations that never close, and sentences that run into one.

The element around the end of a quotation is dropped, or a translation loses a mark,
and from there on nobody can tell who speaks. A quotation that runs over paragraphs
opens each of them and closes only the last: that is right as it is.

A mark is added only where the place is certain, and everything else is reported. An
extractor that leaves a paragraph out makes what a lost mark makes, so no end is closed
in a text that has a quotation running over paragraphs, nor behind "She said:", where
one often starts.

Read are ``“…”``, straight marks, ``„…“`` and ``„…”``, ``«…»`` with and without spaces,
``»…«``, ``”…”``, ``»…»``, ``「…」``, ``『…』`` and ``‘…’``. A mark is closed by the one that
the paragraph itself closes with.

Left alone: apostrophes, inches and feet (``6"``), decades, marks of one kind inside each
other as long as they pair, a quotation that a mark of another kind closes (``„Ja", sagte
er``), or one in a later paragraph, one that goes on behind a credit or a caption, and
what an ellipsis cuts off. Where the marks of a paragraph make no sense, nothing is said.

QUO101 unclosed-quotation
    An opening mark without its closing mark. It is closed at the end of the
    paragraph when that has a quotation, then names who speaks, then goes on with what
    is said, and nothing follows but prose that does not open with a mark. What is
    said is one sentence, or in English more that only a speaker says ("we", "it's").

    >>> quotations("“We won,” she said. “It was hard.\\n\\nThe crowd left for the old town by the sea.")
    '“We won,” she said. “It was hard.”\\n\\nThe crowd left for the old town by the sea.'
    >>> quotations("„Ja“, sagte er. „Es war schwer.\\n\\nDie Leute gingen am Abend in die alte Stadt.")
    '„Ja“, sagte er. „Es war schwer.“\\n\\nDie Leute gingen am Abend in die alte Stadt.'
    >>> quotations("She said: “It was hard.\\n\\nThe crowd left for the old town by the sea.")
    'She said: “It was hard.\\n\\nThe crowd left for the old town by the sea.'
    >>> quotations("“The first part.\\n\\n“The last part,” she said.")
    '“The first part.\\n\\n“The last part,” she said.'
    >>> quotations("A 6\\" pipe. „So ist das“, sagte er. ”Ja”, sa hon.")
    'A 6" pipe. „So ist das“, sagte er. ”Ja”, sa hon.'

QUO102 unclosed-before-speaker
    An opening mark at the start of a paragraph without another mark, and one English
    attribution, which ends its sentence. The mark stands behind the comma, or before
    it where the text does so elsewhere.

    >>> quotations("“We won, she said. Nobody cheered.")
    '“We won,” she said. Nobody cheered.'
    >>> quotations("“We won, she said, and it was hard.")
    '“We won, she said, and it was hard.'

QUO301 full-stop-before-quotation-dropped
    A whole sentence, or the words that name a speaker, and no full stop before a
    quotation that is a sentence. Reported only. "He said “We …" needs none.

    >>> quotations("The mine closed in 2019 “We lost everything,” she said.")
    'The mine closed in 2019 “We lost everything,” she said.'

Known gap: straight single marks, which are apostrophes too.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document, Line
from cleaner.filter import Filter, Proposal
from cleaner.filters.quotations import attributions, glued, places
from cleaner.filters.quotations.marks import Quotation, open_at_end, read
from cleaner.filters.quotations.rules import BEFORE_SPEAKER, NO_FULL_STOP, RULES, UNCLOSED
from cleaner.filters.quotations.running import LOOK_AHEAD, closes_later, prose, runs_on, starts
from cleaner.patterns import Pattern, contains

_CUT_OFF = Pattern(r"(?: [.][.][.] | … ) [^.…]{0,20} \z")


def find(document: Document) -> Iterator[Proposal]:
    """Propose the closing mark of each quotation that is open at the end of its paragraph, or report it."""
    paragraphs = document.paragraphs
    readings = [read(paragraph.text) for paragraph in paragraphs]
    opened = [open_at_end(quotations) for quotations in readings]
    running = any(
        quotation is not None and starts(behind.text) for quotation, behind in zip(opened, paragraphs[1:], strict=False)
    )
    told = any(opened) and any(
        places.says_i(paragraph.text, found) for paragraph, found in zip(paragraphs, readings, strict=True)
    )
    for number, paragraph in enumerate(paragraphs):
        for start, end in glued.find(paragraph.text):
            yield NO_FULL_STOP.flag(document.text, paragraph.start + start, paragraph.start + end)
        quotation = opened[number]
        following = paragraphs[number + 1 : number + 1 + LOOK_AHEAD]
        if quotation is None or closes_later(following):
            continue
        before_speaker = _before_speaker(document, paragraph, readings[number], quotation)
        if before_speaker:
            yield before_speaker
        elif not runs_on(following):
            certain = not running and (not following or prose(following[0]))
            closing = places.at_end(paragraph.text, readings[number], quotation, told=told) if certain else None
            yield from _at_end(document, paragraph, quotation, closing, link=quotation == readings[number][0])


def _at_end(
    document: Document, paragraph: Line, opened: Quotation, closing: str | None, *, link: bool
) -> Iterator[Proposal]:
    """Close *opened* at the end of its paragraph, or report it, unless an ellipsis cuts it off or it is an arrow."""
    start, end = paragraph.start + opened.start, paragraph.start + len(paragraph.text.rstrip())
    if closing:
        yield UNCLOSED.edit(document.text, end, end, closing, why="open at the end of its paragraph")
        return
    arrow = link and opened.opener in "«»" and not prose(paragraph)
    if not arrow and not _CUT_OFF.search(paragraph.text.rstrip()):
        yield UNCLOSED.flag(document.text, start, end, why="where it ends is not certain")


def _before_speaker(
    document: Document, paragraph: Line, quotations: tuple[Quotation, ...], opened: Quotation
) -> Proposal | None:
    """Return the edit that closes *opened* before the words that name its speaker, on the side the text does it."""
    place = attributions.before_speaker(paragraph.text.rstrip(), quotations, opened)
    if place is None:
        return None
    closing = places.BY_THE_BOOK[opened.opener]
    outside = place[1] and f"{closing}," in document.text and f",{closing}" not in document.text
    at = paragraph.start + place[0] + (0 if outside else 1)
    return BEFORE_SPEAKER.edit(document.text, at, at, closing, why="open before the words that name its speaker")


quotations = Filter("quotations", 2, RULES, find, contains("“", '"', "„", "”", "«", "»", "「", "『", "‘"))
