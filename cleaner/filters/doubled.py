"""Words that stand twice.

A line that is joined to the next repeats its last word; an editor moves a phrase
and leaves its article behind. ``the the`` is always a slip, but languages double
words on purpose far more often than it seems: "had had", "that that", German
"die die", French "nous nous", Italian "piano piano", names such as Bora Bora.

Which words no grammar puts side by side, and the sentence that forbids each of
the others, stands in ``lexicon/doubled-function.tsv``, word by word and language
by language. The language must be known, but for the few words that only one has.

Left alone: every pair with punctuation between; pairs where either is capitalised
inside a sentence (the band The The, vitamin A); words that are spoken of, or stand
three times, or in a row of pairs (word lists, "und und und"). In a text that
keeps "uh" and "I I", somebody wrote down what was said: there, slips are flags.

DUP101 doubled-function-word
    A function word that no grammar of the language puts side by side. Some need
    company that shows it: "to to" is a slip behind "due" or a noun, and right in
    "nobody to talk to to pass the time". At the end of a line, the line must be
    long, and one of a hard-wrapped paragraph.

    >>> doubled("It was the the plan, and and the man agreed with all of it.")
    'It was the plan, and the man agreed with all of it.'
    >>> doubled("The roof of of the mill was older than than the church beside it.")
    'The roof of the mill was older than the church beside it.'
    >>> doubled("He had had what that that man is is, and lives in in winter, thinking of of late.")
    'He had had what that that man is is, and lives in in winter, thinking of of late.'

DUP102 doubled-function-phrase
    The same for two words, of which the second is an article: "of the of the".
    What is written with hyphens may be written without: "a set in the in the wild
    style" is right.

    >>> doubled("He fell in the in the old mill, where the roof of the of the barn was new.")
    'He fell in the old mill, where the roof of the barn was new.'
    >>> doubled("We tried it in the in the wild setting of a town, again and again and again.")
    'We tried it in the in the wild setting of a town, again and again and again.'

DUP201 doubled-word
    Any other word of three letters or more that stands twice in a sentence, in
    lower case, and short ones where the slip is far more usual than the sense
    ("in in"). Words that are doubled for emphasis are not reported, nor any word
    of a language that doubles words as grammar (Turkish, Indonesian).

    >>> doubled("even if COVID-19 forces forces around the world to act")
    'even if COVID-19 forces forces around the world to act'
"""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cleaner import lexicon
from cleaner.document import SENTENCE_ENDS, Document
from cleaner.edits import Safety
from cleaner.filter import Filter, Proposal, Rule
from cleaner.patterns import Pattern

FUNCTION_WORD = Rule("DUP101", "doubled-function-word", Safety.SAFE, "0.1.0", "a function word stands twice")
FUNCTION_PHRASE = Rule("DUP102", "doubled-function-phrase", Safety.SAFE, "0.1.0", "a function phrase stands twice")
WORD = Rule(
    "DUP201",
    "doubled-word",
    Safety.REPORT,
    "0.1.0",
    "a word stands twice",
    why='a verb and a noun may look alike: "COVID-19 forces forces around the world to act"',
)

_LETTER = r"[\p{L}\p{M}\p{N}'’-]"
# Behind these, the words are spoken of: "the word and and", "an and and an or gate", "between A and and B".
_SPOKEN_OF = Pattern(r"(?i: \b (?: word | bigram | operators? | an ) [ ] ) \z | \b [A-Z] [ ] \z")
# What only a transcript keeps: hesitation, and the time of each turn. "um" alone is a word of German and Portuguese.
_SPEECH = Pattern(
    r"\b (?: [Uu]h+m? | [Uu]mm+ | [Ee]rm | I [ ] I | um,? [ ] (?: and | but | I | the | we | yeah | you ) ) \b"
    r" | [ ] (?: ähm? | euh ) [ ,.] | \[ [0-9]{1,2} : [0-9]{2}"
)
# A noun by its look: behind an article, or by its ending. No verb stands there, so no preposition is stranded.
_NOUN = Pattern(
    r"(?i: \b (?: the | an? | its | their | our | my | your | every ) [ ] [a-z]{3,}"
    r" | [a-z]{3,} (?: ation | ness | ity | ism ) ) [ ] \z"
)
_WRAP = 55
"""A line that was broken to fit a width is at least as long. Lines of verse and of lists mostly are not."""
_NEAR = 60
"""How far a sentence is looked at, before and behind a pair."""
_SENTENCE = 4
"""With fewer words beside a pair, and no full stop, a line is a menu or a label."""
_QUOTE, _UNQUOTE = frozenset("\"'“„«‘”"), frozenset("\"'”“»’")


