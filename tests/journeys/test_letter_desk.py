"""An officer writes a letter in Arabic in a browser: it is stopped, mended, looked at once more, and published."""

from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from consult.domain.audiences import THE_MEETING
from consult.domain.wishes import Outcome
from consult.storage.database import Database
from tests.factories.children import a_child
from tests.factories.letters import a_decision, a_letter, a_wish
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.journeys.conftest import Somebody
from tests.journeys.look import look

pytestmark = pytest.mark.browser

ARABIC = "أحب غرفتي وكلبي."


def test_a_letter_is_written_stopped_mended_and_published(somebody: Somebody, site: str, database: Database) -> None:
    with database.writing() as session:
        officer = a_member_of_staff(session, name="Dana Inkwell")
        a_member_of_staff(session, name="Noor Quill")
        child = a_child(session, officer=officer, forename="Robin", surname="Teasel")
        review = a_review(session, child=child, held_on=date(2026, 5, 5))
        reply = a_reply(
            session,
            Given(ARABIC, question="a", audience=THE_MEETING, shown="ما الذي يسير على ما يرام؟"),
            Given("I am scared of him at night.", question="b"),
            review=review,
            language="ar",
        )
        a_wish(
            session,
            review=review,
            respondent=reply.respondent,
            officer=officer,
            answer=reply.answers[0],
            words="A sleepover at Taylor’s",
            outcome=Outcome.NOT_YET,
            because="There is a safety check first.",
            owner="Sol, your social worker",
            by_on=date(2026, 6, 30),
        )
        a_decision(
            session,
            "You see Taylor every Saturday.",
            review=review,
            officer=officer,
            owner="Sol, your social worker",
            by_on=date(2026, 5, 22),
        )
        letter = a_letter(session, review=review, respondent=reply.respondent, officer=officer, language="ar")
        token = a_staff_session(session, officer, at=datetime.now(UTC) - timedelta(seconds=5))
        address = f"/reviews/{review.id}/letters/{letter.id}"
    page = somebody(desk=True)
    page.context.add_cookies([{"name": "staff", "value": token, "url": site}])
    page.goto(address)
    page.get_by_label("Closing").fill("I know that you are scared of him at night. The placement goes on.")
    page.get_by_role("button", name="Before it goes").click()
    expect(page.get_by_text("This letter cannot go yet.")).to_be_visible()
    page.get_by_role("link", name="Back to writing").click()
    expect(page.locator(".found mark")).to_be_visible()
    look(page, audience="staff")
    page.get_by_label("Closing").fill("See you soon.")
    page.get_by_role("button", name="Translate").click()
    page.locator("textarea").last.fill("إلى اللقاء قريبا.")
    page.get_by_label("Translated by").fill("Hana W.")
    look(page, audience="staff")
    page.get_by_role("button", name="Save the translation").click()
    expect(page.locator(".as-read")).to_contain_text("إلى اللقاء قريبا.")
    page.get_by_role("button", name="Before it goes").click()
    expect(page.locator(".large").first).to_have_text("Robin")
    look(page, audience="staff")
    page.get_by_role("button", name="Publish the letter to Robin").click()
    expect(page.get_by_text("The letter is published")).to_be_visible()
