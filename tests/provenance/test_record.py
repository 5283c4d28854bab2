"""Records that went through a log lead both ways exactly; records that were tampered with lead nowhere."""

import copy
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Config, Edit, Pass
from cleaner.cleaned import Cleaned, text_facts
from cleaner.edits import apply
from cleaner.errors import RecordMismatch
from cleaner.provenance.reader import records
from cleaner.provenance.record import replay, undo
from cleaner.provenance.verify import verify
from cleaner.provenance.writer import LogWriter

from . import logs

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@st.composite
def cleaned(draw: st.DrawFn) -> Cleaned:
    """A text, and passes of edits that fit it."""
    source = text = draw(TEXT)
    passes = []
    for number in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
        edits = tuple(
            Edit(f"TST{number}{index:02}", start, text[start:end], draw(TEXT), (0, len(source)), draw(TEXT))
            for index, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))
        )
        passes.append(Pass("any", number, edits))
        text = apply(text, edits)
    return Cleaned(source, text, tuple(passes), (), None, False, False)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TEXT, cleaned()), max_size=4))
def test_round_trip(documents: list[tuple[str, Cleaned]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.jsonl"
        with LogWriter(path, Config(), filters=logs.FILTERS) as log:
            for name, one in documents:
                log.write(one.record(name))
        found = list(records(path))
        assert [record["id"] for record in found] == [name for name, _ in documents]
        for record, (_, one) in zip(found, documents, strict=True):
            assert replay(one.source, record) == one.text
            assert undo(one.text, record) == one.source
        assert verify(path).ok


SOURCE = "Well  then!  So  be it!"
RESULT = logs.result(SOURCE)


def good() -> dict[str, Any]:
    return logs.record("a", SOURCE)


def change(record: Any, path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    *way, last = path
    place = record
    for step in way:
        place = place[step]
    place[last] = value
    return record  # type: ignore[no-any-return]


EDIT = ("passes", 0, "edits", 0)
TAMPERED: dict[str, Callable[[Any], dict[str, Any]]] = {
    "before": lambda r: change(r, (*EDIT, "before"), "?"),
    "after": lambda r: change(r, (*EDIT, "after"), "?"),
    "start": lambda r: change(r, (*EDIT, "start"), 3),
    "start below 0": lambda r: change(r, (*EDIT, "start"), -1),
    "start is text": lambda r: change(r, (*EDIT, "start"), "10"),
    "start is a float": lambda r: change(r, (*EDIT, "start"), 10.0),
    "before is none": lambda r: change(r, (*EDIT, "before"), None),
    "after is a list": lambda r: change(r, (*EDIT, "after"), ["…"]),
    "origin is short": lambda r: change(r, (*EDIT, "origin"), [1]),
    "edit is text": lambda r: change(r, EDIT, "!"),
    "edits are none": lambda r: change(r, EDIT[:3], None),
    "pass is none": lambda r: change(r, EDIT[:2], None),
    "passes are a number": lambda r: change(r, ("passes",), 1),
    "edit is missing": lambda r: {**r, "passes": [{**r["passes"][0], "edits": r["passes"][0]["edits"][1:]}]},
    "edit stands twice": lambda r: change(r, EDIT[:3], r["passes"][0]["edits"][:1] * 2),
    "edits are swapped": lambda r: change(r, EDIT[:3], r["passes"][0]["edits"][::-1]),
    "first pass is missing": lambda r: {**r, "passes": r["passes"][1:]},
    "last pass is missing": lambda r: {**r, "passes": r["passes"][:-1]},
    "no pass": lambda r: {**r, "passes": []},
    "passes are missing": lambda r: {key: value for key, value in r.items() if key != "passes"},
    "source digest": lambda r: change(r, ("source", "sha256"), "0" * 64),
    "source chars": lambda r: change(r, ("source", "chars"), 0),
    "result digest": lambda r: change(r, ("result", "sha256"), "0" * 64),
    "result chars": lambda r: change(r, ("result", "chars"), 0),
    "source is missing": lambda r: {key: value for key, value in r.items() if key != "source"},
    "result is text": lambda r: change(r, ("result",), RESULT),
}


def test_the_record_that_is_tampered_with_is_good() -> None:
    assert [len(one["edits"]) for one in good()["passes"]] == [2, 3]
    assert replay(SOURCE, good()) == RESULT
    assert undo(RESULT, good()) == SOURCE


@pytest.mark.parametrize("name", TAMPERED)
def test_a_tampered_record_leads_nowhere(name: str) -> None:
    record = TAMPERED[name](good())
    assert repr(record) != repr(good())
    with pytest.raises(RecordMismatch):
        replay(SOURCE, record)
    with pytest.raises(RecordMismatch):
        undo(RESULT, record)


def test_swapped_passes_lead_nowhere() -> None:
    passes = (
        Pass("any", 1, (Edit("TST101", 0, "a", "b", (0, 1)),)),
        Pass("any", 1, (Edit("TST101", 0, "b", "c", (0, 1)),)),
    )
    record = Cleaned("a", "c", passes, (), None, False, False).record("a")
    assert (replay("a", record), undo("c", record)) == ("c", "a")
    record["passes"].reverse()
    for walk, text in ((replay, "a"), (undo, "c")):
        with pytest.raises(RecordMismatch):
            walk(text, record)


def test_another_text_is_refused() -> None:
    for walk, text in ((replay, RESULT), (undo, SOURCE), (replay, ""), (undo, RESULT + " ")):
        with pytest.raises(RecordMismatch, match="do not belong together"):
            walk(text, good())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 40) | st.floats() | TEXT | st.just("0" * 64),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["rule", "edits", "x"]), inner),
    max_leaves=4,
)


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for key, child in children for place in places(child, (*path, key)))]


PLACES = places(good())[1:]


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(PLACES), JSON)
def test_whatever_a_record_holds_no_wrong_text_comes_out(place: tuple[Any, ...], value: Any) -> None:
    record = change(copy.deepcopy(good()), place, value)
    for walk, text, right in ((replay, SOURCE, RESULT), (undo, RESULT, SOURCE)):
        try:
            assert walk(text, record) == right
        except RecordMismatch:
            # It may only refuse what was really touched: digests, or the edits themselves.
            assert place[0] in ("source", "result", "passes")


@pytest.mark.parametrize("walk", [replay, undo])
def test_a_lone_surrogate_in_a_record_leads_nowhere(walk: Any) -> None:
    before, after = ("a", "\ud800") if walk is replay else ("\ud800", "a")
    edit = {"rule": "TST101", "start": 0, "before": before, "after": after, "origin": [0, 1]}
    facts = text_facts("a")
    record = {**good(), "source": facts, "result": facts, "passes": [{"filter": "x", "version": 1, "edits": [edit]}]}
    with pytest.raises(RecordMismatch):
        walk("a", record)


def test_a_record_without_an_id_leads_nowhere() -> None:
    record = change(good(), (*EDIT, "before"), "?")
    del record["id"]
    with pytest.raises(RecordMismatch):
        replay(SOURCE, record)
