"""What one letter is made of: gathered from the records, and only what its reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from consult.domain.audiences import read_audience
from consult.domain.diary import ReviewStatus
from consult.domain.drawing import find_drawing
from consult.domain.letter_facts import AnsweredWish, Decided, Item, LetterFacts, Quote
from consult.domain.letter_readers import LetterReader, is_known_carer, may_quote, may_read_decision
from consult.domain.letters import WRITTEN_PARTS, Part, Register, Text
from consult.domain.names import called
from consult.domain.respondents import Role
from consult.domain.topics import Topic
from consult.services.letter_wishes import answered_wish, answers_nothing_hidden, may_read_wish
from consult.services.minutes import day_of
from consult.services.people import people_named
from consult.services.said import Answered
from consult.services.views import read_views
from consult.storage import decisions as stored_decisions
from consult.storage import invitations as stored_invitations
from consult.storage import letters as stored
from consult.storage import reviews as stored_reviews
from consult.storage import wishes as stored_wishes
from consult.storage.decisions import Decision
from consult.storage.letters import Letter, LetterPart, PartTranslation
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.sealing import opened_or_none
from consult.storage.wishes import Wish

_NOT_QUOTED = {Topic.MEETING, Topic.HELP_TO_ANSWER, Topic.HOW_IT_WENT, Topic.LAST_TIME}
"""How the meeting was to be, and who helped to answer: done with when the letter comes, or never meant for paper."""


@dataclass(frozen=True)
class Gathered:
    """A letter's facts, what it is made of before anything was left out, and how much its reader may not see."""

    facts: LetterFacts
    everything: LetterFacts
    reader: LetterReader
    told_only_officer: int
    """Answers of this review that are for the officer alone, whoever gave them."""
    unanswered_wishes: tuple[Wish, ...]
    """Wishes that the reader may see and that have no answer yet."""


def reader_of(session: Session, review: Review, respondent: Respondent) -> LetterReader:
    """Return whom a letter to this person is for."""
    role = Role(respondent.role)
    if role is not Role.CARER:
        return LetterReader(respondent.id, role)
    asked = {
        each.respondent_id
        for each in stored_invitations.invitations_of_review(session, review.id)
        if each.withdrawn_at is None and each.respondent.role == Role.CARER
    }
    is_known = is_known_carer(
        opened_or_none(respondent, "name") or "",
        carers_asked=len(asked | {respondent.id}),
        people_now=people_named(session, review.id),
    )
    return LetterReader(respondent.id, role, is_known=is_known)


def gather(session: Session, letter: Letter, *, council: str = "", day_line: str = "") -> Gathered:
    """Return what a letter is made of; the caller has noted the reading."""
    review, respondent = letter.review, letter.respondent
    reader, people = reader_of(session, review, respondent), people_named(session, review.id)
    threads = read_views(session, review)
    in_language = _Translations(stored.translations_of(session, letter.id), letter.language)
    decisions = stored_decisions.decisions_of_review(session, review.id)
    marked = stored_wishes.wishes_of_review(session, review.id)
    open_wishes = [wish for wish in marked if may_read_wish(wish, reader, threads, people)]
    decided_for = {decision.wish_id for decision in decisions}
    next_on, is_set = _next_review(session, review)
    is_child = reader.role is Role.CHILD
    child = opened_or_none(review.child, "forename") or ""

    def wishes_of(mine: bool) -> tuple[AnsweredWish, ...]:
        return tuple(
            answered_wish(wish, in_language, threads, has_decision=wish.id in decided_for)
            for wish in open_wishes
            if wish.outcome and (wish.respondent_id == respondent.id) is mine
        )

    def quotes_of(mine: bool) -> tuple[Quote, ...]:
        return tuple(
            quote_of(thread.newest, in_language)
            for thread in sorted(threads, key=lambda thread: thread.newest.position)
            if may_quote(thread.thread, reader, people_now=people)
            and not thread.newest.is_spoiled
            and thread.newest.topic not in _NOT_QUOTED
            and (thread.newest.view.respondent_id == respondent.id) is mine
        )

    everything = LetterFacts(
        register=Register(letter.register),
        language=letter.language,
        role=reader.role,
        council=council,
        day_line=day_line,
        name=child if is_child else opened_or_none(respondent, "name") or "",
        child=child,
        officer=(opened_or_none(review.child.officer, "name") or "") if review.child.officer else "",
        meeting_on=review.held_on or review.meeting_on,
        next_on=next_on,
        next_is_set=is_set,
        last_time=_last_time(session, review, reader, in_language),
        quotes=quotes_of(True),
        child_s_quotes=quotes_of(False),
        wishes=wishes_of(True),
        child_s_wishes=wishes_of(False),
        decisions=tuple(
            replace(
                decided(decision, in_language),
                answers_hidden=not answers_nothing_hidden(decision, marked, open_wishes),
            )
            for decision in decisions
            if may_read_decision(read_audience(decision.audience), reader, people_now=people)
            and (is_child or answers_nothing_hidden(decision, marked, open_wishes))
        ),
        written=_written(stored.parts_of(session, letter.id), in_language),
    )
    return Gathered(
        facts=_without(everything, frozenset(letter.left_out.split())),
        everything=everything,
        reader=reader,
        told_only_officer=sum(
            thread.newest.view.audience.is_officer_only and thread.thread.when_taken_back(thread.newest.view) is None
            for thread in threads
        ),
        unanswered_wishes=tuple(wish for wish in open_wishes if not wish.outcome),
    )


