"""The marks that feeds print where they stop: ``[…]``, ``… [+2093 chars]``, ``Continue reading →``."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner import lexicon
from cleaner.document import CLOSERS, Document
from cleaner.filter import Proposal
from cleaner.filters.truncation.rules import TEASER
from cleaner.filters.truncation.sentences import last_whole
from cleaner.patterns import Pattern

REACH = 80
"""A mark has at most so many code points."""
_DOTS = r"… | \. [ ]? \. [ ]? \."
_ELLIPSIS = rf"(?: {_DOTS} | &hellip; | &\#8230; )"
_ARROW = r"(?: → | » | ›+ | >> | [>▸►⟶➔] | &rarr; | &raquo; )"
# What was left out stands in brackets: "[…]", "[+2093 chars]", "(more…)".
_LEFT_OUT = Pattern(
    rf"""(?: {_DOTS} )? [ ]? \[ \+ [0-9,. ]+ (?: chars | characters | words ) \] \z
    | \[ [ ]? {_ELLIPSIS} [ ]? \] \z | \( [ ]? {_ELLIPSIS} [ ]? \) \z
    | \[ more (?: [ ]? {_ELLIPSIS} )? \] \z | \( more [ ]? {_ELLIPSIS} \) \z"""
)
_CALL = Pattern(
    rf"""({_ELLIPSIS})? [ ]? ([\[(])? [ ]? ([\pL\pM] [\pL\pM'’ ]* [\pL\pM])
    [ ]? ({_ELLIPSIS})? [ ]? ({_ARROW})? [ ]? ([\])])? \z"""
)


def start_of_mark(text: str) -> int | None:
    """Return where the marks at the end of *text* begin, or None if it has none or nothing else."""
    end = reach = len(text.rstrip())
    while end > 0:
        start = _one_mark(text, end)
        if start is None:
            break
        end = len(text[:start].rstrip())
    return end if 0 < end < reach else None


def _one_mark(text: str, end: int) -> int | None:
    """Return where the last mark of ``text[:end]`` begins."""
    begin = max(0, end - REACH)
    tail = text[begin:end]
    left_out = _LEFT_OUT.search(tail)
    if left_out:
        return begin + left_out.start()
    call = _CALL.search(tail)
    if call is None or not _is_call(call[3] or ""):
        return None
    before = text[: begin + call.start()].rstrip(" ")
    begins_anew = before[-1:] in "\n" or before.rstrip(CLOSERS)[-1:] in ".!?…。"
    in_brackets = call[2] is not None and call[6] is not None
    shown = call[1] or call[5] or ((call[4] or in_brackets) and begins_anew)
    return begin + call.start() if shown else None


def _is_call(words: str) -> bool:
    return " ".join(words.lower().replace("’", "'").split()) in lexicon.words("teaser-calls.txt")


def find(document: Document, start: int) -> Iterator[Proposal]:
    """Propose what the policy of the config makes of a feed's mark, which begins at *start*."""
    text, end = document.text, len(document.text.rstrip())
    written = text[start:end].strip()
    if document.config.truncation == "flag":
        yield TEASER.flag(text, start, end, why=written)
    elif document.config.truncation == "mark":
        if text[start:end] != " […]":
            yield TEASER.edit(text, start, end, " […]", why=written)
    elif _quotes(text[:start]):
        yield TEASER.flag(text, start, end, why="it may be an omission of a quotation that is still open")
    else:
        yield TEASER.edit(text, last_whole(document, text[:start]) or start, end, why=written)


def _quotes(text: str) -> bool:
    """Whether the last paragraph of *text* has an open quotation, so that an ellipsis may belong to it."""
    last = text[text.rfind("\n") + 1 :]
    return last.count("“") > last.count("”") and "„" not in last
