"""Decisions are written down, sent to the manager, and agreed, objected to, or agreed by silence."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING
from consult.domain.decisions import State, Verdict
from consult.domain.limits import Step
from consult.domain.staff import NotYours, StaffRole
from consult.domain.words import TooLong
from consult.services import decisions, managers_answers
from consult.services.decisions import NoSuchWish, NotADayForIt, NothingDecided, Wanted
from consult.services.limits import limits_of, record_days
from consult.services.managers_answers import (
    AnsweredAlready,
    NoReason,
    NotHeldYet,
    NothingToSend,
    SentAgain,
    answer_decisions,
    send_to_manager,
    standing_of,
    waiting_for_managers,
)
from consult.services.staff import SignedIn
from consult.storage.decisions import ManagerAnswer
from consult.storage.events import Event
from consult.storage.reviews import Review
from tests.factories.children import a_child
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as

HELD = date(2026, 5, 5)
SENT = datetime(2026, 5, 8, 9, tzinfo=UTC)
SENT_ON = SENT.date()
LAST = date(2026, 5, 15)
"""Five working days after Friday 8 May 2026."""
FOOTBALL = Wanted("Robin starts football on Saturdays.", "Pat", date(2026, 6, 6), "", THE_MEETING)
WITHIN = {Step.DECISIONS_SENT: 5, Step.MANAGER_ANSWERED: 5, Step.RECORD_WRITTEN: 15, Step.RECORD_SENT: 20}


class Desk:
    """One review that was held, its officer and a manager."""

    def __init__(self, session: Session) -> None:
        officer = a_member_of_staff(session)
        self.session = session
        self.officer: SignedIn = signed_in_as(officer)
        self.manager: SignedIn = signed_in_as(a_member_of_staff(session, role=StaffRole.MANAGER, name="Ida Flint"))
        child = a_child(session, officer=officer, born_on=date(2015, 2, 3))
        self.review: Review = a_review(session, child=child, held_on=HELD)
        other = a_child(session, officer=officer, born_on=date(2014, 2, 3))
        self.elsewhere: Review = a_review(session, child=other, held_on=HELD)
        self.add(review=self.elsewhere)

    def add(self, wanted: Wanted = FOOTBALL, *, review: Review | None = None) -> str:
        made = decisions.add_decision(self.session, review or self.review, wanted, who=self.officer, now=SENT)
        return made.id

    def send(self, at: datetime = SENT) -> ManagerAnswer:
        return send_to_manager(self.session, self.review, who=self.officer, now=at)

    def answer(
        self,
        sent: ManagerAnswer,
        verdict: Verdict = Verdict.AGREES,
        reason: str = "",
        *,
        at: datetime = SENT,
        who: SignedIn | None = None,
        review: Review | None = None,
    ) -> None:
        answer_decisions(
            self.session,
            review or self.review,
            who=who or self.manager,
            sending_id=sent.id,
            verdict=verdict,
            reason=reason,
            within=5,
            now=at,
        )

    def state(self, today: date = SENT_ON) -> State:
        return standing_of(self.session, self.review, within=5, today=today).state

    def what(self) -> list[str]:
        return [each.what for each in decisions.decisions_of(self.session, self.review)]


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


def test_decisions_stand_in_the_order_in_which_the_officer_puts_them(desk: Desk) -> None:
    ids = [desk.add(replace(FOOTBALL, what=what)) for what in ("One.", "Two.", "Three.")]
    decisions.move_decision(desk.session, desk.review, ids[2], up=True)
    decisions.move_decision(desk.session, desk.review, ids[0], up=False)
    assert desk.what() == ["Three.", "One.", "Two."]
    decisions.move_decision(desk.session, desk.review, ids[2], up=True)
    assert desk.what() == ["Three.", "One.", "Two."], "the first has nowhere to go"
    decisions.remove_decision(desk.session, desk.review, ids[0], who=desk.officer, now=SENT)
    assert desk.what() == ["Three.", "Two."]


def test_a_decision_without_somebody_or_a_day_is_kept_and_shown_as_missing(desk: Desk) -> None:
    desk.add(replace(FOOTBALL, owner="", by_on=None))
    (found,) = decisions.decisions_of(desk.session, desk.review)
    assert found.missing == ("Say who does it.", "Say by when.")
    desk.add()
    assert decisions.decisions_of(desk.session, desk.review)[1].missing == ()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (replace(FOOTBALL, what=" \n "), NothingDecided),
        (replace(FOOTBALL, what="x" * 1001), TooLong),
        (replace(FOOTBALL, owner="x" * 101), TooLong),
        (replace(FOOTBALL, by_on=date(2026, 5, 4)), NotADayForIt),
        (replace(FOOTBALL, by_on=date(2206, 5, 4)), NotADayForIt),
        (replace(FOOTBALL, wish_id="nothing"), NoSuchWish),
    ],
)
def test_what_cannot_be_so_is_not_kept(desk: Desk, wrong: Wanted, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        desk.add(wrong)


def test_a_decision_is_found_through_its_own_review_only(desk: Desk) -> None:
    (elsewhere,) = decisions.decisions_of(desk.session, desk.elsewhere)
    id_there, who = elsewhere.decision_id, desk.officer
    with pytest.raises(NotYours):
        decisions.change_decision(desk.session, desk.review, id_there, FOOTBALL, who=who, now=SENT)
    with pytest.raises(NotYours):
        decisions.remove_decision(desk.session, desk.review, id_there, who=who, now=SENT)
    with pytest.raises(NotYours):
        decisions.move_decision(desk.session, desk.review, id_there, up=True)
    assert len(decisions.decisions_of(desk.session, desk.elsewhere)) == 1


def test_sending_keeps_the_day_and_the_answer_keeps_its_own(desk: Desk) -> None:
    desk.add()
    sent = desk.send()
    assert (desk.review.decisions_sent_on, desk.review.manager_answered_on) == (SENT.date(), None)
    assert desk.state(LAST) is State.WAITING
    desk.answer(sent, at=SENT + timedelta(days=3))
    assert desk.review.manager_answered_on == date(2026, 5, 11)
    assert desk.state() is State.AGREED


def test_silence_is_worked_out_and_nothing_is_written(desk: Desk) -> None:
    desk.add()
    sent = desk.send()
    after = LAST + timedelta(days=1)
    assert desk.state(after) is State.SILENT
    assert waiting_for_managers(desk.session, within=5, now=datetime(2026, 5, 16, 9, tzinfo=UTC)) == ()
    states = [each.state(after) for each in limits_of(desk.session, desk.review, within=WITHIN)]
    assert states[1] == "agreed by silence"
    assert (sent.answer, sent.answered_at, desk.review.manager_answered_on) == (None, None, None)
    with pytest.raises(AnsweredAlready):
        desk.answer(sent, Verdict.OBJECTS, "Too late.", at=datetime(2026, 5, 16, 9, tzinfo=UTC))


def test_a_manager_who_objects_says_why_and_it_stands_until_they_are_sent_again(desk: Desk) -> None:
    desk.add()
    sent = desk.send()
    with pytest.raises(NoReason):
        desk.answer(sent, Verdict.OBJECTS, "  ")
    desk.answer(sent, Verdict.OBJECTS, "There is no money for a taxi.")
    assert desk.state(date(2027, 5, 8)) is State.OBJECTED
    again = desk.send(SENT + timedelta(days=2))
    assert desk.state() is State.WAITING
    assert desk.review.decisions_sent_on == SENT.date(), "they were sent in time the first time"
    assert desk.review.manager_answered_on is None
    newest, first = managers_answers.sendings_of(desk.session, desk.review)
    assert (newest.sending_id, newest.objection) == (again.id, "")
    assert (first.objection, first.answered_by) == ("There is no money for a taxi.", "Ida Flint")


@pytest.mark.parametrize("how", ["add", "change", "remove"])
def test_decisions_that_change_after_sending_are_agreed_by_nobody_until_sent_again(desk: Desk, how: str) -> None:
    decision_id = desk.add()
    desk.add()
    sent = desk.send()
    with pytest.raises(NothingToSend):
        desk.send()
    match how:
        case "add":
            desk.add()
        case "change":
            wanted = replace(FOOTBALL, by_on=date(2026, 7, 1))
            decisions.change_decision(desk.session, desk.review, decision_id, wanted, who=desk.officer, now=SENT)
        case _:
            decisions.remove_decision(desk.session, desk.review, decision_id, who=desk.officer, now=SENT)
    assert desk.state(date(2027, 1, 1)) is State.CHANGED, "silence agrees to nothing that was not sent"
    assert waiting_for_managers(desk.session, within=5, now=SENT) == ()
    with pytest.raises(SentAgain):
        desk.answer(sent)
    again = desk.send(SENT + timedelta(minutes=1))
    with pytest.raises(SentAgain):
        desk.answer(sent)
    desk.answer(again)
    assert desk.state() is State.AGREED


def test_saving_a_decision_that_says_the_same_or_moving_it_asks_for_nothing_again(desk: Desk) -> None:
    decision_id, _second = desk.add(), desk.add()
    desk.send()
    decisions.change_decision(desk.session, desk.review, decision_id, FOOTBALL, who=desk.officer, now=SENT)
    decisions.move_decision(desk.session, desk.review, decision_id, up=False)
    assert desk.state() is State.WAITING


def test_nothing_is_sent_without_a_decision_or_before_the_review_was_held(desk: Desk) -> None:
    with pytest.raises(NothingToSend):
        desk.send()
    desk.add()
    desk.review.status, desk.review.held_on = "planned", None
    desk.session.flush()
    with pytest.raises(NotHeldYet):
        desk.send()


@pytest.mark.parametrize("role", [StaffRole.OFFICER, StaffRole.ADMINISTRATOR])
def test_nobody_but_a_manager_answers_or_reads_as_one(desk: Desk, role: StaffRole) -> None:
    desk.add()
    sent = desk.send()
    somebody = signed_in_as(a_member_of_staff(desk.session, role=role))
    own = desk.officer if role is StaffRole.OFFICER else somebody
    with pytest.raises(NotYours):
        desk.answer(sent, who=own)
    with pytest.raises(NotYours):
        managers_answers.note_managers_reading(desk.session, who=own, review_id=desk.review.id, now=SENT)
    assert sent.answer is None


def test_an_answer_belongs_to_a_sending_of_its_own_review(desk: Desk) -> None:
    desk.add()
    sent = desk.send()
    with pytest.raises(NotYours):
        desk.answer(sent, review=desk.elsewhere)
    assert sent.answer is None


def test_the_second_of_two_managers_finds_it_answered(desk: Desk) -> None:
    desk.add()
    sent = desk.send()
    desk.answer(sent, Verdict.OBJECTS, "No.")
    with pytest.raises(AnsweredAlready):
        desk.answer(sent)
    assert sent.answer == "objects"


def test_managers_find_what_waits_for_them_without_a_word_of_it(desk: Desk) -> None:
    desk.add()
    desk.send()
    (waiting,) = waiting_for_managers(desk.session, within=5, now=SENT)
    assert (waiting.review.id, waiting.last_on) == (desk.review.id, LAST)


def test_days_of_what_was_sent_here_cannot_be_typed_over(desk: Desk) -> None:
    desk.add()
    desk.send()
    days = {Step.DECISIONS_SENT: HELD, Step.MANAGER_ANSWERED: None, Step.RECORD_WRITTEN: date(2026, 5, 12)}
    record_days(desk.session, desk.review, who=desk.officer, days=days, now=SENT + timedelta(days=20))
    assert (desk.review.decisions_sent_on, desk.review.record_written_on) == (SENT.date(), date(2026, 5, 12))


def test_days_that_were_typed_are_believed_where_nothing_was_sent_here(desk: Desk) -> None:
    desk.review.decisions_sent_on = date(2026, 5, 6)
    assert desk.state(date(2026, 5, 13)) is State.WAITING
    assert desk.state(date(2026, 5, 14)) is State.SILENT
    desk.review.manager_answered_on = date(2026, 5, 7)
    desk.session.flush()
    assert desk.state() is State.RECORDED
    desk.add()
    with pytest.raises(NothingToSend):
        desk.send()


def test_every_act_leaves_an_event_without_words(desk: Desk) -> None:
    decision_id = desk.add(replace(FOOTBALL, audience=OFFICER_ONLY))
    decisions.change_decision(
        desk.session, desk.review, decision_id, replace(FOOTBALL, what="Swimming."), who=desk.officer, now=SENT
    )
    sent = desk.send()
    managers_answers.note_managers_reading(desk.session, who=desk.manager, review_id=desk.review.id, now=SENT)
    desk.answer(sent, Verdict.OBJECTS, "No money.")
    decisions.remove_decision(desk.session, desk.review, decision_id, who=desk.officer, now=SENT)
    events = desk.session.scalars(
        select(Event).where(Event.review_id == desk.review.id).order_by(Event.position)
    ).all()
    assert [(each.act, each.outcome) for each in events] == [
        ("wrote a decision", ""),
        ("changed a decision", ""),
        ("sent decisions to the manager", ""),
        ("read decisions", ""),
        ("answered decisions", "objects"),
        ("removed a decision", ""),
    ]
