"""Running the command line: in this process where speed matters, in one of its own where the streams do."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cleaner.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code, its output as bytes, its messages as text."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process."""

    def run(*args: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        code = main([str(arg) for arg in args])
        out, err = capsysbinary.readouterr()
        return Ran(code, out, err.decode())

    return run


@pytest.fixture
def process() -> Run:
    """Run the command line in a process of its own."""

    def run(*args: str | Path, stdin: bytes = b"") -> Ran:
        command = [sys.executable, "-m", "cleaner", *map(str, args)]
        done = subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)
        return Ran(done.returncode, done.stdout, done.stderr.decode())

    return run
