"""What was done, for a person: edits and flags by rule, and what else should be known."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from cleaner import catalogue
from cleaner.cleaned import Cleaned
from cleaner.cli.terminal import Column, on_terminal, say, table
from cleaner.filter import Rule

_COLUMNS = (
    Column("rule", "cyan"),
    Column("damage"),
    Column("edits", number=True),
    Column("flags", "yellow", number=True),
)
NAMED = 5
"""How many documents a note names before it counts the rest."""


@dataclass(slots=True)
class Tally:
    """Counts over the documents of one command."""

    documents: int = 0
    changed: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    truncated: list[str] = field(default_factory=list)
    guarded: list[str] = field(default_factory=list)
    recoded: list[str] = field(default_factory=list)

    def add(self, id: str, encoding: str, cleaned: Cleaned) -> None:
        """Count one document, which was read in *encoding*."""
        self.documents += 1
        self.changed += cleaned.text != cleaned.source
        self.edits.update(edit.rule for edit in cleaned.edits)
        self.flags.update(flag.rule for flag in cleaned.flags)
        if cleaned.truncated:
            self.truncated.append(id)
        if cleaned.guarded:
            self.guarded.append(id)
        if encoding != "utf-8":
            self.recoded.append(f"{id} ({encoding})")

    def rows(self) -> list[tuple[Rule, int, int]]:
        """Return each rule that found something, with its edits and flags, in the order of the catalogue."""
        return [
            (rule, self.edits[rule.code], self.flags[rule.code])
            for rule in catalogue.rules()
            if self.edits[rule.code] or self.flags[rule.code]
        ]


def show(tally: Tally, notes: Sequence[str], *, after_output: bool) -> None:
    """Write *tally* and *notes* to standard error: a table on a terminal, plain lines when piped.

    On a terminal that has just shown a text, which need not end its last line, an empty line comes first.
    """
    if after_output and on_terminal(sys.stderr) and on_terminal(sys.stdout):
        sys.stderr.write("\n\n")
    if tally.rows():
        (_table if on_terminal(sys.stderr) else _lines)(tally.rows())
    say(_total(tally))
    for label, ids in (
        ("text cut off", tally.truncated),
        ("too much would go, so chrome was only flagged", tally.guarded),
        ("not in UTF-8, as results are", tally.recoded),
    ):
        if ids:
            say(f"{label}: {_some(ids)}")
    for note in notes:
        say(note)


def counted(number: int, noun: str) -> str:
    """Return *number* with *noun* in the right form.

    >>> counted(1, "edit"), counted(1200, "edit")
    ('1 edit', '1,200 edits')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _total(tally: Tally) -> str:
    edits, flags = tally.edits.total(), tally.flags.total()
    if not edits and not flags:
        return f"nothing to repair in {counted(tally.documents, 'document')}"
    found = f"{counted(edits, 'edit')}, {counted(flags, 'flag')}"
    return found if tally.documents == 1 else f"{found}; {tally.changed:,} of {tally.documents:,} documents changed"


def _some(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - NAMED:,} more" if len(ids) > NAMED else ""
    return ", ".join(ids[:NAMED]) + more


def _lines(rows: Sequence[tuple[Rule, int, int]]) -> None:
    width = max(len(rule.name) for rule, _, _ in rows)
    for rule, edits, flags in rows:
        counts = [counted(number, noun) for number, noun in ((edits, "edit"), (flags, "flag")) if number]
        say(f"{rule.code}  {rule.name:{width}}  {', '.join(counts)}")


def _table(rows: Sequence[tuple[Rule, int, int]]) -> None:
    shown = [
        (rule.code, rule.name, *(f"{number:,}" if number else "" for number in (edits, flags)))
        for rule, edits, flags in rows
    ]
    table(sys.stderr, _COLUMNS, shown)
