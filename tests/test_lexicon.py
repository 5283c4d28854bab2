"""The data files: sorted, without doubles, each line of the form its file states, each phrase found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cleaner.lexicon
from cleaner import clean, lexicon
from cleaner.filters.chrome import chrome, normalise
from cleaner.filters.truncation import truncation

FOLDER = Path(cleaner.lexicon.__file__).parent
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".txt", ".tsv"))
PHRASES = ("teaser-calls.txt", "teaser-words.txt")
"""Lists whose lines are phrases; the others begin with the word they are about."""
CHROME = [line.split("\t") for line in lexicon.lines("chrome.tsv")]
DOUBLED = [line.split("\t") for line in lexicon.lines("doubled-function.tsv")]


@pytest.mark.parametrize("file", FILES)
def test_every_file_begins_with_what_it_is(file: str) -> None:
    assert (FOLDER / file).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("file", [file for file in FILES if file.endswith(".txt")])
def test_lists_are_sorted_and_have_no_doubles(file: str) -> None:
    lines = lexicon.lines(file)
    entries = list(lines) if file in PHRASES else [line.split(" ")[0] for line in lines]
    assert entries == sorted(set(entries))
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


@pytest.mark.parametrize("row", DOUBLED, ids=lambda row: f"{row[0]}: {row[1]} {row[2]}")
def test_a_doubled_word_does_what_its_example_says(row: list[str]) -> None:
    languages, word, verdict, behind, before, example = row
    assert word == "*" or f"{word} {word}" in example.lower()
    codes = {"safe": (["DUP102" if " " in word else "DUP101"], []), "flag": ([], ["DUP201"]), "meant": ([], [])}
    for language in languages.replace("*", "en").split():
        found = clean(example, language=language, config=cleaner.Config(select=["DUP"]))
        assert ([edit.rule for edit in found.edits], [flag.rule for flag in found.flags]) == codes[verdict]
        bad = [(w, "others") for w in behind[1:].split() if behind[0] == "!"]
        bad += [("others", w) for w in before[1:].split() if before[0] == "!"]
        for left, right in bad:
            text = f"It {left} {word} {word} {right.replace('NAME', 'Gaulle')} again."
            assert clean(text, language=language, config=cleaner.Config(select=["DUP"])).text == text


def test_doubled_words_are_sorted_and_agree() -> None:
    assert sorted(DOUBLED) == DOUBLED
    assert {row[2] for row in DOUBLED} == {"safe", "flag", "meant"}
    verdicts = {(code, row[1], row[2]) for row in DOUBLED for code in row[0].split()}
    meant = {(code, word) for code, word, verdict in verdicts if verdict == "meant"}
    assert not {(code, word) for code, word, verdict in verdicts if verdict != "meant"} & meant
    rows = lexicon.table("doubled-grammatical.txt").items()
    emphasis = {(code, word) for word, codes in rows for code in codes.split()}
    assert not {(code, word) for code, word, _ in verdicts} & emphasis


@pytest.mark.parametrize("call", lexicon.lines("teaser-calls.txt"))
def test_a_teaser_call_is_found_behind_an_ellipsis(call: str) -> None:
    text = f"It rained all day. In the evening… {call.capitalize()}"
    assert truncation(text) == "It rained all day."


def test_lookup_needs_the_whole_line() -> None:
    assert chrome("Leave a reply now\nIt rained.") == "Leave a reply now\nIt rained."
