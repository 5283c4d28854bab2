"""The command line: one command a file, which parses, calls the library and renders.

Data goes to standard output, messages to standard error. Exit codes:

0   fine
1   findings, or a failed verification
2   wrong use, or something that cannot be read or written
3   finished, but some documents could not be cleaned
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.errors import CleanerError

if TYPE_CHECKING:
    import typer


def main(args: Sequence[str] | None = None) -> int:
    """Run the command that *args* (by default those of the process) name, and return the exit code.

    What goes wrong is one line on standard error. Only a bug raises.
    """
    import typer

    from cleaner.cli.app import app

    try:
        return int(app(args, prog_name="cleaner", standalone_mode=False) or 0)
    except typer.TyperException as error:
        return _fail(_usage(error))
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except CleanerError as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(_refused(error))


def _fail(message: str) -> int:
    from cleaner.cli.terminal import say

    say(f"cleaner: error: {' '.join(message.splitlines())}")
    return 2


def _usage(error: typer.TyperException) -> str:
    """Say what is wrong with the arguments, and where the right ones are listed."""
    command = getattr(getattr(error, "ctx", None), "command_path", "cleaner")
    return f"{error.format_message().rstrip('.')}; see `{command} --help`"


def _refused(error: OSError) -> str:
    """Say what the system refused, and which file it is about."""
    if error.filename is None or error.strerror is None:
        return str(error)
    return f"cannot use {str(error.filename)!r}: {error.strerror}; check the path and its permissions"
