"""The data files: sorted, without doubles, each line of the form its file states, each phrase found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cleaner.lexicon
from cleaner import clean, lexicon
from cleaner.filters.chrome import chrome, normalise

FOLDER = Path(cleaner.lexicon.__file__).parent
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".txt", ".tsv"))
CHROME = [line.split("\t") for line in lexicon.lines("chrome.tsv")]


@pytest.mark.parametrize("file", FILES)
def test_every_file_begins_with_what_it_is(file: str) -> None:
    assert (FOLDER / file).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("file", [file for file in FILES if file.endswith(".txt")])
def test_lists_are_sorted_and_have_no_doubles(file: str) -> None:
    words = [line.split(" ")[0] for line in lexicon.lines(file)]
    assert words == sorted(set(words))
    assert all(line == line.strip() == " ".join(line.split()) for line in lexicon.lines(file))


def test_chrome_is_sorted_and_has_no_doubles() -> None:
    assert [len(row) for row in CHROME] == [4] * len(CHROME)
    keys = [(block, evidence, language, text.casefold()) for block, evidence, language, text in CHROME]
    assert keys == sorted(keys)
    phrases = [(block, normalise(text)) for block, _, _, text in CHROME]
    assert sorted(p for p in set(phrases) if phrases.count(p) > 1) == []


@pytest.mark.parametrize("row", CHROME, ids=lambda row: row[3])
def test_a_chrome_phrase_is_well_formed_and_found(row: list[str]) -> None:
    block, evidence, language, text = row
    assert block in ("ad-label", "comment-form", "share-row")
    assert evidence in (("alone", "between", "twice") if block == "ad-label" else ("alone", "pair", "company"))
    assert re.fullmatch(r"[a-z]{2}", language)
    assert normalise(text)
    assert not re.search(r"[{}]", text.replace("{}", "").replace("{n}", ""))
    line = text.replace("{}", "Something").replace("{n}", "12")
    around = "It rained all day in the old town by the sea."
    cleaned = clean(f"{around}\n{line}\n{around}", config=cleaner.Config(select=["CHR"])).text
    assert (cleaned == f"{around}\n{around}") is (evidence in ("alone", "between"))
    anchor = {"comment-form": "Cancel reply", "share-row": "Like Loading...", "ad-label": line}[block]
    in_company = clean(f"{around}\n{line}\n{anchor}\n{around}", config=cleaner.Config(select=["CHR"])).text
    assert in_company == f"{around}\n{around}"


def test_a_word_is_not_both_a_slip_and_grammatical() -> None:
    assert not lexicon.words("doubled-grammatical.txt") & set(lexicon.table("doubled-safe.txt"))


def test_lookup_needs_the_whole_line() -> None:
    assert chrome("Leave a reply now\nIt rained.") == "Leave a reply now\nIt rained."
