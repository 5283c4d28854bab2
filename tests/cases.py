"""The cases in ``fixtures/cases``, read and made into what a test can run. See ``fixtures/README.md``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleaner import Cleaned, Cleaner, Config
from cleaner.filter import Filter
from cleaner.filters import FILTERS

FIXTURES = Path(__file__).parent.parent / "fixtures"
KINDS = ("found", "keep", "known-failure")


@dataclass(frozen=True)
class Case:
    """One line of a case file, with its variable word filled in."""

    filter: Filter
    label: str
    kind: str
    before: str
    after: str
    rules: tuple[str, ...]
    flags: tuple[str, ...] = ()
    language: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    config: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.filter.name}: {self.label}"

    def cleaned(self) -> Cleaned:
        """Clean the text with this filter alone."""
        config = Config.from_dict(self.config)
        return Cleaner(config, filters=(self.filter,)).clean(
            self.before, language=self.language, metadata=self.metadata
        )

    def holds(self) -> bool:
        """Whether the cleaner gives exactly what the case says."""
        found = self.cleaned()
        return (found.text, tuple(e.rule for e in found.edits), tuple(f.rule for f in found.flags)) == (
            self.after,
            self.rules,
            self.flags,
        )


def read(one: Filter) -> Iterator[Case]:
    """Yield the cases of a filter. ``each`` makes one case a word, put where ``{}`` stands."""
    for line in (FIXTURES / "cases" / f"{one.name}.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n"):
        if not line:
            continue
        said = json.loads(line)
        words = said.pop("each", None)
        after = said.pop("after", said["before"])
        for word in words or [""]:
            fill = (lambda text, word=word: text.replace("{}", word)) if words else (lambda text: text)
            yield Case(
                filter=one,
                label=said["label"] + (f" ({word})" if words else ""),
                kind=said["kind"],
                before=fill(said["before"]),
                after=fill(after),
                rules=tuple(said.get("rules", ())),
                flags=tuple(said.get("flags", ())),
                language=said.get("language"),
                metadata={key: fill(value) if value else value for key, value in said.get("metadata", {}).items()},
                config=said.get("config", {}),
            )


CASES = [case for one in FILTERS for case in read(one)]
