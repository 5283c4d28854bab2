"""One record: enough to make the result from the source again, and the source from the result.

A record is the dict of :meth:`cleaner.Cleaned.record`, or a line of a log. The
digests in it are checked before and after, so that a record never gives back a
text that is partly right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cleaner.cleaned import text_facts
from cleaner.edits import Edit, apply, inverse
from cleaner.errors import EditError, RecordMismatch


def replay(source: str, record: Mapping[str, Any]) -> str:
    """Return the result that *record* makes of *source*.

    Raises RecordMismatch if *record* is not of this source, is malformed, or
    does not give the result whose digest it holds.

    >>> import cleaner
    >>> r = cleaner.clean("It was the the plan.")
    >>> replay("It was the the plan.", r.record())
    'It was the plan.'
    """
    return _walk(source, record, "source", "result", passes(record))


def undo(result: str, record: Mapping[str, Any]) -> str:
    """Return the source that *record* made *result* from. Raises RecordMismatch, as :func:`replay` does.

    >>> import cleaner
    >>> r = cleaner.clean("It was the the plan.")
    >>> undo("It was the plan.", r.record())
    'It was the the plan.'
    """
    return _walk(result, record, "result", "source", [inverse(edits) for edits in reversed(passes(record))])


def passes(record: Mapping[str, Any]) -> list[list[Edit]]:
    """Return the edits of each pass of *record*, in order. Raises RecordMismatch if they are malformed."""
    try:
        return [[_edit(said) for said in one["edits"]] for one in record["passes"]]
    except (KeyError, TypeError, ValueError) as error:
        name = record.get("id") if isinstance(record, Mapping) else None
        raise RecordMismatch(
            f"record {name!r} is malformed ({type(error).__name__}: {error}); "
            "a privacy log holds no texts and cannot be replayed"
        ) from error


def _edit(said: Mapping[str, Any]) -> Edit:
    start, end = said["origin"]
    edit = Edit(said["rule"], said["start"], said["before"], said["after"], (start, end), said.get("why", ""))
    if not (isinstance(edit.start, int) and isinstance(edit.before, str) and isinstance(edit.after, str)):
        raise TypeError(f"start, before or after of {said!r:.80}")
    return edit


def _walk(text: str, record: Mapping[str, Any], given: str, wanted: str, steps: Iterable[Sequence[Edit]]) -> str:
    check_digest(text, record, given)
    try:
        for edits in steps:
            text = apply(text, edits)
    except EditError as error:
        raise RecordMismatch(f"record {record.get('id')!r} does not lead to its {wanted}: {error}") from error
    check_digest(text, record, wanted)
    return text


def check_digest(text: str, record: Mapping[str, Any], which: str) -> None:
    """Raise RecordMismatch unless *text* is the ``source`` or ``result`` that *record* speaks of."""
    try:
        expected = record[which]["sha256"], record[which]["chars"]
    except (KeyError, TypeError) as error:
        raise RecordMismatch(f"the record has no {which} digest; is it a record of this tool?") from error
    try:
        found = text_facts(text)
    except UnicodeEncodeError as error:
        raise RecordMismatch(f"record {record.get('id')!r} leads to a text without a UTF-8 form: {error}") from error
    if (found["sha256"], found["chars"]) != expected:
        raise RecordMismatch(
            f"record {record.get('id')!r}: its {which} has the sha256 {expected[0]}, "
            f"this text has {found['sha256']}; they do not belong together"
        )
