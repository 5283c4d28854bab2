"""White space that shows a dropped word: ``born in , Germany``, ``Click  to read``, ``read the full letter .``

A tag that is taken out leaves the spaces around it. Behind a word that ends no clause
they show that something stood there, so layout leaves them as they are.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

from cleaner import lexicon
from cleaner.document import Document
from cleaner.filter import Proposal
from cleaner.filters.elisions.rules import SCAR
from cleaner.patterns import Pattern

_BEFORE_MARK = Pattern(r"""(?: \A | [\s(] ) ([\pL]+) ([ \x{A0}]+) [,.)] (?: [\s”"’)] | \z )""")
# What goes on behind two spaces as no noun phrase begins.
_IN_THE_MIDDLE = Pattern(
    r"""(?: \A | [\s(] ) ([\pL]+) ([ \x{A0}]{2,3}) (?: of | for | at | by | with | from | in | on | to | and | or
    | until | since | is | are | was | were | has | have | said | says | where | who | which ) [ ]"""
)
_CALL = Pattern(
    r"""(?: \A | \n | [.!?:] [ ] ) (?: (?: You | Readers ) [ ] can [ ] | Please [ ] )? (?i: read | see | find | view
    | watch | download | listen | visit | click | learn | check ) [ ] [^.!?\n]{0,60} \pL ([ ]) \. (?: \s | \z )"""
)
_CALLS = frozenset(("click", "here", "read", "see", "tap", "visit", "follow"))
# "The results are in ." says it all.
_PREDICATE = Pattern(r"(?i) \b (?: is | are | was | were | be | been | being | s | re ) [ ] \z")
_SPACED = Pattern(r"\pL [ ] [,.] (?: \s | \z )")
HABIT = 2
"""Where so many other marks have a space before them, it shows nothing."""


def find(document: Document) -> Iterator[Proposal]:
    """Report white space that stands where words were dropped."""
    text = document.text
    for match in _BEFORE_MARK.finditer(text):
        if _behind_small_word(text, match.start(2)):
            yield SCAR.flag(text, *match.span(1))
    for match in _IN_THE_MIDDLE.finditer(text):
        word = (match[1] or "").lower()
        if word in _CALLS or word in lexicon.words("scar-words.txt"):
            yield SCAR.flag(text, match.start(1), match.end(2))
    for space in _calls(text):
        if not _spaces_marks(text) and not _behind_small_word(text, space):
            yield SCAR.flag(text, space, space + 1)


def is_scar(text: str, space: int) -> bool:
    """Whether the white space at *space*, before a mark, shows that words were dropped."""
    if _behind_small_word(text, space):
        return True
    start = max(0, space - 100)
    calls = (start + place for place in _calls(text[start : space + 3]))
    return space in calls and not _spaces_marks(text)


def _calls(text: str) -> Iterator[int]:
    """Yield the space before the full stop of each call that does not say "here", which would be the link itself."""
    for match in _CALL.finditer(text):
        if not text[: match.start(1)].endswith((" here", " below")):
            yield match.start(1)


def _behind_small_word(text: str, space: int) -> bool:
    """Whether a word that ends no clause stands before the white space at *space*."""
    line = text[max(text.rfind("\n", 0, space) + 1, space - 100) : space]
    word = line.split()[-1].lstrip("(").lower() if line.strip() else ""
    predicate = word in ("in", "on") and _PREDICATE.search(line[: -len(word)])
    return word in lexicon.words("scar-words.txt") and not predicate


@functools.lru_cache(maxsize=1)
def _spaces_marks(text: str) -> bool:
    """Whether *text* has a space before many marks, so that it shows nothing."""
    return len(list(itertools.islice(_SPACED.finditer(text), HABIT + 1))) > HABIT
