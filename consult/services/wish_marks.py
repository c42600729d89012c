"""Marking what somebody said or asked for as a wish, worry or request."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.requests import Wanted
from consult.domain.staff import NotYours
from consult.domain.topics import Topic
from consult.domain.views import Thread
from consult.domain.wishes import WishKind
from consult.services import events, requests
from consult.services.said import Answered
from consult.services.staff import SignedIn
from consult.services.views import SaidThread, read_views
from consult.services.wishes import NothingToMark, asks_for, find_said, wishes_of
from consult.storage import decisions as decided
from consult.storage import wishes as stored
from consult.storage.requests import Request, find_request_of_review, requests_to_review
from consult.storage.reviews import Review, lock_review
from consult.storage.wishes import Wish


class HasAnAnswer(Exception):
    """A mark was to be taken away from a wish that has an answer already: somebody may have been told."""


def mark_answer(
    session: Session, review: Review, answer_id: str, *, kind: WishKind, who: SignedIn, now: datetime
) -> Wish:
    """Mark an answer as a wish, worry or request; its words are the person's own, in their language.

    One that is marked already becomes this kind. An answer that asked for an advocate or a talk is marked as that
    request, so that there is one answer to it.

    Raises:
        NotYours: for an answer of another review.
        NothingToMark: for one that was taken back, or does not open.
    """
    lock_review(session, review)
    threads = read_views(session, review)
    said, thread = _find(threads, answer_id)
    if said.is_spoiled or thread.when_taken_back(said.view) is not None:
        raise NothingToMark
    for request in _requests_of(session, review, said):
        mark_request(session, review, request.id, kind=kind, who=who, now=now)
    if (known := wishes_of(session, review, threads=threads).about(said)) is not None:
        return _of_kind(session, review, known.wish, kind=kind, who=who, now=now)
    wish = Wish(
        review_id=review.id,
        respondent_id=said.view.respondent_id,
        answer_id=said.view.answer_id,
        kind=kind.value,
        topic=said.topic.value,
        language=_code(said.own.language),
        words=said.own.words,
        marked_at=now,
        marked_by=who.staff_id,
    )
    return _marked(session, review, wish, who=who, now=now)


def mark_request(
    session: Session,
    review: Review,
    request_id: str,
    *,
    kind: WishKind = WishKind.REQUEST,
    who: SignedIn,
    now: datetime,
) -> Wish:
    """Mark what somebody asked for with one tap; what is done about it already is its answer.

    Raises:
        NotYours: for a request of another review.
        NothingToMark: for one that was taken back.
    """
    lock_review(session, review)
    request = find_request_of_review(session, request_id, review_id=review.id)
    if request is None:
        raise NotYours
    if request.taken_back_at is not None:
        raise NothingToMark
    if (known := stored.find_wish_of_request(session, request.id)) is not None:
        return _of_kind(session, review, known, kind=kind, who=who, now=now)
    wish = Wish(
        review_id=review.id,
        respondent_id=request.respondent_id,
        request_id=request.id,
        kind=kind.value,
        topic=Topic.RIGHTS.value,
        words=Wanted(request.kind).words,
        marked_at=now,
        marked_by=who.staff_id,
    )
    requests.answer_wish_as_done(wish, request, by=who)
    return _marked(session, review, wish, who=who, now=now)


def unmark(session: Session, review: Review, wish_id: str, *, who: SignedIn, now: datetime) -> None:
    """Take a mark away that was made by mistake; what was said stays, and a decision that answered it answers none.

    Raises:
        NotYours: for a wish of another review.
        HasAnAnswer: once it has an answer.
    """
    lock_review(session, review)
    wish = stored.find_wish_of_review(session, wish_id, review_id=review.id)
    if wish is None:
        raise NotYours
    if wish.outcome is not None or wish.happened is not None:
        raise HasAnAnswer
    for decision in decided.decisions_of_review(session, review.id):
        if decision.wish_id == wish.id:
            decision.wish_id = None
    session.flush()
    session.delete(wish)
    _record(session, review, wish, who=who, now=now, act="took a mark away")


def _find(threads: Sequence[SaidThread], answer_id: str) -> tuple[Answered, Thread]:
    said, thread = find_said(threads, answer_id)
    if said is None or thread is None:
        raise NotYours
    return said, thread


def _requests_of(session: Session, review: Review, said: Answered) -> list[Request]:
    wanted = asks_for(said)
    if not wanted:
        return []
    return [
        each
        for each in requests_to_review(session, review.id)
        if each.respondent_id == said.view.respondent_id and each.kind in wanted and each.taken_back_at is None
    ]


def _of_kind(session: Session, review: Review, wish: Wish, *, kind: WishKind, who: SignedIn, now: datetime) -> Wish:
    if wish.kind != kind:
        wish.kind = kind.value
        _record(session, review, wish, who=who, now=now, act="marked a wish")
    return wish


def _marked(session: Session, review: Review, wish: Wish, *, who: SignedIn, now: datetime) -> Wish:
    session.add(wish)
    _record(session, review, wish, who=who, now=now, act="marked a wish")
    return wish


def _record(session: Session, review: Review, wish: Wish, *, who: SignedIn, now: datetime, act: str) -> None:
    session.flush()
    events.record_by(
        session, who, at=now, act=act, thing="wish", thing_id=wish.id, review_id=review.id, outcome=wish.kind
    )


def _code(tag: str) -> str:
    return "en" if tag == "en-GB" else tag
