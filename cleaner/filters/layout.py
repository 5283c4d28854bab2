"""White space that a page needed and a text does not.

Templates print empty lines around what they include; editors leave spaces at line
ends; a tag that is taken out leaves the space that stood before it in front of a
comma. Words are not touched.

Left alone: indentation, tabs and spaces inside lines (verse, tables, code), single
blank lines, form feeds, and the space that French typography puts before ``; : ! ?``.

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
    One space between a word and a comma or full stop that ends a clause.

    >>> layout("He came , saw and left .")
    'He came, saw and left.'
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

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.edits import Safety
from cleaner.filter import Filter, Proposal, Rule
from cleaner.patterns import Pattern

BLANK_RUN = Rule("LAY101", "blank-run", Safety.SAFE, "0.1.0", "more than one blank line")
TRAILING_SPACE = Rule("LAY102", "trailing-space", Safety.SAFE, "0.1.0", "spaces at the end of a line")
SPACE_BEFORE = Rule("LAY103", "space-before-punctuation", Safety.SAFE, "0.1.0", "a space stands before punctuation")
TRAILING_BLANK = Rule("LAY104", "trailing-blank-lines", Safety.SAFE, "0.1.0", "blank lines at the end of the text")

_BLANK_RUN = Pattern(r"(?: \r\n | \n | \r ) (?: [ \t]* (?: \r\n | \n | \r ) ){2,}")
_LEADING_BLANK = Pattern(r"\A (?: [ \t]* (?: \r\n | \n | \r ) )+")
_TRAILING_BLANK = Pattern(r"(?: \r\n | \n | \r ) ( (?: [ \t]* (?: \r\n | \n | \r ) )+ [ \t]* ) \z")
_TRAILING_SPACE = Pattern(r"[ \t]+ (?: [\r\n] | \z )")
# A letter, one space, the mark, and then a space, a line end or a closing mark: what stands in a
# sentence. Abbreviations (".NET"), decimals (" .5") and ellipses (" ...") go on after the mark.
_SPACE_BEFORE = Pattern(r"[\pL”’\"')\]] ([ ]) [,.] (?: [ \r\n”\"’)\]] | \z )")


def find(document: Document) -> Iterator[Proposal]:
    """Propose white space to delete, or to bring down to one blank line."""
    text = document.text
    for match in _SPACE_BEFORE.finditer(text):
        yield SPACE_BEFORE.edit(text, *match.span(1))
    for match in _TRAILING_SPACE.finditer(text):
        end = match.start() + len(text[match.start() : match.end()].rstrip("\r\n"))
        yield TRAILING_SPACE.edit(text, match.start(), end)
    yield from _blank_lines(text)


def _blank_lines(text: str) -> Iterator[Proposal]:
    tail = _TRAILING_BLANK.search(text)
    reach = len(text)
    if tail:
        yield TRAILING_BLANK.edit(text, *tail.span(1))
        reach = tail.start()
    head = _LEADING_BLANK.search(text)
    if head and text[head.end() :].strip():
        yield BLANK_RUN.edit(text, *head.span())
    for match in _BLANK_RUN.finditer(text):
        if (not head or match.start() >= head.end()) and match.start() < reach:
            run = text[match.start() : match.end()]
            newline = "\r\n" if run.startswith("\r\n") else run[0]
            yield BLANK_RUN.edit(text, *match.span(), newline * 2)


_ANY = Pattern(
    r"[\r\n][ \t]*[\r\n][ \t]*[\r\n] | [ \t][\r\n] | [ ][,.] | [ \t\r\n]\z | \A[ \t]*[\r\n]"
)

layout = Filter(
    "layout",
    1,
    (BLANK_RUN, TRAILING_SPACE, SPACE_BEFORE, TRAILING_BLANK),
    find,
    lambda text: _ANY.search(text) is not None,
)
