"""The catalogue: what is selected, what is explained."""

from __future__ import annotations

import pytest

from cleaner import Config, catalogue
from cleaner.errors import UnknownRule
from cleaner.filter import Rule

ALL = {rule.code for rule in catalogue.rules()}


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], ALL),
        (["ELI101"], [], {"ELI101"}),
        (["DUP"], ["DUP2"], {"DUP101", "DUP102"}),
        (["DUP201"], ["DUP"], {"DUP201"}),
        (["DUP"], ["DUP"], set()),
        ([], ["E", "Q", "T", "L", "C", "M", "I", "D"], set()),
        (["E", "ELI1"], ["ELI", "ENC"], {code for code in ALL if code.startswith("ELI1")}),
    ],
)
def test_the_more_specific_wins(select: list[str], ignore: list[str], expected: set[str]) -> None:
    assert catalogue.enabled(Config(select=select, ignore=ignore)) == expected


@pytest.mark.parametrize("code", ["ELI999", "XYZ", "ELI1011", "recipient"])
def test_an_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownRule, match=code):
        catalogue.find(code)
    with pytest.raises(UnknownRule):
        catalogue.enabled(Config(ignore=[code]))


@pytest.mark.parametrize("rule", catalogue.rules(), ids=lambda rule: rule.code)
def test_every_rule_is_explained_from_its_docstring(rule: Rule) -> None:
    said = catalogue.explain(rule.code)
    assert said.startswith(f"{rule.code} {rule.name}\n{rule.safety.name}, since {rule.since}")
    assert rule.message in said
    assert rule.why in said
    assert ">>> " in said
    others = [other for other in catalogue.rules() if other.family == rule.family and other is not rule]
    assert not any(f"\n{other.code} {other.name}" in said for other in others)


def test_measured_counts_are_of_safe_rules_and_add_up() -> None:
    from cleaner.edits import Safety

    safe = {rule.code for rule in catalogue.rules() if rule.safety is Safety.SAFE}
    counts = catalogue._measured()
    assert set(counts) <= safe
    assert all(edits >= judged >= right >= 0 for edits, judged, right in counts.values())
    assert "no edit on" in catalogue.explain("ELI101")
    assert "of 40 that were judged, 40 are right" in catalogue.explain("INV104")


def test_a_rule_is_found_by_its_name() -> None:
    assert catalogue.find("recipient-dropped")[1].code == "ELI101"
