"""Every page a respondent may see, in mirrored English: a sentence outside the catalogue has no marks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from consult.app import create_app
from consult.domain.invitations import Purpose
from consult.domain.question_sets import question_set_for
from consult.domain.respondents import Role
from consult.settings import Settings
from consult.storage.database import Database
from consult.web import languages
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff
from tests.mirrored import BEGINS, ENDS, mirrored_english
from tests.proving import how_many
from tests.visitor import Visitor
from tests.web.test_letters import sealed
from tests.web.test_visit import unlock

NAMES = {"Dana", "Inkwell", "Robin", "Exampleshire", "Childline", "English", "axe-core", "QR", "visit", "own-phone"}
NAMES |= {"reviews@exampleshire.example", "A"}
SPOKEN = ("aria-label", "alt", "placeholder", "title", "data-begin")
MARKED = re.compile(f"{BEGINS}[^{BEGINS}{ENDS}]*{ENDS}")
EVERYBODY = [
    (Role.CHILD, 6, Purpose.BEFORE),
    (Role.CHILD, 9, Purpose.BEFORE),
    (Role.CHILD, 15, Purpose.BEFORE),
    (Role.MOTHER, 9, Purpose.BEFORE),
    (Role.CHILD, 9, Purpose.AFTER),
    (Role.CARER, 9, Purpose.AFTER),
    # From here on in the full run: their pages differ little from those above.
    (Role.CHILD, 12, Purpose.BEFORE),
    (Role.CARER, 9, Purpose.BEFORE),
    (Role.OTHER, 9, Purpose.BEFORE),
    (Role.CHILD, 6, Purpose.AFTER),
    (Role.CHILD, 15, Purpose.AFTER),
    (Role.FATHER, 9, Purpose.AFTER),
]


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mirrored_english(tmp_path_factory.mktemp("translations"))


@pytest.fixture
def app(settings: Settings, database: Database, mirrored: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The site with mirrored English in the place of Arabic; without the visitor's checks of real Arabic."""
    monkeypatch.setattr(languages, "TRANSLATIONS", mirrored)
    made = create_app(replace(settings, languages="en,ar"), opened=database)
    made.testing = True
    return made


def left_in_english(html: str) -> set[str]:
    """Return the words of a page that stand outside the marks and are no names."""
    soup = BeautifulSoup(html, "html5lib")
    for element in soup.select("script, style, textarea, [lang=en], [lang='en-GB']"):
        if element.name != "html":
            element.decompose()
    found = set()
    for text in _texts(soup):
        rest, before = text, ""
        while rest != before:
            before, rest = rest, MARKED.sub("", rest)
        found |= {word for word in re.findall(r"[A-Za-z][\w.@’-]*", rest) if word.strip(".") not in NAMES}
    return found


def _texts(soup: BeautifulSoup) -> Iterator[str]:
    # The page is read as one text: a sentence may have a name in an element of its own between its marks.
    yield soup.get_text(" ")
    for element in soup.select(", ".join(f"[{name}]" for name in SPOKEN)):
        yield from (str(element[name]) for name in SPOKEN if element.has_attr(name))


def test_a_sentence_outside_the_catalogue_is_seen() -> None:
    page = f"<main><h1>{BEGINS}Hello {BEGINS}you{ENDS}{ENDS}</h1><p>Read <b>{BEGINS}this{ENDS}</b></p></main>"
    assert left_in_english(page) == {"Read"}
    assert left_in_english("<div>Stray</div>") == {"Stray"}
    assert left_in_english('<button aria-label="Close"></button>') == {"Close"}
    assert left_in_english(f"<p>{BEGINS}Send it to <bdi>Dana</bdi>{ENDS} 999</p>") == set()


@pytest.mark.parametrize(
    "page", ["/help/", "/help/privacy", "/help/cookies", "/help/accessibility", "/s", "/nothing-here"]
)
def test_no_public_page_has_a_sentence_that_is_not_in_the_catalogue(client: FlaskClient, page: str) -> None:
    response = client.get(f"{page}?lang=ar")
    assert BEGINS in response.text
    assert left_in_english(response.text) == set()


