"""The letter on a phone: what its link shows without the lock, with it, and by which ways it can be had."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask, get_template_attribute
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.letters import LetterText, Paragraph, Register, Words
from consult.domain.respondents import Role
from consult.services import locks
from consult.services.slow_hash import slow_match
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.letters import Letter
from consult.storage.respondents import Respondent
from consult.web.languages import direction
from consult.web.letters_in_words import words_around
from tests.factories.letter_texts import EVERY_LETTER, HARDEST, a_letter_text, a_sent_letter
from tests.factories.visits import an_invited, an_opened, now_at
from tests.visitor import Visitor
from tests.web.test_visit import h1, press, unlock

WORDS = "Pat’s chest gets bad near dogs."
"""Of the letter alone: no page without the lock may show them."""


@dataclass(frozen=True)
class Sealed:
    """A letter that went out, the numbers of the link that opens it and of the one before the meeting, the lock."""

    letter_id: str
    review_id: str
    respondent_id: str
    officer_id: str
    opens_id: str
    number: str
    before: str
    pictures: list[str]


def sealed(
    session: Session, *, role: Role = Role.CHILD, age: int = 9, text: LetterText | None = None, lock: bool = True
) -> Sealed:
    now = datetime.now(UTC)
    before = an_invited(session, role=role, age=age, at=now - timedelta(days=2))
    pictures: tuple[str, ...] = ()
    if lock:
        visiting = now_at(session, an_opened(session, before, at=now - timedelta(days=2)), at=now - timedelta(days=2))
        pictures, hashed = locks.choose_pictures(session, visiting)
        locks.make_lock(session, visiting, hashed, at=now - timedelta(days=2), then="welcome")
    letter, opens = a_sent_letter(session, before, at=now - timedelta(days=1), text=text)
    made = Sealed(
        letter_id=letter.id,
        review_id=letter.review_id,
        respondent_id=letter.respondent_id,
        officer_id=letter.made_by,
        opens_id=opens.id,
        number=opens.number,
        before=before.number,
        pictures=list(pictures),
    )
    session.commit()
    return made


@pytest.fixture
def mine(session: Session) -> Sealed:
    return sealed(session)


def start(visitor: Visitor, number: str) -> BeautifulSoup:
    return visitor.send("/s", number=number, start="1")


def opened(visitor: Visitor, mine: Sealed) -> BeautifulSoup:
    start(visitor, mine.number)
    press(visitor, "letter")
    return unlock(visitor, mine.pictures)


def wrong(mine: Sealed) -> list[str]:
    return [mine.pictures[1], mine.pictures[0], *mine.pictures[2:]]


# what is shown


def test_a_letters_link_says_only_that_there_is_a_letter_and_that_the_lock_opens_it(
    visitor: Visitor, mine: Sealed
) -> None:
    page = start(visitor, mine.number)
    assert h1(page) == "A letter for you"
    assert "It opens with your lock." in page.text
    for told in ("Robin", "Teasel", "Dana", "May", "meeting on", WORDS):
        assert told not in page.select_one("main").text, told  # type: ignore[union-attr]


def test_the_lock_opens_the_letter_and_every_text_of_it_stands_on_the_page(visitor: Visitor, mine: Sealed) -> None:
    page = opened(visitor, mine)
    assert h1(page) == "Your letter"
    assert shown(page) == [text.words for text in a_letter_text().texts]


def as_page(app: Flask, text: LetterText) -> BeautifulSoup:
    with app.test_request_context("/v"):
        body = get_template_attribute("letters/_body.html", "letter_body")
        return BeautifulSoup(body(text, words_around(text.language)), "html.parser")


def test_each_text_is_shown_in_order_and_marked_with_its_language_and_direction(app: Flask) -> None:
    for text in EVERY_LETTER:
        found = [
            (part.text.strip(), part.get("lang"), part.get("dir"))
            for part in as_page(app, text).select("p:not(.note), h2 span")
        ]
        said = [
            (each.words, each.language, direction(each.language))
            if not each.words.replace(" ", "").isdigit()
            else (each.words, None, None)
            for each in text.texts
        ]
        assert found == said, (text.register, text.language)


def shown(page: BeautifulSoup) -> list[str]:
    """The texts of a letter as a page shows them, in order."""
    return [part.text.strip() for part in page.select("article p, article h2 span") if part.text.strip()]


def test_a_translation_that_nobody_checked_says_so(session: Session, visitor: Visitor) -> None:
    page = opened(visitor, sealed(session, text=HARDEST))
    note = page.select_one("article.mail p.note")
    assert note is not None
    assert not opened(visitor, sealed(session)).select("article.mail p.note")


def test_a_drawing_in_a_letter_is_called_as_the_letter_calls_it(session: Session, visitor: Visitor) -> None:
    page = opened(visitor, sealed(session, text=HARDEST))
    assert [(each["aria-label"], each["lang"]) for each in page.select("article.mail svg[role=img]")] == [
        ("رسم", "ar"),
        ("هل من شيء آخر؟", "ar"),
    ]


def test_digits_keep_their_order_in_a_letter_that_is_written_from_right_to_left(
    session: Session, visitor: Visitor
) -> None:
    page = opened(visitor, sealed(session, text=HARDEST))
    assert page.select_one("article.mail a[href='tel:08001111'] bdi[dir=ltr]") is not None


def test_pictures_lead_in_the_letter_of_the_youngest(session: Session, visitor: Visitor) -> None:
    youngest = opened(visitor, sealed(session, age=6, text=a_letter_text(Register.PICTURES)))
    assert len(youngest.select("article.mail h2 svg")) == len(youngest.select("article.mail h2"))
    assert not opened(visitor, sealed(session)).select("article.mail h2 svg")


def test_the_letter_can_be_read_aloud_made_bigger_printed_and_kept(visitor: Visitor, mine: Sealed) -> None:
    page = opened(visitor, mine)
    assert page.select_one("[data-say][data-each-language]") is not None
    assert page.select_one("[data-print]") is not None
    bigger = press(visitor, "", wear="text:bigger")
    assert bigger.html is not None
    assert bigger.html["data-text"] == "bigger"
    assert WORDS in bigger.text
    press(visitor, "letter-pdf")
    assert visitor.last is not None
    assert visitor.last.data.startswith(b"%PDF-")
    assert visitor.last.headers["Content-Disposition"] == "attachment; filename=letter.pdf"


def test_another_language_of_the_page_leaves_the_letter_as_it_was_sent(visitor: Visitor, mine: Sealed) -> None:
    opened(visitor, mine)
    page = press(visitor, "", language="ar")
    assert page.html is not None
    assert page.html["lang"] == "ar"
    assert WORDS in page.text


# the first opening


def test_opening_a_letter_is_written_down_and_the_first_time_is_kept(
    visitor: Visitor, mine: Sealed, database: Database
) -> None:
    opened(visitor, mine)
    with database.reading() as session:
        first = session.get_one(Letter, mine.letter_id).first_opened_at
    assert first is not None
    visitor.client.delete_cookie("visit")
    opened(visitor, mine)
    with database.reading() as session:
        assert session.get_one(Letter, mine.letter_id).first_opened_at == first
        events = session.scalars(select(Event).where(Event.act == "opened letter")).all()
    assert [(event.thing_id, event.role) for event in events] == [(mine.letter_id, "child")] * 2


def test_a_wrong_try_opens_nothing_and_writes_no_opening(visitor: Visitor, mine: Sealed, database: Database) -> None:
    start(visitor, mine.number)
    press(visitor, "letter")
    assert WORDS not in unlock(visitor, wrong(mine), status=422).text
    with database.reading() as session:
        assert session.get_one(Letter, mine.letter_id).first_opened_at is None


# without the lock: nothing


def without_the_lock(client: FlaskClient, token: str) -> Iterator[bytes]:
    """Everything that a visit can be asked for."""
    acts = ("letter", "letter-pdf", "copy-pdf", "copy", "read", "said", "go-on", "back", "begin", "send", "continue")
    for method in ("GET", "HEAD"):
        for headers in ({}, {"Range": "bytes=0-"}, {"Range": "bytes=100-2000"}, {"Accept": "application/pdf"}):
            yield client.open("/v", method=method, headers=headers).data
    for act in acts:
        page = client.get("/v")
        found = BeautifulSoup(page.text, "html.parser").select_one("input[name=form_token]")
        given = {"act": act, "form_token": found["value"] if found else token, "place": "letter"}
        for headers in ({}, {"Range": "bytes=0-"}):
            yield client.post("/v", data=given, headers=headers, follow_redirects=True).data
        yield client.post("/v", data=given | {"at_once": "1"}).data


def test_without_the_lock_no_page_pdf_head_range_or_form_gives_a_byte_of_the_letter(
    app: Flask, visitor: Visitor, mine: Sealed
) -> None:
    start(visitor, mine.number)
    token = str(BeautifulSoup(visitor.last.text, "html.parser").select_one("input[name=form_token]")["value"])  # type: ignore[union-attr, index]
    for data in without_the_lock(visitor.client, token):
        assert WORDS.encode() not in data
        assert not data.startswith(b"%PDF-")


def test_a_letter_that_was_opened_is_closed_again_for_whoever_comes_back_to_its_page(
    visitor: Visitor, mine: Sealed
) -> None:
    assert WORDS in opened(visitor, mine).text
    anew = visitor.open("/v")
    assert h1(anew) == "A letter for you"
    for data in without_the_lock(visitor.client, ""):
        assert WORDS.encode() not in data
        assert not data.startswith(b"%PDF-")


def test_another_persons_visit_gets_nothing_of_it_even_with_their_own_lock_open(
    session: Session, visitor: Visitor, mine: Sealed, database: Database
) -> None:
    theirs = sealed(
        session, text=a_letter_text(title="Another letter", more=[Paragraph(Words.plain("Theirs alone."))])
    )
    assert "Theirs alone." in opened(visitor, theirs).text
    press(visitor, f"letter:{mine.letter_id}")
    assert "Theirs alone." in visitor.last.text  # type: ignore[union-attr]
    visitor.client.delete_cookie("visit")
    start(visitor, theirs.before)
    press(visitor, "unlock")
    unlock(visitor, theirs.pictures)
    assert h1(press(visitor, f"letter:{mine.letter_id}")) == "What you said before"
    assert "Theirs alone." in press(visitor, f"letter:{theirs.letter_id}").text


def test_a_link_that_leads_to_a_letter_to_somebody_else_shows_nothing_of_it(
    session: Session, visitor: Visitor, mine: Sealed, database: Database
) -> None:
    theirs = sealed(session, text=a_letter_text(more=[Paragraph(Words.plain("Theirs alone."))]))
    with database.writing() as writing:
        writing.get_one(Letter, mine.letter_id).invitation_id = None
        writing.get_one(Letter, theirs.letter_id).invitation_id = mine.opens_id
    start(visitor, mine.number)
    press(visitor, "unlock")
    assert "Theirs alone." not in unlock(visitor, mine.pictures).text


def test_a_question_link_of_the_same_child_shows_nothing_of_the_letter_without_the_lock(
    visitor: Visitor, mine: Sealed
) -> None:
    start(visitor, mine.before)
    for act in ("letter", f"letter:{mine.letter_id}", "letter-pdf", "read"):
        assert WORDS not in press(visitor, act).text
        assert not visitor.last.data.startswith(b"%PDF-")  # type: ignore[union-attr]


@pytest.mark.parametrize("what", ["withdrawn", "not sent yet"])
def test_a_letter_that_was_taken_back_or_not_sent_stays_shut(
    visitor: Visitor, mine: Sealed, database: Database, what: str
) -> None:
    with database.writing() as session:
        letter = session.get_one(Letter, mine.letter_id)
        if what == "withdrawn":
            letter.withdrawn_at = datetime.now(UTC)
        else:
            letter.published_at = None
    start(visitor, mine.number)
    press(visitor, "unlock")
    assert WORDS not in unlock(visitor, mine.pictures).text


def test_a_letter_is_never_on_a_link_that_makes_a_lock(session: Session, visitor: Visitor) -> None:
    mine = sealed(session, lock=False)
    page = start(visitor, mine.number)
    assert "Your reviewing officer can give you four pictures" in page.text
    assert not page.select("[value=lock-make]")
    for act in ("lock-make", "letter", "unlock"):
        page = press(visitor, act)
        assert not page.select("ol.four")
        assert WORDS not in page.text


def test_a_lock_that_was_made_after_the_letter_went_out_does_not_open_it(
    session: Session, visitor: Visitor, database: Database
) -> None:
    mine = sealed(session)
    with database.writing() as writing:
        person = writing.get_one(Respondent, mine.respondent_id)
        person.lock_made_at = datetime.now(UTC)
    page = start(visitor, mine.number)
    assert "This lock is too new for it." in page.text
    press(visitor, "unlock")
    assert WORDS not in unlock(visitor, mine.pictures).text
    with database.writing() as writing:
        person = writing.get_one(Respondent, mine.respondent_id)
        person.lock_given_by = mine.officer_id
    visitor.client.delete_cookie("visit")
    assert WORDS in opened(visitor, mine).text


# five tries


def test_five_wrong_tries_freeze_the_letter_and_say_what_to_do(visitor: Visitor, mine: Sealed) -> None:
    start(visitor, mine.number)
    press(visitor, "letter")
    for _try in range(5):
        page = unlock(visitor, wrong(mine), status=422)
    assert "closed after five wrong tries" in page.text
    assert "read it with them" in page.text
    assert WORDS not in unlock(visitor, mine.pictures, status=422).text
    page = start(visitor, mine.number)
    assert "closed after five wrong tries" in page.text
    assert not page.select("main [value=letter]"), "Nobody is sent in a circle."


def test_of_many_wrong_locks_at_once_from_many_addresses_and_links_at_most_five_are_looked_at(
    app: Flask, settings: Settings, mine: Sealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[object] = []

    def counting(*arguments: object) -> bool:
        looked_at.append(arguments)
        return slow_match(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("consult.services.locks.slow_match", counting)

    def tries(number: int) -> int:
        client = app.test_client()
        client.environ_base |= {"HTTP_ORIGIN": settings.base_url, "REMOTE_ADDR": f"192.0.2.{number + 1}"}
        somebody = Visitor(client)
        start(somebody, mine.number if number % 2 else mine.before)
        press(somebody, "unlock")
        fields = {f"picture{turn}": picture for turn, picture in enumerate(wrong(mine), 1)}
        press(somebody, "open", status=422, **fields)
        return 1

    with ThreadPoolExecutor(8) as together:
        assert sum(together.map(tries, range(12))) == 12
    assert len(looked_at) <= 5


# the same person's other links


def test_the_opened_lock_of_another_link_shows_this_persons_letters(visitor: Visitor, mine: Sealed) -> None:
    start(visitor, mine.before)
    press(visitor, "unlock")
    page = unlock(visitor, mine.pictures)
    assert [each.text for each in page.select("h2")].count("Your letters") == 1
    letter = press(visitor, f"letter:{mine.letter_id}")
    assert WORDS in letter.text
    press(visitor, "letter-pdf")
    assert visitor.last is not None
    assert visitor.last.data.startswith(b"%PDF-")
    assert h1(press_back(visitor, letter)) == "What you said before"


def press_back(visitor: Visitor, page: BeautifulSoup) -> BeautifulSoup:
    token = page.select_one("input[name=form_token]")
    assert token is not None
    return visitor.send("/v", act="read", form_token=str(token["value"]))


def test_a_letters_link_answers_no_question_and_sends_nothing(
    visitor: Visitor, mine: Sealed, database: Database
) -> None:
    opened(visitor, mine)
    for act in ("begin", "continue", "skip", "send", "more-yes", "again", "again-changed", "take-back-yes"):
        page = press(visitor, act, answer="words", place="going_well")
        assert h1(page) == "Your letter"
    assert h1(press(visitor, "alert-talk", answer="words")) != "Your letter"
    assert h1(press(visitor, "alert-on")) == "Your letter"
