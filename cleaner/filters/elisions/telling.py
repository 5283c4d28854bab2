"""``told`` must name its hearer: ``told that``, ``told last month that``, ``told “``."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Proposal
from cleaner.filters.elisions.rules import HEARER, HEARER_OF_QUOTATION, Gap, repair
from cleaner.patterns import Match, Pattern

_WHEN = r"""(?: (?: (?: last | earlier [ ] this | this | on | late | early ) [ ]
    (?: month | week | year | night | summer | spring | autumn | fall | winter | [A-Z][a-z]+day )
    | yesterday | today | earlier | recently | previously | again ) [ ] )"""
# What opens a clause. A noun would make "that" point at it: "he told that story".
_CLAUSE = r"""(?: I | he | she | it | we | you | they | there | the | a | an | his | her | its | their | our | my
    | these | those | all | some | many | most | both | several | no | if | when | while | after | because
    | [A-Z][\pL’'-]* | [0-9][0-9,.]* )"""
_TOLD_THAT = Pattern(rf"\b (told) [ ] {_WHEN}? that [ ] {_CLAUSE} [ ,’']")

# Between the subject and the verb.
_ADVERB = r"(?: (?: also | later | then | earlier | previously | recently | since | now | even | already | repeatedly ) [ ] )"
_PERFECT = Pattern(rf"(?i)(?: \b (?: has | have | had ) | \pL [’'] (?: ve | d ) ) [ ] {_ADVERB}? \z")
_PRONOUN = Pattern(rf"(?i)(?: \A | [.!?,;:”\"(—–] [ ]? | \b (?: and | but | as | when | because | while ) [ ] ) (?: he | she | they | I | we | who ) [ ] {_ADVERB}? \z")
_AGENT_NOUN = r"""(?: official | minister | spokes(?:man|woman|person) | president | director | chief | officer | source
    | witness | lawyer | attorney | prosecutor | commander | leader | secretary | ambassador | diplomat | senator
    | governor | mayor | ministry | department | agency | company | government | office | command | analyst | expert
    | professor | researcher | author | chairman | chairwoman | executive | manager | doctor | teacher | owner ) s?"""
_AGENT = Pattern(rf"(?: \A | [.!?,;:”\"] [ ] ) (?: The | A | An | One | Another | the | a | an | one | another ) [ ] (?: [\pL’'-]+ [ ] ){{0,3}} {_AGENT_NOUN} [ ] {_ADVERB}? \z")
# With a mark between, nobody is told: Alley told, “I left.”
_NAME = Pattern(r"(?: \A | [.!?] ”? [ ] ) [A-Z][\pL’'-]+ (?: [ ] [A-Z][\pL.’'-]* ){0,3} [ ] \z")
# "also told" can have no hearer before it unless it is passive, which is asked first.
_ALSO = Pattern(r"[\pL)] [ ] (?: also | later | earlier | previously | recently ) [ ] \z")
_PASSIVE = Pattern(
    r"""(?i)(?: \b (?: is | are | was | were | be | been | being | am | get | gets | got | getting | gotten )
    | [’'] (?: s | re | m ) ) [ ] (?: \pL+ [ ] ){0,2} \z"""
)

# A quotation, its speaker, and "told": “…,” the official told
_ATTRIBUTION = Pattern(r"""[,?!—…] ["”] [ ] ([^.!?“”"\n]{1,100}) [ ] \z""")
_SUBJECT = Pattern(
    rf"""(?: he | she | they | I | we | (?: the | a | an | one | another ) [ ] [\pL’' -]+
    | [A-Z][\pL.’'-]+ (?: [ ] [\pL.’'-]+ ){{0,4}} (?: , [ ] [^,]{{1,80}} , )? ) (?: [ ] {_ADVERB.replace('[ ] )', ')')} )?"""
)
_RELATIVE = Pattern(r"(?i)[ ] (?: he | she | they | I | we | who | whom | that | which | said | says ) \b")
_TOLD_QUOTE = Pattern(r"""\b (told) ([,.:]?) (?: [ ]+ ([“"]) | (?: [ ] | \n | \r | \z ) )""")


def find(document: Document) -> Iterator[Proposal]:
    """Propose repairs for verbs of telling that have lost their hearer."""
    text = document.text
    for match in _TOLD_THAT.finditer(text):
        before = _clause_before(text, match.start())
        if not _PASSIVE.search(before) and any(p.search(before) for p in (_PERFECT, _PRONOUN, _AGENT, _ALSO)):
            yield repair(document, Gap(HEARER, *match.span(1), "said", "told {}"))
    for match in _TOLD_QUOTE.finditer(text):
        gap = _before_quotation(text, match)
        if gap:
            yield repair(document, gap)


def _clause_before(text: str, position: int) -> str:
    """Return the text of the line before *position*, as far back as a subject can stand."""
    start = max(text.rfind("\n", 0, position) + 1, position - 160)
    return text[start:position]


def _before_quotation(text: str, match: Match) -> Gap | None:
    """Return the gap of ``told “``, ``told, “``, ``told. “`` or, behind a quotation, ``told.``"""
    before = _clause_before(text, match.start())
    punctuation, opening = match[2], match[3]
    said = _ATTRIBUTION.search(before)
    subject = said[1] if said else None
    if _PASSIVE.search(before):
        return None
    if opening and not _is_sentence(text[match.end() :]):
        return None
    if subject is not None:
        if not _SUBJECT.fullmatch(subject) or _RELATIVE.search(subject) or not (opening or punctuation == "."):
            return None
        stop = "" if punctuation else "."
    elif opening and punctuation != "." and _speaks(before, named=bool(punctuation)):
        stop = "" if punctuation else ","
    else:
        return None
    return Gap(HEARER_OF_QUOTATION, *match.span(1), f"said{stop}", f"told {{}}{stop}")


def _speaks(before: str, *, named: bool) -> bool:
    """Whether *before* ends with somebody who speaks; a mere name counts if *named*."""
    subjects = (_PRONOUN, _AGENT, _PERFECT, _NAME) if named else (_PRONOUN, _AGENT, _PERFECT)
    return any(subject.search(before) for subject in subjects)


def _is_sentence(quoted: str) -> bool:
    """Whether what follows an opening mark is speech, and not the name of a programme or a book."""
    words = quoted[:200].split("”")[0].split('"')[0].split()[:12]
    small = sum(word[:1].islower() for word in words)
    return quoted[:1].isupper() and len(words) > 3 and small * 2 >= len(words)
