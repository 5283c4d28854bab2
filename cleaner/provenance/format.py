r"""The lines of a log, and the chain that ties them.

A log is JSON Lines: UTF-8, one compact JSON object a line, each ended by one
newline. It holds runs, one after the other, and a run is a header, its records,
and a seal::

    {"header":{"schema":1,"tool":"cleaner","version":…,"config":{…},"config_sha256":…,
               "filters":{name:version,…},"created":…,"host":…,"recovered":null},"prev":…}
    {"id":…,"source":{"sha256":…,"chars":…},"result":{…},…,"prev":…}
    {"seal":{"records":…,"rules":{code:edits,…},"head":…,"merkle_root":…,"created":…},"prev":…,"self":…}

``prev``         sha256 of the exact bytes of the line before, without its newline, in hex; null
                 in the first line of the file. The chain runs on from one run to the next
``recovered``    null, or ``{"line": n, "bytes": m}``: an earlier run was interrupted while it
                 wrote line *n*, and *m* torn bytes of it were taken away before this run
``head``         sha256 of the line before the seal: its ``prev``, said once more inside
``merkle_root``  the RFC 6962 tree hash over the record lines of the run, as bytes without newline
``self``         sha256 of the bytes of the seal line before ``,"self":``. No line follows the last
                 seal, so nothing else would show that it was altered

A record is the dict of :meth:`cleaner.Cleaned.record`, perhaps with further keys,
and holds no clock and no host name: the same run gives the same record lines but
for the first ``prev``. A run without a seal was interrupted. ``config_sha256`` is
of the settings as compact JSON with sorted keys (``jq -cjS .header.config``, as
long as no number in it is written as ``30.0``).

To check a log by hand, in bash::

    $ sed -n 2p LOG | tr -d '\n' | sha256sum | cut -c 1-64    # the digest of line 2 ...
    $ sed -n 3p LOG | jq -r .prev                             # ... is the prev of line 3

    $ head -n -1 LOG | while IFS= read -r l; do printf %s "$l" | sha256sum | cut -c 1-64; done    # of all lines ...
    $ tail -n +2 LOG | jq -r .prev                                                                # ... and all prevs

    $ tail -n 1 LOG | sed 's/,"self":"[0-9a-f]*"}$//' | tr -d '\n' | sha256sum | cut -c 1-64    # of the seal ...
    $ tail -n 1 LOG | jq -r .self                                                               # ... and its self
"""

from __future__ import annotations

import enum
import hashlib
import json
import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

import orjson

from cleaner.config import Config
from cleaner.errors import LogBroken, LogError
from cleaner.filter import Filter
from cleaner.provenance.merkle import Tree
from cleaner.version import __version__

SCHEMA = 1
"""The version of the format that is written, and the only one that is read."""

HEADER_START = b'{"header":{"schema":'
"""How the first line of every log begins."""

_SELF = b',"self":"%s"}'
_SELF_LENGTH = len(_SELF % (b"0" * 64))


class Kind(enum.Enum):
    """What a line is."""

    HEADER = "header"
    RECORD = "record"
    SEAL = "seal"


def encode(content: Mapping[str, Any]) -> bytes:
    """Return the line for *content*, without a newline. Raises LogError for what JSON cannot hold."""
    try:
        return orjson.dumps(content)
    except TypeError as error:
        raise LogError(f"{content!r:.80} cannot be a line of a log: {error}") from error


def decode(line: bytes) -> dict[str, Any]:
    """Return what *line* holds. Raises LogBroken if it is not one JSON object in UTF-8."""
    try:
        content = orjson.loads(line)
    except ValueError as error:
        raise LogBroken(f"not JSON ({error}): {line[:40]!r}") from error
    if not isinstance(content, dict):
        raise LogBroken(f"not a JSON object: {line[:40]!r}")
    return content


def kind(content: Mapping[str, Any]) -> Kind:
    """Return which kind of line *content* is."""
    if "header" in content:
        return Kind.HEADER
    return Kind.SEAL if "seal" in content else Kind.RECORD


def digest(line: bytes) -> str:
    """Return the sha256 of *line*, in hex."""
    return hashlib.sha256(line).hexdigest()


def config_digest(settings: object) -> str:
    """Return the digest of *settings* as a header holds them; that of :meth:`Config.digest`."""
    text = json.dumps(settings, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return digest(text.encode("utf-8"))


def header(config: Config, filters: Sequence[Filter]) -> dict[str, Any]:
    """Return what the header of a run says, all but ``recovered``."""
    return {
        "schema": SCHEMA,
        "tool": "cleaner",
        "version": __version__,
        "config": config.to_dict(),
        "config_sha256": config.digest(),
        "filters": {one.name: one.version for one in filters},
        "created": _now(),
        "host": platform.node(),
    }


class Tally:
    """What the seal of a run says of its records, counted as they come."""

    def __init__(self) -> None:
        self._rules: Counter[str] = Counter()
        self._tree = Tree()

    def add(self, line: bytes, record: Mapping[str, Any]) -> None:
        """Count a *record* and the *line* that holds it."""
        self._rules.update(edit["rule"] for one in record["passes"] for edit in one["edits"])
        self._tree.add(line)

    def facts(self) -> dict[str, Any]:
        """Return the number of records, the edits by rule, and the Merkle root."""
        return {
            "records": self._tree.size,
            "rules": dict(sorted(self._rules.items())),
            "merkle_root": self._tree.root(),
        }


def seal(facts: Mapping[str, Any], prev: str) -> bytes:
    """Return the seal line for a run of these *facts* whose last line has the digest *prev*."""
    said = {
        "records": facts["records"],
        "rules": facts["rules"],
        "head": prev,
        "merkle_root": facts["merkle_root"],
        "created": _now(),
    }
    body = encode({"seal": said, "prev": prev})[:-1]
    return body + _SELF % digest(body).encode("ascii")


def self_holds(line: bytes) -> bool:
    """Return whether a seal *line* has the digest that it ends in."""
    body = line[:-_SELF_LENGTH]
    return line == body + _SELF % digest(body).encode("ascii")


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
