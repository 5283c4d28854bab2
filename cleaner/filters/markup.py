"""Markup that was printed as text.

A page builder that is switched off leaves its shortcodes; an extractor that cuts
strings leaves tags; a wiki shows its editors' marks to everybody. None of it was
written as part of a sentence.

Left alone: brackets of a writer (``[sic]``, ``[1]``, ``[the minister]``), indexes
and attributes in code, a ``<`` in mathematics, and every tag in a text that speaks
of HTML or another markup.

MRK101 shortcode
    ``[name key="value"]`` and ``[/name]``, as WordPress and its page builders use
    them. A button goes with its label; of a caption only the marks go. A name that no
    site software is known for counts only with an attribute, and closed.

    >>> markup('Before. [button link="https://example.org"]Subscribe[/button] After.')
    'Before. After.'
    >>> markup('[caption id="a" width="300"]A red fox.[/caption]')
    'A red fox.'
    >>> markup('He said [it] was fine, see row[i=0] and [link].')
    'He said [it] was fine, see row[i=0] and [link].'

MRK102 stray-tag
    A tag of HTML: one of a block with attributes or at a line's edge, a line break, or
    a pair of inline tags close around their words.

    >>> markup('It was <a href="/x">late</a>.<br/>Then <b>rain</b> came.')
    'It was late.\\nThen rain came.'
    >>> markup("if a <b and c> d, then a < d")
    'if a <b and c> d, then a < d'
    >>> markup("HTML has <b>bold</b> text.")
    'HTML has <b>bold</b> text.'

MRK103 editorial-note
    A note for the editors of a wiki: "citation needed" and its kind.

    >>> markup("It grew [citation needed] fast.[clarification needed]")
    'It grew fast.'
    >>> markup("The label read [citation].")
    'The label read [citation].'

MRK104 edit-link
    The "[edit]" that a wiki prints after a heading.

    >>> markup("Early history[edit]")
    'Early history'
    >>> markup("Press [edit] to change it.")
    'Press [edit] to change it.'
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.edits import Safety
from cleaner.filter import Filter, Proposal, Rule
from cleaner.patterns import Pattern, contains

SHORTCODE = Rule("MRK101", "shortcode", Safety.SAFE, "0.1.0", "a shortcode of a page builder was left in the text")
TAG = Rule("MRK102", "stray-tag", Safety.SAFE, "0.1.0", "an HTML tag was left in the text")
NOTE = Rule("MRK103", "editorial-note", Safety.SAFE, "0.1.0", "a note for a wiki's editors was left in the text")
EDIT_LINK = Rule("MRK104", "edit-link", Safety.SAFE, "0.1.0", "a wiki's edit link was left after a heading")

_VALUE = r"""(?: "[^"\]\n]*" | '[^'\]\n]*' | “[^”\]\n]*” | ”[^”\]\n]*” )"""
_ATTRIBUTES = rf"(?: [ ]+ [A-Za-z_][A-Za-z0-9_-]* = {_VALUE} )"
# The label of a button is a call to act, not prose, so it goes with the button.
_BUTTON = rf"\[button {_ATTRIBUTES}* \] [^\[\]\n]{{0,80}} \[/button\]"
# Without attributes there is nothing to know a mark by but a name that site software uses.
_NAMES = r"""(?: caption | gallery | embed | audio | video | playlist | button | columns? | row | tabs? | accordion
    | image | quote_box | (?: vc | et_pb | fusion | av | su )_[a-z_]+ )"""
_SHORTCODE = Pattern(rf"{_BUTTON} | \[ (/?) ([a-z][a-z0-9_-]*) ({_ATTRIBUTES}*) [ ]* /? \]")
_KNOWN = Pattern(_NAMES)

_INLINE = "a | abbr | b | cite | code | em | font | i | mark | small | span | strong | sub | sup | u"
_BLOCK = """article | aside | blockquote | center | div | figcaption | figure | footer | h[1-6] | header | iframe
    | img | li | ol | p | section | table | tbody | td | th | tr | ul"""
_TAG_ATTRIBUTES = r"""(?: \s+ [a-z][a-z-]* (?: = (?: "[^"<>]*" | '[^'<>]*' | [^\s"'<>]+ ) )? )"""
_BREAK_TAG = Pattern(rf"(?i) [ ]* (?: < /? (?: br | hr | {_BLOCK} ) {_TAG_ATTRIBUTES}* \s* /? > [ ]* )+")
# What makes a run of such tags residue: a line break, an attribute, a closing tag behind a sentence, or several tags.
_RESIDUE = Pattern(r"(?i) < [bh]r \b | = | > [ ]* <")
_PARAGRAPH = Pattern(r"(?i) < /? (?: p | div | li | h[1-6] ) \s* >")
_INLINE_TAG = Pattern(rf"(?i) < ({_INLINE}) ({_TAG_ATTRIBUTES}*) \s* > | </ ({_INLINE}) \s* >")

