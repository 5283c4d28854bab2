import errno
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from cleaner import Config
from cleaner.errors import LogBroken, LogBusy, LogError
from cleaner.provenance import writer as writer_module
from cleaner.provenance.format import digest
from cleaner.provenance.reader import records
from cleaner.provenance.verify import verify
from cleaner.provenance.writer import LogWriter

from . import logs


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.jsonl"


def test_a_run(path: Path) -> None:
    head = logs.write(path)
    raw = path.read_bytes().split(b"\n")
    assert raw.pop() == b""
    said = logs.content(path)
    assert [next(iter(one)) for one in said] == ["header", "id", "id", "id", "seal"]
    assert [one["prev"] for one in said] == [None, *map(digest, raw[:-1])]
    assert head == digest(raw[-1])
    assert said[0]["header"]["recovered"] is None
    assert said[0]["header"]["filters"] == {"marks": 2, "gaps": 1}
    seal = said[-1]["seal"]
    assert (seal["records"], seal["rules"], seal["head"]) == (3, {"TST101": 3, "TST201": 3}, digest(raw[-2]))
    assert list(seal["rules"]) == sorted(seal["rules"])
    for one, (name, source) in zip(said[1:-1], logs.SOURCES.items(), strict=True):
        assert one.pop("prev")
        assert one == logs.record(name, source)


def test_records_are_the_same_in_every_run_but_for_the_chain(tmp_path: Path) -> None:
    for name in "ab":
        logs.write(tmp_path / name)
    one, two = (logs.content(tmp_path / name) for name in "ab")
    for left, right in zip(one[1:-1], two[1:-1], strict=True):
        assert {**left, "prev": ""} == {**right, "prev": ""}
    assert one[-1]["seal"]["rules"] == two[-1]["seal"]["rules"]


def test_runs_follow_each_other(path: Path) -> None:
    first = logs.write(path)
    before = path.read_bytes()
    logs.write(path, {"d": "noch  einer"})
    assert path.read_bytes().startswith(before)
    assert logs.content(path)[5]["prev"] == first
    assert logs.content(path)[5]["header"]["recovered"] is None
    assert [one["id"] for one in records(path)] == ["a", "b", "c", "d"]
    assert verify(path).ok


def test_lines_longer_than_a_block(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "_BLOCK", 7)
    logs.interrupt(path, {"long": "Wort  " * 50}, torn=b"x" * 40)
    logs.write(path)
    assert logs.content(path)[2]["header"]["recovered"] == {"line": 3, "bytes": 40}
    assert verify(path).ok


def test_an_empty_file_is_a_new_log(path: Path) -> None:
    path.touch()
    logs.write(path)
    assert verify(path).ok


def test_an_exception_leaves_the_run_unsealed(path: Path) -> None:
    logs.interrupt(path)
    assert [next(iter(one)) for one in logs.content(path)] == ["header", "id", "id", "id"]


def test_further_keys_are_kept_and_an_old_prev_is_replaced(path: Path) -> None:
    given = logs.record("a", "text")
    given["source"]["encoding"] = "latin-1"
    given["shard"] = {"n": 3}
    with LogWriter(path, Config(), filters=logs.FILTERS) as log:
        log.write({"prev": "0" * 64, **given})
    said = logs.content(path)[1]
    assert list(said)[-1] == "prev"
    assert said.pop("prev") != "0" * 64
    assert said == given
    assert verify(path).ok


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"passes": None}, "'passes' is None"),
        ({"id": 3}, "'id' is 3"),
        ({"id": "\ud800"}, "cannot be a line"),
        ({"seal": {}}, "mark other lines"),
        ({"header": {}}, "mark other lines"),
        ({"language": float("nan"), "guarded": float("nan")}, "'guarded' is None"),
    ],
)
def test_a_malformed_record_is_refused_and_the_run_goes_on(path: Path, change: dict[str, object], message: str) -> None:
    with LogWriter(path, Config(), filters=logs.FILTERS) as log:
        log.write(logs.record("a", "  "))
        with pytest.raises(LogError, match=message):
            log.write({**logs.record("b", "  "), **change})
        log.write(logs.record("c", "  "))
    assert [one["id"] for one in records(path)] == ["a", "c"]
    assert verify(path).ok


