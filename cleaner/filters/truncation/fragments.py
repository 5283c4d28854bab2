"""Whether what follows the last whole sentence is a piece of one, rather than a name, a credit or a heading.

No mark shows it, so the text itself is the measure: its own words tell which are common,
and which begin like a word that stands in it whole.
"""

from __future__ import annotations

import functools
from collections import Counter

from cleaner import lexicon
from cleaner.filters.truncation.sentences import ends_whole
from cleaner.patterns import Pattern

REACH = 50_000
"""So many code points before the fragment tell which words are common."""
_WORD = Pattern(r"\pL (?: [\pL\pM’'-]* [\pL\pM] )?")
# "Class 5b", "20 min", "p. 12": no words.
_COUNTED = Pattern(r"[0-9][ ]?[\pL°]+ \z")
_CASED = Pattern(r"[\p{Lu}\p{Ll}]")
_LETTER = Pattern(r"\pL")
_NO_SPACES = Pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
# Code, tables and markup have no sentences; an address, a handle, a number or a picture ends a text as it is.
_NO_SENTENCE = Pattern(
    r"""[|=<>{}_\\©®]
    | \A \s* (?: [-–—•*#>+~·▪►→] | [0-9]{1,3}[.)] \s | [(\[] [^)\]]* \z )
    | [:;=] ['’]? [ -]? [()]+ \z | \pL \(+ \z | [0-9] [.,:] [-–] \z | - \. - \z | [ ] \+ [ ]
    | (?: :// | [@#] ) [^ ]* \z | \pL \. [a-z]{2,6} (?: / [^ ]* )? \z
    | \pL ["”“»«›] \z | \b (?: 19 | 20 ) [0-9]{2} \z
    | (?i: \b (?: click | tap | sign [ ] up | klicken [ ] sie | haga [ ] clic | cliquez ) [ ]
      (?: here | hier | aquí | ici ) (?: [^\pL] | \z ) )
    | [^\pL\pM\pN,;–(«„“‘"'’”»$€£%/&-] \z"""
)
# "Photo: Jane Doe": a label and its colon among the first words. "Dear friends," greets.
_LABEL = Pattern(r"\A [^ :：]+ (?: [ ] [^ :：]+ ){0,5} [ ]? [:：]")
# Small words of names: "Ursula von der Leyen", "Ana de la Torre".
_PARTICLES = frozenset(
    ("al", "bin", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "la", "ter", "van", "von", "y", "zu")
)


_IN_TITLES = _PARTICLES | {"and", "for", "in", "of", "on", "the"}
_INFLECTIONS = frozenset(
    ("", "s", "n", "e", "es", "er", "en", "d", "ed", "r", "t", "m", "ly", "ing", "’s", "'s", "fully")
)


def piece_of_a_sentence(before: str, fragment: str, *, alone: bool) -> str:
    """Return what shows that *fragment* is a piece of a sentence, or nothing.

    *before* is the text up to it; *alone* says that it is a paragraph of its own.
    """
    last_line = fragment.rpartition("\n")[2].lstrip()
    if last_line != fragment and not last_line[:1].islower():
        before, fragment, alone = before + fragment[: -len(last_line)], last_line, True
    if ends_whole(fragment) or _NO_SENTENCE.search(fragment) or is_label(fragment):
        return ""
    if not _CASED.search(fragment):
        return _without_case(fragment, alone=alone)
    words = _words(fragment)
    if not words or _named(words, fragment) or _ends_with_title(words) or (alone and _is_a_line(words, fragment)):
        return ""
    return cut_word(before, fragment) or _unfinished(_known(before), words, alone=alone)


def _unfinished(known: Counter[str], words: list[str], *, alone: bool) -> str:
    if alone:
        return "a last paragraph of plain words has no end" if _reads_like_prose(known, words) else ""
    return "" if _is_name(known, words) else "the last sentence has no end"


def cut_word(before: str, fragment: str) -> str:
    """Return what shows that the last word of *fragment* is the beginning of one, or nothing."""
    words = _words(fragment)
    if not words or _COUNTED.search(fragment):
        return ""
    whole = _whole_word(_known(before), words[-1])
    if len(words) == 1 and whole is None:
        whole = _whole_word(_small_words(), words[0], frozenset())
    return f"the last word, {words[-1]!r}, may be the beginning of {whole!r}" if whole else ""


