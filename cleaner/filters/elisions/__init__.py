"""Names and words that a scraper dropped from the middle of a sentence.

An extractor that takes a paragraph's own text and leaves its links, emphases and
names behind turns "told <a>Newsweek</a> that" into "told that". Nobody else repairs
this, and no line looks wrong; but the sentence is broken, and it says something
else to whoever counts names.

What is repaired has lost the one thing its grammar needs: "told" its hearer, a
statement its destination, an interview its other party. ``Config.elision`` says how.
``mend`` makes the least change that leaves a whole sentence and says nothing new;
``restore`` puts the publisher's name back where the metadata or the table of
publishers knows it (it is never guessed from the prose, and the edit says where it
comes from); ``mark`` puts ``[…]``; ``flag`` only reports. The default, ``auto``,
restores what is known and mends the rest.

Left alone: passives ("was told that"), "all told", "told that story", stranded
prepositions ("the man I spoke to, a teacher,"), prepositions that share an object
("sent to, among others, the press"), and words that are quoted.

ELI101 recipient-dropped
    "told that", "told last month that" and their kind, with a subject that speaks.

    >>> elisions("Officials from Riga have told that they are monitoring the border.")
    'Officials from Riga have said that they are monitoring the border.'
    >>> elisions("He was told that they left. She told that story. All told, it was fun.")
    'He was told that they left. She told that story. All told, it was fun.'

ELI102 recipient-of-quotation-dropped
    "told" before a quotation, or behind one at the end of a sentence.

    >>> elisions("“We go on,” the official told “This includes the long exercise.”")
    '“We go on,” the official said. “This includes the long exercise.”'
    >>> elisions("“I am fine,” she told “Good Morning America.”")
    '“I am fine,” she told “Good Morning America.”'

ELI103 destination-dropped
    "In a statement sent to," and its kind.

    >>> elisions("In a statement sent to, a NATO official rejected it.")
    'In a statement, a NATO official rejected it.'
    >>> elisions("In a statement sent to, among others, the press, he rejected it.")
    'In a statement sent to, among others, the press, he rejected it.'

ELI104 interviewer-dropped
    "in an interview with" at the end of a clause.

    >>> elisions("He said so in an interview with.")
    'He said so in an interview.'
    >>> elisions("The man I had an interview with, a baker, said so.")
    'The man I had an interview with, a baker, said so.'

ELI105 agent-dropped
    "seen by," "obtained by," and their kind. The sentence cannot be mended without
    the name, so without it the gap is reported.

    >>> elisions("The letter, which was seen by, says so.")
    'The letter, which was seen by, says so.'

ELI106 element-dropped
    Whatever stood in an inline element, where ``metadata["html"]`` has the page: a
    paragraph that reads like a block of the page but for some of its elements gets
    their words back, and the edit names the elements. Where the block is not
    certain, and under the policy ``mend``, nothing is done.

    >>> from cleaner.document import Document
    >>> page = {"html": "<p>He told <a>The Example</a> that it rained.</p>"}
    >>> [(p.start, p.after) for p in elisions.proposals(Document("He told that it rained.", metadata=page))]
    [(7, ' The Example ')]

ELI201 source-dropped
    "according to," and "according to the." Reported only.

    >>> elisions("There were 3,248 cases, according to.")
    'There were 3,248 cases, according to.'

ELI202 noun-dropped
    An article before punctuation, or before a verb or another small word: "The is
    backlit", "wrote in a that", "A study by The found". English needs no other
    evidence than "the."; French and Spanish articles count in texts of their language. Reported only.

    >>> elisions("It slowed the. But it worked.")
    'It slowed the. But it worked.'

ELI203 object-dropped
    A preposition before punctuation, in a frame that needs more: "such as,"
    "a spokesperson for." "In, the authors". German, French, Spanish, Portuguese and
    Italian have frames of their own; so has a conjunction before a full stop ("und.").
    Reported only.

    >>> elisions("In, the authors test it, as a spokesperson for.")
    'In, the authors test it, as a spokesperson for.'

ELI204 empty-brackets
    "(; 10 December 1815)", "The novel “” was". Reported only.

    >>> elisions("Ada Lovelace (; 10 December 1815) wrote it.")
    'Ada Lovelace (; 10 December 1815) wrote it.'

ELI205 words-between-marks-dropped
    Two commas, a comma before a full stop, or a full stop before a comma. Reported
    only.

    >>> elisions("Her first novel,, was followed by a second,.")
    'Her first novel,, was followed by a second,.'

ELI206 space-for-dropped-words
    White space that a tag left, behind a word that ends no clause: "born in , Germany",
    "Click  to read", "You can read the full letter .". Reported only, and left as it is
    by layout.

    >>> elisions("She was born in , Germany. Click  to read more of it.")
    'She was born in , Germany. Click  to read more of it.'

ELI207 hearer-dropped
    "informed that", "assured that" and their kind, with a subject that speaks.
    Reported only, since Indian English leaves the hearer out.

    >>> elisions("Officials have informed that the road is open.")
    'Officials have informed that the road is open.'

Known gap: a name that was the subject ("Last week told that"), and every drop that
leaves a sentence whole. Without the page nothing shows them.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Filter, Proposal
from cleaner.filters.elisions import articles, gaps, german, outlets, page, prepositions, romance, scars, telling
from cleaner.filters.elisions.rules import RULES


def find(document: Document) -> Iterator[Proposal]:
    """Propose a repair, or a report, for each gap. A gap is found once, by the first that knows most of it."""
    known = list(page.find(document))
    if known:
        # What the page tells is put back first; in the next pass the others see whole sentences.
        yield from known
        return
    taken: set[int] = set()
    for finder in (telling, outlets, gaps, articles, german, romance, prepositions, scars):
        for found in finder.find(document):
            places = range(found.start, found.end)
            if taken.isdisjoint(places):
                taken.update(places)
                yield found


elisions = Filter("elisions", 1, RULES, find)
