"""A child's letters as one story to keep: in order, theirs alone, behind the lock or by their officer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.letters import Heading, LetterText, Paragraph, Part, Register, Words
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.services import locks
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from consult.storage.respondents import Respondent
from tests.factories.invitations import an_invitation
from tests.factories.letter_texts import HARDEST, a_letter_text, a_sent_letter
from tests.factories.reviews import a_review
from tests.factories.staff import at_the_desk
from tests.factories.visits import an_invited, an_opened, now_at
from tests.formats.test_paper import squeezed, words_of
from tests.visitor import Visitor
from tests.web.test_visit import h1, press, unlock

NOW = datetime.now(UTC)
FIRST, SECOND = "You are staying with Jo and Pat.", "The newest letter of all."
TO_MOTHER, TO_FATHER, WITHDRAWN, DRAFT = "Dear Mrs Teasel", "Dear Mr Teasel", "The mistake in it", "Not sent yet"


def saying(words: str, *, language: str = "en") -> LetterText:
    blocks = (Heading(Part.OPENING, Words.plain("Dear Robin,")), Paragraph(Words.plain(words)))
    return LetterText("Your letter", language, Register.CHILD, blocks)


@dataclass
class Story:
    """A child with two letters, and letters to others around them."""

    before: Invitation
    review_id: str
    pictures: list[str]
    first_id: str
    second_id: str


@pytest.fixture
def story(session: Session) -> Story:
    before = an_invited(session, at=NOW - timedelta(days=400))
    before.closes_at = NOW + timedelta(days=5)
    review = before.review
    visiting = now_at(session, an_opened(session, before, at=NOW - timedelta(days=399)), at=NOW - timedelta(days=399))
    pictures, hashed = locks.choose_pictures(session, visiting)
    locks.make_lock(session, visiting, hashed, at=NOW - timedelta(days=399), then="welcome")
    later = an_invitation(
        session,
        review=a_review(session, child=review.child, held_on=date(2026, 5, 5)),
        at=NOW,
        respondent=before.respondent,
    )
    # The later one first: the story follows the days and not the rows.
    second, _opens = a_sent_letter(session, later, at=NOW - timedelta(days=10), text=saying(SECOND))
    first, _opens = a_sent_letter(session, before, at=NOW - timedelta(days=200), text=saying(FIRST))
    wrong, _opens = a_sent_letter(session, later, at=NOW - timedelta(days=11), text=saying(WITHDRAWN))
    wrong.withdrawn_at, wrong.replaced_by_id = NOW, second.id
    draft, _opens = a_sent_letter(session, later, at=NOW, text=saying(DRAFT))
    draft.published_at = None
    for role, words in ((Role.MOTHER, TO_MOTHER), (Role.FATHER, TO_FATHER)):
        other = an_invitation(session, review=review, at=NOW - timedelta(days=200), role=role)
        a_sent_letter(session, other, at=NOW - timedelta(days=200), text=saying(words))
    made = Story(before, review.id, list(pictures), first.id, second.id)
    session.commit()
    return made


def all_letters(visitor: Visitor, story: Story) -> BeautifulSoup:
    visitor.send("/s", number=story.before.number, start="1")
    press(visitor, "unlock")
    unlock(visitor, story.pictures)
    return press(visitor, "all-letters")


def holds_the_childs_own(words: str) -> None:
    squeezed_words = squeezed(words)
    assert 0 <= squeezed_words.find(squeezed(FIRST)) < squeezed_words.find(squeezed(SECOND))
    for other in (TO_MOTHER, TO_FATHER, WITHDRAWN, DRAFT):
        assert squeezed(other) not in squeezed_words, other


def printed(visitor: Visitor) -> bytes:
    assert visitor.last is not None
    assert visitor.last.mimetype == "application/pdf"
    data: bytes = visitor.last.data
    return data


def test_behind_the_lock_a_child_keeps_all_their_letters_in_order(
    visitor: Visitor, story: Story, database: Database
) -> None:
    page = all_letters(visitor, story)
    assert h1(page) == "All your letters"
    holds_the_childs_own(page.text)
    day = (NOW - timedelta(days=10)).astimezone(LONDON)
    assert [link["href"] for link in page.select("main .answers a")] == ["#letter-1", "#letter-2"]
    assert f"Letter of {day.day} {day:%B %Y}" in page.text
    press(visitor, "all-letters-pdf")
    holds_the_childs_own(words_of(printed(visitor)))
    with database.reading() as looking:
        opened = looking.execute(select(Event.thing_id).where(Event.act == "opened letter")).scalars().all()
        assert set(opened) == {story.first_id, story.second_id}
        assert looking.get_one(Letter, story.first_id).first_opened_at is not None


def test_without_the_lock_no_page_and_no_file_holds_a_letter(visitor: Visitor, story: Story) -> None:
    visitor.send("/s", number=story.before.number, start="1")
    for act in ("all-letters", "all-letters-pdf", "read", "alert-talk"):
        page = press(visitor, act)
        assert visitor.last is not None
        assert visitor.last.mimetype == "text/html"
        assert FIRST not in page.text
        assert SECOND not in page.text
    page = press(visitor, "alert-on", place="alert:talk:all-letters")
    assert FIRST not in page.text


def test_a_lock_that_was_made_since_keeps_only_the_letters_that_came_after_it(
    session: Session, visitor: Visitor, story: Story
) -> None:
    """So a parent who scans the child’s next card first, and makes the lock, keeps none of the earlier letters."""
    session.get_one(Respondent, story.before.respondent_id).lock_made_at = NOW - timedelta(days=100)
    session.commit()
    page = all_letters(visitor, story)
    assert SECOND in page.text
    assert FIRST not in page.text


def test_a_mothers_letters_are_hers_and_the_childs_are_not_among_them(
    session: Session, visitor: Visitor, story: Story
) -> None:
    mother = session.scalars(select(Respondent).where(Respondent.role == Role.MOTHER.value)).one()
    invitation = session.scalars(
        select(Invitation).where(Invitation.respondent_id == mother.id, Invitation.purpose == "before")
    ).one()
    invitation.closes_at = NOW + timedelta(days=5)
    at = NOW - timedelta(days=199)
    visiting = now_at(session, an_opened(session, invitation, at=at), at=at)
    pictures, hashed = locks.choose_pictures(session, visiting)
    locks.make_lock(session, visiting, hashed, at=at, then="welcome")
    mother.lock_made_at = NOW - timedelta(days=300)
    number = invitation.number
    session.commit()
    visitor.send("/s", number=number, start="1")
    press(visitor, "unlock")
    unlock(visitor, list(pictures))
    page = press(visitor, "all-letters")
    assert TO_MOTHER in page.text
    for other in (FIRST, SECOND, TO_FATHER, WITHDRAWN):
        assert other not in page.text


def test_the_officer_saves_the_childs_letters_and_no_letter_to_anybody_else(
    app: Flask, database: Database, settings: Settings, story: Story
) -> None:
    officer = at_the_desk(app, database, settings, story.before)
    address = f"/reviews/{story.review_id}/letters/life-story"
    holds_the_childs_own(officer.open(address).text)
    officer.open(f"{address}.pdf")
    holds_the_childs_own(words_of(printed(officer)))
    with database.reading() as looking:
        acts = looking.scalars(select(Event.act).where(Event.review_id == story.review_id)).all()
    assert "read the life story" in acts
    assert "saved the life story" in acts


@pytest.mark.parametrize("role", [StaffRole.OFFICER, StaffRole.ADMINISTRATOR, StaffRole.MANAGER])
def test_nobody_else_of_the_staff_opens_it(
    app: Flask, database: Database, settings: Settings, story: Story, role: StaffRole
) -> None:
    other = at_the_desk(app, database, settings, story.before, role)
    for form in ("", ".pdf"):
        other.open(f"/reviews/{story.review_id}/letters/life-story{form}", status=404)


def test_a_child_without_letters_has_a_page_that_says_so(
    session: Session, app: Flask, database: Database, settings: Settings
) -> None:
    invitation = an_invited(session)
    session.commit()
    officer = at_the_desk(app, database, settings, invitation)
    said = "No letter to this child has gone out yet."
    for form in ("", ".pdf"):
        assert said in officer.open(f"/reviews/{invitation.review_id}/letters/life-story{form}").text


def test_the_story_on_paper_is_tagged_with_its_contents_its_drawings_and_each_letters_language(
    session: Session, app: Flask, database: Database, settings: Settings, story: Story
) -> None:
    before = session.get_one(Invitation, story.before.id)
    for days, text in ((6, a_letter_text()), (5, HARDEST)):
        a_sent_letter(session, before, at=NOW - timedelta(days=days), text=text)
    session.commit()
    officer = at_the_desk(app, database, settings, before)
    officer.open(f"/reviews/{story.review_id}/letters/life-story.pdf")
    pdf = printed(officer)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang).startswith("ar")
        assert "Robin" not in str(opened.docinfo["/Title"])
        tags = pdf_tags(opened)
    assert tags.count("/TOCI") == 4
    assert "/Figure" in tags
    assert "/BlockQuote" in tags
    document = pypdfium2.PdfDocument(pdf)
    starts = [number for number, page in enumerate(document) if "Robin" in page.get_textpage().get_text_range()]
    assert len(set(starts)) == 4
    assert 0 not in starts


def pdf_tags(opened: pikepdf.Pdf) -> list[str]:
    return [
        str(each.S)
        for each in opened.objects
        if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each
    ]
