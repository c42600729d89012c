"""When the manager must answer, what silence means, and what a decision needs."""

from datetime import date

import pytest

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, NotAnAudience, Person, named
from consult.domain.decisions import (
    NobodyChosen,
    SentDecisions,
    State,
    Verdict,
    audience_of_letter,
    last_day_to_answer,
    missing_from_decision,
    standing_with_manager,
    told_in_a_letter,
)
from consult.formats.bank_holidays import england_bank_holidays

DAYS_OFF = england_bank_holidays(range(2022, 2029))
RECEIVED = date(2026, 12, 4)
LAST = date(2026, 12, 11)


def stands(sent: SentDecisions | None, today: date = LAST) -> State:
    return standing_with_manager(sent, within=5, today=today, days_off=DAYS_OFF).state


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2025-01-06", "2025-01-13"),
        ("2025-12-18", "2025-12-29"),
        ("2026-03-20", "2026-03-27"),
        ("2026-04-03", "2026-04-13"),
        ("2026-08-08", "2026-08-14"),
        ("2026-12-04", "2026-12-11"),
        ("2027-12-10", "2027-12-17"),
        ("2022-09-15", "2022-09-23"),
        ("2023-05-05", "2023-05-15"),
    ],
)
def test_the_manager_has_five_working_days_from_receiving_them_around_every_bank_holiday(
    received: str, last: str
) -> None:
    on = date.fromisoformat(received)
    assert last_day_to_answer(on, within=5, days_off=DAYS_OFF) == date.fromisoformat(last)


def test_silence_is_agreement_from_the_day_after_the_last_day() -> None:
    sent = SentDecisions(RECEIVED)
    assert stands(sent, LAST) is State.WAITING, "the last day is still the manager's"
    assert stands(sent, date(2026, 12, 12)) is State.SILENT
    assert standing_with_manager(sent, within=5, today=date(2026, 12, 12), days_off=DAYS_OFF).is_agreed


def test_an_objection_is_no_agreement_however_long_ago_it_was() -> None:
    sent = SentDecisions(RECEIVED, Verdict.OBJECTS, date(2026, 12, 7))
    standing = standing_with_manager(sent, within=5, today=date(2027, 6, 1), days_off=DAYS_OFF)
    assert (standing.state, standing.is_agreed, standing.may_be_sent) == (State.OBJECTED, False, True)


def test_what_was_changed_after_it_was_sent_is_agreed_by_nobody_and_by_no_silence() -> None:
    for verdict in (None, Verdict.AGREES, Verdict.OBJECTS):
        sent = SentDecisions(RECEIVED, verdict, RECEIVED if verdict else None, is_changed=True)
        standing = standing_with_manager(sent, within=5, today=date(2027, 6, 1), days_off=DAYS_OFF)
        assert (standing.state, standing.is_agreed, standing.may_be_sent) == (State.CHANGED, False, True)


def test_days_that_were_recorded_elsewhere_say_that_it_was_answered_and_not_what() -> None:
    assert stands(SentDecisions(RECEIVED, answered_on=date(2026, 12, 7))) is State.RECORDED
    assert stands(None) is State.NOT_SENT


def test_how_it_stands_is_said_with_its_days() -> None:
    def words(sent: SentDecisions | None, today: date = LAST) -> str:
        return standing_with_manager(sent, within=5, today=today, days_off=DAYS_OFF).words

    assert words(SentDecisions(RECEIVED)) == (
        "With the manager since 4 December 2026. Without an answer by 11 December 2026 they count as agreed."
    )
    assert "did not object by 11 December 2026" in words(SentDecisions(RECEIVED), date(2026, 12, 14))
    assert (
        words(SentDecisions(RECEIVED, Verdict.OBJECTS, date(2026, 12, 7)))
        == "The manager objected on 7 December 2026."
    )
    for sent in (None, SentDecisions(RECEIVED, is_changed=True), SentDecisions(RECEIVED, answered_on=LAST)):
        assert "None" not in words(sent)


def test_a_decision_needs_somebody_and_a_day() -> None:
    assert missing_from_decision(owner=" ", by_on=None) == ("Say who does it.", "Say by when.")
    assert missing_from_decision(owner="Jo", by_on=LAST) == ()


def test_who_may_be_told_of_a_decision_is_the_meeting_the_child_alone_or_people_by_name() -> None:
    assert audience_of_letter("meeting", []) == THE_MEETING
    assert audience_of_letter("officer", ["mother"]) == OFFICER_ONLY, (
        "only the child: people ticked before do not count"
    )
    assert audience_of_letter("named", ["mother", "carer"]) == named(Person.MOTHER, Person.CARER)
    assert told_in_a_letter(named(Person.MOTHER, Person.CARER)) == "The child, the carer, the mother"
    with pytest.raises(NobodyChosen):
        audience_of_letter("named", [])
    for chosen, people in (("everyone", []), ("named", ["neighbour"]), ("", [])):
        with pytest.raises(NotAnAudience):
            audience_of_letter(chosen, people)
