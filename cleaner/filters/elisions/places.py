"""Where a function word stands right before a mark, and the words around it: what the other languages judge by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner import lexicon
from cleaner.filters.elisions.gaps import excused
from cleaner.patterns import Pattern


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


END = r"(?: [ \n\r“”)(»] | \z )"
"""What may follow the mark; an ellipsis ("in der...") is a voice that trails off."""
OPENS = r"(?: \A | \n | [.!?] [“”»]? [ ] )"
"""What a sentence begins behind."""
REACH = 200
"""How many code points before the word are looked at."""

_CLAUSE = Pattern(r"(?s) (?: .* [.,;:!?…„“”»«\"(—–\n] )?")
_ENDS = '.!?:„“”»«"'
_EXAMPLES = ("auch ", "etwa ", "hier ", "siehe ", "wie ")
_JOINS = word_set(", e et o oder ou u und y")
_ASIDE = Pattern(r"\A , [ ] ([\pL]+)")


@dataclass(frozen=True, slots=True)
class Place:
    """A function word before a mark. Positions are code points of the document's text.

    ``words``   of its clause, up to it
    ``before``  the text of its line, up to it, as far back as ``REACH``
    ``behind``  what follows it, from the mark on
    """

    word: str
    start: int
    end: int
    words: tuple[str, ...]
    before: str
    behind: str

    @property
    def mark(self) -> str:
        return self.behind[0]

    @property
    def previous(self) -> str:
        """The word before it in its clause, or nothing."""
        return self.words[-1] if self.words else ""

    @property
    def sentence(self) -> str:
        """What stands before it in its sentence."""
        return self.before[max(self.before.rfind(mark) for mark in _ENDS) + 1 :]

    @property
    def noted(self) -> bool:
        """Whether it ends a note in brackets that explains a word, or may be left out.

        "depends (hängt ab von)", "Brot für die (Armen der) Welt"
        """
        opened = self.before.rfind("(")
        if self.mark != ")" or opened < 0:
            return False
        note = self.before[opened + 1 :]
        short = len(note.split()) < 4 and note.islower() and not note.startswith(_EXAMPLES)
        return short or self.behind[2:3].isalpha()

    def listed(self, words: frozenset[str]) -> bool:
        """Whether a comma or conjunction joins it to another of *words*: "der, die und das" are words themselves."""
        earlier = self.before.lower().replace(",", " ,").split()[-2:]
        return len(earlier) == 2 and earlier[1] in _JOINS and earlier[0] in words

    def goes_on(self, asides: str) -> bool:
        """Whether a comma opens words said aside, so that what is missing comes after them: "in, wie er sagt, Rom"."""
        return aside(self.behind) in lexicon.words(asides)


def aside(behind: str) -> str:
    """Return the first word behind a comma at the start of *behind*, or nothing."""
    opened = _ASIDE.search(behind)
    return (opened[1] or "") if opened else ""


def places(text: str, pattern: Pattern) -> Iterator[Place]:
    """Yield a place for each match of *pattern* whose first group is not quoted, from left to right."""
    for match in pattern.finditer(text):
        start, end = match.span(1)
        if not excused(text, start, end):
            line = _visible(text[max(text.rfind("\n", 0, start) + 1, start - REACH) : start])
            opened = _CLAUSE.search(line)
            words = line[opened.end() if opened else 0 :].split()
            yield Place(text[start:end], start, end, tuple(words), line, _visible(text[end : end + 80]))


def _visible(text: str) -> str:
    return text.replace("\N{SOFT HYPHEN}", "")
