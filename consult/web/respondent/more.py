"""*Do you want to say more?*: the further questions, the way straight to the meeting, and stopping at any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

from consult.domain.journeys import after_stopping, place_to_go
from consult.domain.looks import Look
from consult.domain.topics import Topic
from consult.services import replies, visits
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.respondent import questions
from consult.web.respondent.fields import says_anything
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def show(visiting: Visiting) -> str:
    """Return *do you want to say more?*."""
    return render_template(
        "respondent/more.html",
        look=visiting.look.value,
        action="/v",
        default_act="more-yes",
        token=form_token(),
        count=len(visiting.question_set.more),
        about_meeting=visiting.voice in (Look.CHILD, Look.YOUNG_PERSON) and len(_about_meeting(visiting)) > 1,
    )


def _about_meeting(visiting: Visiting) -> list[str]:
    return [question.key for question in visiting.question_set.more if question.topic is Topic.MEETING]


def want_more(session: Session, visiting: Visiting) -> None:
    """Go on to the further questions."""
    journey = visiting.content.wanting_more(True).journey(visiting.question_set)
    done = {*visiting.content.said, *visiting.content.skipped}
    then = next(
        (question.key for question in visiting.question_set.more if question.key not in done), place_to_go(journey)
    )
    replies.choose_more(session, visiting, True, at=clock.now(), then=then)


def want_meeting(session: Session, visiting: Visiting) -> None:
    """Go straight to the further questions about the meeting itself; the ones before them hold nobody up."""
    done = {*visiting.content.said, *visiting.content.skipped}
    left = [key for key in _about_meeting(visiting) if key not in done]
    if not left:
        want_more(session, visiting)
        return
    replies.choose_more(session, visiting, True, at=clock.now(), then=left[0])


def want_no_more(session: Session, visiting: Visiting) -> None:
    """Go on to what is asked last, and to the check."""
    then = after_stopping(visiting.content.wanting_more(False).journey(visiting.question_set))
    replies.choose_more(session, visiting, False, at=clock.now(), then=then)


def stop(session: Session, visiting: Visiting) -> tuple[str, int] | None:
    """Keep what stands in the form, and leave the further questions out."""
    then = after_stopping(visiting.content.journey(visiting.question_set))
    if says_anything():
        return questions.save(session, visiting, then=then)
    visits.go_to(session, visiting, then, at=clock.now())
    return None
