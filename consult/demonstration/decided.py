"""What the made-up reviews decided, and what became of what was asked for."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from consult.demonstration import voices
from consult.demonstration.cast import Part, Scene
from consult.demonstration.outcomes import (
    HARDEST,
    LAST_TIME,
    OBJECTED,
    OBJECTION,
    OPENED,
    RETURNED,
    WAITING,
    Outcomes,
)
from consult.demonstration.people import DANA, MAX
from consult.demonstration.stage import Stage
from consult.demonstration.voices import Voice
from consult.domain import answers
from consult.domain.audiences import read_audience
from consult.domain.dates import LONDON
from consult.domain.decisions import Verdict
from consult.domain.invitations import Purpose
from consult.domain.question_sets.child_8_to_11 import CHILD_8_TO_11
from consult.domain.requests import Wanted as Tapped
from consult.domain.respondents import Role
from consult.domain.said import keep
from consult.domain.wishes import Happened, Outcome, WishKind
from consult.services import last_time, locks, openings
from consult.services.decisions import Wanted, add_decision
from consult.services.managers_answers import answer_decisions, send_to_manager
from consult.services.wish_answers import Answering, answer_wish
from consult.services.wish_marks import mark_answer, mark_request
from consult.storage.base import new_id
from consult.storage.children import Child
from consult.storage.replies import Answer, Reply, replies_to_review
from consult.storage.requests import requests_to_review
from consult.storage.respondents import Respondent, respondents_of_child
from consult.storage.reviews import Review, reviews_of_child
from consult.storage.views import Translation
from consult.storage.wishes import Wish

_MANAGER_HAS = 5
"""Working days, as the settings have them."""


def come_of_it(stage: Stage, part: Part, child: Child, review: Review) -> None:
    """Play what came of one child’s review, or of the one before, after its scene was played."""
    held_on = review.held_on or stage.now.date()
    match part.scene:
        case Scene.ANSWERED | Scene.ANSWERED_IN_ARABIC | Scene.NOT_OPENED:
            remember_last_time(stage, child)
            if part.scene is Scene.ANSWERED:
                say_it_did_not_happen(stage, child)
        case Scene.HARDEST:
            translate(stage, review, voices.IN_ENGLISH_BY_TWO_HOMES)
            decide(stage, review, HARDEST, on=held_on + timedelta(days=1))
            grant_request(stage, review, on=held_on + timedelta(days=1))
            send(stage, review, on=held_on + timedelta(days=1), verdict=Verdict.AGREES)
        case Scene.DECIDED:
            decide(stage, review, WAITING, on=held_on + timedelta(days=1))
            send(stage, review, on=stage.now.date() - timedelta(days=1), verdict=None)
        case Scene.LETTER_OPENED | Scene.LETTER_RETURNED:
            came_of = OPENED if part.scene is Scene.LETTER_OPENED else RETURNED
            decide(stage, review, came_of, on=held_on + timedelta(days=1))
            send(stage, review, on=held_on + timedelta(days=1), verdict=Verdict.AGREES)
        case Scene.OBJECTED:
            decide(stage, review, OBJECTED, on=held_on + timedelta(days=1))
            send(stage, review, on=held_on + timedelta(days=1), verdict=Verdict.OBJECTS, reason=OBJECTION)


def decide(stage: Stage, review: Review, outcomes: Outcomes, *, on: date) -> None:
    """Mark and answer what was said for a review, and write its decisions down, on one evening."""
    at, who = _evening(on), stage.council.accounts[DANA]
    held_on = review.held_on or on
    by_question: dict[str, Wish] = {}
    for reply in replies_to_review(stage.session, review.id):
        for answer in reply.answers:
            marked = outcomes.wishes.get((Role(reply.respondent.role), answer.question))
            if marked is None:
                continue
            wish = mark_answer(stage.session, review, answer.id, kind=marked.kind, who=who, now=at)
            if reply.respondent.role == Role.CHILD:
                by_question[answer.question] = wish
            if marked.outcome is not None:
                by_on = held_on + timedelta(days=marked.within_days) if marked.within_days is not None else None
                done_on = min(by_on, stage.now.date()) if by_on is not None and marked.is_done else None
                answering = Answering(
                    kind=marked.kind,
                    words=wish.words,
                    language=wish.language,
                    outcome=marked.outcome,
                    because=marked.because,
                    owner=marked.owner,
                    by_on=by_on,
                    done_on=done_on,
                )
                answered_at = max(at, _evening(done_on)) if done_on is not None else at
                answer_wish(stage.session, review, wish.id, answering, who=who, now=answered_at)
    for decided in outcomes.decisions:
        wish_id = by_question[decided.wish].id if decided.wish in by_question else ""
        by_on = held_on + timedelta(days=decided.within_days) if decided.within_days is not None else None
        wanted = Wanted(decided.what, decided.owner, by_on, wish_id, read_audience(decided.audience))
        add_decision(stage.session, review, wanted, who=who, now=at)


def send(stage: Stage, review: Review, *, on: date, verdict: Verdict | None, reason: str = "") -> None:
    """Send decisions to the manager, who answers on the day after, or not at all."""
    sent = send_to_manager(stage.session, review, who=stage.council.accounts[DANA], now=_evening(on))
    if verdict is not None:
        answer_decisions(
            stage.session,
            review,
            who=stage.council.accounts[MAX],
            sending_id=sent.id,
            verdict=verdict,
            reason=reason,
            within=_MANAGER_HAS,
            now=_evening(on + timedelta(days=1)),
        )


def translate(stage: Stage, review: Review, english: Mapping[str, tuple[str, str]]) -> None:
    """Put what the child said into English: by question, the words and who checked them, if anybody did."""
    for reply in replies_to_review(stage.session, review.id):
        for answer in reply.answers:
            if reply.respondent.role == Role.CHILD and answer.question in english:
                words, checked_by = english[answer.question]
                translated = Translation(
                    answer_id=answer.id,
                    words=words,
                    translated_by=voices.INTERPRETER,
                    typed_in_by=stage.council.accounts[DANA].staff_id,
                    typed_in_at=reply.sent_at + timedelta(hours=12),
                )
                if checked_by:
                    translated.checked_by, translated.checked_at = checked_by, reply.sent_at + timedelta(hours=20)
                stage.session.add(translated)
    stage.session.flush()


def grant_request(stage: Stage, review: Review, *, on: date) -> None:
    """Let the advocate that was asked for have come."""
    who = stage.council.accounts[DANA]
    for request in requests_to_review(stage.session, review.id):
        if request.kind == Tapped.ADVOCATE:
            wish = mark_request(stage.session, review, request.id, who=who, now=_evening(on))
            answering = Answering(
                WishKind.REQUEST, wish.words, "en", Outcome.YES, "Amal came to see you.", "Amal", on, on
            )
            answer_wish(stage.session, review, wish.id, answering, who=who, now=_evening(on))


def remember_last_time(stage: Stage, child: Child) -> None:
    """Give a child's last review what was said for it then and what came of it: their next link begins with that."""
    held = [review for review in reviews_of_child(stage.session, child.id) if review.held_on is not None]
    if not held:
        return
    review = held[-1]
    assert review.held_on is not None
    _say_then(stage, child, review, voices.LAST_TIME)
    decide(stage, review, LAST_TIME, on=review.held_on + timedelta(days=2))


