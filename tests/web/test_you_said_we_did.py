"""You said, we did, for the service as a whole: themes, counts and the manager's words, and never a child's."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.topics import Topic
from consult.domain.wishes import Happened, Outcome
from consult.services.you_said_we_did import LONGEST_ANSWER
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.respondents import Respondent
from consult.storage.service_answers import ServiceAnswer
from tests.factories.children import a_child
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, sign_in
from tests.factories.wishes import a_wish
from tests.formats.test_paper import squeezed, words_of
from tests.proving import how_many
from tests.visitor import Visitor

PAGE = "/reports/2025-26/you-said-we-did"
POSTER = f"{PAGE}/poster"
WISHED = "To see my brother Taylor on Saturdays"
DID = "We found five more drivers."


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A council that publishes its zeros: in a year as small as this one, hardly anything else could be shown."""
    return replace(settings, publish_zeros=True)


def a_year(session: Session) -> None:
    """Seven wishes for family time: six were answered with yes, and one with no; and a father's."""
    officer = a_member_of_staff(session)
    for number in range(7):
        child = a_child(session, officer=officer)
        review = a_review(session, child=child, held_on=date(2025, 6, 1 + number))
        a_wish(
            session,
            WISHED,
            review=review,
            outcome=Outcome.NO if number == 6 else Outcome.YES,
            because="Because Taylor said no.",
            happened=Happened.YES if number < 6 else None,
        )
    father = Respondent(child_id=child.id, role=Role.FATHER.value)
    session.add(father)
    session.flush()
    a_wish(session, WISHED, review=review, respondent=father, topic=Topic.HOME)
    session.commit()


def at(client: FlaskClient, database: Database, session: Session, role: StaffRole) -> Visitor:
    who = a_member_of_staff(session, role=role, name="Noor Quill")
    session.commit()
    return sign_in(client, database, who)


def another_client(app: Flask, settings: Settings) -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = settings.base_url
    return client


def write(staff: Visitor, *, status: int = 200, **did: str) -> BeautifulSoup:
    fields: dict[str, Any] = {f"did-{theme}": words for theme, words in did.items()}
    return staff.send(PAGE, status=status, **fields)


def cells(page: BeautifulSoup, caption: str, row: str) -> list[str]:
    for table in page.select("table"):
        if table.caption is not None and table.caption.text == caption:
            for line in table.select("tr"):
                if line.th is not None and line.th.get_text(strip=True) == row:
                    return [" ".join(cell.text.split()) for cell in line.select("td")]
    raise AssertionError(f"There is no row {row} in {caption}.")


def test_children_s_wishes_are_counted_by_theme_and_small_counts_withheld(
    client: FlaskClient, database: Database, session: Session
) -> None:
    a_year(session)
    page = at(client, database, session, StaffRole.OFFICER).open(PAGE)
    assert cells(page, "What children asked for", "Time with my family")[-1] == "7"
    assert cells(page, "What children asked for", "Where I live")[-1] == "0"
    came_of_it = cells(page, "What came of it", "Time with my family")
    assert came_of_it[2] == "withheld"
    assert came_of_it.count("withheld") >= 2
    assert cells(page, "What came of it", "All themes")[-1] == "7"
    assert "Taylor" not in page.text


def test_what_was_taken_back_or_is_of_another_year_is_not_counted(
    client: FlaskClient, database: Database, session: Session
) -> None:
    a_year(session)
    child = a_child(session)
    for held_on, taken_back in ((date(2025, 6, 1), True), (date(2024, 6, 1), False)):
        review = a_review(session, child=child, held_on=held_on)
        reply = a_reply(session, Given(words=WISHED), review=review)
        reply.taken_back_at = datetime.now(UTC) if taken_back else None
        a_wish(session, WISHED, review=review, respondent=reply.respondent, answer=reply.answers[0])
    left_out = a_reply(session, Given(words=WISHED), review=a_review(session, child=child, held_on=date(2025, 7, 1)))
    a_wish(session, WISHED, review=left_out.review, respondent=left_out.respondent, answer=left_out.answers[0])
    a_reply(session, review=left_out.review, respondent=left_out.respondent, changes=left_out)
    session.commit()
    page = at(client, database, session, StaffRole.MANAGER).open(PAGE)
    assert cells(page, "What children asked for", "All themes")[-1] == "7"


def test_a_manager_writes_what_was_done_and_it_stands_on_the_poster(
    client: FlaskClient, database: Database, session: Session
) -> None:
    a_year(session)
    manager = at(client, database, session, StaffRole.MANAGER)
    manager.open(PAGE)
    page = write(manager, family=DID, home="")
    assert page.select_one("#did-family").text == DID  # type: ignore[union-attr]
    poster = manager.open(POSTER)
    assert "You said, we did" in poster.text
    assert DID in poster.text
    with database.reading() as looking:
        assert [each.theme for each in looking.scalars(select(ServiceAnswer))] == ["family"]
        assert looking.scalar(select(Event.act).where(Event.thing == "service answer")) == "wrote what we did"
    manager.open(PAGE)
    write(manager, family="")
    assert DID not in manager.open(POSTER).text


NAMING = "Because Wren Halloway asked, we found five more drivers."


