"""The questions of a booklet as a form shows them: as it was printed, in English, and what was typed so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consult.domain.afterwards import may_choose_who_sees
from consult.domain.answers import is_in_own_words
from consult.domain.audiences import Audience, people_to_share_with
from consult.domain.placing import placed_as
from consult.domain.questions import AnyQuestion, Option
from consult.services.returned_booklets import ReturnedBooklet
from consult.services.typed_in import TypedIn
from consult.web.languages import in_language
from consult.web.reviews.booklet_questions import audiences_to_tick, said


@dataclass(frozen=True)
class ToTick:
    """One thing to tick, in English and as the booklet says it."""

    value: str
    english: str
    shown: str
    is_ticked: bool


@dataclass(frozen=True)
class Row:
    """One picture of a question with piles, and where it may go."""

    english: str
    shown: str
    name: str
    piles: tuple[ToTick, ...]


@dataclass(frozen=True)
class ToType:
    """One question of the booklet with what has been typed so far."""

    number: int
    key: str
    kind: str
    english: str
    shown: str
    options: tuple[ToTick, ...]
    rows: tuple[Row, ...]
    words: str
    who: tuple[ToTick, ...]
    wrong: str

    @property
    def field(self) -> str:
        """The name of its field."""
        return f"answer.{self.key}"


def questions_to_type(booklet: ReturnedBooklet, typed: TypedIn | None, wrong: Mapping[str, str]) -> list[ToType]:
    """Return every question in the order of the booklet; `wrong` says by key what cannot be kept."""
    with in_language(booklet.language):
        return [
            _to_type(booklet, question, number, typed, wrong.get(question.key, ""))
            for number, question in enumerate(booklet.question_set, start=1)
        ]


def _to_type(
    booklet: ReturnedBooklet, question: AnyQuestion, number: int, typed: TypedIn | None, wrong: str
) -> ToType:
    given = typed.given.get(question.key, ()) if typed else ()
    audience = typed.audiences.get(question.key) if typed else None
    piles: tuple[Option, ...] = getattr(question, "piles", ())

    def tick(option: Option) -> ToTick:
        return ToTick(option.key, option.words, said(option.words), option.key in given)

    return ToType(
        number=number,
        key=question.key,
        kind=question.kind,
        english=question.words,
        shown=said(question.words),
        options=() if piles else tuple(map(tick, question.options)),
        rows=tuple(_row(question, option, piles, given) for option in question.options) if piles else (),
        words="\n".join(given) if is_in_own_words(question) else "",
        who=tuple(_who(booklet, audience)) if may_choose_who_sees(booklet.purpose) else (),
        wrong=wrong,
    )


def _row(question: AnyQuestion, option: Option, piles: Sequence[Option], given: Sequence[str]) -> Row:
    places = [(placed_as(option.key, pile.key), pile) for pile in piles]
    ticks = tuple(ToTick(value, pile.words, said(pile.words), value in given) for value, pile in places)
    return Row(option.words, said(option.words), f"answer.{question.key}.{option.key}", ticks)


def _who(booklet: ReturnedBooklet, chosen: Audience | None) -> list[ToTick]:
    people = people_to_share_with(booklet.role)
    words = {"officer": "Only the reviewing officer", "meeting": "Everyone at the meeting"}
    found = []
    for audience in audiences_to_tick(booklet.role):
        person = next(iter(audience.people), None)
        value = person.value if person else audience.key
        english = words.get(value) or people[person]  # type: ignore[index]
        is_ticked = chosen is not None and (
            person in chosen.people if person else audience == chosen and not chosen.is_officer_only
        )
        shown = english if value == "officer" else said(english)
        found.append(ToTick(value, english, shown, is_ticked))
    return found
