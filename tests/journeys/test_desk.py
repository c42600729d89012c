"""An officer signs in, invites, shows a QR and prints cards; every page is looked at on the way."""

import re
from datetime import UTC, datetime, time, timedelta

import pyotp
import pytest
from playwright.sync_api import Page, expect

from consult.domain.staff import StaffRole
from consult.services import staff
from consult.services.staff import NewAccount
from consult.storage.database import Database
from consult.storage.staff import get_staff
from tests.factories.children import a_child
from tests.factories.reviews import a_review
from tests.journeys.conftest import Somebody
from tests.journeys.follow import follow
from tests.journeys.look import look

pytestmark = pytest.mark.browser

PASSWORD = "marmalade kettle orbit"


def an_account(database: Database, role: StaffRole, name: str) -> NewAccount:
    with database.writing() as session:
        return staff.add_staff(
            session,
            email=f"{role.value}@exampleshire.example",
            name=name,
            role=role,
            password=PASSWORD,
            service="Exampleshire reviews",
            now=datetime.now(UTC),
        )


@pytest.fixture
def dana(database: Database) -> NewAccount:
    """An officer with a late review, one that is coming, one of a small child, and one that was held."""
    account = an_account(database, StaffRole.OFFICER, "Dana Inkwell")
    today = datetime.now(UTC).date()
    with database.writing() as session:
        officer = get_staff(session, account.staff_id)
        for name, born, meets, due in (
            ("Robin", 10, 5, 12),
            ("Wren", 12, None, -9),
            ("Pip", 3, 9, 30),
        ):
            child = a_child(
                session,
                officer=officer,
                forename=name,
                surname="Oldcastle-Featherstonehaugh",
                born_on=today - timedelta(days=366 * born),
            )
            meeting_on = today + timedelta(days=meets) if meets else None
            a_review(
                session,
                child=child,
                meeting_on=meeting_on,
                meeting_time=time(16, 30),
                due_on=today + timedelta(days=due),
            )
        a_review(session, child=child, held_on=today - timedelta(days=40))
    return account


def sign_in(page: Page, account: NewAccount, role: StaffRole) -> None:
    page.goto("/account/sign-in")
    page.get_by_label("E-mail address").fill(f"{role.value}@exampleshire.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Six digits from your authenticator app").fill(pyotp.TOTP(account.totp_secret).now())
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


def test_an_officer_signs_in_invites_and_hands_over_cards(somebody: Somebody, dana: NewAccount) -> None:
    page = somebody(desk=True)
    page.goto("/account/sign-in")
    look(page, audience="staff")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()
    look(page, audience="staff")
    sign_in(page, dana, StaffRole.OFFICER)
    look(page, audience="staff")
    for tab in ("To finish (1)", "Finished (0)", "Coming up (3)"):
        follow(page, page.get_by_role("link", name=tab))
        look(page, audience="staff")
    follow(page, page.get_by_role("link", name=re.compile("Invite people.*Robin")))
    look(page, audience="staff")
    follow(page, page.get_by_role("button", name="Invite the child, mother, father and carer"))
    page.get_by_text("Invited.").wait_for()
    page.get_by_text("Lost card, or wrong person?").first.click()
    look(page, audience="staff")
    follow(page, page.get_by_role("button", name=re.compile("Show QR.*child")))
    look(page)
    follow(page, page.get_by_role("button", name="العربية"))
    look(page)
    follow(page, page.get_by_role("link", name="إغلاق"))
    follow(page, page.get_by_role("link", name="Cards"))
    look(page, audience="staff")
    follow(page, page.get_by_role("button", name="Make the sheet"))
    expect(page.locator(".ticket")).to_have_count(4)
    look(page, audience="staff")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("You have signed out.").wait_for()


def test_each_card_is_99_by_69_millimetres_and_nothing_runs_over(somebody: Somebody, dana: NewAccount) -> None:
    page = somebody(desk=True)
    sign_in(page, dana, StaffRole.OFFICER)
    follow(page, page.get_by_role("link", name=re.compile("Invite people.*Robin")))
    follow(page, page.get_by_role("button", name="Invite the child, mother, father and carer"))
    page.get_by_label(re.compile("Language.*another person")).first.select_option("ar")
    follow(page, page.get_by_role("button", name=re.compile("Invite.*another person")).first)
    page.goto("/reviews/cards")
    follow(page, page.get_by_role("button", name="Make the sheet"))
    page.emulate_media(media="print")
    a_millimetre = 96 / 25.4
    expect(page.locator(".ticket")).to_have_count(5)
    for card in page.locator(".ticket").all():
        box = card.bounding_box()
        assert box is not None
        assert abs(box["width"] / a_millimetre - 99) < 0.5
        assert abs(box["height"] / a_millimetre - 69) < 0.5
        assert card.evaluate("card => card.scrollHeight <= card.clientHeight && card.scrollWidth <= card.clientWidth")
        qr = card.locator("svg.qr")
        code = qr.evaluate("qr => (qr.viewBox.baseVal.width - 8) / qr.viewBox.baseVal.width * qr.clientWidth")
        assert code / a_millimetre >= 30
    assert page.locator(".bar").is_hidden()


def test_a_young_childs_page_says_why_and_a_manager_sees_the_list_only(
    somebody: Somebody, dana: NewAccount, database: Database
) -> None:
    page = somebody()
    sign_in(page, dana, StaffRole.OFFICER)
    page.get_by_role("link", name=re.compile("Invite people.*Pip")).click()
    page.get_by_text("is not invited: there are no questions").first.wait_for()
    look(page, audience="staff")
    manager = somebody(desk=True)
    sign_in(manager, an_account(database, StaffRole.MANAGER, "Mo Harbour"), StaffRole.MANAGER)
    look(manager, audience="staff")
    assert manager.get_by_role("link", name="Cards").count() == 0
