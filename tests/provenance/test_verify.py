from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cleaner import Config
from cleaner.errors import LogError
from cleaner.provenance.format import digest
from cleaner.provenance.verify import MAX_PROBLEMS, Verification, verify
from cleaner.provenance.writer import LogWriter

from . import logs


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.jsonl"


def two_runs(path: Path) -> None:
    logs.write(path)
    logs.write(path, {"d": "noch  einer* !"})


def interrupted_and_empty_runs(path: Path) -> None:
    logs.interrupt(path, {"a": "Ein  *Satz*!"}, torn=b'{"id":"b","sou')
    logs.interrupt(path, {})
    logs.write(path, {})
    logs.write(path, {"d": "noch  einer* !"})


LOGS = [two_runs, interrupted_and_empty_runs]


def first(found: Verification) -> int:
    assert not found.ok
    return found.problems[0].line


def test_a_whole_log(path: Path) -> None:
    two_runs(path)
    found = verify(path)
    head = digest(path.read_bytes().splitlines()[-1])
    assert found == Verification(problems=(), notes=(), records=4, runs=2, head=head)
    assert found.ok
    assert verify(str(path), head) == found


def test_interrupted_runs_are_notes(path: Path) -> None:
    interrupted_and_empty_runs(path)
    found = verify(path)
    assert (found.ok, found.records, found.runs) == (True, 2, 4)
    assert found.notes == (
        "the run of line 1 was interrupted after line 2 and has no seal; 14 torn bytes were taken away. "
        "The run of line 3 carries the chain on",
        "the run of line 3 was interrupted after line 3 and has no seal. The run of line 4 carries the chain on",
    )


@pytest.mark.parametrize(
    ("make", "mask"), [(two_runs, 0x01), (two_runs, 0x20), (two_runs, 0x80), (interrupted_and_empty_runs, 0x01)]
)
def test_every_byte_flipped_is_found_in_its_line(path: Path, make: Callable[[Path], None], mask: int) -> None:
    make(path)
    assert verify(path).ok
    line = 1
    with path.open("r+b", buffering=0) as file:
        for at, byte in enumerate(path.read_bytes()):
            file.seek(at)
            file.write(bytes([byte ^ mask]))
            assert first(verify(path)) == line, f"byte {at} of line {line}"
            file.seek(at)
            file.write(bytes([byte]))
            line += byte == ord("\n")
    assert line > 8
    assert verify(path).ok


def test_cut_at_every_byte(path: Path) -> None:
    two_runs(path)
    data = path.read_bytes()
    end = digest(data.splitlines()[-1])
    whole = []
    for at in reversed(range(len(data))):
        os.truncate(path, at)
        found = verify(path)
        before = data[:at].splitlines()
        if data[:at].endswith(b"\n") and before[-1].startswith(b'{"seal":'):
            whole.append(at)
            assert found.ok
            assert first(verify(path, end)) == len(before)
        else:
            assert first(found) == len(before)
    assert len(whole) == 1  # after the seal of the first run


def rearranged(lines: list[bytes]) -> Iterator[list[bytes]]:
    for at in range(len(lines)):
        yield lines[:at] + lines[at + 1 :]
        yield [*lines[: at + 1], *lines[at:]]
        yield [*lines[:at], b"", *lines[at:]]
    for at in range(len(lines) - 1):
        yield [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
    yield lines + lines
    yield lines[5:]


@pytest.mark.parametrize("make", LOGS)
def test_lines_deleted_doubled_put_in_or_swapped(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    lines = path.read_bytes().splitlines()
    for others in rearranged(lines):
        path.write_bytes(b"".join(line + b"\n" for line in others))
        found = verify(path)
        assert not found.ok
        # What stands before the first changed line is not blamed, but for the line it hangs on.
        same = next(
            (at for at, pair in enumerate(zip(lines, others, strict=False)) if pair[0] != pair[1]), len(lines) - 1
        )
        assert found.problems[0].line >= same


def test_one_cause_is_one_problem(path: Path) -> None:
    two_runs(path)
    data = path.read_bytes()
    altered = [(b'"id":"a"', b'"id":"A"', 2), (b'"host":"', b'"host":"x', 1), (b'"records":3', b'"records":4', 5)]
    for old, new, line in altered:
        path.write_bytes(data.replace(old, new, 1))
        assert [problem.line for problem in verify(path).problems] == [line]


def test_an_altered_prev_is_one_problem(path: Path) -> None:
    two_runs(path)
    lines = path.read_bytes().splitlines(keepends=True)
    for at in range(1, len(lines)):
        altered = re.sub(rb'"prev":"[0-9a-f]{64}"', b'"prev":"' + b"0" * 64 + b'"', lines[at])
        path.write_bytes(b"".join([*lines[:at], altered, *lines[at + 1 :]]))
        assert [problem.line for problem in verify(path).problems] == [at + 1]


def test_a_run_taken_out_is_missed_by_the_run_after_it(path: Path) -> None:
    for _ in range(3):
        logs.write(path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:5] + lines[10:]))
    found = verify(path)
    assert [problem.line for problem in found.problems] == [6]
    assert "which is sealed: it was altered or moved, or lines before it are missing" in found.problems[0].message