_NOTE = Pattern(r"(?i)[ ]? \[ (?: (?: citation | clarification | page | quotation | verification ) [ ] needed ) \]")
# Behind these words or marks the note is spoken of.
_QUOTED = Pattern(r"""(?: ["“‘'«„] | \b (?: reading | says | said | typed | wrote ) [ ] | : [ ]? | \A | \n ) \z""")
_EDIT_LINK = Pattern(r"(?: \[edit\] )+ [ \t]* (?: \r?\n | \z )")


def find(document: Document) -> Iterator[Proposal]:
    """Propose to delete each mark, with the space that would be left doubled."""
    text = document.text
    if "[" in text:
        yield from _brackets(text, shortcodes=not document.about_markup)
    if "<" in text and not document.about_markup:
        yield from _tags(text)


def _brackets(text: str, *, shortcodes: bool) -> Iterator[Proposal]:
    for match in _NOTE.finditer(text):
        bracket = text.index("[", match.start())
        if not _QUOTED.search(text[max(0, bracket - 10) : bracket]):
            yield NOTE.edit(text, *match.span())
    for match in _EDIT_LINK.finditer(text):
        heading_ends = match.start() > 0 and not text[match.start() - 1].isspace()
        if heading_ends:
            yield EDIT_LINK.edit(text, match.start(), text.rindex("]", 0, match.end()) + 1)
    if shortcodes:
        yield from _shortcodes(text)


def _shortcodes(text: str) -> Iterator[Proposal]:
    """Propose marks whose name is known, and those with attributes that are closed later, with what closes them."""
    found = list(_SHORTCODE.finditer(text))
    closed = {match[2] for match in found if match[1]}
    opened = {match[2] for match in found if not match[1] and match[3]}
    for match in found:
        name = match[2]
        paired = name in opened & closed and name != "quote"  # its attributes say who speaks
        if name is not None and _KNOWN.fullmatch(name):
            paired = bool(match[1] or match[3]) or name in closed
        if name is None or paired:
            yield SHORTCODE.edit(text, *_with_space(text, *match.span()))


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Take one of two spaces around a mark with it, so that none is doubled."""
    after_space = start == 0 or text[start - 1] in " \n"
    return start, end + (after_space and text[end : end + 1] == " ")


def _tags(text: str) -> Iterator[Proposal]:
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    for match in _BREAK_TAG.finditer(text):
        start, end = match.span()
        at_edge = start <= first or end >= last or text[start - 1] == "\n" or text[end] in "\r\n"
        if _is_residue(text, start, end, at_edge=at_edge):
            yield TAG.edit(text, start, end, "" if at_edge else "\n")
    yield from _inline_tags(text)


def _is_residue(text: str, start: int, end: int, *, at_edge: bool) -> bool:
    """Whether a run of block tags is what a page left, and not a name in angle brackets (``List<Article>``)."""
    run = text[start:end].strip()
    if _RESIDUE.search(run):
        return True
    if run.startswith("</"):
        return at_edge or text[start - 1] in ".!?…”\"'’)"
    return at_edge and _PARAGRAPH.fullmatch(run) is not None and not text[start - 1 : start].isalnum()


def _inline_tags(text: str) -> Iterator[Proposal]:
    """Propose inline tags that open and close within a line, close around their words."""
    opened: list[tuple[str, int, int]] = []
    reach = 0
    for match in _INLINE_TAG.finditer(text):
        start, end = match.span()
        if "\n" in text[reach:start]:
            opened.clear()
        reach = end
        if match[1]:
            name = match[1].lower()
            if not text[end : end + 1].isspace() and (name != "a" or match[2]):
                opened.append((name, start, end))
        elif opened and opened[-1][0] == (match[3] or "").lower():
            _, open_start, open_end = opened.pop()
            if not text[start - 1].isspace():
                yield TAG.edit(text, open_start, open_end)
                yield TAG.edit(text, start, end)


markup = Filter("markup", 1, (SHORTCODE, TAG, NOTE, EDIT_LINK), find, contains("[", "<"))
