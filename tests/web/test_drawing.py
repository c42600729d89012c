"""A drawing on its way: from the pad to the check, the officer's page, the minutes and the Word file."""

import io
import re
import zipfile

import docx
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.drawing import MOST_POINTS, Colour, read_drawing
from consult.formats.drawing import drawing_png
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.replies import Answer, Draft
from consult.storage.staff import Staff
from consult.web.drawings import picture_of
from tests.domain.test_drawing import HOUSE
from tests.factories.staff import sign_in
from tests.visitor import Visitor
from tests.web.test_visit import begun, h1, invited, press

HOSTILE = [
    "ink 6" + " 1,1" * 10_000,
    "ink 6 NaN,NaN",
    "ink 6 Infinity,-Infinity",
    "ink 6 1e308,1",
    "javascript:alert(1) 6 1,1",
    '"><script>alert(1)</script> 6 1,1',
    "red;background:url(x) 6 1,1",
    '[{"colour": 6, "points": "abc"}]',
    "[" * 50_000,
    "x" * 1_000_000,
]


@pytest.fixture
def invitation(session: Session) -> Invitation:
    return invited(session)


def at_drawing(visitor: Visitor, invitation: Invitation) -> BeautifulSoup:
    begun(visitor, invitation)
    for _question in range(3):
        press(visitor, "skip")
    return press(visitor, "more-yes")


def at_check_with(
    visitor: Visitor, invitation: Invitation, *, words: str = "Our house", share: str = ""
) -> BeautifulSoup:
    at_drawing(visitor, invitation)
    press(visitor, "continue", answer=words, drawing=HOUSE, audience=share or "officer")
    press(visitor, "lock-no")
    press(visitor, "stop")
    return press(visitor, "skip")


def lines_in(page: BeautifulSoup) -> list[str]:
    return [str(line.attrs) for line in page.select("svg.drawing :is(polyline, circle)")]


def test_a_drawing_stands_on_the_check_and_comes_back_when_one_goes_back(
    visitor: Visitor, invitation: Invitation
) -> None:
    page = at_check_with(visitor, invitation)
    assert h1(page) == "This is what you said"
    assert len(lines_in(page)) == 3
    assert "Our house" in page.text
    again = press(visitor, "change:draw_it")
    field = again.select_one("input[name=drawing]")
    assert field is not None
    assert field["value"] == HOUSE
    assert again.select_one("textarea").text.strip() == "Our house"  # type: ignore[union-attr]


def test_a_drawing_without_words_and_words_without_a_drawing_are_both_answers(
    visitor: Visitor, session: Session
) -> None:
    at_drawing(visitor, invited(session))
    assert h1(press(visitor, "continue", drawing=HOUSE)) != "What do you want to draw?"
    visitor.client.delete_cookie("visit")
    at_drawing(visitor, invited(session))
    assert h1(press(visitor, "continue", answer="Our house, on paper")) != "What do you want to draw?"
    visitor.client.delete_cookie("visit")
    at_drawing(visitor, invited(session))
    page = press(visitor, "continue", answer=" ", drawing="", status=422)
    assert "Draw or type something, or press Skip" in page.text


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: f"{hostile[:12]}…{len(hostile)}")
def test_a_hostile_drawing_is_refused_with_a_kind_sentence_and_the_words_stay(
    visitor: Visitor, invitation: Invitation, database: Database, hostile: str
) -> None:
    at_drawing(visitor, invitation)
    page = press(visitor, "continue", answer="Our house", drawing=hostile, status=422)
    assert "We could not keep this drawing. Please draw it again" in page.text
    assert page.select_one("textarea").text.strip() == "Our house"  # type: ignore[union-attr]
    assert page.select_one("input[name=drawing]")["value"] == ""  # type: ignore[index]
    assert not page.select("#page script")
    with database.reading() as reading:
        assert "draw_it" not in reading.scalars(select(Draft)).one().answers


def test_two_drawings_in_one_form_are_one_at_most(visitor: Visitor, invitation: Invitation) -> None:
    at_drawing(visitor, invitation)
    press(visitor, "continue", drawing=[HOUSE, "ink 6 NaN,1"])
    press(visitor, "lock-no")
    press(visitor, "stop")
    assert len(lines_in(press(visitor, "skip"))) == 3


def test_a_drawing_that_came_too_late_is_given_back(
    visitor: Visitor, invitation: Invitation, session: Session
) -> None:
    at_drawing(visitor, invitation)
    visitor.client.delete_cookie("visit")
    page = press(visitor, "continue", answer="Our house", drawing=HOUSE, status=403)
    assert len(lines_in(page)) == 3
    assert "Show it to someone you trust" in page.text
    assert page.select_one("textarea").text.strip() == "Our house"  # type: ignore[union-attr]


