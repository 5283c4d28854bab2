"""Every setting, in one frozen value: from Python, a dict, or a TOML file.

A file is ``cleaner.toml``, or ``pyproject.toml`` with a table ``[tool.cleaner]``.
An unknown key is an error, since a misspelt setting that is ignored in silence
would give other bytes than its user asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, get_args

from cleaner.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

Profile = Literal["article", "page"]
Elision = Literal["auto", "mend", "restore", "mark", "flag"]
Truncation = Literal["drop", "mark", "flag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What to repair, and how far to go.

    ``select``       codes or prefixes of rules to run; empty means all
    ``ignore``       codes or prefixes not to run; the more specific of the two lists wins
    ``risky``        apply RISKY rules too; REPORT rules are never applied
    ``language``     the language of every text, where it is known (``"en"``)
    ``profile``      ``article``: texts went through an extractor; ``page``: whole pages
    ``elision``      for a dropped name: ``mend`` the sentence without it, ``restore`` the name
                     where ``metadata`` or ``publishers`` know it (else mend), ``mark`` the gap
                     with ``[…]``, or ``flag`` it. ``auto`` restores what is known, and mends
    ``truncation``   for a last sentence that is cut off: ``drop``, ``mark`` with ``[…]``, ``flag``
    ``publishers``   host to publisher (``{"example.org": "The Example"}``), evidence for restoring
    ``guard_share``  when chrome rules would take more than this share of the words of a document,
                     they only report, and ``Cleaned.guarded`` says so
    ``guard_words``  ... unless that is fewer words than this, and something is left
    ``max_passes``   how often a filter may run again over its own result
    ``time_budget``  seconds for one document; past it, the document fails

    >>> Config(select=["ELI"]).select
    ('ELI',)
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    risky: bool = False
    language: str | None = None
    profile: Profile = "article"
    elision: Elision = "auto"
    truncation: Truncation = "drop"
    publishers: tuple[tuple[str, str], ...] = ()
    guard_share: float = 0.5
    guard_words: int = 60
    max_passes: int = 8
    time_budget: float = 30.0

    def __post_init__(self) -> None:
        for name in ("select", "ignore"):
            _set(self, name, _codes(name, getattr(self, name)))
        _set(self, "publishers", _pairs(self.publishers))
        for name, choices in (("profile", Profile), ("elision", Elision), ("truncation", Truncation)):
            _one_of(name, getattr(self, name), get_args(choices))
        _expect("risky", self.risky, isinstance(self.risky, bool), "true or false")
        _expect("language", self.language, self.language is None or _tag(self.language), "a code such as 'en'")
        _expect("guard_share", self.guard_share, _number(self.guard_share, 0, 1), "a number from 0 to 1")
        _expect("guard_words", self.guard_words, _whole(self.guard_words, 0), "a whole number from 0")
        _expect("max_passes", self.max_passes, _whole(self.max_passes, 1), "a whole number from 1")
        _expect("time_budget", self.time_budget, _number(self.time_budget, 0, 1e9), "a number of seconds")

    @classmethod
    def from_dict(cls, settings: Mapping[str, Any]) -> Config:
        """Return the config that *settings* describe. Raises ConfigError for an unknown key or a bad value.

        >>> Config.from_dict({"risky": True}).risky
        True
        """
        known = [field.name for field in fields(cls)]
        for key in settings:
            if key not in known:
                import difflib

                near = difflib.get_close_matches(str(key), known, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"the settings are {', '.join(known)}"
                raise ConfigError(f"there is no setting {key!r}; {hint}")
        return cls(**settings)

    @classmethod
    def from_file(cls, path: str | Path) -> Config:
        """Return the config in a TOML file: the top level of it, or ``[tool.cleaner]`` of a pyproject.toml."""
        from pathlib import Path

        path = Path(path)
        try:
            settings = _toml(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"cannot read the config {str(path)!r}: {error}") from error
        except ValueError as error:
            raise ConfigError(f"{str(path)!r} is not TOML: {error}") from error
        if path.name == "pyproject.toml":
            settings = settings.get("tool", {}).get("cleaner", {})
        return cls.from_dict(settings)

    def to_dict(self) -> dict[str, Any]:
        """Return every setting as JSON values, in the order of the fields; ``from_dict`` takes it back."""
        settings = asdict(self)
        settings["select"], settings["ignore"] = list(self.select), list(self.ignore)
        settings["publishers"] = dict(self.publishers)
        return settings

    def digest(self) -> str:
        """Return the sha256 of the settings as compact JSON with sorted keys, in hex."""
        import hashlib
        import json

        text = json.dumps(self.to_dict(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _set(config: Config, name: str, value: object) -> None:
    object.__setattr__(config, name, value)  # the way of a frozen dataclass to normalise its own fields


def _expect(name: str, value: object, holds: bool, what: str) -> None:
    if not holds:
        raise ConfigError(f"{name} = {value!r} does not fit; it takes {what}")


def _one_of(name: str, value: object, choices: tuple[str, ...]) -> None:
    _expect(name, value, value in choices, "one of " + ", ".join(choices))


def _tag(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.replace("-", "").replace("_", "").isalnum()


def _number(value: object, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _whole(value: object, low: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= low


def _codes(name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",")]
    holds = isinstance(value, list | tuple) and all(isinstance(code, str) and code for code in value)
    _expect(name, value, holds, "codes of rules such as ELI101, or their first letters")
    return tuple(code.upper() for code in value)  # type: ignore[attr-defined]  # _expect has just checked it


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    pairs = list(value.items()) if isinstance(value, Mapping) else value
    holds = isinstance(pairs, list | tuple) and all(
        isinstance(pair, list | tuple)
        and len(pair) == 2
        and all(isinstance(part, str) and part and part.isprintable() for part in pair)
        for pair in pairs
    )
    _expect("publishers", value, holds, "a table from host to publisher")
    return tuple(sorted((host.lower(), name) for host, name in pairs))  # type: ignore[attr-defined]  # as above


def _toml(text: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(text)