@pytest.mark.slow
@pytest.mark.parametrize(("role", "age", "purpose"), EVERYBODY[: how_many(6, full=12)])
def test_no_page_of_anybody_s_visit_has_a_sentence_that_is_not_in_the_catalogue(
    client: FlaskClient, database: Database, role: Role, age: int, purpose: Purpose
) -> None:
    pages = list(every_page(client, number_of_a_link(database, role, age, purpose)))
    asked = question_set_for(role, age=age, purpose=purpose)
    seen = " ".join(pages)
    for question in asked:
        assert f"{BEGINS}{question.words}{ENDS}" in seen
    for page in pages:
        assert left_in_english(page) == set(), BeautifulSoup(page, "html5lib").h1


@pytest.mark.slow
def test_no_page_around_a_letter_has_a_sentence_that_is_not_in_the_catalogue(
    client: FlaskClient, session: Session
) -> None:
    mine = sealed(session)
    visitor = Visitor(client)
    pages = [visitor.send("/s", number=mine.number, chosen="ar", start="1"), visitor.send("/v", act="letter")]
    pages.append(unlock(visitor, mine.pictures))
    acts = ("own-phone", "about-letter", "about-letter-back", "all-letters", "letter", "about-letter")
    pages += [visitor.send("/v", act=act) for act in acts]
    pages.append(visitor.send("/v", act="about-letter-send", place="about-letter", is_right="no"))
    pages.append(visitor.send("/s", number=mine.number, chosen="ar", start="1"))
    assert len({page.decode() for page in pages}) == 8
    for page in pages:
        # The letter and its title are in the language in which it was sent.
        for part in page.select("article.mail, h1[lang=en], html:has(h1[lang=en]) title"):
            part.decompose()
        assert left_in_english(page.decode()) == set(), page.h1


def number_of_a_link(database: Database, role: Role, age: int, purpose: Purpose) -> str:
    with database.writing_session() as session:
        number = _invite(session, role, age, purpose)
        session.commit()
    return number


def _invite(session: Session, role: Role, age: int, purpose: Purpose) -> str:
    now = datetime.now(tz=UTC)
    meeting_on = now.date() + timedelta(days=10 if purpose is Purpose.BEFORE else -1)
    born_on = date(meeting_on.year - age, 1, 1)
    child = a_child(session, officer=a_member_of_staff(session), born_on=born_on)
    review = a_review(session, child=child, meeting_on=meeting_on)
    invitation = an_invitation(session, review=review, at=now, role=role, purpose=purpose, language="ar")
    return invitation.number or ""


def every_page(client: FlaskClient, number: str) -> Iterator[str]:
    """Go through a whole visit with and without answers, a mistake, the check, the sending and the lock."""
    visitor = Visitor(client)
    yield visitor.open("/s?lang=ar").decode()
    yield visitor.send("/s", number="12", chosen="ar", status=422).decode()
    yield visitor.send("/s", number=number, chosen="ar").decode()
    yield visitor.send("/s", number=number, chosen="ar", start="1").decode()
    page = visitor.send("/v", act="begin")
    for _step in range(40):
        yield page.decode()
        acts = {str(button["value"]) for button in page.select("button[name=act]")}
        if "send" in acts:
            break
        if chosen := acts & {"more-yes", "lock-no"}:
            page = visitor.send("/v", act=chosen.pop())
            continue
        yield visitor.send("/v", act="continue", place=_place(page), status=422).decode()
        page = visitor.send("/v", act="continue", place=_place(page), answer=_some_answer(page), audience="officer")
    page = visitor.send("/v", act="send")
    yield page.decode()
    for act in (
        *("ask-advocate", "asked-on", "ask-talk_alone", "asked-on"),
        *("lock", "lock-make", "go-on", "read", "copy", "read", "take-back", "take-back-yes"),
    ):
        if f'value="{act}"' in page.decode():
            page = visitor.send("/v", act=act)
            yield page.decode()


def _place(page: BeautifulSoup) -> str:
    place = page.select_one("input[name=place]")
    return str(place["value"]) if place is not None else ""


def _some_answer(page: BeautifulSoup) -> str:
    option = page.select_one("input[name^=answer]")
    return str(option["value"]) if option is not None else "12345"
