"""Text that was decoded with the wrong table, or escaped once too often.

A page in UTF-8 that is read as Windows-1252 shows ``cafÃ©`` for "café". HTML that
was escaped, stored, and escaped again shows ``&quot;`` in plain text. The letters
can be had back with certainty, since the wrong reading is reversible; ftfy knows
how, and is asked only about lines where something is wrong. Each repaired stretch
is an edit of its own.

Typographic quotation marks, ligatures, full-width forms and the spacing of other
scripts are not damage and stay: ftfy's ``fix_text`` would change them, so only its
repair of encodings is used. Left alone too: texts that speak of encodings, units such
as ``Å²``, and what would become letters of several scripts at once.

ENC101 mojibake
    A line of UTF-8 that was read as another encoding, once or several times, and
    C1 controls that stand for the punctuation of Windows-1252.

    >>> encoding("The cafÃ© wasnâ€™t open.")
    'The café wasn’t open.'
    >>> encoding("It\\x92s late.")
    'It’s late.'
    >>> encoding("SÃO PAULO, 7 ° — “quoted”, naïve")
    'SÃO PAULO, 7 ° — “quoted”, naïve'

ENC102 html-entity
    A character reference in plain text. Left alone: references to ``<`` and ``>``,
    which are often meant to be read, and all of them where the text speaks of HTML
    or another markup.

    >>> encoding("Smith &amp;amp; Sons said &quot;no&quot;.")
    'Smith & Sons said "no".'
    >>> encoding("In HTML, write &amp; for an ampersand.")
    'In HTML, write &amp; for an ampersand.'

ENC103 replacement-character
    U+FFFD stands where a byte could not be read. What it was is lost, so it is
    reported only.

    >>> encoding("the caf\\ufffd closed") == "the caf\\ufffd closed"
    True

Known gap: mojibake that runs over a line end, or over the cuts of a line longer than
1,000 code points, and mix-ups of two single-byte encodings, which ftfy leaves alone
too. Source of the method: ftfy 6.3, https://ftfy.readthedocs.io/en/latest/heuristic.html
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from cleaner.document import Document, Line
from cleaner.edits import Safety
from cleaner.filter import Filter, Proposal, Rule
from cleaner.patterns import Pattern

MOJIBAKE = Rule("ENC101", "mojibake", Safety.SAFE, "0.1.0", "text was decoded with the wrong encoding")
ENTITY = Rule("ENC102", "html-entity", Safety.SAFE, "0.1.0", "an HTML character reference was left in the text")
LOST = Rule(
    "ENC103",
    "replacement-character",
    Safety.REPORT,
    "0.1.0",
    "a character could not be decoded and is lost",
    why="nothing in the text says what stood there",
)

LONGEST = 1000
"""How many code points are repaired at once. ftfy decides by the line, and most lines are shorter."""

# "amp;" may be repeated: each further escape adds one. Other names are words of code ("&image;").
_ENTITY = Pattern(
    r"""& (?:amp;)* (?: amp | quot | apos | nbsp | (?: [lr]s | sb | [lrb]d )quo | [lr]aquo | [nm]dash | hellip | bull
    | middot | times | deg | copy | reg | trade | euro | pound | yen | cent | sect | para | frac[0-9]{2} | sup[123]
    | szlig | (?: [ao]e | AE | OE )lig
    | [A-Za-z](?: acute | grave | circ | tilde | uml | cedil | ring | slash | caron ) | iexcl | iquest | ord[fm]
    | [#][0-9]{1,7} | [#][xX][0-9A-Fa-f]{1,6} ) ;"""
)
# What stays of bytes of another encoding, such as GBK, that were read as Latin-1.
_OTHER_BYTES = Pattern(r"[\x{80}-\x{FF}]{4}")
_UNIT = Pattern(r"Å[²³°±¹]")
# What stands behind a stray Â, as its second byte; elsewhere it is a letter of Romanian, Portuguese or French.
_BEHIND_STRAY = "£©®°±·½¼¾¿§¶´¸¨\u00a0"
_ABOUT_ENCODINGS = Pattern(r"(?i) \b (?: mojibake | UTF-?8 | Latin-?1 | ISO[ -]8859 | Windows-125[0-9] | charset ) ")
_LOST = Pattern(r"\x{FFFD}+")


def find(document: Document) -> Iterator[Proposal]:
    """Propose the repaired characters of each damaged stretch."""
    text = document.text
    if "&" in text and not document.about_markup:
        yield from _entities(text)
    if text.isascii():
        return
    for match in _LOST.finditer(text):
        yield LOST.flag(text, *match.span())
    if _ABOUT_ENCODINGS.search(text):
        return
    for line in document.lines:
        if not line.text.isascii():
            yield from _mojibake(text, line)


def _mojibake(text: str, line: Line) -> Iterator[Proposal]:
    import ftfy
    from ftfy.badness import is_bad
    from rapidfuzz.distance import Levenshtein

    for start, piece in _pieces(line):
        if not is_bad(piece):
            continue
        fixed = ftfy.fix_encoding(piece)
        if not _plausible(piece, fixed):
            continue
        for (before, after), (fixed_before, fixed_after) in _stretches(Levenshtein.opcodes(piece, fixed)):
            meant = fixed[fixed_before:fixed_after]
            if not _doubtful(piece, before, after, meant):
                yield MOJIBAKE.edit(text, start + before, start + after, meant)


def _plausible(piece: str, fixed: str) -> bool:
    """Whether what ftfy makes of a line is text: no unassigned characters, and at most one script more."""
    new = set(fixed) - set(piece)
    if _OTHER_BYTES.search(fixed):
        return False
    if any(unicodedata.category(char) in ("Cn", "Co", "Cs") for char in new):
        return False
    return len({unicodedata.name(char, "").split()[0] for char in new if char.isalpha()} - {"LATIN"}) < 2


def _doubtful(piece: str, start: int, end: int, meant: str) -> bool:
    """Whether a repair may be wrong: of a unit (Å²), a capital and a closing mark (IRMÃ”), a space, a control."""
    written = piece[start:end]
    if _UNIT.search(piece[max(0, start - 1) : end + 1]):
        return True
    if written[-1:] in "”“’‘»«™®–—" and len(written) == 2 and not piece[end : end + 1].isalpha():
        return True
    if written == "Â" and not meant and piece[end : end + 1] not in _BEHIND_STRAY:
        return True
    if written.endswith(" ") and not meant.endswith(" "):
        # ftfy takes the space for a lost byte, and would join two words.
        return True
    return len(written) == 1 and "\x80" <= written <= "\x9f" and meant.isalpha()


def _pieces(line: Line) -> Iterator[tuple[int, str]]:
    """Cut a long line at spaces, since the time of an alignment grows with the square of its length."""
    reach = 0
    while reach < len(line.text):
        end = reach + LONGEST
        if end < len(line.text):
            end = line.text.rfind(" ", reach + 1, end) + 1 or end
        yield line.start + reach, line.text[reach:end]
        reach = end


def _stretches(opcodes: Iterable[Any]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Join the steps of an alignment that touch, so that a repaired character is one edit."""
    joined: list[tuple[tuple[int, int], tuple[int, int]]] = []
    touching = False
    for step in opcodes:
        if step.tag == "equal":
            touching = False
            continue
        source, fixed = (step.src_start, step.src_end), (step.dest_start, step.dest_end)
        if touching:
            (source_start, _), (fixed_start, _) = joined.pop()
            source, fixed = (source_start, step.src_end), (fixed_start, step.dest_end)
        joined.append((source, fixed))
        touching = True
    return joined


def _entities(text: str) -> Iterator[Proposal]:
    from ftfy.fixes import unescape_html

    for match in _ENTITY.finditer(text):
        written = text[match.start() : match.end()]
        meant = unescape_html(written)
        while meant != (again := unescape_html(meant)):
            meant = again
        if (
            meant != written
            and len(meant) == 1
            and meant not in "<>\ufffd"
            and (meant.isprintable() or meant.isspace())
        ):
            yield ENTITY.edit(text, *match.span(), meant)


def _may_fire(text: str) -> bool:
    return "&" in text or not text.isascii()


encoding = Filter("encoding", 1, (MOJIBAKE, ENTITY, LOST), find, _may_fire)
