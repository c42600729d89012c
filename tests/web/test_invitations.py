"""The pages of one review's invitations, the cards, and one QR on the screen."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import time_machine
import zxingcpp
from bs4 import BeautifulSoup, Tag
from PIL import Image, ImageDraw
from sqlalchemy import select

from consult.app import create_app
from consult.domain.invitations import in_fours
from consult.domain.languages import Checked
from consult.domain.staff import StaffRole
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.invitations import Invitation, invitations_of_review
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from consult.web import languages
from consult.web.reviews import cards
from tests.factories.children import a_child
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.visitor import CheckedClient, Visitor

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
RUN = re.compile(r"M(\d+) (\d+)h(\d+)")


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
        child = a_child(session, officer=dana, forename="Robin", surname="Teasel")
        return a_review(session, child=child, meeting_on=date(2026, 12, 1), meeting_time=time(16))


def enter(visitor: Visitor, database: Database, who: Staff) -> None:
    with database.writing() as session:
        visitor.client.set_cookie("staff", a_staff_session(session, who, at=NOW))


def numbers_of(database: Database, review: Review) -> list[str]:
    with database.reading() as session:
        return [each.number for each in invitations_of_review(session, review.id) if each.number]


def decoded(picture: Tag) -> str:
    size = int(str(picture["viewbox" if picture.has_attr("viewbox") else "viewBox"]).split()[2])
    image = Image.new("L", (size * 6, size * 6), 255)
    pen = ImageDraw.Draw(image)
    path = picture.find("path")
    assert isinstance(path, Tag)
    for x, y, length in RUN.findall(str(path["d"])):
        left, top = int(x) * 6, int(y) * 6
        pen.rectangle((left, top, left + int(length) * 6 - 1, top + 5), fill=0)
    return str(zxingcpp.read_barcodes(image)[0].text)


def invite_all(visitor: Visitor, review: Review, **fields: Any) -> BeautifulSoup:
    page = f"/reviews/{review.id}/invitations"
    visitor.open(page)
    wish: dict[str, Any] = {"role": ["child", "mother"], "purpose": "before", "language": "en"}
    return visitor.send(page, **(wish | fields))


def test_an_officer_invites_the_child_and_the_mother(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    page = invite_all(visitor, review)
    assert "Invited." in page.text
    assert page.text.count("Not opened") == 2
    assert len(numbers_of(database, review)) == 2
    assert not any(in_fours(number) in page.text for number in numbers_of(database, review))


def test_the_page_says_why_a_child_under_four_is_not_invited(
    visitor: Visitor, database: Database, dana: Staff
) -> None:
    with database.writing() as session:
        child = a_child(session, officer=dana, born_on=date(2023, 6, 1))
        review = a_review(session, child=child, meeting_on=date(2026, 12, 1))
    enter(visitor, database, dana)
    page = visitor.open(f"/reviews/{review.id}/invitations")
    assert "A child who is 3 on the review date is not invited" in page.text
    assert page.select_one('form input[name=role][value="child"]') is None
    refused = visitor.send(f"/reviews/{review.id}/invitations", status=422, role="child", purpose="before")
    assert "is not invited" in refused.text
    assert numbers_of(database, review) == []


@pytest.mark.parametrize(
    "form",
    [
        {"role": []},
        {"role": ["king"]},
        {"role": ["child"], "purpose": "letter"},
        {"role": ["child"], "purpose": "x"},
        {"role": ["child"], "language": "xx"},
        {"role": ["carer"], "name": "n" * 5000},
    ],
)
def test_a_form_that_asks_for_nobody_is_given_back_with_a_sentence(
    visitor: Visitor, database: Database, dana: Staff, review: Review, form: dict[str, Any]
) -> None:
    enter(visitor, database, dana)
    visitor.open(f"/reviews/{review.id}/invitations")
    page = visitor.send(f"/reviews/{review.id}/invitations", status=422, **form)
    assert page.select_one('[role="alert"] li') is not None
    assert numbers_of(database, review) == []


def test_when_one_of_several_cannot_be_invited_none_is(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    invite_all(visitor, review, role=["mother"])
    page = f"/reviews/{review.id}/invitations"
    visitor.send(page, status=422, role=["child", "mother"], purpose="before", language="en")
    assert len(numbers_of(database, review)) == 1


def test_one_qr_on_the_screen_is_exactly_the_link(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    page = invite_all(visitor, review, role=["child"], language="ar")
    (number,) = numbers_of(database, review)
    button = page.find("form", action=re.compile("/qr$"))
    assert isinstance(button, Tag)
    shown = visitor.send(str(button["action"]))
    picture = shown.select_one("svg.qr")
    assert picture is not None
    assert decoded(picture) == f"http://127.0.0.1:5000/s#{number}"
    assert in_fours(number) in shown.text
    assert shown.select_one("html[lang=ar][dir=rtl]") is not None
    assert "Robin" not in shown.text
    english = visitor.send(str(button["action"]), language="en")
    assert "What do you think?" in english.text


def test_a_number_is_never_shown_by_a_get(visitor: Visitor, database: Database, dana: Staff, review: Review) -> None:
    enter(visitor, database, dana)
    page = invite_all(visitor, review)
    for form in page.find_all("form", action=re.compile("/qr$")):
        assert visitor.client.get(str(form["action"])).status_code == 405
    for address in (f"/reviews/{review.id}/invitations", "/reviews/cards", "/reviews/"):
        answer = visitor.client.get(address).text
        for number in numbers_of(database, review):
            assert number not in answer
            assert in_fours(number) not in answer


def test_a_sheet_has_a_card_for_each_person_and_nothing_on_it_names_anybody(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    invite_all(visitor, review, role=["child", "mother", "father", "carer"])
    chosen = visitor.open("/reviews/cards")
    ticked = [str(each["value"]) for each in chosen.select("input[name=invitation][checked]")]
    assert len(ticked) == 4
    sheet = visitor.send("/reviews/cards", invitation=ticked)
    printed = sheet.select(".ticket")
    assert len(printed) == 4
    links = {decoded(picture) for card in printed if (picture := card.select_one("svg.qr"))}
    assert links == {f"http://127.0.0.1:5000/s#{number}" for number in numbers_of(database, review)}
    for card in printed:
        words = card.text.lower()
        assert not any(name in words for name in ("robin", "teasel", "dana", "inkwell", "mother", "exampleshire"))
        assert not re.search(r"\bcare\b|looked after|social|review\b|council", words.replace("/reviews", ""))
        assert "127.0.0.1:5000/s" in words
        assert re.search(r"\d{4}-\d{4}-\d{4}-\d{4}", words)
        assert "your animal" in words
    again = visitor.open("/reviews/cards")
    assert again.select("input[name=invitation][checked]") == [], "what was printed is not ticked again"
    assert len(again.select("input[name=invitation]")) == 4, "but can be"


def test_eight_cards_go_on_a_page(visitor: Visitor, database: Database, dana: Staff) -> None:
    with database.writing() as session:
        for n in range(9):
            child = a_child(session, officer=dana, reference=f"C{n}")
            a_review(session, child=child, meeting_on=date(2026, 12, 1))
    enter(visitor, database, dana)
    with database.reading() as session:
        ids = list(session.scalars(select(Review.id)))
    for review_id in ids:
        visitor.open(f"/reviews/{review_id}/invitations")
        visitor.send(f"/reviews/{review_id}/invitations", role="child", purpose="before", language="en")
    chosen = visitor.open("/reviews/cards")
    sheet = visitor.send(
        "/reviews/cards", invitation=[str(each["value"]) for each in chosen.select("[name=invitation]")]
    )
    assert [len(page.select(".ticket")) for page in sheet.select(".sheet")] == [8, 1]


def test_printing_is_written_down_and_looking_is_not_printing(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    invite_all(visitor, review, role=["child"])
    chosen = visitor.open("/reviews/cards")
    with database.reading() as session:
        assert session.scalars(select(Invitation)).one().printed_at is None
    visitor.send("/reviews/cards", invitation=str(chosen.select("[name=invitation]")[0]["value"]))
    with database.reading() as session:
        assert session.scalars(select(Invitation)).one().printed_at == NOW
        assert "printed card" in session.scalars(select(Event.act)).all()


def test_choosing_no_card_says_what_to_do(visitor: Visitor, database: Database, dana: Staff, review: Review) -> None:
    enter(visitor, database, dana)
    invite_all(visitor, review)
    assert "Tick at least one" in visitor.send("/reviews/cards", status=422).text


def test_withdrawing_asks_why_and_replacing_changes_the_number(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    page = invite_all(visitor, review, role=["child"])
    (old,) = numbers_of(database, review)
    replace = str(page.find("form", action=re.compile("/replace$"))["action"])  # type: ignore[index]
    page = visitor.send(replace)
    (new,) = numbers_of(database, review)
    assert new != old
    withdraw = str(page.find("form", action=re.compile("/withdraw$"))["action"])  # type: ignore[index]
    assert "Say why" in visitor.send(withdraw, status=422, why=" ").text
    page = visitor.send(withdraw, why="Given to the wrong person")
    assert "Given to the wrong person" in page.text
    assert numbers_of(database, review) == []
    assert "ended or was withdrawn" in visitor.send(replace, status=422).text


def opens(visitor: Visitor, number: str) -> bool:
    """Whether the door lets somebody in who holds this number."""
    answer = visitor.client.post("/s", data={"number": number, "start": "1"})
    return (answer.status_code, answer.location) == (303, "/v")


def test_a_number_opens_the_door_until_it_is_replaced_or_withdrawn(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    page = invite_all(visitor, review, role=["child"])
    (old,) = numbers_of(database, review)
    assert opens(visitor, old)
    assert opens(visitor, in_fours(old)), "opening uses nothing up, and the dashes may be typed"
    page = visitor.open(f"/reviews/{review.id}/invitations")
    page = visitor.send(str(page.find("form", action=re.compile("/replace$"))["action"]))  # type: ignore[index]
    (new,) = numbers_of(database, review)
    assert not opens(visitor, old)
    assert opens(visitor, new)
    visitor.open(f"/reviews/{review.id}/invitations")
    withdraw = str(page.find("form", action=re.compile("/withdraw$"))["action"])  # type: ignore[index]
    visitor.send(withdraw, why="Lost")
    assert not opens(visitor, new)


def test_another_officers_review_and_its_links_are_out_of_reach(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    page = invite_all(visitor, review, role=["child"])
    actions = [str(form["action"]) for form in page.find_all("form", action=re.compile("/(qr|replace|withdraw)$"))]
    ids = [str(each["value"]) for each in visitor.open("/reviews/cards").select("[name=invitation]")]
    with database.writing() as session:
        other = a_member_of_staff(session, name="Sol Quillfeather")
    enter(visitor, database, other)
    visitor.open(f"/reviews/{review.id}/invitations", status=404)
    assert visitor.open("/reviews/cards").select("[name=invitation]") == []
    for address in (*actions, f"/reviews/{review.id}/invitations"):
        visitor.open("/reviews/")
        visitor.send(address, status=404, why="x", role="mother", purpose="before", language="en")
    visitor.open("/reviews/")
    visitor.send("/reviews/cards", status=404, invitation=ids)
    assert len(numbers_of(database, review)) == 1


def test_a_link_is_changed_under_its_own_review_only(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    with database.writing() as session:
        other = a_review(session, child=a_child(session, officer=dana, reference="O"), meeting_on=date(2026, 12, 1))
    enter(visitor, database, dana)
    page = invite_all(visitor, review, role=["child"])
    action = str(page.find("form", action=re.compile("/replace$"))["action"])  # type: ignore[index]
    visitor.send(action.replace(review.id, other.id), status=404)


def test_a_sheet_has_an_end_and_says_how_many_wait(
    visitor: Visitor, database: Database, dana: Staff, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "AT_ONCE", 1)
    enter(visitor, database, dana)
    invite_all(visitor, review)
    chosen = [str(each["value"]) for each in visitor.open("/reviews/cards").select("[name=invitation]")]
    sheet = visitor.send("/reviews/cards", invitation=chosen)
    assert len(sheet.select(".ticket")) == 1
    assert "1 more waits for the next" in sheet.text
    assert len(visitor.open("/reviews/cards").select("[name=invitation][checked]")) == 1


@pytest.mark.parametrize(
    ("role", "status"), [(StaffRole.OFFICER, 404), (StaffRole.ADMINISTRATOR, 200), (StaffRole.MANAGER, 404)]
)
def test_administrators_invite_for_any_child_and_managers_for_none(
    visitor: Visitor, database: Database, review: Review, role: StaffRole, status: int
) -> None:
    with database.writing() as session:
        someone = a_member_of_staff(session, role=role)
    enter(visitor, database, someone)
    visitor.open(f"/reviews/{review.id}/invitations", status=status)


def test_strangers_are_asked_to_sign_in(visitor: Visitor, review: Review) -> None:
    for address in (f"/reviews/{review.id}/invitations", "/reviews/cards", "/reviews/"):
        assert visitor.client.get(address).location == "/account/sign-in"


def test_a_language_that_nobody_has_checked_is_marked_where_staff_choose_it(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    page = visitor.open(f"/reviews/{review.id}/invitations")
    offered = {option.get_text(strip=True) for option in page.select("select[name=language] option")}
    assert {"English", "Arabic (draft, not checked yet)"} <= offered


def test_whoever_was_invited_in_a_language_that_the_council_gave_up_is_still_listed_and_asked_in_english(
    visitor: Visitor, database: Database, dana: Staff, review: Review, settings: Settings
) -> None:
    enter(visitor, database, dana)
    invite_all(visitor, review, role=["child"], language="ar")
    (number,) = numbers_of(database, review)
    kept = visitor.client.get_cookie("staff")
    assert kept is not None
    app = create_app(replace(settings, languages="en,pl"), opened=database)
    app.test_client_class = CheckedClient
    fewer = Visitor(app.test_client())
    fewer.client.environ_base["HTTP_ORIGIN"] = settings.base_url
    fewer.client.set_cookie("staff", kept.value)
    page = fewer.open(f"/reviews/{review.id}/invitations")
    assert "Arabic, not offered now: asked in English" in page.text
    offered = {option["value"] for option in page.select("select[name=language] option")}
    assert offered == {"en", "pl"}
    refused = fewer.send(
        f"/reviews/{review.id}/invitations", status=422, role=["mother"], purpose="before", language="ar"
    )
    assert "Choose one of the languages offered" in refused.text
    welcome = fewer.send("/s", number=number, start="1")
    assert welcome.html is not None
    assert welcome.html["lang"] == "en"


def test_staff_are_told_on_which_day_a_language_was_checked_where_they_choose_it(
    visitor: Visitor, database: Database, dana: Staff, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = Checked("An interpreter", date(2026, 11, 3))
    monkeypatch.setattr(languages, "who_checked", lambda code: checked if code == "pl" else None)
    enter(visitor, database, dana)
    page = visitor.open(f"/reviews/{review.id}/invitations")
    offered = {option.get_text(strip=True) for option in page.select("select[name=language] option")}
    assert {"English", "Arabic (draft, not checked yet)", "Polish (checked 3 November 2026)"} <= offered


def test_an_officer_lets_somebody_make_new_pictures_and_an_administrator_does_not(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    invite_all(visitor, review)
    with database.writing() as session:
        (child, _mother) = invitations_of_review(session, review.id)
        child.respondent.lock_id, child.respondent.lock_frozen_at = "lock-1", NOW
        clerk = a_member_of_staff(session, role=StaffRole.ADMINISTRATOR)
    address = f"/reviews/{review.id}/invitations/{child.id}/new-pictures"
    page = visitor.open(f"/reviews/{review.id}/invitations")
    assert "Lock closed after five wrong tries." in page.text
    assert page.select_one(f"form[action='{address}']")
    visitor.send(address)
    with database.reading() as session:
        assert all(each.respondent.lock_id is None for each in invitations_of_review(session, review.id))
    enter(visitor, database, clerk)
    assert not visitor.open(f"/reviews/{review.id}/invitations").select_one(f"form[action='{address}']")
    visitor.send(address, status=404)


def test_the_cards_of_one_review_are_printed_together_with_one_press(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    with database.writing() as session:
        other = a_review(session, child=a_child(session, officer=dana, reference="C2"), meeting_on=date(2026, 12, 2))
        other_id = other.id
    enter(visitor, database, dana)
    visitor.open(f"/reviews/{other_id}/invitations")
    visitor.send(f"/reviews/{other_id}/invitations", role=["child"])
    page = invite_all(visitor, review, role=["child", "mother", "father"])
    press = page.find("button", string="Print these 3 cards")
    assert isinstance(press, Tag)
    form = press.find_parent("form")
    assert form is not None
    chosen = [str(each["value"]) for each in form.select("input[name=invitation]")]
    sheet = visitor.send(str(form["action"]), invitation=chosen)
    assert len(sheet.select(".ticket")) == 3
    listed = [each.get_text(" ", strip=True) for each in sheet.select(".whose li")]
    for number in numbers_of(database, review):
        assert sum(number[-4:] in each for each in listed) == 1, "the list says which card is whose"


def test_an_officer_chooses_pictures_for_a_child_who_uses_symbols_and_reads_it_on_the_page(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    address = f"/reviews/{review.id}/invitations"
    assert visitor.open(address).select_one("input[name=with_pictures]") is not None
    page = visitor.send(address, role="child", purpose="before", language="en", with_pictures="1")
    assert ", with pictures" in page.text
    with database.reading() as session:
        assert [each.with_pictures for each in session.scalars(select(Invitation))] == [True]


def test_a_child_of_six_is_asked_with_pictures_without_anybody_choosing_it(
    visitor: Visitor, database: Database, dana: Staff
) -> None:
    with database.writing() as session:
        child = a_child(session, officer=dana, born_on=date(2020, 6, 1))
        review = a_review(session, child=child, meeting_on=date(2026, 12, 1))
    enter(visitor, database, dana)
    page = visitor.open(f"/reviews/{review.id}/invitations")
    assert "At this age they are asked with pictures" in page.text
    assert page.select_one("input[name=with_pictures]") is None


def test_cards_for_the_day_of_the_meeting_ask_everybody_who_was_asked_before(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    invite_all(visitor, review)
    visitor.send(f"/reviews/{review.id}/invitations/afterwards")
    visitor.send(f"/reviews/{review.id}/invitations/afterwards")
    with database.reading() as session:
        made = list(session.scalars(select(Invitation).where(Invitation.purpose == "after")))
        before = list(session.scalars(select(Invitation).where(Invitation.purpose == "before")))
        assert sorted(each.respondent_id for each in made) == sorted(each.respondent_id for each in before)
        ids = [each.id for each in made]
    page = visitor.send("/reviews/cards", invitation=ids)
    for card in page.select("section.ticket"):
        assert "How was the meeting?" in card.text
        assert "Use this when the meeting is over." in card.text


def test_when_nobody_was_asked_before_the_page_says_what_to_do(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    visitor.open(f"/reviews/{review.id}/invitations")
    page = visitor.send(f"/reviews/{review.id}/invitations/afterwards", status=422)
    assert "Invite people one by one" in page.text
