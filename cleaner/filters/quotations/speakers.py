"""The words that name who speaks: "she said", "sagte er", "the minister told the press on Monday"."""

from __future__ import annotations

from cleaner import lexicon
from cleaner.patterns import Pattern

_VERBS = "speech-verbs.txt"
_WORD = Pattern(r"\pL+")
_ACCORDING = Pattern(r"(?i) \b according \s to \b")
# Behind a mark: ", she said". Without one it is part of what is said: "we asked them".
_BEHIND_MARK = Pattern(r"[,?!—–-] [”“»’\"]? \s+ ( (?: [\pL.’'-]+ \s* ){1,5} )")


def language(words: str) -> str | None:
    """Return the language of the first verb of speaking in *words*, or None.

    >>> language(", sagte er. ")
    'de'
    """
    verbs = lexicon.table(_VERBS)
    for match in _WORD.finditer(words):
        if match[0] in verbs:
            return verbs[match[0] or ""]
    return None


def verbs(text: str) -> int:
    """Return how many English verbs of speaking are in *text*."""
    known = lexicon.table(_VERBS)
    return sum(known.get(match[0] or "") == "en" for match in _WORD.finditer(text))


def named(text: str) -> bool:
    """Whether somebody is named as the speaker inside *text*, so that it is not all one quotation."""
    return _ACCORDING.search(text) is not None or any(language(match[1] or "") for match in _BEHIND_MARK.finditer(text))
