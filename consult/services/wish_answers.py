"""Giving a wish the answer that comes back: yes, not yet or no, why, and who does it by when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.staff import NotYours
from consult.domain.topics import Topic
from consult.domain.wishes import Outcome, WishKind
from consult.domain.words import LONGEST_ANSWER, words_that_fit
from consult.services import events, requests
from consult.services.decisions import LATEST_YEARS_ON, LONGEST_OWNER, NotADayForIt
from consult.services.kept_words import as_kept_words
from consult.services.staff import SignedIn
from consult.services.wishes import NothingToMark
from consult.storage import wishes as stored
from consult.storage.reviews import Review, lock_review
from consult.storage.wishes import Wish

LONGEST_BECAUSE = requests.LONGEST_NOTE - len("No: ")
_A_YEAR = timedelta(days=366)


class NoWords(Exception):
    """A wish was to be kept without saying what was wished."""


class NotDone(Exception):
    """A wish was said to be done on a day to come, or without an answer of yes or not yet."""


@dataclass(frozen=True)
class Answering:
    """A wish with its answer, as the officer's form says it; `language` is a code."""

    kind: WishKind
    words: str
    language: str
    outcome: Outcome | None
    because: str
    owner: str
    by_on: date | None
    done_on: date | None
    topic: Topic | None = None
    """What it is about, where the officer says so; else what its question was about."""
    kept: tuple[str, ...] = ()
    """What the help to write plainly leaves as it is in `because`."""


def answer_wish(
    session: Session, review: Review, wish_id: str, answering: Answering, *, who: SignedIn, now: datetime
) -> None:
    """Keep a wish's words and its answer, whole or not; a request that is refused or done is done on its list, too.

    Raises:
        NotYours: for a wish of another review.
        NothingToMark: for one that was taken back.
        NoWords: without words.
        consult.domain.words.TooLong: for more than the words, the reason or the name may hold.
        consult.services.decisions.NotADayForIt: for a day that is a year before, or years after.
        NotDone: for being done on a day to come, or without a yes or a not yet.
    """
    lock_review(session, review)
    wish = _get(session, review, wish_id)
    words = words_that_fit(answering.words, longest=LONGEST_ANSWER)
    because = words_that_fit(answering.because, longest=LONGEST_BECAUSE)
    owner = " ".join(words_that_fit(answering.owner, longest=LONGEST_OWNER).split())
    if not words:
        raise NoWords
    today = now.astimezone(LONDON).date()
    _check_year(review, answering.by_on)
    _check_year(review, answering.done_on)
    if answering.done_on is not None and (answering.done_on > today or answering.outcome in (None, Outcome.NO)):
        raise NotDone
    wish.kind, wish.words, wish.language = answering.kind.value, words, answering.language
    wish.topic = answering.topic.value if answering.topic is not None else wish.topic
    wish.outcome = answering.outcome.value if answering.outcome is not None else None
    wish.because, wish.owner = because or None, owner or None
    wish.kept_words = as_kept_words(answering.kept)
    wish.by_on, wish.done_on = answering.by_on, answering.done_on
    wish.answered_at = now if answering.outcome is not None else None
    wish.answered_by = who.staff_id if answering.outcome is not None else None
    session.flush()
    events.record_by(
        session,
        who,
        at=now,
        act="answered a wish",
        thing="wish",
        thing_id=wish.id,
        review_id=review.id,
        outcome=wish.outcome or "",
    )
    _tell_request(session, review, wish, who=who, now=now)


def _get(session: Session, review: Review, wish_id: str) -> Wish:
    wish = stored.find_wish_of_review(session, wish_id, review_id=review.id)
    if wish is None:
        raise NotYours
    if wish.id not in {each.id for each in stored.standing_wishes(session, review.id)}:
        raise NothingToMark
    return wish


def _tell_request(session: Session, review: Review, wish: Wish, *, who: SignedIn, now: datetime) -> None:
    """Let a request that is refused or done be done on its list; not yet and yes are still to be done."""
    if wish.request_id is None:
        return
    if wish.outcome == Outcome.NO and wish.because:
        note = f"No: {wish.because}"
    elif wish.done_on is not None:
        note = wish.because or f"Done on {wish.done_on.day} {wish.done_on:%B %Y}."
    else:
        return
    requests.mark_done(session, review, wish.request_id, who=who, note=note, now=now)


def _check_year(review: Review, day: date | None) -> None:
    reviewed_on = review.held_on or review.meeting_on
    if day is None or reviewed_on is None:
        return
    if day < reviewed_on - _A_YEAR or day.year > reviewed_on.year + LATEST_YEARS_ON:
        raise NotADayForIt
