"""The letter editor, its translation, the check before it goes and a colleague's look, as an officer does it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select

from consult.domain.audiences import THE_MEETING, Person, named
from consult.domain.kept_letters import read_kept
from consult.domain.letters import Register
from consult.domain.people import MeetingPart
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.wishes import Outcome
from consult.services.people import name_person
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.decisions import Decision
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter, LetterOverride
from consult.storage.respondents import Respondent
from consult.storage.staff import Staff
from consult.storage.wishes import Wish
from tests.factories.children import a_child
from tests.factories.letters import AT, a_decision, a_letter, a_wish
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, sign_in, signed_in_as
from tests.visitor import Visitor

PRIVATE = "I am scared of him at night."
PARTS = ("opening", "decided", "not-happened", "next-review", "closing")


@dataclass(frozen=True)
class Desk:
    """One held review with a letter to the child and one to the mother, its officer, a colleague and a stranger."""

    visitor: Visitor
    manager: Visitor
    stranger: Visitor
    database: Database
    review_id: str
    to_child: str
    to_mother: str
    manager_id: str
    decision_id: str

    def page(self, letter_id: str, more: str = "") -> str:
        return f"/reviews/{self.review_id}/letters/{letter_id}{more}"

    def letter(self, letter_id: str) -> Letter:
        with self.database.reading() as session:
            found = session.get(Letter, letter_id)
            assert found is not None
            assert found.respondent.id
            return found

    def acts(self) -> set[str]:
        with self.database.reading() as session:
            return set(session.scalars(select(Event.act)))

    def save(self, letter_id: str, *, status: int = 200, **changed: Any) -> BeautifulSoup:
        """Save the editor's form as it stands, with some of it changed; underscores stand for hyphens."""
        page = self.visitor.open(self.page(letter_id))
        fields: dict[str, Any] = {
            "plain_part": [f"part-{name}" for name in PARTS],
            "shown": [str(each["value"]) for each in page.select("input[name=shown]")],
            "in": [str(each["value"]) for each in page.select("input[name=in][checked]")],
        }
        for name in PARTS:
            box = page.find("textarea", attrs={"name": f"part-{name}"})
            assert box is not None
            fields[f"part-{name}"] = box.get_text().lstrip("\n")
        changed = {name.replace("_", "-") if name.startswith("part_") else name: changed[name] for name in changed}
        return self.visitor.send(self.page(letter_id), status=status, **(fields | changed))


@pytest.fixture
def desk(app: Flask, settings: Settings, database: Database) -> Desk:
    with database.writing() as session:
        officer = a_member_of_staff(session)
        manager = a_member_of_staff(session, role=StaffRole.MANAGER, name="Noor Quill")
        stranger = a_member_of_staff(session, name="Kit Larder")
        child = a_child(session, officer=officer, forename="Robin", surname="Teasel")
        a_child(session, forename="Zebedee", surname="Quarrie")
        review = a_review(session, child=child, held_on=date(2026, 5, 5))
        name_person(session, review, who=signed_in_as(officer), part=MeetingPart.CARER, name="Jo Marsh", now=AT)
        reply = a_reply(
            session,
            Given("I like my room and Biscuit.", question="a", audience=THE_MEETING),
            Given(PRIVATE, question="b"),
            Given("I miss you mum.", question="c", audience=named(Person.MOTHER)),
            review=review,
        )
        mother = Respondent(child_id=child.id, role=Role.MOTHER.value, name="Ana Teasel")
        session.add(mother)
        session.flush()
        a_reply(session, Given("Ring me more.", audience=THE_MEETING), review=review, respondent=mother)
        a_wish(
            session,
            review=review,
            respondent=reply.respondent,
            officer=officer,
            answer=reply.answers[0],
            words="A sleepover",
            outcome=Outcome.NO,
            because="There is a check first.",
        )
        decision = a_decision(
            session,
            "You see Taylor every Saturday.",
            review=review,
            officer=officer,
            owner="Sol",
            by_on=date(2026, 5, 22),
        )
        decision.audience = named(Person.MOTHER).key
        to_child = a_letter(session, review=review, respondent=reply.respondent, officer=officer)
        to_mother = a_letter(session, review=review, respondent=mother, officer=officer, register=Register.ADULT)
        session.flush()
        ids = review.id, to_child.id, to_mother.id, manager.id, decision.id

    def desk_of(who: Staff) -> Visitor:
        client = app.test_client()
        client.environ_base["HTTP_ORIGIN"] = settings.base_url
        return sign_in(client, database, who)

    return Desk(desk_of(officer), desk_of(manager), desk_of(stranger), database, *ids)


