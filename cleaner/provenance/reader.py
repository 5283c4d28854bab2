"""Read a log, line by line, in the memory of one line.

A path that ends in ``.gz`` is unpacked on the way. Only whole, well-formed lines
are given out; whether they belong together is for
:func:`cleaner.provenance.verify.verify` to say.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from cleaner.errors import LogBroken, LogError
from cleaner.provenance.format import Kind, decode, kind
from cleaner.provenance.shape import check


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line: its number from 1, its exact bytes without the newline, its kind, and what it holds."""

    number: int
    raw: bytes
    kind: Kind
    content: dict[str, Any]


def lines(path: str | Path) -> Iterator[LogLine]:
    """Yield the lines of the log at *path*.

    Raises LogError if there is no such file or it cannot be read, and LogBroken
    at the first line that is torn or malformed, once those before it were given.
    """
    number = 0
    for number, raw in enumerate(raw_lines(path), 1):
        if not raw.endswith(b"\n"):
            raise LogBroken(torn(path, number, len(raw)))
        line = raw[:-1]
        try:
            content = decode(line)
            which = kind(content)
            if number == 1 and which is not Kind.HEADER:
                raise LogBroken("not the header that a log begins with; is this a log of cleaner?")
            check(which, content, line)
        except LogBroken as error:
            raise LogBroken(f"{str(path)!r}, line {number}: {error} (see `cleaner log verify`)") from error
        yield LogLine(number, line, which, content)
    if not number:
        raise LogBroken(f"{str(path)!r} is empty; a log begins with a header")


def records(path: str | Path) -> Iterator[dict[str, Any]]:
    """Yield the records of all runs of the log at *path*, in order. Raises as :func:`lines` does."""
    for line in lines(path):
        if line.kind is Kind.RECORD:
            yield line.content


def raw_lines(path: str | Path) -> Iterator[bytes]:
    """Yield the lines of the file at *path* as they are, newline included; only the last may lack it.

    Raises LogError if the file cannot be read, and LogBroken if its gzip data is damaged.
    """
    path = Path(path)
    try:
        with _open(path) as file:
            yield from file
    except FileNotFoundError as error:
        raise LogError(f"there is no log {str(path)!r}; check the name") from error
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise LogBroken(f"the gzip data of {str(path)!r} is cut or damaged: {error}") from error
    except OSError as error:
        raise LogError(f"cannot read the log {str(path)!r}: {error}") from error


def torn(path: str | Path, number: int, size: int) -> str:
    """Return the message for line *number* of *size* bytes, which no newline ends."""
    return (
        f"{str(path)!r}, line {number}: torn, no newline ends its {size} bytes; the log reads up to line {number - 1}. "
        f"The next run on it takes them away; or keep the whole lines with `head -n {number - 1}`"
    )


def _open(path: Path) -> BinaryIO:
    if path.is_dir():
        raise LogError(f"{str(path)!r} is a folder; name a log file in it")
    if path.suffix == ".zst":
        raise LogError(f"{str(path)!r}: logs are read plain or as .gz; unpack it first, with `zstd -d`")
    if path.suffix == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")
