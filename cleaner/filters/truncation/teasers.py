"""The marks that feeds print where they stop: ``[…]``, ``… [+2093 chars]``, ``Continue reading →``.

What a writer prints too (an ellipsis in round brackets, "... read more" as the end of
a thought, a mark inside an open quotation) is reported and left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner import lexicon
from cleaner.document import CLOSERS, Document
from cleaner.filter import Proposal
from cleaner.filters.truncation.rules import TEASER
from cleaner.filters.truncation.sentences import ends_whole, last_whole
from cleaner.patterns import Match, Pattern

REACH = 200
"""A mark has at most so many code points."""
_DOTS = r"(?: … | \. [ ]? \. [ ]? \. )"
_ELLIPSIS = rf"(?: {_DOTS} | &hellip; | &\#8230; )"
_ARROW = r"(?: [→»›>▸►⟶➔➜⇒❯➤] | >> | -> | --> | &rarr; | &raquo; | &gt; (?: &gt; )? )"
# What was left out stands in brackets: "[…]", "[+2093 chars]". What is glued to a word is code: "x[...]".
_LEFT_OUT = Pattern(
    rf"""(?: {_DOTS} )? [ ]? \[ \+? [0-9,. ]+ (?: chars | characters | words ) \] \z
    | [\s”"’).!?…] ( \[ [ ]? (?: {_ELLIPSIS} | \. \. ) [ ]? \] [ ]? [→».]? ) \z
    | \s ( \( more [ ]? {_DOTS} \) ) \z | {_DOTS} [ ]? [→»] \z
    | (?: {_DOTS} [ ]? )? Continue [ ] reading [ ] [^\n.!?]{{1,120}} [→»] \z"""
)
_ROUND = Pattern(rf"[\s”\"’.!?…] ( \( [ ]? {_DOTS} [ ]? \) ) \z")
_FOOTER = Pattern(r"\s ( The [ ] post [ ] [^\n]{1,120} [ ] appeared [ ] first [ ] on [ ] [^\n]{1,60} ) \z")
_CALL = Pattern(
    rf"""({_ELLIPSIS} | \] )? [ ]? ([\[(])? [ ]? ([\pL\pM] [\pL\pM'’ ]* [\pL\pM])
    [ ]? ({_ELLIPSIS})? [ ]? ({_ARROW})? [ ]? ([\])])? (\.)? \z"""
)
# "open Settings > Gallery > View more >": a way through menus.
_PATH = Pattern(r"[>→] [^\n]* \pL [^\n]* [>→] \z")
_CUT = Pattern(rf"\A (?: {_DOTS} | \[ )")
# "It says: The dignity of man […]": what follows the colon is somebody's words.
_SAID = Pattern(r": [ ] \p{Lu} [^.!?]* \z")
_SPACE = Pattern(r"[ ]+")
_DOUBT = "a writer may end a thought like this"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the marks at the end of a text begin, in code points of it, and why they may be no feed's."""

    start: int
    doubt: str = ""


def teaser(text: str) -> Mark | None:
    """Return the marks at the end of *text*, or None if it has none or nothing else."""
    end = len(text.rstrip())
    begin = max(0, end - REACH)
    footer = _FOOTER.search(text[begin:end])
    reach = end = len(text[: begin + footer.start(1)].rstrip()) if footer else end
    doubts: list[str] = []
    while mark := _one_mark(text, end):
        doubts.append(mark.doubt)
        end = len(text[: mark.start].rstrip())
    return Mark(end, doubts[0] if all(doubts) else "") if 0 < end < reach else None


def _one_mark(text: str, end: int) -> Mark | None:
    """Return the last mark of ``text[:end]``."""
    begin = max(0, end - REACH)
    tail = text[begin:end]
    left_out = _LEFT_OUT.search(tail)
    if left_out:
        group = next((group for group in (1, 2) if left_out[group]), 0)
        return Mark(begin + left_out.start(group))
    in_round = _ROUND.search(tail)
    if in_round:
        return Mark(begin + in_round.start(1), _DOUBT)
    call = _CALL.search(tail)
    return _call(text, begin, call) if call else None


def _call(text: str, begin: int, call: Match) -> Mark | None:
    """Return the mark that *call*, found at *begin* of the text, is, if a lexicon has its words and more shows it."""
    ellipsis, bracket, arrow = call[1], call[2] and call[6], call[5]
    start = begin + call.start(3) + _behind_other_words(call[3] or "", arrow=bool(arrow))
    words = " ".join(text[start : begin + call.end(3)].lower().replace("’", "'").split())
    if start > begin + call.start(3):
        ellipsis = bracket = None
    elif call[7] and not ellipsis:
        return None
    known = words in lexicon.words("teaser-calls.txt")
    if not known and not (words in lexicon.words("teaser-words.txt") and (ellipsis or bracket == "]")):
        return None
    capital = not text[start].islower()
    at = start if ellipsis in (None, "]") and not bracket else begin + call.start()
    before = text[:at].rstrip(" ")
    anew = before[-1:] in ("", "\n") or before.rstrip(CLOSERS)[-1:] in ".!?…。"
    if arrow:
        return None if _PATH.search(text[text.rfind("\n", 0, at) + 1 : begin + call.end(5)]) else Mark(at)
    if ellipsis:
        return Mark(at, "" if capital or bracket else _DOUBT)
    return (
        Mark(at)
        if (bracket and (capital or anew or bracket == "]"))
        or (call[4] and anew and not before.rstrip().endswith(("…", "...")))
        else None
    )


def _behind_other_words(run: str, *, arrow: bool) -> int:
    """Return how many code points of *run* stand before a call with a capital that ends it; an arrow must follow."""
    starts = [0, *(match.end() for match in _SPACE.finditer(run))] if arrow else [0]
    calls = lexicon.words("teaser-calls.txt")
    return next((at for at in starts if run[at:].lower().replace("’", "'") in calls and not run[at].islower()), 0)


def find(document: Document, mark: Mark) -> Iterator[Proposal]:
    """Propose what the policy of the config makes of a feed's *mark*."""
    text, end = document.text, len(document.text.rstrip())
    start = mark.start
    written = text[start:end].strip()
    if document.config.truncation == "flag":
        yield TEASER.flag(text, start, end, why=written)
    elif mark.doubt or (_CUT.search(written) and _quotes(text[:start])):
        yield TEASER.flag(text, start, end, why=mark.doubt or "it may be an omission of the one who quotes")
    elif document.config.truncation == "mark":
        if text[start:end] != " […]":
            yield TEASER.edit(text, start, end, " […]", why=written)
    else:
        yield TEASER.edit(text, _whole_before(document, start, written), end, why=written)


def _whole_before(document: Document, start: int, written: str) -> int:
    """Return where to cut for a mark at *start*: behind the last whole sentence of its line.

    A line without one goes if the mark says that it is cut off and sentences come
    before it; else it may be a headline, a list or verse, and only the mark goes.
    """
    text = document.text
    line = text.rfind("\n", 0, start) + 1
    if text[start:].lstrip(" ")[:1] in ("\n", "\r"):
        return start
    whole = last_whole(document, text[line:start])
    if whole is not None:
        return line + whole
    before = text[:line].rstrip()
    return len(before) if before and _CUT.search(written) and ends_whole(before) else start


def _quotes(text: str) -> bool:
    """Whether the last line of *text* has an open quotation, or is one behind a colon, and leaves out words of it."""
    line = text[text.rfind("\n") + 1 :]
    before = text[: len(text) - len(line)].rstrip()
    low = line.count("„")
    opened = line.count("“") > line.count("”") if not low else low > line.count("“") + line.count("”")
    straight, angled = line.count('"') % 2 == 1, line.count("«") > line.count("»")
    return opened or straight or angled or before.endswith(":") or _SAID.search(line) is not None