def test_the_letters_of_a_review_are_due_twenty_working_days_after_it(desk: Desk) -> None:
    page = desk.visitor.open(f"/reviews/{desk.review_id}/letters")
    assert "Wednesday 3 June" in page.text
    assert "Ana Teasel (mother)" in page.text


def test_an_officer_begins_a_letter_and_writes_in_it(desk: Desk) -> None:
    page = desk.visitor.open(f"/reviews/{desk.review_id}/letters")
    assert "Go on writing" in page.text
    saved = desk.save(desk.to_child, part_decided="You are staying with Jo and Pat.")
    assert "The letter is saved." in saved.text
    assert "You are staying with Jo and Pat." in saved.select_one(".as-read").text  # type: ignore[union-attr]
    assert "wrote in a letter" in desk.acts()
    assert "read a letter" in desk.acts()


def test_the_editor_shows_what_was_recorded_with_the_way_to_mend_it_and_nothing_private(desk: Desk) -> None:
    page = desk.visitor.open(desk.page(desk.to_child))
    assert "I like my room and Biscuit." in page.text
    assert "There is a check first." in page.text
    assert "scared" not in page.text
    assert page.select_one(f"a[href*='/reviews/{desk.review_id}#view-']")
    assert "Nothing marked “only you” (1 left out)" in page.text
    assert "The next meeting has no date yet." in page.text


def test_what_is_not_ticked_is_not_in_the_letter(desk: Desk) -> None:
    page = desk.visitor.open(desk.page(desk.to_child))
    ticked = [str(each["value"]) for each in page.select("input[name=in][checked]")]
    kept = [key for key in ticked if not key.startswith("said-")]
    chosen: dict[str, Any] = {"in": kept}
    saved = desk.save(desk.to_child, **chosen)
    assert "Biscuit" not in saved.select_one(".as-read").text  # type: ignore[union-attr]
    assert "sleepover" in saved.select_one(".as-read").text  # type: ignore[union-attr]


def test_too_much_for_one_part_is_refused_and_nothing_typed_is_lost(desk: Desk) -> None:
    page = desk.save(desk.to_child, status=422, part_decided="word " * 1_500, part_closing="See you soon.")
    assert "make it shorter" in page.text
    assert page.find("textarea", attrs={"name": "part-decided"}).text.count("word") == 1_500  # type: ignore[union-attr]
    assert "See you soon." in page.find("textarea", attrs={"name": "part-closing"}).text  # type: ignore[union-attr]


def test_a_hard_word_can_be_replaced_or_kept_without_scripts(desk: Desk) -> None:
    page = desk.save(desk.to_child, part_decided="The placement goes on.")
    press = page.select_one("#plain-part-decided button[value^=replace]")
    assert press is not None
    page = desk.save(desk.to_child, plain=str(press["value"]))
    assert "placement" not in page.find("textarea", attrs={"name": "part-decided"}).text  # type: ignore[union-attr]


