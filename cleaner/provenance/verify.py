"""Check a log: every line, the chain that ties them, the seals; and whether texts belong to it.

What a log alone can show: that nothing in it was altered, moved, taken out or
put in by whoever did not also make all later lines anew. What it cannot: a log
cut exactly after a seal is a whole, shorter log, and one that was written anew
from some line on is another log. Only who knows the head, the sha256 of the
last seal, can tell; so keep it elsewhere, and give it to :func:`verify`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.cleaned import text_facts
from cleaner.errors import LogBroken, RecordMismatch
from cleaner.provenance.format import Kind, Tally, decode, digest, kind
from cleaner.provenance.reader import LogLine, lines, raw_lines
from cleaner.provenance.record import replay, undo
from cleaner.provenance.shape import check, schema_known

MAX_PROBLEMS = 20
"""After so many problems, reading stops, and a note says so."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and in which line; 0 is the log as a whole."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What :func:`verify` found.

    ``problems``  by line; the log is whole if there are none
    ``notes``     what is worth knowing and not wrong, such as an interrupted run
    ``records``   the sound records, of all runs
    ``runs``      the headers
    ``head``      the sha256 of the last whole line that was read, or empty
    """

    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    records: int
    runs: int
    head: str

    @property
    def ok(self) -> bool:
        """Whether there is no problem."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class TextVerification:
    """What :func:`verify_texts` found: the problems, and the lines of the records that fit the texts."""

    problems: tuple[Problem, ...]
    lines: tuple[int, ...]

    @property
    def ok(self) -> bool:
        """Whether there is no problem."""
        return not self.problems


def verify(path: str | Path, head: str | None = None) -> Verification:
    """Check the log at *path*, in one pass and in the memory of a few lines.

    *head*, where it is known, is the digest that the last line must have. A
    problem names the line that was altered, as far as the chain can tell. Raises
    LogError if the file cannot be read; whatever is wrong in it is a problem.
    """
    checker = _Check()
    try:
        for number, raw in enumerate(raw_lines(path), 1):
            checker.take(number, raw)
            if checker.stopped:
                break
    except LogBroken as error:
        checker.problem(checker.last + 1, str(error))
        checker.cut = True
    return checker.finish(head)


def verify_texts(
    path: str | Path, *, source: str | None = None, result: str | None = None, id: str | None = None
) -> TextVerification:
    """Check that the log at *path* leads from *source* to *result* and back; with only one of them, that way.

    The records meant are those that hold the digests of the texts and, if given,
    the *id*; there must be one, and each must lead there. The log itself is for
    :func:`verify` to check. Raises LogError if it cannot be read, and ValueError
    if no text is given.
    """
    if source is None and result is None:
        raise ValueError("no text to check; give source, result, or both")
    texts = {"source": source, "result": result}
    given = {which: text_facts(text) for which, text in texts.items() if text is not None}
    fitting: list[int] = []
    problems: list[Problem] = []
    halves: list[str] = []
    for line in lines(path):
        if line.kind is not Kind.RECORD or id not in (None, line.content["id"]):
            continue
        same = [which for which, facts in given.items() if _facts(line.content[which]) == _facts(facts)]
        if len(same) == len(given):
            fitting.append(line.number)
            problems += _walk(line, source, result)
        elif same:
            halves.append(f"line {line.number} fits the {same[0]} alone")
    if not fitting:
        asked = " and ".join(f"the {which} {facts['sha256']}" for which, facts in given.items())
        named = "" if id is None else f" with the id {id!r}"
        hint = "; ".join(halves[:5]) or "is it the text of another log, or was it changed since?"
        problems.append(Problem(0, f"no record{named} is of {asked}; {hint}"))
    return TextVerification(tuple(problems), tuple(fitting))


def _walk(line: LogLine, source: str | None, result: str | None) -> Iterator[Problem]:
    try:
        if source is not None:
            replay(source, line.content)
        if result is not None:
            undo(result, line.content)
    except RecordMismatch as error:
        yield Problem(line.number, str(error))


def _facts(said: dict[str, Any]) -> tuple[object, object]:
    return said["sha256"], said["chars"]


@dataclass(slots=True)
class _Link:
    """A line as the chain sees it. ``sound``: nothing in it is wrong. ``sure``: it is a seal that proves itself."""

    number: int
    digest: str
    prev: str | None
    sound: bool
    sure: bool


class _Chain:
    """Which line to name where the chain breaks.

    An altered line has another digest, so the link after it breaks; the link
    before it breaks only if its ``prev`` was hit. Two broken links in a row
    thus point at the line between them, and one at the line ahead of it. A line
    already known to be wrong explains the links on both of its sides.
    """

    def __init__(self) -> None:
        self._last: _Link | None = None
        self._doubtful: _Link | None = None  # the line before the last, if the link between them is broken

    def add(self, line: _Link) -> Problem | None:
        """Take the next *line*. Returns the problem that it settles, if any."""
        last, self._last = self._last, line
        doubtful, self._doubtful = self._doubtful, None
        if last is None:
            return None
        broken = line.sound and line.prev != last.digest
        if doubtful is not None:
            return _altered(last) if broken else _followed(doubtful)
        if not broken or not last.sound:
            return None
        if last.sure:
            line.sound = False
            return Problem(
                line.number,
                f"its prev is not the sha256 of line {last.number}, which is sealed: "
                "it was altered or moved, or lines before it are missing",
            )
        if line.sure:
            return _followed(last)
        self._doubtful = last
        return None

    def finish(self) -> Problem | None:
        """Return the problem that the end of the log leaves, if any."""
        return None if self._doubtful is None else _followed(self._doubtful, " (or the next one was)")


