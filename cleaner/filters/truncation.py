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
    A last sentence that breaks off with a quotation still open, or after a word or
    mark that cannot end one.

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

TRU201 unfinished-sentence
    A last sentence without a full stop, behind whole ones in its own paragraph. Many
    writers forget it, so this is RISKY.

    >>> truncation("It rained all day. In the evening they said that the ban was unlaw")
    'It rained all day. In the evening they said that the ban was unlaw'
    >>> truncation("It rained all day. In the evening they said that the ban was unlaw", floor=Safety.RISKY)
    'It rained all day.'
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
UNFINISHED = Rule(
    "TRU201",
    "unfinished-sentence",
    Safety.RISKY,
    "0.1.0",
    "the last sentence has no full stop, and may be cut off",
    why='writers forget the last full stop: "It was a long day. Now we are home and happy"',
)

_ELLIPSIS = r"(?: … | \.\.\. )"
_CALL = r"""(?: Read [ ] more | See [ ] more | View [ ] more | Continue [ ] reading
    | Read [ ] (?: the [ ] )? (?: full | whole | rest [ ] of [ ] (?: the | this ) ) [ ] (?: story | article | post )
    | Weiterlesen | Lire [ ] la [ ] suite | Leer [ ] más | Seguir [ ] leyendo )"""
_ARROW = r"(?: → | » | &rarr; )"
# A call counts behind an ellipsis or a full stop, in brackets, or with an arrow; as words of a sentence it does not.
_TEASER = Pattern(
    rf"""(?: [ \t\r\n]*
    (?: {_ELLIPSIS}? [ ]? \[ \+ [0-9,. ]+ (?: chars | characters | words ) \]
      | \[ [ ]? (?: {_ELLIPSIS} | &hellip; ) [ ]? \]
      | {_ELLIPSIS} [ ]? (?: \( (?i: {_CALL} ) \) | {_CALL} | read [ ] more )
      | {_CALL} [ ]? {_ELLIPSIS}
      | {_ELLIPSIS}? [ ]? (?i: {_CALL} ) [ ]? {_ARROW}
    ) )+ \s* \z"""
)
# The end of a sentence: its mark, closing marks, and a space before the next. An initial or a short
# title before the full stop is none, nor is the number of a list.
_SENTENCE_END = Pattern(r"""[.!?…]+ ["'”’»)\]«‹“‘]* (?: \s | \z )""")
_ABBREVIATED = Pattern(
    r"""(?: \b (?: [A-Z] | Mr | Mrs | Ms | Dr | Prof | St | Gen | Sen | Rep | Gov | Lt | Col | Sgt | Jr | Sr | No | vs
    | etc | Inc | Ltd | Co | Corp | Fig | Mt | Jan | Feb | Aug | Sept | Oct | Nov | Dec
    | bzw | ca | Nr | Abs | Hr | Fr | \p{Ll} | sra? | str | approx | art | bzgl | pp ) \.
    | (?: \A | \n ) [ ]* [0-9]{1,3} \. ) \z"""
)
# "im 4. Stock": a number with a full stop is an ordinal in these languages, and may be one in an unknown one.
_ORDINAL = Pattern(r"\b [0-9]{1,2} \. \z")
_ORDINAL_LANGUAGES = frozenset(("cs", "da", "de", "fi", "hr", "hu", "nb", "no", "sk", "sl"))
_TERMINAL = ".!?…。！？।؟۔"
_CANNOT_END = ",-–("
# A quotation that begins the fragment. One that opens inside a sentence may be a title with a lost mark.
_OPENED = Pattern(r"(?: \A | [(—–] ) [“\"] [^ ”\"“]")
# At the end, these marks open if they stand behind a space and nothing was closed by turned ones: »so«.
_OPENS_AT_END = Pattern(r"\s [„«] \z")
# What closes a text on purpose: an end mark ("- 30 -"), a grade ("a solid A-"), speech that
# is interrupted.
_DELIBERATE = Pattern(r"\A [-–] .* [-–] \z | \b [A-F] [-–] \z | — \z")
# What stands in code, links, lists and glued text, and in no plain sentence that was cut.
_NOT_PROSE = Pattern(r"""[@©|=<>{}_\\#*•…] | \p{Ll}{2}[.!?]\pL | \n[ ]* (?: [-–•] | [0-9]+[.)] )""")


def find(document: Document) -> Iterator[Proposal]:
    """Propose what to drop behind the last whole sentence."""
    teaser = _TEASER.search(document.text)
    if teaser and document.text[: teaser.start()].strip():
        yield from _teaser(document, teaser.start())
        return
    if document.paragraphs:
        yield from _cut_off(document)


