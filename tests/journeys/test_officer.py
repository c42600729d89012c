"""An officer with a laptop: from the list to the views, the minutes, the Word file and the confirmed code."""

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import docx
import pyotp
import pytest
from playwright.sync_api import Page, expect

from consult.domain.audiences import THE_MEETING
from consult.domain.people import MeetingPart
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.topics import Topic
from consult.services import staff
from consult.services.people import name_person, people_named
from consult.storage.database import Database
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.children import a_child
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import signed_in_as
from tests.journeys.conftest import Somebody
from tests.journeys.follow import follow
from tests.journeys.look import look

pytestmark = pytest.mark.browser

EMAIL, PASSWORD = "dana@exampleshire.example", "marmalade kettle orbit"
ARABIC = "أشتاق إلى عمي ولا أعرف متى أستطيع أن أكلمه."
PRIVATE = "في الليل هناك ضجيج ولا أنام."


@dataclass(frozen=True)
class Planned:
    """A review with views, and how its officer signs in."""

    review_id: str
    secret: str


@pytest.fixture
def planned(database: Database) -> Planned:
    now = datetime.now(UTC)
    with database.writing() as session:
        secret = staff.add_staff(
            session,
            email=EMAIL,
            name="Dana Inkwell",
            role=StaffRole.OFFICER,
            password=PASSWORD,
            service="Exampleshire reviews",
            now=now,
        ).totp_secret
        officer = session.query(Staff).one()
        child = a_child(
            session, officer=officer, forename="Zaki", surname="Lantern", language="ar", born_on=date(2011, 2, 3)
        )
        review = a_review(session, child=child, held_on=(now - timedelta(days=1)).date())
        sent_at = now - timedelta(days=3)
        who = signed_in_as(officer)
        name_person(session, review, who=who, part=MeetingPart.CARER, name="Pat Bloom", now=sent_at)
        people = people_named(session, review.id)
        a_reply(
            session,
            Given(ARABIC, question="a", topic=Topic.WORRIES, audience=THE_MEETING, asked="What worries you?"),
            Given(PRIVATE, question="b", topic=Topic.FEELINGS),
            review=review,
            language="ar",
            people=people,
            sent_at=sent_at,
        )
        carer = Given("He is settled.", audience=THE_MEETING)
        a_reply(session, carer, review=review, role=Role.CARER, people=people, sent_at=sent_at)
        return Planned(review.id, secret)


def sign_in(page: Page, site: str, secret: str) -> None:
    page.goto(f"{site}/account/sign-in")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Six digits from your authenticator app").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_officer_goes_from_the_list_to_the_word_file_and_the_confirmed_code(
    somebody: Somebody, site: str, planned: Planned, database: Database, scripts: bool
) -> None:
    page = somebody(desk=True, scripts=scripts)
    sign_in(page, site, planned.secret)
    page.goto(f"{site}/reviews/{planned.review_id}")
    look(page, audience="staff")
    row = page.locator(".view", has_text=ARABIC)
    follow(page, row.get_by_role("link", name="Type in a translation"))
    look(page, audience="staff")
    page.get_by_label("In English").fill("I miss my uncle and I don’t know when I can talk to him.")
    page.get_by_label("Translated by").fill("Noor Ali")
    follow(page, page.get_by_role("button", name="Save the translation"))
    expect(page.locator(".private input[type=checkbox]")).to_be_disabled()
    page.locator(".view", has_text=ARABIC).get_by_role("checkbox").check()
    page.locator(".view", has_text="He is settled.").get_by_role("checkbox").check()
    follow(page, page.get_by_role("button", name="Save and go to the minutes"))
    look(page, audience="staff")
    follow(page, page.get_by_role("link", name="The carer"))
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Word file").click()
    with open(downloading.value.path(), "rb") as saved:  # noqa: PTH123 - the browser's own file
        document = docx.Document(io.BytesIO(saved.read()))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert text.index(ARABIC) < text.index("I miss my uncle")
    assert "not checked yet" in text
    assert PRIVATE not in text
    follow(page, page.get_by_role("link", name="Participation and dates"))
    page.get_by_label("The child", exact=True).select_option("Came in person")
    page.get_by_label("How the child took part there").select_option("Spoke for themselves")
    follow(page, page.get_by_role("button", name="Save attendance"))
    look(page, audience="staff")
    expect(page.get_by_role("region", name="Participation code")).to_contain_text("PN1")
    page.get_by_label("Your code").select_option("PN1")
    follow(page, page.get_by_role("button", name="Confirm"))
    expect(page.get_by_role("status").first).to_contain_text("PN1 is confirmed.")
    with database.reading() as session:
        review = session.get(Review, planned.review_id)
        assert review is not None
        assert review.participation_code == "PN1"


def test_copy_puts_rich_and_plain_text_on_the_clipboard(somebody: Somebody, site: str, planned: Planned) -> None:
    page = somebody(desk=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    sign_in(page, site, planned.secret)
    page.goto(f"{site}/reviews/{planned.review_id}")
    page.locator(".view", has_text=ARABIC).get_by_role("checkbox").check()
    follow(page, page.get_by_role("button", name="Save and go to the minutes"))
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied.").wait_for()
    read = "async (kind) => (await (await navigator.clipboard.read())[0].getType(kind)).text()"
    rich, plain = page.evaluate(read, "text/html"), page.evaluate(read, "text/plain")
    assert ARABIC in rich
    assert 'dir="rtl"' in rich
    assert ARABIC in plain
    assert PRIVATE not in rich + plain


def test_every_page_about_a_review_is_usable_at_every_width(
    somebody: Somebody, site: str, planned: Planned, database: Database
) -> None:
    page = somebody()
    sign_in(page, site, planned.secret)
    page.goto(f"{site}/reviews/{planned.review_id}")
    answer = page.locator(".private input[name=shown]").get_attribute("value")
    pages = ["", "/minutes", "/heard", "/people", "/participation", f"/answers/{answer}/share"]
    for place in (*(f"/reviews/{planned.review_id}{end}" for end in pages), "/reviews/participation"):
        page.goto(f"{site}{place}")
        look(page, audience="staff")
