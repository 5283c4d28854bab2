"""Which marks of a paragraph open a quotation and which close one, in the system the paragraph uses.

The same mark opens in one system and closes in another: ``“`` in English and in
German, ``»`` in German and in French, ``”`` in Swedish and in English. So a mark
is read by what is open before it, and by the spaces around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.patterns import Match, Pattern

MARK = Pattern(r"""["“”„«»「」『』″] | ’’ | ''""")
_SINGLE = Pattern("[‘’']")
_DECADE = Pattern(r'"[0-9]{2}s\b')

CLOSED_BY = {
    "“": ("”", '"', "“", "″", "’’", "''"),
    '"': ('"', "”", "“", "″", "’’", "''"),
    "„": ("“", "”", '"', "″", "’’", "''"),
    "”": ("”", '"', "’’", "''"),
    "«": ("»",),
    "»": ("«", "»"),
    "「": ("」",),
    "『": ("』",),
}
"""What closes what: by the books, and as people type it."""
_ALWAYS_OPEN = "„「『"
_NEVER_OPEN = ("」", "』", "″", "’’", "''")
_STRAY_IS_NO_MARK = ("″", "’’", "''")
_BEFORE_OPENING = "([{—–-‘‚¿¡"
_BEHIND_CLOSING = ".,;:!?)]"
_BEHIND_CLOSING_LOW = "-–—/’"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation from its opening mark at ``start`` to its closing mark at ``end``, None while it is open.

    ``inner`` is for one that stands inside another.
    """

    start: int
    end: int | None
    opener: str
    closer: str
    inner: bool = False


def read(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a paragraph by position; none at all where its marks make no sense.

    >>> [(q.start, q.end) for q in read("„Ja“, sagte er. „Nein.")]
    [(0, 3), (16, None)]
    >>> read("A 6\\" pipe, she said. \\"We won.")
    ()
    """
    if MARK.search(text) is None:
        return _read_single(text)
    if _DECADE.search(text):
        return ()
    found: list[Quotation] = []
    opened: list[tuple[int, str]] = []
    for match in MARK.finditer(text):
        mark = match[0] or ""
        top = opened[-1][1] if opened else ""
        if _opens(text, match, top):
            if mark == top and mark in '"”»':
                return ()
            opened.append((match.start(), mark))
        elif mark in CLOSED_BY.get(top, ()):
            start, opener = opened.pop()
            found.append(Quotation(start, match.start(), opener, mark, bool(opened)))
        elif not (mark in _STRAY_IS_NO_MARK or (mark != '"' and _measures(text, match))):
            return ()
    found += [Quotation(start, None, opener, "", number > 0) for number, (start, opener) in enumerate(opened)]
    return tuple(sorted(found, key=lambda quotation: quotation.start))


def looks_open(text: str, start: int, end: int) -> bool:
    """Whether the mark at *start* to *end* has a space before it, or a bracket, and a word behind."""
    behind = text[end : end + 1]
    return _spaced(text, start) and behind.strip() != "" and behind not in _BEHIND_CLOSING


def _spaced(text: str, start: int) -> bool:
    before = text[max(0, start - 1) : start]
    return not before.strip() or before in _BEFORE_OPENING


def _opens(text: str, match: Match, top: str) -> bool:
    mark, start, end = match[0] or "", match.start(), match.end()
    if mark in _NEVER_OPEN or (mark == "«" and top == "»"):
        return False
    if mark in _ALWAYS_OPEN:
        return True
    if mark == "«":
        return _spaced(text, start)
    if mark == "“":
        return not _closes_low(text, start, top)
    if mark in "”»" and top not in ("", mark):
        return False
    return looks_open(text, start, end)


def _closes_low(text: str, start: int, top: str) -> bool:
    """Whether ``“`` is the German closing mark, or one typed for ``”``, rather than the English opening mark."""
    behind = text[start + 1 : start + 2]
    if behind and behind in _BEHIND_CLOSING:
        return True
    if not behind.strip():
        return top in ("„", "“") or not _spaced(text, start)
    return not _spaced(text, start) and (top == "„" or behind in _BEHIND_CLOSING_LOW)


def _measures(text: str, match: Match) -> bool:
    """Whether a mark stands for inches: ``6”``."""
    return text[max(0, match.start() - 1) : match.start()].isdigit()


def _read_single(text: str) -> tuple[Quotation, ...]:
    """Read ``‘…’``. A closing mark is also the apostrophe, so what may be one closes: a miss, and no false find."""
    found: list[Quotation] = []
    opened: int | None = None
    for match in _SINGLE.finditer(text):
        start, end = match.span()
        if match[0] == "‘" and text[end : end + 1].isupper() and looks_open(text, start, end):
            if opened is not None:
                return ()
            opened = start
        elif opened is not None and not text[end : end + 1].isalnum():
            found.append(Quotation(opened, start, "‘", "’"))
            opened = None
    if opened is not None and (found or text[:opened].rstrip().endswith(":")):
        # Alone it may be a letter of a transcribed name: ‘Ali.
        found.append(Quotation(opened, None, "‘", ""))
    return tuple(found)


def open_at_end(quotations: tuple[Quotation, ...]) -> Quotation | None:
    """Return the outermost quotation that is still open at the end of its paragraph, or None."""
    for quotation in quotations:
        if quotation.end is None:
            merged = quotation.opener == "«" and any(q.start > quotation.start and q.closer == "»" for q in quotations)
            # In Russian and French one mark may close two: «Театр «Заря».
            return None if merged else quotation
    return None
