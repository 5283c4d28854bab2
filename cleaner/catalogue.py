"""The rules there are: look one up, choose among them, explain one."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from cleaner.config import Config
from cleaner.edits import Safety
from cleaner.errors import UnknownRule
from cleaner.filter import Filter, Rule
from cleaner.filters import FILTERS

MEASURED_TEXTS = 1577
"""The texts that ``measured.tsv`` counts on; see its head."""


def rules(filters: Sequence[Filter] = FILTERS) -> tuple[Rule, ...]:
    """Return every rule, in the order of the catalogue."""
    return tuple(rule for one in filters for rule in one.rules)


def find(code: str, filters: Sequence[Filter] = FILTERS) -> tuple[Filter, Rule]:
    """Return the rule with this *code* or name, and its filter. Raises UnknownRule.

    >>> find("eli101")[1].name
    'recipient-dropped'
    """
    for one in filters:
        for rule in one.rules:
            if code.upper() == rule.code or code.lower() == rule.name:
                return one, rule
    raise _unknown(code, filters)


def enabled(config: Config, filters: Sequence[Filter] = FILTERS) -> frozenset[str]:
    """Return the codes that ``config.select`` and ``config.ignore`` leave. Raises UnknownRule.

    The longer prefix that fits a code decides; where both are as long, it is ignored.

    >>> sorted(enabled(Config(select=["DUP", "QUO101"], ignore=["DUP2"])))
    ['DUP101', 'DUP102', 'QUO101']
    """
    codes = [rule.code for rule in rules(filters)]
    for prefix in (*config.select, *config.ignore):
        if not any(code.startswith(prefix) for code in codes):
            raise _unknown(prefix, filters)
    select = config.select or ("",)
    return frozenset(code for code in codes if _reach(code, select) > _reach(code, config.ignore))


def _reach(code: str, prefixes: Iterable[str]) -> int:
    """The length of the longest of *prefixes* that *code* starts with; -1 for none."""
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


def _unknown(code: str, filters: Sequence[Filter]) -> UnknownRule:
    import difflib

    known = [rule.code for rule in rules(filters)]
    near = difflib.get_close_matches(code.upper(), known, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`cleaner rules` lists them"
    return UnknownRule(f"there is no rule {code!r}; {hint}")


def explain(code: str, filters: Sequence[Filter] = FILTERS) -> str:
    """Return the manual of one rule: what it is, what it harms, and its part of the filter's docstring."""
    one, rule = find(code, filters)
    head = [f"{rule.code} {rule.name}", f"{rule.safety.name}, since {rule.since}, filter {one.name}", "", rule.message]
    if rule.why:
        head += ["", f"Not SAFE, because: {rule.why}"]
    if rule.safety is Safety.SAFE:
        head += ["", measured(rule)]
    return "\n".join([*head, "", section(one, rule), "", f"All of {rule.family}:", "", intro(one)])


def measured(rule: Rule) -> str:
    """Return what a rule did on real pages, from ``measured.tsv``, as a sentence.

    >>> measured(find("DUP101")[1])
    'Measured: 5 edits on 1,577 real texts; of 5 that were judged, 5 are right.'
    """
    row = _measured().get(rule.code)
    if row is None:
        return f"Measured: no edit on {MEASURED_TEXTS:,} real texts."
    edits, judged, right = row
    verdict = f"of {judged} that were judged, {right} are right" if judged else "none of them was judged"
    return f"Measured: {edits:,} edits on {MEASURED_TEXTS:,} real texts; {verdict}."


@functools.cache
def _measured() -> dict[str, tuple[int, int, int]]:
    from importlib import resources

    text = resources.files("cleaner").joinpath("measured.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {code: (int(edits), int(judged), int(right)) for code, edits, judged, right in rows}


def intro(one: Filter) -> str:
    """Return the part of a filter's docstring that stands before its rules."""
    return _parts(one)[""]


def section(one: Filter, rule: Rule) -> str:
    """Return the part of a filter's docstring that is about *rule*: the indented block under its heading."""
    return _parts(one).get(rule.code, "")


def _parts(one: Filter) -> dict[str, str]:
    """Cut a filter's docstring at its headings, ``CODE name`` at the left edge."""
    headings = {f"{rule.code} {rule.name}": rule.code for rule in one.rules}
    parts: dict[str, list[str]] = {"": []}
    now = parts[""]
    for line in one.doc.splitlines():
        if line in headings:
            now = parts.setdefault(headings[line], [])
        elif now is not parts[""] and line and not line.startswith(" "):
            now = parts[""]
            now.append(line)
        else:
            now.append(line)
    return {code: "\n".join(lines).strip("\n") for code, lines in parts.items()}
