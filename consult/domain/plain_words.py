"""What would make staff's own text plainer: hard words, words to avoid, long sentences, blame that names nobody.

Nothing here is told, and nothing changes, what a child said: only staff's own text is passed, and what stands in it
between quotation marks is somebody's own words. It is neither counted nor looked at.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from consult.domain.letters import Register
from consult.domain.listed_words import OURS, Sort, WordList
from consult.domain.passive import passives
from consult.domain.reading_age import reading_age, sentences, words_in

FEWEST_WORDS = 10
"""The measure says nothing about a shorter text: one long word would make it years older."""
_LONGEST = {Register.PICTURES: 10, Register.CHILD: 15, Register.YOUNG_PERSON: 20, Register.ADULT: 25}
"""Words of a sentence. GOV.UK splits those longer than 25 for adults; the others follow from the ages aimed for."""
_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")
_NOT_SAID_BY_STAFF = "\0"
_SPACE_BEFORE = re.compile(r"(\b(?:an?|the|your|my|our|his|her|their|its)\s+)$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b([Aa])n?(\s+)$")
_OWN_ARTICLE = re.compile(r"an? ")
_SOUNDS_LIKE_A_VOWEL = re.compile(r"(?!one\b|use|uni|eu)[aeiou]|hour|hon", re.IGNORECASE)


class Kind(StrEnum):
    """What was found."""

    HARD = "hard"
    AVOID = "avoid"
    LONG = "long"
    PASSIVE = "passive"


@dataclass(frozen=True)
class Finding:
    """One place of a text, from `start` to `end` in letters, and what could be done there."""

    kind: Kind
    start: int
    end: int
    words: str
    better: tuple[str, ...]
    """What could stand there instead, the best first; none where the sentence has to be put another way."""
    advice: str
    """A sentence for the author; empty where the better words say it all."""
    key: str
    """Names what was found until the words of its sentence change; holds none of them."""


@dataclass(frozen=True)
class Plainness:
    """How plain a text is; `kept` are the keys of what its author keeps as it is and what still stands there."""

    reading_age: float | None
    """None for a text too short to say."""
    findings: tuple[Finding, ...]
    kept: tuple[str, ...]


class WordsChanged(Exception):
    """The text does not say any more what was found in it."""


def longest_for(register: Register) -> int:
    """Return how many words a sentence may have."""
    return _LONGEST[register]


def plainness(
    text: str, *, register: Register = Register.CHILD, words: WordList = OURS, kept: Collection[str] = ()
) -> Plainness:
    """Return the reading age of staff's own text, and what could be plainer, in order of place."""
    own = _QUOTED.sub(_blanked, text)
    where = sentences(own)
    found = sorted(
        (*_listed(own, words), *_passive(own), *_long(own, where, longest_for(register))),
        key=lambda each: (each.start, -each.end),
    )
    keyed = list(_with_keys(text, where, found))
    age = reading_age(own) if words_in(own) >= FEWEST_WORDS else None
    asked = tuple(each for each in keyed if each.key not in kept)
    return Plainness(age, asked, tuple(each.key for each in keyed if each.key in kept))


def replace(text: str, finding: Finding, with_: str) -> str:
    """Return `text` with other words in the place of a finding: its capital letter and “a” or “an” before it follow.

    Raises:
        WordsChanged: when the text says something else there.
    """
    if text[finding.start : finding.end] != finding.words:
        raise WordsChanged
    before, after = text[: finding.start], text[finding.end :]
    if _OWN_ARTICLE.match(with_) and _SPACE_BEFORE.search(before[-12:]):
        with_ = _OWN_ARTICLE.sub("", with_, count=1)
    if article := _ARTICLE.search(before[-12:]):
        fitting = article[1] + ("n" if _SOUNDS_LIKE_A_VOWEL.match(with_) else "") + article[2]
        before = before[: len(before) - len(article[0])] + fitting
    if _begins_large(finding.words, before):
        with_ = with_[:1].upper() + with_[1:]
    return before + with_ + after


def _begins_large(words: str, before: str) -> bool:
    if words.isupper() and len(words) > 1:
        # LAC is in capitals anywhere; what takes its place is so at the start of a sentence only.
        return not before.strip() or before.rstrip(" ")[-1:] in ".!?\n"
    return words[:1].isupper()


def _blanked(quoted: re.Match[str]) -> str:
    # The end of a quoted sentence is the end of ours, too: only the words go.
    words = quoted.group()
    last = words[-2] if words[-2] in ".!?…" and len(words) > 2 else _NOT_SAID_BY_STAFF
    return words[0] + _NOT_SAID_BY_STAFF * (len(words) - 3) + (last if len(words) > 2 else "") + words[-1]


def _listed(own: str, words: WordList) -> Iterator[Finding]:
    for said in words.said_in(own):
        kind = Kind.AVOID if said.listed.sort is Sort.AVOID else Kind.HARD
        yield _found(kind, own, said.start, said.end, said.better, said.listed.note)


def _passive(own: str) -> Iterator[Finding]:
    for passive in passives(own):
        yield _found(Kind.PASSIVE, own, passive.start, passive.end, passive.better, passive.advice)


def _long(own: str, where: Sequence[tuple[int, int]], longest: int) -> Iterator[Finding]:
    for start, end in where:
        if (length := words_in(own[start:end])) > longest:
            yield _found(Kind.LONG, own, start, end, (), f"This sentence has {length} words. Make it two.")


def _found(kind: Kind, own: str, start: int, end: int, better: tuple[str, ...], advice: str) -> Finding:
    return Finding(kind, start, end, own[start:end], better, advice, "")


def _with_keys(text: str, where: Sequence[tuple[int, int]], found: Sequence[Finding]) -> Iterator[Finding]:
    starts = [start for start, _end in where]
    around = [_digest(" ".join(text[start:end].split())) for start, end in where]
    times: dict[tuple[str, ...], int] = {}
    for each in found:
        at = bisect_right(starts, each.start) - 1
        words = text[each.start : each.end]
        same = (each.kind.value, _digest(words), around[at] if at >= 0 else "")
        times[same] = times.get(same, 0) + 1
        name = _digest("-".join((*same, str(times[same]))))[:16]
        yield Finding(each.kind, each.start, each.end, words, each.better, each.advice, f"{each.kind}-{name}")


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
