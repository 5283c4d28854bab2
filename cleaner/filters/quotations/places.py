"""Where the closing mark of an open quotation was, if that is certain."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from cleaner.filters.quotations import speakers
from cleaner.filters.quotations.marks import Quotation
from cleaner.patterns import Pattern

BY_THE_BOOK = {"“": "”", '"': '"', "„": '“”"', "”": "”", "«": "»", "»": "«»", "‘": "’"}
ENDS = (".", "!", "?")
# Marks of another kind, and apostrophes that may be closing marks: nothing is certain among them.
DOUBTFUL = Pattern(r"[‘‚‹›`´] | [^\pL] ['’] | ['’] [^\pL]")
_SENTENCE = Pattern(r"""[.!?] ["“”’)]* \s+ ( [^\p{Ll}\s] )""")
# What is told of others has neither "we" nor "it's": without such words, the mark may have stood before the sentence.
_SPOKEN = Pattern(
    r"""\b (?: I | [Ww]e | [Oo]ur | [Mm]y ) \b
    | \A (?: You
        | (?: This | That | It | There ) ['’] (?: s | ll )
        | (?: This | That | These | Those ) [ ] [\pL-]+ [ ] (?: is | are | has | have | will | can | must ) ) \b"""
)
_NARRATOR = Pattern(r"\b (?: I | [Ww]e | [Oo]ur | [Mm]y ) \b")


def at_end(text: str, quotations: Sequence[Quotation], opened: Quotation, *, told: bool) -> str | None:
    """Return the mark that closes *opened* behind *text*, or None where it is not certain.

    It is certain where the paragraph has a quotation, then who says so, then the
    rest of what is said: ``“We won,” she said. “It was hard.`` What merely follows
    "She said:" may go on in a paragraph that an extractor left out. *told* says that
    the text itself says "I" and "we", which then show nothing.
    """
    closed = [q for q in quotations if q.end is not None and not q.inner]
    kinds = {(q.opener, q.closer) for q in closed}
    if len(kinds) != 1:
        return None
    opener, closer = kinds.pop()
    if opener != opened.opener or closer not in BY_THE_BOOK.get(opener, ""):
        return None
    inside = text[opened.start + 1 :].strip()
    if not _goes_on(text, closed[-1], opened, inside, told=told) or not _one_voice(inside):
        return None
    if not all(_nested(text, q) for q in quotations if q.start > opened.start):
        return None
    return _gap(text, closed[-1]) + closer


def _goes_on(text: str, closed: Quotation, opened: Quotation, inside: str, *, told: bool) -> bool:
    """Whether what stands between *closed* and *opened* names the speaker, and *inside* is the rest of what is said.

    Behind a full stop that is a sentence, and more of them only in English, where
    each shows that somebody is speaking. Behind a comma it is the same sentence.
    """
    words = text[(closed.end or 0) + 1 : opened.start].strip()
    said = text[closed.start + 1 : closed.end].rstrip()
    if not (said.endswith((",", "?", "!", "…", "—", "–")) or words.startswith(",")):
        return False
    language = speakers.language(words[:1] + words[1:].partition(".")[0])
    begins = words.endswith(".") and inside[:1].isupper() and language is not None
    if not begins and not (words.endswith(",") and inside[:1].isalpha() and language == "en"):
        return False
    starts = [match.start(1) for match in _SENTENCE.finditer(inside)]
    later = [inside[start:end] for start, end in itertools.pairwise([*starts, len(inside)])]
    return not later or (language == "en" and not told and all(_SPOKEN.search(sentence) for sentence in later))


def says_i(text: str, quotations: Sequence[Quotation]) -> bool:
    """Whether a paragraph speaks of "I" or "we" outside its quotations, or may.

    >>> says_i("I asked. “We won.”", [Quotation(9, 17, "“", "”")])
    True
    """
    position, outside = 0, []
    for quotation in quotations:
        if not quotation.inner:
            outside.append(text[position : quotation.start])
            position = len(text) if quotation.end is None else quotation.end
    return _NARRATOR.search(" ".join([*outside, text[position:]])) is not None


def _one_voice(inside: str) -> bool:
    """Whether a sentence ends it, and nobody else is named as a speaker in it."""
    ends = inside[-1:] in ENDS and inside[-2:-1].isalnum()
    return ends and not speakers.named(inside) and DOUBTFUL.search(inside) is None


def _nested(text: str, quotation: Quotation) -> bool:
    """Whether a quotation inside is a name in its sentence, no speech that shows where the outer one ends."""
    before = text[: quotation.start].rstrip()[-1:]
    return quotation.end is not None and before.isalnum() and text[quotation.end - 1].isalnum()


def _gap(text: str, closed: Quotation) -> str:
    """Return the space that French puts before its closing mark."""
    last = text[(closed.end or 0) - 1]
    return last if closed.opener == "«" and last.isspace() else ""
