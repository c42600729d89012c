"""Taking views into the minutes, and moving them to the heading they belong under."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.topics import MinutesHeading
from consult.services import events
from consult.services.said import Answered
from consult.services.staff import SignedIn
from consult.services.views import SaidThread, read_views
from consult.storage import views as marks
from consult.storage.reviews import Review
from consult.storage.views import Tick


class NotForMinutes(Exception):
    """A view was to be ticked that only the officer may read: it never enters minutes."""


class MinutesAgreed(Exception):
    """The minutes are agreed: nothing in them changes until the officer opens them again."""


def save_ticks(
    session: Session,
    review: Review,
    *,
    who: SignedIn,
    shown: Collection[str],
    ticked: Collection[str],
    headings: Mapping[str, str],
    now: datetime,
) -> int:
    """Keep which answers enter the minutes and under which heading; return how many had changed meanwhile.

    `shown` are the ids of the answers that were on the officer's page. Where a newer answer has arrived since,
    nothing is ticked or moved: the officer has not seen it yet.

    Raises:
        NotForMinutes: for a private view; nothing is kept then.
        MinutesAgreed: nothing is kept then.
    """
    if review.minutes_agreed_at is not None:
        raise MinutesAgreed
    changed = 0
    threads = read_views(session, review)
    if any(
        said.view.answer_id in ticked and not thread.thread.may_be_ticked(said.view)
        for thread in threads
        for said in thread.versions
    ):
        raise NotForMinutes
    for thread in threads:
        if thread.newest.view.answer_id not in shown:
            changed += any(said.view.answer_id in shown for said in thread.versions)
            continue
        for said in thread.versions:
            if said.view.answer_id in shown:
                _save(session, thread, said, who=who, ticked=ticked, headings=headings, now=now)
    session.flush()
    events.record_by(
        session,
        who,
        at=now,
        act="chose views for the minutes",
        thing="review",
        thing_id=review.id,
        review_id=review.id,
    )
    return changed


def _save(
    session: Session,
    thread: SaidThread,
    said: Answered,
    *,
    who: SignedIn,
    ticked: Collection[str],
    headings: Mapping[str, str],
    now: datetime,
) -> None:
    answer_id = said.view.answer_id
    wanted = answer_id in ticked
    chosen = headings.get(answer_id, "")
    heading = MinutesHeading(chosen).value if chosen in set(MinutesHeading) else None
    tick = marks.find_tick(session, answer_id)
    if tick is None:
        if not wanted and heading == said.heading and not said.view.is_decided:
            return
        tick = Tick(answer_id=answer_id, staff_id=who.staff_id, in_minutes=wanted, ticked_at=now)
        session.add(tick)
    elif tick.in_minutes != wanted or thread.thread.changed_since_tick(said.view):
        tick.in_minutes, tick.ticked_at, tick.staff_id = wanted, now, who.staff_id
    tick.heading = None if heading == said.topic.heading else heading