@pytest.fixture
def named(session: Session) -> None:
    """A year with a child who is called Wren Halloway, and a carer who is called Ottilie."""
    a_year(session)
    child = a_child(session, forename="Wren", surname="Halloway")
    session.add(Respondent(child_id=child.id, role=Role.CARER.value, name="Ottilie Pennyfather"))
    session.commit()


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("words", [NAMING, "wren halloway", "Wren’s idea was good.", "Ottilie drives you now."])
def test_words_that_name_a_child_or_a_carer_are_on_no_poster(
    client: FlaskClient, database: Database, session: Session, words: str
) -> None:
    manager = at(client, database, session, StaffRole.MANAGER)
    manager.open(PAGE)
    page = write(manager, family=words, home=DID)
    assert "Not on the poster yet" in page.text
    assert page.select_one("#did-family").text == words  # type: ignore[union-attr]
    assert "You wrote it" in page.text
    for poster in (manager.open(POSTER).text, manager.client.get(f"{POSTER}.pdf").data.decode("latin-1")):
        assert words not in poster
    assert DID in manager.open(POSTER).text
    manager.open(PAGE)
    page = write(manager, family="We found five more drivers for you.")
    assert "Not on the poster yet" not in page.text
    assert "five more drivers for you" in manager.open(POSTER).text


@pytest.mark.usefixtures("named")
def test_a_colleague_who_did_not_write_it_lets_a_name_stand_with_a_reason_until_it_is_changed(
    client: FlaskClient, database: Database, session: Session, app: Flask, settings: Settings
) -> None:
    manager = at(client, database, session, StaffRole.MANAGER)
    manager.open(PAGE)
    write(manager, family=NAMING)
    own = manager.send(f"{PAGE}/stand", theme="family", because="I say so.")
    assert "Whoever wrote it cannot let it stand" in own.text
    other = at(another_client(app, settings), database, session, StaffRole.OFFICER)
    assert "Wren Halloway" in other.open(PAGE).select_one("mark").text  # type: ignore[union-attr]
    assert "Say why it may stand" in other.send(f"{PAGE}/stand", status=422, theme="family", because=" ").text
    assert NAMING not in other.open(POSTER).text
    other.open(PAGE)
    other.send(f"{PAGE}/stand", theme="family", because="Wren Halloway is our drivers’ firm.")
    assert NAMING in other.open(POSTER).text
    manager.open(PAGE)
    write(manager, family=f"{NAMING} Ring us.")
    assert NAMING not in manager.open(POSTER).text, "what is changed is looked through anew"
    manager.open(PAGE)
    assert "It was changed meanwhile" in manager.send(f"{PAGE}/stand", theme="home", because="Why not?").text


@pytest.mark.usefixtures("named")
def test_an_administrator_sees_no_name_that_was_found_and_lets_none_stand(
    client: FlaskClient, database: Database, session: Session, app: Flask, settings: Settings
) -> None:
    manager = at(client, database, session, StaffRole.MANAGER)
    manager.open(PAGE)
    write(manager, family=NAMING)
    clerk = at(another_client(app, settings), database, session, StaffRole.ADMINISTRATOR)
    assert "Wren" not in clerk.open(PAGE).text
    clerk.send(f"{PAGE}/stand", status=404, theme="family", because="Why not?")


def test_words_that_are_too_long_come_back_with_what_to_do(
    client: FlaskClient, database: Database, session: Session
) -> None:
    a_year(session)
    manager = at(client, database, session, StaffRole.MANAGER)
    manager.open(PAGE)
    page = write(manager, status=422, family="x" * (LONGEST_ANSWER + 1), home=DID)
    assert page.select_one("#did-family").text == "x" * (LONGEST_ANSWER + 1)  # type: ignore[union-attr]
    assert page.select_one("#did-home").text == DID  # type: ignore[union-attr]
    assert "at most 300 letters" in page.text
    assert DID not in manager.open(POSTER).text


@pytest.mark.parametrize("role", [StaffRole.OFFICER, StaffRole.ADMINISTRATOR])
def test_only_a_manager_writes_what_was_done(
    client: FlaskClient, database: Database, session: Session, role: StaffRole
) -> None:
    staff = at(client, database, session, role)
    assert not staff.open(PAGE).select("textarea")
    write(staff, status=404, family=DID)


@pytest.mark.parametrize(
    ("language", "size"), [("en", "a4"), ("ar", "a3"), ("en", "a3"), ("ar", "a4")][: how_many(2, full=4)]
)
def test_the_poster_on_paper_says_what_the_page_says_and_no_word_of_a_child(
    client: FlaskClient, database: Database, session: Session, language: str, size: str
) -> None:
    a_year(session)
    manager = at(client, database, session, StaffRole.MANAGER)
    manager.open(PAGE)
    write(manager, family=DID)
    page = manager.open(f"{POSTER}?language={language}")
    assert page.html is not None
    assert page.html["lang"] == language
    manager.open(f"{POSTER}.pdf?language={language}&size={size}")
    assert manager.last is not None
    pdf = manager.last.data
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    assert round(document[0].get_width()) == {"a4": 595, "a3": 842}[size]
    printed = squeezed(words_of(pdf))
    if language == "en":
        assert squeezed(DID) in printed
        for part in page.select("h1, h2, h3, p, .counts b"):
            assert squeezed(part.text) in printed
    for word in DID.rstrip(".").split():
        assert word in printed
    for word in ("Taylor", "Saturdays", "brother"):
        assert word not in page.text
        assert word.encode() not in pdf
        assert word not in printed


def test_a_year_in_which_nothing_was_asked_still_has_its_poster(
    client: FlaskClient, database: Database, session: Session
) -> None:
    manager = at(client, database, session, StaffRole.MANAGER)
    assert manager.open(POSTER).h1 is not None
    manager.open(f"{POSTER}.pdf")
    assert manager.last is not None
    assert manager.last.data.startswith(b"%PDF")
    manager.open("/reports/2025-27/you-said-we-did", status=404)
