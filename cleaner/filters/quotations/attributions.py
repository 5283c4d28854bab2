"""The place before the words that name the speaker, where an open quotation was closed: ``“We won, she said.``"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.filters.quotations import speakers
from cleaner.filters.quotations.marks import Quotation
from cleaner.filters.quotations.places import DOUBTFUL, ENDS
from cleaner.patterns import Match, Pattern

# Behind "she said" come a time or a place, and behind "told" a name. Other words are what she said.
_ATTRIBUTION = Pattern(
    r"""( [,?!] ) [ ]
    (?: ( he | she | they | the (?: [ ] \pL+ ){1,3} ) [ ] ( \pL+ )
      | ( \p{Lu} [\pL.’'-]* (?: [ ] \p{Lu} [\pL.’'-]* ){0,2} ) [ ] ( \pL+ )
      | ( said ) [ ] (?: the [ ] \pL+ | \p{Lu} [\pL.’'-]* (?: [ ] \p{Lu} [\pL.’'-]* ){0,2} ) )
    ( [ ] (?: the [ ] )? \p{Lu} [\pL.’'-]* (?: [ ] \p{Lu} [\pL.’'-]* )? )?
    ( [ ] (?: on | in | at | during | later | yesterday | last ) (?: [ ] [\pL0-9’'-]+ ){0,6} )?
    [.] (?: \s | \z )"""
)
_CLAUSE = Pattern(
    r"\b (?: it | he | she | they | we | i | you | that | was | were | is | are | had | has | would | will | could ) \b"
)
_FIRST_PERSON = Pattern(r"(?i) \b (?: i | we | my | our | me | us | you | your ) \b")
# "In the end, she said" may be all of what somebody else tells.
_LEAD_IN = Pattern(
    r"""(?: \A | [.!?] \s ) (?: After | As | At | Before | During | If | In | Last | Later | Next | On | Once | Since
    | The \s next | Then | When | While | Yesterday ) (?: [ ] [^ ]+ ){0,5} \z"""
)
_OTHER_ACTS = ("answered", "asked", "cried", "observed", "predicted", "shouted", "whispered")
"""What somebody does within a story, and not only who speaks."""


def before_speaker(text: str, quotations: Sequence[Quotation], opened: Quotation) -> tuple[int, bool] | None:
    """Return where the mark in front of the one attribution in the paragraph stands, and whether it is a comma.

    >>> before_speaker("“We won, she said. Nobody cheered.", [q := Quotation(0, None, "“", "")], q)
    (7, True)
    """
    inside = text[opened.start + 1 :]
    if len(quotations) != 1 or text[: opened.start].strip() or opened.opener not in ("“", '"'):
        return None
    if speakers.verbs(inside) != 1 or DOUBTFUL.search(inside) or not inside[:1].isupper():
        return None
    for match in _ATTRIBUTION.finditer(inside):
        if _speaks(match) and not _LEAD_IN.search(inside[: match.start()]):
            return (opened.start + 1 + match.start(1), match[1] == ",") if _story(inside[match.end() :]) else None
    return None


def _speaks(match: Match) -> bool:
    """Whether the verb is one of speaking, and nothing behind it is what was said, or done.

    Behind a question a name may begin a sentence of what is said.
    """
    verb = match[3] or match[5] or match[6] or ""
    if speakers.language(verb) != "en" or (match[4] is not None and match[1] != ","):
        return False
    if (match[7] is not None) != (verb in ("told", "tells")) or (match[1] == "," and verb in _OTHER_ACTS):
        return False
    return match[8] is None or _CLAUSE.search(match[8]) is None


def _story(rest: str) -> bool:
    """Whether what follows the attribution is a text about others, or nothing."""
    rest = rest.strip()
    return not rest or (rest[0].isupper() and rest[-1] in ENDS and _FIRST_PERSON.search(rest) is None)
