"""German words that have lost what they need. Reported, but for "in einem Interview mit".

Articles are judged in :mod:`.german_articles` and prepositions in :mod:`.german_prefixes`;
contractions ("zum"), conjunctions and sources ("laut der") are here.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Proposal, Rule
from cleaner.filters.elisions import german_articles, german_prefixes
from cleaner.filters.elisions.gaps import excused
from cleaner.filters.elisions.german_articles import ASIDES
from cleaner.filters.elisions.places import END, OPENS, Place, places, word_set
from cleaner.filters.elisions.rules import DESTINATION, INTERVIEWER, NOUN, OBJECT, SOURCE, Gap, repair
from cleaner.patterns import Pattern

# One of these stands in any German text of some length, and they are looked for faster than its language.
_SIGNS = (" das ", " den ", " der ", " die ", " ein", " ist ", " und ")
_SHORT = 300
# No verb has them as a prefix, and "per" is as good as one.
_CONTRACTIONS = word_set("am beim fürs im ins per vom von zum zur")
_CONJUNCTIONS = frozenset(("oder", "sowie", "und"))
_FUNCTION_WORDS = _CONTRACTIONS | _CONJUNCTIONS | german_articles.ARTICLES | german_prefixes.PREPOSITIONS
_PLACES = Pattern(
    rf"[\pL\pN,.)%“”»«\x{{AD}}] [ ] ({'|'.join(sorted(_FUNCTION_WORDS))}) (?: [.,;:!?)] {END} | [)] [.,;:] [ ] )"
)

_SOURCE = Pattern(
    r"""(?: \A | [ ] ) [Ll]aut [ ] \z
    | (?: \A | [ ] ) [Nn]ach [ ] (?: Angaben | Informationen ) [ ] (?: von [ ] )? \z"""
)
_SAID_BY = Pattern(
    rf""", [ ] (so [ ] (?: der | die )) [.,] {END}
    | [ ] ((?: berichte | melde ) (?: n | t | te | ten ) [ ] (?: das | der | die )) [.,:] {END}"""
)
_WORD_ITSELF = word_set("Begriff Bindewort Konjunktion Silbe Wort Wörtchen Wörter")
_HYPHEN = Pattern(
    r"""(?: \A | [ \n(] )
    ((?: [Dd] (?: as | em | en | er | es | ie | iese[mnrs]? ) | [Ee] in e?[mnrs]? | [Ii] m | [Zz] u[mr] ) [ ] -)
    \p{Lu} \p{Ll}{2,} (?: [ .,;:] [^-–—\n]{0,40} \z | [ .,;:] [^-–—\n]{40} )"""
)
_FIRST = Pattern(
    rf"""{OPENS} (Am | Bei | Beim | Für | Gegen | Im | In | Mit | Seit | Unter | Vom | Von | Zum | Zur) , [ ]
    (\p{{Lu}} \p{{Ll}}+)"""
)
_BEFORE_VERB = Pattern(
    r"""[ ] ((?: beim | ins | vom | zum | zur )
    [ ] (?: hat | hatte | haben | ist | sind | war | waren | wird | wurden? )) [ ]"""
)
_SAYS = "(?: betonte? | bekräftigte? | bestätigte? | erklärte? | sagte? | versicherte? )"
# Who says it, between the verb and the interview; another verb may take the prefix: "sagte zu und brachte es mit".
_WHO = r"(?: [ ] (?: der | die | er | es | man | sie | \p{Lu} [\pL.-]* ) ){0,5}"
_TOWARDS = Pattern(rf"(?: \A | [ „“\n] ) {_SAYS} (?: [ ] (?: er | es | man | sie ) )? [ ] (gegenüber) [.,:] {END}")
_TALK = Pattern(
    rf"""(?: \A | [ ,\n] ) {_SAYS} {_WHO} [ ] i[mn] (?: [ ] \pL*em )? (?: [ ] \p{{Ll}}+en )?
    [ ] (?: \pL*[Ii]nterview | Gespräch ) ([ ] mit) (?: [.:] (?: [ \n“] | \z ) | , [ ] da(?: ss | ß ) [ ] )"""
)
_LETTER = Pattern(
    rf"""(?: \A | [ ,\n] ) (?: hieß [ ] es | {_SAYS} {_WHO} ) [ ] in [ ] (?: eine | ihre | seine )
    [mr] [ ] (?: Brief | E-Mail | Mail | Mitteilung | Nachricht | Schreiben | Stellungnahme ) ([ ] an)
    (?: [.:] (?: [ \n“] | \z ) | , [ ] da(?: ss | ß ) [ ] )"""
)


def find(document: Document) -> Iterator[Proposal]:
    """Report each German article, preposition and conjunction that has lost what comes after it."""
    text, known = document.text, document.language.known
    if known not in (None, "de") or not (len(text) < _SHORT or any(sign in text for sign in _SIGNS)):
        return
    for proposal in _proposals(document):
        if document.language.code != "de":
            return
        yield proposal


def _proposals(document: Document) -> Iterator[Proposal]:
    text = document.text
    for rule, pattern, template in ((INTERVIEWER, _TALK, " mit {}"), (DESTINATION, _LETTER, " an {}")):
        for match in pattern.finditer(text):
            yield repair(document, Gap(rule, *match.span(1), "", template))
    for match in _SAID_BY.finditer(text):
        yield SOURCE.flag(text, *match.span(1 if match[1] else 2))
    for place in places(text, _PLACES):
        dropped = _dropped(place)
        if dropped is not None:
            yield (SOURCE if _SOURCE.search(place.before) else dropped).flag(text, place.start, place.end)
    for rule, pattern in ((OBJECT, _FIRST), (OBJECT, _BEFORE_VERB), (OBJECT, _TOWARDS), (NOUN, _HYPHEN)):
        for match in pattern.finditer(text):
            if not excused(text, *match.span(1)):
                yield rule.flag(text, *match.span(1))


def _dropped(place: Place) -> Rule | None:
    """Return the rule of what is missing behind the word at *place*, or None."""
    if place.noted or place.listed(_FUNCTION_WORDS):
        return None
    if place.word in german_articles.ARTICLES:
        return NOUN if german_articles.lost(place) else None
    if place.mark == ":":
        return None
    if place.word in _CONJUNCTIONS:
        return OBJECT if _member_dropped(place) else None
    if place.word in _CONTRACTIONS:
        parted = place.word == "von" and german_prefixes.parted(place)
        return None if parted or place.goes_on(ASIDES) else OBJECT
    return OBJECT if german_prefixes.lost(place) else None


def _member_dropped(place: Place) -> bool:
    """Whether the conjunction at *place* has lost its second member: ", oder." and "Na und." have not."""
    return (
        place.mark == "." and bool(place.words) and len(place.before.split()) > 2 and place.previous not in _WORD_ITSELF
    )
