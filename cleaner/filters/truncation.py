"""Texts that break off.

A feed gives the first two hundred characters and a mark; a crawler stops reading; a
page loads its second half later. The last sentence has no end, and whoever learns
from the text learns to stop there.

What is cut off is dropped back to the last whole sentence, and the log keeps it;
``Config.truncation`` can ``mark`` the place with ``[…]``, or only ``flag`` it.

Left alone: a text that is nothing but one unfinished line (a headline); lists, verse,
tables, signatures, addresses, credits, emoji; a last line that is a heading; and text
in scripts that write no full stop.

TRU101 cut-off-sentence
    A last sentence that breaks off: with a quotation still open, or after a word or
    mark that cannot end one, or behind whole sentences in its own paragraph.

    >>> truncation("It rained all day. We stayed.\\n\\nIn the evening it cleared.\\n\\n“The mayor")
    'It rained all day. We stayed.\\n\\nIn the evening it cleared.'
    >>> truncation("It rained all day. In the evening the mayor of the")
    'It rained all day.'
    >>> truncation("It rained all day. We stayed.\\n\\nJane Doe, Reuters")
    'It rained all day. We stayed.\\n\\nJane Doe, Reuters'
    >>> truncation("What we know about the")
    'What we know about the'

TRU102 teaser-mark
    What a feed prints where it stops: ``[…]``, ``… [+2093 chars]``, ``Read more``
    after an ellipsis, ``Continue reading →``.

    >>> truncation("It rained all day. In the evening the mayor… [+2093 chars]")
    'It rained all day.'
    >>> truncation("It rained all day. Continue reading →")
    'It rained all day.'
    >>> truncation("“It rained […] all day,” he said. Then he left...")
    '“It rained […] all day,” he said. Then he left...'
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner import lexicon
from cleaner.document import CLOSERS, Document, Line
from cleaner.edits import Safety
from cleaner.filter import Filter, Proposal, Rule
from cleaner.patterns import Pattern

CUT_OFF = Rule("TRU101", "cut-off-sentence", Safety.SAFE, "0.1.0", "the text breaks off inside its last sentence")
TEASER = Rule("TRU102", "teaser-mark", Safety.SAFE, "0.1.0", "a feed's mark stands where the text was cut off")

_ELLIPSIS = r"(?: … | \.\.\. )"
_TEASER = Pattern(
    rf"""(?i) (?: [ \t\r\n]*
    (?: {_ELLIPSIS}? [ ]? \[ \+ [0-9,. ]+ (?: chars | characters | words ) \]
      | \[ [ ]? (?: {_ELLIPSIS} | &hellip; ) [ ]? \]
      | {_ELLIPSIS} [ ]? \(? (?: read | see | view | continue ) [ ] (?: more | full (?: [ ] (?: story | article ) )? | reading ) \)?
      | continue [ ] reading [ ]? (?: → | » | &rarr; | … | \.\.\. )
      | read [ ] (?: more | the [ ] (?: full | whole | rest ) [^\n]{{0,20}} ) [ ]? (?: → | » | &rarr; )
      | {_ELLIPSIS}? [ ]? (?: weiterlesen | lire [ ] la [ ] suite | leer [ ] más | seguir [ ] leyendo ) [ ]? (?: → | » | … | \.\.\. )
    ) [ ]? (?: → | » )? )+ \s* \z"""
)
# The end of a sentence: its mark, closing marks, and a space before the next. An initial or a short
# title before the full stop is none.
_SENTENCE_END = Pattern(r"""[.!?…]+ ["'”’»)\]]* (?: \s | \z )""")
_ABBREVIATED = Pattern(
    r"(?: \b (?: [A-Z] | Mr | Mrs | Ms | Dr | Prof | St | Gen | Sen | Rep | Gov | Lt | Col | Sgt | Jr | Sr | No | vs | etc"
    r" | e\.g | i\.e | U\.S | U\.K | a\.m | p\.m | Inc | Ltd | Co | Corp | bzw | ca | Nr | Abs | z\.B | Hr | Fr ) \. ) \z"
)
_TERMINAL = ".!?…。！？।؟۔"
_CANNOT_END = ",;:-–—(“„«&/"


