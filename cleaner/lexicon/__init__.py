"""Words and phrases as data: one a line, sorted, ``#`` for comments.

A line of a word list is the word. A line of ``chrome.tsv`` has four columns: see
:mod:`cleaner.filters.chrome`. The files are tested for order, form and doubles.
"""

from __future__ import annotations

import functools


@functools.cache
def words(file: str) -> frozenset[str]:
    """Return the words of a list, one a line."""
    return frozenset(lines(file))


@functools.cache
def table(file: str) -> dict[str, str]:
    """Return the first word of each line, and the rest of the line it stands on."""
    return dict(line.split(" ", 1) for line in lines(file))


@functools.cache
def lines(file: str) -> tuple[str, ...]:
    """Return the lines of a data file that are neither empty nor comments."""
    from importlib import resources

    text = resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))
