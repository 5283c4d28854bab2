"""Filters, records and logs for these tests; nothing here depends on what the real filters do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from cleaner import Cleaner, Config, Safety
from cleaner.document import Document
from cleaner.filter import Filter, Proposal, Rule
from cleaner.provenance.format import digest
from cleaner.provenance.writer import LogWriter

GAP = Rule("TST101", "wide-gap", Safety.SAFE, "0.1", "two spaces")
BANG = Rule("TST201", "bang", Safety.SAFE, "0.1", "an exclamation mark")
ODD = Rule("TST202", "odd", Safety.REPORT, "0.1", "an x")


def _gaps(document: Document) -> Iterator[Proposal]:
    for found in re.finditer(" {2,}", document.text):
        yield GAP.edit(document.text, found.start(), found.end(), " ")


def _marks(document: Document) -> Iterator[Proposal]:
    for found in re.finditer("[!x]", document.text):
        if found[0] == "!":
            yield BANG.edit(document.text, found.start(), found.end(), "…", why="loud")
        else:
            yield ODD.flag(document.text, found.start(), found.end(), why="odd")


FILTERS = (Filter("marks", 2, (BANG, ODD), _marks), Filter("gaps", 1, (GAP,), _gaps))
CLEANER = Cleaner(Config(), filters=FILTERS)

SOURCES = {"a": "Ein  *Satz*!", "b": "Êtes-vous là ? x 🙂", "c": "  weiß   nicht!!"}


def record(id: str, source: str) -> dict[str, Any]:
    return CLEANER.clean(source).record(id=id)


def result(source: str) -> str:
    return CLEANER.clean(source).text


def write(path: Path, sources: dict[str, str] = SOURCES) -> str:
    """Append a sealed run of *sources* to the log at *path*. Returns its head."""
    with LogWriter(path, Config(), filters=FILTERS) as log:
        for name, source in sources.items():
            log.write(record(name, source))
    return log.head


def interrupt(path: Path, sources: dict[str, str] = SOURCES, torn: bytes = b"") -> None:
    """Append a run without a seal, and *torn* bytes."""
    try:
        with LogWriter(path, Config(), filters=FILTERS) as log:
            for name, source in sources.items():
                log.write(record(name, source))
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    with path.open("ab") as file:
        file.write(torn)


def content(path: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def rewrite(path: Path, said: list[dict[str, Any]]) -> None:
    """Write *said* as a log whose chain, heads and selves hold, whatever else does not."""
    lines: list[bytes] = []
    for one in said:
        one["prev"] = digest(lines[-1]) if lines else None
        if "seal" in one:
            one["seal"]["head"] = one["prev"]
            one.pop("self", None)
            body = orjson.dumps(one)[:-1]
            lines.append(body + b',"self":"' + digest(body).encode() + b'"}')
        else:
            lines.append(orjson.dumps(one))
    path.write_bytes(b"".join(line + b"\n" for line in lines))
