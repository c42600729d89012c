"""The visit: one address, one question a page, nothing sent before Send, nothing read back without the lock."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from consult.domain.locks import PICTURES
from consult.domain.respondents import Role
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.replies import Answer, Reply
from consult.storage.reviews import ReviewPerson
from consult.storage.visits import Visit
from tests.factories.statements import statements_of
from tests.factories.visits import an_invited
from tests.proving import how_many
from tests.visitor import Visitor

SECRET = "I wish I saw Taylor more"


def invited(session: Session, *, role: Role = Role.CHILD, age: int = 9) -> Invitation:
    now = datetime.now(UTC)
    made = an_invited(session, role=role, age=age, at=now)
    made.review.meeting_on, made.review.meeting_time = now.date() + timedelta(days=20), time(16)
    session.add(ReviewPerson(review_id=made.review_id, part="carer", name="Kim Fennel", added_at=now))
    session.commit()
    return made


@pytest.fixture
def invitation(session: Session) -> Invitation:
    return invited(session)


def start(visitor: Visitor, invitation: Invitation, *, chosen: str = "") -> BeautifulSoup:
    return visitor.send("/s", number=invitation.number, start="1", chosen=chosen)


def press(visitor: Visitor, act: str, *, status: int = 200, **fields: Any) -> BeautifulSoup:
    """Press a button of the page last opened, with what its hidden fields say."""
    assert visitor.last is not None
    soup = BeautifulSoup(visitor.last.text, "html.parser")
    hidden = {str(field["name"]): str(field["value"]) for field in soup.select("form#page input[type=hidden]")}
    shown = [str(field["value"]) for field in soup.select("input[name=shown]")]
    given: dict[str, Any] = {**hidden, **({"shown": shown} if shown else {}), "act": act, **fields}
    return visitor.send("/v", status=status, **given)


def h1(page: BeautifulSoup) -> str:
    assert page.h1 is not None
    return page.h1.get_text(strip=True)


def begun(visitor: Visitor, invitation: Invitation) -> BeautifulSoup:
    start(visitor, invitation)
    return press(visitor, "begin")


def at_words(visitor: Visitor, invitation: Invitation) -> BeautifulSoup:
    begun(visitor, invitation)
    press(visitor, "skip")
    return press(visitor, "skip")


def at_check(visitor: Visitor, invitation: Invitation, words: str = SECRET) -> BeautifulSoup:
    at_words(visitor, invitation)
    press(visitor, "continue", answer=words)
    press(visitor, "lock-no")
    press(visitor, "more-no")
    return press(visitor, "skip")


def sent(visitor: Visitor, invitation: Invitation, words: str = SECRET) -> BeautifulSoup:
    at_check(visitor, invitation, words)
    return press(visitor, "send", all="each")


def replies_in(database: Database) -> list[Reply]:
    with database.reading() as session:
        return list(session.scalars(select(Reply)))


# what is on the pages


def test_a_childs_welcome_says_when_who_reads_it_and_what_cannot_stay_secret(
    visitor: Visitor, invitation: Invitation
) -> None:
    page = start(visitor, invitation).text
    assert "Dana Inkwell reads it by" in " ".join(page.split())
    assert "4pm" in page
    assert "has to tell people who can help" in page
    assert "Nothing is sent until you press Send" in page


@pytest.mark.parametrize("age", [9, 15])
def test_a_childs_own_pages_never_say_the_childs_name(session: Session, visitor: Visitor, age: int) -> None:
    said = start(visitor, invited(session, age=age)).text + press(visitor, "begin").text
    assert not re.search("Robin|Teasel", said)


@pytest.mark.parametrize("role", [Role.MOTHER, Role.FATHER, Role.CARER, Role.OTHER])
def test_adults_see_which_child_it_is_about_by_first_name_only(
    session: Session, visitor: Visitor, role: Role
) -> None:
    page = start(visitor, invited(session, role=role))
    assert "Robin" in h1(page)
    assert "Teasel" not in page.text


def test_every_page_says_whom_to_ring_and_has_a_way_to_leave(visitor: Visitor, invitation: Invitation) -> None:
    pages = [
        visitor.open("/s"),
        start(visitor, invitation),
        press(visitor, "begin"),
        press(visitor, "continue", answer="friends"),
        press(visitor, "lock-make"),
        press(visitor, "go-on"),
        visitor.open("/s"),
        visitor.send("/s", number="0" * 16, start="1", status=404),
        visitor.open("/nowhere", status=404),
    ]
    for page in pages:
        help_now = page.select_one("footer.help")
        assert help_now is not None
        for number in ("999", "0800 1111", "01632 960123", "01632 960456"):
            assert [bdi for bdi in help_now.select("bdi[dir=ltr]") if bdi.text == number], number
        assert page.select_one("form#leave[method=post][action='/leave']")
        assert page.select_one("button[form=leave]")


@pytest.mark.parametrize(("age", "look"), [(9, "child"), (15, "young-person")])
def test_the_page_is_dressed_for_who_reads_it(session: Session, visitor: Visitor, age: int, look: str) -> None:
    page = start(visitor, invited(session, age=age))
    assert page.html is not None
    assert page.html["data-look"] == look


# answering


def test_three_questions_first_then_more_only_if_wanted(visitor: Visitor, invitation: Invitation) -> None:
    begun(visitor, invitation)
    for _question in range(2):
        press(visitor, "skip")
    assert h1(press(visitor, "skip")) == "Do you want to say more?"
    assert h1(press(visitor, "more-no")) == "Did someone help you answer?"


def test_a_child_may_go_straight_to_how_they_want_their_meeting(visitor: Visitor, invitation: Invitation) -> None:
    begun(visitor, invitation)
    for _question in range(3):
        press(visitor, "skip")
    assert h1(press(visitor, "more-meeting")) == "What should we talk about first?"
    press(visitor, "continue", answer="school")
    assert h1(press(visitor, "lock-no")) == "What do you not want to talk about at the meeting?"
    assert h1(press(visitor, "stop")) == "Did someone help you answer?"


def test_a_parent_reads_that_their_view_counts_when_they_are_not_in_the_room(
    session: Session, visitor: Visitor
) -> None:
    promise = "Your view still counts"
    assert promise in start(visitor, invited(session, role=Role.MOTHER)).text
    assert promise in start(visitor, invited(session, role=Role.FATHER)).text
    assert promise not in start(visitor, invited(session, role=Role.CARER)).text
    assert promise not in start(visitor, invited(session)).text


@pytest.mark.parametrize("role", [Role.MOTHER, Role.FATHER, Role.CARER, Role.OTHER])
def test_adults_see_on_every_question_which_child_it_is_about(session: Session, visitor: Visitor, role: Role) -> None:
    page = begun(visitor, invited(session, role=role))
    assert "It’s about Robin." in page.text
    assert "Teasel" not in page.text


def test_before_start_nobody_sees_which_child_it_is_about(session: Session, visitor: Visitor) -> None:
    number = invited(session, role=Role.CARER).number
    assert "Robin" not in visitor.send("/s", number=number).text


def test_a_carer_reads_that_it_is_not_about_them(session: Session, visitor: Visitor) -> None:
    assert "not your own yearly review" in start(visitor, invited(session, role=Role.CARER)).text


def test_parents_choose_who_sees_an_answer_as_children_do(session: Session, visitor: Visitor) -> None:
    page = begun(visitor, invited(session, role=Role.MOTHER))
    assert [box["value"] for box in page.select("input[name=audience]")] == ["officer", "meeting", "named"]
    assert {box["value"] for box in page.select("input[name=person]")} == {
        "social_worker",
        "carer",
        "father",
        "advocate",
    }


def test_every_question_can_be_skipped_and_back_keeps_what_was_typed(
    visitor: Visitor, invitation: Invitation
) -> None:
    at_words(visitor, invitation)
    press(visitor, "back", answer=SECRET)
    page = press(visitor, "skip")
    field = page.select_one("textarea")
    assert field is not None
    assert field.text.strip() == SECRET


def test_an_empty_answer_is_no_answer_and_the_page_says_what_to_do(visitor: Visitor, invitation: Invitation) -> None:
    begun(visitor, invitation)
    page = press(visitor, "continue", status=422)
    assert "press Skip" in page.select_one("[role=alert]").text  # type: ignore[union-attr]


def test_an_option_that_is_not_offered_is_refused(visitor: Visitor, invitation: Invitation) -> None:
    begun(visitor, invitation)
    press(visitor, "continue", answer="<script>", status=422)
    press(visitor, "continue", answer=["friends", "nonsense"], status=422)


def test_a_megabyte_is_given_back_with_what_to_do_and_nothing_is_lost(
    visitor: Visitor, invitation: Invitation
) -> None:
    at_words(visitor, invitation)
    page = press(visitor, "continue", answer="x" * 1_000_000, status=413)
    field = page.select_one("textarea[name=answer]")
    assert field is not None
    assert len(field.text.strip()) == 1_000_000
    assert "Your words are still here" in page.text


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "a\x00b\x07c", "\u202eevil\u202c", "😀👩‍👩‍👧", "line one\r\nline two", "“it’s”"],
)
def test_whatever_is_typed_is_shown_as_text_and_sent(
    visitor: Visitor, database: Database, session: Session, words: str
) -> None:
    page = at_check(visitor, invited(session), words)
    assert not page.select(".bubble script")
    again = press(visitor, "change:needs_to_happen", all="each")
    assert not again.select("#page script")
    press(visitor, "back")
    press(visitor, "send", all="each")
    assert len(replies_in(database)) == 1


def test_the_question_is_kept_as_it_was_asked_in_the_language_it_was_asked_in(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    start(visitor, invitation, chosen="ar")
    page = press(visitor, "begin")
    shown = h1(page)
    press(visitor, "continue", answer="friends")
    press(visitor, "lock-no")
    press(visitor, "skip")
    press(visitor, "skip")
    press(visitor, "more-no")
    press(visitor, "skip")
    press(visitor, "send", all="each")
    with database.reading() as session:
        asked = session.scalars(select(Answer)).one().said
    assert '"english": "What is going well?"' in asked
    assert f'"shown": "{shown}"' in asked
    assert '"language": "ar"' in asked
    assert '"labels_english": ["Friends"]' in asked


def test_another_language_keeps_the_place_and_what_was_typed(visitor: Visitor, invitation: Invitation) -> None:
    at_words(visitor, invitation)
    page = press(visitor, "continue", language="ar", answer=SECRET)
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    field = page.select_one("textarea")
    assert field is not None
    assert field.text.strip() == SECRET


# who sees it


def test_nothing_is_shared_until_the_person_says_so(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    page = at_words(visitor, invitation)
    assert page.select_one("input[name=audience][value=officer][checked]")
    assert "Only Dana, unless you say so." in page.text
    press(visitor, "continue", answer=SECRET)
    press(visitor, "lock-no")
    press(visitor, "more-no")
    press(visitor, "skip")
    press(visitor, "send")
    with database.reading() as session:
        assert list(session.scalars(select(Answer.audience))) == ["officer"]


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"all": "each", "audience.needs_to_happen": "meeting"}, "meeting"),
        ({"all": "meeting"}, "meeting"),
        ({"all": "officer", "audience.needs_to_happen": "meeting"}, "officer"),
        (
            {
                "all": "each",
                "audience.needs_to_happen": "named",
                "person.needs_to_happen": ["carer", "father", "neighbour"],
            },
            "named:carer,father",
        ),
        ({"all": "each", "audience.needs_to_happen": "named"}, "officer"),
        ({"all": "each", "audience.needs_to_happen": "everybody in the world"}, "officer"),
    ],
)
def test_one_choice_for_all_or_each_its_own(
    visitor: Visitor, invitation: Invitation, database: Database, fields: dict[str, Any], kept: str
) -> None:
    at_check(visitor, invitation)
    press(visitor, "send", status=200, **fields)
    with database.reading() as session:
        assert list(session.scalars(select(Answer.audience))) == [kept]


def test_the_meetings_list_is_shown_and_kept_as_shown(
    visitor: Visitor, invitation: Invitation, database: Database, session: Session
) -> None:
    assert "Kim Fennel" in at_check(visitor, invitation).text
    session.add(ReviewPerson(review_id=invitation.review_id, part="other", name="Late", added_at=datetime.now(UTC)))
    session.commit()
    press(visitor, "send", all="meeting")
    (reply,) = replies_in(database)
    assert "Kim Fennel" in reply.meeting_people
    assert "Late" not in reply.meeting_people


# sending


def test_after_sending_the_page_says_what_happens_next_and_shows_none_of_it(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    page = sent(visitor, invitation)
    assert h1(page) == "Sent. Thank you."
    assert SECRET not in page.text
    assert len(replies_in(database)) == 1


def test_nothing_can_be_sent_before_anything_is_said(visitor: Visitor, invitation: Invitation) -> None:
    start(visitor, invitation)
    page = press(visitor, "send", status=422)
    assert "nothing to send" in page.text


def test_pressing_send_twice_or_from_an_old_page_sends_once(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    page = at_check(visitor, invitation)
    draft = str(page.select_one("input[name=draft]")["value"])  # type: ignore[index]
    for _time in range(2):
        press(visitor, "send", all="each", draft=draft)
    press(visitor, "again")
    press(visitor, "send", all="each", draft=draft)
    assert len(replies_in(database)) == 1


def test_fifty_equal_sends_at_once_make_one_sending(
    app: Flask, settings: Settings, visitor: Visitor, session: Session, database: Database
) -> None:
    for round_of in range(how_many(2, full=20)):
        at_check(visitor, invited(session))
        assert visitor.last is not None
        soup = BeautifulSoup(visitor.last.text, "html.parser")
        fields = {str(field["name"]): str(field["value"]) for field in soup.select("form#page input[type=hidden]")}
        cookie = visitor.client.get_cookie("visit")
        assert cookie is not None

        def send(_time: int, fields: dict[str, str] = fields, value: str = cookie.value) -> int:
            own = app.test_client()
            own.set_cookie("visit", value)
            return own.post("/v", data={**fields, "act": "send"}, headers={"Origin": settings.base_url}).status_code

        with ThreadPoolExecutor(10) as pool:
            assert set(pool.map(send, range(50))) == {303}
        assert len(replies_in(database)) == round_of + 1


def test_words_after_the_link_has_ended_are_given_back_with_what_to_do(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    at_words(visitor, invitation)
    with database.writing() as session:
        session.execute(update(Invitation).values(closes_at=datetime.now(UTC) - timedelta(seconds=1)))
    page = press(visitor, "continue", answer=SECRET, status=410)
    assert SECRET in page.select_one("textarea").text  # type: ignore[union-attr]
    assert "Copy them" in page.text
    assert replies_in(database) == []


@pytest.mark.parametrize("word", ["Scared", "خائف", "害怕", "A"])
def test_one_word_after_the_link_has_ended_is_given_back_like_many(
    visitor: Visitor, invitation: Invitation, database: Database, word: str
) -> None:
    at_words(visitor, invitation)
    with database.writing() as session:
        session.execute(update(Invitation).values(closes_at=datetime.now(UTC) - timedelta(seconds=1)))
    page = press(visitor, "continue", answer=word, status=410)
    assert [field.text.strip() for field in page.select("textarea")] == [word]


def test_words_after_the_visit_fell_asleep_are_given_back_too(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    at_words(visitor, invitation)
    with database.writing() as session:
        session.execute(update(Visit).values(seen_at=datetime.now(UTC) - timedelta(minutes=31)))
    page = press(visitor, "continue", answer=SECRET, status=410)
    assert SECRET in page.select_one("textarea").text  # type: ignore[union-attr]


def test_words_whose_cookie_went_are_given_back_to_our_own_page_and_to_no_other(
    client: FlaskClient, visitor: Visitor, invitation: Invitation
) -> None:
    at_words(visitor, invitation)
    client.delete_cookie("visit")
    assert SECRET in client.post("/v", data={"act": "continue", "answer": SECRET}).text
    elsewhere = client.post("/v", data={"answer": SECRET}, headers={"Origin": "https://elsewhere.example"})
    assert (elsewhere.status_code, SECRET in elsewhere.text) == (403, False)


# coming back


def test_the_link_alone_shows_nothing_of_what_was_sent_or_begun(
    visitor: Visitor, session: Session, invitation: Invitation
) -> None:
    sent(visitor, invitation)
    visitor.client.delete_cookie("visit")
    seen = [start(visitor, invitation).text, press(visitor, "begin").text, press(visitor, "skip").text]
    seen += [press(visitor, "skip").text, press(visitor, "read").text, press(visitor, "again-changed").text]
    assert not any(SECRET in page for page in seen)


@pytest.fixture
def locked(visitor: Visitor, invitation: Invitation) -> list[str]:
    """The pictures of a lock that was made after sending; the phone is another one since."""
    sent(visitor, invitation)
    page = press(visitor, "lock-make")
    names = {word: key for key, word in PICTURES}
    pictures = [names[item.select("span")[1].text] for item in page.select("ol.four li")]
    visitor.client.delete_cookie("visit")
    return pictures


def unlock(visitor: Visitor, pictures: list[str], *, status: int = 200) -> BeautifulSoup:
    fields = {f"picture{turn}": picture for turn, picture in enumerate(pictures, 1)}
    return press(visitor, "open", status=status, **fields)


def test_the_lock_is_four_pictures_shown_once(visitor: Visitor, invitation: Invitation, locked: list[str]) -> None:
    assert len(set(locked)) == 4
    page = start(visitor, invitation)
    assert not page.select("ol.four")
    assert not press(visitor, "lock-make").select("ol.four")


def test_the_lock_opens_reading_back_and_changing_and_the_change_is_a_new_sending(
    visitor: Visitor, invitation: Invitation, locked: list[str], database: Database
) -> None:
    start(visitor, invitation)
    press(visitor, "unlock")
    assert SECRET in unlock(visitor, locked).text
    page = press(visitor, "again-changed")
    assert SECRET in page.text
    press(visitor, "change:needs_to_happen", all="each")
    press(visitor, "continue", answer="I wish for a dog")
    press(visitor, "send", all="each")
    assert len(replies_in(database)) == 2


def test_five_wrong_tries_freeze_the_lock_and_the_page_says_what_to_do(
    visitor: Visitor, invitation: Invitation, locked: list[str]
) -> None:
    start(visitor, invitation)
    press(visitor, "unlock")
    wrong = [locked[1], locked[0], *locked[2:]]
    for left in (4, 3, 2, 1):
        assert f"You can try {left} more" in unlock(visitor, wrong, status=422).text
    frozen = unlock(visitor, wrong, status=422)
    assert "closed after five wrong tries" in frozen.text
    assert SECRET not in unlock(visitor, locked, status=422).text


def test_picking_fewer_than_four_pictures_is_not_counted_as_a_try(
    visitor: Visitor, invitation: Invitation, locked: list[str]
) -> None:
    start(visitor, invitation)
    press(visitor, "unlock")
    for _time in range(7):
        unlock(visitor, locked[:3], status=422)
    assert SECRET in unlock(visitor, locked).text


# leaving


def test_leaving_ends_the_visit_takes_the_cookie_and_goes_to_the_dull_page(
    client: FlaskClient, visitor: Visitor, invitation: Invitation, settings: Settings
) -> None:
    at_words(visitor, invitation)
    kept = client.get_cookie("visit")
    assert kept is not None
    answer = client.post("/leave")
    assert (answer.status_code, answer.headers["Location"]) == (303, settings.leave_to)
    assert client.get_cookie("visit") is None
    client.set_cookie("visit", kept.value)
    assert client.get("/v").headers["Location"] == "/s"


def test_leaving_without_a_visit_still_goes_to_the_dull_page(client: FlaskClient, settings: Settings) -> None:
    assert client.post("/leave").headers["Location"] == settings.leave_to


def test_pages_of_a_visit_are_kept_by_nobody(client: FlaskClient, visitor: Visitor, invitation: Invitation) -> None:
    begun(visitor, invitation)
    assert client.get("/v").headers["Cache-Control"] == "no-store"


def test_a_post_without_the_token_of_the_visit_changes_nothing(
    client: FlaskClient, visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    at_check(visitor, invitation)
    assert client.post("/v", data={"act": "send"}).status_code == 403
    assert client.post("/v", data={"act": "send", "form_token": "0" * 64}).status_code == 403
    assert replies_in(database) == []


# speed


def test_a_question_page_is_one_statement_and_is_rendered_once_for_everybody(
    app: Flask, client: FlaskClient, visitor: Visitor, invitation: Invitation, session: Session, database: Database
) -> None:
    begun(visitor, invitation)
    with statements_of(database) as asked:
        client.get("/v")
    assert len(asked) == 1, asked
    kept = dict(app.extensions["consult_shells"]._kept)
    other = invited(session)
    visitor.client.delete_cookie("visit")
    begun(visitor, other)
    assert app.extensions["consult_shells"]._kept == kept


def test_a_sending_through_the_page_is_six_statements(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    at_check(visitor, invitation)
    assert visitor.last is not None
    soup = BeautifulSoup(visitor.last.text, "html.parser")
    fields = {str(field["name"]): str(field["value"]) for field in soup.select("form#page input[type=hidden]")}
    with statements_of(database) as asked:
        assert visitor.client.post("/v", data={**fields, "act": "send"}).status_code == 303
    assert len(asked) <= 6, "\n".join(asked)


def test_one_familys_page_never_holds_anothers_values(visitor: Visitor, session: Session, database: Database) -> None:
    first, second = invited(session), invited(session)
    with database.writing() as writing:
        writing.execute(
            update(ReviewPerson).where(ReviewPerson.review_id == first.review_id).values(removed_at=datetime.now(UTC))
        )
    at_words(visitor, second)
    press(visitor, "back", answer=SECRET)
    visitor.client.delete_cookie("visit")
    page = at_words(visitor, first).text
    assert SECRET not in page
    assert "Kim Fennel" not in page


def test_a_bank_holiday_and_a_weekend_are_not_promised(
    visitor: Visitor, invitation: Invitation, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    christmas_eve = datetime(2026, 12, 24, 10, tzinfo=UTC)
    with database.writing() as session:
        session.execute(update(Invitation).values(opens_at=christmas_eve, closes_at=datetime(2027, 2, 1, tzinfo=UTC)))
        found = session.get(Invitation, invitation.id)
        assert found is not None
        found.review.meeting_on = date(2027, 1, 20)
    monkeypatch.setattr("consult.web.clock.now", lambda: christmas_eve)
    assert "Wednesday 30 December" in start(visitor, invitation).text
