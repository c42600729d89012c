"""A child of nine opens their letter, has it read aloud, says that it is wrong, and their officer sees that."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from consult.domain.letters import LetterText, Register, Text
from consult.domain.staff import StaffRole
from consult.services import staff
from consult.storage.database import Database
from consult.storage.reviews import Review
from tests.factories.letter_texts import a_letter_text
from tests.journeys.conftest import Somebody
from tests.journeys.follow import follow
from tests.journeys.look import look
from tests.journeys.test_aloud import AMERICAN, ARABIC, FAKE, HERE
from tests.journeys.test_officer import EMAIL, PASSWORD, sign_in
from tests.journeys.test_visits import pick, press, scan, start
from tests.proving import how_many
from tests.web.test_letters import Sealed, sealed

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EGYPTIAN = {"name": "egyptian", "lang": "ar-EG", "localService": True}
VOICES: dict[str, list[dict[str, Any]]] = {"en": [AMERICAN, HERE], "ar": [EGYPTIAN, ARABIC, HERE]}
SPEAKS = {"here": "en", "american": "en", "egyptian": "ar", "arabic": "ar"}
WRONG = {"en": "I said Taylor, not Tyler", "ar": "قلت سامر وليس سمير"}


def knock(page: Page, mine: Sealed) -> None:
    """Come in with the link, by its code or, where no script runs, by typing its number."""
    scan(page, mine.number)
    if page.evaluate("matchMedia('(scripting: none)').matches"):
        page.fill("#number", mine.number)
        page.click("main [name=act][value=show]")
        start(page, "main")
    else:
        start(page)


def open_the_letter(page: Page, mine: Sealed) -> None:
    knock(page, mine)
    press(page, "letter")
    for turn, picture in enumerate(mine.pictures, 1):
        pick(page, f"picture{turn}", picture)
    press(page, "open")


def read_to_the_end(page: Page) -> list[Text]:
    """What the voices say from the press to the end, each with the language of the voice that says it."""
    page.locator("button.say").click()
    while page.locator("button.say[aria-pressed=true]").count():
        page.evaluate("finish()")
    return [Text(" ".join(one["text"].split()), SPEAKS[one["voice"]]) for one in page.evaluate("said")]


def in_the_letter(text: LetterText) -> list[Text]:
    """What is read of a letter, in order; the number that stands after whom to ring has no language."""
    return [each for each in text.texts if not each.words.replace(" ", "").isdigit()]


def is_read_in_order(said: list[Text], wanted: list[Text]) -> bool:
    rest = iter(said)
    return all(each in rest for each in wanted)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_child_of_nine_hears_their_letter_says_it_is_wrong_and_their_officer_sees_that(
    session: Session, database: Database, somebody: Somebody, site: str, language: str
) -> None:
    text = a_letter_text(Register.CHILD, language, title={"en": "Your letter", "ar": "رسالتك"}[language])
    mine = sealed(session, text=text)
    with database.writing() as writing:
        secret = staff.add_staff(
            writing,
            email=EMAIL,
            name="Dana Inkwell",
            role=StaffRole.OFFICER,
            password=PASSWORD,
            service="Exampleshire reviews",
            now=datetime.now(UTC),
        )
        writing.get_one(Review, mine.review_id).child.officer_id = secret.staff_id

    page = somebody(language=language)
    page.context.add_init_script(FAKE % json.dumps(VOICES[language]))
    open_the_letter(page, mine)
    expect(page.locator("h1")).to_have_text(text.title)
    look(page)

    page.locator("button.say").click()
    first = page.locator(".read-now")
    expect(first).to_have_text(text.title)
    page.evaluate("reach(0)")
    assert page.evaluate("wordMarked()") == text.title.split()[0]
    page.locator("button.say").click()
    expect(page.locator(".read-now")).to_have_count(0)
    page.evaluate("said.length = 0")
    assert is_read_in_order(read_to_the_end(page), [Text(text.title, language), *in_the_letter(text)])

    press(page, "about-letter")
    for question, answer in (("got_it", "yes"), ("could_read", "yes"), ("is_right", "no")):
        pick(page, question, answer)
    page.fill("textarea", WRONG[language])
    press(page, "about-letter-send")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("textarea").count() == 0

    desk = somebody(desk=True)
    sign_in(desk, site, secret.totp_secret)
    told = desk.locator("li", has_text="says something of the letter")
    follow(desk, told.get_by_role("link", name="Look at it"))
    expect(desk.get_by_text(WRONG[language])).to_be_visible()
    expect(desk.get_by_text("Is what it says right?")).to_be_visible()
    look(desk, audience="staff")
    desk.goto(f"{site}/reviews/{mine.review_id}/letters")
    expect(desk.get_by_text("its reader says something of it")).to_be_visible()


def test_a_letter_in_two_languages_is_never_read_by_a_voice_of_the_other(
    session: Session, somebody: Somebody
) -> None:
    text = a_letter_text(Register.CHILD, "ar")
    mine = sealed(session, text=text)
    page = somebody(language="ar")
    page.context.add_init_script(FAKE % json.dumps([HERE]))
    open_the_letter(page, mine)
    said = read_to_the_end(page)
    assert is_read_in_order(said, [each for each in in_the_letter(text) if each.language == "en"])
    arabic = {each.words for each in text.texts if each.language == "ar"}
    assert not [each.words for each in said if each.words in arabic]


@pytest.mark.parametrize("scripts", [True, False][: how_many(1, full=2)])
def test_a_phone_that_its_reader_named_opens_the_letter_again_after_leaving(
    session: Session, somebody: Somebody, scripts: bool
) -> None:
    mine = sealed(session)
    page = somebody(scripts=scripts)
    open_the_letter(page, mine)
    page.locator("summary", has_text="Is this your own phone?").click()
    press(page, "own-phone")
    expect(page.get_by_text("“Leave” does not change that.")).to_be_visible()
    page.locator("header .leave").click()
    expect(page.locator("h1")).to_have_text("Weather")
    knock(page, mine)
    press(page, "letter")
    expect(page.locator("h1")).to_have_text("Your letter")
    press(page, "own-phone-stop")
    press(page, "letter")
    expect(page.locator("h1")).to_have_text("Open your lock")
