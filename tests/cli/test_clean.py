"""`cleaner clean`: what it prints, what it writes, and what it leaves alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import cleaner
from cleaner.provenance import reader

from .conftest import Run

DAMAGED = "It was the the plan.\n"
MENDED = "It was the plan.\n"


def put(path: str, text: str = DAMAGED) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def names(folder: str | Path) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_a_result_goes_to_stdout_with_exactly_its_bytes(process: Run) -> None:
    ran = process("clean", stdin=b"It was the the plan.")

    assert ran.code == 0
    assert ran.out == b"It was the plan."
    assert "DUP101" in ran.err


def test_dash_is_standard_input_and_standard_output(process: Run) -> None:
    ran = process("clean", "-", "-o", "-", "-q", stdin=DAMAGED.encode())

    assert (ran.code, ran.out, ran.err) == (0, MENDED.encode(), "")


def test_the_summary_counts_edits_and_flags_by_rule(run: Run) -> None:
    put("a.txt", "It was the the plan of the the forces forces.\n")

    ran = run("clean", "a.txt", "--select", "DUP101,DUP201")

    lines = [line.split() for line in ran.err.splitlines()]
    assert ["DUP101", "doubled-function-word", "2", "edits"] in lines
    assert any(line[0] == "DUP201" and line[2:] == ["1", "flag"] for line in lines)
    assert "2 edits, 1 flag" in ran.err


def test_quiet_silences_the_summary(run: Run) -> None:
    put("a.txt")

    assert run("clean", "a.txt", "--quiet").err == ""


def test_an_output_file_gets_the_result_and_a_log_the_record(run: Run) -> None:
    put("a.txt")

    ran = run("clean", "a.txt", "-o", "new/b.txt", "--log", "logs/log.jsonl")

    assert (ran.code, ran.out) == (0, b"")
    assert Path("new/b.txt").read_bytes() == MENDED.encode()
    (record,) = reader.records("logs/log.jsonl")
    assert record["id"] == "a.txt"
    assert record["source"]["encoding"] == "utf-8"
    assert cleaner.replay(DAMAGED, record) == MENDED
    assert cleaner.undo(MENDED, record) == DAMAGED
    head = [line for line in ran.err.splitlines() if "logs/log.jsonl" in line]
    assert len(head) == 1 and len(head[0].split()[-1]) == 64


def test_an_output_may_be_a_folder_for_one_file(run: Run) -> None:
    put("a.txt")
    Path("out").mkdir()

    run("clean", "a.txt", "-o", "out")

    assert Path("out/a.txt").read_text() == MENDED


def test_folders_keep_their_paths_and_a_file_given_twice_is_read_once(run: Run) -> None:
    for path in ("in/b.txt", "in/sub/a.txt", "in/note.md", "c.txt"):
        put(path)

    ran = run("clean", "in", "c.txt", "./in/b.txt", "-o", "out", "--log", "log.jsonl")

    assert ran.code == 0
    assert sorted(p.as_posix() for p in Path("out").rglob("*") if p.is_file()) == [
        "out/b.txt",
        "out/c.txt",
        "out/sub/a.txt",
    ]
    assert [record["id"] for record in reader.records("log.jsonl")] == ["in/b.txt", "in/sub/a.txt", "c.txt"]
    assert "3 of 3 documents changed" in ran.err


def test_in_place_rewrites_only_what_changes_and_logs_beside_it(run: Run) -> None:
    put("a.txt").chmod(0o640)
    clean = put("b.txt", MENDED)
    before = clean.stat()

    ran = run("clean", "--in-place", "a.txt", "b.txt")

    assert ran.out == b""
    assert Path("a.txt").read_text() == MENDED
    assert Path("a.txt").stat().st_mode & 0o777 == 0o640
    assert (clean.stat().st_mtime_ns, clean.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert names(".") == ["a.txt", "a.txt.log.jsonl", "b.txt"]
    assert "a.txt.log.jsonl" in ran.err


def test_in_place_follows_a_link_to_its_file(run: Run) -> None:
    real = put("real/a.txt")
    Path("link.txt").symlink_to(real)

    run("clean", "--in-place", "link.txt", "--log", "log.jsonl")

    assert Path("link.txt").is_symlink()
    assert real.read_text() == MENDED


def test_in_place_with_a_log_records_every_document(run: Run) -> None:
    put("a.txt")
    put("b.txt", MENDED)

    run("clean", "--in-place", "a.txt", "b.txt", "--log", "log.jsonl")

    assert [record["id"] for record in reader.records("log.jsonl")] == ["a.txt", "b.txt"]
    assert names(".") == ["a.txt", "b.txt", "log.jsonl"]


def test_the_record_is_in_the_log_before_the_text_is_in_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")
    seen: list[tuple[str, int]] = []
    replace = Path.replace

    def spy(self: Path, target: Path) -> Path:
        seen.append((Path(target).read_text(), len(list(reader.records("log.jsonl")))))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", spy)
    run("clean", "--in-place", "a.txt", "--log", "log.jsonl")

    assert seen == [(DAMAGED, 1)]


def test_a_write_that_fails_leaves_the_text_and_no_rubbish(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", fail)
    ran = run("clean", "--in-place", "a.txt", "--log", "log.jsonl")

    assert ran.code == 2
    assert "No space left" in ran.err
    assert Path("a.txt").read_text() == DAMAGED
    assert names(".") == ["a.txt", "log.jsonl"]


def test_select_and_ignore_take_prefixes_and_lists_and_repeat(run: Run) -> None:
    put("a.txt", "Officials have told that the the border is closed.\n")

    def edits(*options: str) -> set[str]:
        said = json.loads(run("clean", "a.txt", "--json", *options).out)
        return {edit["rule"] for edit in said["documents"][0]["edits"]}

    assert edits("--select", "DUP") == {"DUP101"}
    assert edits("--select", "DUP,ELI101") == {"DUP101", "ELI101"}
    assert edits("--select", "DUP", "--select", "ELI") == {"DUP101", "ELI101"}
    assert edits("--ignore", "ELI") == {"DUP101"}
    assert edits("--select", "ELI101", "--ignore", "ELI") == {"ELI101"}


def test_options_override_the_config_file(run: Run) -> None:
    put("a.txt", "Officials have told that the the border is closed.\n")
    put("cleaner.toml", 'select = ["DUP"]\n')

    assert b"told that the border" in run("clean", "a.txt", "--config", "cleaner.toml").out
    assert b"said that the the border" in run("clean", "a.txt", "--config", "cleaner.toml", "--select", "ELI").out


def test_a_publisher_is_evidence(run: Run) -> None:
    put("a.txt", "Officials have told that the border is closed.\n")
    put("meta.json", '{"publisher": "The Example"}')

    by_option = run("clean", "a.txt", "--publisher", "The Example", "--log", "log.jsonl").out
    by_file = run("clean", "a.txt", "--metadata", "meta.json").out

    assert by_option == b"Officials have told The Example that the border is closed.\n" == by_file
    assert run("clean", "a.txt", "--elision", "mend", "--metadata", "meta.json").out.startswith(b"Officials have said")
    (record,) = reader.records("log.jsonl")
    assert "The Example" in record["passes"][0]["edits"][0]["why"]


def test_json_carries_what_the_record_says(run: Run) -> None:
    text = "It was the the plan of the forces forces.\n"
    put("a.txt", text)
    expected = cleaner.clean(text, config=cleaner.Config(select=["DUP"])).record("a.txt")

    said = json.loads(run("clean", "a.txt", "--json", "--select", "DUP", "--log", "log.jsonl").out)

    assert said["schema_version"] == 1
    (document,) = said["documents"]
    assert document["id"] == "a.txt"
    assert document["changed"] is True
    assert document["edits"] == expected["passes"][0]["edits"]
    assert document["flags"] == expected["flags"] != []
    assert (document["language"], document["truncated"], document["guarded"]) == (expected["language"], False, False)
    assert document["text"] == "It was the plan of the forces forces.\n"
    assert len(list(reader.records("log.jsonl"))) == 1


def test_json_leaves_the_text_out_where_it_is_written(run: Run) -> None:
    put("a.txt")

    said = json.loads(run("clean", "a.txt", "--json", "-o", "b.txt").out)

    assert "text" not in said["documents"][0]
    assert Path("b.txt").read_text() == MENDED


@pytest.mark.parametrize("view", ["--diff", "--word-diff"])
def test_a_diff_writes_nothing(run: Run, folder: Path, view: str) -> None:
    put("a.txt")

    ran = run("clean", "a.txt", view, "-o", "b.txt", "--log", "log.jsonl")
    again = run("clean", "a.txt", view, "--in-place")

    assert ran.code == again.code == 0
    assert ran.out == again.out != b""
    assert names(folder) == ["a.txt"]


def test_a_document_that_fails_does_not_stop_the_others(run: Run) -> None:
    put("a.txt")
    put("b.txt")
    put("budget.toml", "time_budget = 0\n")

    ran = run("clean", "a.txt", "b.txt", "-o", "out", "--config", "budget.toml", "--json", "--log", "log.jsonl")

    said = json.loads(ran.out)
    assert ran.code == 3
    assert [one["id"] for one in said["failed"]] == ["a.txt", "b.txt"]
    assert "a.txt: not cleaned: " in ran.err and "not cleaned: 2 documents" in ran.err
    assert list(reader.records("log.jsonl")) == [] and not Path("out").exists()


def test_only_the_document_that_fails_is_left_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.engine import Cleaner
    from cleaner.errors import FilterFailed

    put("a.txt")
    put("b.txt", "bad\n")
    put("c.txt")
    clean = Cleaner.clean

    def fail(self: Cleaner, text: str, **known: object) -> cleaner.Cleaned:
        if text == "bad\n":
            raise FilterFailed("the filter 'doubled' raised ValueError: no")
        return clean(self, text)

    monkeypatch.setattr(Cleaner, "clean", fail)
    ran = run("clean", "a.txt", "b.txt", "c.txt", "-o", "out", "--log", "log.jsonl")

    assert ran.code == 3
    assert names("out") == ["a.txt", "c.txt"]
    assert "b.txt: not cleaned: the filter 'doubled' raised" in ran.err
    assert run("log", "verify", "log.jsonl").code == 0


def test_what_is_not_utf_8_is_said(run: Run) -> None:
    Path("a.txt").write_bytes("Déjà vu: it was the the plan.".encode("cp1252"))

    ran = run("clean", "a.txt", "--encoding", "cp1252", "-o", "b.txt")

    assert Path("b.txt").read_text(encoding="utf-8") == "Déjà vu: it was the plan."
    assert "not in UTF-8, as results are: a.txt (cp1252)" in ran.err


def test_a_pipe_is_read_once(folder: Path) -> None:
    command = f'"{sys.executable}" -m cleaner clean -q <(printf "It was the the plan.")'

    assert (
        subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=60).stdout
        == b"It was the plan."
    )


def test_a_device_is_written_to_and_not_replaced(run: Run) -> None:
    put("a.txt")

    assert run("clean", "a.txt", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_a_reader_that_goes_away_ends_it_quietly(folder: Path) -> None:
    put("a.txt", MENDED * 100_000)
    command = f'"{sys.executable}" -m cleaner clean a.txt --select INV | head -n 1; exit ${{PIPESTATUS[0]}}'

    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)

    assert (done.returncode, done.stdout, done.stderr) == (141, MENDED.encode(), b"")


def test_all_of_a_long_text_gets_through_an_unbuffered_pipe(folder: Path) -> None:
    put("a.txt", MENDED * 100_000)
    command = f'PYTHONUNBUFFERED=1 "{sys.executable}" -m cleaner clean a.txt --select INV -q | cmp - a.txt'

    assert subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60).returncode == 0