def decided(decision: Decision, in_language: "_Translations") -> Decided:
    """Return a decision."""
    owner = opened_or_none(decision, "owner")
    return Decided(
        what=in_language(f"decision-{decision.id}", opened_or_none(decision, "what") or ""),
        owner=in_language(f"owner-{decision.id}", owner) if owner else None,
        by_on=decision.by_on,
    )


def quote_of(said: Answered, in_language: "_Translations") -> Quote:
    """Return an answer to be quoted; English that a named person typed in stands beside it."""
    own = Text(said.own.words, _code(said.own.language))
    item = in_language(f"said-{said.view.answer_id}", own.words, own.language)
    if item.translation is None and said.translation is not None:
        item = replace(
            item,
            translation=Text(said.translation.words),
            is_checked=said.translation.checked_by is not None,
            translated_by=said.translation.by,
        )
    shown = said.question_shown
    return Quote(
        said=item,
        asked=said.question,
        asked_shown=Text(shown.words, _code(shown.language)),
        chosen_in_english=said.chosen_in_english,
        drawing=find_drawing(said.drawing),
    )


def _code(tag: str) -> str:
    return "en" if tag.startswith("en") else tag


def _without(facts: LetterFacts, left_out: frozenset[str]) -> LetterFacts:
    return replace(
        facts,
        last_time=tuple(each for each in facts.last_time if each.wish.key not in left_out),
        quotes=tuple(each for each in facts.quotes if each.said.key not in left_out),
        child_s_quotes=tuple(each for each in facts.child_s_quotes if each.said.key not in left_out),
        wishes=tuple(each for each in facts.wishes if each.wish.key not in left_out),
        child_s_wishes=tuple(each for each in facts.child_s_wishes if each.wish.key not in left_out),
        decisions=tuple(each for each in facts.decisions if each.what.key not in left_out),
    )


def _last_time(
    session: Session, review: Review, reader: LetterReader, in_language: "_Translations"
) -> tuple[AnsweredWish, ...]:
    before = previous_review(session, review)
    if before is None:
        return ()
    threads, people = read_views(session, before), people_named(session, before.id)
    return tuple(
        answered_wish(wish, in_language, threads, has_decision=True)
        for wish in stored_wishes.wishes_of_review(session, before.id)
        if wish.outcome
        and wish.respondent_id == reader.respondent_id
        and may_read_wish(wish, reader, threads, people)
    )


def previous_review(session: Session, review: Review) -> Review | None:
    """Return the review of the same child that was held last before this one."""
    held = [
        each
        for each in stored_reviews.reviews_of_child(session, review.child_id)
        if each.id != review.id and each.held_on is not None and each.held_on < day_of(review)
    ]
    return max(held, key=lambda each: each.held_on or date.min, default=None)


def _next_review(session: Session, review: Review) -> tuple[date | None, bool]:
    planned = [
        each
        for each in stored_reviews.reviews_of_child(session, review.child_id)
        if each.id != review.id and each.status == ReviewStatus.PLANNED and day_of(each) > day_of(review)
    ]
    if not planned:
        return None, False
    soonest = min(planned, key=day_of)
    return soonest.meeting_on or soonest.due_on or soonest.worked_out_due_on, soonest.meeting_on is not None


def first_name(respondent: Respondent, *, child: str) -> str:
    """Return how a letter's pages at the desk call its reader, in few words."""
    if respondent.role == Role.CHILD:
        return child or "the child"
    return called(opened_or_none(respondent, "name") or "") or f"the {respondent.role}"


def _written(parts: Mapping[str, LetterPart], in_language: "_Translations") -> dict[Part, Item]:
    return {
        part: in_language(part.value, opened_or_none(parts[part.value], "words") or "")
        for part in WRITTEN_PARTS
        if part.value in parts
    }


@dataclass(frozen=True)
class _Translations:
    """Gives what was written its translation into the letter's language, unless its words changed since."""

    kept: Mapping[str, PartTranslation]
    language: str

    def __call__(self, key: str, words: str, language: str = "en") -> Item:
        item, kept = Item(key, Text(words, language)), self.kept.get(key)
        if kept is None or language == self.language or kept.language != self.language:
            return item
        if opened_or_none(kept, "of_english") != words or not (translated := opened_or_none(kept, "words")):
            return item
        return replace(
            item,
            translation=Text(translated, self.language),
            is_checked=kept.checked_by is not None,
            translated_by=opened_or_none(kept, "translated_by") or "",
        )
