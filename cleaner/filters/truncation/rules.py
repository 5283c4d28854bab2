"""The rules of the family."""

from __future__ import annotations

from cleaner.edits import Safety
from cleaner.filter import Rule

CUT_OFF = Rule("TRU101", "cut-off-sentence", Safety.SAFE, "0.1.0", "the text breaks off inside its last sentence")
TEASER = Rule("TRU102", "teaser-mark", Safety.SAFE, "0.1.0", "a feed's mark stands where the text was cut off")
UNFINISHED = Rule(
    "TRU201",
    "unfinished-sentence",
    Safety.RISKY,
    "0.1.0",
    "the last sentence has no end, and may be cut off",
    why='writers forget the last full stop: "It was a long day. Now we are home and happy"',
)
UNFINISHED_PARAGRAPH = Rule(
    "TRU202",
    "unfinished-last-paragraph",
    Safety.REPORT,
    "0.1.0",
    "the last paragraph reads like a sentence and has no end, and may be cut off",
    why='a caption, a note or a farewell may end a text: "Anna speaks to residents at the library"',
)
RULES = (CUT_OFF, TEASER, UNFINISHED, UNFINISHED_PARAGRAPH)
