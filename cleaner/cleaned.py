"""The outcome for one document: the result, every edit, every flag, and the record of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cleaner.edits import Edit, Flag, apply, inverse


@dataclass(frozen=True, slots=True)
class Pass:
    """One run of one filter that changed the text, with its edits from left to right."""

    filter: str
    version: int
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What came out for one document.

    ``source``     the text given
    ``text``       the result
    ``passes``     the runs that changed it, in order
    ``flags``      what was found and not applied, by position in the source
    ``language``   a code, or None when it was not given and nothing needed to know
    ``truncated``  a TRU rule found the text cut off
    ``guarded``    chrome rules would have taken too much, so they only reported
    """

    source: str
    text: str
    passes: tuple[Pass, ...]
    flags: tuple[Flag, ...]
    language: str | None
    truncated: bool
    guarded: bool

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that were applied, in order of application."""
        return tuple(edit for one in self.passes for edit in one.edits)

    def undo(self) -> str:
        """Return the source, made again from the result and the edits alone."""
        text = self.text
        for one in reversed(self.passes):
            text = apply(text, inverse(one.edits))
        return text

    def record(self, id: str | None = None) -> dict[str, Any]:
        """Return everything that happened as a plain dict, ready to be one JSON line of a log.

        *id* names the document; without it, the digest of the source does.
        ``chars`` are code points, ``sha256`` are of the UTF-8 form.
        """
        source = text_facts(self.source)
        return {
            "id": source["sha256"] if id is None else id,
            "source": source,
            "result": text_facts(self.text),
            "language": self.language,
            "truncated": self.truncated,
            "guarded": self.guarded,
            "passes": [
                {"filter": one.filter, "version": one.version, "edits": [_edit(edit) for edit in one.edits]}
                for one in self.passes
            ],
            "flags": [
                {"rule": flag.rule, "origin": list(flag.origin), "text": flag.text, "why": flag.why}
                for flag in self.flags
            ],
        }


def text_facts(text: str) -> dict[str, Any]:
    """Return what a record says of a text: the sha256 of its UTF-8 form, and its code points."""
    import hashlib

    return {"sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(), "chars": len(text)}


def _edit(edit: Edit) -> dict[str, Any]:
    said: dict[str, Any] = {
        "rule": edit.rule,
        "start": edit.start,
        "before": edit.before,
        "after": edit.after,
        "origin": list(edit.origin),
    }
    if edit.why:
        said["why"] = edit.why
    return said
