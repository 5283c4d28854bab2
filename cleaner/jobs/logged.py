"""Files and their records: what a record says of the file, and the way back to its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cleaner.cleaned import Cleaned
from cleaner.errors import RecordMismatch
from cleaner.jobs.files import TextFile, decode
from cleaner.provenance import reader
from cleaner.provenance.record import undo


def record(cleaned: Cleaned, file: TextFile) -> dict[str, Any]:
    """Return the record of *cleaned*, with what leads from the text of the source back to the bytes of *file*.

    ``source.encoding`` is a codec of Python, ``source.file_sha256`` the digest of the bytes.
    """
    said = cleaned.record(id=file.id)
    said["source"] |= {"encoding": file.encoding, "file_sha256": file.sha256}
    return said


def source_bytes(result: str, record: Mapping[str, Any]) -> bytes:
    """Return the bytes of the file that *record* made *result* from.

    A record that tells nothing of a file stands for a source in UTF-8.
    Raises RecordMismatch if record and result do not belong together.
    """
    text, source = undo(result, record), record["source"]
    encoding = source.get("encoding", "utf-8")
    try:
        data = text.encode(encoding)
    except (LookupError, TypeError, UnicodeError) as error:
        raise RecordMismatch(f"record {record['id']!r}: its source has no form in {encoding!r}: {error}") from error
    expected, found = source.get("file_sha256"), hashlib.sha256(data).hexdigest()
    if expected not in (None, found):
        raise RecordMismatch(
            f"record {record['id']!r}: its source file has the sha256 {expected}, "
            f"undoing gives {found} in {encoding}; the log was written with another codec of this name"
        )
    return data


def decode_source(log: str | Path, data: bytes, id: str) -> TextFile:
    """Return the bytes of a source file as text, in the encoding that a record of them in *log* names.

    Without such a record, the encoding is found again. Raises FileRefused, LogError and OSError.
    """
    digest = hashlib.sha256(data).hexdigest()
    sources = (record["source"] for record in reader.records(log))
    encoding = next((source.get("encoding") for source in sources if source.get("file_sha256") == digest), None)
    return decode(data, id, encoding)
