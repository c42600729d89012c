"""Makes Exampleshire: its staff, sixty children, their reviews past and coming, and who took part in them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random, SystemRandom

from sqlalchemy.orm import Session

from consult.demonstration.calendar import PlannedReview, reviews_since, working_day
from consult.demonstration.cast import CAST, OTHERS, Part, Scene
from consult.demonstration.people import DANA, FIRST_LANGUAGES, FORENAMES, SOL, STAFF, SURNAMES, StaffMember
from consult.domain.ages import age_on
from consult.domain.dates import LONDON
from consult.domain.parents import Method, ReasonNot
from consult.domain.working_days import add_working_days
from consult.services import staff as staff_service
from consult.services.staff import SignedIn
from consult.storage.children import Child
from consult.storage.reviews import ParentPart, Review, ReviewPerson

_CODES_FROM_FOUR = ("PN1",) * 9 + ("PN2", "PN3", "PN4") + ("PN5",) * 2 + ("PN6",) * 5 + ("PN7", None)
_CHASED_AFTER_DAYS = 60
"""By then somebody has recorded how the child took part."""
_TOOK_PART = {"PN1": "spoke", "PN2": "advocate", "PN3": "symbols", "PN4": "silent"}
_REASONS = (ReasonNot.INVITED_DID_NOT_ATTEND, ReasonNot.WHEREABOUTS_UNKNOWN, ReasonNot.DECLINED)
_HELD = (
    Scene.JUST_HELD,
    Scene.HARDEST,
    Scene.DECIDED,
    Scene.OBJECTED,
    Scene.LETTER_OPENED,
    Scene.LETTER_RETURNED,
)
_ADULTS = (("social_worker", "Jo Fennel"), ("carer", "Pat Hollyhock"), ("mother", "Sam {surname}"))
_WORDS = tuple(
    "apple bridge candle drum elbow feather garden hammer island jacket kettle ladder mirror needle".split()  # noqa: SIM905
)


@dataclass
class Council:
    """What was made, for those who go on from it: accounts by person, and each child of the cast with its review."""

    accounts: dict[StaffMember, SignedIn] = field(default_factory=dict)
    passwords: dict[StaffMember, str] = field(default_factory=dict)
    totp_secrets: dict[StaffMember, str] = field(default_factory=dict)
    cast: list[tuple[Part, Child, Review]] = field(default_factory=list)


def make_council(
    session: Session, *, now: datetime, today: date, days_off: Collection[date], by_chance: Random
) -> Council:
    """Make the staff, the children and their reviews; what they say comes later."""
    council = Council()
    for member in STAFF:
        _employ(session, council, member, now=now)
    for number in range(len(CAST) + OTHERS):
        part = CAST[number] if number < len(CAST) else None
        child = _take_in(session, council, number, part, today=today, by_chance=by_chance)
        planned = list(reviews_since(_care_started(child), today=today, days_off=days_off, by_chance=by_chance))
        for review in planned[:-1]:
            _hold(session, child, review, days_off=days_off, by_chance=by_chance, today=today)
        coming = _plan(session, child, planned[-1], part, today=today, days_off=days_off)
        if part is not None:
            council.cast.append((part, child, coming))
    session.flush()
    return council


def _employ(session: Session, council: Council, member: StaffMember, *, now: datetime) -> None:
    # A demonstration's passwords are printed for whoever starts it; production refuses to run beside them.
    password = "-".join(SystemRandom().sample(_WORDS, 4))
    account = staff_service.add_staff(
        session,
        email=member.email,
        name=member.name,
        role=member.role,
        password=password,
        service="Exampleshire (made up)",
        now=now,
    )
    council.accounts[member] = SignedIn(account.staff_id, "", member.name, member.role, now)
    council.passwords[member] = password
    council.totp_secrets[member] = account.totp_secret


def _take_in(
    session: Session, council: Council, number: int, part: Part | None, *, today: date, by_chance: Random
) -> Child:
    meeting_on = today + timedelta(days=part.meeting_in if part else 30)
    age = part.age if part else number % 17 + 1
    born_on = meeting_on.replace(day=1, year=meeting_on.year - age) - timedelta(days=by_chance.randrange(40, 320))
    officer = council.accounts[DANA if number % 3 else SOL]
    if part is not None:
        officer = council.accounts[DANA]
    started = max(today - timedelta(days=by_chance.randrange(60, 1100)), born_on + timedelta(days=3))
    child = Child(
        reference=f"EX{1001 + number}",
        forename=FORENAMES[number],
        surname=SURNAMES[number],
        born_on=born_on,
        language=part.language if part else FIRST_LANGUAGES[number % len(FIRST_LANGUAGES)],
        officer_id=None if part and part.scene is Scene.NO_OFFICER else officer.staff_id,
        officer_named="R. Notyethere" if part and part.scene is Scene.NO_OFFICER else None,
        care_started_on=started,
    )
    session.add(child)
    session.flush()
    return child


def _care_started(child: Child) -> date:
    assert child.care_started_on is not None
    return child.care_started_on


def _hold(
    session: Session,
    child: Child,
    planned: PlannedReview,
    *,
    days_off: Collection[date],
    by_chance: Random,
    today: date,
) -> None:
    held_on = planned.held_on
    assert held_on is not None
    under_four = age_on(held_on, born_on=child.born_on) < 4
    code = "PN0" if under_four else by_chance.choice(_CODES_FROM_FOUR)
    if code is None and (today - held_on).days > _CHASED_AFTER_DAYS:
        code = "PN1"
    attended = (
        "no" if code in ("PN5", "PN6", "PN7", "PN0", None) else by_chance.choice(("in_person", "in_person", "video"))
    )
    review = Review(
        child_id=child.id,
        status="held",
        kind=planned.kind,
        due_on=planned.due_on,
        worked_out_due_on=planned.due_on,
        meeting_on=planned.meeting_on,
        meeting_time=planned.meeting_time,
        held_on=held_on,
        made_at=_evening(held_on - timedelta(days=30)),
        participation_code=code,
        participation_source="officer" if code else None,
        participation_confirmed_by=child.officer_id if code else None,
        participation_confirmed_at=_evening(held_on) if code and child.officer_id else None,
        child_attended=attended if code else None,
        child_took_part=_TOOK_PART.get(code or ""),
        advocate_part={"PN2": "attended", "PN5": "briefed"}.get(code or "", "none"),
    )
    for name, limit in (
        ("decisions_sent_on", 5),
        ("manager_answered_on", 5),
        ("record_written_on", 15),
        ("record_sent_on", 20),
    ):
        # The manager answers what has come; everything else is counted from the review.
        start = (review.decisions_sent_on or today) if name == "manager_answered_on" else held_on
        day = add_working_days(start, max(1, limit - by_chance.choice((3, 2, 1, 0, 0, -2))), days_off=days_off)
        if day <= today:
            setattr(review, name, day)
    session.add(review)
    session.flush()
    _parents(session, review, by_chance)


def _parents(session: Session, review: Review, by_chance: Random) -> None:
    for person in ("mother", "father"):
        took_part = by_chance.random() < (0.65 if person == "mother" else 0.4)
        method = by_chance.choice((Method.ATTENDED, Method.ATTENDED, Method.PHONE_OFFICER, Method.WRITING))
        reason = by_chance.choice(
            (ReasonNot.INVITED_DID_NOT_ATTEND, ReasonNot.WHEREABOUTS_UNKNOWN, ReasonNot.DECLINED)
        )
        session.add(
            ParentPart(
                review_id=review.id,
                person=person,
                method=method.value if took_part else None,
                reason=None if took_part else reason.value,
            )
        )


def _plan(
    session: Session,
    child: Child,
    planned: PlannedReview,
    part: Part | None,
    *,
    today: date,
    days_off: Collection[date],
) -> Review:
    meeting_on, due_on, meeting_time = planned.meeting_on, planned.due_on, planned.meeting_time
    if part is not None:
        meeting_on = working_day(today + timedelta(days=part.meeting_in), days_off)
        due_on = working_day(max(meeting_on, today) + timedelta(days=6), days_off)
        meeting_time = meeting_time or _times(part)
    if part is not None and part.scene is Scene.OVERDUE:
        due_on = today - timedelta(days=3)
    was_held = part is not None and part.scene in _HELD
    review = Review(
        child_id=child.id,
        kind=planned.kind,
        status="held" if was_held else "planned",
        due_on=due_on,
        worked_out_due_on=due_on,
        meeting_on=meeting_on,
        meeting_time=meeting_time,
        held_on=meeting_on if was_held else None,
        made_at=_evening(today - timedelta(days=30)),
        child_attended="in_person" if was_held else None,
        child_took_part="spoke" if was_held else None,
    )
    if part is not None and part.scene is Scene.CANCELLED:
        review.status, review.cancelled_reason = "cancelled", "The social worker was ill; a new day is being found."
    session.add(review)
    session.flush()
    if part is not None:
        for role, name in _ADULTS:
            person = ReviewPerson(review_id=review.id, part=role, name=name.format(surname=child.surname))
            person.added_at = _evening(today - timedelta(days=20))
            person.attended = "in_person" if was_held else None
            session.add(person)
    return review


def _times(part: Part) -> time:
    return time(10 + part.age % 7)


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(18), LONDON)
