"""The wishes desk: one press marks a view, and its page asks for the answer that comes back."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from sqlalchemy import func, select

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING
from consult.domain.topics import Topic
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.replies import Reply
from consult.storage.requests import Request
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from consult.storage.views import Tick, Translation
from consult.storage.wishes import Wish
from tests.factories.children import a_child
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, sign_in
from tests.visitor import Visitor

TODAY = datetime.now(UTC).date()
ARABIC = "أريد مدرسة فيها كرة قدم."


@dataclass(frozen=True)
class Desk:
    """One review with an Arabic wish, a private answer and a request for an advocate, and its officer."""

    visitor: Visitor
    database: Database
    officer: Staff
    review_id: str
    reply_id: str
    arabic_id: str
    private_id: str
    request_id: str

    @property
    def views(self) -> str:
        return f"/reviews/{self.review_id}"

    @property
    def page(self) -> str:
        return f"/reviews/{self.review_id}/wishes"

    def press(self, kind: str = "wish", answer_id: str = "", **ticks: Any) -> BeautifulSoup:
        self.visitor.open(self.views)
        return self.visitor.send(f"{self.views}/ticks", mark=f"{kind}:{answer_id or self.arabic_id}", **ticks)

    def wish(self) -> Wish:
        with self.database.reading() as session:
            return session.scalars(select(Wish)).one()

    def answer(self, *, status: int = 200, **changes: str) -> BeautifulSoup:
        wish = self.wish()
        self.visitor.open(self.page)
        kept = {"kind": wish.kind, "words": wish.words, "language": wish.language, **changes}
        form: dict[str, Any] = {f"{wish.id}-{name}": value for name, value in kept.items()}
        return self.visitor.send(f"{self.page}/{wish.id}", status=status, **form)

    def events(self, act: str) -> int:
        with self.database.reading() as session:
            return session.scalar(select(func.count()).select_from(Event).where(Event.act == act)) or 0


@pytest.fixture
def desk(client: FlaskClient, database: Database) -> Desk:
    with database.writing() as session:
        officer = a_member_of_staff(session)
        child = a_child(session, officer=officer, born_on=date(2011, 2, 3))
        review = a_review(session, child=child, held_on=TODAY - timedelta(days=3))
        reply = a_reply(
            session,
            Given(words=ARABIC, question="needs_to_happen", topic=Topic.WISHES, audience=THE_MEETING),
            Given(words="في الليل ضجيج.", question="worried_about", topic=Topic.WORRIES, audience=OFFICER_ONLY),
            review=review,
            language="ar",
        )
        request = Request(
            review_id=review.id,
            respondent_id=reply.respondent_id,
            kind="advocate",
            made_at=datetime.now(UTC),
        )
        session.add(request)
        session.flush()
        ids = (review.id, reply.id, *(answer.id for answer in reply.answers), request.id)
    return Desk(sign_in(client, database, officer), database, officer, *ids)


def told(page: Tag) -> str:
    return " ".join(page.get_text(" ").split())


def test_one_press_marks_a_view_in_its_own_words_and_keeps_the_ticks_of_the_page(desk: Desk) -> None:
    page = desk.press("worry", shown=desk.arabic_id, tick=desk.arabic_id)
    assert "Marked as a worry" in page.text
    wish = desk.wish()
    assert (wish.kind, wish.words, wish.language, wish.answer_id) == ("worry", ARABIC, "ar", desk.arabic_id)
    with desk.database.reading() as session:
        assert session.scalars(select(Tick)).one().in_minutes


def test_a_private_answer_may_be_marked_and_stays_out_of_the_minutes(desk: Desk) -> None:
    desk.press("worry", desk.private_id, shown=desk.private_id)
    assert desk.wish().answer_id == desk.private_id
    page = desk.press("worry", desk.private_id, shown=desk.private_id, tick=desk.private_id)
    assert "Your ticks were not saved" in page.text


def test_what_is_no_kind_or_another_review_s_answer_is_marked_nowhere(desk: Desk) -> None:
    with desk.database.writing() as session:
        review = session.get(Review, desk.review_id)
        assert review is not None
        elsewhere = a_review(session, child=review.child, held_on=date(2025, 1, 5))
        other = a_reply(session, Given(words="Elsewhere."), review=elsewhere).answers[0].id
    for mark in (f"dream:{desk.arabic_id}", f"wish:{other}", "wish:", "wish"):
        desk.visitor.open(desk.views)
        desk.visitor.send(f"{desk.views}/ticks", status=404, mark=mark)
    with desk.database.reading() as session:
        assert session.scalars(select(Wish)).all() == []


def test_a_wish_is_answered_beside_the_original_and_its_english(desk: Desk) -> None:
    with desk.database.writing() as session:
        session.add(
            Translation(
                answer_id=desk.arabic_id,
                words="I want a school with football.",
                translated_by="Hana",
                typed_in_by=desk.officer.id,
                typed_in_at=datetime.now(UTC),
            )
        )
    desk.press()
    before = desk.events("read wishes")
    page = desk.visitor.open(desk.page)
    assert desk.events("read wishes") == before + 1, "the reading is written down first"
    for each in (ARABIC, "I want a school with football.", "It has no answer yet."):
        assert each in told(page)
    page = desk.answer(
        words="A school with football.", language="en", outcome="not_yet", because="We are asking two schools."
    )
    assert "Say who does it." in told(page)
    page = desk.answer(outcome="not_yet", because="We are asking two schools.", owner="Jo", by_on=TODAY.isoformat())
    for each in ("Not yet", "We are asking two schools.", ARABIC, "A school with football."):
        assert each in told(page)
    assert "Say who does it." not in told(page)
    assert desk.visitor.open(desk.views).select_one("[aria-labelledby=missing]") is None


def test_the_officer_says_what_a_wish_is_about_and_otherwise_it_stays_what_its_question_was_about(desk: Desk) -> None:
    desk.press()
    before = desk.wish().topic
    desk.answer()
    assert desk.wish().topic == before
    desk.answer(topic="friends")
    assert desk.wish().topic == "friends"
    assert before != "friends"


def test_only_the_reason_is_looked_over_and_never_what_they_asked_for(desk: Desk) -> None:
    desk.press()
    page = desk.answer(
        words="I want contact", language="en", outcome="no", because="It was refused by the placement."
    )
    name = f"{desk.wish().id}-because"
    assert [str(each["value"]) for each in page.select("input[name=plain_part]")] == [name]
    button = page.select_one(f"#plain-{name} button[value^=replace]")
    assert button is not None
    found: dict[str, Any] = {
        name: "It was refused by the placement.",
        "plain_part": name,
        "plain": str(button["value"]),
    }
    wish = desk.wish()
    kept = {"kind": wish.kind, "words": wish.words, "language": wish.language, "outcome": "no"}
    form: dict[str, Any] = {f"{wish.id}-{each}": value for each, value in kept.items()}
    desk.visitor.send(f"{desk.page}/{wish.id}", **form, **found)
    assert (desk.wish().because, desk.wish().words) == ("It was refused by the home.", "I want contact")


@pytest.mark.parametrize(
    ("changes", "says", "field"),
    [
        ({"words": " "}, "Say in a few words what was asked for.", "words"),
        ({"because": "x" * 600}, "Make it shorter", "because"),
        ({"by_on": "31/02/2027"}, "31/02/2027", "by_on"),
        ({"by_on": "2096-01-01"}, "Check the year", "by_on"),
        ({"done_on": TODAY.isoformat()}, "with an answer of yes or not yet", "done_on"),
        ({"outcome": "yes", "done_on": (TODAY + timedelta(days=2)).isoformat()}, "a day that has come", "done_on"),
        ({"outcome": "perhaps"}, "", "outcome"),
        ({"language": "xx"}, "", "language"),
        ({"kind": "dream"}, "", "kind"),
    ],
)
def test_what_is_wrong_with_an_answer_is_said_at_its_field_and_nothing_typed_is_lost(
    desk: Desk, changes: dict[str, str], says: str, field: str
) -> None:
    desk.press()
    page = desk.answer(status=422, **{"owner": "Jo Fennel", **changes})
    assert says in told(page)
    wish = desk.wish()
    assert page.find(id=f"{wish.id}-{field}-wrong") is not None
    owner = page.find(id=f"{wish.id}-owner")
    assert owner is not None
    assert owner["value"] == "Jo Fennel"
    assert (wish.outcome, wish.owner) == (None, None)


def test_a_wish_that_was_taken_back_leaves_and_the_page_says_so(desk: Desk) -> None:
    desk.press()
    with desk.database.writing() as session:
        reply = session.get(Reply, desk.reply_id)
        assert reply is not None
        reply.taken_back_at = datetime.now(UTC)
    page = desk.visitor.open(desk.page)
    assert ARABIC not in page.text
    assert "taken back on" in told(page)
    page = desk.answer(outcome="no", because="No.")
    assert "they have taken it back in the meantime" in page.text
    assert desk.wish().outcome is None
    assert desk.visitor.open(desk.views).select("button[name=mark]") == []


def test_a_request_is_marked_and_done_in_one_place_for_both(desk: Desk) -> None:
    page = desk.visitor.open(desk.views)
    assert "Mark as a request" in page.text
    page = desk.visitor.send(f"{desk.views}/requests/{desk.request_id}/mark")
    assert "asked for an advocate" in told(page)
    desk.answer(outcome="yes", because="Noor came.", owner="Noor", by_on=TODAY.isoformat(), done_on=TODAY.isoformat())
    requests = desk.visitor.open(desk.views).select_one("[aria-labelledby=requests]")
    assert requests is not None
    assert "Noor came." in told(requests)
    assert requests.select("form") == []
    assert "asked for an advocate" not in told(desk.visitor.open("/reviews/"))


def test_a_mark_made_by_mistake_is_taken_away(desk: Desk) -> None:
    desk.press()
    wish = desk.wish()
    desk.visitor.open(desk.page)
    page = desk.visitor.send(f"{desk.page}/{wish.id}/unmark")
    assert "The mark is gone." in page.text
    assert ARABIC in desk.visitor.open(desk.views).text
    desk.press()
    desk.answer(outcome="no", because="No.")
    page = desk.visitor.send(f"{desk.page}/{desk.wish().id}/unmark")
    assert "it has an answer" in page.text


def test_what_is_not_answered_stands_on_the_officer_s_list(desk: Desk) -> None:
    with desk.database.writing() as session:
        review = session.get(Review, desk.review_id)
        assert review is not None
        review.participation_code, review.participation_source = "PN1", "officer"
        review.decisions_sent_on = review.record_written_on = review.record_sent_on = TODAY
        session.scalars(select(Request)).one().done_at = datetime.now(UTC)
    desk.press()
    assert "has a wish or a decision that is without an answer" in told(desk.visitor.open("/reviews/"))
    desk.answer(outcome="no", because="The school is full.")
    assert "without an answer" not in told(desk.visitor.open("/reviews/"))
