"""`cleaner clean --diff` and `--word-diff`: what they show is what would change."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.cli import diff, excerpt

from .conftest import Run

PARTS = [
    "the the",
    "the",
    " ",
    "\n",
    "\n\n\n\n",
    "told that",
    "Officials have ",
    "x",
    " ,",
    "\u200b",
    "&amp;",
    "\r\n",
    ".",
]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_the_changes_make_the_result_of_the_source(source: str) -> None:
    cleaned = cleaner.clean(source, config=cleaner.Config(risky=True))

    parts, reached = [], 0
    for change in excerpt.changes(cleaned):
        parts += [source[reached : change.start], change.after]
        reached = change.end

    assert "".join(parts) + source[reached:] == cleaned.text


@pytest.mark.skipif(not shutil.which("patch"), reason="needs patch(1)")
@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("a\nthe the\n", "a\nthe\n"),
        ("the the", "the"),
        ("a\n\n\n\nb", "a\n\nb\n"),
        ("", "a\n"),
        ("a\u2028b\x0cc\n", "a\u2028b\x0cd\n"),
    ],
)
def test_patch_takes_the_unified_diff(source: str, result: str) -> None:
    Path("a.txt").write_bytes(source.encode())

    given = "".join(diff.unified("a.txt", source, result)).encode()
    subprocess.run(["patch", "--quiet", "a.txt"], input=given, check=True, timeout=30)

    assert Path("a.txt").read_bytes() == result.encode()


def test_a_unified_diff_is_plain_when_piped(run: Run) -> None:
    Path("a.txt").write_text("One.\nIt was the the plan.\nThree.")

    assert run("clean", "a.txt", "--diff", "--select", "DUP101").text == (
        "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n One.\n-It was the the plan.\n+It was the plan.\n Three.\n"
        "\\ No newline at end of file\n"
    )


def test_a_word_diff_marks_what_goes_and_comes_inside_a_long_line(run: Run) -> None:
    rest = "A sentence that is the same in both and only stands between the two of them. " * 3
    Path("a.txt").write_text(f"One.\n\nIt was the the plan. {rest}Officials have told that it was off.\n")

    ran = run("clean", "a.txt", "--word-diff", "--select", "DUP101,ELI101")

    assert ran.text == (
        "--- a.txt\n+++ a.txt\n@@ 3 @@\n"
        "It was the[- the-] plan. A sentence that is the same in … between the two of them. "
        "Officials have [-told-]{+said+} that it was off.\n"
    )


def test_nothing_is_shown_of_a_text_that_stays(run: Run) -> None:
    Path("a.txt").write_text("It was the plan.\n")

    assert run("clean", "a.txt", "--word-diff").out == run("clean", "a.txt", "--diff").out == b""


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("told", "said", "[-told-]{+said+}"),
        (" the", "", "[- the-]"),
        ("\n\n\n\n", "\n\n", "[-↵↵-]↵↵"),
        ("x.", "x", "x[-.-]"),
        ("", "”", "{+”+}"),
        ("end", "end.”", "end{+.”+}"),
        ("end", "“end", "{+“+}end"),
        ("\u200b\x1b[2J", "", "[-<U+200B><U+001B>[2J-]"),
    ],
)
def test_marks_show_only_what_differs(before: str, after: str, shown: str) -> None:
    source = f"It {before} is."

    assert excerpt.plain(excerpt.finding(source, (3, 3 + len(before)), before, after)) == f"It {shown} is."


def test_long_damage_is_shortened_and_so_is_what_stands_around_it() -> None:
    source = "word " * 30 + "x" * 500 + " word" * 30

    shown = excerpt.plain(excerpt.finding(source, (150, 650), "x" * 500, ""))

    assert shown == "…" + "word " * 8 + f"[-{'x' * 50}…{'x' * 50}-]" + " word" * 8 + "…"
