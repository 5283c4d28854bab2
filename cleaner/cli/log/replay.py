"""``cleaner log replay``: the result again, from the source and the log."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli import options, places
from cleaner.jobs import logged
from cleaner.provenance import query, record

EXAMPLE = "cleaner log replay log.jsonl article.txt -o clean-again.txt"


def run(
    log: options.Log,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A source, or -.", show_default=False)],
    output: options.Output = None,
    id: options.Id = None,
) -> None:
    """Make the result of a source again, from the log alone: no rule runs."""
    text = logged.decode_source(log, places.read(source), source).text
    result = record.replay(text, query.for_source(log, text, id=id))
    places.write(result.encode("utf-8"), output, Path(source).name, [log, Path(source)])
