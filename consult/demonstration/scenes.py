"""Plays each child's scene: invites people, lets them answer through their links, and takes views down."""

from datetime import datetime, time, timedelta

from consult.demonstration import voices
from consult.demonstration.cast import Part, Scene
from consult.demonstration.people import DANA
from consult.demonstration.stage import Played, Stage
from consult.demonstration.voices import Voice
from consult.domain import answers
from consult.domain.dates import LONDON
from consult.domain.invitations import Purpose
from consult.domain.question_sets.three_questions import OTHER
from consult.domain.respondents import Role
from consult.domain.said import keep
from consult.services import invitations
from consult.storage.base import new_id
from consult.storage.children import Child
from consult.storage.replies import Answer, Reply, replies_to_review
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.views import Tick, Translation


def play(stage: Stage, part: Part, child: Child, review: Review) -> None:
    """Play one child's scene."""
    match part.scene:
        case Scene.FRESH:
            stage.invite(review, Role.CHILD, language=part.language, with_pictures=part.uses_symbols)
            for role in (Role.MOTHER, Role.FATHER, Role.CARER, Role.OTHER):
                stage.invite(review, role, language=part.language if role is Role.FATHER else "en")
        case Scene.ANSWERED:
            stage.answer(stage.invite(review, Role.CHILD), voices.A_CHILD, with_lock=True)
            stage.answer(stage.invite(review, Role.MOTHER), voices.A_MOTHER)
            stage.answer(stage.invite(review, Role.CARER), voices.A_CARER)
            stage.invite(review, Role.FATHER)
        case Scene.ANSWERED_IN_ARABIC:
            stage.answer(
                stage.invite(review, Role.CHILD, language="ar"), voices.A_YOUNG_PERSON_IN_ARABIC, with_lock=True
            )
            stage.answer(stage.invite(review, Role.FATHER, language="ar"), voices.A_FATHER_IN_ARABIC)
            stage.answer(stage.invite(review, Role.CARER), voices.A_CARER)
            _translate(stage, review)
        case Scene.NOT_OPENED:
            stage.invite(review, Role.CHILD)
            stage.answer(stage.invite(review, Role.MOTHER), voices.A_MOTHER)
        case Scene.STARTED:
            link = stage.invite(review, Role.CHILD)
            words = voices.WANTS_TO_TALK
            stage.answer(link, voices.A_YOUNG_PERSON, at=stage.now, send=False, wants_to_talk=words)
        case Scene.CHANGED:
            _change_after_a_tick(stage, review)
        case Scene.OBSERVED:
            _observe(stage, child, review)
            stage.answer(stage.invite(review, Role.CARER), voices.A_CARER)
            stage.invite(review, Role.MOTHER)
        case Scene.WITH_PICTURES:
            stage.answer(stage.invite(review, Role.CHILD), voices.A_YOUNG_CHILD)
            stage.answer(stage.invite(review, Role.CARER), voices.A_CARER)
            stage.invite(review, Role.MOTHER)
        case Scene.FROZEN:
            link = stage.invite(review, Role.CHILD, language=part.language)
            stage.answer(link, voices.A_YOUNG_PERSON, with_lock=True)
            link.invitation.respondent.lock_wrong_tries = 5
            link.invitation.respondent.lock_frozen_at = stage.before + timedelta(hours=2)
        case Scene.REPLACED:
            _replace(stage, review)
        case Scene.HARDEST:
            _say_before(stage, review, Role.CHILD, voices.A_CHILD_WITH_TWO_HOMES, language="ar", with_lock=True)
            _say_before(stage, review, Role.MOTHER, voices.A_MOTHER, with_lock=True)
            _say_before(stage, review, Role.FATHER, voices.A_FATHER_IN_ARABIC, language="ar", with_lock=True)
            _say_before(stage, review, Role.CARER, voices.A_CARER)
            stage.invite(review, Role.CHILD, purpose=Purpose.AFTER, language="ar")
        case Scene.DECIDED:
            _say_before(stage, review, Role.CHILD, voices.A_CHILD_BRIEFLY)
        case Scene.OBJECTED:
            _say_before(stage, review, Role.CHILD, voices.A_YOUNG_PERSON)
        case Scene.LETTER_OPENED:
            _say_before(stage, review, Role.CHILD, voices.A_CHILD_WHO_WANTS_A_DOG, with_lock=True)
            _say_before(stage, review, Role.CARER, voices.A_CARER)
        case Scene.LETTER_RETURNED:
            _say_before(stage, review, Role.CHILD, voices.A_YOUNG_PERSON)
        case Scene.JUST_HELD:
            _hear_afterwards(stage, part, review)
        case Scene.OVERDUE:
            stage.answer(stage.invite(review, Role.CHILD), voices.A_YOUNG_PERSON)
        case Scene.NOT_INVITED | Scene.CANCELLED | Scene.NO_OFFICER:
            return