def test_staff_s_words_in_records_are_looked_over_too_and_a_child_s_never(desk: Desk) -> None:
    hard = "It was not implemented by the placement within the agreed timescale."
    with desk.database.writing() as session:
        wish = session.scalar(select(Wish))
        assert wish is not None
        wish.because, wish.words = hard, "I want contact with my siblings"
    page = desk.visitor.open(desk.page(desk.to_child))
    found = page.select(".made .nudge")
    assert [each.text.split("”")[0].strip() for each in found] == [
        "“was not implemented by",
        "“placement",
        "“within the agreed timescale",
    ]
    assert page.select(".made button") == [], "a record is changed where it is kept"
    panel = page.select_one("[data-plain-together]")
    assert panel is not None
    assert "What did not happen, and why” is" in panel.text
    assert "1 word to avoid" in panel.text
    parts = [str(each["value"]) for each in page.select("input[name=plain_part]")]
    looked_at = [str(page.select_one(f"input[name='{name}']")["value"]) for name in parts if name.startswith("made-")]  # type: ignore[index]
    assert looked_at == ["You see Taylor every Saturday.", hard], "neither the wish nor the answer"
    ticked = [str(each["value"]) for each in page.select("input[name=in][checked]")]
    left_out: dict[str, Any] = {"in": [key for key in ticked if f"made-{key}" not in parts]}
    assert desk.save(desk.to_child, **left_out).select(".made .nudge") == []


def test_a_letter_with_what_was_told_only_the_officer_does_not_go(desk: Desk) -> None:
    desk.save(desk.to_child, part_closing="I know you are scared of him at night.")
    page = desk.visitor.open(desk.page(desk.to_child, "/send"))
    assert "This letter cannot go yet." in page.text
    assert "scared of him at night" in page.select_one(".found mark").text  # type: ignore[union-attr]
    assert page.select_one("form[action$='/send']") is None
    desk.visitor.send(desk.page(desk.to_child, "/send"), status=422, seen="")
    assert desk.letter(desk.to_child).published_at is None
    desk.save(desk.to_child, part_closing="See you soon.")
    assert "Publish the letter" in desk.visitor.open(desk.page(desk.to_child, "/send")).text


def test_the_last_page_says_in_large_letters_who_gets_it_in_which_language_and_for_whose_eyes(desk: Desk) -> None:
    page = desk.visitor.open(desk.page(desk.to_mother, "/send"))
    large = [each.get_text(strip=True) for each in page.select(".large")]
    assert large == ["Ana Teasel", "English", "For the mother"]


def test_a_letter_that_was_changed_while_the_officer_looked_is_shown_again_before_it_goes(desk: Desk) -> None:
    page = desk.visitor.open(desk.page(desk.to_child, "/send"))
    looked_at = str(page.select_one("input[name=seen]")["value"])  # type: ignore[index]
    with desk.database.writing() as session:
        decision = session.get(Decision, desk.decision_id)
        assert decision is not None
        decision.what = "You see Taylor every second Saturday."
    page = desk.visitor.send(desk.page(desk.to_child, "/send"), status=422, seen=looked_at)
    assert "every second Saturday" in page.text
    assert desk.letter(desk.to_child).published_at is None
    desk.visitor.send(desk.page(desk.to_child, "/send"), seen=str(page.select_one("input[name=seen]")["value"]))  # type: ignore[index]
    assert desk.letter(desk.to_child).published_at is not None


def test_a_corrected_letter_takes_the_place_of_the_first_once_it_is_published(desk: Desk) -> None:
    desk.save(desk.to_child, part_closing="See you soon.")
    first, again = publish(desk, desk.to_child), "/correction"
    desk.visitor.open(desk.page(desk.to_child))
    page = desk.visitor.send(desk.page(desk.to_child, again))
    assert "See you soon." in page.text
    corrected = str(page.select_one("form#letter")["action"]).rpartition("/")[2]  # type: ignore[index]
    assert corrected != desk.to_child
    assert desk.letter(desk.to_child).withdrawn_at is None
    second = publish(desk, corrected)
    old = desk.letter(desk.to_child)
    assert (old.withdrawn_at is not None, old.replaced_by_id) == (True, corrected)
    with desk.database.reading() as session:
        links = [session.get(Invitation, each.invitation_id) for each in (first, second)]
        assert [link.withdrawn_at is None for link in links if link is not None] == [False, True]


