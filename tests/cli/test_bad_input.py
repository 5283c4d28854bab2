"""Bad input gets one clear line that shows the value and what to do, exit code 2, and changes nothing on disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import Run

CASES = {
    "missing file": ("clean nowhere.txt", "'nowhere.txt'", "check the path"),
    "missing file among others": ("clean a.txt nowhere.txt -o out --log new.jsonl", "'nowhere.txt'", "check the path"),
    "missing file, to check": ("check a.txt nowhere.txt", "'nowhere.txt'", "check the path"),
    "folder without text": ("clean empty -o out", "'empty'", "*.txt"),
    "binary file": ("clean a.txt binary.txt -o out --log new.jsonl", "'binary.txt'", "offset 3", "--encoding"),
    "undecodable in the encoding named": ("clean latin.txt --encoding utf-8", "'latin.txt'", "0xe9", "--encoding"),
    "unknown encoding": ("clean a.txt --encoding utf-9", "'utf-9'", "cp1252"),
    "encoding that is none of text": ("clean a.txt --encoding base64", "'base64'", "cp1252"),
    "unknown rule": ("clean a.txt -o b.txt --select DUP109 --log new.jsonl", "'DUP109'", "did you mean DUP102"),
    "unknown rule, to ignore": ("check a.txt --ignore XYZ", "'XYZ'", "cleaner rules"),
    "empty rule": ("clean a.txt --select DUP101,", "select", "codes"),
    "rule to explain": ("explain DUP109", "'DUP109'", "did you mean DUP102"),
    "unknown config key": ("clean a.txt -o b.txt --config key.toml", "'riskyy'", "did you mean 'risky'"),
    "bad config value": ("clean a.txt --config value.toml", "'book'", "article, page"),
    "config that is no TOML": ("clean a.txt --config latin.txt", "'latin.txt'"),
    "missing config": ("clean a.txt --config nowhere.toml", "'nowhere.toml'"),
    "bad choice": ("clean a.txt --elision guess", "'guess'", "auto, mend, restore, mark, flag"),
    "bad format": ("check a.txt --format xml", "'xml'", "text, json, github"),
    "metadata that is no JSON": ("clean a.txt -o b.txt --metadata a.txt", "'a.txt'", "object"),
    "metadata that is no object": ("clean a.txt -o b.txt --metadata list.json", "'list.json'", "[1]", "object"),
    "missing metadata": ("clean a.txt -o b.txt --metadata nowhere.json", "'nowhere.json'", "check the path"),
    "broken log": ("clean a.txt -o b.txt --log broken.jsonl", "'broken.jsonl'", "--log"),
    "broken log, to show": ("log show broken.jsonl", "'broken.jsonl'", "line 1"),
    "broken log, to undo": ("log undo broken.jsonl a.txt", "'broken.jsonl'", "line 1"),
    "missing log": ("log verify nowhere.jsonl", "'nowhere.jsonl'"),
    "folder as a log": ("clean a.txt -o b.txt --log empty", "'empty'", "folder"),
    "no log where one would go": ("clean --in-place a.txt sub/a.txt", "'sub/a.txt.log.jsonl'", "cleaner log verify"),
    "in == out": ("clean a.txt -o a.txt", "'a.txt'", "another place"),
    "in == out, by another name": ("clean a.txt -o sub/../a.txt", "'a.txt'", "another place"),
    "in == out, by a symbolic link": ("clean a.txt -o symlink.txt --log new.jsonl", "'symlink.txt'", "another place"),
    "in == out, by a hard link": ("clean a.txt -o hardlink.txt", "'hardlink.txt'", "another place"),
    "in == out, in a folder": ("clean sub -o sub", "'sub/a.txt'", "another place"),
    "result over another input": ("clean sub/a.txt a.txt -o .", "'a.txt'", "another place"),
    "log == in": ("clean a.txt -o b.txt --log a.txt", "'a.txt'", "another place"),
    "log == out": ("clean a.txt -o new.txt --log ./new.txt", "'new.txt'", "another place"),
    "two results in one place": ("clean a.txt sub/a.txt -o out", "'out/a.txt'", "'sub/a.txt'", "another place"),
    "results of a folder in a file": ("clean sub -o b.txt", "'b.txt'", "folder"),
    "result under a file": ("clean a.txt -o latin.txt/b.txt --log new.jsonl", "'latin.txt/b.txt'"),
    "in place, and elsewhere": ("clean --in-place a.txt -o b.txt", "--in-place", "'b.txt'"),
    "in place on standard input": ("clean --in-place -", "'-'", "-o"),
    "two views": ("clean a.txt --diff --json", "--diff", "--json"),
    "unknown option": ("clean a.txt --pubisher X", "--pubisher", "cleaner clean --help"),
    "unknown command": ("scrub a.txt", "scrub", "cleaner --help"),
    "missing argument": ("log undo log.jsonl", "RESULT", "cleaner log undo --help"),
    "result that no record is of": ("log undo log.jsonl latin.txt", "'latin.txt'", "utf-8"),
    "result that was changed": ("log undo log.jsonl sub/a.txt -o b.txt", "'log.jsonl'", "changed since"),
    "source of no record": ("log replay log.jsonl sub/a.txt -o b.txt", "'log.jsonl'", "changed since"),
    "undo over the result": ("log undo log.jsonl done.txt -o done.txt", "'done.txt'", "another place"),
    "undo over the log": ("log undo log.jsonl done.txt -o log.jsonl", "'log.jsonl'", "another place"),
    "folder undone into itself": ("log undo log.jsonl sub -o sub/again", "'sub/again'", "another place"),
    "folder to undo, and no place for it": ("log undo log.jsonl sub", "'sub'", "-o"),
}  # fmt: skip


@pytest.fixture
def rubbish(folder: Path, run: Run) -> Path:
    """A folder with everything that may be named wrongly."""
    Path("empty").mkdir()
    Path("sub").mkdir()
    Path("a.txt").write_text("It was the the plan.\n")
    Path("sub/a.txt").write_text("It is the the other plan.\n")
    Path("sub/a.txt.log.jsonl").write_text("not a log\n")
    Path("b.txt").write_text("Keep me.\n")
    Path("binary.txt").write_bytes(b"GIF\0\x89")
    Path("latin.txt").write_bytes(b"caf\xe9 = [")
    Path("key.toml").write_text("riskyy = true\n")
    Path("value.toml").write_text('profile = "book"\n')
    Path("list.json").write_text("[1]")
    Path("broken.jsonl").write_text('{"no": "log"}\n')
    Path("symlink.txt").symlink_to("a.txt")
    os.link("a.txt", "hardlink.txt")
    assert run("clean", "a.txt", "-o", "done.txt", "--log", "log.jsonl").code == 0
    return folder


def snapshot(folder: Path) -> dict[str, object]:
    """Every path below *folder*, with the bytes of the files."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


@pytest.mark.parametrize("case", CASES)
def test_one_clear_line_exit_2_and_nothing_changed(run: Run, rubbish: Path, case: str) -> None:
    command, *said = CASES[case]
    before = snapshot(rubbish)

    ran = run(*command.split(), stdin=b"It was the the plan.")

    assert ran.code == 2
    assert ran.out == b""
    assert ran.err.startswith("cleaner: error: ") and ran.err.count("\n") == 1
    for part in said:
        assert part in ran.err
    assert snapshot(rubbish) == before


def test_a_bug_is_not_hidden(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.catalogue.explain", lambda code: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run("explain", "DUP101")


def test_an_interrupt_ends_it_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(code: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("cleaner.catalogue.explain", interrupt)

    assert run("explain", "DUP101").code == 130


def test_a_message_with_line_ends_is_still_one_line(process: Run) -> None:
    ran = process("clean", "no\nsuch\nfile.txt")

    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "Traceback" not in ran.err
