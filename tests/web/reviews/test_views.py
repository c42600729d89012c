"""The review page and what is done from it, as an officer and as everybody who may not."""

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import Any

import docx
import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, Person, named
from consult.domain.people import MeetingPart
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.topics import Topic
from consult.services.people import name_person, people_named
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.replies import Answer, Reply
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.children import a_child
from tests.factories.replies import SENT_AT, Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, sign_in, signed_in_as
from tests.visitor import Visitor

ARABIC = "أشتاق إلى عمي."
PRIVATE = "He shouts at night."


@dataclass(frozen=True)
class Desk:
    """One officer's review with views, and the officer reading."""

    visitor: Visitor
    database: Database
    officer: Staff
    review_id: str
    arabic_id: str
    private_id: str
    plain_id: str

    @property
    def page(self) -> str:
        return f"/reviews/{self.review_id}"

    def events(self, act: str) -> int:
        with self.database.reading() as session:
            return session.scalar(select(func.count()).select_from(Event).where(Event.act == act)) or 0


@pytest.fixture
def desk(client: FlaskClient, database: Database) -> Desk:
    with database.writing() as session:
        officer = a_member_of_staff(session)
        child = a_child(session, officer=officer, forename="Zaki", surname="Lantern", language="ar")
        review = a_review(session, child=child, meeting_on=date(2026, 5, 5))
        name_person(session, review, who=signed_in_as(officer), part=MeetingPart.CARER, name="Pat", now=SENT_AT)
        people = people_named(session, review.id)
        reply = a_reply(
            session,
            Given(ARABIC, question="a", topic=Topic.WORRIES, audience=THE_MEETING, asked="What worries you?"),
            Given(PRIVATE, question="b", topic=Topic.HOME, audience=OFFICER_ONLY),
            Given(chosen={"good": ("Good", "جيد")}, question="c", topic=Topic.SCHOOL, audience=named(Person.MOTHER)),
            review=review,
            language="ar",
            people=people,
            helped_by="my carer",
        )
        ids = [answer.id for answer in reply.answers]
        review_id = review.id
    return Desk(sign_in(client, database, officer), database, officer, review_id, ids[0], ids[1], ids[2])


def test_every_view_stands_with_its_question_its_audience_and_how_it_came(desk: Desk) -> None:
    page = desk.visitor.open(desk.page)
    row = page.select_one(f"#view-{desk.arabic_id}")
    assert row is not None
    words = re.sub(r"\s+", " ", row.get_text())
    assert "What worries you?" in words
    assert "Everyone at the meeting: Pat" in words
    assert "helped by my carer" in words
    quote = row.select_one("blockquote")
    assert quote is not None
    assert (quote.get("lang"), quote.get("dir"), quote.get_text()) == ("ar", "rtl", ARABIC)
    assert page.select_one("#section-worried_about") is not None


def test_a_private_view_is_striped_and_cannot_be_ticked(desk: Desk) -> None:
    page = desk.visitor.open(desk.page)
    row = page.select_one(f"#view-{desk.private_id}")
    assert row is not None
    assert "private" in row["class"]
    tick = row.select_one("input[type=checkbox]")
    assert tick is not None
    assert tick.has_attr("disabled")
    assert "Only you." in row.get_text()
    refused = desk.visitor.send(f"{desk.page}/ticks", shown=[desk.private_id], tick=[desk.private_id])
    assert "for you only now" in refused.get_text()


def test_every_opening_of_words_is_written_down_before_they_are_sent(desk: Desk) -> None:
    for _ in range(3):
        desk.visitor.open(desk.page)
    assert desk.events("read views") == 3
    desk.visitor.open(f"{desk.page}/minutes")
    desk.visitor.client.get(f"{desk.page}/minutes/word")
    assert (desk.events("opened minutes"), desk.events("saved minutes as Word")) == (1, 1)


def test_where_the_reading_cannot_be_written_down_there_are_no_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_arguments: object, **_facts: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("consult.services.views.events.record", full_disk)
    desk.visitor.client.application.testing = False
    for address in (desk.page, f"{desk.page}/minutes", f"{desk.page}/answers/{desk.arabic_id}/translation"):
        answer = desk.visitor.client.get(address)
        assert answer.status_code == 500
        assert ARABIC not in answer.text
        assert PRIVATE not in answer.text


