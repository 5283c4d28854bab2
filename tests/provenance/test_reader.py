import gzip
from pathlib import Path

import pytest

from cleaner.errors import LogBroken, LogError
from cleaner.provenance.format import Kind
from cleaner.provenance.reader import lines, records

from . import logs


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "log.jsonl"
    logs.write(path)
    return path


def test_lines(path: Path) -> None:
    found = list(lines(path))
    assert [line.number for line in found] == [1, 2, 3, 4, 5]
    assert [line.kind for line in found] == [Kind.HEADER, Kind.RECORD, Kind.RECORD, Kind.RECORD, Kind.SEAL]
    assert b"".join(line.raw + b"\n" for line in found) == path.read_bytes()
    assert [line.content for line in found] == logs.content(path)


def test_records(path: Path) -> None:
    assert [record["id"] for record in records(str(path))] == ["a", "b", "c"]


def test_gzip(path: Path) -> None:
    packed = path.with_suffix(".jsonl.gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert list(lines(packed)) == list(lines(path))
    data = packed.read_bytes()
    for damaged in (data[:-9], b"no gzip", data[:40] + bytes([data[40] ^ 255]) + data[41:]):
        packed.write_bytes(damaged)
        with pytest.raises(LogBroken, match="gzip data of"):
            list(lines(packed))


def test_what_cannot_be_read(tmp_path: Path) -> None:
    for name, message in (("missing.jsonl", "there is no log"), ("", "is a folder"), ("a.zst", "unpack it first")):
        with pytest.raises(LogError, match=message):
            list(lines(tmp_path / name))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"hello\n", "line 1: not JSON"),
        (b'{"id":"a"}\n', "line 1: not the header"),
        (b'{"header":{"schema":2}}\n', "line 1: the schema is 2, this version of cleaner reads 1"),
        (b"hello", "line 1: torn"),
    ],
)
def test_what_is_no_log(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "other.jsonl"
    path.write_bytes(data)
    with pytest.raises(LogBroken, match=message):
        list(lines(path))


def test_whole_lines_come_before_the_error(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b'{"header"')
    found = lines(path)
    assert [next(found).number for _ in range(5)] == [1, 2, 3, 4, 5]
    with pytest.raises(LogBroken, match=r"line 6: torn, no newline ends its 9 bytes; .* line 5\. .*`head -n 5`"):
        next(found)


def test_a_malformed_record_is_an_error(path: Path) -> None:
    said = logs.content(path)
    del said[2]["passes"]
    logs.rewrite(path, said)
    with pytest.raises(LogBroken, match="line 3: there is no 'passes'"):
        list(records(path))
