"""Reading what was said for one review: every answer with its question, its audience and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.audiences import Audience
from consult.domain.invitations import Purpose
from consult.domain.staff import NotYours
from consult.domain.views import Sending, Thread, View, thread_views
from consult.services import events
from consult.services.caseload import get_review_to_read
from consult.services.said import Answered, as_officer_reads
from consult.services.staff import SignedIn
from consult.storage import replies, staff
from consult.storage import views as marks
from consult.storage.replies import Answer
from consult.storage.reviews import Review


@dataclass(frozen=True)
class SaidThread:
    """One respondent's answers to one question, newest first."""

    thread: Thread
    newest: Answered
    earlier: tuple[Answered, ...]

    @property
    def versions(self) -> tuple[Answered, ...]:
        """The newest and every earlier answer."""
        return (self.newest, *self.earlier)


def note_reading(session: Session, *, who: SignedIn, review_id: str, act: str, now: datetime) -> None:
    """Write down that somebody reads this review's words; to be kept before the words are sent.

    Raises:
        NotYours: when they may not; nothing is written then.
    """
    get_review_to_read(session, who, review_id)
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing="review",
        thing_id=review_id,
        review_id=review_id,
    )


def get_answer(session: Session, *, who: SignedIn, review_id: str, answer_id: str) -> Answer:
    """Return one answer, given before the meeting, of a review whose words `who` may read.

    Raises:
        NotYours: for another review's answer, as for another officer's child, and for one given after the meeting.
    """
    get_review_to_read(session, who, review_id)
    answer = marks.find_answer_of_review(session, answer_id, review_id=review_id)
    if answer is None or answer.reply.purpose != Purpose.BEFORE:
        raise NotYours
    return answer


def read_views(
    session: Session, review: Review, *, as_of: datetime | None = None, purpose: Purpose = Purpose.BEFORE
) -> tuple[SaidThread, ...]:
    """Return everything said for a review, in threads; the caller has noted the reading.

    With `as_of`, as it stood at that moment: what was sent or taken back later is left out of account. What was said
    after the meeting is no part of it: `services/afterwards.py` asks for that, and checks who may read it when.
    """
    sent = [
        reply
        for reply in replies.replies_to_review(session, review.id)
        if reply.purpose == purpose and (as_of is None or reply.sent_at <= as_of)
    ]
    marked = marks.marks_of_review(session, review.id)
    names = staff.staff_names(
        session,
        [
            *(reply.taken_down_by for reply in sent),
            *(translation.typed_in_by for translation in marked.translations.values()),
            *(override.staff_id for overrides in marked.overrides.values() for override in overrides),
        ],
    )
    said = {
        answer.id: as_officer_reads(answer, reply, review, marked, names, as_of)
        for reply in sent
        for answer in reply.answers
    }
    sendings = [Sending(reply.id, reply.changes_id, reply.sent_at) for reply in sent]
    return tuple(
        SaidThread(
            thread,
            _standing(thread.newest, said),
            tuple(_standing(view, said) for view in thread.earlier),
        )
        for thread in thread_views((each.view for each in said.values()), sendings)
    )


def _standing(view: View, said: Mapping[str, Answered]) -> Answered:
    own, repeated = said[view.answer_id], [said[answer_id] for answer_id in view.repeats]
    return replace(
        own,
        view=view,
        translation=next((each.translation for each in (own, *repeated) if each.translation), None),
        moved_to=next((each.moved_to for each in (own, *repeated) if each.view.is_decided), None),
        overrides=tuple(shared for each in (*reversed(repeated), own) for shared in each.overrides),
    )


def find_answered(threads: Sequence[SaidThread], answer_id: str) -> Answered:
    """Return the answer with this id, or the later one in the same words that took its place.

    Raises:
        NotYours: when none of the threads holds it.
    """
    for thread in threads:
        for said in thread.versions:
            if answer_id in (said.view.answer_id, *said.view.repeats):
                return said
    raise NotYours


def audience_words(audience: Audience) -> str:
    """Return who may see an answer, as its officer reads it."""
    if audience.is_officer_only:
        return "Only you"
    if audience.meeting:
        return "Everyone at the meeting"
    people = ", ".join(person.replace("_", " ") for person in sorted(audience.people))
    return f"You and the {people}"