def addresses(desk: Desk) -> list[str]:
    answer = f"{desk.page}/answers/{desk.arabic_id}"
    return [
        desk.page,
        f"{desk.page}/minutes",
        f"{desk.page}/minutes/word?for=officer",
        f"{desk.page}/heard",
        f"{desk.page}/people",
        f"{answer}/translation",
        f"{answer}/share",
    ]


def acts(desk: Desk) -> list[str]:
    answer = f"{desk.page}/answers/{desk.arabic_id}"
    return [
        f"{desk.page}/ticks",
        f"{desk.page}/heard",
        f"{desk.page}/people",
        f"{desk.page}/people/anybody/remove",
        f"{answer}/translation",
        f"{answer}/translation/checked",
        f"{answer}/share",
        f"{desk.page}/participation/code",
    ]


@pytest.mark.parametrize("role", list(StaffRole))
def test_nobody_but_the_childs_own_officer_reads_or_marks_words(desk: Desk, role: StaffRole) -> None:
    with desk.database.writing() as session:
        other = a_member_of_staff(session, role=role)
    reader = sign_in(desk.visitor.client, desk.database, other)
    token = str(reader.open("/").select_one("input[name=form_token]")["value"])  # type: ignore[index]
    events = desk.events("read views")
    for address in addresses(desk):
        answer = reader.client.get(address)
        assert answer.status_code in (403, 404), address
        assert ARABIC not in answer.text
        assert "Lantern" not in answer.text
    for address in acts(desk):
        answer = reader.client.post(address, data={"form_token": token, "code": "PN6"})
        assert answer.status_code in (403, 404), address
    assert desk.events("read views") == events


def test_somebody_who_is_not_signed_in_is_sent_to_the_sign_in(desk: Desk, client: FlaskClient) -> None:
    client.delete_cookie("staff")
    for address in addresses(desk):
        answer = client.get(address)
        assert (answer.status_code, answer.location) == (303, "/account/sign-in")


def test_ticks_and_moves_are_kept_and_lead_to_the_minutes(desk: Desk) -> None:
    desk.visitor.open(desk.page)
    form: dict[str, Any] = {
        "shown": [desk.arabic_id, desk.private_id, desk.plain_id],
        "tick": [desk.arabic_id, desk.plain_id],
        f"heading-{desk.plain_id}": "needs_to_happen",
        "to_minutes": "1",
    }
    page = desk.visitor.send(f"{desk.page}/ticks", **form)
    minutes = page.get_text(" ", strip=True)
    assert ARABIC in minutes
    assert "1 left out, because this reader may not see it" in minutes
    assert "جيد" not in minutes, "the mother was named for it, not the meeting"
    for_the_mother = desk.visitor.open(f"{desk.page}/minutes?for=mother").get_text(" ", strip=True)
    assert "جيد" in for_the_mother
    assert "Needs to happen" in for_the_mother
    assert ARABIC not in for_the_mother
    assert PRIVATE not in minutes + for_the_mother


