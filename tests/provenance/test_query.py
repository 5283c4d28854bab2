from pathlib import Path

import pytest

from cleaner.errors import LogError, RecordMismatch
from cleaner.provenance.query import RuleStats, find, for_result, for_source, stats
from cleaner.provenance.record import undo

from . import logs


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "log.jsonl"
    logs.write(path)
    return path


def test_stats(path: Path) -> None:
    said = logs.content(path)
    said[1]["guarded"] = said[2]["truncated"] = said[3]["truncated"] = True
    logs.rewrite(path, said)
    found = stats(path)
    assert (found.documents, found.changed, found.truncated, found.guarded) == (3, 2, 2, 1)
    assert found.rules == {
        "TST101": RuleStats(edits=3, removed=7, inserted=3),
        "TST201": RuleStats(edits=3, removed=3, inserted=3),
        "TST202": RuleStats(flags=1),
    }
    assert list(found.rules) == sorted(found.rules)
    assert (found.edits, found.flags) == (6, 1)


def test_stats_go_over_all_runs(path: Path) -> None:
    logs.write(path)
    assert (stats(path).documents, stats(path).edits) == (6, 12)


def test_find(path: Path) -> None:
    logs.write(path, {"b": "another  text"})
    assert [record["source"]["chars"] for record in find(path, "b")] == [18, 13]


def test_find_names_near_ids(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    logs.write(path, {"articles/2024-01.txt": "", "articles/2024-02.txt": "", "zzz": ""})
    with pytest.raises(LogError, match=r"no record with the id 'articles/2024-1\.txt'; did you mean 'articles/2024-0"):
        find(path, "articles/2024-1.txt")
    with pytest.raises(LogError, match=r"it has 3, such as 'articles/2024-01\.txt'"):
        find(path, "?")


def test_find_in_a_log_without_records(tmp_path: Path) -> None:
    logs.write(tmp_path / "log.jsonl", {})
    with pytest.raises(LogError, match="has no records"):
        find(tmp_path / "log.jsonl", "a")


def test_for_result_and_for_source(path: Path) -> None:
    for name, source in logs.SOURCES.items():
        result = logs.result(source)
        assert for_source(path, source)["id"] == for_result(path, result)["id"] == name
        assert for_result(path, result, id=name)["id"] == name
        assert undo(result, for_result(path, result)) == source


def test_no_record_fits(path: Path) -> None:
    with pytest.raises(RecordMismatch, match="no record whose result has the sha256"):
        for_result(path, logs.SOURCES["a"])
    with pytest.raises(RecordMismatch, match="no record with the id 'b' whose source has"):
        for_source(path, logs.SOURCES["a"], id="b")
    with pytest.raises(LogError, match="no record with the id 'bb'"):
        for_source(path, logs.SOURCES["a"], id="bb")


def test_several_records_fit(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    logs.write(path, {"one": "a  b", "two": "a   b", "three": "a  b"})
    with pytest.raises(LogError, match="3 records have this result and differ in their source; give one of the ids"):
        for_result(path, "a b")
    assert for_result(path, "a b", id="two")["source"]["chars"] == 5
    assert for_source(path, "a  b")["id"] == "three"
    logs.write(path, {"two": "a    b"})
    with pytest.raises(LogError, match="they are of different runs"):
        for_result(path, "a b", id="two")
