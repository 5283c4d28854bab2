"""The commands, put together."""

from __future__ import annotations

from types import ModuleType
from typing import Annotated

import typer

from cleaner.cli import check, clean, explain, rules
from cleaner.cli.log import replay, show, stats, undo, verify
from cleaner.cli.terminal import emit
from cleaner.version import __version__

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,  # plain help and one-line errors, since they are read in pipes as well
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
log = typer.Typer(rich_markup_mode=None)


def _version(wanted: bool) -> None:
    if wanted:
        emit(f"cleaner {__version__}\n")
        raise typer.Exit


def _help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        emit(context.get_help() + "\n")


@app.callback(invoke_without_command=True)
def _cleaner(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Repair scraped text, and record every single fix.

    Exit codes: 0 fine, 1 findings or a failed verification, 2 wrong use or
    unreadable input, 3 finished but some documents could not be cleaned.
    """
    _help(context)


@log.callback(invoke_without_command=True)
def _log(context: typer.Context) -> None:
    """Read, verify, undo and replay a provenance log."""
    _help(context)


def _add(group: typer.Typer, name: str, module: ModuleType) -> None:
    """Add the command that *module* runs, with its example at the end of the help."""
    group.command(name, epilog=f"\b\nExample:\n  {module.EXAMPLE}")(module.run)


_add(app, "clean", clean)
_add(app, "check", check)
_add(app, "rules", rules)
_add(app, "explain", explain)
_add(log, "show", show)
_add(log, "verify", verify)
_add(log, "undo", undo)
_add(log, "replay", replay)
_add(log, "stats", stats)
app.add_typer(log, name="log")
