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

import functools
from collections.abc import Iterator
from typing import Any

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

_LETTER = r"[\p{L}\p{M}\p{N}'’-]"
# Behind these, the words are spoken of: "the letter y y", "an and and an or gate", "between A and and B".
_SPOKEN_OF = Pattern(r"(?i: \b (?: letra | letter | word | bigram | operators? | an ) [ ] ) \z | \b [A-Z] [ ] \z")


@functools.cache
def _pair() -> Any:
    """A word, a space, and the same word. RE2 has no back-references; possessive repeats keep this linear."""
    import regex

    return regex.compile(rf"(?<!{_LETTER})({_LETTER}++)(?= \1(?!{_LETTER}))", regex.IGNORECASE)


def find(document: Document) -> Iterator[Proposal]:
    """Propose to delete the second of two equal words that one space parts."""
    text = document.text
    languages, grammatical = lexicon.table("doubled-safe.txt"), lexicon.words("doubled-grammatical.txt")
    for match in _pair().finditer(text):
        start, end = match.span()
        word = text[end + 1 : end + 1 + (end - start)]
        if not word.islower():
            continue
        if word in languages:
            if _plain(text, start, end) and _holds(document, languages[word]):
                yield FUNCTION_WORD.edit(text, end, end + 1 + len(word))
        elif len(word) > 2 and word.isalpha() and text[start].islower() and word not in grammatical:
            yield WORD.flag(text, start, end + 1 + len(word))


def _holds(document: Document, languages: str) -> bool:
    return languages == "*" or document.language.code in languages.split()


def _plain(text: str, start: int, end: int) -> bool:
    """Whether the pair that begins with the word at *start* to *end* stands in a sentence that goes on.

    It does not if it is a name, is spoken of, or is made of letters of a scheme.
    """
    behind = end + 1 + (end - start)
    if not text[start].islower() and not _starts_sentence(text, start):
        return False
    if _repeated(text, start, end) or _SPOKEN_OF.search(text[max(0, start - 12) : start]):
        return False
    goes_on = text[behind : behind + 1] == " " and text[behind + 1 : behind + 2].isalpha()
    if not goes_on or text[behind + 1 : behind + 4] == "or ":
        return False
    lone_letter_before = text[start - 2 : start - 1].isalnum() and not text[max(0, start - 3) : start - 2].isalnum()
    lone_letter_behind = not text[behind + 2 : behind + 3].isalnum()
    return end - start > 1 or not (lone_letter_before or lone_letter_behind)


def _repeated(text: str, start: int, end: int) -> bool:
    """Whether the word stands three times or more: German "und und und", or somebody who stammers."""
    behind = end + 1 + (end - start)
    word, length = text[end + 1 : behind], end + 1 - start
    return f"{word} " == text[max(0, start - length) : start].lower() or f" {word}" == text[behind : behind + length]


def _starts_sentence(text: str, position: int) -> bool:
    before = text[:position].rstrip(" ")
    return not before or before[-1] in ".!?…\n\r\"“”'’:"


doubled = Filter("doubled", 1, (FUNCTION_WORD, WORD), find)
