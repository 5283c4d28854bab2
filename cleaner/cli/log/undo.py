"""``cleaner log undo``: the source again, from the result and the log."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli import options, places
from cleaner.cli.options import UsageError
from cleaner.cli.summary import counted
from cleaner.cli.terminal import say
from cleaner.errors import FileRefused, LogError
from cleaner.jobs import files, logged
from cleaner.provenance import query

EXAMPLE = "cleaner log undo log.jsonl clean.txt -o article-again.txt"


def run(
    log: options.Log,
    result: Annotated[
        str, typer.Argument(metavar="RESULT", help="A result, or a folder of results, or -.", show_default=False)
    ],
    output: options.Output = None,
    id: options.Id = None,
) -> int:
    """Give back the source of a result, byte for byte.

    For a folder, OUT is a folder, and the exit code is 1 if a file in RESULT
    has no record.
    """
    if not Path(result).is_dir():
        places.write(_source(log, places.read(result), result, id), output, Path(result).name, [log, Path(result)])
        return 0
    if output is None or id is not None:
        raise UsageError(f"{result!r} is a folder; name a folder for the sources with -o, and no --id")
    return _folder(log, Path(result), Path(output))


def _source(log: Path, data: bytes, name: str, id: str | None) -> bytes:
    text = files.decode(data, name, "utf-8").text
    return logged.source_bytes(text, query.for_result(log, text, id=id))


def _folder(log: Path, results: Path, output: Path) -> int:
    """Undo every file of the folder *results* that has a record. Says which have none."""
    if results.resolve() in (output.resolve(), *output.resolve().parents):
        raise UsageError(f"-o {str(output)!r} is in {str(results)!r}, which is read; choose another place")
    done = 0
    paths = [path for path in files.below(results) if not path.samefile(log)]
    for path in paths:
        try:
            data = _source(log, path.read_bytes(), str(path), None)
        except (FileRefused, LogError) as error:
            say(f"cleaner: {path}: not undone: {error}")
            continue
        places.write(data, str(output / path.relative_to(results)), path.name, [log, path])
        done += 1
    say(f"{done:,} of {counted(len(paths), 'file')} undone")
    return int(done < len(paths))