def test_write_outside_with(path: Path) -> None:
    log = LogWriter(path, Config())
    with pytest.raises(LogError, match="not open"):
        log.write(logs.record("a", ""))
    with log:
        pass
    before = path.read_bytes()
    with pytest.raises(LogError, match="'a' was not written"):
        log.write(logs.record("a", ""))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [
        b"hello\n",
        b"hello",
        b"{",
        b"[]\n",
        b'{"id":"a"}\n',
        b'{"header":{"title":"a table"}}\n',
        b'{"header":{"schema":2}}\n',
        b'{"header":{"schema":1}}\n',
        b"\x1f\x8b\x08\x00",
        b"\n",
    ],
)
def test_what_is_no_log_is_left_untouched(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(LogBroken, match=r"log\.jsonl.*left as it is"):
        logs.write(path)
    assert path.read_bytes() == data


def test_a_log_that_begins_with_another_schema_is_left_untouched(path: Path) -> None:
    logs.write(path)
    data = b'{"header":{"schema":2}}\n' + path.read_bytes()
    path.write_bytes(data)
    with pytest.raises(LogBroken, match="its first line is broken: the schema is 2"):
        logs.write(path)
    assert path.read_bytes() == data


def test_a_writer_may_be_entered_again(path: Path) -> None:
    log = LogWriter(path, Config(), filters=logs.FILTERS)
    for source in logs.SOURCES.values():
        with log:
            log.write(logs.record("a", source))
    found = verify(path, log.head)
    assert (found.ok, found.runs, found.records) == (True, 3, 3)


def test_a_log_that_ends_in_a_broken_line_is_left_untouched(path: Path) -> None:
    logs.write(path)
    for data in (path.read_bytes() + b"garbage\n", path.read_bytes().replace(b'"records":3', b'"records":4')):
        path.write_bytes(data)
        with pytest.raises(LogBroken, match="its last whole line is broken"):
            logs.write(path)
        assert path.read_bytes() == data


def test_torn_bytes_are_taken_away_and_said(path: Path) -> None:
    logs.write(path)
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"header":{"sch\xc3')
    logs.write(path)
    assert path.read_bytes().startswith(whole + b'{"header":{"schema":1')
    assert logs.content(path)[5]["header"]["recovered"] == {"line": 6, "bytes": 16}
    assert verify(path).ok


def test_a_torn_first_header_is_taken_away(path: Path) -> None:
    logs.write(path)
    path.write_bytes(path.read_bytes()[:100])
    logs.write(path)
    first = logs.content(path)[0]
    assert (first["prev"], first["header"]["recovered"]) == (None, {"line": 1, "bytes": 100})
    assert verify(path).ok


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_compressed_logs_are_not_written(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"log.jsonl{suffix}"
    with pytest.raises(LogError, match=r"write '.*log\.jsonl', then compress"):
        logs.write(path)
    assert not path.exists()


def test_folders(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="is a folder"):
        logs.write(tmp_path)
    with pytest.raises(OSError, match=r"no folder for the log.*missing/log\.jsonl"):
        logs.write(tmp_path / "missing" / "log.jsonl")


def test_one_line_is_one_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with LogWriter(path, Config(), filters=logs.FILTERS) as log:
        assert log._file is not None
        sizes = [path.stat().st_size]
        for name, source in logs.SOURCES.items():
            log.write(logs.record(name, source))
            sizes.append(path.stat().st_size)  # nothing waits in a buffer
    assert path.read_bytes()[: sizes[-1]].count(b"\n") == 4
    assert sizes == sorted(set(sizes))
    assert all(path.read_bytes()[size - 1 : size] == b"\n" for size in sizes)


def child(body: str, path: Path) -> "subprocess.Popen[str]":
    prelude = f"""
        import os, resource, signal, sys
        sys.path.insert(0, {str(Path(__file__).parents[2])!r})
        from pathlib import Path
        from tests.provenance import logs
        from cleaner import Config
        from cleaner.provenance.writer import LogWriter
        path = Path({str(path)!r})
    """
    code = textwrap.dedent(prelude) + textwrap.dedent(body)
    return subprocess.Popen([sys.executable, "-c", code], stdin=-1, stdout=-1, stderr=-1, text=True)


def test_another_process_holds_the_log(path: Path) -> None:
    logs.write(path)
    body = """
        with LogWriter(path, Config(), filters=logs.FILTERS) as log:
            print("locked", flush=True)
            sys.stdin.readline()
    """
    with child(body, path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        before = path.read_bytes()
        with pytest.raises(LogBusy, match=r"log\.jsonl.*another process is writing it; wait for it or choose"):
            logs.write(path)
        assert path.read_bytes() == before
        other.communicate("go on\n")
    assert other.returncode == 0
    logs.write(path)
    found = verify(path)
    assert (found.ok, found.runs) == (True, 3)


def test_the_same_process_holds_the_log(path: Path) -> None:
    with LogWriter(path, Config()), pytest.raises(LogBusy):
        logs.write(path)
    assert verify(path).runs == 1


# A file may not grow past a limit: the write that would is cut short, and the next one fails. So the
# kernel itself tears the line, as a full disk would.
FULL = """
    log = LogWriter(path, Config(), filters=logs.FILTERS)
    with log:
        log.write(logs.record("a", "  "))
        log.write(logs.record("b", "  "))
        limit = path.stat().st_size + 50
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            log.write(logs.record("c", "  "))
        except OSError as error:
            print(error.strerror)
        try:
            log.write(logs.record("d", "  "))
        except ValueError as error:
            print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_killed_in_mid_record(path: Path) -> None:
    killer = """
        signal.signal(signal.SIGXFSZ, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    """
    with child(textwrap.dedent(killer) + textwrap.dedent(FULL), path) as other:
        _, errors = other.communicate()
    assert other.returncode == -signal.SIGKILL, errors
    found = verify(path)
    assert [problem.line for problem in found.problems] == [4]
    assert "torn: no newline ends its 50 bytes" in found.problems[0].message
    assert "reads up to line 3, the record 'b'" in found.problems[0].message

    logs.write(path)
    found = verify(path)
    assert (found.ok, found.runs, found.records) == (True, 2, 5)
    assert found.notes == (
        "the run of line 1 was interrupted after line 3 and has no seal; 50 torn bytes were taken away. "
        "The run of line 4 carries the chain on",
    )
    assert [one["id"] for one in records(path)] == ["a", "b", "a", "b", "c"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_full_disk_ends_the_run_unsealed_even_if_the_error_is_swallowed(path: Path) -> None:
    with child(FULL, path) as other:
        said, errors = other.communicate()
    assert other.returncode == 0, errors
    assert said.splitlines() == [
        os.strerror(errno.EFBIG),
        f"{str(path)!r} failed at an earlier line; the record 'd' was not written",
    ]
    assert len(path.read_bytes().splitlines()[3]) == 50
    assert len(path.read_bytes().splitlines()) == 4
