"""Opening an answer further than its respondent chose, for a child's safety: with a reason, and never silently."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.audiences import Audience, Person
from consult.domain.words import words_that_fit
from consult.services import events
from consult.services.staff import SignedIn
from consult.storage.replies import Answer
from consult.storage.views import Override

LONGEST_REASON = 2000


class NoReasonGiven(Exception):
    """An answer was to be shared for safety without a reason, without saying with whom, or without saying
    whether the child was told.
    """


def share_for_safety(
    session: Session,
    answer: Answer,
    *,
    who: SignedIn,
    people: Collection[str],
    reason: str,
    child_told: bool | None,
    told_note: str,
    now: datetime,
) -> None:
    """Open one answer to these people; what the respondent chose stays on record beside it.

    Raises:
        NoReasonGiven: when anything is missing that an override needs; when the child was not told, that
            includes the note saying why not.
        consult.domain.words.TooLong: for more than `LONGEST_REASON` characters.
    """
    reason = words_that_fit(reason, longest=LONGEST_REASON)
    told_note = words_that_fit(told_note, longest=LONGEST_REASON)
    chosen = frozenset(Person(person) for person in people if person in set(Person))
    if not reason or not chosen or child_told is None or not (child_told or told_note):
        raise NoReasonGiven
    override = Override(
        answer_id=answer.id,
        audience=Audience(people=chosen).key,
        reason=reason,
        child_told=child_told,
        told_note=told_note or None,
        staff_id=who.staff_id,
        made_at=now,
    )
    session.add(override)
    session.flush()
    events.record_by(
        session,
        who,
        at=now,
        act="shared for safety",
        thing="answer",
        thing_id=answer.id,
        review_id=answer.reply.review_id,
        outcome=",".join(sorted(chosen)),
    )
