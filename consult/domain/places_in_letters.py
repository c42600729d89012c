"""What leads to where a child lives or learns: addresses, places and schools in a text."""

import re
from collections.abc import Collection, Iterator

from consult.domain.near_copies import words_of

_CAPITAL = r"[A-Z][\w’'-]+"
_SURE = (
    "Street|Road|Lane|Avenue|Crescent|Terrace|Gardens|Grove|Mews|Close|Drive|Approach|Boulevard|Esplanade|Broadway"
    "|Causeway|Rd|Ave"
)
_UNSURE = "Way|Court|Place|Row|Walk|Square|Hill|Rise|View|Green|Parade|St|Ln|Cl|Ct|Park|Parkway|Bank|Croft|Yard"
_WITH_NUMBER = re.compile(
    rf"\b\d{{1,4}}[a-z]?,?\s+(?:(?:{_CAPITAL}|[a-z]{{3,}})\s+){{1,3}}?(?P<sort>{_SURE}|{_UNSURE})\b(?!\s+(?:away|to|from))",
    re.I,
)
_WITHOUT_NUMBER = re.compile(rf"\b(?:{_CAPITAL}\s+){{1,3}}(?:{_SURE})\b")
_NAMED_HOUSE = re.compile(
    rf"\b(?:{_CAPITAL}\s+){{1,2}}(?:House|Cottage|Farm|Lodge|Rectory|Vicarage|Manor|Grange|Villa)\b"
)
_FLAT = re.compile(r"\b(?:flat|apartment|room|unit)\s+(?:no\.?\s*)?\d{1,4}[a-z]?\b", re.I)
_NAMED = rf"(?P<where>{_CAPITAL}(?:\s+{_CAPITAL})*)"
_UNNUMBERED = re.compile(
    rf"(?<![.!?:]\s)(?<!^)\b(?P<where>(?:{_CAPITAL}\s+){{1,3}}"
    r"(?:Parade|Walk|Row|Rise|Mews|Croft|Yard|Court|Way|Wharf|Quay|Wynd|Villas|Cottages|Buildings|Maltings|[Ee]state))\b"
)
_BESIDE = re.compile(
    r"\b(?:opposite|next door to|next to|across from|behind|beside|above|over|facing"
    rf"|doors?(?:\s+\w+)?\s+from|corner from)\s+(?:the|a)\s+{_NAMED}"
)
_HOUSE_CALLED = re.compile(
    rf"\b(?:house|home|farm|cottage|place|flat|lodgings)\s+(?:is\s+|was\s+)?(?:called|named)\s+{_NAMED}"
)
_TURN = re.compile(
    r"\b(?i:turn|left|right|straight on|past|get off|gets off|bus stop)\b[^.;!?:\n]{0,20}"
    rf"\b(?:at|into|in|past|by|on|for)\s+(?:the\s+)?{_NAMED}"
)
_THE_NAME = re.compile(rf"\b\d{{1,3}}[a-z]?,?\s+The\s+{_CAPITAL}|\b[Nn]umber\s+\w+,?\s+{_CAPITAL}\s+{_CAPITAL}")
_SHORTENED = re.compile(
    rf"\b(?:{_CAPITAL}\s+){{1,3}}(?:St|Rd|Ln|Cl|Ct|Tce|Dr|Gdns|Cres|Ave|Pl|Sq)\b\.?(?!\s+[A-Z][a-z]+[’'])"
)
_PO_BOX = re.compile(r"\bP\.?\s?O\.?\s+Box\s+\d+", re.I)
_SOMEWHERE = rf"(?:(?:the|a|an|some|old|new|little|small)\s+)*{_NAMED}"
_LIVES = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|stay(?:s|ed|ing)?|settl(?:e|es|ed|ing)|resid(?:e|es|ed|ing)"
    r"|sleep(?:s|ing)?|slept|home|house|flat|bungalow|farm|cottage|apartment|vicarage|caravan|windows?|bedroom|village)"
    r"\b(?:[^.;!?:\n]{0,40}?)\b(?:in|at|to|near|outside|inside|by|beside|opposite|behind|above|over|below|along|off"
    rf"|around|from|on|under|towards)\s+{_SOMEWHERE}"
)
_A_LENGTH = re.compile(
    r"\d+[a-z]?,?\s+(?:\w+\s+)?(?:minutes?|mins?|miles?|hours?|days?|weeks?|months?|years?|times?|people|children|of|more|metres?)\b",
    re.I,
)
_NOT_ADDRESSES = re.compile(
    r"^(?:The\s+)?(?:Sponsored|Charity|Memory|Nature|Dog|Front|Back|Space|Scotland|Half|Long|By|On|In|All|No)\s+"
    r"(?:Walk|Row|Yard|Way)|^(?:The\s+)?(?:Family|High|Crown|County|Youth|Magistrates’?|Supreme|Tennis|Full|Open|White|Opera|Lion)\s+"
    r"(?:Court|House|Street|Road)"
)
_SCHOOL = re.compile(
    rf"\b(?:(?:St\.?|Saint|{_CAPITAL})\s+){{1,4}}"
    r"(?:(?:Primary|Infants?|Juniors?|High|Grammar|Secondary|Community|Catholic|Special)\s+)?"
    r"(?:Primary|Infants?|Juniors?|Academy|College|Grammar|High|Secondary|School|Nursery|Preschool|Sixth Form)\b"
)
_SMALL_SCHOOL = re.compile(
    r"\b(?P<name>[^\W\d_]{4,})(?:[’']s)?\s+"
    r"(?:primary|academy|infants|juniors|grammar|high school|secondary school|nursery)\b",
    re.I,
)
_LEARNS = (
    r"\b(?i:year\s+\d{1,2}|reception|teachers?|tutor|head|headteacher|class|form|pupils?|lessons?|term|attendance|uniform"
    r"|friends|team|band|choir|orchestra|prom|exams?"
    r"|school|nursery|college|sixth form|playgroup|pre-?school)"
)
_LEARNS_AT = re.compile(
    rf"{_LEARNS}\b(?:\s+\w+){{0,3}}?\s+(?:at|of)\s+(?P<where>(?:St\.?\s+)?{_CAPITAL}(?:\s+{_CAPITAL})*)"
)
_SCHOOL_IN = re.compile(
    rf"\b(?:school|nursery|college|academy|playgroup|sixth form)\s+(?:in|near|on)\s+(?:the\s+)?{_NAMED}"
)
_IS_CALLED = re.compile(
    r"\b(?i:school|nursery|college|academy|playgroup|pre-?school|sixth form)"
    rf"\s*(?:,|:|is called|is named|called|named|is|was)\s+(?P<where>(?:St\.?\s+)?{_CAPITAL}(?:\s+{_CAPITAL})*)"
)
_SCHOOL_OF = re.compile(rf"\b(?:Academy|School|College)\s+(?:of|for)\s+(?:the\s+)?(?:St\.?\s+)?{_CAPITAL}")
_SORT_LAST = re.compile(
    rf"\b(?:{_CAPITAL}\s+){{1,3}}(?:Upper|Lower|Middle|Comp|Comprehensive|Community|Primary|Grammar|Juniors|Infants|RC|CE"
    r"|PRU|SEN)\b(?!\s+[A-Z])"
)
_NO_NAMES_OF_SCHOOLS = words_of("math latin welsh pe re it ict pshe spring summer autumn winter")
_SAYS_NO_SCHOOL = words_of(
    "a an the your my his her their our this that new old big little same next last first local nearby"
    " another any some every each at to in from of and or for is was virtual sunday summer forest night"
    " primary secondary high junior infant grammar nursery special mainstream boarding day private state after"
    " before home whole year good great nice middle upper lower dance drama art music medical nursing further"
    " sixth british royal with about like start started starting you we i he she they it when if then now"
    " monday tuesday which what whose wednesday thursday friday saturday"
)


