"""Views given in person, by phone, on paper, to be read out or by observation, written down by staff.

This is how children under 4 are heard; everybody else may also be heard this way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.asked import Asked
from consult.domain.audiences import Audience
from consult.domain.dates import LONDON
from consult.domain.evidence import Way
from consult.domain.invitations import Purpose
from consult.domain.people import keep_list
from consult.domain.respondents import Role
from consult.domain.said import keep
from consult.domain.topics import Topic
from consult.domain.words import words_that_fit
from consult.services import events, people
from consult.services.staff import SignedIn
from consult.storage import respondents
from consult.storage.replies import Answer, Reply
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review

LONGEST_NAME = 100
TAKEN_DOWN = "taken_down"
"""The question set of replies that staff wrote down."""

ASKED: dict[Topic, str] = {
    Topic.GOING_WELL: "What is going well?",
    Topic.WORRIES: "What are they worried about?",
    Topic.WISHES: "What do they want to happen?",
}
"""The three questions staff write under; everything else is kept under its topic."""


class NothingWrittenDown(Exception):
    """The form holds no words at all."""


class NotSaid(Exception):
    """It is missing who said it, how, or on which day, or that day has not come yet."""


@dataclass(frozen=True)
class Heard:
    """What staff write down of one conversation, booklet or observation; `words` by topic."""

    role: Role
    name: str
    way: Way
    given_on: date
    language: str
    helped_by: str
    audience: Audience
    words: Mapping[Topic, str]


def write_down(session: Session, review: Review, heard: Heard, *, who: SignedIn, now: datetime) -> Reply:
    """Keep what somebody said, marked with how it came and who wrote it down.

    Raises:
        NotSaid: for a day in the future, or the site as the way.
        NothingWrittenDown: without any words.
        consult.domain.words.TooLong: for more than one answer holds.
    """
    if not heard.way.is_typed_in or heard.given_on > now.astimezone(LONDON).date():
        raise NotSaid
    words = {topic: words_that_fit(text) for topic, text in heard.words.items()}
    if not any(words.values()):
        raise NothingWrittenDown
    reply = Reply(
        review_id=review.id,
        respondent=_respondent(session, review, heard),
        purpose=Purpose.BEFORE.value,
        question_set=TAKEN_DOWN,
        language=heard.language,
        given=heard.way.value,
        given_on=heard.given_on,
        taken_down_by=who.staff_id,
        helped_by=_one_line(heard.helped_by) or None,
        meeting_people=keep_list(people.people_named(session, review.id)),
        sent_at=now,
    )
    session.add(reply)
    for position, (topic, text) in enumerate((topic, text) for topic, text in words.items() if text):
        session.add(_answer(reply, position, topic, text, heard))
    session.flush()
    events.record_by(
        session,
        who,
        at=now,
        act="wrote down views",
        thing="reply",
        thing_id=reply.id,
        review_id=review.id,
        outcome=heard.way.value,
    )
    return reply


def question_about(topic: Topic) -> str:
    """Return the question that words on this topic are filed under."""
    return ASKED.get(topic, f"About: {topic.label.lower()}")


def _answer(reply: Reply, position: int, topic: Topic, words: str, heard: Heard) -> Answer:
    question = "What did somebody see?" if not heard.way.are_own_words else question_about(topic)
    asked = Asked(question, question, heard.language)
    return Answer(
        reply=reply,
        position=position,
        question=f"{TAKEN_DOWN}_{topic.value}",
        topic=topic.value,
        said=keep({"words": words}, asked),
        audience=heard.audience.key,
    )


def _respondent(session: Session, review: Review, heard: Heard) -> Respondent:
    name = _one_line(heard.name)
    for known in respondents.respondents_of_child(session, review.child_id):
        same_name = (known.name or "").casefold() == name.casefold()
        if known.role == heard.role and (heard.role in (Role.CHILD, Role.MOTHER, Role.FATHER) or same_name):
            return known
    made = Respondent(child_id=review.child_id, role=heard.role.value, name=name or None, language=heard.language)
    session.add(made)
    session.flush()
    return made


def _one_line(name: str) -> str:
    return " ".join(words_that_fit(name, longest=LONGEST_NAME).split())