@dataclass(frozen=True, slots=True)
class Pair:
    """A word or phrase at *start* to *end*, and the same again at *second* to *behind*."""

    start: int
    end: int
    second: int
    behind: int
    word: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What a pair of one word means in one language: a line of ``doubled-function.tsv``."""

    verdict: str
    behind: str
    before: str


@functools.cache
def usages() -> dict[str, dict[str, tuple[Usage, ...]]]:
    """Return what the pairs of each word mean, by word, then by language."""
    found: dict[str, dict[str, tuple[Usage, ...]]] = {}
    rows = [line.split("\t") for line in lexicon.lines("doubled-function.tsv")]
    for languages, word, verdict, behind, before, _example in sorted(rows, key=lambda row: row[2] != "safe"):
        for language in languages.split():
            known = found.setdefault(word, {})
            known[language] = (*known.get(language, ()), Usage(verdict, behind, before))
    return found


_OPENING = r"""(?<![^\s"“”„«(\[—–:…])"""
_ENDING = rf"(?!{_LETTER}|[./@_:=(]\p{{L}})"


@functools.cache
def _words() -> Any:
    """A word, and the same again. RE2 has no back-references; the possessive repeat keeps this linear."""
    import regex

    return regex.compile(rf"{_OPENING}({_LETTER}++)(?=([ ]|\r?\n)\1{_ENDING})", regex.IGNORECASE)


@functools.cache
def _phrases() -> tuple[Pattern, Any]:
    """A phrase of the lexicon, and the same again: quickly, to know whether there is any, and exactly."""
    import regex

    phrases = sorted(word for word in usages() if " " in word)
    quickly = "|".join(rf"{phrase}\s+{phrase}".replace(" ", "[ ]") for phrase in phrases)
    exactly = rf"{_OPENING}(\L<phrases>)(?=([ ]|\r?\n)\1{_ENDING})"
    return Pattern(f"(?i:{quickly})"), regex.compile(exactly, regex.IGNORECASE, phrases=phrases)


def find(document: Document) -> Iterator[Proposal]:
    """Propose to delete the second of two equal words or phrases, or to look at it."""
    text = document.text
    speech = functools.cache(lambda: bool(_SPEECH.search(text)))
    for pair in _lone(list(_pairs(text))):
        wrapped = text[pair.end] != " "
        if _spoken_of(text, pair) or (wrapped and not _in_wrapped_paragraph(document, pair)):
            continue
        usage = _usage(document, pair)
        if usage and usage.verdict == "safe" and _fits(text, pair, usage) and _goes_on(text, pair) and not speech():
            yield _deletion(text, pair, wrapped)
        elif not wrapped and _may_be_slip(document, pair, usage):
            yield WORD.flag(text, pair.start, pair.behind)


def _pairs(text: str) -> Iterator[Pair]:
    quickly, exactly = _phrases()
    phrases = exactly.finditer(text) if quickly.search(text) else ()
    for match in sorted([*_words().finditer(text), *phrases], key=lambda match: match.span()):
        start, end = match.span(1)
        second = match.end(2)
        behind = second + end - start
        word = text[second:behind]
        if word.islower() and (text[start].islower() or _starts_sentence(text, start)):
            yield Pair(start, end, second, behind, word)


def _starts_sentence(text: str, position: int) -> bool:
    before = text[max(0, position - 9) : position].rstrip(" ")
    return not before or before[-1] in ".!?…\n\r\"“”'’:"


def _lone(pairs: list[Pair]) -> Iterator[Pair]:
    """Leave out what stands three times, and pairs in a row: "und und und", the list "he he she she we we"."""
    row: list[Pair] = []
    for pair in pairs:
        if row and pair.start > row[-1].behind + 1:
            yield from _unless_listed(row)
            row = []
        row.append(pair)
    yield from _unless_listed(row)


def _unless_listed(row: list[Pair]) -> list[Pair]:
    overlap = any(after.start < before.behind for before, after in itertools.pairwise(row))
    return [] if overlap or len(row) > 2 else row


def _spoken_of(text: str, pair: Pair) -> bool:
    """Whether the words are named rather than used, or are letters of a scheme."""
    start, behind = pair.start, pair.behind
    quoted = text[start - 1 : start] in _QUOTE and text[behind : behind + 1] in _UNQUOTE
    if (start and quoted) or text[behind : behind + 4] == " or " or _SPOKEN_OF.search(text[max(0, start - 12) : start]):
        return True
    lone_letter_before = text[start - 2 : start - 1].isalnum() and not text[max(0, start - 3) : start - 2].isalnum()
    lone_letter_behind = not text[behind + 2 : behind + 3].isalnum()
    return len(pair.word) == 1 and (lone_letter_before or lone_letter_behind)


def _usage(document: Document, pair: Pair) -> Usage | None:
    """Return what the pair means in the language of the text; the first line that fits it, or else the last."""
    known = usages().get(pair.word)
    if known is None:
        return None
    lines = known["*"] if "*" in known else known.get(document.language.code or "", ())
    fitting = (usage for usage in lines if _fits(document.text, pair, usage))
    return next(itertools.chain(fitting, lines[-1:]), None)


def _fits(text: str, pair: Pair, usage: Usage) -> bool:
    """Whether the words around the pair are those that its line of the lexicon asks for."""
    before = text[max(0, pair.start - _NEAR) : pair.start]
    last = before.rpartition("\n")[2].split()[-1:] if before.endswith(" ") else []
    following = text[pair.behind : pair.behind + _NEAR].split()[:1]
    noun = bool(_NOUN.search(before))
    return _allows(usage.behind, "".join(last), noun) and _allows(usage.before, "".join(following))


def _allows(cell: str, word: str, noun: bool = False) -> bool:
    if cell == "-":
        return True
    words = cell.lstrip("!").split()
    named = ("NAME" in words and word[:1].isupper()) or ("NOUN" in words and noun)
    return (named or word.lower() in words) != cell.startswith("!")


def _goes_on(text: str, pair: Pair) -> bool:
    """Whether the sentence goes on behind the pair. What ends in a preposition may be meant."""
    return text[pair.behind : pair.behind + 1] == " " and text[pair.behind + 1 : pair.behind + 2].isalpha()


def _in_wrapped_paragraph(document: Document, pair: Pair) -> bool:
    """Whether the line that ends between the two is long, and goes on in the next one."""
    line = document.text[max(0, pair.end - _WRAP) : pair.end]
    if len(line) < _WRAP or "\n" in line:
        return False
    number = bisect.bisect(document.paragraphs, pair.start, key=lambda paragraph: paragraph.start) - 1
    return document.paragraphs[number].end >= pair.behind


def _deletion(text: str, pair: Pair, wrapped: bool) -> Proposal:
    """Delete the second with the space before it; at a line end, with the one behind it, so that the line stays."""
    rule = FUNCTION_PHRASE if " " in pair.word else FUNCTION_WORD
    return rule.edit(text, pair.second if wrapped else pair.end, pair.behind + wrapped)


def _may_be_slip(document: Document, pair: Pair, usage: Usage | None) -> bool:
    """Whether a pair that is not deleted is worth a look: a word of a sentence that nobody doubles on purpose."""
    word, text = pair.word, document.text
    meant = _meant(word) if usage is None else usage.verdict == "meant"
    if meant or not word.isalpha() or not text[pair.start].islower():
        return False
    before = text[max(0, pair.start - _NEAR) : pair.start].rpartition("\n")[2]
    behind = text[pair.behind : pair.behind + _NEAR].partition("\n")[0]
    if len(before.split()) + len(behind.split()) < _SENTENCE and behind.rstrip()[-1:] not in SENTENCE_ENDS:
        return False
    known = usage is not None and (len(word) > 1 or usage.verdict == "flag")
    return (known or len(word) > 2) and document.language.code not in usages()["*"]


def _meant(word: str) -> bool:
    """Whether some language doubles the word on purpose. Pages quote other languages, and often misname their own."""
    rows = usages().get(word, {}).values()
    return word in lexicon.table("doubled-grammatical.txt") or any(
        use.verdict == "meant" for row in rows for use in row
    )


doubled = Filter("doubled", 2, (FUNCTION_WORD, FUNCTION_PHRASE, WORD), find)
