"""Whether the text breaks off inside its last sentence, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner import lexicon
from cleaner.document import Document, Line
from cleaner.filter import Proposal, Rule
from cleaner.filters.truncation.fragments import cut_word, is_label, piece_of_a_sentence
from cleaner.filters.truncation.rules import CUT_OFF, UNFINISHED, UNFINISHED_PARAGRAPH
from cleaner.filters.truncation.sentences import (
    ends_whole,
    last_whole,
    prose_before,
    prose_further_up,
)
from cleaner.patterns import Pattern

# What no whole sentence ends with: a word that a line end was to part, or a bracket behind a space. A smiley is
# no bracket, and what is joined from both sides ("-Mum-") or one of a row ("red-, blue-") no part of a word.
_BREAKS_OFF = Pattern(r"\p{Ll}{3} - \z | [\pL\pN,] [ ] \( \z")
_JOINED = Pattern(r"[ ] [-~] \pL | \pL - [ ,]")
# A quotation that begins the fragment. One that opens inside a sentence may be a title with a lost mark.
_OPENED = Pattern(r"""(?: \A | [(—–] ) [“"] [^ ”"“]""")
_QUOTES = frozenset('"“”„«»‟″')
# At the end, these marks open if they stand behind a space and the paragraph has no other: »so«, « so «.
_OPENS_AT_END = Pattern(r"\s [„«] \z")
# What is spoken of, and not said: "the conjunctions are for, so, and".
_SPOKEN_OF = Pattern(
    r"""[,:;0-9] [ ] \pL+ \z | (?i: \b (?: not | oh | na ) [ ] \pL+ \z
    | \b (?: words? | answers? | articles? | conjunctions? | pronouns? | letters? | mots? | wort | wörter
    | artikel | palabras? ) [ ] )"""
)
# In a text that is too short to tell its language, one of these tells it.
_ENGLISH = Pattern(r"(?i) \b (?: been | from | his | it | she | that | the | they | this  | were | with ) \b")
# What closes a text on purpose: a grade ("a solid A-"), speech that is interrupted.
_DELIBERATE = Pattern(r"""\b [A-F] [-–] \z | — ["”’»]? \z | [-–] ["”’»] \z""")
# What stands in code, links, lists, chats and glued text, and in no plain sentence that was cut.
_NOT_PROSE = Pattern(
    r"""[@©|=<>{}_\\#*•…+] | \p{Ll}{2}[.!?]\pL | \p{Ll} [.!?] [ ] \p{Ll} | \n[ ]* (?: [-–•] | [0-9]+[.)] )"""
)


LONG = 10
"""With a comma at the end, a line of so many words may be a greeting or a list of tags."""
COMMAS = 2
"""With more of them, it may be a list, or a greeting to many."""


def find(document: Document) -> Iterator[Proposal]:
    """Propose what the policy of the config makes of a last sentence that breaks off."""
    last = document.paragraphs[-1]
    text, end = document.text, last.start + len(last.text.rstrip())
    trails_off = last.text.rstrip().endswith(("...", "…"))
    reach = last.text.rstrip().rstrip(".… ") if trails_off else last.text
    start = last.start + (last_whole(document, reach) or 0)
    fragment = text[start : last.start + len(reach.rstrip())].lstrip()
    rule, why = (_trailing if trails_off else _evidence)(document, last, fragment)
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
    short = all(len(line.text) < 50 for line in block)
    anew = all(len(line.text) < 80 and not line.text.lstrip()[:1].islower() for line in block)
    return len(block) > 2 and (short or anew)


def _evidence(document: Document, last: Line, fragment: str) -> tuple[Rule | None, str]:
    """Return the rule that *fragment*, what follows the last whole sentence, falls under, and what shows it."""
    alone = len(fragment) == len(last.text.strip())
    if not fragment or _DELIBERATE.search(fragment) or (alone and _signs_off(fragment)):
        return None, ""
    prose = prose_before(document, last.text)
    if prose and not _ends_well(fragment):
        why = _breaks_off(document, last.text.rstrip(), fragment, alone=alone)
        if why:
            return CUT_OFF, why
    if prose or (alone and prose_further_up(document, last)):
        before = document.text[: len(document.text.rstrip()) - len(fragment)]
        why = piece_of_a_sentence(before, fragment, alone=alone)
        if why:
            return (UNFINISHED_PARAGRAPH if alone else UNFINISHED), why
    return None, ""


def _trailing(document: Document, last: Line, fragment: str) -> tuple[Rule | None, str]:
    """Return what shows that an ellipsis behind *fragment* is where a feed stopped, and no voice that trails off."""
    words = fragment.split()
    if len(words) < 3 or not prose_before(document, last.text.rstrip().rstrip(".… ")):
        return None, ""
    if _cannot_end(document, words):
        return UNFINISHED, f"an ellipsis stands behind {words[-1]!r}"
    cut = cut_word(document.text[: last.start + last.text.rfind(fragment)], fragment)
    return (UNFINISHED, cut) if cut else (None, "")


def _ends_well(fragment: str) -> bool:
    """Whether *fragment* is a whole sentence, or no prose."""
    return ends_whole(fragment) or _NOT_PROSE.search(fragment) is not None


def _signs_off(fragment: str) -> bool:
    """Whether a line greets, before a name that is not there: "With love from Paris,"."""
    words = fragment.split()
    short = len(words) < 5 and fragment.count(",") == 1
    return fragment[-1] == "," and (short or words[0].lower() in lexicon.words("credit-openers.txt"))


def _breaks_off(document: Document, paragraph: str, fragment: str, *, alone: bool) -> str:
    """Return what no whole sentence ends with and *fragment*, the end of *paragraph*, does, or nothing."""
    opened = _OPENED.search(fragment)
    if opened and not _QUOTES.intersection(fragment[opened.end() :].replace("''", "”")):
        return "a quotation is open where the text ends"
    words = fragment.split()
    if len(words) < 3 or _JOINED.search(fragment):
        return ""
    opens = _OPENS_AT_END.search(fragment) is not None and not _QUOTES.intersection(paragraph[:-1])
    row = alone or is_label(fragment) or fragment.count(",") > COMMAS
    comma = fragment[-1] == "," and not row and len(words) > LONG
    if opens or comma or _BREAKS_OFF.search(fragment) or _cannot_end(document, words):
        return f"the text ends with {words[-1]!r}"
    return ""


def _cannot_end(document: Document, words: list[str]) -> bool:
    """Whether the last word ends no sentence in the language of the text, or in any."""
    languages = lexicon.table("cannot-end.txt").get(words[-1])
    on_and_on = words[-2:] == words[-4:-2]
    if languages is None or on_and_on or _SPOKEN_OF.search(" ".join(words)):
        return False
    code = document.language.code
    if code is None and languages == "en":
        return _ENGLISH.search(document.text.rstrip()[: -len(words[-1])]) is not None
    return languages == "*" or code in languages.split()
