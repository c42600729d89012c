"""Visits: who is at this page and where, what they wear and speak, leaving."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from sqlalchemy.orm import Session

from consult.domain.ages import age_on
from consult.domain.dates import LONDON
from consult.domain.drafts import DraftContent, read_text
from consult.domain.invitations import Purpose, is_open
from consult.domain.keyed_hash import keyed_hash
from consult.domain.looks import Dress, Look, dress_from, look_for
from consult.domain.name_for_today import KEY as NAME
from consult.domain.own_phones import UNKNOWN_PHONE, PhoneHere
from consult.domain.people import MeetingPart, NamedPerson
from consult.domain.question_sets import get_question_set, questions_of_visit
from consult.domain.questions import QuestionSet
from consult.domain.reading_times import read_by
from consult.domain.respondents import Role
from consult.formats.bank_holidays import england_bank_holidays
from consult.storage import visits as stored
from consult.storage.database import Database, keys_of
from consult.storage.keys import Keys
from consult.storage.prepared import Row
from consult.storage.sealing import opened_cell

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=4)


@dataclass(frozen=True)
class Draft:
    """What this visit has begun; `sent_at` once it became a reply, and then it is empty."""

    id: str
    content: DraftContent
    lock_id: str | None
    sent_at: datetime | None


@dataclass(frozen=True)
class Visiting:
    """Everything one page for a respondent needs, from one statement."""

    visit_id: str
    invitation_id: str
    respondent_id: str
    review_id: str
    role: Role
    purpose: Purpose
    language: str
    dress: Dress
    voice: Look
    """The look of this person's age: it chooses between sentences, also where another look is worn."""
    place: str
    seen_at: datetime
    link_works: bool
    was_left: bool
    """Whether something said was put away: somebody else may hold the phone since, and may make no lock for it."""
    question_set: QuestionSet
    draft: Draft | None
    opened_lock_id: str | None
    """The lock that this visit made or opened."""
    lock_id: str | None
    lock_is_frozen: bool
    forename: str | None
    """The child's, where somebody else answers: a child's own pages never say it."""
    officer: str | None
    meeting_on: date | None
    meeting_time: time | None
    held_on: date | None
    people: tuple[NamedPerson, ...]
    extra_days: frozenset[date]
    event_head: tuple[int, str] | None
    has_news: bool
    """Whether the lock opens an answer to something that was asked for around an earlier review."""
    was_reviewed: bool
    """Whether the child has had a review before this one."""
    asks_about_letter: bool
    """Whether a letter about an earlier review went to this person, and they have not said whether they got it."""
    phone: PhoneHere = UNKNOWN_PHONE

    @property
    def look(self) -> Look:
        """The look that the page wears."""
        return self.dress.look

    @property
    def content(self) -> DraftContent:
        """What has been said so far; nothing before the first answer."""
        return self.draft.content if self.draft else DraftContent()

    @property
    def has_opened_lock(self) -> bool:
        """Whether this visit may read back and change."""
        return self.lock_id is not None and self.opened_lock_id == self.lock_id

    @property
    def out_of_sight(self) -> frozenset[str]:
        """The questions whose answers are kept and not shown: given before the page was left, the lock not opened."""
        if self.has_opened_lock and self.draft is not None and self.draft.lock_id == self.lock_id:
            return frozenset()
        return self.content.put_away

    @property
    def name_for_today(self) -> str:
        """What they want to be called, as this page may say it; empty where nothing was said, or it is put away."""
        return "" if NAME in self.out_of_sight else self.content.name_for_today

    @property
    def has_sent(self) -> bool:
        """Whether what this visit began has been sent."""
        return self.draft is not None and self.draft.sent_at is not None

    def read_by(self, at: datetime, *, working_days: int) -> date:
        """Return the day by which what is sent at a moment is read."""
        minute = at.replace(second=0, microsecond=0)
        return _read_by(minute, working_days, self.meeting_on, self.meeting_time, self.extra_days)


@lru_cache(maxsize=1024)
def _read_by(
    at: datetime, working_days: int, meeting_on: date | None, meeting_time: time | None, extra_days: frozenset[date]
) -> date:
    # Working days end and meetings begin on a minute: within one, every page says the same.
    day = at.astimezone(LONDON).date()
    return read_by(
        at,
        working_days=working_days,
        days_off=england_bank_holidays((day.year, day.year + 1)) | extra_days,
        meeting_on=meeting_on,
        meeting_time=meeting_time,
    )


def day_of_review(held_on: date | None, meeting_on: date | None, due_on: date | None, *, at: datetime) -> date:
    """Return the day by which a child's age is counted: of the review where it is known, else of `at`."""
    return held_on or meeting_on or due_on or at.astimezone(LONDON).date()


def find_visiting(session: Session, token: str, *, now: datetime) -> Visiting | None:
    """Return the visit that a cookie belongs to; None when it left, idled for 30 minutes or lasted 4 hours.

    A visit whose link has ended meanwhile is returned with `link_works` false, so that words can be given back.
    """
    return _running(stored.rows_of_visit(session, hash_of_cookie(keys_of(session), token)) if token else (), now=now)


