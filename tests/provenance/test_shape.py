"""Lines that are wrong in themselves, in logs whose chain holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleaner.provenance.format import digest
from cleaner.provenance.verify import verify

from . import logs


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.jsonl"


def sealed(body: bytes) -> bytes:
    return body + b',"self":"' + digest(body).encode() + b'"}'


def test_a_head_that_is_not_the_prev(path: Path) -> None:
    logs.write(path)
    logs.write(path)
    lines = path.read_bytes().splitlines()
    lines[-1] = sealed(lines[-1].split(b',"self":')[0].replace(b'"head":"', b'"head":"x'))
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    assert [problem.line for problem in verify(path).problems] == [10]
    assert "must be the same" in verify(path).problems[0].message


@pytest.mark.parametrize("number", [2, 5, 6])
def test_a_prev_that_is_no_digest(path: Path, number: int) -> None:
    """In the last line of what is left, so that no later link tells."""
    logs.write(path)
    logs.write(path)
    lines = path.read_bytes().splitlines()[:number]
    body = re.sub(rb'"prev":"[0-9a-f]{64}"', b'"prev":"x"', lines[-1]).replace(b'"head":"', b'"head":"x","was":"')
    lines[-1] = body if number != 5 else sealed(body.split(b',"self":')[0])
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    assert [problem.line for problem in verify(path).problems] == [number]
    assert verify(path).problems[0].message == "'prev' is 'x', which is no sha256 in hex"


def test_a_seal_with_a_further_key(path: Path) -> None:
    logs.write(path)
    lines = path.read_bytes().splitlines()
    lines[-1] = sealed(lines[-1].split(b',"self":')[0] + b',"more":1')
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    assert [problem.line for problem in verify(path).problems] == [5]
    assert verify(path).problems[0].message.startswith("its keys are seal, prev, more, self")


HEADER = {
    "'tool' is 3": ("tool", 3),
    "'host' is None": ("host", None),
    "config_sha256 is": ("config", {"risky": True}),
    "config_sha256 is '0": ("config_sha256", "0" * 64),
    "the version of the filter 'gaps' is '1'": ("filters", {"gaps": "1"}),
    "'bytes' is -1": ("recovered", {"line": 1, "bytes": -1}),
    "the schema is True": ("schema", True),
    "the schema is None": ("schema", None),
}


@pytest.mark.parametrize("message", HEADER)
def test_a_malformed_header(path: Path, message: str) -> None:
    logs.write(path)
    said = logs.content(path)
    key, value = HEADER[message]
    said[0]["header"][key] = value
    logs.rewrite(path, said)
    found = verify(path)
    assert [problem.line for problem in found.problems] == [1]
    assert found.problems[0].message.startswith(message)


def edits(record: dict[str, Any]) -> Any:
    return record["passes"][0]["edits"]


def put(place: dict[str, Any], key: str, value: object) -> None:
    place[key] = value


RECORD: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("'id' is 1", lambda r: put(r, "id", 1)),
    ("there is no 'id'", lambda r: r.pop("id")),
    ("there is no 'flags'", lambda r: r.pop("flags")),
    ("'language' is []", lambda r: put(r, "language", [])),
    ("'truncated' is 0", lambda r: put(r, "truncated", 0)),
    ("the source of the record: 'sha256' is 'x'", lambda r: put(r["source"], "sha256", "x")),
    ("the result of the record: 'chars' is -1", lambda r: put(r["result"], "chars", -1)),
    ("pass 1: there is no 'version'", lambda r: r["passes"][0].pop("version")),
    ("pass 2: 'x' is no object", lambda r: r["passes"].insert(1, "x")),
    ("pass 1: edit 1: '!' at 99 overlaps", lambda r: put(edits(r)[0], "start", 99)),
    ("pass 1: edit 2: '!' at 4 overlaps", lambda r: edits(r).reverse()),
    ("pass 1: edit 2: '!' at 4 overlaps", lambda r: edits(r).insert(0, edits(r)[1])),
    ("pass 1: edit 1: 'start' is True", lambda r: put(edits(r)[0], "start", True)),
    ("pass 1: edit 1: 'before' is None", lambda r: put(edits(r)[0], "before", None)),
    ("pass 1: edit 1: its why is 1", lambda r: put(edits(r)[0], "why", 1)),
    ("pass 1: edit 1: the origin [0, 18]", lambda r: put(edits(r)[0], "origin", [0, 18])),
    ("pass 1: edit 1: the origin [2, 1]", lambda r: put(edits(r)[0], "origin", [2, 1])),
    ("pass 1: edit 1: the origin [True, 2]", lambda r: put(edits(r)[0], "origin", [True, 2])),
    ("pass 1: edit 1: the origin [2]", lambda r: put(edits(r)[0], "origin", [2])),
    ("the edits lead to 18 code points, the result has 17", lambda r: put(edits(r)[0], "after", "……")),
    ("the edits lead to 17 code points, the result has 3", lambda r: put(r["result"], "chars", 3)),
    ("there are no edits, but source and result differ", lambda r: put(r, "passes", [])),
    ("flag 1: there is no 'why'", lambda r: r["flags"].append({"rule": "A", "origin": [0, 1], "text": "a"})),
    (
        "flag 1: the origin [3, 18]",
        lambda r: r["flags"].append({"rule": "A", "origin": [3, 18], "text": "a", "why": ""}),
    ),
]


@pytest.mark.parametrize(("message", "spoil"), RECORD, ids=lambda value: value if isinstance(value, str) else "")
def test_a_malformed_record(path: Path, message: str, spoil: Callable[[dict[str, Any]], object]) -> None:
    """The chain holds here, so only the record itself can show it."""
    logs.write(path, {"a": "Laut! und  leise!", "b": ""})
    said = logs.content(path)
    said[1]["passes"] = said[1]["passes"][:1]  # the exclamation marks; each becomes one other character
    said[1]["result"]["chars"] = 17
    logs.rewrite(path, said)
    assert all(problem.line != 2 for problem in verify(path).problems)
    spoil(said[1])
    logs.rewrite(path, said)
    found = verify(path)
    assert [problem.line for problem in found.problems] == [2]
    assert found.problems[0].message.startswith(message)
    assert found.records == 1
