"""Standard output and standard error: bytes, plain lines, and what a terminal can show."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Literal

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

# Controls (a terminal would obey them) and format characters (nobody would see them). A tab is layout;
# joiners are spelling in Persian, in Indic scripts and in emoji.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``number``: to the right; ``wrap``: may take several lines of a terminal."""

    heading: str
    style: str = ""
    number: bool = False
    wrap: bool = False


def emit(data: str | bytes) -> None:
    """Write *data* to standard output, text as UTF-8. A reader that has gone away ends the command quietly."""
    rest = memoryview(data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace"))
    try:
        while rest:  # more than once where PYTHONUNBUFFERED is set, since a bare pipe takes what it can
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python would write once more when it exits, and complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(141) from None


def say(message: str) -> None:
    """Write *message* to standard error, as one line."""
    sys.stderr.write(visible(message) + "\n")


def on_terminal(stream: IO[Any]) -> bool:
    """Whether a person reads *stream* as it comes."""
    return stream.isatty()


def console(stream: IO[Any]) -> Console:
    """Return a rich console that prints to *stream* what it is given, without ideas of its own."""
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)


def table(stream: IO[str], columns: Sequence[Column], rows: Sequence[Sequence[str]], *, headings: bool = True) -> None:
    """Write a table to *stream*: in colours on a terminal, else as plain columns, there with *headings* if wanted."""
    if on_terminal(stream):
        console(stream).print(_rich_table(columns, rows))
        return
    shown = [[column.heading for column in columns], *rows] if headings else rows
    widths = [max((len(row[at]) for row in shown), default=0) for at in range(len(columns))]
    lines = []
    for row in shown:
        cells = zip(row, widths, columns, strict=True)
        padded = (cell.rjust(width) if column.number else cell.ljust(width) for cell, width, column in cells)
        lines.append("  ".join(padded).rstrip() + "\n")
    (emit if stream is sys.stdout else stream.write)("".join(lines))


def _rich_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Table:
    from rich import box
    from rich.table import Table

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    for one in columns:
        justify: Literal["right", "left"] = "right" if one.number else "left"
        shown.add_column(one.heading, style=one.style, justify=justify, no_wrap=not one.wrap)
    for row in rows:
        shown.add_row(*row)
    return shown


def visible(text: str) -> str:
    """Return *text* in one line in which nothing is hidden.

    >>> visible("a\\u200bb\\x1b[2J\\n")
    'a<U+200B>b<U+001B>[2J↵'
    """
    return _HIDDEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text.replace("\r\n", "↵").replace("\n", "↵"))
