"""Quotations that never close.

The element around the end of a quotation is dropped, or a translation loses a mark,
and from there on nobody can tell who speaks. A quotation that runs over paragraphs
opens each of them and closes only the last: that is right as it is.

A mark is added only where the place is certain: at the end of a paragraph, when a
whole sentence was opened at the start of a sentence, nobody is named as the speaker
after it, the next paragraph of prose does not open with a mark too, and no later one
closes it. Everything else is reported.

Left alone: apostrophes, inches and feet (``6"``), marks of one kind inside each other
as long as they pair, and the systems of other languages: ``„…“``, ``«…»``, ``”…”``.

QUO101 unclosed-quotation
    An opening mark (``“`` or ``"``) without its closing mark.

    >>> quotations("“We won,” she said. “It was hard.")
    '“We won,” she said. “It was hard.”'
    >>> quotations("“The first part.\\n\\n“The last part,” she said.")
    '“The first part.\\n\\n“The last part,” she said.'
    >>> quotations("“We won, she said. Nobody cheered.")
    '“We won, she said. Nobody cheered.'
    >>> quotations("A 6\\" pipe. „So ist das“, sagte er. ”Ja”, sa hon.")
    'A 6" pipe. „So ist das“, sagte er. ”Ja”, sa hon.'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.document import CLOSERS, Document, Line
from cleaner.edits import Safety
from cleaner.filter import Filter, Proposal, Rule
from cleaner.patterns import Pattern, contains

UNCLOSED = Rule("QUO101", "unclosed-quotation", Safety.SAFE, "0.1.0", "a quotation is opened and not closed")

LOOK_AHEAD = 12
"""In so many paragraphs behind it, a quotation may be closed after all."""
_TERMINAL = (".", "!", "?")
# A mark at the start of a paragraph, behind what lists, mail and verse put before it.
_OPENS = Pattern(r"""\A [\s>*_#•·…(\[‘—–-]* (?: [0-9]{1,3} [.)] \s* )? ["“”]""")
_ANY_MARK = Pattern(r'["“”]')
_OPENING_MARK = Pattern(r"""(?: \A | [\s(\[—–-] ) ["“] \S""")
# The mark that opens in English closes in German, and in Swedish the one that closes does both.
_CLOSING_LOW = Pattern(r"""[^\s(\[—–-] “ (?: [\s.,;:!?)] | \z )""")
_OTHER_SYSTEMS = Pattern(r"[„‚«»‹›「」『』]")
# Who speaks is named behind a mark: ", she said". Without one it is part of what is said: "we asked them".
_SPEAKER = Pattern(
    r"""(?i) \b according \s to \b | [,?!—–-] \s+ (?: [\pL.’'-]+ \s+ ){0,4} (?: said | says | saying | told | tells
    | asked | asks | added | adds | wrote | writes | replied
    | explained | explains | noted | notes | warned | warns | claimed | claims | insisted | argued | argues | stated
    | announced | tweeted | recalled | continued | concluded ) \b"""
)
_DECADE = Pattern(r'"[0-9]{2}s\b')


def find(document: Document) -> Iterator[Proposal]:
    """Propose the closing mark of a quotation that is open at the end of its paragraph."""
    for number, paragraph in enumerate(document.paragraphs):
        opened = _open_at_end(paragraph.text)
        following = document.paragraphs[number + 1 : number + 1 + LOOK_AHEAD]
        if opened is None or _runs_on(following):
            continue
        start = paragraph.start + opened
        end = paragraph.start + len(paragraph.text.rstrip())
        if _certain(paragraph, opened) and not _closes_later(following):
            closing = "”" if document.text[start] == "“" else '"'
            yield UNCLOSED.edit(document.text, end, end, closing, why="open at the end of its paragraph")
        else:
            yield UNCLOSED.flag(document.text, start, end, why="where it ends is not certain")


def _runs_on(following: Sequence[Line]) -> bool:
    """Whether the next paragraph opens with a mark, so that the quotation runs on.

    Lines that are no sentence (a label, a link), and short ones that may be a credit,
    can stand between.
    """
    for paragraph in following:
        text = paragraph.text.strip()
        if _OPENS.search(text):
            return True
        if len(text.split()) > 6 and text.rstrip(CLOSERS)[-1:] in _TERMINAL:
            return False
    return False


def _closes_later(following: Sequence[Line]) -> bool:
    """Whether a later paragraph has a closing mark before any that opens, so that it closes there."""
    for paragraph in following:
        mark = _ANY_MARK.search(paragraph.text)
        if mark:
            return _OPENING_MARK.search(paragraph.text[max(0, mark.start() - 1) : mark.end() + 1]) is None
    return False


def _open_at_end(text: str) -> int | None:
    """Return where the outermost quotation that is still open at the end of *text* begins, or None."""
    if _OTHER_SYSTEMS.search(text) or _CLOSING_LOW.search(text):
        return None
    if "“" in text or "”" in text:
        return _open_curly(text)
    return None if _DECADE.search(text) else _open_straight(text)


def _open_curly(text: str) -> int | None:
    opened: list[int] = []
    for position, char in enumerate(text):
        if char == "“":
            opened.append(position)
        elif char == "”" and opened:
            opened.pop()
        elif char == "”":
            # A closing mark that closes nothing: another system, or the damage is elsewhere.
            return None
    return opened[0] if opened else None


def _open_straight(text: str) -> int | None:
    """Straight marks open and close by turns; each must look its part, or nothing is certain."""
    opened: int | None = None
    for position, char in enumerate(text):
        if char != '"':
            continue
        before, behind = text[position - 1 : position] if position else "", text[position + 1 : position + 2]
        opens = (not before or before in " \t([—–-") and behind.strip() != ""
        if opens == (opened is not None):
            return None
        opened = position if opens else None
    return opened


def _certain(paragraph: Line, opened: int) -> bool:
    """Whether the quotation began with a sentence, ends with one, is all one voice, and uses one kind of mark."""
    if paragraph.text[opened] == "“" and '"' in paragraph.text:
        return False
    before, inside = paragraph.text[:opened].rstrip(), paragraph.text[opened + 1 :].rstrip()
    begins = (not before or before[-1] in ".!?:,…”") and inside[:1].isupper()
    ends = inside[-1:] in _TERMINAL and inside[-2:-1].isalnum()
    return begins and ends and not _SPEAKER.search(inside)


quotations = Filter("quotations", 1, (UNCLOSED,), find, contains("“", '"'))
