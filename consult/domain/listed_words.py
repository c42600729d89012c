"""Words that are better put another way: our lists and a council's own, and where a text says one of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from consult.domain import hard_words, words_to_avoid
from consult.domain.inflections import pairs, plural, verb_forms

_WORD = re.compile(r"\b[EeIi]\.[GgEe]\b\.?|[^\W\d_]+(?:[’'][^\W\d_]+)*")
_BETWEEN = re.compile(r"[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3}|[-‐‑]")
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
_BEFORE_A_PARTICIPLE = frozenset(
    [
        "be",
        "been",
        "being",
        "is",
        "isn’t",
        "are",
        "aren’t",
        "was",
        "wasn’t",
        "were",
        "weren’t",
        "has",
        "hasn’t",
        "have",
        "haven’t",
        "had",
        "hadn’t",
        "get",
        "gets",
        "got",
    ]
)
_BEFORE_A_NOUN = frozenset(
    [
        "a",
        "an",
        "any",
        "each",
        "every",
        "her",
        "his",
        "its",
        "my",
        "no",
        "our",
        "some",
        "that",
        "the",
        "their",
        "these",
        "this",
        "those",
        "your",
    ]
)
_BETWEEN_THEM = frozenset(
    ["not", "never", "also", "only", "just", "still", "now", "all", "always", "already", "fully", "properly", "been"]
)


class Sort(StrEnum):
    """What is the matter with a listed word."""

    HARD = "hard"
    AVOID = "avoid"


class Family(StrEnum):
    """How the forms of a listed word are made."""

    VERB = "verb"
    NOUN = "noun"
    AS_IT_STANDS = "as it stands"


@dataclass(frozen=True)
class ListedWord:
    """A word or phrase as a list has it, and what to write instead; fine with neither better words nor a note."""

    words: str
    better: tuple[str, ...]
    note: str = ""
    sort: Sort = Sort.HARD
    family: Family = Family.AS_IT_STANDS

    @property
    def is_fine(self) -> bool:
        """Whether a list says that this word may stand."""
        return not self.better and not self.note


@dataclass(frozen=True)
class Form:
    """One form of a listed word; `after_be` are the better words where “was” or “has” stands before it."""

    listed: ListedWord
    better: tuple[str, ...]
    after_be: tuple[str, ...]
    is_the_council_s: bool
    is_no_noun: bool = False
    """Whether it is meant as a verb alone: after “your”, *request* is another word."""


@dataclass(frozen=True)
class Said:
    """Where a text says a listed word, and the better words in the form that fits there."""

    start: int
    end: int
    listed: ListedWord
    better: tuple[str, ...]


Phrases = Mapping[tuple[str, ...], Form]


@dataclass(frozen=True)
class WordList:
    """Every form that is looked for, by its words; a council's come before ours."""

    forms: Phrases
    longest: Mapping[str, int] = field(repr=False)
    """The words of the longest phrase that begins with a word."""

    def said_in(self, text: str) -> Iterator[Said]:
        """Yield the listed words of a text, in order; of two that share a word, the council's, then the longer."""
        tokens = [_Token(found.start(), found.end(), _plain(found.group())) for found in _WORD.finditer(text)]
        taken: set[int] = set()
        found: list[Said] = []
        for of_the_council in (True, False):
            at = 0
            while at < len(tokens):
                length, form = self._form_at(text, tokens, at, taken, of_the_council=of_the_council)
                if form is not None:
                    taken.update(range(at, at + length))
                    if not form.listed.is_fine:
                        found.append(_said(text, tokens, at, length, form))
                at += length
        yield from sorted(found, key=lambda said: said.start)

    def _form_at(
        self, text: str, tokens: Sequence["_Token"], at: int, taken: set[int], *, of_the_council: bool
    ) -> tuple[int, Form | None]:
        for length in range(min(self.longest.get(tokens[at].words, 0), len(tokens) - at), 0, -1):
            form = self.forms.get(tuple(token.words for token in tokens[at : at + length]))
            if form is None or form.is_the_council_s != of_the_council or taken.intersection(range(at, at + length)):
                continue
            if form.is_no_noun and at and _is_before_a_noun(text, tokens[at - 1]):
                continue
            if all(_follows(text, *each) for each in pairwise(tokens[at : at + length])):
                return length, form
        return 1, None


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    words: str


def _plain(word: str) -> str:
    word = word.casefold().replace("'", "’").removesuffix(".")
    return _POSSESSIVE.sub("", word) or word


