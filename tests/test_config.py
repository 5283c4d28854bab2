"""Settings: each is checked, none is ignored in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleaner import Config
from cleaner.errors import ConfigError


def test_it_goes_to_a_dict_and_back() -> None:
    config = Config(select=["eli", "DUP101"], ignore="TRU,QUO", publishers={"Example.org": "The Example"}, risky=True)
    assert config.select == ("ELI", "DUP101")
    assert config.ignore == ("TRU", "QUO")
    assert config.publishers == (("example.org", "The Example"),)
    assert Config.from_dict(config.to_dict()) == config


def test_its_digest_changes_with_every_setting() -> None:
    others: list[dict[str, Any]] = [
        {"select": ["ELI"]},
        {"ignore": ["ELI"]},
        {"risky": True},
        {"language": "en"},
        {"profile": "page"},
        {"elision": "mark"},
        {"truncation": "flag"},
        {"publishers": {"a.org": "A"}},
        {"guard_share": 0.4},
        {"guard_words": 1},
        {"max_passes": 2},
        {"time_budget": 1.5},
    ]
    assert {key for other in others for key in other} == set(Config().to_dict())
    digests = {Config.from_dict(other).digest() for other in others}
    assert len(digests | {Config().digest()}) == len(others) + 1


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"selct": ["ELI"]}, "no setting 'selct'; did you mean 'select'"),
        ({"zzz": 1}, "the settings are select, ignore"),
        ({"select": [1]}, r"select = \[1\]"),
        ({"select": 5}, "select = 5"),
        ({"ignore": [""]}, "codes of rules"),
        ({"risky": "yes"}, "risky = 'yes' does not fit; it takes true or false"),
        ({"language": 1}, "language = 1"),
        ({"language": "\ud800"}, "a code such as 'en'"),
        ({"language": ""}, "language = ''"),
        ({"publishers": {"a.org": "\ud800"}}, "a table from host to publisher"),
        ({"profile": "book"}, "one of article, page"),
        ({"elision": "guess"}, "one of auto, mend, restore, mark, flag"),
        ({"truncation": "guess"}, "one of drop, mark, flag"),
        ({"publishers": ["a"]}, "a table from host to publisher"),
        ({"publishers": {"a.org": ""}}, "a table from host to publisher"),
        ({"guard_share": 2}, "guard_share = 2"),
        ({"guard_share": True}, "guard_share = True"),
        ({"guard_words": -1}, "guard_words = -1"),
        ({"guard_words": 1.5}, "guard_words = 1.5"),
        ({"max_passes": 0}, "max_passes = 0"),
        ({"time_budget": -1}, "time_budget = -1"),
        ({"time_budget": float("inf")}, "time_budget = inf"),
        ({"time_budget": "1"}, "time_budget = '1'"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_value(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Config.from_dict(settings)


def test_it_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "cleaner.toml"
    path.write_text('risky = true\nselect = ["ELI"]\n[publishers]\n"a.org" = "A"\n')
    assert Config.from_file(path) == Config(risky=True, select=["ELI"], publishers={"a.org": "A"})


def test_it_is_read_from_a_project_file(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "x"\n[tool.cleaner]\nelision = "mark"\n')
    assert Config.from_file(path) == Config(elision="mark")
    path.write_text('[project]\nname = "x"\n')
    assert Config.from_file(path) == Config()


@pytest.mark.parametrize("content", [b"risky = ", b"\xff", b"riskyy = true"])
def test_a_bad_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cleaner.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError):
        Config.from_file(path)


def test_a_missing_file_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        Config.from_file(tmp_path / "none.toml")


def test_it_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Config().risky = True  # type: ignore[misc]
