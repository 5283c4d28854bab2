"""The real pages to measure on. They are other people's text: read here, never copied into the project."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[3] / "shared" / "data"
WHOLE_PAGES = ("html-text", "inscriptis")
"""Outputs that are the text of a whole page rather than an article."""


def rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of a data set."""
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def articles() -> Iterator[tuple[str, str | None]]:
    """Yield every text that an extractor made, and every hand-made body, with its language where known."""
    for row in rows("extracts"):
        yield row["gold"], None
        for name, text in row["outputs"].items():
            if name not in WHOLE_PAGES:
                yield text, None
    for row in rows("pages"):
        yield row["trafilatura"], row["lang"] or None
