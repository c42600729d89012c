"""Asking for an advocate or a talk alone, and the officer saying what was done about it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.done import what_was_done
from consult.domain.drafts import DraftContent
from consult.domain.questions import QuestionSet
from consult.domain.requests import Wanted, offered_to
from consult.domain.respondents import Role
from consult.domain.staff import NotYours
from consult.domain.topics import Topic
from consult.domain.wishes import Outcome
from consult.services import events
from consult.services.said import name_of
from consult.services.staff import SignedIn
from consult.storage import requests as stored
from consult.storage.requests import Request
from consult.storage.reviews import Review
from consult.storage.staff import staff_names
from consult.storage.wishes import Wish, find_wish_of_request

LONGEST_NOTE = 500


class Asker(Protocol):
    """Whoever asks: somebody who visits, or whose booklet is typed in."""

    @property
    def role(self) -> Role:
        """How they stand to the child."""

    @property
    def review_id(self) -> str:
        """The review it is about."""

    @property
    def respondent_id(self) -> str:
        """Who they are."""

    @property
    def question_set(self) -> QuestionSet:
        """What they were asked."""


@dataclass(frozen=True)
class Requested:
    """One request as the officer reads it."""

    request_id: str
    wanted: Wanted
    who: str
    made_at: datetime
    taken_back_at: datetime | None
    done_at: datetime | None
    done_by: str
    done_note: str

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.done_at is None and self.taken_back_at is None


def ask(session: Session, asker: Asker, wanted: Wanted, *, at: datetime, reply_id: str | None = None) -> str | None:
    """Keep that somebody asks for this and return its id; None where it is open already, or not offered to them.

    `reply_id` is the reply that asked for it, where it was one of its answers.
    """
    if wanted not in offered_to(asker.role):
        return None
    if stored.is_asked(session, review_id=asker.review_id, respondent_id=asker.respondent_id, kind=wanted.value):
        return None
    made = Request(
        review_id=asker.review_id,
        respondent_id=asker.respondent_id,
        kind=wanted.value,
        made_at=at,
        reply_id=reply_id,
    )
    session.add(made)
    session.flush()
    events.record(
        session,
        at=at,
        act=wanted.act,
        thing="request",
        thing_id=made.id,
        role=asker.role.value,
        review_id=asker.review_id,
    )
    return made.id


def take_back(session: Session, asker: Asker, request_id: str, *, at: datetime) -> None:
    """Take back a request of one's own that is still open; the caller has checked that this visit made it."""
    found = stored.find_request_of_review(session, request_id, review_id=asker.review_id)
    if found is None or found.respondent_id != asker.respondent_id or found.done_at or found.taken_back_at:
        return
    found.taken_back_at = at
    session.flush()
    events.record(
        session,
        at=at,
        act="took back a request",
        thing="request",
        thing_id=found.id,
        role=asker.role.value,
        review_id=asker.review_id,
    )


def ask_with_reply(session: Session, asker: Asker, content: DraftContent, *, reply_id: str, at: datetime) -> None:
    """Keep what a reply that is being sent asks for among its answers."""
    for question in asker.question_set:
        if question.topic is Topic.RIGHTS and (said := content.said.get(question.key)) is not None:
            for wanted in Wanted:
                if wanted.value in said.answer and not said.are_words:
                    ask(session, asker, wanted, at=at, reply_id=reply_id)


def requests_of(session: Session, review: Review) -> tuple[Requested, ...]:
    """Return what was asked for around a review, what is open first, then by day."""
    kept = stored.requests_to_review(session, review.id)
    names = staff_names(session, (each.done_by for each in kept))
    child = review.child.forename or "The child"
    found = [_requested(each, names, child=child) for each in kept]
    return tuple(sorted(found, key=lambda each: not each.is_open))


def open_by_review(session: Session, who: SignedIn, review_ids: Collection[str]) -> dict[str, Requested]:
    """Return the oldest open request of each review, for who may read it: the children's own officer."""
    if not who.role.reads_words:
        return {}
    found: dict[str, Requested] = {}
    for each in stored.open_requests(session, review_ids):
        found.setdefault(each.review_id, _requested(each, {}, child=""))
    return found


def mark_done(
    session: Session, review: Review, request_id: str, *, who: SignedIn, note: str, now: datetime
) -> Requested:
    """Keep what was done about a request; the caller has checked that the review is the officer's own.

    Where it was marked as a wish, that is its answer, too.

    Raises:
        NotYours: for a request of another review.
        NothingDone: without saying what was done.
        consult.domain.words.TooLong: for more than `LONGEST_NOTE` characters.
    """
    found = stored.find_request_of_review(session, request_id, review_id=review.id)
    if found is None:
        raise NotYours
    note = what_was_done(note, longest=LONGEST_NOTE)
    if found.done_at is None:
        found.done_at, found.done_by, found.done_note = now, who.staff_id, note
        if (wish := find_wish_of_request(session, found.id)) is not None:
            answer_wish_as_done(wish, found, by=who)
        session.flush()
        events.record_by(
            session,
            who,
            at=now,
            act="answered a request",
            thing="request",
            thing_id=found.id,
            review_id=review.id,
        )
    return _requested(found, {}, child="")


def answer_wish_as_done(wish: Wish, request: Request, *, by: SignedIn) -> None:
    """Give a wish the answer that its request has: done, on that day, in those words; what it says already stays."""
    if request.done_at is None or wish.outcome == Outcome.NO:
        return
    done_on = request.done_at.astimezone(LONDON).date()
    wish.outcome = Outcome.YES.value
    wish.because, wish.owner = wish.because or request.done_note, wish.owner or by.name
    wish.by_on, wish.done_on = wish.by_on or done_on, wish.done_on or done_on
    wish.answered_at, wish.answered_by = request.done_at, request.done_by


def _requested(request: Request, names: dict[str, str], *, child: str) -> Requested:
    is_child = request.respondent.role == Role.CHILD
    return Requested(
        request_id=request.id,
        wanted=Wanted(request.kind),
        who=child if is_child else name_of(request.respondent, child=child),
        made_at=request.made_at,
        taken_back_at=request.taken_back_at,
        done_at=request.done_at,
        done_by=names.get(request.done_by or "", ""),
        done_note=request.done_note or "",
    )
