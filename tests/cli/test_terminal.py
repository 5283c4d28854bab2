"""What a person sees: colours and tables on a terminal, and nothing that the terminal would obey."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from cleaner.cli import excerpt
from cleaner.cli.terminal import Column, table, visible

from .conftest import Run

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(*args: str, **environment: str) -> str:
    """Return what the command shows on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    env = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": "80", **environment}
    with subprocess.Popen(
        [sys.executable, "-m", "cleaner", *args], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    ):
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            pass  # how Linux says that the other side was closed
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def test_the_summary_is_a_small_table() -> None:
    Path("a.txt").write_text("It was the the plan of the the forces forces.\n")

    shown = on_a_terminal("clean", "a.txt", "-o", "b.txt", "--select", "DUP")
    lines = ANSI.sub("", shown).splitlines()

    assert "\x1b[36mDUP101" in shown
    assert lines[0].split() == ["rule", "damage", "edits", "flags"]
    assert set(lines[1].strip()) == {"─"}
    assert lines[2].split() == ["DUP101", "doubled-function-word", "2"]
    assert lines[3].split()[0::2] == ["DUP201", "1"]
    assert lines[4] == "2 edits, 1 flag"
    assert max(map(len, lines)) <= 80


def test_findings_and_diffs_have_colours_instead_of_marks() -> None:
    Path("a.txt").write_text("Officials have told that it was.\n")

    for command in (["check", "a.txt"], ["clean", "a.txt", "--word-diff", "-q"]):
        shown = on_a_terminal(*command, "--select", "ELI101")
        assert "Officials have \x1b[9;31mtold\x1b[0m\x1b[32msaid\x1b[0m that it was." in shown
    assert "\x1b[31m-Officials have told" in on_a_terminal("clean", "a.txt", "--diff", "-q", "--select", "ELI101")


def test_without_colours_the_marks_are_back() -> None:
    Path("a.txt").write_text("Officials have told that it was.\n")

    shown = on_a_terminal("check", "a.txt", "--select", "ELI101", NO_COLOR="1")

    assert "Officials have [-told-]{+said+} that it was." in shown


def test_a_text_that_does_not_end_its_line_stands_apart_from_the_summary() -> None:
    Path("a.txt").write_text("It was the the plan.")

    assert ANSI.sub("", on_a_terminal("clean", "a.txt")).startswith("It was the plan.\n\nrule ")


def test_nothing_to_read_on_a_terminal_is_said() -> None:
    assert on_a_terminal("clean").startswith("cleaner: error: no input; ")


def test_a_text_cannot_command_the_terminal() -> None:
    Path("a.txt").write_text("\x1b]0;gotcha\x07It was the the plan.\n")

    for command in (["check", "a.txt"], ["clean", "a.txt", "--word-diff"], ["clean", "a.txt", "--diff"]):
        shown = on_a_terminal(*command)
        assert "\x1b]" not in shown and "\x07" not in shown
        assert "<U+001B>]0;gotcha<U+0007>" in ANSI.sub("", shown)


def test_rules_are_a_table(run: Run) -> None:
    shown = on_a_terminal("rules")

    assert ANSI.sub("", shown).split()[:3] == ["rule", "damage", "safety"]
    assert "\x1b[36mDUP101" in shown


def test_a_plain_table_is_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    table(sys.stderr, [Column("rule"), Column("edits", number=True)], [("DUP101", "7"), ("X", "1,200")])

    assert capsys.readouterr().err == "rule    edits\nDUP101      7\nX       1,200\n"


def test_a_space_that_goes_is_shown_as_a_dot() -> None:
    out = Console(file=io.StringIO(), force_terminal=True, color_system="standard")

    line = excerpt.styled([excerpt.Piece("same", "a "), excerpt.Piece("gone", "  ")], out)

    assert line.plain == "a ··"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain — “é” 日本", "plain — “é” 日本"),
        ("\u202eevil\u2066", "<U+202E>evil<U+2066>"),
        ("می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀"),
        ("a\r\nb\rc\u2028d\te", "a↵b<U+000D>c<U+2028>d\te"),
        ("\x9b31m\x7f", "<U+009B>31m<U+007F>"),
    ],
)
def test_what_is_hidden_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown
