import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cleaner import Config
from cleaner.errors import LogBroken, LogError
from cleaner.provenance import format as log_format
from cleaner.provenance.format import Kind, config_digest, decode, digest, encode, header, kind, self_holds
from cleaner.provenance.writer import LogWriter

from . import logs


@pytest.mark.parametrize("line", [b"", b"{", b"[1]", b"3", b'"header"', b"\xff", b'{"a":"\xc3"}', b'{"a":1}{"b":2}'])
def test_decode_refuses_what_is_no_object(line: bytes) -> None:
    with pytest.raises(LogBroken, match=r"not (JSON|a JSON object)"):
        decode(line)


@pytest.mark.parametrize("value", ["\ud800", 1 << 64, object()])
def test_encode_refuses_what_json_cannot_hold(value: object) -> None:
    with pytest.raises(LogError, match="cannot be a line of a log"):
        encode({"id": value})


def test_encode_and_decode() -> None:
    said: dict[str, object] = {"id": "ä\n\u2028", "n": [1, None, True]}
    line = encode(said)
    assert b"\n" not in line
    assert decode(line) == said


def test_kinds() -> None:
    assert kind({"header": {}, "prev": None}) is Kind.HEADER
    assert kind({"id": "a"}) is Kind.RECORD
    assert kind({"seal": {}}) is Kind.SEAL


def test_header_says_what_ran() -> None:
    config = Config(risky=True, publishers=(("example.org", "Ä"),))
    said = header(config, logs.FILTERS)
    assert said["config"] == config.to_dict()
    assert said["config_sha256"] == config.digest() == config_digest(said["config"])
    assert said["filters"] == {"marks": 2, "gaps": 1}
    assert said["created"].endswith("+00:00")
    assert said["host"]


def test_seal_proves_itself() -> None:
    line = log_format.seal(log_format.Tally().facts(), "0" * 64)
    assert self_holds(line)
    assert decode(line)["self"] == digest(line[: line.index(b',"self":')])
    assert not self_holds(line.replace(b'"records":0', b'"records":1'))
    assert not self_holds(b"")


def commands() -> list[tuple[str, str]]:
    """The pairs of commands in the module docstring whose outputs are to be the same."""
    found = re.findall(r"^ +\$ (.*?) +# .*$", log_format.__doc__ or "", re.MULTILINE)
    return list(zip(found[::2], found[1::2], strict=True))


@pytest.mark.skipif(not (shutil.which("sha256sum") and shutil.which("bash")), reason="needs sha256sum and bash")
@pytest.mark.parametrize(("left", "right"), commands())
def test_chain_can_be_checked_by_hand(tmp_path: Path, left: str, right: str) -> None:
    path = tmp_path / "log.jsonl"
    logs.write(path)
    logs.write(path, {"d": "Tab\tund \\ und \u2028 Ende!"})

    def run(command: str) -> list[str]:
        done = subprocess.run(["bash", "-c", command.replace("LOG", str(path))], capture_output=True, check=True)
        assert not done.stderr
        return done.stdout.decode().split()

    digests = run(left)
    assert digests and all(re.fullmatch("[0-9a-f]{64}", one) for one in digests)
    said = logs.content(path)
    if "head -n -1" in left:
        assert digests == [one["prev"] for one in said[1:]]
    else:
        assert digests == [said[-1]["self"] if "tail" in left else said[2]["prev"]]
    if shutil.which("jq"):
        assert run(right) == digests


def test_there_are_commands_to_check() -> None:
    assert [("sha256sum" in left, "jq" in right) for left, right in commands()] == [(True, True)] * 3


@pytest.mark.skipif(not (shutil.which("sha256sum") and shutil.which("jq")), reason="needs sha256sum and jq")
def test_config_digest_by_hand(tmp_path: Path) -> None:
    assert "jq -cjS .header.config" in (log_format.__doc__ or "")
    path = tmp_path / "log.jsonl"
    with LogWriter(path, Config(time_budget=30, publishers=(("example.org", "Ä"),))):
        pass
    command = f"head -n 1 {path} | jq -cjS .header.config | sha256sum | cut -c 1-64"
    found = subprocess.run(["bash", "-c", command], capture_output=True, check=True).stdout.decode().strip()
    assert found == logs.content(path)[0]["header"]["config_sha256"]