def _follows(text: str, one: _Token, other: _Token) -> bool:
    return other.start - one.end <= 7 and _BETWEEN.fullmatch(text, one.end, other.start) is not None


def _is_before_a_noun(text: str, token: _Token) -> bool:
    return token.words in _BEFORE_A_NOUN or text[token.start : token.end].lower().endswith(("’s", "'s"))


def _said(text: str, tokens: Sequence[_Token], at: int, length: int, form: Form) -> Said:
    last = tokens[at + length - 1]
    end = last.start + len(_POSSESSIVE.sub("", text[last.start : last.end]))
    before = [token.words for token in reversed(tokens[max(0, at - 3) : at])]
    after_be = next((word for word in before if word not in _BETWEEN_THEM), "") in _BEFORE_A_PARTICIPLE
    after_be = after_be or before[:1] == ["been"]
    return Said(tokens[at].start, end, form.listed, form.after_be if after_be else form.better)


def word_list(listed: Iterable[ListedWord], *, of_the_council: Iterable[ListedWord] = ()) -> WordList:
    """Return what to look for: ours, and a council's over them; a council's word takes its forms from ours."""
    forms: dict[tuple[str, ...], Form] = {}
    families: dict[tuple[str, ...], Family] = {}
    for word in listed:
        families.setdefault(_phrase(word.words), word.family)
        forms |= dict(_forms(word, is_the_council_s=False))
    theirs = [replace(word, family=families.get(_phrase(word.words), word.family)) for word in of_the_council]
    for word in theirs:
        forms |= dict(_forms(word, is_the_council_s=True))
    # What a council listed as it stands wins over a form that was made of another of its words.
    forms |= {_phrase(word.words): Form(word, word.better, word.better, is_the_council_s=True) for word in theirs}
    longest: dict[str, int] = {}
    for phrase in forms:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return WordList(MappingProxyType(forms), MappingProxyType(longest))


def _phrase(words: str) -> tuple[str, ...]:
    return tuple(_plain(found.group()) for found in _WORD.finditer(words))


def _forms(word: ListedWord, *, is_the_council_s: bool) -> Iterator[tuple[tuple[str, ...], Form]]:
    if word.family is Family.VERB and word.better:
        by_form: dict[str, list[tuple[str, str]]] = {}
        for better in word.better:
            for hard, easy, after_be in pairs(word.words, better):
                by_form.setdefault(hard, []).append((easy, after_be))
        for hard, each in by_form.items():
            easier, participles = (tuple(dict.fromkeys(column)) for column in zip(*each, strict=True))
            may_be_a_noun = hard in (word.words, verb_forms(word.words).third) and not is_the_council_s
            yield _phrase(hard), Form(word, easier, participles, is_the_council_s, is_no_noun=may_be_a_noun)
        return
    yield _phrase(word.words), Form(word, word.better, word.better, is_the_council_s)
    if word.family is Family.NOUN:
        several = tuple(plural(better) for better in word.better)
        yield _phrase(plural(word.words)), Form(word, several, several, is_the_council_s)
    elif word.family is Family.VERB:
        for hard, *_same in pairs(word.words, "do"):
            yield _phrase(hard), Form(word, (), (), is_the_council_s)


def _listed(table: str, sort: Sort, family: Family) -> Iterator[ListedWord]:
    for line in filter(None, table.split("\n")):
        words, _colon, rest = line.partition(": ")
        better, _bar, note = rest.partition("|")
        instead = tuple(each.strip() for each in better.split(",") if each.strip())
        yield ListedWord(words, instead, note.strip(), sort, family)


def _ours() -> Iterator[ListedWord]:
    for module, sort in ((hard_words, Sort.HARD), (words_to_avoid, Sort.AVOID)):
        yield from _listed(module.VERBS, sort, Family.VERB)
        yield from _listed(module.NOUNS, sort, Family.NOUN)
        yield from _listed(module.PHRASES, sort, Family.AS_IT_STANDS)
    for words in sorted(words_to_avoid.MEAN_SOMETHING_ELSE):
        yield ListedWord(words, ())


OUR_WORDS = tuple(_ours())
"""Ours, hard words first; one that stands in both lists is a word to avoid."""
OURS = word_list(OUR_WORDS)


def words_to_avoid_in(text: str) -> dict[str, str]:
    """Return the words in `text` that a child should not have to read, each with what to do instead."""
    found = (said for said in OURS.said_in(text) if said.listed.sort is Sort.AVOID)
    return {text[said.start : said.end].lower(): ", ".join(said.better) or said.listed.note for said in found}