def find_visiting_to_look(database: Database, token: str, *, now: datetime) -> Visiting | None:
    """Return the same for a page that only looks and needs nothing else of the database."""
    found = stored.rows_of_visit_only_read(database.reads, hash_of_cookie(database.keys, token)) if token else ()
    return _running(found, now=now)


def _running(rows: Sequence[Row], *, now: datetime) -> Visiting | None:
    if not rows:
        return None
    row = rows[0]
    if row["ended_at"] is not None or now - row["seen_at"] > IDLE or now - row["started_at"] > LONGEST:
        return None
    return _visiting(row, _people(rows), now=now)


def _visiting(row: Row, people: tuple[NamedPerson, ...], *, now: datetime) -> Visiting:
    role, purpose = Role(row["role"]), Purpose(row["purpose"])
    day = day_of_review(row["held_on"], row["meeting_on"], row["due_on"], at=now)
    age = age_on(day, born_on=row["born_on"])
    extra_days, voice = row["extra_days"], look_for(role, age=age, with_pictures=row["with_pictures"])
    return Visiting(
        visit_id=row["visit_id"],
        invitation_id=row["invitation_id"],
        respondent_id=row["respondent_id"],
        review_id=row["review_id"],
        role=role,
        purpose=purpose,
        language=row["language"],
        dress=dress_from(row, look=voice),
        voice=voice,
        place=row["place"],
        seen_at=row["seen_at"],
        was_left=row["left_at"] is not None,
        link_works=row["status"] != "cancelled"
        and is_open(
            at=now,
            opens_at=row["opens_at"],
            closes_at=row["closes_at"],
            withdrawn=row["withdrawn_at"] is not None,
        ),
        question_set=(
            get_question_set(row["question_set"])
            if row["question_set"]
            else questions_of_visit(role, age=age, purpose=purpose, with_pictures=row["with_pictures"])
        ),
        draft=_draft(row),
        opened_lock_id=row["visit_lock_id"],
        lock_id=row["lock_id"],
        lock_is_frozen=row["lock_frozen_at"] is not None,
        forename=None
        if role is Role.CHILD
        else opened_cell("children", "forename", row["child_id"], row["forename_sealed"]),
        officer=opened_cell("staff", "name", row["officer_id"], row["officer_sealed"]),
        meeting_on=row["meeting_on"],
        meeting_time=row["meeting_time"],
        held_on=row["held_on"],
        people=people,
        extra_days=frozenset(map(date.fromisoformat, extra_days.split(",")) if extra_days else ()),
        event_head=None if row["head_position"] is None else (row["head_position"], row["head_link"]),
        has_news=purpose is Purpose.BEFORE and bool(row["has_news"]),
        was_reviewed=bool(row["was_reviewed"]),
        asks_about_letter=purpose is Purpose.BEFORE and bool(row["has_letter"]),
    )


def _draft(row: Row) -> Draft | None:
    if row["draft_id"] is None:
        return None
    text = opened_cell("drafts", "answers", row["draft_id"], row["answers_sealed"])
    content = DraftContent() if text is None else read_text(text)
    return Draft(row["draft_id"], content, row["draft_lock_id"], row["sent_at"])


def _people(rows: Sequence[Row]) -> tuple[NamedPerson, ...]:
    return tuple(
        NamedPerson(
            id=row["person_id"],
            part=MeetingPart(row["part"]),
            name=opened_cell("review_people", "name", row["person_id"], row["person_sealed"]) or "",
        )
        for row in rows
        if row["person_id"] is not None
    )


def go_to(session: Session, visiting: Visiting, place: str, *, at: datetime) -> None:
    """Write down where the visit stands now."""
    stored.change_visit(session, visiting.visit_id, place=place, seen_at=at)


def speak(session: Session, visiting: Visiting, language: str, *, at: datetime) -> None:
    """Show the rest of the visit in another language; everything said stays as it is."""
    stored.change_visit(session, visiting.visit_id, language=language, seen_at=at)


def wear(session: Session, visiting: Visiting, chosen: Mapping[str, str], *, at: datetime) -> None:
    """Dress the rest of the visit as was chosen, in what `read_choices` returned; everything said stays as it is."""
    stored.change_visit(session, visiting.visit_id, seen_at=at, **chosen)


def seen(session: Session, visiting: Visiting, *, at: datetime) -> None:
    """Write down that the visit is still in use."""
    stored.change_visit(session, visiting.visit_id, seen_at=at)


def leave(session: Session, token: str, *, at: datetime) -> None:
    """End the visit that a cookie belongs to; nothing happens when there is none."""
    stored.end_visit(session, hash_of_cookie(keys_of(session), token), at=at)


def hash_of_cookie(keys: Keys, token: str) -> str:
    """Return what is kept of a visit's cookie."""
    return keyed_hash(keys.visits, f"visit:{token}")