def _teaser(document: Document, start: int) -> Iterator[Proposal]:
    text, end = document.text, len(document.text.rstrip())
    written = text[start:end].strip()
    if document.config.truncation == "flag":
        yield TEASER.flag(text, start, end, why=written)
    elif document.config.truncation == "mark":
        if text[start:end] != " […]":
            yield TEASER.edit(text, start, end, " […]", why=written)
    elif _quotes(text[:start]):
        yield TEASER.flag(text, start, end, why="it may be an omission of a quotation that is still open")
    else:
        yield TEASER.edit(text, _last_whole(document, text[:start]) or start, end, why=written)


def _quotes(text: str) -> bool:
    """Whether the last paragraph of *text* has an open quotation, so that an ellipsis may belong to it."""
    last = text[text.rfind("\n") + 1 :]
    return last.count("“") > last.count("”") and "„" not in last


def _cut_off(document: Document) -> Iterator[Proposal]:
    last = document.paragraphs[-1]
    text, end = document.text, last.start + len(last.text.rstrip())
    start = last.start + (_last_whole(document, last.text) or 0)
    rule, why = _evidence(document, last, text[start:end].lstrip())
    if rule is None or _verse(document):
        return
    if start == last.start:
        start = len(text[:start].rstrip())
    if document.config.truncation == "flag":
        yield rule.flag(text, start, end, why=why)
    elif document.config.truncation == "mark":
        yield rule.edit(text, end, end, " […]", why=why)
    else:
        yield rule.edit(text, start, end, why=why)


def _verse(document: Document) -> bool:
    """Whether the text ends with three short lines or more: verse, or a list, which may end as they like."""
    block: list[Line] = []
    for line in reversed(document.lines):
        if line.blank and block:
            break
        if not line.blank:
            block.append(line)
    return len(block) > 2 and all(len(line.text) < 50 for line in block)


def _last_whole(document: Document, text: str) -> int | None:
    """Return where the last whole sentence of *text* ends, or None if there is none."""
    reach = None
    for match in _SENTENCE_END.finditer(text):
        start, end = match.span()
        goes_on = text[end : end + 1].islower()
        before = text[max(0, start - 12) : start + 1]
        if goes_on or _ABBREVIATED.search(before):
            continue
        language = document.language.code if _ORDINAL.search(before) else "en"
        if language is not None and language not in _ORDINAL_LANGUAGES:
            reach = start + len(text[start:end].rstrip())
    return reach


def _evidence(document: Document, last: Line, fragment: str) -> tuple[Rule | None, str]:
    """Return the rule that *fragment*, what follows the last whole sentence, falls under, and what shows it."""
    if not fragment or _ends_well(fragment) or not _prose_before(document, last):
        return None, ""
    if _OPENED.search(fragment) and fragment.count("“") > fragment.count("”") and "„" not in fragment:
        return CUT_OFF, "a quotation is open where the text ends"
    words = fragment.split()
    alone = len(fragment) == len(last.text.strip())
    sign_off = alone and fragment[-1] == "," and len(words) <= 10
    if len(words) > 2 and not sign_off and (_breaks_off(fragment) or _cannot_end(document, words)):
        return CUT_OFF, f"the text ends with {words[-1]!r}"
    if not alone and fragment[-1] not in ":;" + CLOSERS and len(words) > 3 and _like_prose(words):
        return UNFINISHED, "the last sentence has no end"
    return None, ""


def _ends_well(fragment: str) -> bool:
    """Whether *fragment* is a whole sentence, no prose, or ends as it does on purpose."""
    ends = fragment.rstrip(CLOSERS + "]")[-1:]
    return ends in _TERMINAL or any(pattern.search(fragment) for pattern in (_NOT_PROSE, _DELIBERATE))


def _breaks_off(fragment: str) -> bool:
    """Whether a mark that cannot end a sentence stands at the end."""
    return fragment[-1] in _CANNOT_END or ("»" not in fragment and _OPENS_AT_END.search(fragment) is not None)


def _cannot_end(document: Document, words: list[str]) -> bool:
    """Whether the last word ends no sentence in the language of the text, or in any."""
    languages = lexicon.table("cannot-end.txt").get(words[-1])
    if languages is None:
        return False
    return languages == "*" or document.language.code in languages.split()


def _prose_before(document: Document, last: Line) -> bool:
    """Whether whole sentences come before the end; else the text is a headline, a list or verse."""
    if _last_whole(document, last.text):
        return True
    before = document.paragraphs[:-1][-3:]
    return (
        bool(before)
        and before[-1].text.rstrip().rstrip(CLOSERS)[-1:] in _TERMINAL
        and any(
            len(paragraph.text.split()) > 4 and paragraph.text.rstrip().rstrip(CLOSERS)[-1:] in _TERMINAL
            for paragraph in before
        )
    )


def _like_prose(words: list[str]) -> bool:
    """Whether words are a piece of a sentence rather than a credit, a name or an address."""
    return sum(word.islower() for word in words) * 2 > len(words)


truncation = Filter("truncation", 1, (CUT_OFF, TEASER, UNFINISHED), find)
