"""Words that stand twice.

A line that is joined to the next repeats its last word; an editor moves a phrase
and leaves its article behind. ``the the`` is always a slip, but languages double
words on purpose far more often than it seems: "had had", "that that", "her her",
German "die die", French "nous nous", names such as Bora Bora.

Left alone: everything but the few function words below that no grammar puts side
by side; every pair with punctuation between; pairs where either is capitalised
inside a sentence (the band The The, vitamin A); words that are quoted.

DUP101 doubled-function-word
    An article, "and" or "of" that stands twice. "a a" is left alone next to other
    single letters (a rhyme scheme). Words that another language has too count only
    in a text of their own.

    >>> doubled("It was the the plan, and and the man agreed with all of it.")
    'It was the plan, and the man agreed with all of it.'
    >>> doubled("He had had what that that man gave her her whole life, in a a b b a.")
    'He had had what that that man gave her her whole life, in a a b b a.'

DUP201 doubled-word
    Any other word of three letters or more that stands twice, in lower case. It may
    be a verb and a noun ("forces forces"), so it is reported only.

    >>> doubled("even if COVID-19 forces forces around the world to act")
    'even if COVID-19 forces forces around the world to act'
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner import lexicon
from cleaner.document import Document
from cleaner.edits import Safety
from cleaner.filter import Filter, Proposal, Rule
from cleaner.patterns import Pattern

FUNCTION_WORD = Rule("DUP101", "doubled-function-word", Safety.SAFE, "0.1.0", "a function word stands twice")
WORD = Rule(
    "DUP201",
    "doubled-word",
    Safety.REPORT,
    "0.1.0",
    "a word stands twice",
    why='a verb and a noun may look alike: "COVID-19 forces forces around the world to act"',
)

_WORD = Pattern(r"[\pL\pM\pN'’-]+")
_QUOTES = frozenset("\"'“”‘’«»„*_`")


def find(document: Document) -> Iterator[Proposal]:
    """Propose to delete the second of two equal words that one space parts."""
    text = document.text
    languages, grammatical = lexicon.table("doubled-safe.txt"), lexicon.words("doubled-grammatical.txt")
    before = first = (0, 0)
    for match in _WORD.finditer(text):
        second = match.span()
        word = text[slice(*second)]
        if second[0] == first[1] + 1 and text[first[1]] == " " and text[slice(*first)].lower() == word and first[1]:
            if word in languages:
                if _plain(text, before, first, second) and _holds(document, languages[word]):
                    yield FUNCTION_WORD.edit(text, first[1], second[1])
            elif len(word) > 2 and word.isalpha() and text[first[0]].islower() and word not in grammatical:
                yield WORD.flag(text, first[0], second[1])
        before, first = first, second


def _holds(document: Document, languages: str) -> bool:
    return languages == "*" or document.language.code in languages.split()


def _plain(text: str, before: tuple[int, int], first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether a pair stands as words of a sentence that goes on: no name, no quoted word, no letters."""
    if not text[first[0]].islower() and not _starts_sentence(text, first[0]):
        return False
    if first[0] and text[first[0] - 1] in _QUOTES and text[second[1] : second[1] + 1] in _QUOTES:
        return False
    if text[second[1] : second[1] + 1] != " ":
        return False
    lone_letter_before = before[1] - before[0] == 1 and before[1] == first[0] - 1
    lone_letter_behind = not text[second[1] + 2 : second[1] + 3].isalnum()
    return first[1] - first[0] > 1 or not (lone_letter_before or lone_letter_behind)


def _starts_sentence(text: str, position: int) -> bool:
    before = text[:position].rstrip(" ")
    return not before or before[-1] in ".!?…\n\r\"“”'’:"


doubled = Filter("doubled", 1, (FUNCTION_WORD, WORD), find)