def _altered(line: _Link) -> Problem:
    return Problem(
        line.number,
        f"neither is its prev the sha256 of line {line.number - 1}, nor its sha256 the prev of line "
        f"{line.number + 1}: it was altered, moved or put in",
    )


def _followed(line: _Link, doubt: str = "") -> Problem:
    return Problem(
        line.number,
        f"its sha256 {line.digest} is not the prev of line {line.number + 1}: it was altered{doubt}, "
        "or lines after it are missing, moved or put in",
    )


class _Check:
    """One log on its way through the checks, line by line."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.records = self.runs = self.last = 0
        self.head = ""
        self.stopped = self.cut = False
        self._chain = _Chain()
        self._run: int | None = None  # the first line of the run that is open
        self._tally = Tally()
        self._reads_to = "no record"
        self._seals: dict[str, int] = {}

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))

    def take(self, number: int, raw: bytes) -> None:
        """Check the next line, its newline included."""
        if not raw.endswith(b"\n"):
            self.problem(number, f"torn: no newline ends its {len(raw)} bytes. The log reads up to {self._reads_to}")
            self.cut = True
            return
        line = raw[:-1]
        which, content, fault = _read(number, line)
        self.head, self.last = digest(line), number
        if fault:
            self.problem(number, fault)
        found = self._chain.add(
            _Link(number, self.head, content.get("prev"), sound=not fault, sure=which is Kind.SEAL and not fault)
        )
        if found:
            self.problems.append(found)
        self._place(which, number, sound=not fault)
        if which is Kind.RECORD and not fault:
            self.records += 1
            self._tally.add(line, content)
            self._reads_to = f"line {number}, the record {content['id']!r:.80}"
        elif which is Kind.HEADER:
            self._open(number, content)
        elif which is Kind.SEAL:
            self._close(number, content, sound=not fault)
        if len(self.problems) >= MAX_PROBLEMS:
            self._stop(f"stopped after {len(self.problems)} problems")

    def _place(self, which: Kind | None, number: int, *, sound: bool) -> None:
        """Check that a line stands inside a run, unless it begins one."""
        if self._run is None and which is not Kind.HEADER:
            self._run, self._tally = number, Tally()
            if sound:
                self.problem(number, "no header stands before it; it is missing, or this is not a log of cleaner")

    def _open(self, number: int, content: dict[str, Any]) -> None:
        said = content["header"]
        if not schema_known(said):
            self._stop("stopped at a header of an unknown schema")
            return
        if self._run is not None:
            torn = said.get("recovered")
            lost = f"; {torn.get('bytes')} torn bytes were taken away" if isinstance(torn, dict) else ""
            self.notes.append(
                f"the run of line {self._run} was interrupted after line {number - 1} and has no seal{lost}. "
                f"The run of line {number} carries the chain on"
            )
        self._run, self._tally = number, Tally()
        self.runs += 1

    def _close(self, number: int, content: dict[str, Any], *, sound: bool) -> None:
        """Hold a seal against its run. Where a line of the run is wrong, it cannot fit, and that says nothing new."""
        if sound:
            self._seals[self.head] = number
        if sound and not any(problem.line >= (self._run or 0) for problem in self.problems):
            for key, found in self._tally.facts().items():
                if content["seal"][key] != found:
                    self.problem(number, f"the seal says {key} {content['seal'][key]!r}, its run has {found!r}")
        self._run = None

    def _stop(self, reason: str) -> None:
        self.stopped = True
        self.notes.append(f"{reason}: the lines after line {self.last} were not read")

    def finish(self, head: str | None) -> Verification:
        """Return what was found, at the end of the log."""
        found = self._chain.finish()
        if found:
            self.problems.append(found)
        if not self.last and not self.problems:
            self.problem(0, "the file is empty; a log begins with a header")
        faulty = {problem.line for problem in self.problems}
        if self._run is not None and not (self.cut or self.stopped or self.last in faulty):
            self.problem(
                self.last, f"not sealed: cut or interrupted after line {self.last}. It reads up to {self._reads_to}"
            )
        if head is not None and head != self.head and not self.stopped:
            at = self._seals.get(head)
            grown = f"it is the seal of line {at}, and more was written since" if at else "no seal has it"
            self.problem(self.last, f"the head is {self.head or 'missing'}, not {head}: {grown}")
        return Verification(
            tuple(sorted(self.problems, key=lambda problem: problem.line)),
            tuple(self.notes),
            self.records,
            self.runs,
            self.head,
        )


def _read(number: int, line: bytes) -> tuple[Kind | None, dict[str, Any], str]:
    """Return the kind of a line (None if it does not read), what it holds, and what is wrong in it, or nothing."""
    which: Kind | None = None
    content: dict[str, Any] = {}
    try:
        content = decode(line)
        which = kind(content)
        check(which, content, line)
    except LogBroken as error:
        begins = "; a log begins with a header: is this a log of cleaner?" if number == 1 else ""
        return which, content, f"{error}{begins if which is not Kind.HEADER else ''}"
    if which is Kind.HEADER and (content["prev"] is None) != (number == 1):
        missing = "lines before it are missing" if number == 1 else "it begins another log"
        return which, content, f"its prev is {content['prev']!r}, but it is line {number}: {missing}"
    return which, content, ""
