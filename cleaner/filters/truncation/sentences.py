"""Where the sentences of a paragraph end, and what may end a text."""

from __future__ import annotations

from cleaner.document import CLOSERS, Document, Line
from cleaner.patterns import Pattern

REACH = 5_000
"""A sentence that is longer than so many code points is none."""
HEADING = 7
"""A heading inside a text has fewer words than so many."""
HEADLINE = 20
"""The headline of another text has fewer words than so many."""
TERMINAL = ".!?…。！？।॥؟۔։።။។"
# A full stop, a question or exclamation mark, closing marks, and a space before the next sentence. Chinese
# and Japanese need no space, Greek asks with a semicolon, and a scraper may have lost the space.
_SENTENCE_END = Pattern(
    r"""([.!?…।॥؟۔։።။។]+ ["'”’»)\]«‹“‘›¹²³⁰⁴-⁹]*) (?: [\s\pZ] | \z ) | ([。！？]+ [”’」』）)]*)
    | \p{Greek} (;) (?: \s | \z ) | \p{Ll}{3} ([.!?] ["”’)]*) \p{Lu}\p{Ll}"""
)
_MORE_CLOSERS = "]」』）⁰¹²³⁴⁵⁶⁷⁸⁹"
_GREEK_QUESTION = Pattern(r"\p{Greek} ; \z")
# An initial or a short title before the full stop ends none, nor does the number of a list.
_ABBREVIATED = Pattern(
    r"""(?: (?: \A | [^\pL\pM\pN] ) (?: [A-Z] | Mr | Mrs | Ms | Dr | Prof | St | Gen | Sen | Rep | Gov | Lt | Col
    | Sgt | Jr | Sr | No | vs | etc | Inc | Ltd | Co | Corp | Fig | Mt | Jan | Feb | Aug | Sept | Oct | Nov | Dec
    | bzw | ca | Nr | Abs | Hr | Fr | \p{Ll} | sra? | str | approx | art | bzgl | pp ) \.
    | (?: \A | \n ) [ ]* [0-9]{1,3} \. ) \z"""
)
# "im 4. Stock": a number with a full stop is an ordinal in these languages, and may be one in an unknown one.
_ORDINAL = Pattern(r"\b [0-9]{1,2} \. \z")
_ORDINAL_LANGUAGES = frozenset(("cs", "da", "de", "fi", "hr", "hu", "nb", "no", "sk", "sl"))


def last_whole(document: Document, text: str) -> int | None:
    """Return where the last whole sentence of *text* ends, or None if there is none."""
    reach = None
    skipped = max(0, len(text) - REACH)
    text = text[skipped:]
    for match in _SENTENCE_END.finditer(text):
        start, end = next(match.span(group) for group in range(1, 5) if match[group])
        goes_on = text[end : end + 2].lstrip().islower()
        before = text[max(0, start - 12) : start + 1]
        if goes_on or _ABBREVIATED.search(before):
            continue
        language = document.language.code if _ORDINAL.search(before) else "en"
        if language is not None and language not in _ORDINAL_LANGUAGES:
            reach = skipped + end
    return reach


def ends_whole(text: str) -> bool:
    """Whether *text* ends with the mark of a whole sentence, closing marks aside."""
    last = text.rstrip().rstrip(CLOSERS + _MORE_CLOSERS)[-2:]
    return last[-1:] in TERMINAL or _GREEK_QUESTION.search(last) is not None


def prose_before(document: Document, last: str) -> bool:
    """Whether whole sentences come before the end, in *last*, the last paragraph, or before it.

    Else the text is a headline, a list or verse.
    """
    if last_whole(document, last):
        return True
    before = document.paragraphs[:-1][-3:]
    return (
        bool(before)
        and ends_whole(before[-1].text)
        and any(_long(paragraph.text) and ends_whole(paragraph.text) for paragraph in before)
    )


def prose_further_up(document: Document, last: Line) -> bool:
    """Whether whole sentences stand before the end but for one paragraph: a long one, or a heading of *last*.

    What is longer than a heading and shorter than most paragraphs is the headline
    of another text, and the end may be one too.
    """
    before = document.paragraphs[:-1][-2:]
    if len(before) < 2 or not (_long(before[0].text) and ends_whole(before[0].text)):
        return False
    between = len(before[1].text.split())
    return between >= HEADLINE or (between < HEADING <= len(last.text.split()))


def _long(text: str) -> bool:
    """Whether *text* has five words or more, or, in a script without spaces, as much as those say."""
    return len(text.split()) > 4 or (len(text) > 11 and not text.isascii() and not any(map(str.islower, text)))