def find(document: Document) -> Iterator[Proposal]:
    """Propose what to drop behind the last whole sentence."""
    teaser = _TEASER.search(document.text)
    if teaser and document.text[: teaser.start()].strip():
        yield from _teaser(document, teaser.start())
        return
    if len(document.paragraphs) > 0:
        yield from _cut_off(document)


def _teaser(document: Document, start: int) -> Iterator[Proposal]:
    text, end = document.text, len(document.text.rstrip())
    written = text[start:end].strip()
    if document.config.truncation == "flag":
        yield TEASER.flag(text, start, end, why=written)
    elif document.config.truncation == "mark":
        if text[start:end] != " […]":
            yield TEASER.edit(text, start, end, " […]", why=written)
    else:
        yield TEASER.edit(text, _last_whole(text[:start]) or start, end, why=written)


def _cut_off(document: Document) -> Iterator[Proposal]:
    last = document.paragraphs[-1]
    text, end = document.text, last.start + len(last.text.rstrip())
    start = last.start + (_last_whole(last.text) or 0)
    fragment = text[start:end]
    why = _evidence(document, last, fragment)
    if not why:
        return
    if start == last.start:
        start = len(text[:start].rstrip())
    if document.config.truncation == "flag":
        yield CUT_OFF.flag(text, start, end, why=why)
    elif document.config.truncation == "mark":
        yield CUT_OFF.edit(text, end, end, " […]", why=why)
    else:
        yield CUT_OFF.edit(text, start, end, why=why)


def _last_whole(text: str) -> int | None:
    """Return where the last whole sentence of *text* ends, or None if there is none."""
    reach = None
    for match in _SENTENCE_END.finditer(text):
        end = match.start() + len(text[match.start() : match.end()].rstrip())
        if not _ABBREVIATED.search(text[max(0, match.start() - 12) : match.start() + 1]):
            reach = end
    return reach


def _evidence(document: Document, last: Line, fragment: str) -> str:
    """Return what shows that *fragment*, at the end of the last paragraph, is cut off; empty if nothing does."""
    words = fragment.split()
    tail = fragment.rstrip(CLOSERS)
    if not words or fragment.rstrip(CLOSERS + "]")[-1:] in _TERMINAL or not _prose_before(document, last):
        return ""
    if fragment.count("“") > fragment.count("”") and "„" not in fragment:
        return "a quotation is open where the text ends"
    if tail[-1:] in _CANNOT_END and len(words) > 2 and tail == fragment:
        return f"the text ends with {tail[-1]!r}"
    if words[-1] in lexicon.words("cannot-end.txt") and len(words) > 2:
        return f"the text ends with {words[-1]!r}"
    behind_sentences = len(fragment) < len(last.text.rstrip())
    if behind_sentences and len(words) > 3 and _like_prose(words):
        return "the last sentence has no end"
    return ""


def _prose_before(document: Document, last: Line) -> bool:
    """Whether whole sentences come before the end; else the text is a headline, a list or verse."""
    if _last_whole(last.text):
        return True
    before = document.paragraphs[:-1][-3:]
    return bool(before) and before[-1].text.rstrip().rstrip(CLOSERS)[-1:] in _TERMINAL and any(
        len(paragraph.text.split()) > 4 and paragraph.text.rstrip().rstrip(CLOSERS)[-1:] in _TERMINAL
        for paragraph in before
    )


def _like_prose(words: list[str]) -> bool:
    """Whether words are a piece of a sentence rather than a credit, a name or an address."""
    small = sum(word.islower() for word in words)
    return small * 2 > len(words) and not any(char in "@©/|" for word in words for char in word)


truncation = Filter("truncation", 1, (CUT_OFF, TEASER), find)
