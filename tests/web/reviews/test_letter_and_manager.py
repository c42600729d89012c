"""An officer is warned, where a letter is written and before it goes, that the manager has not agreed to it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete

from consult.domain.decisions import Verdict
from consult.domain.staff import StaffRole
from consult.services.managers_answers import answer_decisions, send_to_manager
from consult.storage.decisions import Decision
from consult.storage.reviews import Review
from consult.storage.staff import Staff, all_staff
from tests.factories.staff import signed_in_as
from tests.web.reviews.test_letters import Desk, desk

__all__ = ["desk"]

WARNING = "The manager has not agreed to what was decided."
AGREED = "The manager agreed to what was decided"


def sent(desk: Desk, at: datetime, verdict: Verdict | None = None) -> None:
    with desk.database.writing() as session:
        review = session.get(Review, desk.review_id)
        assert review is not None
        staff: dict[str, Staff] = {each.role: each for each in all_staff(session)}
        sending = send_to_manager(session, review, who=signed_in_as(staff[StaffRole.OFFICER]), now=at)
        if verdict is not None:
            answer_decisions(
                session,
                review,
                who=signed_in_as(staff[StaffRole.MANAGER]),
                sending_id=sending.id,
                verdict=verdict,
                reason="We cannot promise that.",
                within=5,
                now=at + timedelta(hours=1),
            )


def said(desk: Desk, letter_id: str) -> tuple[str, str]:
    """What the editor and the last page say, without how it is laid out."""
    pages = (desk.page(letter_id), desk.page(letter_id, "/send"))
    editor, last = (" ".join(desk.visitor.open(page).text.split()) for page in pages)
    return editor, last


@pytest.mark.parametrize(
    ("ago", "verdict", "says"),
    [
        (None, None, "Not sent to the manager yet."),
        (timedelta(), None, "With the manager since"),
        (timedelta(hours=2), Verdict.OBJECTS, "The manager objected on"),
    ],
)
def test_who_writes_a_letter_is_warned_until_the_manager_agrees(
    desk: Desk, ago: timedelta | None, verdict: Verdict | None, says: str
) -> None:
    if ago is not None:
        sent(desk, datetime.now(UTC) - ago, verdict)
    for page in said(desk, desk.to_child):
        assert f"{WARNING} {says}" in page
        assert AGREED not in page


@pytest.mark.parametrize(("ago", "verdict"), [(timedelta(hours=2), Verdict.AGREES), (timedelta(days=40), None)])
def test_nobody_is_warned_once_the_manager_has_agreed_in_words_or_by_silence(
    desk: Desk, ago: timedelta, verdict: Verdict | None
) -> None:
    sent(desk, datetime.now(UTC) - ago, verdict)
    editor, last = said(desk, desk.to_child)
    assert AGREED in editor
    assert WARNING not in editor + last


def test_the_warning_does_not_stop_the_letter_and_leads_to_the_decisions(desk: Desk) -> None:
    last = desk.visitor.open(desk.page(desk.to_child, "/send"))
    assert last.select_one(f".notice a[href='/reviews/{desk.review_id}/decisions']") is not None
    assert "Publish the letter to" in last.text


def test_a_letter_without_a_decision_has_no_word_of_the_manager(desk: Desk) -> None:
    with desk.database.writing() as session:
        session.execute(delete(Decision))
    for page in said(desk, desk.to_child):
        assert "manager" not in page.split("A second person")[0].split("Before you send")[-1]
        assert WARNING not in page
