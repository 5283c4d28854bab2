"""``told`` must name its hearer: ``told that``, ``told last month that``, ``told “``."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.filter import Proposal
from cleaner.filters.elisions.gaps import sentence_before
from cleaner.filters.elisions.rules import HEARER, HEARER_OF_QUOTATION, UNNAMED_HEARER, Gap, repair
from cleaner.patterns import Match, Pattern

_MOMENT = r"""(?: (?: last | earlier [ ] this | this | on | late | early ) [ ]
    (?: month | week | year | night | summer | spring | autumn | fall | winter | [A-Z][a-z]+day )
    | yesterday | today | earlier | recently | previously | again | in [ ] [12][0-9]{3}
    | on [ ] [A-Z][a-z]+day [ ] (?: morning | afternoon | evening | night )
    | in [ ] an? [ ] (?: [a-z]+ [ ] )? (?: interview | statement | e-?mail | letter | speech | call | tweet | post )
    | at [ ] an? [ ] (?: news | press ) [ ] (?: conference | briefing ) | by [ ] (?: phone | telephone | e-?mail ) )"""
_WHEN = rf"(?: {_MOMENT} [ ] )"
# What opens a clause. A noun would make "that" point at it: "he told that story".
_CLAUSE = r"""(?: he | she | it | we | you | they | there | the | a | an | his | her | its | their | our | my
    | these | those | [A-Z][\pL’'-]* | [0-9][0-9,.]* )"""
_TOLD_THAT = Pattern(rf"\b (told) [ ] {_WHEN}? (that) [ ] {_CLAUSE} [ ,’']")
# Verbs of the same kind that some write without a hearer.
_INFORMED_THAT = Pattern(
    rf"""\b (tells | informed | informs | reminded | reminds | assured | assures | notified ) [ ] (that) [ ]
    {_CLAUSE} [ ,’']"""
)
_TOLD_WHEN = Pattern(rf"\b (told) [ ] {_MOMENT} [ .,]")
# "He told that the other day": here "that" is what he told, and the rest says when.
_SAYS_WHEN = Pattern(
    r"""(?i) \A that [ ] (?: (?: his | her | their | my | our ) [ ] own [ ] way | there [ ] and [ ] then
    | the [ ] night [ ] before | the [ ] (?: other | first | last | next | same | whole | entire )
    | an? [ ] (?: lot | few | while | thousand | hundred | million | couple | dozen
    | hour | year | month | week | day | minute )
    | these [ ] days | (?: mon | tues | wednes | thurs | fri | satur | sun )day
    | [0-9,.]+ [ ] (?: times | years | months | weeks | days | hours | minutes ) ) \b"""
)
# "that American reporter": behind a capital or a number, a verb shows that a clause was opened.
_NAMED = Pattern(r"\A that [ ] [A-Z0-9] [^ ]* (?: [ ] [^ ]+ ){0,5}")
_CLAUSE_VERB = Pattern(
    r"""\b (?: is | are | was | were | has | have | had | will | would | can | could | may | might | must | should
    | does | did | left | went | came | made | took | said | [a-z]{3,}ed ) \b | [’'] (?: s | ll | d | re | ve ) [ ]"""
)
_ENDS_CLAUSE = Pattern(r"\b (?: to | that | where | about | everything ) \b")
# What people tell: "the stories he had told that we all loved".
_TELLABLE = Pattern(
    r"""(?i) \b (?: stor(?:y|ies) | jokes? | lies? | tales? | truths? | secrets? | fibs? | anecdotes? | things?
    | legends? | myths? ) \b"""
)

# Between the subject and the verb.
_ADVERB = Pattern(
    r"""[ ] (?: also | later | earlier | previously | recently | then | since | now | even | already | repeatedly )
    [ ] \z"""
)

# Who speaks, with the space before the verb. A mark or a conjunction comes before a pronoun or an
# office, or it may be the subject of a relative clause: "the lies he told".
_MARK = r"""[.!?,;:”"(—–] [ ]?"""
_PERFECT = Pattern(r"(?i) (?: \b (?: has | have | had ) | [’'] (?: ve | d ) ) [ ] \z")
_ENDS_WITH_PRONOUN = Pattern(r"(?i) \b (?: he | she | they | I | we | you | it ) [ ]? \z")
# A name is told from a participle's noun ("Workers told that ...") by its two parts, or by its abbreviation.
_FULL_NAME = Pattern(
    r"(?: \A | [.!?] ”? [ ] ) [A-Z][\pL’'-]+ (?: [ ] [A-Z][\pL.’'-]* ){1,3} [ ] \z | \( [A-Z]{2,} \) [ ] \z"
)
_PRONOUN = Pattern(
    rf"""(?i) (?: \A | {_MARK} | \b (?: and | but | as | when | because | while ) [ ] )
    (?: he | she | they | I | we | who ) [ ] \z"""
)
_OFFICE = r"""(?: official | minister | spokes(?:man|woman|person) | president | director | chief | officer | source
    | witness | lawyer | attorney | prosecutor | commander | leader | secretary | ambassador | diplomat | senator
    | governor | mayor | ministry | department | agency | company | government | office | command | analyst | expert
    | professor | researcher | author | chairman | chairwoman | executive | manager | doctor | teacher | owner ) s?"""
_OFFICE_HOLDER = Pattern(
    rf"""(?: \A | {_MARK} ) (?: The | An? | One | Another | the | an? | one | another ) [ ]
    (?: [\pL’'-]+ [ ] ){{0,3}} {_OFFICE} [ ] \z"""
)
# With a mark behind the verb, nobody is told: Alley told, “I left.”
_NAME = Pattern(r"(?: \A | [.!?] ”? [ ] ) [A-Z][\pL’'-]+ (?: [ ] [A-Z][\pL.’'-]* ){0,3} [ ] \z")
_SET_PHRASE = Pattern(r"\b (?: All | Truth | As | When | Once | If ) [ ] \z")
_PASSIVE = Pattern(
    r"""(?i)(?: \b (?: is | are | was | were | be | been | being | get | gets | got | getting | gotten )
    | [’'] (?: s | re | m ) ) [ ] (?: \pL+ [ ] ){0,2} \z"""
)

# A quotation, its speaker, and "told": “…,” the official told
_ATTRIBUTION = Pattern(r"""[,?!—…] ["”] [ ] ([^!?“”"\n]{1,180} [ ]) \z""")
_SPEAKER = Pattern(
    r"""(?: he | she | they | we | (?: the | an? | one | another ) [ ] [\pL’' -]+
    | [A-Z][\pL.’'-]* (?: [ ] [\pL.’'-]+ ){0,4}
    (?: , [ ] [^,]{1,80} , | , [ ] (?: an? | the ) [ ] [^.!?]{1,160} )? ) [ ]"""
)
_RELATIVE = Pattern(r"(?i) [ ] (?: he | she | they | I | we | who | whom | that | which | said | says ) \b")
_ENDS_SENTENCE = Pattern(r"\p{Ll}{2} \. [ ]")
# "He told “Why did the chicken cross the road” jokes": the quotation is part of what he told.
_GOES_ON_AS_NOUN = Pattern(r"""\A [^“”"]* [^.!?,—…“”"] [”"] [ ] \p{Ll}""")
_TOLD_QUOTE = Pattern(r"""\b (told) ([,.:]?) (?: [ ]+ ([“"]) | (?: [ ] | \n | \r | \z ) )""")


def find(document: Document) -> Iterator[Proposal]:
    """Propose repairs for verbs of telling that have lost their hearer."""
    text = document.text
    for match in _TOLD_THAT.finditer(text):
        before = _clause_before(text, match.start())
        that = match.start(2)
        if _TELLABLE.search(sentence_before(text, match.start())) or _SAYS_WHEN.search(text[that : that + 24]):
            continue
        if _speaks(before) and _opens_clause(text[that : that + 80]):
            yield repair(document, Gap(HEARER, *match.span(1), "said", "told {}"))
    for match in _INFORMED_THAT.finditer(text):
        before, that = _clause_before(text, match.start()), match.start(2)
        if _speaks(before) and not _PASSIVE.search(before) and _opens_clause(text[that : that + 80]):
            yield UNNAMED_HEARER.flag(text, *match.span(1))
    for match in _TOLD_WHEN.finditer(text):
        start, end = match.span(1)
        if _attributed(_clause_before(text, start)):
            yield repair(document, Gap(HEARER_OF_QUOTATION, start, end, "said", "told {}"))
    for match in _TOLD_QUOTE.finditer(text):
        gap = _before_quotation(text, match)
        if gap:
            yield repair(document, gap)


def _opens_clause(behind: str) -> bool:
    """Whether ``that`` opens a clause in *behind*, and does not point at a noun with a capital or a number."""
    named = _NAMED.search(behind)
    if named is None:
        return True
    words = behind[: named.end()]
    stop = _ENDS_CLAUSE.search(words[5:])
    return _CLAUSE_VERB.search(words[: stop.start() + 5] if stop else words) is not None


def _clause_before(text: str, position: int) -> str:
    """Return the text of the line before *position*, as far back as a subject can stand."""
    start = max(text.rfind("\n", 0, position) + 1, position - 240)
    return text[start:position]


def _before_quotation(text: str, match: Match) -> Gap | None:
    """Return the gap of ``told “``, ``told, “``, ``told. “`` or, behind a quotation, ``told.``"""
    before = _clause_before(text, match.start())
    punctuation, opening = match[2], match[3]
    if _PASSIVE.search(before) or (opening and not _is_sentence(text[match.end() :])):
        return None
    attribution = _ATTRIBUTION.search(before)
    if attribution:
        if not _attributed(before) or not (opening or punctuation == "."):
            return None
        stop = "" if punctuation else "."
    elif opening and punctuation != "." and _speaks(before, named=bool(punctuation)):
        stop = "" if punctuation else ","
    else:
        return None
    return Gap(HEARER_OF_QUOTATION, *match.span(1), f"said{stop}", f"told {{}}{stop}")


def _attributed(before: str) -> bool:
    """Whether *before* ends with a quotation and the one who speaks it."""
    attribution = _ATTRIBUTION.search(before)
    speaker = _without_adverb(attribution[1] or "") if attribution else ""
    other = (_RELATIVE, _TELLABLE, _ENDS_SENTENCE)
    return _SPEAKER.fullmatch(speaker) is not None and not any(pattern.search(speaker) for pattern in other)


def _speaks(before: str, *, named: bool = False) -> bool:
    """Whether *before* ends with somebody who speaks; any name counts if *named*."""
    before = _without_adverb(before)
    perfect = _PERFECT.search(before)
    if perfect:
        subject = before[: perfect.start()].rstrip() + " "
        # "the people I have told that ...": a pronoun behind a noun opens a relative clause.
        return not _ENDS_WITH_PRONOUN.search(subject) or _PRONOUN.search(subject) is not None
    if named and _NAME.search(before) and not _SET_PHRASE.search(before):
        return True
    return any(subject.search(before) for subject in (_PRONOUN, _OFFICE_HOLDER, _FULL_NAME))


def _without_adverb(before: str) -> str:
    """Return *before* without the adverb it ends with."""
    adverb = _ADVERB.search(before)
    return before[: adverb.start() + 1] if adverb else before


def _is_sentence(quoted: str) -> bool:
    """Whether what follows an opening mark is speech, and not the name of a programme or a book."""
    words = quoted[:200].split("”", maxsplit=1)[0].split('"', maxsplit=1)[0].split()[:12]
    small = sum(word[:1].islower() for word in words)
    if _GOES_ON_AS_NOUN.search(quoted[:200]):
        return False
    return quoted[:1].isupper() and len(words) > 3 and small * 2 >= len(words)
