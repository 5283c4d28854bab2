"""The options that several commands share, and the values they stand for."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from cleaner.config import Config
from cleaner.errors import CleanerError
from cleaner.jobs import files
from cleaner.jobs.files import Input


class UsageError(CleanerError, ValueError):
    """The arguments of a command do not go together, or name what cannot be used."""


Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="IN", help="Files, folders (every *.txt below), or - for standard input.", show_default=False
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODES", help="Run only these rules: codes or prefixes, such as ELI,DUP101."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", metavar="CODES", help="Do not run these rules. The more specific of --select and --ignore wins."
    ),
]
Risky = Annotated[bool, typer.Option("--risky", help="Apply RISKY rules too.")]
Language = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="CODE", help="The language of the texts, such as en. Detected where a rule needs it."
    ),
]
Publisher = Annotated[
    str | None,
    typer.Option("--publisher", metavar="NAME", help="Who published the texts: evidence to restore a dropped name."),
]
Metadata = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="FILE.json",
        help="A JSON object of evidence for all texts: publisher, url, title, language.",
    ),
]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="The page the text was taken from: evidence to restore dropped words."),
]
Profile = Annotated[
    str | None,
    typer.Option("--profile", metavar="article|page", help="What the texts are: extracted articles, or whole pages."),
]
Elision = Annotated[
    str | None,
    typer.Option("--elision", metavar="auto|mend|restore|mark|flag", help="What to do where a name was dropped."),
]
Truncation = Annotated[
    str | None,
    typer.Option("--truncation", metavar="drop|mark|flag", help="What to do with a last sentence that is cut off."),
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE.toml", help="Read settings from here; options override them.")
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="The encoding of the files. By default UTF-8, else what is detected."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary on standard error.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Log = Annotated[Path, typer.Argument(metavar="LOG", help="A provenance log.", show_default=False)]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="OUT", help="Write here instead of to standard output.")
]
Id = Annotated[str | None, typer.Option("--id", metavar="ID", help="Take the record with this id.")]


def config(file: Path | None, **given: Any) -> Config:
    """Return the settings in *file*, overridden by those *given* that are not None, empty or False.

    Raises ConfigError.
    """
    settings = Config.from_file(file).to_dict() if file else {}
    for name in ("select", "ignore"):
        given[name] = [code.strip() for part in given[name] or () for code in part.split(",")]
    return Config.from_dict(settings | {name: value for name, value in given.items() if value})


def metadata(file: Path | None, *, publisher: str | None, html: Path | None) -> dict[str, Any]:
    """Return the JSON object in *file*, with *publisher* and the text of *html* in it where they are given.

    Raises UsageError, FileRefused for a page that cannot be decoded, and OSError.
    """
    known: dict[str, Any] = {}
    if file:
        try:
            read = json.loads(file.read_bytes())
        except OSError as error:
            raise UsageError(f"cannot read the metadata {str(file)!r}: {error.strerror}; check the path") from error
        except ValueError as error:
            raise UsageError(f"the metadata {str(file)!r} is not JSON: {error}; it takes an object") from error
        if not isinstance(read, dict):
            raise UsageError(f'the metadata {str(file)!r} holds {read!r:.60}; it takes an object, {{"publisher": ...}}')
        known = read
    if publisher:
        known["publisher"] = publisher
    if html:
        known["html"] = files.read(html).text
    return known


def inputs(paths: list[str] | None, encoding: str | None) -> list[Input]:
    """Return what to read, standard input where nothing is named. Raises UsageError, FileRefused, OSError."""
    if not paths and sys.stdin.isatty():
        raise UsageError("no input; name a file or a folder, or pipe a text in")
    return files.expand(paths or [files.STDIN], encoding)
