"""French, Spanish, Portuguese and Italian words that have lost what they need.

Articles of these languages stand before nothing but their noun, but for the Spanish
"el" that stands for "él" where accents are left out. Prepositions that are adverbs too
("faire avec", "le jour d’avant", "según") need an article or a comma beside them. Reported
only, but for "dans un entretien avec".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner import lexicon
from cleaner.document import Document
from cleaner.filter import Proposal, Rule
from cleaner.filters.elisions.places import END, OPENS, Place, aside, places, word_set
from cleaner.filters.elisions.rules import INTERVIEWER, NOUN, OBJECT, SOURCE, Gap, repair
from cleaner.patterns import Pattern


@dataclass(frozen=True, slots=True)
class _Tongue:
    """The words of one language, and the pattern that finds them before a mark.

    ``behind``  words that need others, behind those that show it: "dans un", not "encore un"
    ``pronouns`` words before which an article is a pronoun or a verb: "a el", "se la de"
    ``asides``  the list of words that go on after a comma
    """

    articles: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    sources: frozenset[str]
    behind: tuple[tuple[str, frozenset[str]], ...]
    pronouns: tuple[tuple[str, frozenset[str]], ...]
    asides: str

    @property
    def words(self) -> frozenset[str]:
        return self.articles | self.prepositions | self.conjunctions | self.sources | frozenset(dict(self.behind))


_TONGUES = {
    "fr": _Tongue(
        articles=word_set("au aux des du la le les"),
        prepositions=word_set("chez dans de en par sur à"),
        conjunctions=word_set("et ou"),
        sources=word_set("d'après d’après selon"),
        behind=(
            ("un", word_set("avec chez dans dès selon vers via")),
            ("une", word_set("avec chez dans dès selon vers via")),
            ("sur", word_set("basé basée disponible diffusé diffusée posté postée publié publiée publiés publiées")),
        ),
        pronouns=(),
        asides="french-asides.txt",
    ),
    "es": _Tongue(
        articles=word_set("al del el la las los un"),
        prepositions=word_set("a con de en por sobre"),
        conjunctions=word_set("e o u y"),
        sources=word_set("según"),
        behind=(
            ("una", word_set("con durante en mediante según tras")),
            ("sobre", word_set("publicada publicado")),
        ),
        pronouns=(
            ("el", word_set("a ante como con contra de en entre es hacia o para por que sin sobre y")),
            ("de", word_set("la las le les lo los me nos que se te")),
            ("a", word_set("apartado grupo hepatitis inciso letra opción plan punto tipo vitamina")),
        ),
        asides="spanish-asides.txt",
    ),
    "pt": _Tongue(
        articles=word_set("ao aos da das dos na nas nos os pela pelas pelo pelos às"),
        prepositions=word_set("com de em por"),
        conjunctions=word_set("e ou"),
        sources=word_set("segundo"),
        behind=(),
        pronouns=(),
        asides="spanish-asides.txt",
    ),
    "it": _Tongue(
        articles=word_set(
            "agli ai al alla alle allo dal dalla degli dei del della delle dello gli il nel nella sul sulla"
        ),
        prepositions=word_set("con di per"),
        conjunctions=word_set("e"),
        sources=word_set("secondo"),
        behind=(),
        pronouns=(),
        asides="italian-asides.txt",
    ),
}


def _before_mark(tongue: _Tongue) -> Pattern:
    return Pattern(rf"[\pL\pN,)%”»] [ ] ({'|'.join(sorted(tongue.words))}) (?: [.,;!?)] {END} | [)] [.,;:] [ ] )")


_PLACES = {code: _before_mark(tongue) for code, tongue in _TONGUES.items()}
_FIRST = {
    "fr": Pattern(rf"{OPENS} (À | Chez | Dans | D[’']après | Selon | Sur) , [ ] \p{{Lu}}\p{{Ll}}"),
    "es": Pattern(rf"{OPENS} (Con | De | En | Según) , [ ] \p{{Lu}}\p{{Ll}}"),
    "pt": Pattern(rf"{OPENS} (Com | De | Em | Na | No | Segundo) , [ ] \p{{Lu}}\p{{Ll}}"),
    "it": Pattern(rf"{OPENS} (Con | Di | Nel | Nella | Secondo) , [ ] \p{{Lu}}\p{{Ll}}"),
}
# "Tant qu’il y a" goes back to what was said; at the start of a clause nothing was.
_THERE_IS = Pattern(rf"(?: \A | \n | [.,;:] [ ] ) ([Ii]l [ ] y [ ] a) [.] {END}")
_TALKS = {
    "fr": Pattern(
        r"""(?: dans | lors [ ] d[’'] | au [ ] cours [ ] d[’'] ) [ ]? (?: une? [ ] )?
        (?: \p{Ll}+ [ ] )? (?: entretien | interview )
        ((?: [ ] (?: accordée? | donnée? ) )? [ ] (?: à | au | avec )) [.,:] [ ]"""
    ),
    "es": Pattern(
        r"""en [ ] (?: una [ ] )? (?: \p{Ll}+ [ ] )? entrevista (?: [ ] exclusiva )?
        ((?: [ ] concedida )? [ ] (?: a | con )) [.,:] [ ]"""
    ),
}
# What a comma can open when the noun before it is missing: a name, or a clause.
_CLAUSE = Pattern(
    r"""\A , [ ] (?: \p{Lu} | (?: alors | car | che | cuando | dont | lorsque | où | porque | puisque
    | que | qui | quien | tandis ) [ ])"""
)
_INSERTED = (", qui plus est", ", qui sait", ", que dis-je")
# These are no pronouns, and words said aside between them and their noun are rarer than a dropped name.
_CONTRACTIONS = word_set("al au aux del du")
_LETTERS = word_set("conjonction conjunción letra mot palabra vocal")
# A clause that begins so ends with what shares its object with the clause before: "dépendants de, ou recommandés par,".
_SECOND = word_set("e et mais ni o ou pero voire y")


def find(document: Document) -> Iterator[Proposal]:
    """Report each word of the Romance languages that has lost what comes after it."""
    for code, tongue in _TONGUES.items():
        if document.language.known in (None, code):
            for proposal in _proposals(document, code, tongue):
                if document.language.code != code:
                    break
                yield proposal


def _proposals(document: Document, code: str, tongue: _Tongue) -> Iterator[Proposal]:
    text = document.text
    for match in _TALKS[code].finditer(text) if code in _TALKS else ():
        start, end = match.span(1)
        behind = text[end : end + 60]
        if aside(behind) not in lexicon.words(tongue.asides) and "," not in behind[1:]:
            yield repair(document, Gap(INTERVIEWER, start, end, "", f"{text[start:end]} {{}}"))
    for place in places(text, _PLACES[code]):
        rule = _lost(place, tongue)
        if rule:
            yield rule.flag(text, place.start, place.end)
    for pattern in (_FIRST[code], _THERE_IS) if code == "fr" else (_FIRST[code],):
        for match in pattern.finditer(text):
            yield OBJECT.flag(text, *match.span(1))


def _lost(place: Place, tongue: _Tongue) -> Rule | None:
    """Return the rule of what is missing behind the word at *place*, or None."""
    word, previous = place.word, place.previous.lower()
    shown = dict(tongue.behind).get(word, (previous,))
    if (
        place.mark == "?"
        or place.noted
        or place.listed(tongue.words)
        or previous in dict(tongue.pronouns).get(word, ())
        or previous not in shown
    ):
        return None
    if word in tongue.conjunctions:
        return OBJECT if _member_dropped(place) else None
    if word in tongue.sources:
        # "Depende, según." means that it depends.
        alone = place.mark == "." and place.before.endswith(", ") and "epend" not in place.before
        return SOURCE if alone else None
    if place.goes_on(tongue.asides) or place.behind.startswith(". m."):
        return None
    if word in tongue.prepositions:
        return None if place.words and place.words[0] in _SECOND else OBJECT
    return _noun_dropped(place, tongue)


def _member_dropped(place: Place) -> bool:
    """Whether the conjunction at *place* has lost its second member; "la letra y." has not."""
    return place.mark == "." and place.previous not in _LETTERS | {""} and len(place.before.split()) > 2


def _noun_dropped(place: Place, tongue: _Tongue) -> Rule | None:
    """Return the rule of the noun that the article at *place* has lost, or None."""
    if place.mark == "," and place.word not in _CONTRACTIONS and not _opens_clause(place.behind):
        return None
    return SOURCE if place.previous.lower() in tongue.sources else NOUN


def _opens_clause(behind: str) -> bool:
    """Whether the comma at the start of *behind* opens a clause, and no words said aside that a second comma ends."""
    return not behind.startswith(_INSERTED) and (_CLAUSE.search(behind) is not None or "," not in behind[1:])
