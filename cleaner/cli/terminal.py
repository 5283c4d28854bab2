"""Standard output and standard error: bytes, plain lines, and what a terminal can show."""

from __future__ import annotations

import os
import re
import sys
from typing import IO, TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

# Controls (a terminal would obey them) and format characters (nobody would see them). A tab is layout;
# joiners are spelling in Persian, in Indic scripts and in emoji.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def emit(data: str | bytes) -> None:
    """Write *data* to standard output, text as UTF-8. A reader that has gone away ends the command quietly."""
    try:
        sys.stdout.buffer.write(data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python would write once more when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(141) from None


def say(message: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(message + "\n")


def on_terminal(stream: IO[Any]) -> bool:
    """Whether a person reads *stream* as it comes."""
    return stream.isatty()


def console(stream: IO[Any]) -> Console:
    """Return a rich console that prints to *stream* what it is given, without ideas of its own."""
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)


def visible(text: str) -> str:
    """Return *text* in one line in which nothing is hidden.

    >>> visible("a\\u200bb\\x1b[2J\\n")
    'a<U+200B>b<U+001B>[2J↵'
    """
    return _HIDDEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text.replace("\r\n", "↵").replace("\n", "↵"))