def test_only_the_page_with_the_pad_loads_its_script_and_without_scripts_paper_is_offered(
    visitor: Visitor, invitation: Invitation
) -> None:
    at = at_drawing(visitor, invitation)
    assert [script for script in at.select("script") if "drawing" in str(script["src"])]
    assert at.select_one("[data-pad]").has_attr("hidden")  # type: ignore[union-attr]
    paper = at.select_one("[data-paper]")
    assert paper is not None
    assert not paper.has_attr("hidden")
    assert "Give it to Dana" in " ".join(paper.text.split())
    other = press(visitor, "skip")
    assert not [script for script in other.select("script") if "drawing" in str(script["src"])]


def test_a_drawing_is_sealed_where_it_is_kept(visitor: Visitor, invitation: Invitation, settings: Settings) -> None:
    at_check_with(visitor, invitation)
    press(visitor, "send", all="each")
    kept = b"".join(file.read_bytes() for file in settings.data.glob("consult.db*"))
    assert b"100,300 300,150" not in kept
    assert b"polyline" not in kept


def test_a_drawing_is_read_back_with_the_lock(visitor: Visitor, invitation: Invitation) -> None:
    at_check_with(visitor, invitation)
    press(visitor, "send", all="each")
    press(visitor, "lock-make")
    press(visitor, "go-on")
    page = press(visitor, "read")
    assert h1(page) == "What you said before"
    assert len(lines_in(page)) == 3
    changed = press(visitor, "again-changed")
    assert len(lines_in(changed)) == 3


def the_officer(app: Flask, settings: Settings, database: Database) -> Visitor:
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = settings.base_url
    with database.reading() as reading:
        staff = reading.scalars(select(Staff)).first()
        assert staff is not None
        reading.expunge(staff)
    return sign_in(client, database, staff)


@pytest.mark.parametrize("words", ["Our house", ""])
def test_a_drawing_survives_to_the_officer_the_minutes_and_the_word_file(
    visitor: Visitor,
    invitation: Invitation,
    app: Flask,
    settings: Settings,
    database: Database,
    words: str,
) -> None:
    at_check_with(visitor, invitation, words=words, share="meeting")
    press(visitor, "send", all="each")
    officer = the_officer(app, settings, database)
    page = f"/reviews/{invitation.review_id}"
    views = officer.open(page)
    assert len(lines_in(views)) == 3
    assert words in views.text
    assert views.select_one("svg.drawing")["aria-label"] == "A drawing by Robin"  # type: ignore[index]
    assert "put this into English" not in views.text
    with database.reading() as reading:
        answer_id = reading.scalars(select(Answer.id).where(Answer.question == "draw_it")).one()
    minutes = officer.send(f"{page}/ticks", shown=[answer_id], tick=[answer_id], to_minutes="1")
    picture = minutes.select_one("#rich img")
    assert picture is not None
    assert str(picture["src"]).startswith("data:image/png;base64,")
    plain = " ".join(minutes.select_one("#plain").text.split())  # type: ignore[union-attr]
    assert ("A drawing, about: “Our house”" if words else "A drawing, without words.") in plain
    assert "“”" not in minutes.text
    file = officer.client.get(f"{page}/minutes/word").data
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        (image,) = [name for name in parts.namelist() if name.endswith(".png")]
        assert parts.read(image) == drawing_png(read_drawing(HOUSE))
        document = parts.read("word/document.xml").decode()
    assert re.search('descr="A drawing, (about: Our house|without words.)"', document)
    assert words in "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs)


def test_the_largest_drawing_goes_the_whole_way(visitor: Visitor, invitation: Invitation) -> None:
    at_drawing(visitor, invitation)
    press(visitor, "continue", drawing="ink 34" + " 1000,750" * MOST_POINTS)
    press(visitor, "lock-no")
    press(visitor, "stop")
    press(visitor, "skip")
    assert h1(press(visitor, "send", all="each")) == "Sent. Thank you."


def test_the_copy_to_keep_shows_the_drawing_on_the_page_and_in_the_pdf(
    visitor: Visitor, invitation: Invitation
) -> None:
    at_check_with(visitor, invitation, words="")
    press(visitor, "send", all="each")
    press(visitor, "lock-make")
    press(visitor, "go-on")
    press(visitor, "read")
    page = press(visitor, "copy")
    assert len(lines_in(page)) == 3
    token = str(page.select_one("input[name=form_token]")["value"])  # type: ignore[index]
    file = visitor.client.post("/v", data={"act": "copy-pdf", "form_token": token}).data
    picture = pypdfium2.PdfDocument(file)[0].render(scale=2).to_pil().convert("RGB")
    assert picture.size[0] > 1000
    inks = {"#{:02x}{:02x}{:02x}".format(*colour) for _count, colour in picture.getcolors(1 << 20) or []}
    assert {Colour.INK.ink, Colour.RED.ink, Colour.YELLOW.ink} <= inks


def test_whoever_is_called_something_hostile_drew_a_picture_like_any_other() -> None:
    picture = BeautifulSoup(picture_of(HOUSE, label='A drawing by "><script>alert(1)</script>'), "html.parser")
    assert not picture.select("script")
    assert picture.svg is not None
    assert picture.svg["aria-label"] == 'A drawing by "><script>alert(1)</script>'
