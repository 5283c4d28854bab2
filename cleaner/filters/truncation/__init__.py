"""Texts that break off.

A feed gives the first two hundred characters and a mark; a crawler stops reading; a
page loads its second half later. The last sentence has no end, and whoever learns
from the text learns to stop there.

What is cut off is dropped back to the last whole sentence, and the log keeps it;
``Config.truncation`` can ``mark`` the place with ``[…]``, or only ``flag`` it.

Left alone: a text that is nothing but one unfinished line (a headline); lists, verse,
tables, signatures, addresses, credits, emoji; a last line that is a heading; and text
in scripts that write no full stop.

TRU101 cut-off-sentence
    A last sentence that breaks off with a quotation still open, or after a word or
    mark that cannot end one.

    >>> truncation("It rained all day. We stayed.\\n\\nIn the evening it cleared.\\n\\n“The mayor")
    'It rained all day. We stayed.\\n\\nIn the evening it cleared.'
    >>> truncation("It rained all day. In the evening the mayor of the")
    'It rained all day.'
    >>> truncation("It rained all day. We stayed.\\n\\nJane Doe, Reuters")
    'It rained all day. We stayed.\\n\\nJane Doe, Reuters'
    >>> truncation("What we know about the")
    'What we know about the'

TRU102 teaser-mark
    What a feed prints where it stops: ``[…]``, ``… [+2093 chars]``, ``Read more``
    after an ellipsis, ``Continue reading →``.

    >>> truncation("It rained all day. In the evening the mayor… [+2093 chars]")
    'It rained all day.'
    >>> truncation("It rained all day. Continue reading →")
    'It rained all day.'
    >>> truncation("“It rained […] all day,” he said. Then he left...")
    '“It rained […] all day,” he said. Then he left...'

TRU201 unfinished-sentence
    A last sentence without an end, behind a whole one in its paragraph; an ellipsis
    behind a word that ends no sentence. In scripts without capitals too. Many writers
    forget the last full stop, so this is RISKY: by default it is a flag, and the text
    counts as truncated.

    >>> from cleaner.edits import Safety
    >>> truncation("It rained all day. In the evening they said that the ban was unlaw")
    'It rained all day. In the evening they said that the ban was unlaw'
    >>> truncation("It rained all day. In the evening they said that the ban was unlaw", floor=Safety.RISKY)
    'It rained all day.'
    >>> truncation("雨下了一整天。晚上市长说这座桥", floor=Safety.RISKY)
    '雨下了一整天。'

TRU202 unfinished-last-paragraph
    The same in a paragraph of its own, behind whole ones: plain words, a last word
    that is the beginning of one that the text has whole ("unlaw"), or a name that it
    speaks of. Reported only.

    >>> truncation("It rained all day long.\\n\\nIn the evening they said that it was")
    'It rained all day long.\\n\\nIn the evening they said that it was'

    Known gap: a name or a single word may be a signature, a line of a list may end as
    it is, and a caption or a note may read like a sentence that was cut.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Filter, Proposal
from cleaner.filters.truncation import endings, teasers
from cleaner.filters.truncation.rules import RULES


def find(document: Document) -> Iterator[Proposal]:
    """Propose what to drop behind the last whole sentence."""
    mark = teasers.teaser(document.text)
    if mark is not None:
        yield from teasers.find(document, mark)
    elif document.paragraphs:
        yield from endings.find(document)


truncation = Filter("truncation", 1, RULES, find)
