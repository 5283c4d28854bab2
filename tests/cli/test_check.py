"""`cleaner check`: findings at their place in the source, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

TEXT = "\ufeffFirst line.\r\nIt was the the plan.\rOfficials have told that it was.\nIt forces forces us.\n"
SELECT = ("--select", "DUP,ELI101")


def test_findings_are_listed_by_position_with_the_damage_shown(run: Run) -> None:
    Path("a.txt").write_bytes(TEXT.encode())

    ran = run("check", "a.txt", *SELECT)

    lines = ran.text.splitlines()
    assert ran.code == 1
    assert [line.split(" ")[:2] for line in lines[::2]] == [
        ["a.txt:2:11", "DUP101"],
        ["a.txt:3:16", "ELI101"],
        ["a.txt:4:4", "DUP201"],
    ]
    assert lines[1::2] == [
        "    It was the[- the-] plan.",
        "    Officials have [-told-]{+said+} that it was.",
        "    It [?forces forces?] us.",
    ]
    assert "2 edits, 1 flag in 1 document" in ran.err
    assert Path("a.txt").read_bytes() == TEXT.encode()


def test_positions_are_of_the_source_whatever_was_applied_before(run: Run) -> None:
    text = "The the the the the plan is the the plan.\n"
    Path("a.txt").write_text(text)

    found = json.loads(run("check", "a.txt", "--format", "json", "--select", "DUP101").out)["findings"]

    assert found
    for one in found:
        start, end = one["origin"]
        assert (one["line"], one["column"]) == (1, start + 1)
        assert text[start:end].strip().lower().split() == ["the"] * len(text[start:end].split())


def test_a_clean_text_has_no_findings(run: Run) -> None:
    ran = run("check", stdin=b"It was the plan.\n")

    assert (ran.code, ran.out, ran.err) == (0, b"", "no findings\n")


def test_json_has_a_schema_version(run: Run) -> None:
    Path("a.txt").write_text("It was the the plan that forces forces us.\n")

    said = json.loads(run("check", "a.txt", "--format", "json", *SELECT).out)

    edit, flag = said["findings"]
    assert said["schema_version"] == 1
    assert edit["path"] == "a.txt" and edit["code"] == "DUP101" and edit["kind"] == "edit"
    assert (edit["line"], edit["column"], edit["origin"]) == (1, 11, [10, 14])
    assert (edit["before"], edit["after"]) == (" the", "")
    assert flag["kind"] == "flag" and flag["text"] == "forces forces"


def test_github_annotations_escape_what_github_would_read(run: Run) -> None:
    Path("a,b:100%.txt").write_text("It was the the plan.\n")

    ran = run("check", "a,b:100%.txt", "--format", "github", "--select", "DUP101")

    assert ran.code == 1
    assert ran.text.startswith("::warning file=a%2Cb%3A100%25.txt,line=1,col=11,title=DUP101 doubled-function-word::")


@pytest.mark.parametrize(("text", "escaped"), [("a%b\r\nc", "a%25b%0D%0Ac"), ("a:b,c", "a:b,c")])
def test_a_message_keeps_colons_and_loses_line_ends(text: str, escaped: str) -> None:
    from cleaner.cli.check import _escaped

    assert _escaped(text) == escaped


def test_a_document_that_fails_is_said_and_the_others_are_checked(run: Run) -> None:
    Path("a.txt").write_text("It was the the plan.\n")
    Path("budget.toml").write_text("time_budget = 0\n")

    ran = run("check", "a.txt", "--config", "budget.toml")

    assert (ran.code, ran.out) == (3, b"")
    assert "a.txt: not checked: " in ran.err
