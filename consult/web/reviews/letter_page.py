"""The letter editor's page: each part with what the officer writes in it, what was recorded, and what was found."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from flask import current_app

from consult.domain.decisions import Standing
from consult.domain.letter_facts import AnsweredWish, Decided, Item, Quote
from consult.domain.letter_sentences import heading_of
from consult.domain.letter_translations import State, title_of
from consult.domain.letters import WRITTEN_PARTS, Part, Register, Text
from consult.domain.plain_parts import PlainPart, look_over
from consult.domain.wishes import Outcome
from consult.services.kept_words import kept_in_records
from consult.services.letter_checks import Found, findings_in
from consult.services.letter_facts import Gathered, previous_review
from consult.services.letter_translations import Translated, translations_in
from consult.services.letters import kept_words_of
from consult.services.managers_answers import standing_of
from consult.settings import Settings
from consult.web import clock
from consult.web.database import current_session
from consult.web.plain_words import word_list
from consult.web.reviews.letter_words import drafted_english, gathered
from consult.web.staff_frame import day, link_if_open

if TYPE_CHECKING:
    from consult.storage.letters import Letter

_FIELD = "part-"
_Look = Callable[[str, Item | None, Part], PlainPart | None]
"""Looks over staff's own words in a record, but for what its author keeps as it is."""


@dataclass(frozen=True)
class Made:
    """One thing of a letter that comes from a record: what is shown, and where it is mended."""

    key: str
    texts: tuple[Text, ...]
    note: str
    is_in: bool
    source: str
    source_words: str
    keys: frozenset[str]
    plain: PlainPart | None = None
    """Staff’s own words in it, looked over; what somebody asked for or said is not."""


@dataclass(frozen=True)
class EditorPart:
    """One part of the letter; `plain` where the officer writes in it."""

    part: Part
    title: str
    plain: PlainPart | None
    made: tuple[Made, ...]


@dataclass(frozen=True)
class Editor:
    """Everything the editor shows."""

    letter: Letter
    gathered: Gathered
    parts: tuple[EditorPart, ...]
    found: tuple[Found, ...]
    translations: tuple[Translated, ...]
    standing: Standing | None
    """How the decisions in it stand with the manager; None where it holds none."""

    @property
    def plain_parts(self) -> list[PlainPart]:
        """The parts in which the officer writes."""
        return [part.plain for part in self.parts if part.plain is not None]

    @property
    def looked_over(self) -> list[PlainPart]:
        """All of staff’s own words in the letter, those that come from records too."""
        made = [made.plain for part in self.parts for made in part.made if made.plain is not None and made.is_in]
        return [*self.plain_parts, *made]

    @property
    def stops(self) -> list[Found]:
        """What stops the letter."""
        return [each for each in self.found if each.stops]

    @property
    def untranslated(self) -> int:
        """How many pieces show English, or the original, alone."""
        return sum(each.state in (State.MISSING, State.STALE) for each in self.translations)

    @property
    def unchecked(self) -> int:
        """How many translations nobody has confirmed."""
        return sum(each.state is State.NOT_CHECKED for each in self.translations)

    def found_in(self, keys: Iterable[str]) -> list[Found]:
        """What was found in the things with these keys."""
        return [each for each in self.found if each.finding.place in set(keys)]


def editor_of(letter: Letter, *, typed: Mapping[str, PlainPart] | None = None) -> Editor:
    """Return what the editor shows of a letter; `typed` are parts as they were just sent, where they were refused."""
    session, facts_of = current_session(), gathered(letter)
    return Editor(
        letter,
        facts_of,
        tuple(_parts(letter, facts_of, typed or {})),
        findings_in(session, letter, facts_of, telephones=telephones()),
        translations_in(session, letter, facts_of.facts),
        _standing(letter) if facts_of.facts.decisions else None,
    )


def _standing(letter: Letter) -> Standing:
    settings: Settings = current_app.extensions["consult_settings"]
    return standing_of(current_session(), letter.review, within=settings.manager_within, today=clock.today())


def telephones() -> tuple[str, ...]:
    """Return the council's own numbers, which everybody may ring."""
    settings: Settings = current_app.extensions["consult_settings"]
    return tuple(filter(None, (settings.day_line, settings.out_of_hours)))


def field_of(part: Part) -> str:
    """Return the name of a part's field."""
    return _FIELD + part.value.replace("_", "-")