def publish(desk: Desk, letter_id: str) -> Letter:
    page = desk.visitor.open(desk.page(letter_id, "/send"))
    seen = str(page.select_one("input[name=seen]")["value"])  # type: ignore[index]
    desk.visitor.send(desk.page(letter_id, "/send"), seen=seen)
    return desk.letter(letter_id)


def test_publishing_freezes_the_text_and_makes_a_link(desk: Desk) -> None:
    letter = publish(desk, desk.to_child)
    said = [text.words for text in read_kept(letter.text or "").texts]
    assert said[0] == "Dear Robin,"
    assert "I like my room and Biscuit." in said
    assert not any("scared" in words for words in said)
    with desk.database.reading() as session:
        link = session.get(Invitation, letter.invitation_id)
        assert link is not None
        assert link.purpose == "letter"
    with desk.database.writing() as session:
        kept = session.get(Letter, desk.to_child)
        assert kept is not None
        officer = kept.review.child.officer
        assert officer is not None
        a_decision(session, "Something new.", review=kept.review, officer=officer)
    page = desk.visitor.open(desk.page(desk.to_child))
    assert "Something new." not in page.text
    late: dict[str, Any] = {"plain_part": ["part-closing"], "part-closing": "Changed."}
    desk.visitor.send(desk.page(desk.to_child), **late)
    assert "Changed." not in desk.visitor.open(desk.page(desk.to_child)).text


def test_a_colleague_who_was_asked_lets_a_finding_stand_with_a_reason_and_sees_nothing_else(desk: Desk) -> None:
    desk.save(desk.to_mother, part_decided="Robin stays with Jo Marsh. Robin is well.")
    page = desk.visitor.open(desk.page(desk.to_mother))
    assert page.select_one(".found mark").text == "Jo Marsh"  # type: ignore[union-attr]
    look = f"/reviews/second-look/{desk.to_mother}"
    desk.manager.open(look, status=404)
    desk.visitor.send(desk.page(desk.to_mother, "/second"), colleague=desk.manager_id)
    desk.stranger.open(look, status=404)
    desk.visitor.open(look, status=404)
    assert "Letter about the review of" in desk.manager.open("/reviews/second-look").text
    page = desk.manager.open(look)
    assert "Biscuit" not in page.text
    finding = str(page.select_one("input[name=finding]")["value"])  # type: ignore[index]
    desk.manager.send(f"{look}/stand", status=422, finding=finding, reason=" ")
    desk.manager.open(look)
    desk.manager.send(f"{look}/stand", finding=finding, reason="She knows Jo well.")
    assert {"read a letter as second person", "let a finding in a letter stand"} <= desk.acts()
    page = desk.visitor.open(desk.page(desk.to_mother, "/send"))
    assert "Noor Quill let it stand: She knows Jo well." in " ".join(page.text.split())
    assert "Publish the letter" in page.text


def test_what_a_colleague_let_stand_is_found_anew_once_the_text_around_it_changes(desk: Desk) -> None:
    desk.save(desk.to_mother, part_decided="Robin stays with Jo Marsh.")
    desk.visitor.send(desk.page(desk.to_mother, "/second"), colleague=desk.manager_id)
    page = desk.manager.open(f"/reviews/second-look/{desk.to_mother}")
    finding = str(page.select_one("input[name=finding]")["value"])  # type: ignore[index]
    desk.manager.send(f"/reviews/second-look/{desk.to_mother}/stand", finding=finding, reason="Fine.")
    assert "This letter cannot go yet." not in desk.visitor.open(desk.page(desk.to_mother, "/send")).text
    desk.save(desk.to_mother, part_decided="Robin stays with Jo Marsh, who is unkind.")
    assert "This letter cannot go yet." in desk.visitor.open(desk.page(desk.to_mother, "/send")).text


