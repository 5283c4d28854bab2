from pathlib import Path

import pytest

from cleaner.provenance.verify import verify_texts

from . import logs


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.jsonl"
    logs.write(path)
    logs.write(path, {"d": "noch  einer* !"})
    return path


def test_texts_that_belong_to_the_log(log: Path) -> None:
    for line, source in zip((2, 3, 4), logs.SOURCES.values(), strict=True):
        result = logs.result(source)
        for texts in ({"source": source}, {"result": result}, {"source": source, "result": result}):
            found = verify_texts(log, **texts)
            assert (found.ok, found.lines) == (True, (line,))


def test_the_id_limits_the_records(log: Path) -> None:
    logs.write(log, {"again": logs.SOURCES["a"]})
    assert verify_texts(log, source=logs.SOURCES["a"]).lines == (2, 10)
    assert verify_texts(log, source=logs.SOURCES["a"], id="again").lines == (10,)
    found = verify_texts(log, source=logs.SOURCES["a"], id="b")
    assert not found.ok
    assert "no record with the id 'b' is of the source" in found.problems[0].message


def test_no_record_fits(log: Path) -> None:
    found = verify_texts(log, result=logs.SOURCES["a"])
    assert [problem.line for problem in found.problems] == [0]
    assert "no record is of the result" in found.problems[0].message
    assert found.lines == ()


def test_texts_of_different_records(log: Path) -> None:
    found = verify_texts(log, source=logs.SOURCES["a"], result=logs.result(logs.SOURCES["b"]))
    assert [problem.line for problem in found.problems] == [0]
    assert "line 2 fits the source alone; line 3 fits the result alone" in found.problems[0].message


@pytest.mark.parametrize("which", [{"source"}, {"result"}, {"source", "result"}])
def test_a_record_that_does_not_lead_there(log: Path, which: set[str]) -> None:
    said = logs.content(log)
    said[1]["passes"][0]["edits"][0]["before"] = "?"
    logs.rewrite(log, said)
    texts = {"source": logs.SOURCES["a"], "result": logs.result(logs.SOURCES["a"])}
    found = verify_texts(log, **{key: texts[key] for key in which})
    assert [problem.line for problem in found.problems] == [2]
    assert found.lines == (2,)
    assert "'a'" in found.problems[0].message


def test_no_text(log: Path) -> None:
    with pytest.raises(ValueError, match="give source, result, or both"):
        verify_texts(log)