def _parts(letter: Letter, of: Gathered, typed: Mapping[str, PlainPart]) -> Iterator[EditorPart]:
    register, drafted = Register(letter.register), drafted_english(of.facts)
    kept = kept_words_of(current_session(), letter)
    made = _made(letter, of)
    for part in Part:
        plain = None
        if part in WRITTEN_PARTS:
            written = of.facts.written.get(part)
            plain = typed.get(field_of(part)) or look_over(
                field_of(part),
                title=title_of(part),
                text=written.text.words if written is not None else drafted[part],
                kept=json.loads(kept.get(part, "[]")),
                register=register,
                words=word_list(),
            )
        if plain is not None or made.get(part):
            title = title_of(part) if plain is not None else heading_of(part, register)
            yield EditorPart(part, title, plain, tuple(made.get(part, ())))


def _made(letter: Letter, of: Gathered) -> dict[Part, list[Made]]:
    all_of, left_out = of.everything, frozenset(letter.left_out.split())
    before = previous_review(current_session(), letter.review)
    wishes, decisions = (
        link_if_open(endpoint, review_id=letter.review_id) for endpoint in ("reviews.wishes", "reviews.decisions")
    )
    last = link_if_open("reviews.wishes", review_id=before.id) if before is not None else ""
    views = link_if_open("reviews.read_review", review_id=letter.review_id)
    found: dict[Part, list[Made]] = {}
    register = Register(letter.register)
    kept = kept_in_records(current_session(), [letter.review_id, *([before.id] if before is not None else [])])
    look = partial(_looked_over, register=register, kept=kept)
    found[Part.LAST_TIME] = [_of_wish(wish, left_out, last, Part.LAST_TIME, look) for wish in all_of.last_time]
    found[Part.TOLD_US] = [_of_quote(quote, left_out, views) for quote in (*all_of.quotes, *all_of.child_s_quotes)]
    found[Part.DECIDED] = [_of_decision(decided, left_out, decisions, look) for decided in all_of.decisions]
    for wish in all_of.every_wish:
        part = Part.DECIDED if wish.outcome is Outcome.YES else Part.NOT_HAPPENED
        found.setdefault(part, []).append(_of_wish(wish, left_out, wishes, part, look))
    return found


def _of_wish(wish: AnsweredWish, left_out: frozenset[str], source: str, part: Part, look: _Look) -> Made:
    note = " ".join([f"{wish.outcome.label}.", *([_who(wish.owner, wish)] if wish.owner or wish.by_on else [])])
    texts = (wish.wish.text, *([wish.because.text] if wish.because is not None else []))
    anchored = f"{source}#{wish.wish.key}" if source else ""
    return Made(
        wish.wish.key,
        texts,
        note,
        wish.wish.key not in left_out,
        anchored,
        "Change the answer",
        _keys(wish.wish, wish.because, wish.owner),
        look(wish.wish.key, wish.because, part),
    )


def _of_decision(decided: Decided, left_out: frozenset[str], source: str, look: _Look) -> Made:
    hidden = ". It answers something told only to you, which is not in the letter." if decided.answers_hidden else ""
    return Made(
        decided.what.key,
        (decided.what.text,),
        _who(decided.owner, decided) + hidden,
        decided.what.key not in left_out,
        source,
        "Change the decision",
        _keys(decided.what, decided.owner),
        look(decided.what.key, decided.what, Part.DECIDED),
    )


def _of_quote(quote: Quote, left_out: frozenset[str], source: str) -> Made:
    chosen = Text(quote.chosen_in_english) if quote.chosen_in_english is not None else None
    texts = tuple(
        text for text in (quote.said.text, chosen, quote.said.translation) if text is not None and text.words
    )
    note = quote.asked + (" With a drawing." if quote.drawing is not None else "")
    anchored = f"{source}#view-{quote.said.key.removeprefix('said-')}" if source else ""
    return Made(
        quote.said.key,
        texts,
        note,
        quote.said.key not in left_out,
        anchored,
        "See it among the views",
        _keys(quote.said),
    )


def _looked_over(
    key: str, item: Item | None, part: Part, *, register: Register, kept: Mapping[str, tuple[str, ...]]
) -> PlainPart | None:
    if item is None or not item.text.language.startswith("en"):
        return None
    title = title_of(part) if part in WRITTEN_PARTS else heading_of(part, register)
    return look_over(
        f"made-{key}",
        title=title,
        text=item.text.words,
        kept=kept.get(item.key, ()),
        register=register,
        words=word_list(),
    )


def _keys(*items: Item | None) -> frozenset[str]:
    return frozenset(item.key for item in items if item is not None)


def _who(owner: Item | None, thing: AnsweredWish | Decided) -> str:
    who = owner.text.words if owner is not None else "Nobody is named yet"
    return f"{who}, by {day(thing.by_on)}" if thing.by_on is not None else f"{who}, no day yet"
