"""White space that a page needed and a text does not.

Templates print empty lines around what they include; editors leave spaces at line
ends; a tag that is taken out leaves the space that stood before it in front of a
comma. Words are not touched.

Left alone: indentation, tabs and spaces inside lines (verse, tables, code), single
blank lines, form feeds, the space that French typography puts before ``; : ! ?``, and
the space that shows a dropped word (``born in , Germany``), which ELI206 reports.

LAY101 blank-run
    More than one blank line between two lines, and blank lines at the start.

    >>> layout("One.\\n\\n\\n\\nTwo.\\n")
    'One.\\n\\nTwo.\\n'
    >>> layout("One.\\n\\nTwo.")
    'One.\\n\\nTwo.'

LAY102 trailing-space
    Spaces and tabs at the end of a line.

    >>> layout("One. \\t\\nTwo.")
    'One.\\nTwo.'
    >>> layout("  indented\\tcell")
    '  indented\\tcell'

LAY103 space-before-punctuation
    One space between a word and a comma or full stop that ends a clause, in a line
    that is a sentence.

    >>> layout("He came late , saw it and left .")
    'He came late, saw it and left.'
    >>> layout("git add . and then commit; f . g; Wait . . . what")
    'git add . and then commit; f . g; Wait . . . what'
    >>> layout("the .NET library, 5 .5, and so on ...; Vraiment ?")
    'the .NET library, 5 .5, and so on ...; Vraiment ?'

LAY104 trailing-blank-lines
    Blank lines at the end of the text. One line end, if there is one, stays.

    >>> layout("The end.\\n\\n\\n")
    'The end.\\n'
    >>> layout("The end.\\n")
    'The end.\\n'
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator

from cleaner.document import CLOSERS, Document
from cleaner.edits import Safety
from cleaner.filter import Filter, Proposal, Rule
from cleaner.filters.elisions.scars import is_scar
from cleaner.patterns import Pattern

BLANK_RUN = Rule("LAY101", "blank-run", Safety.SAFE, "0.1.0", "more than one blank line")
TRAILING_SPACE = Rule("LAY102", "trailing-space", Safety.SAFE, "0.1.0", "spaces at the end of a line")
SPACE_BEFORE = Rule("LAY103", "space-before-punctuation", Safety.SAFE, "0.1.0", "a space stands before punctuation")
TRAILING_BLANK = Rule("LAY104", "trailing-blank-lines", Safety.SAFE, "0.1.0", "blank lines at the end of the text")

_TRAILING_SPACE = Pattern(r"[ \t]+ (?: [\r\n] | \z )")
LONGEST = 400
"""So far before a mark its sentence is looked at."""
_CODE = Pattern(
    r"[`$={};\\]"
    r" | \b (?: git | pip | npm | docker | cp | mv | ls | cd | find | grep | tar | rsync | COPY | ADD | RUN ) [ ]"
)
# A letter, one space, the mark, and then a space, a line end or a closing mark: what stands in a
# sentence. Abbreviations (".NET"), decimals (" .5") and ellipses (" ...") go on after the mark.
_SPACE_BEFORE = Pattern(r"[\pL”’\"')\]] ([ ]) [,.] (?: [ \r\n”\"’)\]] | \z )")


def find(document: Document) -> Iterator[Proposal]:
    """Propose white space to delete."""
    text = document.text
    for match in _SPACE_BEFORE.finditer(text):
        if _in_a_sentence(text, match.start(1)) and not is_scar(text, match.start(1)):
            yield SPACE_BEFORE.edit(text, *match.span(1))
    blank = sorted(_blank_lines(document), key=lambda edit: edit.start)
    yield from blank
    starts = [edit.start for edit in blank]
    for match in _TRAILING_SPACE.finditer(text):
        start = match.start()
        before = bisect.bisect_right(starts, start) - 1
        if before < 0 or start >= blank[before].end:
            yield TRAILING_SPACE.edit(text, start, start + len(text[start : match.end()].rstrip("\r\n")))


def _in_a_sentence(text: str, space: int) -> bool:
    """Whether the mark behind *space* ends a clause of prose, and is no dot of a command, a formula or a row."""
    mark = text[space + 1]
    line_start = max(text.rfind("\n", 0, space) + 1, space - LONGEST)
    before, behind = text[line_start:space], text[space + 2 : space + 4]
    words = before.split()
    if behind[1:2] == "." or before.endswith((" .", " ,")) or _CODE.search(text[line_start : space + 40]):
        return False
    if mark == ",":
        return words[-1].lower() not in ("press", "use")
    ends = not behind.strip() or not behind[0].isspace() or behind[1:2].isupper() or behind[1:2].isdigit()
    return ends and len(words) > 3 and len(words[-1].strip(CLOSERS)) > 2


def _blank_lines(document: Document) -> Iterator[Proposal]:
    """Propose to delete all but the first blank line of each run, and all at the edges of the text."""
    text, lines = document.text, document.lines
    full = [number for number, line in enumerate(lines) if line.text.strip(" \t")]
    if not full:
        return
    if full[0] > 0:
        yield BLANK_RUN.edit(text, 0, lines[full[0]].start)
    for number, following in itertools.pairwise(full):
        if following - number > 2:
            yield BLANK_RUN.edit(text, lines[number + 2].start, lines[following].start)
    if full[-1] + 1 < len(lines):
        yield TRAILING_BLANK.edit(text, lines[full[-1] + 1].start, len(text))


_ANY = Pattern(r"[\r\n][ \t]*[\r\n] | [ \t][\r\n] | [ ][,.] | [ \t]\z | \A[ \t]*[\r\n]")

layout = Filter(
    "layout",
    1,
    (BLANK_RUN, TRAILING_SPACE, SPACE_BEFORE, TRAILING_BLANK),
    find,
    lambda text: _ANY.search(text) is not None,
)
