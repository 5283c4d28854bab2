"""The engine: filters in order, each until it finds nothing, then all of them again until none does.

Filters only propose. What is applied goes through :func:`cleaner.edits.apply`,
and stands in :attr:`Cleaned.passes`. Bounds are reported, never silent: what is
still proposed when a bound is reached becomes a flag that says so.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from cleaner import catalogue
from cleaner.cleaned import Cleaned, Pass
from cleaner.config import Config
from cleaner.document import Document
from cleaner.edits import Edit, Flag, Safety, apply
from cleaner.errors import CleanerError, FilterFailed, TextError, TimeBudgetExceeded
from cleaner.filter import Filter, Proposal, choose
from cleaner.filters import FILTERS
from cleaner.language import Language
from cleaner.spans import Origins

MAX_ROUNDS = 6
"""How often all filters may run again because a later one changed what an earlier one sees."""


class Cleaner:
    """The filters of a config, ready to clean any number of documents. Holds no state between them.

    Raises UnknownRule if the config names a rule that does not exist.

    >>> Cleaner(Config(select=["DUP"])).clean("It was the the plan.").text
    'It was the plan.'
    """

    def __init__(self, config: Config | None = None, *, filters: Sequence[Filter] = FILTERS) -> None:
        self.config = config or Config()
        self.codes = catalogue.enabled(self.config, filters)
        self.filters = tuple(one for one in filters if any(rule.code in self.codes for rule in one.rules))

    def clean(self, text: str, *, language: str | None = None, metadata: Mapping[str, Any] | None = None) -> Cleaned:
        """Return the result for *text*, with every edit and flag.

        *language* is a code such as ``"en"``, where it is known. *metadata* is
        evidence that filters may use: ``publisher``, ``url``, ``language``.

        Raises TypeError if *text* is no ``str``, TextError if it has no UTF-8
        form, and DocumentFailed if a filter raises or the time budget runs out.
        """
        _check(text)
        metadata = metadata or {}
        given = language or metadata.get("language") or self.config.language
        return _Run(self, text, Language(text, given), metadata).finish()


def clean(
    text: str,
    *,
    language: str | None = None,
    metadata: Mapping[str, Any] | None = None,
    config: Config | None = None,
) -> Cleaned:
    """Clean one *text*; see :meth:`Cleaner.clean`. For many, make one :class:`Cleaner`.

    >>> clean("It was the the plan.").text
    'It was the plan.'
    """
    return Cleaner(config).clean(text, language=language, metadata=metadata)


def _check(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}: {text!r:.60}; decode bytes first")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TextError(
            f"text[{error.start}] is the lone surrogate U+{ord(text[error.start]):04X}, which has no UTF-8 form; "
            "join surrogate pairs, or decode the bytes with errors='replace'"
        ) from error


def _taken_up(flag: Flag, edits: Sequence[Edit]) -> bool:
    """Whether what an overlap put off was done in a later pass, by the same rule."""
    start, end = flag.origin
    return any(edit.rule == flag.rule and edit.origin[0] <= end and edit.origin[1] >= start for edit in edits)


class _Run:
    """One document on its way through the filters."""

    def __init__(self, cleaner: Cleaner, text: str, language: Language, metadata: Mapping[str, Any]) -> None:
        self.cleaner = cleaner
        self.source = self.text = text
        self.language = language
        self.metadata = metadata
        self.passes: list[Pass] = []
        self.origins = Origins()
        self.flags: list[Flag] = []
        self.overlapped: list[Flag] = []
        self.guarded = False
        self.deadline = time.monotonic() + cleaner.config.time_budget

    def finish(self) -> Cleaned:
        self.rounds()
        edits = [edit for one in self.passes for edit in one.edits]
        flags = {*self.flags, *(flag for flag in self.overlapped if not _taken_up(flag, edits))}
        return Cleaned(
            source=self.source,
            text=self.text,
            passes=tuple(self.passes),
            flags=tuple(sorted(flags, key=lambda flag: (flag.origin, flag.rule, flag.why))),
            language=self.language.known,
            truncated=any(rule.startswith("TRU") for rule in (*(e.rule for e in edits), *(f.rule for f in flags))),
            guarded=self.guarded,
        )

    def rounds(self) -> None:
        """Run all filters until none changes the text. Flags are those of the last round, on the final text."""
        for _ in range(MAX_ROUNDS):
            self.flags.clear()
            changed = [self.settle(one) for one in self.cleaner.filters]
            if not any(changed):
                return
        self.flags.clear()
        for one in self.cleaner.filters:
            self.repeat(one, only_report=f"not applied: the filters did not settle in {MAX_ROUNDS} rounds")

    def settle(self, one: Filter) -> bool:
        """Run one filter until it finds nothing. Returns whether it changed the text."""
        if not one.guarded:
            return self.repeat(one)
        if not self.guarded:
            text, passes, flags = self.text, len(self.passes), len(self.flags)
            changed = self.repeat(one)
            if not self.took_too_much(text):
                return changed
            self.text, self.guarded = text, True
            del self.passes[passes:], self.flags[flags:]
            self.origins.keep(passes)
        return self.repeat(one, only_report="not applied: the chrome rules would take too much of this document")

    def took_too_much(self, before: str) -> bool:
        if self.text is before:
            return False
        had, left = len(before.split()), len(self.text.split())
        config = self.cleaner.config
        return not left or (had - left > config.guard_share * had and had - left > config.guard_words)

    def repeat(self, one: Filter, *, only_report: str = "") -> bool:
        """Run one filter pass after pass, to its bound. Returns whether it changed the text.

        With *only_report*, a reason, nothing is applied, and what would have been is a flag.
        """
        bound = self.cleaner.config.max_passes
        for number in range(bound + 1):
            chosen, reported = self.propose(one)
            if number == bound:
                only_report = f"not applied: the filter did not settle in {bound} passes"
            if only_report:
                reported += [(proposal, only_report) for proposal in chosen]
            if only_report or not chosen:
                self.flags += [self.flag(*found) for found in reported]
                return number > 0
            self.overlapped += [self.flag(*found) for found in reported if found[1].startswith("overlaps ")]
            self.apply(one, chosen)
        raise AssertionError("unreachable: the last turn of the loop returns")

    def propose(self, one: Filter) -> tuple[list[Proposal], list[tuple[Proposal, str]]]:
        """Return what *one* finds in the text of now, split into what to apply and what to report."""
        if time.monotonic() > self.deadline:
            budget = self.cleaner.config.time_budget
            raise TimeBudgetExceeded(
                f"the document ({len(self.source)} code points) took more than {budget} s, before the filter "
                f"{one.name!r} ran; set time_budget higher, or look at the document"
            )
        config = self.cleaner.config
        document = Document(self.text, language=self.language, metadata=self.metadata, config=config)
        try:
            found = one.proposals(document)
        except CleanerError:
            raise
        except Exception as error:
            raise FilterFailed(f"the filter {one.name!r} raised {type(error).__name__}: {error}") from error
        wanted = [proposal for proposal in found if proposal.rule.code in self.cleaner.codes]
        return choose(wanted, Safety.RISKY if config.risky else Safety.SAFE)

    def apply(self, one: Filter, chosen: Sequence[Proposal]) -> None:
        edits = tuple(
            Edit(p.rule.code, p.start, p.before, p.after or "", self.origins.of(p.start, p.end), p.why) for p in chosen
        )
        self.text = apply(self.text, edits)
        self.origins.add(edits)
        self.passes.append(Pass(one.name, one.version, edits))

    def flag(self, found: Proposal, why: str) -> Flag:
        start, end = self.origins.of(found.start, found.end)
        return Flag(found.rule.code, (start, end), self.source[start:end], why)
