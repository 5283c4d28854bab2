"""What a site prints around an article: comment forms, share rows, labels of advertisements.

A template puts the same lines under every text. An extractor that is in doubt keeps
them, and then they are counted, indexed and learnt as if somebody had written them.

Evidence is a whole line, never a word in it. Phrases stand in ``lexicon/chrome.tsv``,
by language. A phrase that counts *alone* is chrome wherever it is a line. A *pair* of
phrases such as "Share on Facebook" counts, where the two differ. One that counts in
*company* ("Name *", "Like this:") does so only in the same block as one of the first
kind or a pair, blank lines aside. A label of advertisements counts *twice*, that is if
it stands in the text more than once. A block is one edit, which names the phrase.

Left alone: sentences that mention a chrome word, or end in a full stop as no label
does; items of a list; lists of company names; headings such as "Comments"; and
everything when chrome would be more than half of the words
(an index page); then the document is marked ``guarded`` and all is reported.

CHR101 comment-form
    The form for readers' replies, with its labels and notices.

    >>> chrome("It rained.\\n\\nLeave A Reply\\nName *\\nEmail *\\nPost Comment")
    'It rained.'
    >>> chrome("Leave a reply on his desk, she said.\\nName *")
    'Leave a reply on his desk, she said.\\nName *'

CHR102 share-row
    Links that pass the page on, and the names of the services beside them.

    >>> chrome("It rained.\\n\\nShare this:\\nFacebook\\nTwitter\\n\\nThen it stopped.")
    'It rained.\\n\\nThen it stopped.'
    >>> chrome("These are the largest:\\nFacebook\\nTwitter")
    'These are the largest:\\nFacebook\\nTwitter'

CHR103 advertisement-label
    The word that marks the place of an advertisement, alone on a line between two
    lines of prose, or beside one and more than once in a text. Else it may be a heading
    or an item.

    >>> chrome("It rained for most of the day.\\nAdvertisement\\nThen all of a sudden it stopped.")
    'It rained for most of the day.\\nThen all of a sudden it stopped.'
    >>> chrome("Departments:\\nSales\\nAdvertisement\\nPrinting")
    'Departments:\\nSales\\nAdvertisement\\nPrinting'
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner import lexicon
from cleaner.document import CLOSERS, SENTENCE_ENDS, Document, Line
from cleaner.edits import Safety
from cleaner.filter import Filter, Proposal, Rule
from cleaner.patterns import Pattern

COMMENT_FORM = Rule("CHR101", "comment-form", Safety.SAFE, "0.1.0", "a comment form was left in the text")
SHARE_ROW = Rule("CHR102", "share-row", Safety.SAFE, "0.1.0", "share links were left in the text")
AD_LABEL = Rule("CHR103", "advertisement-label", Safety.SAFE, "0.1.0", "the label of an advertisement was left")

_RULES = {"comment-form": COMMENT_FORM, "share-row": SHARE_ROW, "ad-label": AD_LABEL}
LONGEST = 200
"""A longer line is prose, whatever it says."""
_EDGES = " \t\N{NO-BREAK SPACE}.:…!-–—*|•·›»→"
"""What templates print around a label, and no phrase is told apart by."""
# Templates that decorate a label do so on both sides; an item of a list has its mark before it only.
_DECORATED = Pattern(r"\A \s* [-–—*] .* [-–—*] \s* \z")
_BULLET = Pattern(r"\A \s* [-*•·–—] .* [\pL\pN)”.:!] \s* \z")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the lexicon says of a line."""

    rule: Rule
    evidence: str
    text: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The phrases by their normal form, and a pattern for those with a free part."""

    plain: dict[str, tuple[Phrase, ...]]
    open: tuple[tuple[Pattern, Phrase], ...]
    any_open: Pattern


def find(document: Document) -> Iterator[Proposal]:
    """Propose to delete each block of lines that has at least one unmistakable phrase."""
    said = {number: found for number, line in enumerate(document.lines) if (found := _look_up(line.text))}
    for rule in _RULES.values():
        block: list[int] = []
        for number, line in enumerate(document.lines):
            if any(phrase.rule is rule for phrase in said.get(number, ())):
                block.append(number)
            elif not line.blank:
                yield from _block(document, rule, block, said)
                block = []
        yield from _block(document, rule, block, said)


def _block(document: Document, rule: Rule, block: list[int], said: dict[int, tuple[Phrase, ...]]) -> Iterator[Proposal]:
    phrases = [phrase for number in block for phrase in said[number] if phrase.rule is rule]
    evidence = next((phrase.text for phrase in phrases if _counts(document, phrase, block)), None)
    pair = list(dict.fromkeys(phrase.text for phrase in phrases if phrase.evidence == "pair"))
    if evidence is None and len(pair) > 1:
        evidence = pair[0]
    if evidence is not None and not _in_a_sentence(document, block):
        start, end = document.without(block[0], block[-1])
        yield rule.edit(document.text, start, end, why=f"a line reads “{evidence}”")


def _in_a_sentence(document: Document, block: list[int]) -> bool:
    """Whether a sentence runs through the block, or the line before announces it."""
    before, behind = document.around(block[0], block[-1])
    announced = before is not None and before.text.rstrip()[-1:] in (",", ":")
    return announced or (behind is not None and behind.text.lstrip()[:1].islower())


def _counts(document: Document, phrase: Phrase, block: list[int]) -> bool:
    """Whether a phrase is evidence by itself."""
    if phrase.rule is not AD_LABEL:
        return phrase.evidence == "alone"
    if phrase.evidence == "alone":
        return True
    if any(_DECORATED.search(document.lines[number].text) for number in block):
        return True
    before, behind = document.around(block[0], block[-1])
    if phrase.evidence == "between" and _is_sentence(before) and _long(behind):
        return True
    label = normalise(phrase.text)
    times = sum(normalise(line.text) == label for line in document.lines if len(line.text) <= LONGEST)
    return times > 1 and (_long(before) or _long(behind))


def _long(line: Line | None) -> bool:
    """Whether a line has as many words as a sentence."""
    return line is not None and len(line.text.split()) > 5


def _is_sentence(line: Line | None) -> bool:
    return line is not None and _long(line) and line.text.rstrip().rstrip(CLOSERS)[-1:] in SENTENCE_ENDS


def _look_up(line: str) -> tuple[Phrase, ...]:
    if len(line) > LONGEST or _BULLET.search(line):
        return ()
    normal = normalise(line)
    phrases = _lexicon()
    found = phrases.plain.get(normal, ())
    if not found and normal and phrases.any_open.fullmatch(normal):
        found = tuple(phrase for pattern, phrase in phrases.open if pattern.fullmatch(normal))
    return tuple(phrase for phrase in found if _ends_alike(line, phrase.text))


def _ends_alike(line: str, phrase: str) -> bool:
    """Whether a line ends in a full stop only if the phrase does, and in a colon if the phrase does."""
    line = line.rstrip()
    stopped = line.endswith(".") and not line.endswith("...")
    return not (stopped and not phrase.endswith(".")) and not (phrase.endswith(":") and not line.endswith(":"))


def normalise(line: str) -> str:
    """Return *line* without case, edges that templates add, and runs of spaces.

    >>> normalise("  — SHARE  this: ")
    'share this'
    """
    return " ".join(line.strip(_EDGES).casefold().split())


@functools.cache
def _lexicon() -> _Lexicon:
    plain: dict[str, tuple[Phrase, ...]] = {}
    opened: dict[str, Phrase] = {}
    for line in lexicon.lines("chrome.tsv"):
        block, evidence, _, text = line.split("\t")
        phrase = Phrase(_RULES[block], evidence, text)
        normal = normalise(text)
        if "{" in normal:
            opened[_source(normal)] = phrase
        else:
            plain[normal] = (*plain.get(normal, ()), phrase)
    patterns = tuple((Pattern(source), phrase) for source, phrase in opened.items())
    return _Lexicon(plain, patterns, Pattern("|".join(f"(?:{source})" for source in opened)))


def _source(normal: str) -> str:
    """Return the pattern of a phrase with free parts. A free text is short, or it could be a sentence."""
    quoted = "".join(char if char.isalnum() or char in "{}" or not char.isascii() else f"[{char}]" for char in normal)
    return quoted.replace("{n}", r"[0-9][0-9.,]{0,8}").replace("{}", r"[^\n]{1,60}")


chrome = Filter("chrome", 1, tuple(_RULES.values()), find, guarded=True)
