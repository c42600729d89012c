"""What leads to where a child lives or learns: postcodes, telephones, addresses and schools in a text."""

import re
from collections.abc import Collection, Iterator

from consult.domain.near_copies import words_of

POSTCODE = re.compile(r"\b(?:GIR\s?0AA|[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[ABD-HJLNP-UW-Z]{2})\b", re.I)
_TELEPHONE = re.compile(r"(?<![\d+])(?:\+\s?44|0044|\(?0)[\d\s().\-–]{7,18}\d(?!\d)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CAPITAL = r"[A-Z][\w’'-]+"
_SURE = "Street|Road|Lane|Avenue|Crescent|Terrace|Gardens|Grove|Mews|Close|Drive|Rd|Ave"
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
_LIVES = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|stay(?:s|ed|ing)?|house is|home is|flat is)\s+"
    rf"(?:(?:now|over|back|still|just|up|down|out)\s+)?(?:in|at|to|near)\s+(?:the\s+)?(?P<where>{_CAPITAL}(?:\s+{_CAPITAL})*)"
)
_A_LENGTH = re.compile(
    r"\d+[a-z]?,?\s+(?:\w+\s+)?(?:minutes?|mins?|miles?|hours?|days?|weeks?|months?|years?|times?|people|children|of|more|metres?)\b",
    re.I,
)
_NOT_ADDRESSES = re.compile(
    r"^(?:The\s+)?(?:Family|High|Crown|County|Youth|Magistrates’?|Supreme|Tennis|Full|Open|White|Opera|Lion)\s+"
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
_SAYS_NO_SCHOOL = words_of(
    "a an the your my his her their our this that new old big little same next last first local nearby"
    " another any some every each at to in from of and or for is was virtual sunday summer forest night"
    " primary secondary high junior infant grammar nursery special mainstream boarding day private state after"
    " before home whole year good great nice middle upper lower dance drama art music medical nursing further"
    " sixth british royal with about like start started starting you we i he she they it when if then now"
    " monday tuesday which what whose wednesday thursday friday saturday"
)


def telephones_in(text: str, *, allowed: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Where the text holds a telephone number, however its digits stand, but for those that everybody may ring."""
    known = {_digits(number) for number in allowed}
    for found in _TELEPHONE.finditer(text):
        digits = _digits(found.group())
        if 10 <= len(digits) <= 11 and digits not in known:
            yield found.start(), found.end()


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return "0" + digits.removeprefix("0044").removeprefix("44").removeprefix("0") if digits else ""


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
    named = {word.casefold() for name in may_be_named for word in name.split()}
    for found in _LIVES.finditer(text):
        first = re.sub(r"['’]s$", "", found["where"].split()[0]).casefold()
        if first not in named | _NO_PLACES:
            yield found.span("where")


_NO_PLACES = words_of(
    "year monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december christmas easter mum dad nan grandma grandad england wales"
    " scotland"
)


def schools_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the text names a school, a nursery or a college."""
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