def _say_before(
    stage: Stage, review: Review, role: Role, voice: Voice, *, language: str = "en", with_lock: bool = False
) -> None:
    """Let somebody have answered two evenings before a review that was held."""
    assert review.held_on is not None
    at = datetime.combine(review.held_on - timedelta(days=2), time(18, 30), LONDON)
    link = stage.invite(review, role, language=language, at=at - timedelta(days=4))
    stage.answer(link, voice, at=at, with_lock=with_lock)


def _translate(stage: Stage, review: Review) -> None:
    for reply in replies_to_review(stage.session, review.id):
        for answer in reply.answers:
            words = voices.IN_ENGLISH.get(answer.question)
            if reply.respondent.role != Role.CHILD or words is None:
                continue
            stage.session.add(
                Translation(
                    answer_id=answer.id,
                    words=words,
                    translated_by=voices.INTERPRETER,
                    typed_in_by=stage.council.accounts[DANA].staff_id,
                    typed_in_at=stage.before + timedelta(hours=12),
                )
            )


def _change_after_a_tick(stage: Stage, review: Review) -> None:
    link = stage.invite(review, Role.CHILD)
    stage.answer(link, {**voices.A_YOUNG_PERSON, "needs_to_happen": ("I want football on Sundays.", voices.MEETING)})
    stage.session.flush()
    first = replies_to_review(stage.session, review.id)[0]
    for answer in first.answers:
        if answer.audience != voices.OFFICER:
            ticked_at = stage.before + timedelta(hours=14)
            officer = stage.council.accounts[DANA].staff_id
            stage.session.add(Tick(answer_id=answer.id, staff_id=officer, ticked_at=ticked_at))
    stage.answer(
        link,
        {**voices.A_YOUNG_PERSON, "needs_to_happen": ("I want football on Saturdays, not Sundays.", voices.MEETING)},
        at=stage.now - timedelta(hours=3),
    )


def _observe(stage: Stage, child: Child, review: Review) -> None:
    respondent = Respondent(child_id=child.id, role=Role.CHILD.value, language=child.language)
    stage.session.add(respondent)
    stage.session.flush()
    reply = Reply(
        review_id=review.id,
        respondent_id=respondent.id,
        purpose=Purpose.BEFORE.value,
        question_set=OTHER.key,
        language="en",
        given="observation",
        given_on=stage.before.date(),
        taken_down_by=stage.council.accounts[DANA].staff_id,
        sent_at=stage.before,
    )
    stage.session.add(reply)
    stage.session.flush()
    for position, (key, (said, audience)) in enumerate(voices.OBSERVED.items()):
        question = OTHER.get_question(key)
        given = (said,) if isinstance(said, str) else said
        answer = Answer(id=new_id(), reply_id=reply.id, position=position, question=key, topic=question.topic.value)
        answer.said = keep(answers.as_kept(question, given), stage.asked(question, given, language="en"))
        answer.audience = audience
        stage.session.add(answer)


def _replace(stage: Stage, review: Review) -> None:
    lost = stage.invite(review, Role.CHILD)
    who = stage.council.accounts[DANA]
    stage.links.remove(lost)
    made = invitations.replace(stage.session, who, lost.invitation, now=stage.before)
    stage.links.append(Played(made, Role.CHILD))
    stage.invite(review, Role.CARER)


def _hear_afterwards(stage: Stage, part: Part, review: Review) -> None:
    child = stage.invite(review, Role.CHILD, purpose=Purpose.AFTER, language=part.language)
    for role in (Role.MOTHER, Role.FATHER, Role.CARER):
        stage.invite(review, role, purpose=Purpose.AFTER)
    if part.language == "en":
        stage.answer(child, voices.AFTERWARDS, at=stage.now)
