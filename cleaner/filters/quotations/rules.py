"""The rules of the filter, apart from it so that each module can name them."""

from __future__ import annotations

from cleaner.edits import Safety
from cleaner.filter import Rule

UNCLOSED = Rule("QUO101", "unclosed-quotation", Safety.SAFE, "0.1.0", "a quotation is opened and not closed")
BEFORE_SPEAKER = Rule(
    "QUO102",
    "unclosed-before-speaker",
    Safety.SAFE,
    "0.1.0",
    "a quotation is not closed before the words that name its speaker",
)
NO_FULL_STOP = Rule(
    "QUO301",
    "full-stop-before-quotation-dropped",
    Safety.REPORT,
    "0.1.0",
    "a sentence runs into a quotation that is a sentence of its own",
    "words that belong to the quotation, “He held up a card “We are closed,” she said”, look the same",
)

RULES = (UNCLOSED, BEFORE_SPEAKER, NO_FULL_STOP)
