"""The check before a letter goes: what in it is not for its reader, each with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from consult.domain import numbers_in_letters as numbers
from consult.domain import places_in_letters as places
from consult.domain.letter_facts import AnsweredWish, Item, LetterFacts
from consult.domain.names_in_letters import (
    NamesToFind,
    names_as_a_whole,
    names_of_people,
    names_said_in,
    other_children,
)
from consult.domain.near_copies import Told, find_copy, find_quotation, told_in, words_in


class Kind(StrEnum):
    """What was found."""

    PRIVATE = "private"
    NOT_TOLD = "not_told"
    OTHER_CHILD = "other_child"
    POSTCODE = "postcode"
    TELEPHONE = "telephone"
    ADDRESS = "address"
    SCHOOL = "school"
    CARER = "carer"

    @property
    def label(self) -> str:
        """What is wrong, as the officer reads it beside the words."""
        return _LABELS[self.value]


_LABELS = {
    "private": "Somebody told you this, and did not share it with this reader",
    "not_told": "The child asked that this is not talked about",
    "other_child": "The name of another child",
    "postcode": "A postcode",
    "telephone": "A telephone number, an e-mail address or an account",
    "address": "An address, or where somebody lives",
    "school": "The name of a school",
    "carer": "The name of a carer or a teacher",
}


@dataclass(frozen=True)
class Finding:
    """Words in a letter that are not for its reader, with the key of what they stand in and their place there."""

    kind: Kind
    place: str
    start: int
    end: int
    text: str
    """All of what they stand in, as it was checked."""

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands before them."""
        return self.text[: self.start]

    @property
    def after(self) -> str:
        """What stands after them."""
        return self.text[self.end :]

    @property
    def identity(self) -> str:
        """What tells this finding from every other, and from itself once the text around it has changed."""
        return "\x1f".join((self.kind, self.place, self.words, self.text))


@dataclass(frozen=True)
class Watch:
    """What is not to stand in a letter to one reader.

    `private` is what was told the officer alone, with its English; `not_told` what the child does not want talked
    about; `called` what a child wanted to be called, which nobody but their officer was told; `open_words` what this
    reader may read anyhow. `children` are the other children of the council by forename and surname. Names in
    `may_be_named`, `carers` and `owners` belong to this review; a parent may not read the carers’.
    """

    is_child: bool
    is_parent: bool
    private: tuple[str, ...] = ()
    not_told: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    open_words: tuple[str, ...] = ()
    children: tuple[tuple[str, str], ...] = ()
    carers: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    may_be_named: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()

    @cached_property
    def told_privately(self) -> list[Told]:
        """The sentences that were told the officer alone, without those that were said openly as well."""
        openly = [words_in(text) for text in self.open_words]
        return [
            told for told in told_in(self.private) if not any(find_copy(told, words) is not None for words in openly)
        ]

    @cached_property
    def quotable(self) -> tuple[str, ...]:
        """What was told the officer alone and never openly, for whoever quotes a piece of it."""
        return tuple(text for text in self.private if text not in self.open_words)

    @cached_property
    def not_talked_about(self) -> list[frozenset[str]]:
        """What each thing that is not to be talked about is about: its weighty words."""
        return [
            frozenset(word.form for word in words_in(text) if word.weight == 1.0 and word.form not in _STARTERS)
            for text in self.not_told
        ]

    @cached_property
    def other_names(self) -> NamesToFind:
        """The names of other children."""
        known = (*self.may_be_named, *self.carers, *self.owners)
        return other_children(
            self.children, may_be_named=known, said_openly=self.open_words, common_too=self.is_parent
        )

    @cached_property
    def carers_names(self) -> NamesToFind:
        """The names of carers and teachers."""
        return names_of_people(self.carers, may_be_named=self.may_be_named)

    @cached_property
    def names_for_today(self) -> NamesToFind:
        """What the child wanted to be called, where others do not call them so anyhow."""
        return names_as_a_whole(self.called, may_be_named=(*self.may_be_named, *self.open_words))

    @cached_property
    def names_told_privately(self) -> NamesToFind:
        """Names that stand only in what was told the officer alone."""
        known = (*self.may_be_named, *self.carers, *self.owners)
        return names_said_in(self.private, may_be_named=known, said_openly=self.open_words)


_STARTERS = frozenset(
    word.form for word in words_in("please talk talking only anyone front people meeting everybody everyone secret")
)


