"""``cleaner explain``: the manual of one rule, or of a family."""

from __future__ import annotations

from typing import Annotated

import typer

from cleaner import catalogue
from cleaner.cli.terminal import emit
from cleaner.filters import FILTERS

EXAMPLE = "cleaner explain ELI101"


def run(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="A rule (ELI101, or its name) or a family (ELI).", show_default=False)
    ],
) -> None:
    """Say what a rule finds, what it leaves alone, and why."""
    emit((_family(code.upper()) or catalogue.explain(code)) + "\n")


def _family(letters: str) -> str:
    """Return the manual of the filters whose rules are of the family *letters*, or nothing."""
    parts: list[str] = []
    for one in FILTERS:
        rules = [rule for rule in one.rules if rule.family == letters]
        if rules:
            width = max(len(rule.name) for rule in rules)
            parts += [catalogue.intro(one), ""]
            parts += [f"{rule.code}  {rule.name:{width}}  {rule.safety.name:6}  {rule.message}" for rule in rules]
            parts += ["", f"`cleaner explain {rules[0].code}` says more of a rule."]
    return "\n".join(parts)
