"""Raising an alert with one tap, and staff saying what they did about it.

The child's own officer and the managers learn of an alert; only that officer reads words that were added. An
administrator does not: that a child pressed *I don't feel safe* is already something that the child said.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.alerts import Alarm, alarms_in
from consult.domain.done import what_was_done
from consult.domain.drafts import DraftContent
from consult.domain.staff import NotYours, StaffRole
from consult.domain.words import TooLong, words_that_fit
from consult.services import events, masking
from consult.services.requests import Asker
from consult.services.said import name_of
from consult.services.staff import SignedIn
from consult.services.visits import Visiting
from consult.storage import alerts as stored
from consult.storage.alerts import Alert
from consult.storage.reviews import Review
from consult.storage.staff import staff_names

MAY_LEARN = (StaffRole.OFFICER, StaffRole.MANAGER)
LONGEST_NOTE = 1000


@dataclass(frozen=True)
class Raised:
    """One alert as staff read it; `words` are empty for everybody but the child's own officer."""

    alert_id: str
    review_id: str
    alarm: Alarm
    child: str
    who: str
    """Who pressed it; empty for the child."""
    raised_at: datetime
    pressed_at: datetime
    on_paper_on: date | None
    """The day on which the booklet came back in which it was ticked."""
    words: str
    has_words: bool
    acted_at: datetime | None
    acted_by: str
    acted_note: str

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet what was done."""
        return self.acted_at is None


def raise_alert(
    session: Session, visiting: Asker, alarm: Alarm, *, at: datetime, on_paper_on: date | None = None
) -> Alert:
    """Keep that somebody pressed this; where it stands open already, only when it was pressed last.

    `on_paper_on` is the day on which a booklet came back that says it.
    """
    found = _find_open(session, visiting, alarm)
    if found is not None:
        found.pressed_at, found.on_paper_on = at, on_paper_on
        session.flush()
        return found
    made = Alert(
        review_id=visiting.review_id,
        respondent_id=visiting.respondent_id,
        kind=alarm.value,
        raised_at=at,
        pressed_at=at,
        on_paper_on=on_paper_on,
    )
    session.add(made)
    session.flush()
    events.record_of(session, visiting, at=at, act=alarm.act, thing="alert", thing_id=made.id)
    return made


def raise_with_reply(
    session: Session, asker: Asker, content: DraftContent, *, at: datetime, on_paper_on: date | None = None
) -> tuple[Alarm, ...]:
    """Raise what a reply that is being sent, or typed in, says among its answers, and return it."""
    alarms = alarms_in(asker.question_set, content.said)
    for alarm, words in alarms.items():
        alert = raise_alert(session, asker, alarm, at=at, on_paper_on=on_paper_on)
        _add(session, alert, words)
    return tuple(alarms)


def _add(session: Session, alert: Alert, added: str) -> None:
    """Keep words beneath those of an alert; a reply is never lost because an alert holds no more of its words."""
    with suppress(TooLong):
        if added and not (alert.words or "").endswith(added):
            alert.words = words_that_fit("\n".join(filter(None, (alert.words, added))))
            session.flush()


def add_words(
    session: Session,
    visiting: Visiting,
    alarm: Alarm,
    words: str,
    *,
    called: Mapping[str, str] | None = None,
    at: datetime,
) -> bool:
    """Keep words with an alert, beneath those that are there; False where there are none to keep.

    An alert that was acted on meanwhile is raised again: what is added now has not been read.

    Raises:
        consult.domain.words.TooLong: for more words than one answer holds, all additions together.
    """
    if not (added := masking.without_secrets(session, visiting, words_that_fit(words), called=called)):
        return False
    found = _find_open(session, visiting, alarm) or raise_alert(session, visiting, alarm, at=at)
    # A weak signal sends a press again whose answer was lost: the same words twice running are one addition.
    if not (found.words or "").endswith(added):
        found.words = words_that_fit("\n".join(filter(None, (found.words, added))))
        session.flush()
    return True


def _find_open(session: Session, visiting: Asker, alarm: Alarm) -> Alert | None:
    return stored.find_open_alert(
        session, review_id=visiting.review_id, respondent_id=visiting.respondent_id, kind=alarm.value
    )


def open_for(session: Session, who: SignedIn) -> tuple[Raised, ...]:
    """Return every open alert that `who` learns of: an officer's own children's, or all for a manager.

    Who is not safe stands before who wants to talk, and then the oldest first.
    """
    if who.role not in MAY_LEARN:
        return ()
    officer_id = None if who.role.sees_every_child else who.staff_id
    found = stored.open_alerts(session, officer_id=officer_id)
    raised = [_raised(alert, {}, review=alert.review, reads=False) for alert in found]
    return tuple(sorted(raised, key=lambda each: list(Alarm).index(each.alarm)))


def alerts_of(session: Session, review: Review, *, who: SignedIn) -> tuple[Raised, ...]:
    """Return the alerts of a review that `who` may know of, open ones first; words only for who reads words.

    Raises:
        NotYours: for a role that learns of none.
    """
    if who.role not in MAY_LEARN:
        raise NotYours
    found = stored.alerts_of_review(session, review.id)
    names = staff_names(session, (alert.acted_by for alert in found))
    return tuple(_raised(alert, names, review=review, reads=who.role.reads_words) for alert in found)


def open_alerts(session: Session, review: Review) -> tuple[Raised, ...]:
    """Return the alerts of a review that nobody has acted on, without their words."""
    found = stored.alerts_of_review(session, review.id)
    return tuple(_raised(alert, {}, review=review, reads=False) for alert in found if alert.acted_at is None)


def mark_acted_on(
    session: Session, review: Review, alert_id: str, *, who: SignedIn, note: str, now: datetime
) -> None:
    """Keep what was done about an alert, and by whom; the caller has checked that `who` may know of the review.

    Raises:
        NotYours: for an alert of another review, or a role that learns of none.
        NothingDone: without saying what was done.
        consult.domain.words.TooLong: for more than `LONGEST_NOTE` characters.
    """
    found = stored.find_alert_of_review(session, alert_id, review_id=review.id)
    if found is None or who.role not in MAY_LEARN:
        raise NotYours
    note = what_was_done(note, longest=LONGEST_NOTE)
    if found.acted_at is not None:
        return
    found.acted_at, found.acted_by, found.acted_note = now, who.staff_id, note
    session.flush()
    events.record_by(
        session,
        who,
        at=now,
        act="acted on an alert",
        thing="alert",
        thing_id=found.id,
        review_id=review.id,
    )


def _raised(alert: Alert, names: dict[str, str], *, review: Review, reads: bool) -> Raised:
    return Raised(
        alert_id=alert.id,
        review_id=review.id,
        alarm=Alarm(alert.kind),
        child=review.child.known_as,
        who=name_of(alert.respondent, child=""),
        raised_at=alert.raised_at,
        pressed_at=alert.pressed_at,
        on_paper_on=alert.on_paper_on,
        words=(alert.words or "") if reads else "",
        has_words=alert.words_sealed is not None,
        acted_at=alert.acted_at,
        acted_by=names.get(alert.acted_by or "", ""),
        acted_note=alert.acted_note or "",
    )