def say_it_did_not_happen(stage: Stage, child: Child) -> None:
    """Let a child have said, behind the lock, that what was answered with yes has not happened."""
    link = next(
        each for each in stage.links if each.role is Role.CHILD and each.invitation.review.child_id == child.id
    )
    token = openings.open_link(stage.session, link.invitation.number, language="en", at=stage.before)
    locks.open_lock(stage.session, stage.visiting(token, stage.before), at=stage.before, then="last-time")
    visiting = stage.visiting(token, stage.before)
    found = last_time.find_last_time(stage.session, visiting)
    said = {each.wish_id: Happened.NO for each in found.answered if each.outcome is Outcome.YES} if found else {}
    last_time.say_what_happened(stage.session, visiting, said, at=stage.before)


def _say_then(stage: Stage, child: Child, review: Review, voice: Voice) -> None:
    assert review.held_on is not None
    known = respondents_of_child(stage.session, child.id)
    respondent = next((each for each in known if each.role == Role.CHILD), None)
    if respondent is None:
        respondent = Respondent(child_id=child.id, role=Role.CHILD.value, language="en")
        stage.session.add(respondent)
        stage.session.flush()
    reply = Reply(
        review_id=review.id,
        respondent_id=respondent.id,
        purpose=Purpose.BEFORE.value,
        question_set=CHILD_8_TO_11.key,
        language="en",
        # Under the lock that they have: without it, nothing of this comes back on a phone.
        lock_id=respondent.lock_id,
        sent_at=_evening(review.held_on - timedelta(days=3)),
    )
    stage.session.add(reply)
    stage.session.flush()
    for position, (key, (said, audience)) in enumerate(voice.items()):
        question = CHILD_8_TO_11.get_question(key)
        given = (said,) if isinstance(said, str) else said
        answer = Answer(id=new_id(), reply_id=reply.id, position=position, question=key, topic=question.topic.value)
        answer.said = keep(answers.as_kept(question, given), stage.asked(question, given, language="en"))
        answer.audience = audience
        stage.session.add(answer)
    stage.session.flush()


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(18), LONDON)
