"""What would change, as a diff: by lines, or inside the lines."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator

from cleaner.cleaned import Cleaned
from cleaner.cli import excerpt
from cleaner.cli.terminal import console, emit, on_terminal, visible

_STYLES = {"---": "bold", "+++": "bold", "@@": "cyan", "-": "red", "+": "green", "\\": "dim"}


def show(id: str, cleaned: Cleaned, *, words: bool) -> None:
    """Print the difference between source and result, in colours on a terminal. Prints nothing if there is none."""
    if cleaned.text == cleaned.source:
        return
    if not words:
        _print("".join(unified(id, cleaned.source, cleaned.text)))
    elif on_terminal(sys.stdout):
        _coloured(id, cleaned)
    else:
        emit("".join(_plain(id, cleaned)))


def unified(id: str, source: str, result: str) -> Iterator[str]:
    """Yield the lines of a unified diff, which `patch` takes."""
    # Not splitlines(): only a line feed ends a line for those who read diffs.
    old, new = ([line + "\n" for line in text.split("\n")] for text in (source, result))
    for lines in (old, new):
        lines[-1] = lines[-1][:-1]
        if not lines[-1]:
            lines.pop()
    for line in difflib.unified_diff(old, new, id, id):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _print(diff: str) -> None:
    if not on_terminal(sys.stdout):
        emit(diff)
        return
    from rich.text import Text

    out = console(sys.stdout)
    for line in diff.split("\n")[:-1]:
        style = next((style for start, style in _STYLES.items() if line.startswith(start)), "")
        out.print(Text(visible(line), style))


def _plain(id: str, cleaned: Cleaned) -> Iterator[str]:
    yield f"--- {id}\n+++ {id}\n"
    for number, pieces in excerpt.difference(cleaned.source, excerpt.changes(cleaned)):
        yield f"@@ {number} @@\n{excerpt.plain(pieces)}\n"


def _coloured(id: str, cleaned: Cleaned) -> None:
    from rich.text import Text

    out = console(sys.stdout)
    out.print(Text(visible(id), "bold"))
    for number, pieces in excerpt.difference(cleaned.source, excerpt.changes(cleaned)):
        out.print(Text.assemble((f"{number:>5}  ", "cyan"), excerpt.styled(pieces, out)))
