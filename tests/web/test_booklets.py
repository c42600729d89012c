"""Printing booklets, and cards as a PDF."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import time_machine
import zxingcpp
from PIL import Image
from sqlalchemy import select

from consult.app import create_app
from consult.domain.invitations import in_fours, link_to
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.formats import paper
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.invitations import Invitation, find_invitation
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from consult.web.reviews import booklets
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.formats.test_paper import words_of
from tests.visitor import Visitor

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_a_monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def dana(database: Database) -> Staff:
    with database.writing() as session:
        return a_member_of_staff(session)


@pytest.fixture
def review(database: Database, dana: Staff) -> Review:
    with database.writing() as session:
        child = a_child(session, officer=dana, forename="Robin", surname="Teasel", born_on=date(2017, 3, 1))
        return a_review(session, child=child, meeting_on=date(2026, 12, 1), meeting_time=time(16))


def invited(database: Database, review: Review, role: Role = Role.CHILD, *, language: str = "en") -> Invitation:
    with database.writing() as session:
        return an_invitation(session, review=review, at=NOW - timedelta(days=1), role=role, language=language)


def enter(visitor: Visitor, database: Database, who: Staff) -> None:
    with database.writing() as session:
        visitor.client.set_cookie("staff", a_staff_session(session, who, at=NOW))
    visitor.open("/reviews/cards")


def pdf_from(visitor: Visitor, path: str, **fields: Any) -> bytes:
    """Send a form of the page of cards and booklets, and return the PDF that comes back."""
    token = visitor.open("/reviews/cards").select_one("input[name=form_token]")
    assert token is not None
    answer = visitor.client.post(path, data={**fields, "form_token": str(token["value"])})
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    return bytes(answer.data)


def test_a_booklet_belongs_to_one_invitation_and_its_qr_opens_it(
    visitor: Visitor, database: Database, dana: Staff, review: Review, settings: Settings
) -> None:
    child = invited(database, review)
    enter(visitor, database, dana)
    pages = pypdfium2.PdfDocument(pdf_from(visitor, "/reviews/booklets", invitation=child.id))
    cover = pages[0].render(scale=2).to_pil()
    assert zxingcpp.read_barcodes(cover)[0].text == link_to(settings.base_url, child.number or "")
    assert in_fours(child.number or "") in pages[0].get_textpage().get_text_range()
    ending = (child.number or "")[-4:]
    assert all(ending in page.get_textpage().get_text_range() for page in pages)


def test_large_print_has_more_pages_and_the_same_questions(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    child = invited(database, review, language="ar")
    enter(visitor, database, dana)
    pages = []
    for size in ("normal", "large"):
        pdf = pdf_from(visitor, "/reviews/booklets", invitation=child.id, size=size)
        pages.append(len(pypdfium2.PdfDocument(pdf)))
    assert pages[0] < pages[1]


def test_a_child_s_booklet_never_names_the_child_and_a_carer_s_does_so_inside_only(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    words = {}
    enter(visitor, database, dana)
    for role in (Role.CHILD, Role.CARER):
        invitation = invited(database, review, role)
        pages = pypdfium2.PdfDocument(pdf_from(visitor, "/reviews/booklets", invitation=invitation.id))
        words[role] = [page.get_textpage().get_text_range() for page in pages]
    assert not any("Robin" in page for page in words[Role.CHILD])
    assert "Robin" not in words[Role.CARER][0]
    assert "Robin" in words[Role.CARER][1]
    assert "Teasel" not in " ".join(words[Role.CARER])


def test_each_booklet_that_is_printed_is_written_down_with_its_day(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    child = invited(database, review)
    enter(visitor, database, dana)
    pdf_from(visitor, "/reviews/booklets", invitation=child.id)
    with database.reading() as session:
        found = session.scalars(select(Event).where(Event.act == "printed booklet")).one()
        kept = find_invitation(session, child.id)
        assert (found.thing_id, found.staff_id) == (child.id, dana.id)
        assert kept is not None
        assert (kept.booklet_printed_at, kept.booklet_set) == (NOW, "child_8_to_11")
    assert "booklet" in visitor.open("/reviews/cards").select_one("td[data-label=Printed]").text  # type: ignore[union-attr]


def test_nobody_prints_a_booklet_of_another_officer_s_child(
    visitor: Visitor, database: Database, review: Review
) -> None:
    child = invited(database, review)
    with database.writing() as session:
        other = a_member_of_staff(session)
    enter(visitor, database, other)
    visitor.send("/reviews/booklets", invitation=child.id, status=404)
    with database.reading() as session:
        assert session.scalars(select(Event).where(Event.act == "printed booklet")).all() == []


def test_a_link_that_has_ended_is_left_out_and_nobody_left_is_said(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    with database.writing() as session:
        ended = an_invitation(session, review=review, at=NOW - timedelta(days=30))
    enter(visitor, database, dana)
    page = visitor.send("/reviews/booklets", invitation=ended.id, status=422)
    assert "Tick at least one person" in page.text


def test_many_booklets_are_cut_into_parts_and_none_is_made_before_it_is_asked_for(
    visitor: Visitor, database: Database, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booklets, "AT_ONCE", 2)
    people = [invited(database, review, role) for role in Role]
    with database.writing() as session:
        administrator = a_member_of_staff(session, role=StaffRole.ADMINISTRATOR)
    enter(visitor, database, administrator)
    page = visitor.send("/reviews/booklets", invitation=[each.id for each in people], size="large")
    forms = page.select("form[data-part]")
    assert [len(form.select("input[name=invitation]")) for form in forms] == [2, 2, 1]
    first = {"invitation": [str(each["value"]) for each in forms[0].select("input[name=invitation]")]}
    with pikepdf.open(BytesIO(pdf_from(visitor, "/reviews/booklets", **first, size="large"))) as pdf:
        assert pdf.Root.MarkInfo.Marked
    with database.reading() as session:
        assert len(session.scalars(select(Event).where(Event.act == "printed booklet")).all()) == 2


def test_cards_come_as_a_pdf_too(visitor: Visitor, database: Database, dana: Staff, review: Review) -> None:
    people = [invited(database, review, role) for role in (Role.CHILD, Role.MOTHER)]
    enter(visitor, database, dana)
    said = words_of(pdf_from(visitor, "/reviews/cards/pdf", invitation=[each.id for each in people]))
    assert all(in_fours(each.number or "") in said for each in people)
    assert "Robin" not in said
    with database.reading() as session:
        assert len(session.scalars(select(Event).where(Event.act == "printed card")).all()) == 2


def test_a_pdf_that_cannot_be_made_is_said_and_nobody_sees_a_fault_page(
    visitor: Visitor, database: Database, dana: Staff, review: Review, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child = invited(database, review)
    broken = tmp_path / "press.py"
    broken.write_text("raise SystemExit('out of paper')")
    monkeypatch.setattr(paper, "PRESS", broken)
    enter(visitor, database, dana)
    for path in ("/reviews/booklets", "/reviews/cards/pdf"):
        visitor.open("/reviews/cards")
        assert "could not be made" in visitor.send(path, invitation=child.id, status=503).text


def test_a_young_child_s_booklet_shows_the_council_s_own_symbols(
    settings: Settings, database: Database, dana: Staff, tmp_path: Path
) -> None:
    folder = tmp_path / "symbols"
    folder.mkdir()
    Image.new("RGB", (40, 40), (250, 0, 250)).save(folder / "school.png")
    square = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#0ff"/></svg>'
    )
    (folder / "home.svg").write_text(square)
    app = create_app(replace(settings, symbols=str(folder)), opened=database)
    app.testing = True
    with database.writing() as session:
        child = a_child(session, officer=dana, born_on=date(2021, 3, 1))
        review = a_review(session, child=child, meeting_on=date(2026, 12, 1))
        young = an_invitation(session, review=review, at=NOW - timedelta(days=1))
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = settings.base_url
    visitor = Visitor(client)
    enter(visitor, database, dana)
    page = pypdfium2.PdfDocument(pdf_from(visitor, "/reviews/booklets", invitation=young.id))[2]
    colours = {colour for _count, colour in page.render(scale=1).to_pil().convert("RGB").getcolors(1_000_000) or []}
    assert {(250, 0, 250), (0, 255, 255)} <= colours
