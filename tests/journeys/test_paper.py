"""An officer prints a booklet, and types it in when it has come back; every page is looked at on the way."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from consult.storage.database import Database
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.formats.test_paper import words_of
from tests.journeys.conftest import Somebody
from tests.journeys.look import look

pytestmark = pytest.mark.browser


def test_an_officer_prints_a_booklet_and_types_it_in(somebody: Somebody, database: Database, site: str) -> None:
    now = datetime.now(UTC)
    with database.writing() as session:
        dana = a_member_of_staff(session)
        child = a_child(session, officer=dana, forename="Robin", born_on=now.date() - timedelta(days=3700))
        review = a_review(session, child=child, meeting_on=now.date() + timedelta(days=9))
        child_s = an_invitation(session, review=review, at=now - timedelta(days=1), language="ar")
        token = a_staff_session(session, dana, at=now)
    page = somebody(desk=True)
    page.context.add_cookies([{"name": "staff", "value": token, "url": site}])
    page.goto("/reviews/cards")
    look(page, audience="staff")
    with page.expect_download() as download:
        page.get_by_role("button", name="Booklets", exact=True).click()
    assert (child_s.number or "")[-4:] in words_of(Path(download.value.path()).read_bytes())

    page.goto(f"/reviews/{review.id}/invitations")
    page.get_by_role("link", name="Type it in").click()
    expect(page.get_by_role("heading", name="Type in a booklet")).to_be_visible()
    look(page, audience="staff")
    page.get_by_role("button", name="Keep this booklet").click()
    expect(page.get_by_role("alert")).to_contain_text("at least one answer")
    look(page, audience="staff")
    page.get_by_label("Their words: What do you want to happen?").fill("أريد رؤية أختي")
    question = page.get_by_role("group", name="What do you want to happen?")
    question.get_by_label("Everyone at the meeting").check()
    page.get_by_role("button", name="Keep this booklet").click()
    expect(page.get_by_text("أريد رؤية أختي").first).to_be_visible()
    expect(page.get_by_text("On paper").first).to_be_visible()
    look(page, audience="staff")
