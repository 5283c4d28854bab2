"""``cleaner log stats``: a log in numbers."""

from __future__ import annotations

import json
import sys

from cleaner.cli import options
from cleaner.cli.log.show import rule_name
from cleaner.cli.terminal import Column, emit, table
from cleaner.provenance import query

EXAMPLE = "cleaner log stats log.jsonl"


def run(log: options.Log, as_json: options.Json = False) -> None:
    """Count what is in a log: documents, and what each rule did to them."""
    stats = query.stats(log)
    totals = {name: getattr(stats, name) for name in ("documents", "changed", "truncated", "guarded", "edits", "flags")}
    rules = {
        code: {name: getattr(one, name) for name in ("edits", "removed", "inserted", "flags")}
        for code, one in stats.rules.items()
    }
    if as_json:
        emit(json.dumps({"schema_version": 1, **totals, "rules": rules}) + "\n")
        return
    emit("".join(f"{name:9}  {number:,}\n" for name, number in totals.items()))
    if rules:
        emit("\n")
        columns = [
            Column("rule", "cyan"),
            Column("damage"),
            *(Column(name, number=True) for name in next(iter(rules.values()))),
        ]
        rows = [
            [code, rule_name(code), *(f"{number:,}" for number in counts.values())] for code, counts in rules.items()
        ]
        table(sys.stdout, columns, rows)