@dataclass(frozen=True)
class Checked:
    """One text of a letter and the key of what it stands in; `is_said` where it is somebody's own allowed words."""

    place: str
    words: str
    is_said: bool = False


def check_letter(facts: LetterFacts, watch: Watch) -> tuple[Finding, ...]:
    """Return everything in a letter that is not for its reader, in reading order."""
    found = [finding for text in texts_to_check(facts) for finding in check_text(text, watch)]
    return tuple(dict.fromkeys(found))


def texts_to_check(facts: LetterFacts) -> Iterator[Checked]:
    """Return what somebody wrote in a letter, without the reader's own words: those tell them nothing new."""
    for item in facts.written.values():
        yield from _both(item)
    for quote in facts.child_s_quotes:
        yield from _both(quote.said, is_said=True)
        if quote.chosen_in_english:
            yield Checked(quote.said.key, quote.chosen_in_english, is_said=True)
    for decided in facts.decisions:
        yield from _both(decided.what)
        yield from _both(decided.owner)
    for wish in (*facts.last_time, *facts.wishes):
        yield from _answer_to(wish)
    for wish in facts.child_s_wishes:
        yield from _both(wish.wish, is_said=True)
        if wish.english is not None:
            yield Checked(wish.wish.key, wish.english.words, is_said=True)
        yield from _answer_to(wish)


def _answer_to(wish: AnsweredWish) -> Iterator[Checked]:
    yield from _both(wish.because)
    yield from _both(wish.owner)


def _both(item: Item | None, *, is_said: bool = False) -> Iterator[Checked]:
    if item is not None:
        yield Checked(item.key, item.text.words, is_said)
        if item.translation is not None:
            yield Checked(item.key, item.translation.words, is_said)


def check_text(text: Checked, watch: Watch) -> list[Finding]:
    """Return what one text holds that is not for the reader; of things that overlap, the first that was found."""
    found: list[Finding] = []
    for kind, start, end in _spans(text, watch):
        if not any(start < other.end and other.start < end for other in found):
            found.append(Finding(kind, text.place, start, end, text.words))
    return sorted(found, key=lambda finding: finding.start)


def _spans(text: Checked, watch: Watch) -> Iterator[tuple[Kind, int, int]]:
    words = text.words
    if not text.is_said:
        yield from ((Kind.PRIVATE, *span) for span in _private(words, watch))
    if not watch.is_child:
        yield from ((Kind.NOT_TOLD, *span) for span in _not_told(words, watch))
    yield from ((Kind.OTHER_CHILD, name.start, name.end) for name in watch.other_names.find_in(words))
    if watch.is_parent:
        yield from _for_parents(words, watch)


def _for_parents(words: str, watch: Watch) -> Iterator[tuple[Kind, int, int]]:
    yield from ((Kind.POSTCODE, *span) for span in numbers.postcodes_in(words))
    yield from ((Kind.TELEPHONE, *span) for span in numbers.telephones_in(words, allowed=watch.telephones))
    yield from ((Kind.TELEPHONE, *span) for span in numbers.accounts_in(words))
    yield from ((Kind.SCHOOL, *span) for span in places.schools_in(words, may_be_named=watch.may_be_named))
    yield from ((Kind.CARER, name.start, name.end) for name in watch.carers_names.find_in(words))
    yield from ((Kind.ADDRESS, *span) for span in places.addresses_in(words, may_be_named=watch.may_be_named))


def _private(words: str, watch: Watch) -> Iterator[tuple[int, int]]:
    inside = words_in(words)
    for told in watch.told_privately:
        if (span := find_copy(told, inside)) is not None:
            yield span
    if (quoted := find_quotation(watch.quotable, words)) is not None:
        yield quoted
    yield from ((name.start, name.end) for name in watch.names_told_privately.find_in(words))
    if not watch.is_child:
        yield from ((name.start, name.end) for name in watch.names_for_today.find_in(words))


def _not_told(words: str, watch: Watch) -> Iterator[tuple[int, int]]:
    inside = words_in(words)
    for about in watch.not_talked_about:
        needed = 1 if len(about) == 1 else max(2, round(len(about) * 0.6))
        reach = 12
        for at, word in enumerate(inside):
            window: Sequence[object] = inside[at : at + reach]
            forms = {each.form for each in inside[at : at + reach]} & about
            if word.form in about and window and len(forms) >= needed:
                last = max(each.end for each in inside[at : at + reach] if each.form in about)
                yield word.start, last
                break
