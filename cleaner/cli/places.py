"""Where results and logs go, decided and checked before anything is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cleaner.cli.options import UsageError
from cleaner.cli.terminal import emit
from cleaner.jobs import files
from cleaner.jobs.files import STDIN, Input
from cleaner.provenance import reader

Key = tuple[int, int] | Path


@dataclass(frozen=True, slots=True)
class Job:
    """A text to clean. ``target`` is where its result goes, or None for standard output; ``log`` is one of its own."""

    input: Input
    target: Path | None
    log: Path | None = None


def plan(inputs: Sequence[Input], output: str | None, log: Path | None, *, in_place: bool) -> list[Job]:
    """Return a job for each of *inputs*.

    Raises UsageError if two things would be written to one place, something
    would be written over an input, or a place cannot be written to; LogBroken
    if there is something else where the log of a document would go.
    """
    if in_place:
        jobs = [_in_place(one, output, log) for one in inputs]
    elif output in (None, STDIN):
        jobs = [Job(one, None) for one in inputs]
    else:
        jobs = [Job(one, target) for one, target in zip(inputs, _targets(inputs, str(output)), strict=True)]
    _check(jobs, log, in_place=in_place)
    return jobs


def read(given: str) -> bytes:
    """Return the bytes of the file *given*, or of standard input for ``-``. Raises OSError."""
    return sys.stdin.buffer.read() if given == STDIN else Path(given).read_bytes()


def write(data: bytes, output: str | None, name: str, apart: Sequence[Path]) -> None:
    """Write *data* to the file *output*, or to *name* in a folder of this name, or to standard output.

    Raises UsageError if that is one of the files *apart*, or cannot be written.
    """
    if output in (None, STDIN):
        emit(data)
        return
    target = Path(str(output))
    if target.is_dir():
        target /= name
    for other in apart:
        if _key(other) == _key(target):
            raise UsageError(f"-o {str(target)!r} is {str(other)!r}, which is read; choose another place")
    _writable(target, "the output")
    with files.replacing(target, data):
        pass


def _in_place(one: Input, output: str | None, log: Path | None) -> Job:
    if output is not None:
        raise UsageError(f"--in-place and -o {output!r} do not go together; leave one of them out")
    if one.data is not None:
        raise UsageError(f"--in-place cannot rewrite {one.id!r}, which is no file; leave it out, and use -o")
    return Job(one, one.path, None if log else one.path.with_name(one.path.name + ".log.jsonl"))


def _targets(inputs: Sequence[Input], output: str) -> list[Path]:
    """Return where each result goes: *output* is a file for one file, else a folder."""
    out = Path(output)
    if len(inputs) == 1 and inputs[0].root is None and not out.is_dir() and not output.endswith(os.sep):
        return [out]
    if out.exists() and not out.is_dir():
        raise UsageError(f"-o {output!r} is a file, and the results of a folder or of several texts need a folder")
    return [out / one.relative for one in inputs]


def _check(jobs: Sequence[Job], log: Path | None, *, in_place: bool) -> None:
    taken: dict[Key, str] = {
        _key(job.input.path): f"the input {job.input.id!r}" for job in jobs if job.input.data is None
    }
    places = [] if in_place else [(job.target, f"the result of {job.input.id!r}") for job in jobs if job.target]
    places += [(job.log, f"the log of {job.input.id!r}") for job in jobs if job.log]
    places += [(log, "the log")] if log else []
    for path, what in places:
        if path.exists() and not path.is_file() and not path.is_dir():
            continue  # a device takes anything
        _writable(path, what)
        other = taken.setdefault(_key(path), what)
        if other != what:
            raise UsageError(f"{what} would be written to {str(path)!r}, which is {other}; choose another place")
    for job in jobs:
        if in_place and job.target:
            _writable(job.target, f"the result of {job.input.id!r}")
        if job.log and job.log.is_file() and job.log.stat().st_size:
            next(reader.lines(job.log))  # raises now, not when other files are rewritten, if it is not a log


def _key(path: Path) -> Key:
    """Return what is the same for all names of one file, over symbolic and hard links."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return path.resolve()
    except OSError as error:
        raise UsageError(f"cannot use {str(path)!r}: {error.strerror}; choose another place") from error
    return stat.st_dev, stat.st_ino


def _writable(path: Path, what: str) -> None:
    """Raise UsageError unless *path* can be written, with the folders that lead to it."""
    if path.is_dir():
        raise UsageError(f"{what} would be written to {str(path)!r}, which is a folder; name a file")
    above = next(folder for folder in path.resolve().parents if folder.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise UsageError(f"{what} cannot be written to {str(path)!r}, since {str(above)!r} is no folder to write in")
