"""Last time you said, and this is what happened: for whoever opened the lock, and for the child's officer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.kept_letters import read_kept
from consult.domain.letters import Reply as ReplyInALetter
from consult.domain.letters import Text, Words
from consult.domain.respondents import Role
from consult.domain.wishes import Happened, Outcome
from consult.services import events
from consult.services.replies import may_still_change
from consult.services.said import name_of
from consult.services.visits import Visiting
from consult.storage import last_time as stored
from consult.storage.letters import letters_of_review
from consult.storage.reviews import Review
from consult.storage.sealing import opened_or_none
from consult.storage.wishes import Wish, standing_wishes


@dataclass(frozen=True)
class Answered:
    """One thing that was asked for, as it comes back to whoever asked."""

    wish_id: str
    wish: Text
    outcome: Outcome
    because: Words | None
    owner: str
    by_on: date | None
    happened: Happened | None
    """What they have said about it since."""


@dataclass(frozen=True)
class LastTime:
    """What somebody asked for around their last review, and what became of it."""

    held_on: date | None
    answered: tuple[Answered, ...]


def find_last_time(session: Session, visiting: Visiting) -> LastTime | None:
    """Return what this person's lock opens of their last review; None unless this visit made or opened the lock."""
    found = _behind_the_lock(session, visiting)
    if not found:
        return None
    reasons = _reasons_as_sent(session, found[0].review_id, visiting.respondent_id)
    answered = [_answered(wish, words, reasons) for wish in found if (words := opened_or_none(wish, "words"))]
    return LastTime(found[0].review.held_on, tuple(answered))


def say_what_happened(session: Session, visiting: Visiting, said: Mapping[str, Happened], *, at: datetime) -> None:
    """Keep what somebody says of each thing they asked for, by the wish's id; the newest counts, until the meeting.

    What is not theirs, not behind this visit's lock, or was refused is left alone.
    """
    if not may_still_change(visiting, at=at):
        return
    for wish in _behind_the_lock(session, visiting):
        now = said.get(wish.id)
        if now is None or wish.happened == now.value or wish.outcome is None or not Outcome(wish.outcome).may_happen:
            continue
        wish.happened, wish.happened_at = now.value, at
        session.flush()
        events.record_of(session, visiting, at=at, act="said what happened", thing="wish", thing_id=wish.id)


def _behind_the_lock(session: Session, visiting: Visiting) -> list[Wish]:
    if not visiting.has_news or not visiting.has_opened_lock or visiting.lock_id is None:
        return []
    found = stored.answered_before(
        session,
        respondent_id=visiting.respondent_id,
        review_id=visiting.review_id,
        lock_id=visiting.lock_id,
    )
    if not found:
        return []
    standing = {wish.id for wish in standing_wishes(session, found[0].review_id)}
    return [wish for wish in found if wish.id in standing]


def _answered(wish: Wish, words: str, reasons: Mapping[tuple[str, str], Words]) -> Answered:
    assert wish.outcome is not None
    because = (opened_or_none(wish, "because") or "").strip()
    return Answered(
        wish_id=wish.id,
        wish=Text(words, wish.language),
        outcome=Outcome(wish.outcome),
        because=reasons.get((words, because)) or (Words.plain(because) if because else None),
        owner=opened_or_none(wish, "owner") or "",
        by_on=wish.by_on,
        happened=Happened(wish.happened) if wish.happened else None,
    )


def _reasons_as_sent(session: Session, review_id: str, respondent_id: str) -> dict[tuple[str, str], Words]:
    """Return why, by the wish's words and the English of the reason, as their letter said it in their language."""
    found: dict[tuple[str, str], Words] = {}
    for letter in letters_of_review(session, review_id):
        if letter.respondent_id != respondent_id or letter.published_at is None or letter.withdrawn_at is not None:
            continue
        text = opened_or_none(letter, "text")
        for block in read_kept(text).blocks if text else ():
            if isinstance(block, ReplyInALetter) and block.because is not None:
                english = block.because.english or block.because.own
                found[block.wish.words, english.words.strip()] = block.because
    return found


@dataclass(frozen=True)
class SaidToHaveHappened:
    """What somebody says about one thing they asked for last time, as the child's officer reads it."""

    who: str
    wish: Text
    outcome: Outcome | None
    happened: Happened
    said_on: date


def what_they_say_happened(session: Session, review: Review, *, day: date) -> tuple[SaidToHaveHappened, ...]:
    """Return what people say came of the last review before `day`, the day of this one; what did not happen first.

    The caller has noted the reading and that the review is the reader's own.
    """
    found = stored.said_to_have_happened(session, review.child_id, before=day)
    child = opened_or_none(review.child, "forename") or "The child"
    said = [
        SaidToHaveHappened(
            who=child if wish.respondent.role == Role.CHILD else name_of(wish.respondent, child=child),
            wish=Text(opened_or_none(wish, "words") or "", wish.language),
            outcome=Outcome(wish.outcome) if wish.outcome else None,
            happened=Happened(wish.happened),
            said_on=wish.happened_at.astimezone(LONDON).date(),
        )
        for wish in found
        if wish.review_id == found[0].review_id and wish.happened and wish.happened_at
    ]
    return tuple(sorted(said, key=lambda each: list(Happened).index(each.happened), reverse=True))
