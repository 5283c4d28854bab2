"""Append the records of one run to a log, and seal it.

Every line is one unbuffered write, so a process that dies leaves at most its
last line torn. The next run takes the torn bytes away, says so in its header,
and carries the chain on.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import portalocker

from cleaner.config import Config
from cleaner.errors import LogBroken, LogBusy, LogError
from cleaner.filter import Filter
from cleaner.filters import FILTERS
from cleaner.provenance.format import HEADER_START, Kind, Tally, decode, digest, encode, header, kind, seal
from cleaner.provenance.shape import check, check_record

_BLOCK = 1 << 16


class LogWriter:
    """One run on the log at *path*, as a context manager; for one thread.

    On entry the file is opened (or made), locked, and given a header; on a clean
    exit it is sealed and on disk. An exception leaves the run unsealed, which
    says that it was interrupted.

    ``head``  the sha256 of the last line; after a clean exit, of the seal. Whoever keeps it
              can tell later that nothing was cut off or written anew

    Raises, on entry: LogBusy if another process writes this log; LogBroken if
    the file is not a log or ends in a broken line (it is left untouched then);
    LogError for a name that cannot be written; OSError if the file cannot be opened.
    """

    def __init__(self, path: str | Path, config: Config, *, filters: Sequence[Filter] = FILTERS) -> None:
        self.path = Path(path)
        self.head = ""
        self._config = config
        self._filters = tuple(filters)
        self._tally = Tally()
        self._file: io.FileIO | None = None
        self._intact = False

    def __enter__(self) -> LogWriter:
        said = header(self._config, self._filters)
        file = _open(self.path)
        try:
            prev, recovered = _take_over(file, self.path)
            self._file, self._tally = file, Tally()
            self._append(encode({"header": {**said, "recovered": recovered}, "prev": prev}))
        except BaseException:
            self._close()
            file.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if kind is None and self._file is not None and self._intact:
                self._append(seal(self._tally.facts(), self.head))
                os.fsync(self._file.fileno())
        finally:
            self._close()

    def write(self, record: Mapping[str, Any]) -> None:
        """Append a *record*, with any further keys it has; a ``prev`` from another log is replaced.

        Raises LogError if it is malformed or has no JSON form (nothing is written
        then, and the run goes on), or if the log is not open; OSError if the
        write fails, and then the run ends here, unsealed.
        """
        if self._file is None or not self._intact:
            state = "is not open; write inside `with`" if self._file is None else "failed at an earlier line"
            raise LogError(f"{str(self.path)!r} {state}; the record {record.get('id')!r} was not written")
        line = encode({**{key: value for key, value in record.items() if key != "prev"}, "prev": self.head})
        # What was encoded is checked, not what was given: tuples are lists by now, and NaN is null.
        content = decode(line)
        if kind(content) is not Kind.RECORD:
            raise LogError(f"the record {record.get('id')!r} has a key 'header' or 'seal', which mark other lines")
        try:
            check_record(content)
        except LogBroken as error:
            raise LogError(f"the record {record.get('id')!r} is malformed: {error}") from error
        self._append(line)
        self._tally.add(line, content)

    def _append(self, line: bytes) -> None:
        assert self._file is not None
        self._intact = False  # until the whole line stands, since nothing may follow a torn one
        rest = memoryview(line + b"\n")
        while rest:  # once, unless the disk is full: then the second write raises
            rest = rest[self._file.write(rest) :]
        self.head = digest(line)
        self._intact = True

    def _close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()


def _open(path: Path) -> io.FileIO:
    """Return the file at *path*, made if need be, locked, for reading and for appending."""
    if path.suffix in (".gz", ".zst"):
        raise LogError(f"{str(path)!r}: a log is written plain; write {str(path.with_suffix(''))!r}, then compress it")
    if path.is_dir():
        raise LogError(f"{str(path)!r} is a folder; name a log file in it")
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no folder for the log; make it first", str(path))
    file = path.open("a+b", buffering=0)
    try:
        portalocker.lock(file, portalocker.LOCK_EX | portalocker.LOCK_NB)
    except portalocker.AlreadyLocked as error:
        file.close()
        raise LogBusy(f"{str(path)!r}: another process is writing it; wait for it or choose another --log") from error
    except BaseException:
        file.close()
        raise
    return file


def _take_over(file: io.FileIO, path: Path) -> tuple[str | None, dict[str, int] | None]:
    """Make the end of the *file* whole. Returns the digest of its last line, and what the header says of a torn one.

    Reads the first line and the last, and counts lines only where one is torn.
    """
    size = file.seek(0, os.SEEK_END)
    if not size:
        return None, None
    whole = _after_newline(file, size)
    _check_first(file, path, whole)
    prev = None
    if whole:
        start = _after_newline(file, whole - 1)
        file.seek(start)
        last = file.read(whole - 1 - start)
        _check_line(last, path, "its last whole line")
        prev = digest(last)
    if whole == size:
        return prev, None
    recovered = {"line": _newlines(file) + 1, "bytes": size - whole}
    file.truncate(whole)
    return prev, recovered


def _check_first(file: io.FileIO, path: Path, whole: int) -> None:
    """Raise LogBroken unless the file begins with a header, or is nothing but a torn one."""
    file.seek(0)
    if file.read(len(HEADER_START)) != HEADER_START:
        raise LogBroken(f"{str(path)!r} is not a log of cleaner, and was left as it is; choose another --log")
    if whole:
        file.seek(0)
        buffered = io.BufferedReader(file)
        first = buffered.readline()[:-1]
        buffered.detach()
        _check_line(first, path, "its first line")


def _check_line(line: bytes, path: Path, which: str) -> None:
    try:
        content = decode(line)
        check(kind(content), content, line)
    except LogBroken as error:
        raise LogBroken(
            f"{str(path)!r}: {which} is broken: {error}. It was left as it is; "
            "see `cleaner log verify`, or choose another --log"
        ) from error


def _after_newline(file: io.FileIO, end: int) -> int:
    """Return the position after the last newline among the first *end* bytes, or 0."""
    while end:
        start = max(0, end - _BLOCK)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _newlines(file: io.FileIO) -> int:
    file.seek(0)
    count = 0
    while block := file.read(_BLOCK):
        count += block.count(b"\n")
    return count
