"""Replies with their answers, made for a test."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from consult.domain.asked import Asked
from consult.domain.audiences import OFFICER_ONLY, Audience
from consult.domain.evidence import Way
from consult.domain.invitations import Purpose
from consult.domain.people import NamedPerson, keep_list
from consult.domain.respondents import Role
from consult.domain.said import keep
from consult.domain.topics import Topic
from consult.storage.replies import Answer, Reply
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.staff import Staff

SENT_AT = datetime(2026, 4, 27, 20, 14, tzinfo=UTC)


@dataclass(frozen=True)
class Given:
    """One answer to be given: own words, or options by their labels (English, as shown)."""

    words: str = ""
    chosen: dict[str, tuple[str, str]] = field(default_factory=dict)
    question: str = "going_well"
    topic: Topic = Topic.GOING_WELL
    asked: str = "What is going well?"
    shown: str = ""
    audience: Audience = OFFICER_ONLY


def a_reply(
    session: Session,
    *answers: Given,
    review: Review,
    role: Role = Role.CHILD,
    respondent: Respondent | None = None,
    language: str = "en",
    sent_at: datetime = SENT_AT,
    people: tuple[NamedPerson, ...] = (),
    lock_id: str | None = None,
    way: Way = Way.SITE,
    taken_down_by: Staff | None = None,
    helped_by: str | None = None,
    purpose: Purpose = Purpose.BEFORE,
    changes: Reply | None = None,
) -> Reply:
    """Return a sent reply; its respondent is made unless one is given."""
    if respondent is None:
        respondent = Respondent(child_id=review.child_id, role=role.value, language=language)
        session.add(respondent)
        session.flush()
    reply = Reply(
        review_id=review.id,
        respondent_id=respondent.id,
        purpose=purpose.value,
        question_set="child_8_to_11",
        language=language,
        given=way.value,
        given_on=sent_at.date() if way.is_typed_in else None,
        taken_down_by=taken_down_by.id if taken_down_by else None,
        helped_by=helped_by,
        lock_id=lock_id,
        changes_id=changes.id if changes else None,
        meeting_people=keep_list(people),
        sent_at=sent_at,
    )
    session.add(reply)
    session.flush()
    for position, given in enumerate(answers):
        session.add(_answer(reply, position, given))
    session.flush()
    return reply


def _answer(reply: Reply, position: int, given: Given) -> Answer:
    asked = Asked(
        english=given.asked,
        shown=given.shown or given.asked,
        language=reply.language,
        labels_english=tuple(english for english, _ in given.chosen.values()),
        labels_shown=tuple(shown for _, shown in given.chosen.values()),
    )
    value = {"chosen": list(given.chosen)} if given.chosen else {"words": given.words}
    return Answer(
        reply_id=reply.id,
        position=position,
        question=given.question,
        topic=given.topic.value,
        said=keep(value, asked),
        audience=given.audience.key,
    )
