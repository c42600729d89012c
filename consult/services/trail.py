"""The trail of one review: who did what, when, as its officer reads it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.services.staff import SignedIn
from consult.storage import events, staff

_AS_READ = {
    "send views": "sent views",
    "open link": "opened the link",
    "make lock": "made a lock",
    "open lock": "opened the lock",
    "freeze lock": "froze the lock: five wrong tries",
    "invited": "invited somebody",
    "withdrew invitation": "withdrew an invitation",
    "printed card": "printed a card",
    "printed booklet": "printed a booklet",
    "opened booklet": "opened a booklet to type it in",
    "typed in booklet": "typed in a booklet",
    "showed number": "showed a link on a screen",
    "typed in review": "typed in this review",
    "moved review": "moved the meeting",
    "cancelled review": "cancelled this review",
    "marked review as held": "marked this review as held",
    "put review back to planned": "put this review back to planned",
    "allocated child": "allocated the child",
}
"""Acts as a sentence says them, where the event's own words do not read as one."""


@dataclass(frozen=True)
class Step:
    """One act, or the same act by the same person several times running."""

    at: datetime
    who: str
    act: str
    times: int = 1


def trail_of_review(session: Session, review_id: str, *, who: SignedIn) -> tuple[Step, ...]:
    """Return what happened around a review, newest first; it holds no words and no names of respondents."""
    found = sorted(events.events_of_review(session, review_id), key=lambda event: event.at, reverse=True)
    names = staff.staff_names(session, (event.staff_id for event in found))
    steps: list[Step] = []
    for event in found:
        actor = "You" if event.staff_id == who.staff_id else names.get(event.staff_id or "", _role(event.role))
        act = _AS_READ.get(event.act, event.act)
        last = steps[-1] if steps else None
        if last is not None and (last.who, last.act) == (actor, act):
            steps[-1] = Step(last.at, actor, act, last.times + 1)
        else:
            steps.append(Step(event.at, actor, act))
    return tuple(steps)


def _role(role: str) -> str:
    return role.replace("_", " ").capitalize()
