"""Names that a letter is not to hold: another child's, and for a parent the carer's and the teacher's."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from consult.domain.common_names import ALSO_WORDS, AROUND_NAMES, COMMON_FORENAMES, NOT_NAMES, WORDS_AS_WELL
from consult.domain.near_copies import words_of
from consult.domain.spellings import (
    IS_ARABIC,
    LEAST_IN_ARABIC,
    UNSEEN_MARKS,
    in_arabic_letters,
    plain,
    short_forms,
    sound,
    unbent,
)

_TOKEN = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{UNSEEN_MARKS}]|[\u0300-\u036f])*(?:[-’'ʼ][^\W\d_]+)*")
_MANY = 3
"""Children of one council who share a forename: it names none of them any more."""
_AS_CHILD = words_of("master miss")
_CHILDREN_AFTER = words_of("girl boy girls boys twin twins child children kid kids brothers sisters family lad lads")
_BEFORE_CHILDREN = words_of("the little other those")
_LEAST_NEAR = 5
"""Letters of a name that is known by its sound, too."""


@dataclass(frozen=True)
class NameFound:
    """A name where it stands, in characters."""

    start: int
    end: int


@dataclass(frozen=True)
class _Token:
    form: str
    start: int
    end: int
    is_capital: bool
    opens_sentence: bool
    is_possessive: bool = False
    has_case: bool = True
    """Whether its letters come in capitals: those of Arabic do not."""
    others: tuple[str, ...] = ()
    """Forms from which this one may have been bent."""

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.form, *self.others)


@dataclass(frozen=True)
class NamesToFind:
    """Names that are not to stand in a text.

    `full` are found however they are written, `single` with a capital and `near` also by their sound or cut in two;
    `any_case` without a capital, too, and `in_arabic` in Arabic letters: for few names only, or words pass for names.
    `surnames` are found beside an initial, a title or “girl”.
    """

    full: frozenset[tuple[str, ...]]
    single: frozenset[str]
    near: frozenset[str] = frozenset()
    any_case: frozenset[str] = frozenset()
    surnames: frozenset[tuple[str, ...]] = frozenset()
    initials: frozenset[tuple[str, tuple[str, ...]]] = frozenset()
    in_arabic: frozenset[str] = frozenset()

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in sorted(self.full, key=len, reverse=True):
            found[sound(name[0])].append(tuple(map(sound, name)))
        return found

    @cached_property
    def _sounds(self) -> frozenset[str]:
        return frozenset(sound(name) for name in self.near if len(name) >= _LEAST_NEAR)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        beginnings = frozenset(name[:size] for name in self.near for size in range(_LEAST_NEAR, len(name)))
        return beginnings - COMMON_FORENAMES - NOT_NAMES - WORDS_AS_WELL

    @cached_property
    def _in_arabic(self) -> re.Pattern[str]:
        patterns = filter(None, map(in_arabic_letters, sorted(self.in_arabic)))
        return re.compile("|".join(patterns) or r"(?!)")

    @cached_property
    def _surnames_by_first(self) -> dict[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for surname in sorted(self.surnames | {surname for _initial, surname in self.initials}):
            found[surname[0]].append(surname)
        return found

    def find_in(self, text: str) -> list[NameFound]:
        """Return where the text holds one."""
        tokens, found, past = _tokens(text), [], -1
        for at, token in enumerate(tokens):
            if at <= past:
                continue
            several = self._full_at(tokens, at) or self._surname_at(tokens, at) or self._cut_at(tokens, at)
            if several:
                past = at + several - 1
                found.append(NameFound(token.start, tokens[past].end))
            elif self._is_single(token):
                found.append(NameFound(token.start, token.end))
        return found

    def _full_at(self, tokens: Sequence[_Token], at: int) -> int:
        for name in (name for form in tokens[at].forms for name in self._by_first.get(sound(form), ())):
            there = tokens[at : at + len(name)]
            if len(there) == len(name) and all(
                any(sound(form) == part for form in token.forms) for token, part in zip(there, name, strict=True)
            ):
                return len(name)
        return 0

    def _surname_at(self, tokens: Sequence[_Token], at: int) -> int:
        """Return how many words are a surname and what shows that: J. Begum, Miss Clarke, the Sekhon boys."""
        token = tokens[at]
        after = tokens[at + 1].forms if at + 1 < len(tokens) and token.is_capital else ()
        for surname in (surname for form in after for surname in self._surnames_by_first.get(form, ())):
            is_rare = surname in self.surnames and (token.form in _AS_CHILD or token.form not in AROUND_NAMES)
            is_initial = len(token.form) == 1 and (token.form, surname) in self.initials
            if (is_initial or (is_rare and len(token.form) > 1)) and _is(
                tokens[at + 1 : at + 1 + len(surname)], surname
            ):
                return len(surname) + 1
        for surname in (surname for form in token.forms for surname in self._surnames_by_first.get(form, ())):
            past = at + len(surname)
            if (
                surname in self.surnames
                and _is(tokens[at:past], surname)
                and at
                and tokens[at - 1].form in _BEFORE_CHILDREN
                and past < len(tokens)
                and tokens[past].form in _CHILDREN_AFTER
            ):
                return len(surname)
        return 0

    def _cut_at(self, tokens: Sequence[_Token], at: int) -> int:
        """Return 2 where a name was cut in two by a blank."""
        if at + 1 == len(tokens) or not tokens[at].is_capital or tokens[at + 1].is_capital:
            return 0
        joined = tokens[at].form + tokens[at + 1].form
        return 2 if joined in self.near and len(joined) >= _LEAST_NEAR else 0

    def _is_single(self, token: _Token) -> bool:
        if any(form in self.any_case for form in token.forms):
            return True
        if not token.is_capital or _is_only_a_word(token):
            return False
        if any(form in self.single for form in token.forms) or sound(token.form) in self._sounds:
            return True
        if IS_ARABIC.match(token.form):
            return len(token.form) >= LEAST_IN_ARABIC and bool(self._in_arabic.fullmatch(token.form))
        return token.form in self._beginnings


def _is(tokens: Sequence[_Token], name: tuple[str, ...]) -> bool:
    return len(tokens) == len(name) and all(
        token.is_capital and part in token.forms for token, part in zip(tokens, name, strict=True)
    )


def other_children(
    names: Iterable[tuple[str, str]],
    *,
    may_be_named: Iterable[str],
    said_openly: Iterable[str],
    common_too: bool = False,
) -> NamesToFind:
    """Return what to look for from every other child's forename and surname.

    A forename alone counts where it is rare: few children of the council have it, and nobody who belongs to this
    review, or whom the reader may read of already, is called so. One of the commonest in the country counts with
    `common_too` alone: a child's friends have those names as well. `may_be_named` are full names; `said_openly` texts
    that the reader may read.
    """
    children = [(form_of(forename), form_of(surname)) for forename, surname in names]
    may_be_named = tuple(may_be_named)
    theirs = {form for name in may_be_named for form in form_of(name)}
    theirs |= {form for text in said_openly for form in form_of(text)}
    full_theirs = {form_of(name) for name in may_be_named}
    others = [each for each in children if all(each) and each[0] + each[1] not in full_theirs]
    full = {
        order
        for forename, surname in others
        for order in (
            forename + surname,
            surname + forename,
            forename[:1] + surname,
            *([surname] if len(surname) > 1 else []),
        )
        if order not in full_theirs
    }
    how_many = Counter(forename[0] for forename, _surname in children if forename)
    how_many_surnames = Counter(surname for _forename, surname in others)
    single = {
        forename
        for forename, count in how_many.items()
        if count < _MANY and len(forename) > 2 and forename not in NOT_NAMES | theirs
    }
    rare = single - COMMON_FORENAMES
    short = {each for forename in rare for each in short_forms(forename) if each not in WORDS_AS_WELL}
    single = (single if common_too else rare) | (short - COMMON_FORENAMES - NOT_NAMES - theirs)
    surnames = {each for each, count in how_many_surnames.items() if count < _MANY and not theirs & set(each)}
    initials = {(forename[0][0], surname) for forename, surname in others if not theirs & set(surname)}
    near = {name for name in rare if sound(name) not in {sound(form) for form in theirs}} - WORDS_AS_WELL
    return NamesToFind(
        frozenset(full), frozenset(single), frozenset(near), frozenset(), frozenset(surnames), frozenset(initials)
    )


def names_of_people(names: Iterable[str], *, may_be_named: Iterable[str]) -> NamesToFind:
    """Return what to look for from the names of people as staff type them: each word of a name, and all of it."""
    theirs = {form for name in may_be_named for form in form_of(name)}
    full, single = set(), set()
    any_case: set[str] = set()
    for name in names:
        words = tuple(word for word in form_of(name) if word not in AROUND_NAMES)
        here = {word for word in words if len(word) > 1 and word not in theirs | NOT_NAMES}
        families = {f"{word}s" for word in here if len(word) > 3}  # The family: “the Reeds”.
        any_case |= {word for word in here if len(word) > 3 and word not in WORDS_AS_WELL}
        any_case |= {f"{word}s" for word in here & any_case}
        single |= here | families | {short for word in here for short in short_forms(word) if short not in theirs}
        single |= {f"{word[:-1]}{bent}" for word in here if len(word) > 4 and word[-1] == "a" for bent in "yeo"}
        if len(words) > 1:
            full.add(words)
            # “Linda and Steve Cartwright” are Linda Cartwright and Steve Cartwright.
            full |= {(forename, words[-1]) for forename in words[:-1]}
    near = {name for name in single if sound(name) not in {sound(form) for form in theirs}} - WORDS_AS_WELL
    return NamesToFind(
        frozenset(full), frozenset(single), frozenset(near), frozenset(any_case), in_arabic=frozenset(near)
    )


def names_said_in(texts: Iterable[str], *, may_be_named: Iterable[str], said_openly: Iterable[str]) -> NamesToFind:
    """Return names that somebody wrote inside sentences, and that nobody known here, or told openly, has."""
    theirs = {form for text in (*may_be_named, *said_openly) for form in form_of(text)}
    found = {
        token.form
        for text in texts
        for token in _tokens(text)
        if token.is_capital and token.has_case and not token.opens_sentence and len(token.form) > 2
    }
    return NamesToFind(frozenset(), frozenset(found - theirs - NOT_NAMES - AROUND_NAMES))


def names_as_a_whole(names: Iterable[str], *, may_be_named: Iterable[str]) -> NamesToFind:
    """Return what to look for from names that may be any words: all of one, and one word alone with a capital."""
    theirs = {form for name in may_be_named for form in form_of(name)}
    found = {form for name in names if (form := form_of(name)) and not set(form) <= theirs}
    single = {form[0] for form in found if len(form) == 1 and len(form[0]) > 1}
    return NamesToFind(frozenset(form for form in found if len(form) > 1), frozenset(single))


def form_of(name: str) -> tuple[str, ...]:
    """Return a name's words as they are compared: without accents, capitals, hyphens and apostrophes."""
    return tuple(token.form for token in _tokens(name))


def _tokens(text: str) -> Sequence[_Token]:
    return list(_each_token(text))


def _each_token(text: str) -> Iterator[_Token]:
    before = 0
    for found in _TOKEN.finditer(text):
        between, word = text[before : found.start()], found.group()
        opens = not before or bool(re.search(r"[.!?:\n“\"]", between))
        before, end = found.end(), found.end()
        if (mark := re.search(r"['’ʼ]s$", word)) is not None:
            end = found.start() + mark.start()
            word = word[: mark.start()]
        first = word[:1]
        has_case = first.lower() != first.upper()
        is_capital = first.isupper() or not has_case
        for part in plain(word).split("-"):
            if part:
                others = tuple(unbent(word, part))
                yield _Token(part, found.start(), end, is_capital, opens, mark is not None, has_case, others)


def _is_only_a_word(token: _Token) -> bool:
    return token.opens_sentence and not token.is_possessive and token.form in ALSO_WORDS
