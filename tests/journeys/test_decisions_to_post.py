"""From decisions to a letter in the post: an officer, a manager, the check, an interpreter and a colleague."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from consult.domain.audiences import THE_MEETING
from consult.domain.staff import StaffRole
from consult.domain.wishes import Outcome
from consult.storage.database import Database
from consult.storage.staff import get_staff
from tests.factories.children import a_child
from tests.factories.letters import a_wish
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.journeys.conftest import Somebody
from tests.journeys.follow import follow
from tests.journeys.look import look
from tests.journeys.test_desk import an_account, sign_in

pytestmark = pytest.mark.browser

WISH = "أريد أن أرى تايلور كل أسبوع."
PRIVATE = "I am scared of him at night."
WHAT = "You see Taylor every Sunday."
IN_ARABIC = {
    WHAT: "سترى تايلور كل يوم أحد.",
    "Jo, your social worker": "جو، الأخصائي الاجتماعي",
    "You will see Taylor. See you soon.": "سترى تايلور. إلى اللقاء قريبًا.",
}
ADDRESS = "The Pines\n1 Nowhere Lane\nExampleshire"


@dataclass(frozen=True)
class Held:
    """A review held yesterday, its wish, and the sessions of a manager and of a colleague."""

    review_id: str
    manager: str
    colleague: str


def held_by(database: Database, officer_id: str) -> Held:
    now = datetime.now(UTC)
    with database.writing() as session:
        officer = get_staff(session, officer_id)
        manager = a_member_of_staff(session, role=StaffRole.MANAGER, name="Max Paperweight")
        colleague = a_member_of_staff(session, name="Noor Quill")
        child = a_child(session, officer=officer, forename="Robin", surname="Teasel", language="ar")
        review = a_review(session, child=child, held_on=(now - timedelta(days=1)).date())
        reply = a_reply(
            session,
            Given(WISH, question="needs_to_happen", audience=THE_MEETING, shown="ما الذي يجب أن يحدث؟"),
            Given(PRIVATE, question="not_in_front"),
            review=review,
            language="ar",
            sent_at=now - timedelta(days=3),
        )
        a_wish(
            session,
            review=review,
            respondent=reply.respondent,
            officer=officer,
            answer=reply.answers[0],
            words=WISH,
            language="ar",
            outcome=Outcome.YES,
        )
        tokens = (a_staff_session(session, each, at=now) for each in (manager, colleague))
        return Held(review.id, *tokens)


def signed_in(page: Page, site: str, token: str) -> Page:
    page.context.add_cookies([{"name": "staff", "value": token, "url": site}])
    return page


def decide_and_send(officer: Page, held: Held) -> None:
    officer.goto(f"/reviews/{held.review_id}/decisions")
    officer.get_by_role("textbox", name="What was decided").fill(WHAT)
    officer.get_by_label("Who does it").fill("Jo, your social worker")
    officer.locator("input#by_on").fill((datetime.now(UTC).date() + timedelta(days=20)).isoformat())
    officer.get_by_label("The wish or worry it answers").select_option(index=1)
    follow(officer, officer.get_by_role("button", name="Keep this decision"))
    expect(officer.locator(".decision")).to_contain_text(WISH)
    follow(officer, officer.get_by_role("button", name="Send to the manager"))


def agree(manager: Page) -> None:
    manager.goto("/reviews/decisions")
    follow(manager, manager.get_by_role("link", name=re.compile("Read and answer")))
    follow(manager, manager.get_by_role("button", name="I agree"))


def write_and_mend(officer: Page, held: Held) -> None:
    """Write the letter, take one better word, and mend what the check stops."""
    officer.goto(f"/reviews/{held.review_id}/letters")
    follow(officer, officer.get_by_role("button", name=re.compile("^Begin.*Robin")))
    expect(officer.get_by_text("The manager has not agreed to what was decided.")).to_be_visible()
    closing = officer.get_by_label("Closing")
    closing.fill("You will have contact with Taylor. I know that you are scared of him at night.")
    officer.get_by_role("button", name="Replace “have contact with” with “see”").click()
    expect(closing).to_have_value(re.compile("^You will see Taylor"))
    follow(officer, officer.get_by_role("button", name="Before it goes"))
    expect(officer.get_by_text("This letter cannot go yet.")).to_be_visible()
    follow(officer, officer.get_by_role("link", name="Back to writing"))
    expect(officer.locator(".found mark")).to_contain_text("scared of him at night")
    look(officer, audience="staff")
    officer.get_by_label("Closing").fill("You will see Taylor. See you soon.")


def translate(officer: Page) -> None:
    follow(officer, officer.get_by_role("button", name="Translate"))
    pieces = officer.locator(".beside")
    expect(pieces).to_have_count(len(IN_ARABIC))
    for piece in pieces.all():
        piece.locator("textarea").fill(IN_ARABIC[piece.locator("p.line").inner_text()])
    officer.get_by_label("Translated by").fill("Hana Wordsworthy")
    follow(officer, officer.get_by_role("button", name="Save the translation"))
    noor = officer.locator("option", has_text="Noor Quill").get_attribute("value")
    officer.get_by_label("Ask a colleague to look").select_option(noor)
    follow(officer, officer.get_by_role("button", name="Ask", exact=True))


def confirm(colleague: Page) -> None:
    colleague.goto("/reviews/second-look")
    follow(colleague, colleague.get_by_role("link", name=re.compile("Letter about the review of")))
    expect(colleague.locator("main")).not_to_contain_text(WISH)
    for box in colleague.get_by_label("It says the same").all():
        box.check()
    look(colleague, audience="staff")
    follow(colleague, colleague.get_by_role("button", name="Confirm what is ticked"))


def publish(officer: Page) -> None:
    officer.reload()
    follow(officer, officer.get_by_role("button", name="Before it goes"))
    large = officer.locator("dd.large")
    expect(large).to_have_text(["Robin", "Arabic", "The child alone"])
    sizes = large.evaluate_all("each => each.map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert min(sizes) >= 24, "Whoever sends it sees across the desk to whom it goes."
    expect(officer.locator(".notice.warn")).to_have_count(0)
    follow(officer, officer.get_by_role("button", name="Publish the letter to Robin"))


def print_and_post(officer: Page, held: Held) -> None:
    officer.goto("/reviews/letters-to-post")
    officer.get_by_label(re.compile("^Address for the letter to Robin")).fill(ADDRESS)
    follow(officer, officer.get_by_role("button", name="Make one PDF"))
    expect(officer.get_by_text("1 letter is in one PDF")).to_be_visible()
    with officer.expect_download() as saved:
        officer.get_by_role("button", name="Download the PDF").click()
    assert saved.value.path().read_bytes().startswith(b"%PDF-")
    follow(officer, officer.get_by_role("button", name="Record all as posted today"))
    officer.goto(f"/reviews/{held.review_id}/letters")
    expect(officer.get_by_role("row", name=re.compile("Robin"))).to_contain_text("Posted")


def test_an_officer_goes_from_a_decision_to_a_letter_in_the_post(
    somebody: Somebody, site: str, database: Database
) -> None:
    account = an_account(database, StaffRole.OFFICER, "Dana Inkwell")
    held = held_by(database, account.staff_id)
    officer = somebody(desk=True)
    sign_in(officer, account, StaffRole.OFFICER)
    decide_and_send(officer, held)
    write_and_mend(officer, held)
    agree(signed_in(somebody(desk=True), site, held.manager))
    translate(officer)
    confirm(signed_in(somebody(desk=True), site, held.colleague))
    publish(officer)
    print_and_post(officer, held)
