"""An officer marks a wish, answers it, decides and sends; a manager objects, and the officer reads why."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from consult.domain.audiences import THE_MEETING
from consult.domain.staff import StaffRole
from consult.domain.topics import Topic
from consult.storage.database import Database
from tests.factories.children import a_child
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.journeys.conftest import Somebody
from tests.journeys.follow import follow
from tests.journeys.look import look

pytestmark = pytest.mark.browser

ARABIC = "أريد مدرسة فيها كرة قدم."


@dataclass(frozen=True)
class Held:
    """A review that was held yesterday, and the sessions of its officer and of a manager."""

    review_id: str
    officer: str
    manager: str


@pytest.fixture
def held(database: Database) -> Held:
    now = datetime.now(UTC)
    with database.writing() as session:
        officer = a_member_of_staff(session)
        manager = a_member_of_staff(session, role=StaffRole.MANAGER, name="Max Paperweight")
        child = a_child(
            session, officer=officer, forename="Zaki", surname="Lantern", language="ar", born_on=date(2014, 2, 3)
        )
        review = a_review(session, child=child, held_on=(now - timedelta(days=1)).date())
        given = Given(ARABIC, question="needs_to_happen", topic=Topic.WISHES, audience=THE_MEETING)
        a_reply(session, given, review=review, language="ar", sent_at=now - timedelta(days=3))
        tokens = (a_staff_session(session, staff, at=now) for staff in (officer, manager))
        return Held(review.id, *tokens)


def signed_in(page: Page, site: str, token: str) -> Page:
    page.context.add_cookies([{"name": "staff", "value": token, "url": site}])
    return page


def test_an_officer_goes_from_a_wish_to_decisions_and_a_manager_objects(
    somebody: Somebody, site: str, held: Held
) -> None:
    officer = signed_in(somebody(desk=True), site, held.officer)
    officer.goto(f"/reviews/{held.review_id}")
    follow(officer, officer.get_by_role("button", name=re.compile("^wish")))
    follow(officer, officer.get_by_role("link", name=re.compile("Give it an answer")))
    look(officer, audience="staff")
    officer.get_by_label("Not yet").check()
    officer.get_by_label("Because").fill("Two schools have a team. We are asking both.")
    officer.get_by_label("Who does it").fill("Jo Fennel")
    officer.get_by_label("By when").fill((datetime.now(UTC).date() + timedelta(days=9)).isoformat())
    follow(officer, officer.get_by_role("button", name=re.compile("^Save")))
    expect(officer.get_by_role("status")).to_contain_text("The answer is saved.")
    follow(officer, officer.get_by_role("link", name=re.compile("Write a decision for it")))
    officer.get_by_role("textbox", name="What was decided").fill("Ask the two schools for a place in their team.")
    follow(officer, officer.get_by_role("button", name="Keep this decision"))
    expect(officer.locator(".decision")).to_contain_text(ARABIC)
    follow(officer, officer.get_by_role("button", name="Send to the manager"))
    look(officer, audience="staff")
    manager = signed_in(somebody(), site, held.manager)
    manager.goto("/reviews/decisions")
    follow(manager, manager.get_by_role("link", name=re.compile("Read and answer")))
    expect(manager.locator("main")).not_to_contain_text(ARABIC)
    manager.get_by_label("If you object, why").fill("Say who asks, and by when.")
    look(manager, audience="staff")
    follow(manager, manager.get_by_role("button", name="I object"))
    officer.goto("/reviews/")
    follow(officer, officer.get_by_role("link", name=re.compile("Open the decisions")))
    expect(officer.locator("[aria-labelledby=manager]")).to_contain_text("Say who asks, and by when.")
