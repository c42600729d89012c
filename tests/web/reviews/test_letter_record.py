"""A letter for the record, and pictures that an officer gives: for the child's own officer alone, written down."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.letter_sentences import ONLY_ME
from consult.domain.letters import Register
from consult.domain.locks import PICTURES
from consult.formats.letters import letter_pdf
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.respondents import Respondent
from consult.storage.staff import Staff
from tests.factories.letter_texts import EVERY_LETTER, HARDEST, a_letter_text, a_sent_letter
from tests.factories.staff import a_member_of_staff, sign_in
from tests.factories.visits import an_invited
from tests.formats.tagged import tagged
from tests.formats.test_letters import AROUND, is_told_in_order
from tests.visitor import Visitor
from tests.web.test_letters import WORDS, as_page, sealed, shown, start
from tests.web.test_visit import press, unlock


@pytest.fixture
def kept(session: Session) -> tuple[str, str, str]:
    """The addresses of a letter that went out, as a page and as a PDF, and its officer's id."""
    before = an_invited(session, at=datetime.now(UTC) - timedelta(days=2))
    letter, _opens = a_sent_letter(session, before, at=datetime.now(UTC), text=HARDEST)
    address = f"/reviews/{letter.review_id}/letters/{letter.id}/record"
    officer = letter.made_by
    session.commit()
    return f"{address}.html", f"{address}.pdf", officer


def officer_of(database: Database, officer_id: str) -> Staff:
    with database.reading() as reading:
        return reading.get_one(Staff, officer_id)


def acts(database: Database) -> list[str]:
    with database.reading() as reading:
        return list(reading.scalars(select(Event.act).order_by(Event.position)))


def test_the_record_holds_the_sentences_of_the_phone_page_and_nothing_beside_the_file(
    client: FlaskClient, database: Database, kept: tuple[str, str, str]
) -> None:
    desk = sign_in(client, database, officer_of(database, kept[2]))
    page = desk.open(kept[0])
    assert [text for text in shown(page) if text != "Nobody has checked this translation yet."][:3] == [
        text.words for text in HARDEST.texts
    ][:3]
    words = page.text
    assert all(text.words in words for text in HARDEST.texts)
    assert not page.select("link, script, img, [src]")
    assert desk.last is not None
    assert desk.last.headers["Content-Disposition"] == "attachment; filename=letter.html"
    desk.open(kept[1])
    pdf: bytes = desk.last.data
    assert is_told_in_order(tagged(pdf), HARDEST)
    assert [act for act in acts(database) if "record" in act] == ["saved a letter for the record"] * 2


def test_every_letter_reads_the_same_on_the_phone_and_in_the_record(app: Flask) -> None:
    for text in EVERY_LETTER:
        said = [each.words for each in text.texts]
        note = [] if text.is_checked else [shown_note(as_page(app, text))]
        assert shown(as_page(app, text)) == [*said, *note]


def test_phone_paper_and_record_all_say_what_no_letter_holds(
    client: FlaskClient, database: Database, kept: tuple[str, str, str]
) -> None:
    for text in (*(a_letter_text(register) for register in Register), HARDEST):
        said = [paragraph.text.strip() for paragraph in as_page(client.application, text).select("p")]
        on_paper = [each.text for each in tagged(letter_pdf(text, around=AROUND).pdf)]
        assert said.count(ONLY_ME) == on_paper.count(ONLY_ME) == 1, (text.register, text.language)
    desk = sign_in(client, database, officer_of(database, kept[2]))
    assert [text for text in shown(desk.open(kept[0])) if text == ONLY_ME] == [ONLY_ME]


def shown_note(page: BeautifulSoup) -> str:
    note = page.select_one("p.note")
    assert note is not None
    return note.text


def test_nobody_but_the_childs_officer_saves_it_and_a_letter_that_has_not_gone_out_is_no_record(
    client: FlaskClient, database: Database, session: Session, kept: tuple[str, str, str]
) -> None:
    other = a_member_of_staff(session)
    session.commit()
    stranger = sign_in(client, database, other)
    for address in kept[:2]:
        assert stranger.client.get(address).status_code == 404
    assert "saved a letter for the record" not in acts(database)


# pictures that an officer gives


def test_pictures_that_the_officer_gives_open_the_letter_of_somebody_who_had_no_lock(
    app: Flask, client: FlaskClient, visitor: Visitor, session: Session, database: Database
) -> None:
    mine = sealed(session, lock=False)
    desk = sign_in(app.test_client(), database, officer_of(database, mine.officer_id))
    desk.client.environ_base["HTTP_ORIGIN"] = client.environ_base["HTTP_ORIGIN"]
    review_id = mine.review_id
    desk.open(f"/reviews/{review_id}/invitations")
    page = desk.send(f"/reviews/{review_id}/invitations/{mine.opens_id}/give-pictures")
    names = {word: key for key, word in PICTURES}
    pictures = [names[item.text.strip()] for item in page.select("main ol li")]
    start(visitor, mine.number)
    press(visitor, "letter")
    assert WORDS in unlock(visitor, pictures).text
    assert "gave a lock" in acts(database)
    with database.reading() as reading:
        assert reading.get_one(Respondent, mine.respondent_id).lock_given_by == mine.officer_id


def test_pictures_that_are_given_end_the_old_ones_and_a_frozen_lock(
    app: Flask, client: FlaskClient, visitor: Visitor, session: Session, database: Database
) -> None:
    mine = sealed(session)
    start(visitor, mine.number)
    press(visitor, "letter")
    for _try in range(5):
        unlock(visitor, [mine.pictures[1], mine.pictures[0], *mine.pictures[2:]], status=422)
    desk = sign_in(app.test_client(), database, officer_of(database, mine.officer_id))
    desk.client.environ_base["HTTP_ORIGIN"] = client.environ_base["HTTP_ORIGIN"]
    desk.open(f"/reviews/{mine.review_id}/invitations")
    page = desk.send(f"/reviews/{mine.review_id}/invitations/{mine.opens_id}/give-pictures")
    names = {word: key for key, word in PICTURES}
    given = [names[item.text.strip()] for item in page.select("main ol li")]
    visitor.client.delete_cookie("visit")
    start(visitor, mine.number)
    press(visitor, "letter")
    assert WORDS not in unlock(visitor, mine.pictures, status=422).text
    assert WORDS in unlock(visitor, given).text
