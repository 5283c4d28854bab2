"""``cleaner clean``: repair texts, and log how."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from cleaner.cleaned import Cleaned
from cleaner.cli import diff, options, places, summary
from cleaner.cli.options import UsageError
from cleaner.cli.places import Job
from cleaner.cli.terminal import emit, say
from cleaner.config import Config
from cleaner.engine import Cleaner
from cleaner.errors import DocumentFailed
from cleaner.jobs import files, logged
from cleaner.provenance.writer import LogWriter

EXAMPLE = "cleaner clean article.txt -o clean.txt --log log.jsonl"


def run(  # noqa: PLR0913 - an option is an argument
    inputs: options.Inputs = None,
    output: options.Output = None,
    log: Annotated[Path | None, typer.Option("--log", metavar="LOG", help="Append the record of every edit here.")] = None,
    publisher: options.Publisher = None,
    show_diff: Annotated[bool, typer.Option("--diff", help="Show what would change, by lines, and write nothing.")] = False,
    word_diff: Annotated[
        bool, typer.Option("--word-diff", help="Show what would change, inside the lines, and write nothing.")
    ] = False,
    in_place: Annotated[bool, typer.Option("--in-place", help="Rewrite the files that change.")] = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    risky: options.Risky = False,
    language: options.Language = None,
    metadata: options.Metadata = None,
    profile: options.Profile = None,
    elision: options.Elision = None,
    truncation: options.Truncation = None,
    config: options.ConfigFile = None,
    encoding: options.Encoding = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> int:
    """Repair texts.

    The result goes to standard output, or to OUT: a file for one file, a folder
    for more. It is UTF-8; with a log, `cleaner log undo` gives back the source
    byte for byte. A summary goes to standard error.
    """
    chosen = dict(select=select, ignore=ignore, risky=risky, language=language)  # noqa: C408 - name=name reads better
    settings = options.config(config, profile=profile, elision=elision, truncation=truncation, **chosen)
    view = _view(show_diff, word_diff, as_json)
    cleaner, evidence = Cleaner(settings), options.metadata(metadata, publisher)
    jobs = places.plan(options.inputs(inputs, encoding), output, log, in_place=in_place)
    work = _Work(settings, view, log)
    with work.log(log if view in ("text", "json") else None):
        for job in jobs:
            work.do(job, cleaner, evidence)
    return work.finish(quiet)