def addresses_in(text: str, *, may_be_named: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Where the text says where somebody lives: a street, a flat, a house by its name, or a place one lives in."""
    for found in _WITH_NUMBER.finditer(text):
        is_capital = found["sort"][:1].isupper()
        if not _A_LENGTH.match(found.group()) and (is_capital or found["sort"] in _SURE.casefold().split("|")):
            yield found.span()
    for pattern in (_WITHOUT_NUMBER, _NAMED_HOUSE):
        for found in pattern.finditer(text):
            if not _NOT_ADDRESSES.match(found.group()):
                yield found.span()
    yield from (found.span() for found in _FLAT.finditer(text) if "room" not in found.group().casefold())
    for pattern in (_SHORTENED, _PO_BOX, _THE_NAME):
        yield from (found.span() for found in pattern.finditer(text) if not _NOT_ADDRESSES.match(found.group()))
    named = {word.casefold() for name in may_be_named for word in name.split()}
    for pattern in (_UNNUMBERED, _BESIDE, _HOUSE_CALLED, _TURN, _LIVES):
        for found in pattern.finditer(text):
            where = found["where"]
            if _first_word(where) not in named | _NO_PLACES and not _NOT_ADDRESSES.match(where):
                yield found.span("where")


def _first_word(name: str) -> str:
    return re.sub(r"['’]s$", "", name.split()[0]).casefold()


_NO_PLACES = words_of(
    "year monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december christmas easter mum dad nan grandma grandad england wales"
    " scotland ireland mondays tuesdays wednesdays thursdays fridays saturdays sundays xmas eid diwali ramadan"
    " mummy daddy nanny gran granny grandad grandpa granddad auntie aunty uncle aunt god zoom teams skype facetime"
    " lego minecraft english maths science history geography french spanish german art music drama arabic polish urdu"
)


def schools_in(text: str, *, may_be_named: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Where the text names a school, a nursery or a college."""
    named = {word.casefold() for name in may_be_named for word in name.split()}
    for pattern in (_LEARNS_AT, _IS_CALLED, _SCHOOL_IN):
        for found in pattern.finditer(text):
            if _first_word(found["where"]) not in named | _NO_PLACES | _NO_NAMES_OF_SCHOOLS:
                yield found.span("where")
    for pattern in (_SCHOOL_OF, _SORT_LAST):
        yield from (found.span() for found in pattern.finditer(text))
    taken = []
    for found in _SCHOOL.finditer(text):
        words = found.group().split()
        while words and words[0].casefold() in _SAYS_NO_SCHOOL:
            words = words[1:]
        if len(words) > 1:
            start = found.end() - len(" ".join(words))
            taken.append((start, found.end()))
    yield from taken
    for found in _SMALL_SCHOOL.finditer(text):
        if found["name"].casefold() not in _SAYS_NO_SCHOOL and not any(
            start <= found.start() < end or found.start() <= start < found.end() for start, end in taken
        ):
            yield found.span()
