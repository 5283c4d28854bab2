"""Texts cut at random places inside their last sentence, to measure how many of the cuts are found."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from cleaner import Cleaner
from cleaner.document import CLOSERS
from tests.benchmarks.pages import rows

CUTS = 1000
SEED = 20261122
SHORTEST = 20
"""A last sentence has so many code points at least."""
TERMINAL = ".!?…。！？।؟۔"
_SENTENCE_END = re.compile(rf"[{TERMINAL}][\"”’)\]»“]*(?:\s+|(?<=[。！？]))|\n+")


def bodies() -> list[str]:
    """The article bodies made by hand."""
    return [row["gold"].rstrip() for row in rows("extracts")]


def pages() -> list[str]:
    """What a careful extractor took of pages that are not English; their last lines are not always prose."""
    return [row["trafilatura"].rstrip() for row in rows("pages") if row["lang"] != "en"]


def ends_with_a_sentence(text: str) -> bool:
    """Whether *text* has two sentences, and a last line that ends with the mark of one."""
    last_line = text[text.rfind("\n") + 1 :]
    whole = text.rstrip(CLOSERS)[-1:] in TERMINAL and len(last_line) > SHORTEST
    return whole and 0 < _last_sentence(text) < len(text) - SHORTEST


def _last_sentence(text: str) -> int:
    return max((match.end() for match in _SENTENCE_END.finditer(text[:-1])), default=0)


def cuts(texts: list[str], number: int = CUTS) -> Iterator[str]:
    """Yield *number* texts that are cut inside their last sentence, and not behind an abbreviation there."""
    chance = random.Random(SEED)
    while number:
        text = chance.choice(texts)
        cut = text[: chance.randrange(_last_sentence(text) + 1, len(text) - 1)].rstrip()
        if cut.rstrip(CLOSERS)[-1:] not in TERMINAL:
            number -= 1
            yield cut


def found(cleaner: Cleaner, texts: list[str]) -> float:
    """Return how many of a hundred cuts of *texts* the cleaner finds."""
    whole = [text for text in texts if ends_with_a_sentence(text)]
    return 100 * sum(cleaner.clean(text).truncated for text in cuts(whole)) / CUTS
