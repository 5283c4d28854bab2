"""``cleaner check``: list findings like a linter, and write nothing."""

from __future__ import annotations

import bisect
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from cleaner import catalogue
from cleaner.cleaned import Cleaned
from cleaner.cli import excerpt, options
from cleaner.cli.options import UsageError
from cleaner.cli.summary import counted
from cleaner.cli.terminal import console, emit, on_terminal, say, visible
from cleaner.edits import Edit, Flag
from cleaner.engine import Cleaner
from cleaner.errors import DocumentFailed
from cleaner.filter import Rule
from cleaner.jobs.files import Input

EXAMPLE = "cleaner check article.txt --select ELI,DUP"
FORMATS = ("text", "json", "github")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Finding:
    """An edit that would be made, or a flag, with its place in the source: line and column count from 1."""

    id: str
    line: int
    column: int
    rule: Rule
    found: Edit | Flag
    pieces: tuple[excerpt.Piece, ...]


def run(  # noqa: PLR0913, PLR0917 - an option is an argument
    inputs: options.Inputs = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="text|json|github", help="For people, programs, or GitHub annotations.")
    ] = "text",
    publisher: options.Publisher = None,
    html: options.Html = None,
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
    quiet: options.Quiet = False,
) -> int:
    """List what `clean` would change, and what it would only flag.

    Nothing is written. The exit code is 1 if there are findings.
    """
    if output_format not in FORMATS:
        raise UsageError(f"there is no format {output_format!r}; --format takes {', '.join(FORMATS)}")
    chosen = {"select": select, "ignore": ignore, "risky": risky, "language": language}
    settings = options.config(config, profile=profile, elision=elision, truncation=truncation, **chosen)
    cleaner, evidence = Cleaner(settings), options.metadata(metadata, publisher=publisher, html=html)
    findings, failed = _checked(options.inputs(inputs, encoding), cleaner, evidence)
    _show(findings, output_format)
    if not quiet:
        say(_total(findings))
    return 3 if failed else int(bool(findings))


def _checked(inputs: Sequence[Input], cleaner: Cleaner, evidence: dict[str, Any]) -> tuple[list[Finding], int]:
    """Return what is found in *inputs*, and how many could not be cleaned. One that fails is said."""
    findings: list[Finding] = []
    failed = 0
    for one in inputs:
        file = one.read()
        try:
            cleaned = cleaner.clean(file.text, metadata=evidence)
        except DocumentFailed as error:
            failed += 1
            say(f"cleaner: {file.id}: not checked: {error}")
            continue
        findings += _findings(file.id, cleaned)
    return findings, failed


def _findings(id: str, cleaned: Cleaned) -> list[Finding]:
    """Return the edits and flags of a document, by position in its source."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(cleaned.source))]
    found: list[Edit | Flag] = sorted((*cleaned.edits, *cleaned.flags), key=lambda one: (one.origin, one.rule))
    return [_finding(id, cleaned.source, starts, one) for one in found]


def _finding(id: str, source: str, starts: Sequence[int], found: Edit | Flag) -> Finding:
    start = found.origin[0]
    line = bisect.bisect_right(starts, start)
    before, after = (found.before, found.after) if isinstance(found, Edit) else (found.text, None)
    pieces = excerpt.finding(source, found.origin, before, after)
    return Finding(id, line, start - starts[line - 1] + 1, catalogue.find(found.rule)[1], found, tuple(pieces))


def _show(findings: Sequence[Finding], output_format: str) -> None:
    if output_format == "json":
        said = {"schema_version": 1, "findings": [_json(one) for one in findings]}
        emit(json.dumps(said, ensure_ascii=False) + "\n")
    elif output_format == "github":
        emit("".join(_github(one) + "\n" for one in findings))
    elif on_terminal(sys.stdout):
        _coloured(findings)
    else:
        emit("".join(_text(findings)))


def _message(one: Finding) -> str:
    return f"{one.rule.message} ({one.found.why})" if one.found.why else one.rule.message


def _text(findings: Sequence[Finding]) -> Iterator[str]:
    for one in findings:
        yield f"{one.id}:{one.line}:{one.column} {one.rule.code} {_message(one)}\n    {excerpt.plain(one.pieces)}\n"


def _coloured(findings: Sequence[Finding]) -> None:
    from rich.text import Text

    out = console(sys.stdout)
    for one in findings:
        where, code = (f":{one.line}:{one.column} ", "dim"), (one.rule.code, "cyan")
        out.print(Text.assemble((visible(one.id), "bold"), where, code, f" {_message(one)}"))
        out.print(Text.assemble("    ", excerpt.styled(one.pieces, out)))


def _json(one: Finding) -> dict[str, Any]:
    found = one.found
    said = {"path": one.id, "line": one.line, "column": one.column, "code": one.rule.code, "name": one.rule.name}
    said |= {"message": one.rule.message, "why": found.why, "origin": list(found.origin)}
    if isinstance(found, Edit):
        return said | {"kind": "edit", "before": found.before, "after": found.after}
    return said | {"kind": "flag", "text": found.text}


def _github(one: Finding) -> str:
    """Return a workflow command, which GitHub shows beside the line."""
    properties = {"file": one.id, "line": one.line, "col": one.column, "title": f"{one.rule.code} {one.rule.name}"}
    said = ",".join(f"{name}={_escaped(str(value), property=True)}" for name, value in properties.items())
    return f"::warning {said}::{_escaped(_message(one))}"


def _escaped(text: str, *, property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property else text


def _total(findings: Sequence[Finding]) -> str:
    edits = sum(isinstance(one.found, Edit) for one in findings)
    files = len({one.id for one in findings})
    if not findings:
        return "no findings"
    return f"{counted(edits, 'edit')}, {counted(len(findings) - edits, 'flag')} in {counted(files, 'document')}"
