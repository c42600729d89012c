"""What reaches a household by number or name: postcodes, telephones, e-mail addresses and accounts in a text."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from consult.domain.near_copies import words_of

_AREAS = re.findall(
    "[A-Z]+",
    "AB AL BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY EC EH EN EX FK FY GL"
    " GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY LA LD LE LL LN LS LU ME MK ML NE NG NN NP NR NW OL OX"
    " PA PE PH PL PO PR RG RH RM SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB WA WC WD WF WN"
    " WR WS WV YO ZE B E G L M N S W",
)
"""The letters with which British postcodes begin."""
_GAP = r"[\s.\-–·_]{0,2}"
_AREA = "|".join(_GAP.join(area) for area in _AREAS)
_END = "[ABD-HJLNP-UW-Z]"
_POSTCODE = re.compile(
    rf"\b(?:GIR\s?0AA|(?:{_AREA}){_GAP}\d{_GAP}[A-Z\d]?{_GAP}(?P<last>\d{_GAP}{_END}{_GAP}{_END}))\b", re.I
)
_TWO_LETTERS = "|".join(area for area in _AREAS if len(area) == 2)
_DISTRICT = re.compile(rf"\b(?:{_TWO_LETTERS})\d[\dA-Z]?\b(?!\.\d)")
_ABOUT_POSTCODES = re.compile(r"\bpost\s?codes?\b", re.I)
_ANY_DISTRICT = re.compile(rf"\b(?:{'|'.join(_AREAS)})\d[\dA-Z]?\b|\b(?:{_TWO_LETTERS})\b(?=\s+post\s?code)")
_NO_DISTRICTS = frozenset(["CO2"])
_LITTLE_WORDS = words_of("to at in is on of or we us no an as by up so do be he am pm")


def postcodes_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the text holds a postcode, however it is written, or the first half of one."""
    for found in _POSTCODE.finditer(text):
        ends = found["last"] or ""
        if not (ends[-2:] in _LITTLE_WORDS and re.search(r"\s", ends)):  # “at M1 2 in all”
            yield found.span()
    districts = _ANY_DISTRICT if _ABOUT_POSTCODES.search(text) else _DISTRICT
    yield from (found.span() for found in districts.finditer(text) if found.group() not in _NO_DISTRICTS)


_SPOKEN = {"zero": "0", "oh": "0", "o": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4"} | {
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "hundred": "00",
}  # fmt: skip
_SAID = "|".join(sorted((*_SPOKEN, "double", "treble", "triple"), key=len, reverse=True))
_PIECE = re.compile(rf"\+?\d+|\b(?:{_SAID})\b", re.I)
_BETWEEN = re.compile(r"[\s().,\-–—/·•_]{0,4}")
_DATE = re.compile(r"\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d\d\b")
_CALLING = re.compile(
    r"\b(?:ring|rings|call|calls|phone|phones|text|texts|tel|telephone|mobile|landline|whatsapp|dial|ext|extension)\b"
    r"[^\d\n]{0,25}(?P<number>\d(?:[\s\-]?\d){4,})(?![\d/])",
    re.I,
)
_SHORTEST, _LONGEST = 9, 11


def telephones_in(text: str, *, allowed: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Where the text holds a telephone number, in digits or words, but for those that everybody may ring."""
    known = {_national(number) for number in allowed} | _HELPLINES
    text = "".join(_digit(each) for each in text)
    for start, end, digits in _runs(text):
        national = _national(digits)
        is_one = national.startswith("0") and _SHORTEST < len(national) <= _LONGEST
        if is_one and national not in known and not _DATE.search(text, start, end):
            yield start, end
    for found in _CALLING.finditer(text):
        digits = re.sub(r"\D", "", found["number"])
        if digits not in known and not any(number.endswith(digits) for number in known):
            yield found.span("number")


_HELPLINES = frozenset(["116123", "116000", "116111", "08001111", "08088005000"])
"""Samaritans, missing children, Childline, the NSPCC."""


def _digit(each: str) -> str:
    if each.isascii() or not each.isdecimal():
        return each
    return str(unicodedata.decimal(each))


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield digits that stand together, spoken ones too, with where they stand; each begins like a number to ring."""
    pieces = [(found.start(), found.end(), found.group().casefold()) for found in _PIECE.finditer(text)]
    at = 0
    while at < len(pieces):
        start, end, digits, times = pieces[at][0], pieces[at][1], "", 1
        last = at
        for last in range(at, len(pieces)):
            begins, ends, said = pieces[last]
            if last > at and not _BETWEEN.fullmatch(text, end, begins):
                last -= 1
                break
            end = ends
            if said in ("double", "treble", "triple"):
                times = 2 if said == "double" else 3
                continue
            digits += _SPOKEN.get(said, said) * times
            times = 1
        # “+44 (0)1632”: what stands before the nought is left out by whoever reads the number.
        yield start, end, digits
        at = last + 1


def _national(number: str) -> str:
    digits = re.sub(r"[^\d]", "", number)
    abroad = number.strip().startswith("+") or digits.startswith("0044")
    if not abroad:
        return digits
    return "0" + digits.removeprefix("00").removeprefix("44").removeprefix("0")


_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOT = r"\s*(?:\.|[(\[]\s*dot\s*[)\]]|\s+dot\s+)\s*"
_SAID_EMAIL = re.compile(
    rf"\b[\w+-]+(?:{_DOT}[\w+-]+)*\s*(?:[(\[]\s*at\s*[)\]]|\s+at\s+)\s*[\w-]+(?:{_DOT}[a-z]{{2,}})+\b", re.I
)
_ARTICLE = re.compile(r"\bat\s+(?:the|a|an)\b", re.I)
_NETWORKS = re.compile(
    r"\b(?:snapchat|snap|instagram|insta|facebook|tiktok|tik tok|discord|whatsapp|roblox|fortnite|xbox"
    r"|playstation|psn|twitch|telegram|signal|youtube|username|user name|gamertag)\b",
    re.I,
)
_ACCOUNT = re.compile(r"(?<![\w.])@[a-z]\w[\w.]+|\b(?=\w*[a-z])\w+(?:[._]\w+)+\b|\b[a-z]+\d{2,}\w*\b", re.I)
_NEAR = 40


def accounts_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the text holds an e-mail address, spelt out as well, or what somebody is called on a network."""
    yield from (found.span() for found in _EMAIL.finditer(text))
    for found in _SAID_EMAIL.finditer(text):
        # “at” alone is a word; with “dot”, or in brackets, it is none.
        if re.search(r"[(\[]\s*at|\bat\b.*\bdot\b", found.group(), re.I) and not _ARTICLE.search(found.group()):
            yield found.span()
    for network in _NETWORKS.finditer(text):
        for around in _ACCOUNT.finditer(text, max(0, network.start() - _NEAR), network.end() + _NEAR):
            if not network.start() <= around.start() < network.end():
                yield around.span()
    for found in _ACCOUNT.finditer(text):
        if found.group().startswith("@"):
            yield found.span()
