"""Files and their records: the way back to the bytes, and what is refused on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner.errors import ConfigError, RecordMismatch
from cleaner.jobs import files, logged
from cleaner.provenance.writer import LogWriter

DATA = "\ufeffIt was the the plan.\r\n".encode("utf-16-be")
RESULT = "It was the plan.\r\n"


@pytest.fixture
def record() -> dict[str, Any]:
    file = files.decode(DATA, "a.txt")
    said = logged.record(cleaner.clean(file.text), file)
    assert said["result"] == cleaner.clean(RESULT).record()["result"]
    return said


def test_a_record_leads_back_to_the_bytes(record: dict[str, Any]) -> None:
    assert record["source"]["encoding"] == "utf-16-be"
    assert logged.source_bytes(RESULT, record) == DATA


def test_a_record_of_a_text_leads_back_to_utf_8() -> None:
    cleaned = cleaner.clean("Né the the.")

    assert logged.source_bytes(cleaned.text, cleaned.record()) == "Né the the.".encode()


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("encoding", "utf-17", "utf-17"),
        ("encoding", 7, "7"),
        ("encoding", "ascii", "ascii"),
        ("encoding", "utf-8", "has the sha256"),
        ("file_sha256", "0" * 64, "has the sha256 0000"),
    ],
)
def test_a_record_that_does_not_lead_to_its_file_is_refused(
    record: dict[str, Any], key: str, value: object, said: str
) -> None:
    record["source"][key] = value

    with pytest.raises(RecordMismatch, match=said):
        logged.source_bytes(RESULT, record)


def test_a_source_is_decoded_as_its_record_says(record: dict[str, Any], tmp_path: Path) -> None:
    polish = "zł".encode("iso8859-2")
    file = files.decode(polish, "b.txt", "iso8859-2")
    log = tmp_path / "log.jsonl"
    with LogWriter(log, cleaner.Config()) as writer:
        writer.write(record)
        writer.write(logged.record(cleaner.clean(file.text), file))

    assert logged.decode_source(log, polish, "any").text == "zł"
    assert logged.decode_source(log, DATA, "any").text == "\ufeffIt was the the plan.\r\n"
    assert logged.decode_source(log, b"unknown", "any").encoding == "utf-8"


def test_a_log_that_names_no_encoding_there_is_is_an_error(record: dict[str, Any], tmp_path: Path) -> None:
    record["source"]["encoding"] = 7
    with LogWriter(tmp_path / "log.jsonl", cleaner.Config()) as writer:
        writer.write(record)

    with pytest.raises(ConfigError, match="there is no text encoding 7"):
        logged.decode_source(tmp_path / "log.jsonl", DATA, "any")
