"""The first real document, row by row, as the table of repairs has it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleaner import Cleaned, clean, replay, undo

SEED = Path(__file__).parent.parent.parent / "shared" / "seed" / "article.txt"
OURS = Path(__file__).parent.parent / "fixtures" / "documents" / "every-fault.txt"

# Before, mended, restored. A row of each fault; what stands in none of them must not change.
ROWS = [
    ("statement sent to, a NATO", "statement, a NATO", "statement sent to Newsweek, a NATO"),
    ("official told “This", "official said. “This", "official told Newsweek. “This"),
    ("have told that they are", "have said that they are", "have told Newsweek that they are"),
    ("also told last month that", "also said last month that", "also told Newsweek last month that"),
    ("is growing.\n", "is growing.”\n", "is growing.”\n"),
    ("began in mid-2019.\n", "began in mid-2019.”\n", "began in mid-2019.”\n"),
    ("by the West.\n\n“The EU\n\n\nLeave A Reply", "by the West.", "by the West."),
    ("tensions.\n\n\nMoscow", "tensions.\n\nMoscow", "tensions.\n\nMoscow"),
]
TRAPS = ["COVID-19 forces forces around the world", "“Brilliant Jump”, where", "“Javelin Jumping Force” will"]


@pytest.fixture(scope="module")
def article() -> str:
    if not SEED.is_file():
        # It lies beside the repository for developers and CI; in CI its absence is a failure.
        reason = f"the seed article is not at {SEED}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return SEED.read_text(encoding="utf-8")


def repaired(text: str, column: int) -> str:
    for row in ROWS:
        assert text.count(row[0]) == 1, row[0]
        text = text.replace(row[0], row[column])
    return text


@pytest.mark.parametrize(("column", "metadata"), [(1, {}), (2, {"publisher": "Newsweek"})], ids=["mend", "restore"])
def test_every_row_is_repaired_and_nothing_else(article: str, column: int, metadata: dict[str, str]) -> None:
    found = clean(article, metadata=metadata)
    assert found.text == repaired(article, column)
    assert found.truncated
    assert not found.guarded


@pytest.mark.parametrize("trap", TRAPS)
def test_traps_stay(article: str, trap: str) -> None:
    assert trap in article
    assert trap in clean(article).text


def test_a_restored_name_says_where_it_comes_from(article: str) -> None:
    restored = [edit for edit in clean(article, metadata={"publisher": "Newsweek"}).edits if "Newsweek" in edit.after]
    assert [edit.rule for edit in restored] == ["ELI103", "ELI102", "ELI101", "ELI101"]
    assert all("metadata" in edit.why for edit in restored)


def test_it_can_be_undone_and_replayed(article: str) -> None:
    found = clean(article)
    record = found.record(id="seed")
    assert undo(found.text, record) == article
    assert replay(article, record) == found.text
    assert clean(found.text).edits == ()


def rules(found: Cleaned) -> list[str]:
    return sorted(edit.rule for edit in found.edits)


def test_our_own_fixture_shows_every_fault_of_it(article: str) -> None:
    ours = clean(OURS.read_text(encoding="utf-8"))
    assert set(rules(ours)) >= set(rules(clean(article)))
