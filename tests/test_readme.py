"""The README: every example in it is run, and prints what it says."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner import clean

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARTICLE = "Officials have told that they are monitoring the the border.\n"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_python_examples() -> None:
    failures, attempts = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert attempts > 10
    assert failures == 0


def test_before_and_after() -> None:
    before, after = blocks("text")
    assert clean(before).text == after


def test_there_are_two_commands() -> None:
    first, second = blocks("sh")
    assert "cleaner clean fixtures/documents/every-fault.txt" in first
    assert "pytest" in second


def sessions() -> list[tuple[str, str]]:
    """Each command of the console blocks, and what it prints."""
    found = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="the console examples are those of a POSIX shell")
def test_the_console_examples(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    assert len(sessions()) > 5
    for command, expected in sessions():
        environment = {**os.environ, "PATH": path}
        done = subprocess.run(
            command, check=False, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert done.stdout == expected, command
        assert "error" not in done.stderr, command
