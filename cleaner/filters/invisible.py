"""Characters that nobody sees and every search trips over.

A byte-order mark is glued into the middle when files are joined; terminal programs
leave escape sequences; editors break long words with zero-width spaces and soft
hyphens that a browser needs and a text does not.

Left alone: ZERO WIDTH JOINER and NON-JOINER, which shape Indic and Persian words
and emoji; direction marks; zero-width spaces in scripts that write no spaces, where
they part words; a soft hyphen at the end of a line, which is a visible hyphen.

INV101 byte-order-mark
    U+FEFF anywhere. In a file of UTF-8 it says nothing, and inside a text it joins
    what should be told apart.

    >>> invisible("\\ufeffOne\\ufeff two")
    'One two'
    >>> invisible("One two")
    'One two'

INV102 control-character
    C0 controls and DELETE. Separators (U+001C to U+001F) between words become a space.
    Tab, line ends, vertical tab and form feed stay.

    >>> invisible("It\\x00 was\\x08 late.")
    'It was late.'
    >>> invisible("one\\x1ftwo")
    'one two'
    >>> invisible("a\\tb\\x0cc")
    'a\\tb\\x0cc'

INV103 terminal-escape
    A colour or cursor command of a terminal (ECMA-48, "CSI" sequences).

    >>> invisible("\\x1b[1;31mfailed\\x1b[0m")
    'failed'
    >>> invisible("arr[1;31m]")
    'arr[1;31m]'

INV104 zero-width-space
    ZERO WIDTH SPACE or WORD JOINER between characters of a script that writes
    spaces.

    >>> invisible("news\\u200bpaper")
    'newspaper'
    >>> invisible("ภาษา\\u200bไทย")
    'ภาษา\\u200bไทย'

INV105 soft-hyphen
    SOFT HYPHEN inside a word.

    >>> invisible("Bundes\\xadregierung")
    'Bundesregierung'
    >>> invisible("Bundes\\xad\\nregierung")
    'Bundes\\xad\\nregierung'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cleaner.document import Document
from cleaner.edits import Safety
from cleaner.filter import Filter, Proposal, Rule
from cleaner.patterns import Pattern

BOM = Rule("INV101", "byte-order-mark", Safety.SAFE, "0.1.0", "a byte-order mark stands in the text")
CONTROL = Rule("INV102", "control-character", Safety.SAFE, "0.1.0", "a control character stands in the text")
ESCAPE = Rule("INV103", "terminal-escape", Safety.SAFE, "0.1.0", "a command to a terminal stands in the text")
ZERO_WIDTH = Rule("INV104", "zero-width-space", Safety.SAFE, "0.1.0", "an invisible space parts a word")
SOFT_HYPHEN = Rule("INV105", "soft-hyphen", Safety.SAFE, "0.1.0", "an invisible hyphen parts a word")

_UNSPACED_SCRIPTS = Pattern(
    r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Han}\p{Hiragana}\p{Katakana}\p{Tai_Le}\p{Javanese}"
    r"\p{Balinese}\p{Sundanese}\p{Buginese}\p{New_Tai_Lue}\p{Tai_Tham}\p{Chakma}]"
)


def _useless_between(text: str, start: int, end: int) -> bool:
    """A zero-width space does something only next to a script that writes no spaces."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return _UNSPACED_SCRIPTS.search(around) is None


def _inside_a_line(text: str, start: int, end: int) -> bool:
    """A soft hyphen at the end of a line is the hyphen that a reader saw there."""
    return end < len(text) and text[end] not in "\r\n"


def _anywhere(text: str, start: int, end: int) -> bool:
    return True


_RULES: tuple[tuple[Rule, Pattern, Callable[[str, int, int], bool]], ...] = (
    (BOM, Pattern(r"\x{FEFF}+"), _anywhere),
    (ESCAPE, Pattern(r"\x1b\[ [0-9;?]* [A-Za-z]"), _anywhere),
    # An escape that starts a terminal command is part of it, and is not taken out alone.
    (CONTROL, Pattern(r"[\x00-\x08\x0e-\x1f\x7f]+"), lambda text, start, end: text[end - 1 : end + 1] != "\x1b["),
    (ZERO_WIDTH, Pattern(r"[\x{200B}\x{2060}]+"), _useless_between),
    (SOFT_HYPHEN, Pattern(r"\x{AD}+"), _inside_a_line),
)


def find(document: Document) -> Iterator[Proposal]:
    """Propose to delete each run of invisible characters that does nothing."""
    text = document.text
    for rule, pattern, holds in _RULES:
        for match in pattern.finditer(text):
            if holds(text, *match.span()):
                yield rule.edit(text, *match.span(), _instead(text, *match.span()))


def _instead(text: str, start: int, end: int) -> str:
    """A space for separators (U+001C to U+001F) that stand between words; else nothing."""
    separates = any("\x1c" <= char <= "\x1f" for char in text[start:end])
    return " " if separates and text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() else ""


_ANY = Pattern(r"[\x00-\x08\x0e-\x1f\x7f\x{AD}\x{200B}\x{2060}\x{FEFF}]")

invisible = Filter(
    "invisible",
    1,
    (BOM, CONTROL, ESCAPE, ZERO_WIDTH, SOFT_HYPHEN),
    find,
    lambda text: _ANY.search(text) is not None,
)
