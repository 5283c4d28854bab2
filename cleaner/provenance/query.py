"""Questions to a log: how much of what it did, and the record of one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.cleaned import text_facts
from cleaner.errors import LogError, RecordMismatch
from cleaner.provenance.reader import records


@dataclass(frozen=True, slots=True)
class RuleStats:
    """What one rule did: ``edits`` applied, code points ``removed`` and ``inserted`` by them, and ``flags``."""

    edits: int = 0
    removed: int = 0
    inserted: int = 0
    flags: int = 0


@dataclass(frozen=True, slots=True)
class Stats:
    """What a log holds. A document that went through two runs has two records, and counts twice.

    ``documents``  the records
    ``changed``    those whose result is not their source
    ``truncated``  those whose text was cut off
    ``guarded``    those in which chrome rules only reported
    ``rules``      code to what the rule did, sorted by code
    """

    documents: int
    changed: int
    truncated: int
    guarded: int
    rules: Mapping[str, RuleStats]

    @property
    def edits(self) -> int:
        """All edits."""
        return sum(rule.edits for rule in self.rules.values())

    @property
    def flags(self) -> int:
        """All flags."""
        return sum(rule.flags for rule in self.rules.values())


def stats(path: str | Path) -> Stats:
    """Return what the log at *path* holds, over all its runs. Raises LogError if it cannot be read."""
    documents = changed = truncated = guarded = 0
    rules: dict[str, list[int]] = {}
    for record in records(path):
        documents += 1
        changed += record["source"]["sha256"] != record["result"]["sha256"]
        truncated += record["truncated"]
        guarded += record["guarded"]
        for one in record["passes"]:
            for edit in one["edits"]:
                counts = rules.setdefault(edit["rule"], [0, 0, 0, 0])
                counts[0] += 1
                counts[1] += len(edit["before"])
                counts[2] += len(edit["after"])
        for flag in record["flags"]:
            rules.setdefault(flag["rule"], [0, 0, 0, 0])[3] += 1
    by_code = {code: RuleStats(*counts) for code, counts in sorted(rules.items())}
    return Stats(documents, changed, truncated, guarded, by_code)


def find(path: str | Path, id: str) -> list[dict[str, Any]]:
    """Return the records with this *id*, one for each run that had the document.

    Raises LogError, naming the ids nearest to it, if there is none.
    """
    found = [record for record in records(path) if record["id"] == id]
    if not found:
        raise LogError(f"{str(path)!r} has no record with the id {id!r}; {_near(path, id)}")
    return found


def for_result(path: str | Path, text: str, *, id: str | None = None) -> dict[str, Any]:
    """Return the record whose result is *text*, the latest of several that agree on the source.

    With *id*, only records of that id count. Raises RecordMismatch if none fits,
    and LogError if the id is unknown or the sources differ.
    """
    return _for(path, text, id, "result", "source")


def for_source(path: str | Path, text: str, *, id: str | None = None) -> dict[str, Any]:
    """Return the record whose source is *text*, as :func:`for_result` does for the other side."""
    return _for(path, text, id, "source", "result")


def _for(path: str | Path, text: str, id: str | None, given: str, other: str) -> dict[str, Any]:
    digest = text_facts(text)["sha256"]
    candidates = records(path) if id is None else find(path, id)
    fitting = [record for record in candidates if record[given]["sha256"] == digest]
    if not fitting:
        named = "" if id is None else f" with the id {id!r}"
        raise RecordMismatch(
            f"{str(path)!r} has no record{named} whose {given} has the sha256 {digest}; "
            "the text is of another log, or was changed since"
        )
    if len({record[other]["sha256"] for record in fitting}) > 1:
        ids = sorted({record["id"] for record in fitting})
        hint = f"give one of the ids {', '.join(map(repr, ids[:5]))}" if len(ids) > 1 else "they are of different runs"
        raise LogError(f"{str(path)!r}: {len(fitting)} records have this {given} and differ in their {other}; {hint}")
    return fitting[-1]


def _near(path: str | Path, id: str) -> str:
    from rapidfuzz import process

    ids = dict.fromkeys(record["id"] for record in records(path))
    near = [found for found, _, _ in process.extract(id, ids.keys(), limit=3, score_cutoff=60)]
    if near:
        return f"did you mean {' or '.join(map(repr, near))}?"
    return f"it has {len(ids)}, such as {next(iter(ids))!r}" if ids else "it has no records"