def test_the_word_file_is_named_for_its_day_and_reader_and_holds_the_minutes(desk: Desk) -> None:
    desk.visitor.open(desk.page)
    desk.visitor.send(f"{desk.page}/ticks", shown=[desk.arabic_id], tick=[desk.arabic_id])
    answer = desk.visitor.client.get(f"{desk.page}/minutes/word?for=carer")
    assert answer.headers["Content-Disposition"] == "attachment; filename=views-2026-05-05-for-carer.docx"
    document = docx.Document(io.BytesIO(answer.data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert ARABIC in text
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert PRIVATE.encode() not in b"".join(archive.read(name) for name in archive.namelist())


def test_the_minutes_can_be_selected_without_javascript(desk: Desk) -> None:
    desk.visitor.open(desk.page)
    desk.visitor.send(f"{desk.page}/ticks", shown=[desk.arabic_id], tick=[desk.arabic_id])
    page = desk.visitor.open(f"{desk.page}/minutes")
    plain = page.select_one("textarea#plain")
    assert plain is not None
    assert ARABIC in plain.get_text()
    button = page.select_one("button[data-copy]")
    assert button is not None
    assert button.has_attr("hidden")


def test_a_translation_is_typed_in_and_confirmed_by_a_second_person(desk: Desk) -> None:
    address = f"{desk.page}/answers/{desk.arabic_id}/translation"
    page = desk.visitor.open(address)
    assert ARABIC in page.get_text()
    refused = desk.visitor.send(address, status=422, words="I miss my uncle.", translated_by="")
    assert "by a named person" in refused.get_text()
    assert "I miss my uncle." in refused.get_text(), "nothing typed is lost"
    page = desk.visitor.send(address, words="I miss my uncle.", translated_by="N. Ali")
    assert "translated by N. Ali, not checked yet" in page.get_text()
    desk.visitor.open(address)
    page = desk.visitor.send(f"{address}/checked", checked_by="n. ali")
    assert "somebody other than whoever translated it" in page.get_text()
    page = desk.visitor.send(f"{address}/checked", checked_by="R. Osman")
    assert "checked by R. Osman" in page.get_text()


def test_sharing_for_safety_asks_why_and_whether_the_child_was_told(desk: Desk) -> None:
    address = f"{desk.page}/answers/{desk.private_id}/share"
    assert PRIVATE in desk.visitor.open(address).get_text()
    refused = desk.visitor.send(address, status=422, people="social_worker", child_told="no", reason="Risk.")
    assert "Say why the child was not told." in refused.get_text()
    page = desk.visitor.send(
        address, people="social_worker", child_told="no", reason="Risk tonight.", told_note="He would be at risk."
    )
    row = page.select_one(f"#view-{desk.private_id}")
    assert row is not None
    words = re.sub(r"\s+", " ", row.get_text())
    assert "Shared for safety" in words
    assert "Risk tonight." in words
    assert "The child was not told: He would be at risk." in words


def test_a_young_childs_views_are_written_down_and_marked(desk: Desk) -> None:
    desk.visitor.open(f"{desk.page}/heard")
    refused = desk.visitor.send(
        f"{desk.page}/heard",
        status=422,
        role="child",
        way="observation",
        given_on="2026-04-31",
        worries="Cried.",
        language="en",
        audience="officer",
    )
    assert "a date that exists" in refused.get_text()
    assert "Cried." in refused.get_text()
    page = desk.visitor.send(
        f"{desk.page}/heard",
        role="child",
        way="observation",
        given_on="2026-04-30",
        worries="Cried.",
        language="en",
        topic="home",
        elsewhere="Slept badly.",
        audience="officer",
    )
    words = re.sub(r"\s+", " ", page.get_text())
    assert "Seen by somebody (observation), 30 April 2026, written down by Dana Inkwell" in words
    assert "Slept badly." in words
    with desk.database.reading() as session:
        assert session.scalar(select(Reply.given_on).where(Reply.given == "observation")) == date(2026, 4, 30)


@pytest.mark.parametrize(
    "wrong",
    [
        {"worries": " \n"},
        {"given_on": "2999-01-01"},
        {"role": "landlord"},
        {"way": "link"},
        {"audience": "everybody"},
        {"worries": "x" * 20_000},
        {"worries": "\u0958" * 9_000},
        {"language": "xx"},
        {"topic": "nonsense", "elsewhere": "Well."},
        {"topic": "", "elsewhere": "Well."},
    ],
)
def test_bad_input_about_what_was_heard_is_said_and_nothing_is_lost(desk: Desk, wrong: dict[str, str]) -> None:
    good = {
        "role": "child",
        "way": "phone",
        "given_on": "2026-04-30",
        "worries": "Cried.",
        "wishes": "A dog." if "worries" not in wrong or wrong["worries"].strip() else "",
        "language": "en",
        "topic": "home",
        "audience": "officer",
    }
    desk.visitor.open(f"{desk.page}/heard")
    page = desk.visitor.send(f"{desk.page}/heard", status=422, **{**good, **wrong})
    assert page.select_one("[role=alert]") is not None
    assert good["wishes"] in page.get_text()


def test_the_meetings_list_is_made_here_and_shown_beside_the_views(desk: Desk) -> None:
    desk.visitor.open(f"{desk.page}/people")
    page = desk.visitor.send(f"{desk.page}/people", part="social_worker", name="Sol Marble")
    assert "Sol Marble" in page.get_text()
    assert "Added to the list." in page.get_text()
    page = desk.visitor.send(f"{desk.page}/people", status=422, part="advocate", name=" ")
    assert "Give a name" in page.get_text()
    assert page.select_one("option[value=advocate][selected]") is not None
    page = desk.visitor.send(f"{desk.page}/people", status=422, part="landlord", name="x" * 101)
    assert page.select_one("[role=alert]") is not None
    assert page.select_one(f"input[value={'x' * 101}]") is not None, "what was typed is still there to be mended"
    page = desk.visitor.open(f"{desk.page}/people")
    first = page.select_one("form[action$=remove]")
    assert first is not None
    page = desk.visitor.send(str(first["action"]))
    assert "Pat" not in page.get_text()


def test_hostile_words_stay_words_on_every_page(desk: Desk) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    with desk.database.writing() as session:
        review = a_review(
            session,
            child=a_child(session, officer=session.get(Staff, desk.officer.id), forename=attack),
            meeting_on=date(2026, 5, 5),
        )
        (answer,) = a_reply(session, Given(attack, asked=attack, audience=THE_MEETING), review=review).answers
        page, answer_id = f"/reviews/{review.id}", answer.id
    desk.visitor.open(page)
    desk.visitor.send(f"{page}/ticks", shown=[answer_id], tick=[answer_id])
    for address in (page, f"{page}/minutes", f"{page}/answers/{answer_id}/translation", f"{page}/heard"):
        opened = desk.visitor.open(address)
        assert not opened.select("img")
        assert not [script for script in opened.select("script") if not script.get("src")]


def test_the_trail_says_who_did_what_without_any_words(desk: Desk) -> None:
    desk.visitor.open(desk.page)
    page = desk.visitor.open(desk.page)
    trail = page.select_one("section[aria-labelledby=trail]")
    assert trail is not None
    words = re.sub(r"\s+", " ", trail.get_text())
    assert "You read views, 2 times" in words
    assert ARABIC not in words


def test_how_the_child_wants_their_meeting_is_one_block_and_stands_first_until_the_meeting(
    client: FlaskClient, database: Database
) -> None:
    with database.writing() as session:
        officer = a_member_of_staff(session)
        review = a_review(session, child=a_child(session, officer=officer), meeting_on=date(2026, 5, 5))
        given = (
            Given("School", question="needs_to_happen", topic=Topic.WISHES),
            Given("A photo", question="bring", topic=Topic.MEETING, asked="What do you want to bring or show?"),
            Given(chosen={"lead": ("Lead it myself", "Lead it myself")}, question="take_part", topic=Topic.MEETING),
        )
        a_reply(session, *given, review=review)
        a_reply(session, Given("When?", question="ask", topic=Topic.MEETING), review=review, role=Role.MOTHER)
        review_id = review.id
    page = sign_in(client, database, officer).open(f"/reviews/{review_id}")
    first = page.select_one(".two form section")
    assert first is not None
    assert first.h2 is not None
    assert first.h2.text == "How they want their meeting"
    assert [quote.text for quote in first.select("blockquote")] == ["A photo", "Lead it myself"]
    assert "When?" in page.select_one("#section-meeting").find_parent("section").text  # type: ignore[union-attr]
    with database.writing() as session:
        held = session.get(Review, review_id)
        assert held is not None
        held.held_on, held.status = date(2026, 5, 5), "held"
    headings = [h2.text for h2 in Visitor(client).open(f"/reviews/{review_id}").select(".two form h2")]
    assert headings[0] == "Working well"
    assert headings[-1] == "How they want their meeting"


def test_an_answer_that_does_not_open_says_so_and_the_page_shows_the_others(desk: Desk) -> None:
    with desk.database.writing() as session:
        spoiled, other = session.get_one(Answer, desk.plain_id), session.get_one(Answer, desk.arabic_id)
        spoiled.said_sealed = other.said_sealed
    page = desk.visitor.open(desk.page)
    spoiled_row, other_row = page.select_one(f"#view-{desk.plain_id}"), page.select_one(f"#view-{desk.arabic_id}")
    assert spoiled_row is not None
    assert other_row is not None
    assert "This answer does not open." in spoiled_row.get_text()
    assert ARABIC not in spoiled_row.get_text()
    assert ARABIC in other_row.get_text()
    for address in (f"{desk.page}/minutes", "/reviews/"):
        desk.visitor.open(address)
