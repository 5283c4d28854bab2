"""``cleaner clean``: repair texts, and log how."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from cleaner.cleaned import Cleaned
from cleaner.cli import diff, options, places, summary
from cleaner.cli.options import UsageError
from cleaner.cli.places import Job
from cleaner.cli.summary import Tally, counted
from cleaner.cli.terminal import emit, say
from cleaner.engine import Cleaner
from cleaner.errors import DocumentFailed
from cleaner.jobs import files, logged

if TYPE_CHECKING:
    from cleaner.provenance.writer import LogWriter

View = Literal["text", "json", "diff", "word-diff"]
EXAMPLE = "cleaner clean article.txt -o clean.txt --log log.jsonl"


def run(  # noqa: PLR0913, PLR0917 - an option is an argument
    inputs: options.Inputs = None,
    output: options.Output = None,
    log: Annotated[
        Path | None, typer.Option("--log", metavar="LOG", help="Append the record of every edit here.")
    ] = None,
    publisher: options.Publisher = None,
    html: options.Html = None,
    show_diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change, by lines, and write nothing.")
    ] = False,
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
    chosen = {"select": select, "ignore": ignore, "risky": risky, "language": language}
    settings = options.config(config, profile=profile, elision=elision, truncation=truncation, **chosen)
    evidence = options.metadata(metadata, publisher=publisher, html=html)
    work = _Work(Cleaner(settings), evidence, _view(show_diff, word_diff, as_json))
    work.do(places.plan(options.inputs(inputs, encoding), output, log, in_place=in_place), log)
    return work.finish(quiet)


def _view(by_lines: bool, by_words: bool, as_json: bool) -> View:
    wanted: dict[View, bool] = {"diff": by_lines, "word-diff": by_words, "json": as_json}
    views = [view for view, on in wanted.items() if on]
    if len(views) > 1:
        raise UsageError(f"--{views[0]} and --{views[1]} do not go together; leave one of them out")
    return views[0] if views else "text"


@dataclass(slots=True)
class _Work:
    """The documents of one command on their way, and what there is to say at the end."""

    cleaner: Cleaner
    evidence: dict[str, Any]
    view: View
    tally: Tally = field(default_factory=Tally)
    documents: list[dict[str, Any]] = field(default_factory=list)
    failed: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    printed: bool = False

    def do(self, jobs: Sequence[Job], log: Path | None) -> None:
        """Clean every job. One that fails is said, and the others go on."""
        with self.logging(None if self.dry else log) as writer:
            for job in jobs:
                file = job.input.read()
                try:
                    cleaned = self.cleaner.clean(file.text, metadata=self.evidence)
                except DocumentFailed as error:
                    self.failed.append({"id": file.id, "error": str(error)})
                    say(f"cleaner: {file.id}: not cleaned: {error}")
                    continue
                self.tally.add(file.id, file.encoding, cleaned)
                if self.dry:
                    diff.show(file.id, cleaned, words=self.view == "word-diff")
                else:
                    self.deliver(job, cleaned, logged.record(cleaned, file), writer)

    @property
    def dry(self) -> bool:
        """Whether nothing is to be written."""
        return self.view in ("diff", "word-diff")

    @contextlib.contextmanager
    def logging(self, path: Path | None) -> Iterator[LogWriter | None]:
        """Write a log at *path*, if there is to be one, and note its head once it is sealed."""
        if path is None:
            yield None
            return
        from cleaner.provenance.writer import LogWriter

        path.parent.mkdir(parents=True, exist_ok=True)
        with LogWriter(path, self.cleaner.config) as writer:
            yield writer
        self.notes.append(f"log {path}, head {writer.head}")

    def deliver(self, job: Job, cleaned: Cleaned, record: dict[str, Any], writer: LogWriter | None) -> None:
        """Write the result where it goes. Its record goes into the log before."""
        unchanged = cleaned.text == cleaned.source
        if self.view == "json":
            self.documents.append(_said(cleaned, record, with_text=job.target is None))
        if job.target is None or (unchanged and job.target == job.input.path):
            if writer:
                writer.write(record)
            if job.target is None and self.view == "text":
                emit(cleaned.text)
                self.printed = True
            return
        with self.logging(job.log) as own, files.replacing(job.target, cleaned.text.encode("utf-8")):
            for log in (writer, own):
                if log:
                    log.write(record)

    def finish(self, quiet: bool) -> int:
        """Print what is printed at the end, and return the exit code."""
        if self.view == "json":
            said = {"schema_version": 1, "documents": self.documents, "failed": self.failed}
            emit(json.dumps(said, ensure_ascii=False) + "\n")
        if self.failed:
            self.notes.append(f"not cleaned: {counted(len(self.failed), 'document')}")
        if not quiet:
            summary.show(self.tally, self.notes, after_output=self.printed)
        return 3 if self.failed else 0


def _said(cleaned: Cleaned, record: dict[str, Any], *, with_text: bool) -> dict[str, Any]:
    """Return what JSON says of a document: its record, with the edits of all passes in one list."""
    said = {
        "id": record["id"],
        "changed": cleaned.text != cleaned.source,
        "edits": [edit for one in record["passes"] for edit in one["edits"]],
        **{name: record[name] for name in ("flags", "language", "truncated", "guarded")},
    }
    return said | {"text": cleaned.text} if with_text else said
