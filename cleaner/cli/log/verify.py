"""``cleaner log verify``: whether a log is whole, and fits its texts."""

from __future__ import annotations

from typing import Annotated

import typer

from cleaner.cli import options, places
from cleaner.cli.terminal import emit, say
from cleaner.jobs import files, logged
from cleaner.provenance import verify

EXAMPLE = "cleaner log verify log.jsonl --source article.txt --result clean.txt"


def run(
    log: options.Log,
    source: Annotated[
        str | None, typer.Option("--source", metavar="FILE", help="A source that the log must hold.")
    ] = None,
    result: Annotated[
        str | None, typer.Option("--result", metavar="FILE", help="A result that the log must hold.")
    ] = None,
    head: Annotated[
        str | None, typer.Option("--head", metavar="SHA", help="The head that was noted when the log was written.")
    ] = None,
) -> int:
    """Check the chain and the seals of a log, and that it fits the texts at hand.

    With a source or a result, its digest is looked up, and the way to the
    other is walked. The exit code is 1 if anything is wrong.
    """
    given, made = (None if path is None else places.read(path) for path in (source, result))
    found = verify.verify(log, head)
    problems = found.problems
    if found.ok and (given is not None or made is not None):
        problems = verify.verify_texts(
            log,
            source=None if given is None else logged.decode_source(log, given, str(source)).text,
            result=None if made is None else files.decode(made, str(result), "utf-8").text,
        ).problems
    for note in found.notes:
        say(note)
    for problem in problems:
        emit(f"{log}:{problem.line}: {problem.message}\n")
    if problems:
        return 1
    emit(f"ok: {found.records} records, {found.runs} runs, head {found.head}\n")
    return 0
