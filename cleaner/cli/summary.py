"""What was done, for a person: edits and flags by rule, and what else should be known."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from cleaner import catalogue
from cleaner.cleaned import Cleaned
from cleaner.cli.terminal import console, on_terminal, say
from cleaner.filter import Rule

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
        for applies, ids in (
            (cleaned.truncated, self.truncated),
            (cleaned.guarded, self.guarded),
            (encoding != "utf-8", self.recoded),
        ):
            if applies:
                ids.append(id)

    def rows(self) -> list[tuple[Rule, int, int]]:
        """Return each rule that found something, with its edits and flags, in the order of the catalogue."""
        return [
            (rule, self.edits[rule.code], self.flags[rule.code])
            for rule in catalogue.rules()
            if self.edits[rule.code] or self.flags[rule.code]
        ]


def show(tally: Tally, notes: Sequence[str] = ()) -> None:
    """Write *tally* and *notes* to standard error: a table on a terminal, plain lines when piped."""
    if tally.rows():
        (_table if on_terminal(sys.stderr) else _lines)(tally.rows())
    say(_total(tally))
    for label, ids in (
        ("text cut off", tally.truncated),
        ("too much would go, so chrome was only flagged", tally.guarded),
        ("not UTF-8, but the result is", tally.recoded),
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
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim", show_edge=False)
    table.add_column("rule", style="cyan")
    table.add_column("damage")
    table.add_column("edits", justify="right")
    table.add_column("flags", justify="right", style="yellow")
    for rule, edits, flags in rows:
        table.add_row(rule.code, rule.name, f"{edits:,}" if edits else "", f"{flags:,}" if flags else "")
    console(sys.stderr).print(table)
