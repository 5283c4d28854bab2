"""German prepositions with nothing after them, told from the prefixes of verbs.

A preposition at the end of a clause is mostly the prefix of its verb ("Der Zug kommt um
acht Uhr an"). It has lost its object where no verb is near that takes the prefix: ``in``
and ``für`` are none, few verbs take ``bei`` and ``unter``, and for the others the verb of
the clause must be known, by ``german-verbs.txt``, not to take it.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

from cleaner import lexicon
from cleaner.filters.elisions.german_articles import ASIDES
from cleaner.filters.elisions.places import Place, word_set
from cleaner.patterns import Pattern

_RARE = word_set("bei für gegen in neben seit unter zwischen")
_PREFIXES = word_set("an auf aus durch mit nach vor zu über")
PREPOSITIONS = _RARE | _PREFIXES

# Northern German parts "davon" and "dafür": "Da weiß ich nichts von."
_PARTED = word_set("Da Hier Was Wo da hier nichts was wo")
# What is in needs no place, who is for something names it before: "Hüte sind wieder in." "Ich bin für."
_IS = word_set("bin bist bleiben bleibt blieb gelten gilt ist sei sein sind war waren werden wird wurde wurden")
_ENGLISH_IN = word_set("all check checked drop log made opt plug sign stay tune walk")
_OPPOSITES = {"für": " gegen ", "gegen": " für "}
# "von hier aus", "seit gestern an": the second half of a preposition in two parts.
_FROM = word_set("Ab Seit Vom Von ab seit vom von")
_PAIRED = word_set("ab auf bis oder und wie")
_WITH = ("i.V. ", "i. V. ", "in Kooperation ", "in Verbindung ", "in Zusammenarbeit ")
_AUXILIARY = word_set("haben habt hat hatte hatten ist sei seien sind war waren werden wird worden wurde wurden")
_PARTICIPLE = Pattern(
    r"(?: \pL{0,7} ge \pL{3,} (?: t | en ) | (?: be | ent | er | ver | zer ) \pL{3,} (?: t | en ) | \pL{3,} iert )"
)
_IS_A = Pattern(
    r"[ ] (?: ist | sind | war | waren | wäre ) [ ] (?: \pL+ [ ] )? k?eine? [ ] (?: [^ ]+ [ ] )* \p{Lu} [^ ]+ [ ] \z"
)
_VERBLIKE = Pattern(r"\p{Ll}{3,} (?: t | te | ten )")
_DETERMINERS = word_set(
    "am das dem den der des die ein eine einem einen einer eines ihr ihre ihrem ihren ihrer im in ins mein meine meinem"
    " meinen meiner sein seine seinem seinen seiner vom zum zur"
)
_ADVERBS = word_set("bereits direkt erst fast gut heute jetzt meist nicht oft selbst sogar sonst")
_JOINS = word_set("aber denn doch oder sondern sowie und")
_ENDINGS = ("", "e", "en", "est", "et", "n", "st", "t", "te", "ten", "test", "tet", "ete", "eten")


def lost(place: Place) -> bool:
    """Whether the preposition at *place* has lost its object."""
    if place.mark == "?":
        return False
    if place.behind.startswith((f", aber auch {place.word} ", f", auch {place.word} ")):
        return True
    if place.goes_on(ASIDES) or place.previous.lower() in _PAIRED - {"um"}:
        return False
    if place.word == "mit" and place.before.endswith(_WITH):
        return True
    return _rare(place) if place.word in _RARE else bool(place.words) and _prefix(place)


def parted(place: Place) -> bool:
    """Whether the clause has the first part of "davon": "Da weiß ich nichts von"."""
    return not _PARTED.isdisjoint(place.words)


def _rare(place: Place) -> bool:
    """The prepositions that are the prefix of no verb, or of few."""
    word = place.word
    if parted(place) or (word in ("für", "gegen", "in") and not _IS.isdisjoint(place.words[-4:])):
        return False
    if word == "in":
        return place.previous.lower() not in _ENGLISH_IN
    if word in _OPPOSITES:
        return _OPPOSITES[word] not in place.before + place.behind
    stems = tuple(lexicon.table("german-prefixed.txt").get(word, "-").split())
    return not any(one.startswith(stems) for one in _small(place.before))


def _small(before: str) -> Iterator[str]:
    """Yield the words that may be verbs: those that are written small, or begin a sentence."""
    beginning = True
    for word in before.split():
        bare = word.lstrip('„“”»«"(›‹')
        if beginning or bare[:1].islower():
            yield bare.lower()
        beginning = word[-1] in '.:!?…“”"–'


def _prefix(place: Place) -> bool:
    """The prepositions that are prefixes of many verbs: the last verb of the clause decides."""
    word, words = place.word, place.words
    if word == "zu" and words[-1] == "um":
        return True
    if parted(place) or (word in ("an", "auf", "aus") and not _FROM.isdisjoint(words)):
        return False
    if word in ("mit", "nach", "vor", "über") and _IS_A.search(f" {' '.join(words)} "):
        return True
    if word in ("durch", "nach", "zu", "über") and words[-1][0].isupper():
        return False  # "die Nacht über", "der Reihe nach"
    if _PARTICIPLE.fullmatch(words[-1]) and not _AUXILIARY.isdisjoint(words):
        return not _another_verb(words[:-1])
    known = [number for number in range(len(words)) if _is_verb(words, number)]
    return bool(known) and word not in _taken(words, known[-1]) and not _another_verb(words[known[-1] + 1 :])


def _is_verb(words: tuple[str, ...], number: int) -> bool:
    """Whether ``words[number]`` is a known verb, no adjective ("die interessierte Welt") or infinitive with "zu"."""
    word, following = words[number], words[number + 1 : number + 2]
    if word not in _verbs() or words[number - 1 : number] == ("zu",):
        return False
    determined = number > 0 and words[number - 1].lower() in _DETERMINERS
    return not (word.endswith(("te", "ten")) and (determined or (following and following[0][0].isupper())))


def _taken(words: tuple[str, ...], number: int) -> frozenset[str]:
    """Return the prefixes that the verb ``words[number]`` takes; fewer if it is reflexive."""
    verbs, word = _verbs(), words[number]
    return verbs.get(f"sich:{word}", verbs[word]) if "sich" in words[number + 1 : number + 3] else verbs[word]


def _another_verb(words: tuple[str, ...]) -> bool:
    """Whether *words* may hold a verb, whose prefix comes next: "und stößt an"."""
    return any(itertools.starmap(_may_be_verb, itertools.pairwise((*words, ""))))


def _may_be_verb(word: str, following: str) -> bool:
    if word in _JOINS:
        return following[:1].islower() and following not in ("auch", "das", "der", "die", "im", "in")
    small = _VERBLIKE.fullmatch(word) is not None and word not in _ADVERBS | _AUXILIARY
    return small and not following[:1].isupper()


@functools.cache
def _verbs() -> dict[str, frozenset[str]]:
    """Return the forms of the verbs of the lexicon, and the prefixes that each takes."""
    forms: dict[str, frozenset[str]] = {}
    for infinitive, rest in lexicon.table("german-verbs.txt").items():
        stems, _, prefixes = rest.partition(":")
        reflexive = "sich:" if infinitive.startswith("sich:") else ""
        for stem in stems.split():
            for ending in _ENDINGS:
                forms[f"{reflexive}{stem}{ending}"] = frozenset(prefixes.split())
    return forms
