"""What was said after a meeting: how much came, when it is read, and by whom; the words only when it is time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.afterwards import READERS, NotYet, officer_reads_from
from consult.domain.dates import LONDON
from consult.domain.invitations import Purpose
from consult.domain.reading_times import read_by
from consult.domain.respondents import Role
from consult.domain.staff import NotYours, StaffRole
from consult.services import caseload, events
from consult.services.days_off import days_off
from consult.services.staff import SignedIn
from consult.services.views import SaidThread, read_views
from consult.storage import reviews as stored
from consult.storage.events import last_done_by_role
from consult.storage.letters import first_published_to_child
from consult.storage.replies import Answer, Sending, sendings_afterwards
from consult.storage.reviews import Review
from consult.storage.staff import staff_names
from consult.storage.views import find_answer_of_review

READ = "read how the meeting was"


@dataclass(frozen=True)
class Rule:
    """The council's times, from the settings."""

    wait_days: int = 28
    """Days after a meeting from which the officer reads, where no letter is out before."""
    read_within: int = 2
    """Working days within which a manager reads."""


@dataclass(frozen=True)
class Came:
    """What came after one meeting, without a word of it."""

    review_id: str
    child: str
    officer: str | None
    meeting_on: date | None
    roles: tuple[Role, ...]
    """Who answered, each sending by itself, oldest first."""
    newest_at: datetime
    unread: int
    """Sendings that no manager has read."""
    read_by_on: date | None
    """By which day a manager reads the oldest of them; None when all are read."""
    officer_from: date | None
    """The first day on which the reviewing officer may read; None while nobody can say."""

    @property
    def who(self) -> str:
        """Who answered, as a sentence lists them: `the child (twice) and the carer`."""
        counted = [(role, self.roles.count(role)) for role in Role if role in self.roles]
        named = [f"the {role.value}" + _TIMES.get(times, f" ({times} times)") for role, times in counted]
        return " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))


_TIMES = {1: "", 2: " (twice)"}


def letters_out_on(session: Session, review_ids: Sequence[str]) -> dict[str, date]:
    """Return the day on which the child's letter about each review went out; reviews without one are not in it."""
    out = first_published_to_child(session, review_ids)
    return {review_id: at.astimezone(LONDON).date() for review_id, at in out.items()}


def may_read_from(session: Session, review: Review, *, rule: Rule) -> date | None:
    """Return the first day on which the officer may read what was said after a meeting, or None."""
    meeting_on, letter_on = review.held_on or review.meeting_on, letters_out_on(session, [review.id]).get(review.id)
    return officer_reads_from(meeting_on, letter_out_on=letter_on, wait_days=rule.wait_days)


def what_came(session: Session, who: SignedIn, *, rule: Rule, review_id: str | None = None) -> tuple[Came, ...]:
    """Return what came after each meeting that `who` knows of, or after one: unread first, then newest first.

    Raises:
        NotYours: for a role that never reads it, or somebody else's child.
    """
    if who.role not in READERS:
        raise NotYours
    if review_id is not None:
        caseload.get_review(session, who, review_id)
    officer_id = None if who.role.sees_every_child else who.staff_id
    sent: dict[str, list[Sending]] = {}
    for sending in sendings_afterwards(session, officer_id=officer_id, review_id=review_id):
        sent.setdefault(sending.review_id, []).append(sending)
    by_id = {review.id: review for review in stored.reviews_by_id(session, list(sent))}
    read_at = last_done_by_role(session, READ, role=StaffRole.MANAGER.value, review_ids=list(sent))
    letters, off = letters_out_on(session, list(sent)), days_off(session)
    names = staff_names(session, (by_id[each].child.officer_id for each in sent))
    came = [
        _came(by_id[each], sendings, names, read_at.get(each), letters.get(each), off=off, rule=rule)
        for each, sendings in sent.items()
    ]
    return tuple(sorted(came, key=lambda each: (each.read_by_on or date.max, -each.newest_at.timestamp())))


def _came(
    review: Review,
    sendings: Sequence[Sending],
    names: dict[str, str],
    read_at: datetime | None,
    letter_on: date | None,
    *,
    off: Collection[date],
    rule: Rule,
) -> Came:
    unread = [each for each in sendings if read_at is None or each.sent_at > read_at]
    promised = [
        read_by(each.sent_at, working_days=rule.read_within, days_off=off, meeting_on=None) for each in unread
    ]
    meeting_on = review.held_on or review.meeting_on
    return Came(
        review_id=review.id,
        child=review.child.known_as,
        officer=names.get(review.child.officer_id or ""),
        meeting_on=meeting_on,
        roles=tuple(Role(each.role) for each in sendings),
        newest_at=sendings[-1].sent_at,
        unread=len(unread),
        read_by_on=min(promised, default=None),
        officer_from=officer_reads_from(meeting_on, letter_out_on=letter_on, wait_days=rule.wait_days),
    )


def get_review_to_read_afterwards(
    session: Session, who: SignedIn, review_id: str, *, rule: Rule, now: datetime
) -> Review:
    """Return a review about which `who` may read what was said after its meeting.

    Raises:
        NotYours: for every role but manager and officer, for somebody else's child, and for no review.
        NotYet: for its own officer, before the letter is out and the waiting is over.
    """
    if who.role not in READERS:
        raise NotYours
    review = caseload.get_review(session, who, review_id)
    if who.role is StaffRole.OFFICER:
        first = may_read_from(session, review, rule=rule)
        if first is None or now.astimezone(LONDON).date() < first:
            raise NotYet
    return review


def note_reading(session: Session, who: SignedIn, review_id: str, *, rule: Rule, now: datetime) -> None:
    """Write down that somebody reads what was said after a meeting; to be kept before the words are sent.

    Raises:
        NotYours, NotYet: as for `get_review_to_read_afterwards`; nothing is written then.
    """
    get_review_to_read_afterwards(session, who, review_id, rule=rule, now=now)
    events.record_by(session, who, at=now, act=READ, thing="review", thing_id=review_id, review_id=review_id)


def get_answer_afterwards(
    session: Session, who: SignedIn, review_id: str, answer_id: str, *, rule: Rule, now: datetime
) -> Answer:
    """Return one answer given after a meeting, for who may read it now.

    Raises:
        NotYours, NotYet: as for `get_review_to_read_afterwards`; NotYours for an answer given before it, too.
    """
    get_review_to_read_afterwards(session, who, review_id, rule=rule, now=now)
    answer = find_answer_of_review(session, answer_id, review_id=review_id)
    if answer is None or answer.reply.purpose != Purpose.AFTER:
        raise NotYours
    return answer


def read_afterwards(
    session: Session, who: SignedIn, review_id: str, *, rule: Rule, now: datetime
) -> tuple[SaidThread, ...]:
    """Return what was said after a meeting, in threads; the caller has noted the reading.

    Raises:
        NotYours, NotYet: as for `get_review_to_read_afterwards`.
    """
    review = get_review_to_read_afterwards(session, who, review_id, rule=rule, now=now)
    return read_views(session, review, purpose=Purpose.AFTER)
