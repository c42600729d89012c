"""Two ways to a phone stand on a letter: to the letter itself, and to how the meeting was; each says which it is."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from flask import Flask
from sqlalchemy import select

from consult.domain.invitations import Purpose, link_to
from consult.domain.kept_letters import read_kept
from consult.domain.letters import LetterText, Register
from consult.domain.respondents import Role
from consult.formats.letters import Around, LetterLink, letter_pdf
from consult.services.letters_to_post import card_to, card_to_ask
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from consult.storage.reviews import Review
from consult.web.letters_in_words import words_around
from consult.web.reviews.letter_paper import asks_in_words, link_in_words
from tests.factories.children import a_child
from tests.factories.deliveries import a_posted_letter
from tests.factories.invitations import an_invitation
from tests.factories.letter_texts import a_letter_text
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, at_the_desk
from tests.formats.tagged import tagged
from tests.formats.test_paper import words_of
from tests.web.reviews.test_letter_batches import made

NOW = datetime.now(UTC)
BASE = "https://reviews.exampleshire.example"


def a_letter(
    database: Database, role: Role = Role.CHILD, *, asked: bool = True, asked_at: datetime = NOW - timedelta(days=2)
) -> Letter:
    """A letter that went out yesterday to somebody who has a card that asks how the meeting was, or has none."""
    with database.writing() as session:
        review = a_review(
            session,
            child=a_child(session, officer=a_member_of_staff(session)),
            held_on=(asked_at - timedelta(days=1)).date(),
        )
        letter = a_posted_letter(session, review=review, at=NOW - timedelta(days=1), role=role)
        if asked:
            an_invitation(
                session,
                review=review,
                role=role,
                at=asked_at,
                purpose=Purpose.AFTER,
                respondent=letter.respondent,
                language="pl",
            )
        return letter


def ways_of(app: Flask, database: Database, settings: Settings, letter: Letter, text: LetterText) -> list[LetterLink]:
    with database.reading() as session, app.test_request_context("/reviews/"):
        card = card_to(session, letter, base_url=BASE, now=NOW)
        asks = card_to_ask(session, letter, base_url=BASE, now=NOW)
        assert card is not None
        return [
            link_in_words(card, settings),
            *([asks_in_words(asks, text, settings)] if asks is not None else []),
        ]


def numbers_of(database: Database, letter: Letter) -> dict[str, str]:
    with database.reading() as session:
        links = session.scalars(select(Invitation).where(Invitation.review_id == letter.review_id))
        return {each.purpose: each.number for each in links}


def test_a_childs_letter_names_both_ways_in_words_that_say_which_is_which(
    app: Flask, settings: Settings, database: Database
) -> None:
    letter = a_letter(database)
    hear, asks = ways_of(app, database, settings, letter, read_kept(letter.text))
    assert hear.words == "Hear this letter, or make it bigger. It opens with your lock."
    assert asks.words == "How was your meeting?"
    assert hear.qr_words != asks.qr_words
    assert asks.words in asks.qr_words
    assert "when the meeting is over" not in asks.camera


def test_the_way_to_a_letter_that_a_lock_opens_does_not_say_that_there_is_no_password(
    app: Flask, settings: Settings, database: Database
) -> None:
    letter = a_letter(database)
    hear, asks = ways_of(app, database, settings, letter, read_kept(letter.text))
    assert re.fullmatch("It works until \u2068[A-Z][a-z]+day [0-9]+ [A-Z][a-z]+\u2069[.]", hear.works)
    assert asks.works.startswith("No app and no password. It works until ")


def test_an_adults_letter_asks_how_the_meeting_was_and_not_how_theirs_was(
    app: Flask, settings: Settings, database: Database
) -> None:
    letter = a_letter(database, Role.MOTHER)
    assert ways_of(app, database, settings, letter, read_kept(letter.text))[1].words == "How was the meeting?"


def test_both_ways_are_named_in_the_language_of_the_letter_whatever_the_card_was_made_in(
    app: Flask, settings: Settings, database: Database
) -> None:
    letter = a_letter(database)
    (_hear, asks) = ways_of(app, database, settings, letter, a_letter_text(Register.CHILD, "ar"))
    assert asks.words == "كيف كان اجتماعك؟"


@pytest.mark.parametrize("asked", [{"asked": False}, {"asked_at": NOW - timedelta(days=60)}])
def test_whoever_is_not_asked_or_is_asked_no_more_has_one_way_on_paper(
    app: Flask, settings: Settings, database: Database, asked: dict[str, object]
) -> None:
    letter = a_letter(database, **asked)  # type: ignore[arg-type]
    assert len(ways_of(app, database, settings, letter, read_kept(letter.text))) == 1


def test_nobodys_letter_asks_in_the_name_of_somebody_else(app: Flask, settings: Settings, database: Database) -> None:
    letter = a_letter(database, Role.MOTHER, asked=False)
    with database.writing() as session:
        review = session.get(Review, letter.review_id)
        assert review is not None
        an_invitation(session, review=review, role=Role.CHILD, at=NOW - timedelta(days=2), purpose=Purpose.AFTER)
    assert len(ways_of(app, database, settings, letter, read_kept(letter.text))) == 1


def test_the_days_letters_lead_by_two_codes_in_this_order_to_the_letter_and_to_how_the_meeting_was(
    app: Flask, settings: Settings, database: Database
) -> None:
    letter = a_letter(database)
    with database.reading() as session:
        invitation = session.get(Invitation, letter.invitation_id)
        assert invitation is not None
    desk = at_the_desk(app, database, settings, invitation)
    page = made(desk, [letter])
    token = str(page.select_one("input[name=form_token]")["value"])  # type: ignore[index]
    pdf = desk.client.post("/reviews/letters-to-post/pdf", data={"form_token": token}).data
    pages = pypdfium2.PdfDocument(BytesIO(pdf))
    codes = [code for page in pages for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
    # Side by side, or one beneath the other.
    corners = [(code.position.top_left.x + code.position.top_left.y, code.text) for code in codes]
    found = [text for _corner, text in sorted(corners)]
    numbers = numbers_of(database, letter)
    assert found == [link_to(settings.base_url, numbers[purpose]) for purpose in ("letter", "after")]
    names = [each.text for each in tagged(pdf) if each.tag == "/Figure"]
    assert names == [
        "QR: Hear this letter, or make it bigger. It opens with your lock.",
        "QR: How was your meeting?",
    ]


def test_each_name_stands_before_its_own_number_on_paper(app: Flask, settings: Settings, database: Database) -> None:
    letter = a_letter(database)
    text = read_kept(letter.text)
    hear, asks = ways_of(app, database, settings, letter, text)
    said = words_of(letter_pdf(text, around=words_around_in(app), link=hear, asks=asks).pdf)
    places = [said.index(words) for words in ("Hear this letter", hear.number, "How was your", asks.number)]
    assert places == sorted(places)


def words_around_in(app: Flask) -> Around:
    with app.test_request_context("/reviews/"):
        return words_around("en")
