"""German articles with nothing after them, told from the pronouns that look the same.

Most German articles are pronouns too ("das ist so einer", "der, den ich meine"), so the
word before must show that a noun was to come: a preposition ("in der."), a noun before a
genitive ("Partner der."), or a noun that it is coordinated with ("Hunden und einem.").
Behind a comma, words said aside may stand before the noun ("der, wie man sagt, beste"), so
what follows must open a clause or be a name.
"""

from __future__ import annotations

from cleaner.filters.elisions.places import Place, aside, word_set
from cleaner.patterns import Pattern

ARTICLES = word_set("das dem den der des die ein eine einem einen einer")
ASIDES = "german-asides.txt"

# After these an article has its noun; what is said of persons in slang ("mit dem.") is rare in writing.
_PREPOSITIONS = word_set(
    "an auf aus außer bei durch für gegen gegenüber gemäß hinter in innerhalb laut mit nach neben ohne "
    "seit statt um unter von vor während wegen zu zwischen über"
)
_ACCUSATIVE = word_set("an auf durch für gegen in ohne um unter vor über")
# Pronouns: "alles in einem", "es ist nicht an dem".
_IDIOMS = frozenset((("an", "dem"), ("in", "einem")))
_ALL_IN_ONE = word_set("all alles beides drei viel vier zwei")
_JOINS = frozenset(("oder", "sowie", "und"))
_HE = word_set("Er Es Ich Sie Wir er es ich sie wir")
_DEFINITE = word_set("das dem den der die")
# With "sein" it is the prefix of no verb; but "so ein" is slang.
_BEFORE_EIN = word_set("auch das er es ist nur sei sie sind war wäre")
# Behind these an article is a pronoun: "nicht einmal den", "antwortet der".
_POINTS = word_set(
    "aber als antwortet antwortete denn einmal erst fragt fragte genau ist ja mal meint meinte nein nicht "
    "noch nur oder rief ruft sagt sagte selbst sind so sogar sprach und war waren was wer wie wo"
)
_INTRODUCED = word_set("Achtung Entschuldigung Gott Pardon Sie Stand Verzeihung Zitat")
_RELATIVES = word_set(
    "das dem den denen der deren dessen die wann was wem wen wer weshalb wofür welche welchem welchen "
    "welcher welches worauf"
)

_IS = word_set("ist sei sind war waren wäre")
# One of many: "Müller ist einer." "Davon hat Müller einen."
_ONE = _IS | word_set("Auch Davon auch davon hab habe haben hat hatte kein keine keinen")
_OPENERS = word_set(
    "also bevor dass daß denn ein eine einem einer hat indem ist nachdem ob sodass war weil weshalb wird wobei wurde"
    " zumal"
)
# A pronoun agrees with its relative: "den, der", not "den, die".
_DISAGREES = {
    **dict.fromkeys(("dem", "den", "einem", "einen"), word_set("deren die")),
    **dict.fromkeys(("der", "einer"), word_set("das dessen")),
}
_SAYS_IN = word_set("auf bei in laut nach")

_NOUN = Pattern(r"\p{Lu} [\pL\pN-]* [\pL\pN]")
_SO = Pattern(r"(?i) (?: \A | [ ] ) so [ ]")
_RELATIVE = Pattern(r"\A , [ ] (?: da(?: ss | ß ) | (?: das | der | die | was | welche[rs] ) [ ] \p{Ll} )")
_QUOTED = Pattern(r"\A : (?: [ ] [„“»\"] | [ \n]* \z )")


def lost(place: Place) -> bool:
    """Whether the article at *place* has lost its noun."""
    if place.mark == "?":
        return False
    if place.mark == ":":
        return _names_a_text(place)
    if place.mark == ",":
        return _opens_clause(place) and _needs_noun(place)
    return _needs_noun(place)


def _needs_noun(place: Place) -> bool:
    """Whether what stands before the article shows that a noun must follow."""
    word, previous = place.word, place.previous
    if word == "des":
        return True
    if previous.lower() in _PREPOSITIONS:
        if word == "ein":
            return previous in _ACCUSATIVE
        return place.mark == "," or (previous.lower(), word) not in _IDIOMS
    if previous in _JOINS:
        return word != "das" and len(place.words) > 2 and _NOUN.fullmatch(place.words[-2]) is not None
    return _needs_noun_alone(place)


def _needs_noun_alone(place: Place) -> bool:
    """The same where no preposition and no conjunction stands before the article."""
    word, previous = place.word, place.previous
    if word == "ein":
        return previous in _BEFORE_EIN and not _IS.isdisjoint(place.words)
    if word in ("eine", "einen", "einer"):
        determined = place.words[-2:-1] and place.words[-2] in _DEFINITE
        genitive = word == "einer" and (determined or bool(_HE.intersection(place.words[:1])))
        return _noun_before(place) and (bool(genitive) or _ONE.isdisjoint(place.words))
    if word in ("das", "einem") or (word in ("dem", "die") and place.mark == ","):
        return False
    if word == "dem":
        return _noun_before(place)
    if not previous:
        return len(place.sentence.split()) > 5  # "Na, die." "Den mag ich nicht, den."
    return _compares(place) if previous == "wie" else previous not in _POINTS


def _compares(place: Place) -> bool:
    """Whether a clause that begins with "wie" has lost its noun; "so frech, wie der" has not."""
    return place.mark == "." and len(place.words) == 1 and _SO.search(place.before) is None


def _noun_before(place: Place) -> bool:
    """Whether a noun comes before the article. The first word of a clause may be any: "So einer."."""
    return len(place.words) > 1 and _NOUN.fullmatch(place.previous) is not None


def _opens_clause(place: Place) -> bool:
    """Whether the comma behind the article opens a clause, and no words said aside."""
    word, behind, first = place.word, place.behind, aside(place.behind)
    if not place.words or (len(place.words) == 1 and place.before.endswith(f", {place.previous} ")):
        return False  # "Leute, die, wenn ...": "die Frau, mit der, wenn ..."
    if first[:1].isupper():
        return first not in _INTRODUCED
    if word == "das":
        return False  # "Ohne das, ist alles nichts."
    return (word == "ein" and _RELATIVE.search(behind) is not None) or _small_clause(place, first)


def _small_clause(place: Place, first: str) -> bool:
    """The same where *first*, the first word behind the comma, is written small."""
    word, previous = place.word, place.previous.lower()
    governed = previous in _PREPOSITIONS
    if place.behind.startswith(f", {previous} {word} ") or (governed and first in _DISAGREES.get(word, ())):
        return True
    if first in _OPENERS and first != word and (governed or _NOUN.fullmatch(place.previous)):
        return True
    # "des" is no pronoun, the others may be: "mit einem, der".
    return (word == "des" or (governed and first not in _RELATIVES)) and _nothing_aside(place)


def _nothing_aside(place: Place) -> bool:
    """Whether no second comma closes what the first one opens, and no aside follows it."""
    return "," not in place.behind[1:] and not place.goes_on(ASIDES)


def _names_a_text(place: Place) -> bool:
    """Whether a quotation follows what it was said in: "Er schreibt in einem: “Ja.”"."""
    if place.word == "das" or place.previous.lower() not in _SAYS_IN or not _QUOTED.search(place.behind):
        return False
    return len(place.words) < 2 or place.words[-2].lower() not in _ALL_IN_ONE
