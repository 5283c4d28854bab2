"""A sentence that runs into a quotation, without the full stop that stood between them."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from cleaner import lexicon
from cleaner.filters.quotations import speakers
from cleaner.patterns import Match, Pattern

_INTRODUCERS = "quotation-introducers.txt"
# A pronoun and a word in lower case begin a sentence; a title has capitals.
_BEGINS = Pattern(
    r"""\A (?: I | We | You | He | She | It | They | There | This | That | These | Those | My | Our | Your | His | Her
    | Its | Their ) (?: ['’] \pL+ )? [ ] \p{Ll}"""
)
_BEHIND_SPEAKER = Pattern(r"""[,?!] [”"] [ ] ( (?: [\pL.’'-]+ [ ] ){1,6} ) ( ["“] )""")
_QUOTED = Pattern(r"""( [\pL0-9-]+ ) [ ] ( ["“] ) [^“”"]* [,?!] [”"]""")
_SPEAKER = Pattern(r"\A [ ] (?: [\pL.’'-]+ [ .,]? ){1,5}")
_SENTENCE_END = Pattern(r"""[.!?:;…] ["”’)]* \s""")
_VERBAL = Pattern(r"(?: ed | ing )\z")
WORDS = 4
"""With fewer words before it, a sentence may be the lead-in of the quotation."""
REACH = 80
"""So many characters show how a quotation begins, and who is named behind it."""
LONGEST = 400
"""A sentence of more characters is none, or a list."""


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of the space where a full stop was, with the mark behind it.

    >>> list(find("The mine closed in 2019 “We lost it all,” she said."))
    [(23, 25)]
    >>> list(find("He said “We lost it all,” and left."))
    []
    """
    taken = {match.start(2) for match in _BEHIND_SPEAKER.finditer(text) if _speaker_ends(match)}
    named = [match for match in _QUOTED.finditer(text) if _names_speaker(text[match.end() : match.end() + REACH])]
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text))] if named else []
    for match in named:
        start = ends[bisect.bisect_right(ends, match.start(1)) - 1]
        if match.end(1) - start < LONGEST and _sentence(text[start : match.end(1)].split()):
            taken.add(match.start(2))
    for mark in sorted(taken):
        if _BEGINS.search(text[mark + 1 : mark + 1 + REACH]):
            yield mark - 1, mark + 1


def _names_speaker(behind: str) -> bool:
    """Whether the words behind a quotation name who speaks."""
    match = _SPEAKER.search(behind)
    return match is not None and speakers.language(match[0] or "") == "en"


def _speaker_ends(match: Match) -> bool:
    """Whether the words between two quotations name the speaker of the first, and end there."""
    words = (match[1] or "").split()
    return (
        speakers.language(match[1] or "") == "en"
        and words[-1] not in ("told", "asked", "asks", "tells")
        and words[-1].lower() not in lexicon.words(_INTRODUCERS)
        and not words[-1].endswith((".", "-"))
    )


def _sentence(words: list[str]) -> bool:
    """Whether they can be a whole sentence, which does not ask for the quotation behind it."""
    if len(words) < WORDS or not words[0][0].isupper() or _VERBAL.search(words[-1]):
        return False
    known = lexicon.words(_INTRODUCERS)
    return words[-1].lower() not in known and not speakers.language(" ".join(words))
