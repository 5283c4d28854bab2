"""``cleaner log show``: the documents of a log, or the edits of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from cleaner import catalogue
from cleaner.cli import options
from cleaner.cli.summary import counted
from cleaner.cli.terminal import emit, visible
from cleaner.errors import UnknownRule
from cleaner.provenance import query, reader

EXAMPLE = "cleaner log show log.jsonl article.txt"


def run(
    log: options.Log,
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A document. Without it, all are listed.", show_default=False)
    ] = None,
) -> None:
    """List the documents of a log, or what happened to one."""
    if id is None:
        heading = "edits  flags  document\n"
        for record in reader.records(log):
            emit(f"{heading}{_edits(record):5,}  {len(record['flags']):5,}  {visible(record['id'])}\n")
            heading = ""
        return
    emit("\n".join("".join(line + "\n" for line in _lines(record)) for record in query.find(log, id)))


def _edits(record: Mapping[str, Any]) -> int:
    return sum(len(one["edits"]) for one in record["passes"])


def _lines(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield a record in readable form: its texts, then every edit and flag with its rule and reason."""
    yield visible(record["id"])
    for which in ("source", "result"):
        facts = record[which]
        encoding = f", {facts['encoding']}" if "encoding" in facts else ""
        yield f"  {which}  {facts['sha256']}  {counted(facts['chars'], 'character')}{encoding}"
    known = [f"language {record['language']}"] if record["language"] else []
    known += [word for word in ("truncated", "guarded") if record[word]]
    yield "  " + ", ".join([counted(_edits(record), "edit"), counted(len(record["flags"]), "flag"), *known])
    for one in record["passes"]:
        for edit in one["edits"]:
            yield from _found(edit, f"{_quoted(edit.get('before'))} -> {_quoted(edit.get('after'))}")
    for flag in record["flags"]:
        yield from _found(flag, f"{_quoted(flag.get('text'))} (only flagged)")


def _found(said: Mapping[str, Any], what: str) -> Iterator[str]:
    yield ""
    yield f"  {said['rule']} {rule_name(said['rule'])}, at {said['origin'][0]:,} of the source"
    yield f"    {what}"
    if said.get("why"):
        yield f"    {visible(said['why'])}"


def rule_name(code: str) -> str:
    """Return the name of a rule. A log may come from a version that had others."""
    try:
        return catalogue.find(code)[1].name
    except UnknownRule:
        return "(not a rule of this version)"


def _quoted(text: str | None) -> str:
    return "(kept as a digest)" if text is None else f"‘{visible(text)}’"
