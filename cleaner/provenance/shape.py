"""What each kind of line must hold, checked before it is written and whenever it is read.

Whatever a line says of itself is checked here; what it says of other lines is
checked by :mod:`cleaner.provenance.verify`. Further keys are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import NoneType
from typing import Any

from cleaner.errors import LogBroken
from cleaner.provenance.format import SCHEMA, Kind, config_digest, self_holds

_Types = Mapping[str, tuple[type, ...]]

_HEADER: _Types = {
    "tool": (str,),
    "version": (str,),
    "config": (dict,),
    "config_sha256": (str,),
    "filters": (dict,),
    "created": (str,),
    "host": (str,),
    "recovered": (dict, NoneType),
}
_RECOVERED: _Types = {"line": (int,), "bytes": (int,)}
_SEAL: _Types = {"records": (int,), "rules": (dict,), "head": (str,), "merkle_root": (str,), "created": (str,)}
_RECORD: _Types = {
    "id": (str,),
    "source": (dict,),
    "result": (dict,),
    "language": (str, NoneType),
    "truncated": (bool,),
    "guarded": (bool,),
    "passes": (list,),
    "flags": (list,),
}
_FACTS: _Types = {"sha256": (str,), "chars": (int,)}
_PASS: _Types = {"filter": (str,), "version": (int,), "edits": (list,)}
_EDIT: _Types = {"rule": (str,), "start": (int,), "before": (str,), "after": (str,), "origin": (list,)}
_FLAG: _Types = {"rule": (str,), "origin": (list,), "text": (str,), "why": (str,)}

_MISSING = object()
_HEX = re.compile(r"[0-9a-f]{64}")


def check(kind: Kind, content: Mapping[str, Any], line: bytes) -> None:
    """Raise LogBroken, saying what is wrong, unless *content*, read from *line*, is a sound line of this *kind*."""
    if kind is Kind.HEADER:
        _check_header(content)
    elif kind is Kind.SEAL:
        _check_seal(content, line)
    else:
        check_record(content)
        _digest(content, "prev")


def check_record(record: Mapping[str, Any]) -> None:
    """Raise LogBroken unless *record* is well formed, its edits fit, and its numbers of code points add up."""
    _typed(record, _RECORD)
    for which in ("source", "result"):
        try:
            _typed(record[which], _FACTS)
            _digest(record[which], "sha256")
        except LogBroken as error:
            raise LogBroken(f"the {which} of the record: {error}") from None
    source, result = record["source"], record["result"]
    chars = source["chars"]
    for number, one in enumerate(record["passes"], 1):
        try:
            chars = _check_pass(one, chars, source["chars"])
        except LogBroken as error:
            raise LogBroken(f"pass {number}: {error}") from None
    if chars != result["chars"]:
        raise LogBroken(f"the edits lead to {chars} code points, the result has {result['chars']}")
    if not any(one["edits"] for one in record["passes"]) and source["sha256"] != result["sha256"]:
        raise LogBroken("there are no edits, but source and result differ")
    for number, flag in enumerate(record["flags"], 1):
        try:
            _typed(flag, _FLAG)
            _origin(flag["origin"], source["chars"])
        except LogBroken as error:
            raise LogBroken(f"flag {number}: {error}") from None


def schema_known(said: object) -> bool:
    """Return whether *said*, the inside of a header, is of the schema that is read here."""
    schema = said.get("schema") if isinstance(said, dict) else None
    return type(schema) is int and schema == SCHEMA


def _check_pass(one: object, chars: int, source_chars: int) -> int:
    """Check a pass over a text of *chars* code points. Returns how many it leaves."""
    said = _typed(one, _PASS)
    reach = shift = 0
    for number, edit in enumerate(said["edits"], 1):
        try:
            _typed(edit, _EDIT)
            _origin(edit["origin"], source_chars)
            start, before = edit["start"], edit["before"]
            if not reach <= start <= chars - len(before):
                raise LogBroken(f"{before!r:.40} at {start} overlaps the edit before it, or ends past {chars}")
            if "why" in edit and not isinstance(edit["why"], str):
                raise LogBroken(f"its why is {edit['why']!r:.40}, which is no text")
        except LogBroken as error:
            raise LogBroken(f"edit {number}: {error}") from None
        reach = start + len(before)
        shift += len(edit["after"]) - len(before)
    return chars + shift


def _check_header(content: Mapping[str, Any]) -> None:
    said = content["header"]
    if not schema_known(said):
        schema = said.get("schema") if isinstance(said, dict) else said
        raise LogBroken(f"the schema is {schema!r:.40}, this version of cleaner reads {SCHEMA}; use one that fits")
    _typed(said, _HEADER)
    for name, version in said["filters"].items():
        if type(version) is not int:
            raise LogBroken(f"the version of the filter {name!r} is {version!r:.40}, which is no whole number")
    if said["recovered"] is not None:
        _typed(said["recovered"], _RECOVERED)
    found = config_digest(said["config"])
    if found != said["config_sha256"]:
        raise LogBroken(f"config_sha256 is {said['config_sha256']!r:.80}, but the config has the sha256 {found}")
    _no_other_keys(content, {"header", "prev"})
    if content["prev"] is not None:
        _digest(content, "prev")


def _check_seal(content: Mapping[str, Any], line: bytes) -> None:
    if not self_holds(line):
        raise LogBroken("the seal was altered: its bytes do not have the sha256 that it gives as its self")
    said = _typed(content["seal"], _SEAL)
    _no_other_keys(content, {"seal", "prev", "self"})
    _digest(content, "prev")
    if said["head"] != content["prev"]:
        raise LogBroken(f"its head is {said['head']!r:.80}, its prev {content['prev']}; they must be the same")


def _typed(said: object, types: _Types) -> Mapping[str, Any]:
    """Return *said*, a mapping that has these keys with values of these *types*; no number is negative."""
    if type(said) is not dict:
        raise LogBroken(f"{said!r:.40} is no object")
    for key, allowed in types.items():
        value = said.get(key, _MISSING)
        kind = type(value)
        if kind not in allowed or (kind is int and value < 0):
            raise LogBroken(
                f"there is no {key!r}" if value is _MISSING else f"{key!r} is {value!r:.40}, which does not fit"
            )
    return said


def _origin(origin: list[Any], chars: int) -> None:
    if len(origin) == 2:
        start, end = origin
        if type(start) is int and type(end) is int and 0 <= start <= end <= chars:
            return
    raise LogBroken(f"the origin {origin!r:.40} is no span of the source, which has {chars} code points")


def _digest(said: Mapping[str, Any], key: str) -> None:
    value = said.get(key)
    if not (isinstance(value, str) and _HEX.fullmatch(value)):
        raise LogBroken(f"{key!r} is {value!r:.80}, which is no sha256 in hex")


def _no_other_keys(content: Mapping[str, Any], keys: set[str]) -> None:
    if set(content) != keys:
        raise LogBroken(f"its keys are {', '.join(content)}; they must be {', '.join(sorted(keys))}")
