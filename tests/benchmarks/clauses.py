"""Delete each clause of each pattern, and see whether a case notices.

usage: python -m tests.benchmarks.clauses [FILTER | FILTER.MODULE ...]

A clause is an alternative of a group, or a part that is optional. What no case
notices is printed, and is either a clause too many or a case too few.
"""

from __future__ import annotations

import inspect
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType

from cleaner.filter import Filter
from cleaner.filters import FILTERS
from cleaner.patterns import Pattern
from tests.cases import CASES


def modules(one: Filter) -> Iterator[ModuleType]:
    """Yield the modules that a filter's patterns stand in."""
    home = inspect.getmodule(one.find)
    assert home is not None
    yield home
    if hasattr(home, "__path__"):
        for found in pkgutil.iter_modules(home.__path__, f"{home.__name__}."):
            yield import_module(found.name)


def patterns(one: Filter) -> Iterator[tuple[str, Pattern]]:
    """Yield the patterns of a filter, those inside tuples and dicts too."""

    def walk(name: str, value: object) -> Iterator[tuple[str, Pattern]]:
        if isinstance(value, Pattern):
            yield name, value
        elif isinstance(value, (tuple, dict)):
            for key, part in value.items() if isinstance(value, dict) else enumerate(value):
                yield from walk(f"{name}[{key}]", part)

    seen = set()
    for module in modules(one):
        for name, value in vars(module).items():
            for found_name, pattern in walk(name, value):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield f"{module.__name__.rpartition('.')[2]}.{found_name}", pattern


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield (what was deleted, the source without it) for each clause of a squeezed pattern."""
    stack: list[list[int]] = [[0]]
    starts: list[int] = [0]
    position, in_class = 0, False
    while position <= len(source):
        char = source[position] if position < len(source) else ")"
        if char == "\\":
            position += 2
            continue
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
            position += source[position + 1] == "]"
        elif char == "(":
            starts.append(position)
            stack.append([position + 1 + 2 * source.startswith("(?:", position)])
        elif char == "|":
            stack[-1].append(position + 1)
        elif char == ")":
            bounds, start = stack.pop(), starts.pop()
            yield from _without_alternatives(source, bounds, position)
            if source[position + 1 : position + 2] in ("?", "*"):
                yield source[start : position + 2], source[:start] + source[position + 2 :]
            if position == len(source):
                return
        position += 1


def _without_alternatives(source: str, bounds: list[int], end: int) -> Iterator[tuple[str, str]]:
    if len(bounds) < 2:
        return
    ends = [*(bound - 1 for bound in bounds[1:]), end]
    parts = [source[start:stop] for start, stop in zip(bounds, ends, strict=True)]
    for number, part in enumerate(parts):
        kept = parts[:number] + parts[number + 1 :]
        yield part, source[: bounds[0]] + "|".join(kept) + source[end:]


def survivors(one: Filter, wanted: Sequence[str]) -> Iterator[str]:
    """Yield the deletions that no case of *one* notices, of the patterns of the modules *wanted*, or of all."""
    cases = [case for case in CASES if case.filter is one and case.kind != "known-failure"]
    for name, pattern in patterns(one):
        module = f"{one.name}.{name.partition('.')[0]}"
        if wanted and one.name not in wanted and module not in wanted:
            continue
        whole, compiled = pattern.source, pattern.compiled
        for deleted, source in mutants(whole):
            pattern.source, pattern._compiled = source, None
            try:
                pattern.compiled  # noqa: B018  # compiles it
                noticed = any(not case.holds() for case in cases)
            except Exception:
                noticed = True  # a pattern that does not compile, or a group that is gone
            if not noticed:
                yield f"{name}: {deleted}"
        pattern.source, pattern._compiled = whole, compiled


if __name__ == "__main__":
    for one in FILTERS:
        for line in survivors(one, sys.argv[1:]):
            print(f"{one.name}: {line}", flush=True)
