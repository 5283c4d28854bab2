"""Help, version and catalogue: every command ends its help in an example that runs."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import cleaner
from cleaner import catalogue

from .conftest import Run

COMMANDS = ["clean", "check", "rules", "explain"]
LOG_COMMANDS = ["show", "verify", "undo", "replay", "stats"]
ALL = [[name] for name in COMMANDS] + [["log", name] for name in LOG_COMMANDS]


def listed(text: str) -> list[str]:
    return [line.split()[0] for line in text.partition("Commands:\n")[2].splitlines()]


def test_every_command_is_listed_and_tested_here(run: Run) -> None:
    assert listed(run("--help").text) == [*COMMANDS, "log"]
    assert listed(run("log", "-h").text) == LOG_COMMANDS


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_help_ends_in_an_example_that_runs(run: Run, command: list[str]) -> None:
    Path("article.txt").write_text("Officials have told that the the border is closed.\n")
    assert run("clean", "article.txt", "-o", "clean.txt", "--log", "log.jsonl").code == 0

    helped = run(*command, "-h")
    assert helped.out == run(*command, "--help").out
    head, _, example = helped.text.partition("Example:\n")
    assert helped.code == 0 and head.startswith("Usage: cleaner " + " ".join(command))
    words = shlex.split(example)
    assert words[: len(command) + 1] == ["cleaner", *command]
    if command == ["clean"]:
        Path("clean.txt").unlink()

    ran = run(*words[1:])

    assert ran.code == (1 if command == ["check"] else 0), ran.err
    assert ran.out or Path(words[words.index("-o") + 1]).read_bytes()


def test_version(process: Run) -> None:
    ran = process("--version")

    assert (ran.code, ran.text, ran.err) == (0, f"cleaner {cleaner.__version__}\n", "")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run().out == run("--help").out != b""
    assert run("log").out == run("log", "--help").out


def test_help_loads_nothing_that_only_rendering_or_cleaning_needs() -> None:
    heavy = {"rich", "ftfy", "langdetect", "re2", "charset_normalizer", "portalocker"}
    code = (
        "import sys; from cleaner.cli import main; main(['--help']);"
        f"sys.exit(', '.join({heavy} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")


def test_rules_lists_the_catalogue(run: Run) -> None:
    lines = run("rules").text.splitlines()

    assert [line.split()[:3] for line in lines] == [[r.code, r.name, r.safety.name] for r in catalogue.rules()]
    assert all(line.endswith(rule.message) for line, rule in zip(lines, catalogue.rules(), strict=True))


def test_rules_as_json(run: Run) -> None:
    said = json.loads(run("rules", "--json").out)

    assert said["schema_version"] == 1
    assert [rule["code"] for rule in said["rules"]] == [rule.code for rule in catalogue.rules()]
    assert {"name", "safety", "since", "filter", "message", "why"} <= set(said["rules"][0])


def test_explain_prints_the_manual_of_a_rule_by_code_or_name(run: Run) -> None:
    assert run("explain", "dup101").text == catalogue.explain("DUP101") + "\n"
    assert run("explain", "doubled-function-word").text == catalogue.explain("DUP101") + "\n"


def test_explain_of_a_family_introduces_it_and_lists_its_rules(run: Run) -> None:
    text = run("explain", "eli").text
    one, _ = catalogue.find("ELI101")

    assert text.startswith(catalogue.intro(one))
    for rule in one.rules:
        assert f"{rule.code}  {rule.name}" in text and rule.message in text
