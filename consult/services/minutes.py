"""The minutes of one review for one reader: ticked views, and only those that this reader may see."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.drawing import find_drawing
from consult.domain.minutes import Minutes, Quote, Said, TickedView, make_minutes
from consult.domain.respondents import Role
from consult.domain.topics import Topic
from consult.domain.views import Reader
from consult.formats.word import minutes_docx
from consult.services import events
from consult.services.people import people_named
from consult.services.said import Answered
from consult.services.staff import SignedIn
from consult.services.views import SaidThread, read_views
from consult.storage.reviews import Review


class NotAgreedYet(Exception):
    """Minutes were to be marked as agreed on a day on which they cannot have been."""


@dataclass(frozen=True)
class Copy:
    """Minutes for one reader, and how many ticked views that reader may not see."""

    minutes: Minutes
    views: int
    left_out: int


def minutes_for(session: Session, review: Review, reader: Reader) -> Copy:
    """Return the minutes for `reader`; the caller has noted the reading.

    Minutes that are agreed hold what they held then, whatever was changed or taken back since.
    """
    now = people_named(session, review.id)
    ticked = [
        (thread, said)
        for thread in read_views(session, review, as_of=review.minutes_agreed_at)
        for said in thread.versions
        if thread.thread.is_for_minutes(said.view) and thread.thread.may_be_ticked(said.view)
    ]
    open_to_reader = [
        said for thread, said in ticked if thread.thread.may_be_read_by(said.view, reader, people_now=now)
    ]
    minutes = make_minutes(
        [_ticked(said) for said in open_to_reader],
        child=review.child.known_as,
        review_on=day_of(review),
        reader=reader.label,
    )
    return Copy(minutes, len(open_to_reader), len(ticked) - len(open_to_reader))


def agree(session: Session, review: Review, *, who: SignedIn, on: date, now: datetime) -> None:
    """Mark the minutes as agreed on a day: from now on nothing in them changes.

    Raises:
        NotAgreedYet: for a review that was not held, a day before it, or one to come.
    """
    if review.held_on is None or not review.held_on <= on <= now.astimezone(LONDON).date():
        raise NotAgreedYet
    if review.minutes_agreed_at is None:
        review.minutes_agreed_on, review.minutes_agreed_at, review.minutes_agreed_by = on, now, who.staff_id
        _record(session, review, who=who, act="marked the minutes as agreed", now=now)


def open_again(session: Session, review: Review, *, who: SignedIn, now: datetime) -> None:
    """Take the mark off: what was changed or taken back since counts again."""
    if review.minutes_agreed_at is not None:
        review.minutes_agreed_on = review.minutes_agreed_at = review.minutes_agreed_by = None
        _record(session, review, who=who, act="opened the minutes again", now=now)


def _record(session: Session, review: Review, *, who: SignedIn, act: str, now: datetime) -> None:
    session.flush()
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing="review",
        thing_id=review.id,
        review_id=review.id,
    )


def word_file_for(session: Session, review: Review, reader: Reader, *, now: datetime) -> bytes:
    """Return the minutes for `reader` as a Word file."""
    return minutes_docx(minutes_for(session, review, reader).minutes, made_at=now)


def day_of(review: Review) -> date:
    """Return the day that a review was held, or is to be held, or was due, whichever is known first."""
    return review.held_on or review.meeting_on or review.due_on or review.worked_out_due_on or review.made_at.date()


def flagged(threads: tuple[SaidThread, ...]) -> list[Answered]:
    """Return the ticked views that changed since, for the officer to decide again."""
    return [said for thread in threads for said in thread.versions if thread.thread.changed_since_tick(said.view)]


def _ticked(said: Answered) -> TickedView:
    return TickedView(
        quote=quote_of(said),
        topic=said.topic.label,
        topic_order=list(Topic).index(said.topic),
        order=(list(Role).index(said.view.role), said.position),
        heading=said.heading,
    )


def quote_of(said: Answered) -> Quote:
    """Return one answer as the minutes quote it."""
    english: Said | None = None
    note = ""
    if said.chosen_in_english is not None:
        english, note = Said(said.chosen_in_english), "the English words of the same answer"
    elif said.translation is not None:
        english, note = Said(said.translation.words), said.translation.note
    return Quote(
        own=said.own,
        english=english,
        english_note=note,
        drawing=find_drawing(said.drawing),
        source=f"{said.said_by}, asked “{said.question}” ({said.how})",
    )
