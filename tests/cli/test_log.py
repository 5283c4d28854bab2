"""`cleaner log`: what was cleaned can be shown, verified, undone and replayed, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner.provenance import reader

from .conftest import Run

PROSE = "Déjà vu, said the Minister of the Façade in Besançon. It was the the plan — and “they” knew. "
JAPANESE = (
    "昨日、東京で新しい図書館が開館しました。It was the the plan. 多くの人々が朝から列を作り、本を手に取りました。" * 4
)
CHINESE = "昨天，新的图书馆在北京开放了。It was the the plan. 许多人从早上就开始排队，拿起书来阅读。" * 4
PLAIN = "It was the the plan."
FILES = {
    "bom": ("\ufeff" + PLAIN).encode(),
    "crlf": f"One.\r\n{PLAIN}\r\n".encode(),
    "mixed": f"One.\r\nTwo.\n{PLAIN}\rThree.\n".encode(),
    "lone-cr": f"One.\r{PLAIN}\rThree.\r".encode(),
    "no-final-newline": f"One.\n{PLAIN}".encode(),
    "empty": b"",
    "latin-1": PROSE.replace("—", "-").replace("“", '"').replace("”", '"').encode("latin-1") * 8,
    "cp1252": (PROSE * 8).encode("cp1252"),
    "utf-16-le": ("\ufeff" + PLAIN + "\r\n").encode("utf-16-le"),
    "utf-16-be": ("\ufeff" + PLAIN).encode("utf-16-be"),
    "utf-32-le": ("\ufeff" + PLAIN).encode("utf-32-le"),
    "shift_jis": JAPANESE.encode("shift_jis"),
    "gb18030": CHINESE.encode("gb18030"),
}


@pytest.mark.parametrize("name", FILES)
def test_undo_gives_back_the_source_file_byte_for_byte(run: Run, name: str) -> None:
    Path("a.txt").write_bytes(FILES[name])

    assert run("clean", "a.txt", "-o", "b.txt", "--log", "log.jsonl").code == 0
    result = Path("b.txt").read_bytes()
    undone = run("log", "undo", "log.jsonl", "b.txt", "-o", "again.txt")
    replayed = run("log", "replay", "log.jsonl", "a.txt")
    verified = run("log", "verify", "log.jsonl", "--source", "a.txt", "--result", "b.txt")

    assert b"the the" not in result.replace(b"\0", b"")
    assert (result == b"") == (name == "empty")
    assert undone.code == 0 and Path("again.txt").read_bytes() == FILES[name]
    assert replayed.out == result
    assert (verified.code, verified.out.split(b",")[0]) == (0, b"ok: 1 records"), verified.text


def test_an_encoding_that_was_named_is_the_one_that_undoes(run: Run) -> None:
    data = "Cena: 5 zł. It was the the plan.".encode("iso8859-2")
    Path("a.txt").write_bytes(data)

    run("clean", "a.txt", "-o", "b.txt", "--log", "log.jsonl", "--encoding", "latin2")

    assert "5 zł. It was the plan." in Path("b.txt").read_text(encoding="utf-8")
    assert next(reader.records("log.jsonl"))["source"]["encoding"] == "iso8859-2"
    assert run("log", "undo", "log.jsonl", "b.txt").out == data
    assert run("log", "replay", "log.jsonl", "a.txt").out == Path("b.txt").read_bytes()
    assert run("log", "verify", "log.jsonl", "--source", "a.txt").code == 0


def test_the_whole_pipeline_through_processes_and_pipes(process: Run) -> None:
    Path("a.txt").write_bytes(FILES["crlf"])

    cleaned = process("clean", "-", "--log", "log.jsonl", stdin=FILES["crlf"])
    verified = process("log", "verify", "log.jsonl", "--source", "a.txt")
    undone = process("log", "undo", "log.jsonl", "-", stdin=cleaned.out)
    replayed = process("log", "replay", "log.jsonl", "-", stdin=FILES["crlf"])

    assert cleaned.out == b"One.\r\nIt was the plan.\r\n"
    assert verified.out.startswith(b"ok: 1 records, 1 runs, head ") and verified.err == ""
    assert verified.text.split()[-1] in cleaned.err
    assert undone.out == FILES["crlf"]
    assert replayed.out == cleaned.out


@pytest.fixture
def logged(run: Run) -> Path:
    Path("in/sub").mkdir(parents=True)
    for path, text in (("in/a.txt", "It was the the plan.\n"), ("in/sub/b.txt", "Officials have told that it was.\n")):
        Path(path).write_text(text)
    run("clean", "in", "-o", "out", "--log", "log.jsonl", "--select", "DUP101,ELI101")
    return Path("log.jsonl")


def test_a_folder_of_results_is_undone_and_what_has_no_record_is_said(run: Run, logged: Path) -> None:
    everything = run("log", "undo", logged, "out", "-o", "back")
    Path("out/other.md").write_text("Nobody knows me.")
    Path("out/binary").write_bytes(b"\xff\0")
    some = run("log", "undo", logged, "out", "-o", "again")

    assert everything.code == 0
    assert Path("back/a.txt").read_bytes() == Path("in/a.txt").read_bytes()
    assert Path("back/sub/b.txt").read_bytes() == Path("in/sub/b.txt").read_bytes()
    assert some.code == 1
    assert "out/other.md: not undone" in some.err and "out/binary: not undone" in some.err
    assert "2 of 4 files undone" in some.err
    assert Path("again/sub/b.txt").exists() and not Path("again/other.md").exists()


def test_one_record_is_chosen_by_its_id(run: Run) -> None:
    for name, text in (("a.txt", "It was the the plan."), ("b.txt", "It was the plan.")):
        Path(name).write_text(text)
    run("clean", "a.txt", "b.txt", "-o", "out", "--log", "log.jsonl", "--select", "DUP101")

    doubtful = run("log", "undo", "log.jsonl", "out/a.txt")
    chosen = run("log", "undo", "log.jsonl", "out/a.txt", "--id", "a.txt")

    assert doubtful.code == 2 and "'a.txt'" in doubtful.err and "'b.txt'" in doubtful.err
    assert chosen.out == b"It was the the plan."
    assert run("log", "replay", "log.jsonl", "a.txt", "--id", "a.txt").out == b"It was the plan."


def test_show_lists_the_documents(run: Run, logged: Path) -> None:
    lines = [line.split() for line in run("log", "show", logged).text.splitlines()]

    assert lines == [["edits", "flags", "document"], ["1", "0", "in/a.txt"], ["1", "0", "in/sub/b.txt"]]


def test_show_tells_what_happened_to_one_document(run: Run, logged: Path) -> None:
    shown = run("log", "show", logged, "in/sub/b.txt").text

    assert "ELI101 " in shown and "at 15 of the source" in shown
    assert "‘told’ -> ‘said’" in shown
    assert "1 edit, 0 flags" in shown and "utf-8" in shown


def test_an_unknown_id_is_answered_with_the_nearest(run: Run, logged: Path) -> None:
    ran = run("log", "show", logged, "in/b.txt")

    assert ran.code == 2
    assert "'in/b.txt'" in ran.err and "in/sub/b.txt" in ran.err


def test_stats_counts_by_rule(run: Run, logged: Path) -> None:
    said = json.loads(run("log", "stats", logged, "--json").out)
    shown = [line.split() for line in run("log", "stats", logged).text.splitlines()]

    assert said["schema_version"] == 1
    assert (said["documents"], said["changed"], said["edits"], said["flags"]) == (2, 2, 2, 0)
    assert said["rules"]["DUP101"] == {"edits": 1, "removed": 4, "inserted": 0, "flags": 0}
    assert ["documents", "2"] in shown
    assert ["DUP101", "doubled-function-word", "1", "4", "0", "0"] in shown


def test_verify_names_the_line_of_an_altered_log(run: Run, logged: Path) -> None:
    lines = logged.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b'" the"', b'" thx"')
    logged.write_bytes(b"\n".join(lines))

    ran = run("log", "verify", logged)

    assert ran.code == 1
    assert ran.text.startswith("log.jsonl:2: ")


def test_verify_compares_the_head_that_was_kept(run: Run, logged: Path) -> None:
    head = run("log", "verify", logged).text.split()[-1]

    assert run("log", "verify", logged, "--head", head).code == 0
    wrong = run("log", "verify", logged, "--head", "0" * 64)
    assert wrong.code == 1 and "0" * 64 in wrong.text


def test_verify_finds_a_text_that_was_changed_since(run: Run, logged: Path) -> None:
    Path("out/a.txt").write_text("It was another plan.\n")

    ran = run("log", "verify", logged, "--result", "out/a.txt")

    assert ran.code == 1
    assert ran.text.startswith("log.jsonl:0: no record")


def test_a_run_that_was_interrupted_is_a_note_once_it_was_carried_on(run: Run, logged: Path) -> None:
    logged.write_bytes(logged.read_bytes()[:-40])
    torn = run("log", "verify", logged)
    run("clean", "in/a.txt", "-o", "c.txt", "--log", logged)
    carried_on = run("log", "verify", logged)

    assert torn.code == 1 and "torn" in torn.text
    assert carried_on.code == 0 and carried_on.text.startswith("ok: 3 records, 2 runs")
    assert "interrupted" in carried_on.err
