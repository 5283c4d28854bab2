"""``cleaner rules``: the catalogue as a table."""

from __future__ import annotations

import json
import sys

from cleaner import catalogue
from cleaner.cli import options
from cleaner.cli.terminal import Column, emit, table

EXAMPLE = "cleaner rules"
_COLUMNS = (Column("rule", "cyan"), Column("damage"), Column("safety"), Column("what it finds", wrap=True))


def run(as_json: options.Json = False) -> None:
    """List every rule: its code, its name, how safe it is, and what it finds."""
    if as_json:
        rules = [
            {
                "code": rule.code,
                "name": rule.name,
                "safety": rule.safety.name,
                "since": rule.since,
                "filter": catalogue.find(rule.code)[0].name,
                "message": rule.message,
                "why": rule.why,
            }
            for rule in catalogue.rules()
        ]
        emit(json.dumps({"schema_version": 1, "rules": rules}, ensure_ascii=False) + "\n")
        return
    rows = [(rule.code, rule.name, rule.safety.name, rule.message) for rule in catalogue.rules()]
    table(sys.stdout, _COLUMNS, rows, headings=False)
