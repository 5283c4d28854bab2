"""What a filter is: a name, its rules, and a function that proposes edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cleaner.document import Document
from cleaner.edits import Edit, Safety, apply
from cleaner.patterns import always

Find = Callable[[Document], Iterator["Proposal"]]
Trigger = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of damage inside a filter.

    ``code``     what logs, selectors and messages use; never reused for another damage
    ``name``     states the damage, so that "ignore <name>" reads well
    ``safety``   whether its edits are applied: by default, on request, or never
    ``since``    the version that brought it
    ``message``  one line for a person who sees a finding
    ``why``      for a rule that is not SAFE, the text that it would harm
    """

    code: str
    name: str
    safety: Safety
    since: str
    message: str
    why: str = ""

    @property
    def family(self) -> str:
        """The three letters that the code starts with."""
        return self.code[:3]

    def edit(self, text: str, start: int, end: int, after: str = "", why: str = "") -> Proposal:
        """Propose *after* in place of ``text[start:end]``, with code points of *text*."""
        return Proposal(self, start, text[start:end], after, why)

    def flag(self, text: str, start: int, end: int, why: str = "") -> Proposal:
        """Report ``text[start:end]`` without proposing what should stand there."""
        return Proposal(self, start, text[start:end], None, why)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a filter found: *before* at *start*, and *after*, or None where it is to be reported only."""

    rule: Rule
    start: int
    before: str
    after: str | None
    why: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.before)


@dataclass(frozen=True, slots=True)
class Filter:
    """One family of damage: its rules, and the function that finds them.

    ``find`` is given a :class:`~cleaner.document.Document` and yields proposals;
    it changes nothing, keeps nothing, and reads nothing else. ``trigger`` is a
    cheap condition on the text without which ``find`` finds nothing. A
    ``guarded`` filter takes whole lines away, so the engine watches how much.
    """

    name: str
    version: int
    rules: tuple[Rule, ...]
    find: Find
    trigger: Trigger = always
    guarded: bool = False

    @property
    def doc(self) -> str:
        """The docstring of the module that defines the filter: its manual."""
        import inspect

        return inspect.getdoc(inspect.getmodule(self.find)) or ""

    def proposals(self, document: Document) -> list[Proposal]:
        """Return what the filter finds in *document*, by position, then by rule."""
        if not self.trigger(document.text):
            return []
        rank = {rule.code: number for number, rule in enumerate(self.rules)}
        return sorted(self.find(document), key=lambda p: (p.start, rank[p.rule.code], p.end, p.after or ""))

    def __call__(self, text: str, *, floor: Safety = Safety.SAFE) -> str:
        """Return *text* after one pass of this filter alone; for doctests and the notebook."""
        kept, _ = choose(self.proposals(Document(text)), floor)
        return apply(text, [Edit(p.rule.code, p.start, p.before, p.after or "", (p.start, p.end)) for p in kept])


def choose(proposals: Iterable[Proposal], floor: Safety) -> tuple[list[Proposal], list[tuple[Proposal, str]]]:
    """Split sorted *proposals* into those to apply and those to report, each with the reason.

    An edit is applied if its rule is at or above *floor* (never a REPORT rule)
    and it does not overlap one before it.
    """
    kept: list[Proposal] = []
    reported: list[tuple[Proposal, str]] = []
    for proposal in proposals:
        if proposal.after is None or proposal.rule.safety < max(floor, Safety.RISKY):
            reported.append((proposal, proposal.why))
        elif kept and (proposal.start < kept[-1].end or proposal.start == kept[-1].start):
            reported.append((proposal, f"overlaps {kept[-1].rule.code}, which was applied"))
        else:
            kept.append(proposal)
    return kept, reported