def test_two_causes_are_two_problems(path: Path) -> None:
    two_runs(path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"id":"a"', b'"id":"A"').replace(b'"id":"d"', b'"id":"D"'))
    assert [problem.line for problem in verify(path).problems] == [2, 7]


def test_problems_come_by_line(path: Path) -> None:
    two_runs(path)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1], lines[3] = lines[1].replace(b'"id":"a"', b'"id":"A"'), b"{}\n"  # what is wrong in 2 shows after 4
    path.write_bytes(b"".join(lines))
    assert [problem.line for problem in verify(path).problems] == [2, 4]


def test_a_seal_is_held_against_its_run_whatever_is_wrong_in_another(path: Path) -> None:
    two_runs(path)
    said = logs.content(path)
    said[1]["language"] = []
    said[7]["seal"]["records"] = 9
    logs.rewrite(path, said)
    assert {problem.line for problem in verify(path).problems} == {2, 8}


def test_a_missing_header_is_said_once(path: Path) -> None:
    logs.write(path)
    logs.write(path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:5] + lines[6:]))
    found = verify(path)
    assert {problem.line for problem in found.problems} == {6}
    assert any("no header stands before it" in problem.message for problem in found.problems)


@pytest.mark.parametrize(
    ("key", "value"), [("records", 4), ("rules", {"TST101": 3}), ("merkle_root", "0" * 64), ("merkle_root", "x")]
)
def test_a_seal_that_does_not_fit_its_run(path: Path, key: str, value: object) -> None:
    logs.write(path)
    said = logs.content(path)
    said[4]["seal"][key] = value
    logs.rewrite(path, said)
    found = verify(path)
    assert [problem.line for problem in found.problems] == [5]
    assert f"the seal says {key} {value!r}, its run has" in found.problems[0].message


def test_a_newer_schema_is_one_problem(path: Path) -> None:
    two_runs(path)
    said = logs.content(path)
    said[5]["header"] = {"schema": 2, "new": "things"}
    said[6] = {"document": 1}
    logs.rewrite(path, said)
    found = verify(path)
    assert [problem.line for problem in found.problems] == [6]
    assert "the schema is 2, this version of cleaner reads 1; use one that fits" in found.problems[0].message
    assert found.notes == ("stopped at a header of an unknown schema: the lines after line 6 were not read",)


def test_not_sealed(path: Path) -> None:
    logs.interrupt(path)
    found = verify(path)
    assert [problem.line for problem in found.problems] == [4]
    assert found.problems[0].message == (
        "not sealed: cut or interrupted after line 4. It reads up to line 4, the record 'c'"
    )
    assert (found.records, found.runs) == (3, 1)


def test_torn(path: Path) -> None:
    logs.interrupt(path, torn=b'{"id":')
    found = verify(path)
    assert [problem.line for problem in found.problems] == [5]
    assert found.problems[0].message == (
        "torn: no newline ends its 6 bytes. The log reads up to line 4, the record 'c'"
    )


def test_the_last_line_of_an_unsealed_log_leaves_a_doubt(path: Path) -> None:
    logs.interrupt(path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"chars":18', b'"chars":18,"x":1', 1))
    assert "it was altered (or the next one was)" in verify(path).problems[0].message
    assert first(verify(path)) == 3


def test_head(path: Path) -> None:
    heads = [logs.write(path), logs.write(path)]
    assert verify(path, heads[1]).ok
    grown, other = verify(path, heads[0]), verify(path, "0" * 64)
    assert [problem.line for problem in (*grown.problems, *other.problems)] == [10, 10]
    assert "it is the seal of line 5, and more was written since" in grown.problems[0].message
    assert "no seal has it" in other.problems[0].message


def test_two_logs_in_one_file(path: Path) -> None:
    logs.write(path)
    path.write_bytes(path.read_bytes() * 2)
    found = verify(path)
    assert [problem.line for problem in found.problems] == [6]
    assert "it begins another log" in found.problems[0].message


def test_a_log_without_its_first_run(path: Path) -> None:
    two_runs(path)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[5:]))
    found = verify(path)
    assert [problem.line for problem in found.problems] == [1]
    assert "lines before it are missing" in found.problems[0].message


@pytest.mark.parametrize(
    "data", [b"hello\n", b"[]\n", b"\n", b"\xff\xfe\n", b'{"id":1}\n', b'{"seal":1}\n', b'{"header":1}\n']
)
def test_what_is_no_log(path: Path, data: bytes) -> None:
    path.write_bytes(data * 100)
    found = verify(path)
    assert first(found) == 1
    assert len(found.problems) <= MAX_PROBLEMS
    assert any("were not read" in note for note in found.notes)


def test_an_empty_file(path: Path) -> None:
    path.touch()
    found = verify(path)
    assert [problem.line for problem in found.problems] == [0]
    assert "empty" in found.problems[0].message


def test_gzip(path: Path) -> None:
    two_runs(path)
    packed = path.with_suffix(".jsonl.gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert verify(packed) == verify(path)
    packed.write_bytes(packed.read_bytes()[:-20])
    found = verify(packed)
    assert not found.ok
    assert "cut or damaged" in found.problems[0].message


def test_what_cannot_be_read_raises(path: Path, tmp_path: Path) -> None:
    for name in (path, tmp_path):
        with pytest.raises(LogError):
            verify(name)


def test_records_with_further_keys_verify(path: Path) -> None:
    given = logs.record("a", "  ")
    given["source"].update(encoding="latin-1", file_sha256="0" * 64)
    with LogWriter(path, Config(), filters=logs.FILTERS) as log:
        log.write({**given, "shard": 3})
    assert verify(path).ok