@functools.lru_cache(maxsize=1)
def _known(before: str) -> Counter[str]:
    """Count the words of *before*, as far back as they matter."""
    return Counter(_words(before[-REACH:]))


def _is_a_line(words: list[str], fragment: str) -> bool:
    """Whether a paragraph looks like no sentence: it begins in lower case or with a number, or is in capitals."""
    in_capitals = fragment.isupper() and len(fragment) > 1
    return fragment[0].islower() or in_capitals or (fragment[0].isnumeric() and len(words) < 3)


def is_label(fragment: str) -> bool:
    """Whether a label and a colon begin it: "Tags: rain, sun", "Next meeting: 4 June"."""
    return _LABEL.search(fragment) is not None


def _words(text: str) -> list[str]:
    return [match[0] or "" for match in _WORD.finditer(text)]


def _without_case(fragment: str, *, alone: bool) -> str:
    letters = sum(1 for _ in _LETTER.finditer(fragment))
    short = 8 if _NO_SPACES.search(fragment) else 25
    if not letters or (alone and (letters < short)):
        return ""
    return "the last sentence has no end"


def _named(words: list[str], fragment: str) -> bool:
    """Whether an agency, a credit or a call stands there: "PTI", "With Post wires", "Learn more"."""
    if fragment.lower() in lexicon.words("teaser-words.txt") | lexicon.words("teaser-calls.txt"):
        return True
    openers = lexicon.words("credit-openers.txt")
    if words[0].lower() in openers:
        small = openers | lexicon.words("common-words.txt")
        return len(words) < 4 or all(word in small for word in words[1:] if word.islower())
    return len(words) == 1 and fragment.isupper() and len(fragment) > 1


def _ends_with_title(words: list[str]) -> bool:
    """Whether a title ends it, or what is set like one: "She read all of The Long Road"."""
    start = len(words)
    while start > 1 and (words[start - 1][:1].isupper() or words[start - 1] in _IN_TITLES):
        start -= 1
    title = [word for word in words[start:] if word[:1].isupper()]
    small = title[0].lower() if len(title) > 2 else ""
    return small in lexicon.words("common-words.txt") and title[0] not in ("Sie", "Ihr", "Ihre")


def _is_name(known: Counter[str], words: list[str]) -> bool:
    """Whether somebody signs who is not spoken of: two or three words with capitals that the text does not have."""
    return (
        1 < len(words) < 4
        and all(word[:1].isupper() for word in words)
        and words[0].lower() not in lexicon.words("common-words.txt")
        and not all(known[word] for word in words)
    )


@functools.cache
def _small_words() -> Counter[str]:
    return Counter(lexicon.words("common-words.txt"))


def _whole_word(known: Counter[str], word: str, endings: frozenset[str] = _INFLECTIONS) -> str | None:
    """Return a word of *known* that *word* is the beginning of, if that does not stand among them by itself.

    What is left must be none of *endings*: "hill" is no beginning of "hills".
    """
    if word in known or word.lower() in known:
        return None
    beginnings = (one for one in known if one.startswith((word, word.lower())))
    return next((one for one in beginnings if one[len(word) :] not in endings), None)


def _reads_like_prose(known: Counter[str], words: list[str]) -> bool:
    """Whether words of a paragraph are a piece of a sentence rather than a heading, a name or an address."""
    if words[0].lower() in lexicon.words("heading-openers.txt") and len(words) < 9:
        return False
    common = lexicon.words("common-words.txt")
    opener = words[0].lower() in common or known[words[0].lower()] > 0
    rest = words[1:]
    small = [word for word in rest if word[:1].islower()]
    # Who signs a text is seldom named in it.
    named = all(known[word] for word in (words[:1] if small else words))
    if len(words) < 6 and (named or (opener and len(words) < 4 and len(words[0]) < 6)):
        return True
    plain = [word for word in small if word in common or known[word]]
    if len([word for word in small if word not in _PARTICLES]) < (1 if len(small) < 4 else 2):
        return False
    # German writes nouns with a capital, so that a third of the words may be enough.
    return bool(plain) and (len(small) * 2 >= len(rest) or (len(rest) > 2 and len(small) * 3 >= len(rest)))
