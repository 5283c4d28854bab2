"""What the rules do on real pages, as a table, held against the pinned figures.

usage: python -m tests.benchmarks.quality [--update]

Reads ``../shared/data``, and says so where it is not there. A figure that falls
fails; ``--update`` pins what was measured in ``fixtures/pins.json``, on purpose.
"""

from __future__ import annotations

import html
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner import Cleaned, Cleaner, Config
from tests.benchmarks import cuts
from tests.benchmarks.pages import DATA, rows

PINS = Path(__file__).parents[2] / "fixtures" / "pins.json"
NEAR = 4
"""How many code points a finding may lie from the gap it belongs to."""
FUNCTION_WORD = re.compile(
    r"(?:^|\s)(to|of|by|with|from|in|at|on|for|the|a|an|that|told|than|as|von|der|die|das|den|dem|des|ein|eine|einen"
    r"|einem|einer|mit|bei|zu|zum|zur|im|am|auf|für|le|la|les|un|une|de|du|à|par|dans|el|los|las|una|por|en|con)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A share, and whether more of it is better."""

    name: str
    value: float
    unit: str
    rises: bool = True


def elisions(cleaner: Cleaner) -> list[Figure]:
    """How many real drops are found, and how much is found where nothing was dropped."""
    found = evident = evident_found = words = false = 0
    drops = rows("elisions")
    originals = {row["original"]: row["lang"] or None for row in drops}
    for row in drops:
        hit = _finds(cleaner.clean(row["damaged"], language=row["lang"] or None), row["gap"])
        left, right = row["damaged"][: row["gap"]].rstrip(), row["damaged"][row["gap"] :].lstrip()
        shows = FUNCTION_WORD.search(left) is not None and (not right or right[0] in ",.;:!?”\"')»")
        found, evident, evident_found = found + hit, evident + shows, evident_found + (shows and hit)
    for text, language in originals.items():
        words += len(text.split())
        false += len(_of_family(cleaner.clean(text, language=language), "ELI"))
    return [
        Figure("dropped text found", 100 * found / len(drops), "%"),
        Figure("... where a function word stands before punctuation", 100 * evident_found / evident, "%"),
        Figure("false findings of dropped text", 1e4 * false / words, "per 10,000 words", rises=False),
    ]


def restored(cleaner: Cleaner) -> Figure:
    """How many real drops are put back exactly when the page is at hand, made here of the text before the drop."""
    right = drops = 0
    for row in rows("elisions"):
        original, dropped, language = row["original"], row["dropped"], row["lang"] or None
        places = [match.start() for match in re.finditer(re.escape(dropped), original)]
        if not places:
            continue  # its white space was changed, so where it stood cannot be told
        at = min(places, key=lambda place: abs(place - row["gap"]))
        parts = (original[:at], dropped, original[at + len(dropped) :])
        before, element, behind = map(html.escape, parts)
        page = {"html": f"<p>{before}<{row['tag']}>{element}</{row['tag']}>{behind}</p>"}
        # Other damage of the original is repaired too, so it is cleaned as well.
        expected = cleaner.clean(original, language=language).text
        right += cleaner.clean(row["damaged"], language=language, metadata=page).text == expected
        drops += 1
    return Figure("dropped text restored exactly, with the page", 100 * right / drops, "%")


def bodies(cleaner: Cleaner) -> list[Figure]:
    """How many article bodies made by hand come back as they were, white space aside."""
    texts = [row["gold"] for row in rows("extracts")]
    cleaned = [cleaner.clean(text) for text in texts]
    same = sum(one.text.split() == text.split() for one, text in zip(cleaned, texts, strict=True))
    removed = sum(max(0, len(edit.before) - len(edit.after)) for one in cleaned for edit in one.edits)
    sentences = Cleaner(Config(select=("DUP", "ELI", "QUO", "TRU")))
    left = sum(sentences.clean(text).text == text for text in texts)
    return [
        Figure("bodies unchanged but for white space", 100 * same / len(texts), "%"),
        Figure("bodies unchanged by DUP, ELI, QUO and TRU", 100 * left / len(texts), "%"),
        Figure("characters of bodies removed", 100 * removed / sum(map(len, texts)), "%", rises=False),
        Figure("bodies taken for cut off", 100 * sum(one.truncated for one in cleaned) / len(texts), "%", rises=False),
    ]


def endings(cleaner: Cleaner) -> list[Figure]:
    """How many texts that are cut inside their last sentence are found to be."""
    return [
        Figure("cuts inside the last sentence found, bodies", cuts.found(cleaner, cuts.bodies()), "%"),
        Figure("cuts inside the last sentence found, other pages", cuts.found(cleaner, cuts.pages()), "%"),
    ]


def _of_family(cleaned: Cleaned, family: str) -> list[Any]:
    return [found for found in (*cleaned.edits, *cleaned.flags) if found.rule.startswith(family)]


def _finds(cleaned: Cleaned, gap: int) -> bool:
    return any(one.origin[0] - NEAR <= gap <= one.origin[1] + NEAR for one in _of_family(cleaned, "ELI"))


def worse(figures: list[Figure], pins: dict[str, float]) -> list[str]:
    """Return a line for each figure that is worse than its pin."""
    return [
        f"{figure.name}: {figure.value:.3f} {figure.unit} is worse than the pinned {pins[figure.name]:.3f}"
        for figure in figures
        if figure.name in pins and (figure.value - pins[figure.name]) * (1 if figure.rises else -1) < -1e-6
    ]


def main(arguments: list[str]) -> int:
    if not DATA.is_dir():
        print(f"nothing measured: there are no pages at {DATA}")
        return 0
    cleaner = Cleaner()
    figures = [*elisions(cleaner), restored(cleaner), *bodies(cleaner), *endings(cleaner)]
    for figure in figures:
        print(f"{figure.name:52s} {figure.value:8.3f} {figure.unit}")
    if "--update" in arguments:
        PINS.write_text(json.dumps({f.name: round(f.value, 6) for f in figures}, indent=2) + "\n", encoding="utf-8")
        return 0
    fallen = worse(figures, json.loads(PINS.read_text(encoding="utf-8")))
    print("\n".join(fallen) or "no figure is worse than its pin")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