def test_nobody_asks_themselves_to_be_the_second_person(desk: Desk) -> None:
    own = desk.letter(desk.to_mother).made_by
    desk.visitor.open(desk.page(desk.to_mother))
    page = desk.visitor.send(desk.page(desk.to_mother, "/second"), colleague=own)
    assert "Choose who is to look" in page.text
    with desk.database.reading() as session:
        assert session.scalars(select(LetterOverride)).all() == []


def arabic(desk: Desk) -> None:
    desk.save(desk.to_child, language="ar", part_closing="See you soon.\nTake care.")


def typed(page: BeautifulSoup, words: dict[str, str]) -> dict[str, Any]:
    boxes = [str(box["name"]) for box in page.select("textarea")]
    return {name: words.get(name.removeprefix("words."), "") for name in boxes}


def test_a_letter_in_arabic_shows_arabic_first_and_english_alone_where_nobody_translated(desk: Desk) -> None:
    arabic(desk)
    page = desk.visitor.open(desk.page(desk.to_child))
    shown = page.select_one(".as-read")
    assert shown is not None
    assert shown.select_one("article[lang=ar][dir=rtl]")
    assert "See you soon." in shown.text
    assert "have no translation" in page.text
    chosen = page.select_one("select[name=language] option[selected]")
    assert chosen is not None
    assert chosen.get_text(strip=True) == "Arabic (draft, not checked yet)", "its fixed sentences are drafts, too"


def test_a_translation_is_by_a_named_person_and_not_checked_until_a_second_one_confirms_it(desk: Desk) -> None:
    arabic(desk)
    address = desk.page(desk.to_child, "/translation")
    page = desk.visitor.open(address)
    words = typed(page, {"closing": "أراك قريبا.\nاعتن بنفسك."})
    page = desk.visitor.send(address, status=422, **words)
    assert "a translation is by a named person" in page.text
    assert "أراك قريبا." in page.text
    desk.visitor.open(address)
    page = desk.visitor.send(address, **words, translated_by="Hana W.")
    shown = page.select_one(".as-read")
    assert shown is not None
    assert shown.text.index("أراك قريبا.") < shown.text.index("See you soon.")
    assert "1 not checked yet by a second person" in page.text
    desk.visitor.send(desk.page(desk.to_child, "/second"), colleague=desk.manager_id)
    look = f"/reviews/second-look/{desk.to_child}"
    desk.manager.open(look)
    desk.manager.send(f"{look}/translations", right="closing")
    page = desk.visitor.open(desk.page(desk.to_child))
    choice = page.select_one("select[name=language]")
    assert choice is not None
    choice.decompose()
    assert "not checked yet" not in page.text


def test_whoever_made_a_translation_does_not_confirm_it(desk: Desk) -> None:
    arabic(desk)
    address = desk.page(desk.to_child, "/translation")
    words = typed(desk.visitor.open(address), {"closing": "أراك قريبا."})
    desk.visitor.send(address, **words, translated_by="Noor Quill (interpreter)")
    desk.visitor.send(desk.page(desk.to_child, "/second"), colleague=desk.manager_id)
    look = f"/reviews/second-look/{desk.to_child}"
    desk.manager.open(look)
    page = desk.manager.send(f"{look}/translations", right="closing")
    assert "Nobody confirms what they translated" in page.text
    assert "not checked yet" in page.text


def test_changed_english_makes_its_translation_stale_and_the_letter_shows_english_alone(desk: Desk) -> None:
    arabic(desk)
    address = desk.page(desk.to_child, "/translation")
    words = typed(desk.visitor.open(address), {"closing": "أراك قريبا."})
    desk.visitor.send(address, **words, translated_by="Hana W.")
    page = desk.save(desk.to_child, part_closing="See you never.")
    assert "أراك قريبا." not in page.select_one(".as-read").text  # type: ignore[union-attr]
    page = desk.visitor.open(address)
    assert "the English has changed since" in page.text
    assert "أراك قريبا." in page.text, "What was typed is not lost."
