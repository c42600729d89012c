"""What an officer keeps as it is in a decision or a reason is not found again, nor in a letter, until it changes."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from consult.storage.decisions import Decision
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.wishes import Wish
from tests.factories.letters import a_letter
from tests.web.reviews.test_decisions import FOOTBALL, HELD, Desk, desk

__all__ = ["desk"]

HARD = "You have contact with Taylor."
KEEP = "Keep “have contact with”"
NUDGE = "try “see”"


def buttons(page: BeautifulSoup, field: str) -> dict[str, str]:
    found = page.select(f"#plain-{field} button[name=plain]")
    return {" ".join(each.get_text().split()): str(each["value"]) for each in found}


def kept_of(page: BeautifulSoup, field: str) -> dict[str, list[str]]:
    name = f"plain_kept.{field}"
    return {name: [str(each["value"]) for each in page.select(f"input[name='{name}']")]}


def letters_page(desk: Desk) -> str:
    with desk.database.writing() as session:
        review = session.get(Review, desk.review_id)
        wish = session.get(Wish, desk.wish_id)
        assert review is not None
        assert wish is not None
        child = session.get(Respondent, wish.respondent_id)
        assert child is not None
        letter = a_letter(session, review=review, respondent=child, officer=desk.officer)
    page = desk.visitor.open(f"/reviews/{desk.review_id}/letters/{letter.id}")
    return " ".join(" ".join(each.get_text(" ").split()) for each in page.select(".plain-record"))


@pytest.fixture
def decided(desk: Desk) -> Desk:
    desk.add(what=HARD)
    return desk


def press_keep(desk: Desk, **changes: Any) -> BeautifulSoup:
    address = f"{desk.page}/{desk.kept()[0].id}"
    page = desk.visitor.open(address)
    pressed = {**FOOTBALL, "what": HARD, "plain_part": "what", "plain": buttons(page, "what")[KEEP], **changes}
    desk.visitor.send(address, **pressed)
    return desk.visitor.open(address)


def test_what_is_kept_in_a_decision_is_found_no_more_there_or_in_a_letter(decided: Desk) -> None:
    assert NUDGE in letters_page(decided)
    page = press_keep(decided)
    assert buttons(page, "what") == {}
    assert decided.kept()[0].what == HARD
    assert NUDGE not in letters_page(decided)
    saved = {**FOOTBALL, "what": HARD, "owner": "Jo", "plain_part": "what", **kept_of(page, "what")}
    decided.visitor.send(f"{decided.page}/{decided.kept()[0].id}", **saved)
    assert buttons(decided.visitor.open(f"{decided.page}/{decided.kept()[0].id}"), "what") == {}


def test_words_that_were_changed_since_are_looked_at_anew(decided: Desk) -> None:
    page = press_keep(decided)
    changed = {**FOOTBALL, "what": "You have contact with Sam.", "plain_part": "what", **kept_of(page, "what")}
    decided.visitor.send(f"{decided.page}/{decided.kept()[0].id}", **changed)
    assert KEEP in buttons(decided.visitor.open(f"{decided.page}/{decided.kept()[0].id}"), "what")


def test_keeping_a_word_changes_nothing_that_the_manager_was_sent(decided: Desk) -> None:
    decided.send()
    press_keep(decided)
    assert "Changed since they were sent" not in decided.open().text
    with decided.database.reading() as session:
        decision = session.get(Decision, decided.kept()[0].id)
        assert decision is not None
        assert decision.kept_words


def test_what_was_kept_stays_when_something_else_in_the_form_is_wrong(decided: Desk) -> None:
    page = press_keep(decided)
    wrong = {**FOOTBALL, "what": HARD, "by_on": "1999-01-01", "plain_part": "what", **kept_of(page, "what")}
    again = decided.visitor.send(f"{decided.page}/{decided.kept()[0].id}", status=422, **wrong)
    assert buttons(again, "what") == {}


def test_what_is_kept_in_a_reason_is_found_no_more_there_or_in_a_letter(desk: Desk) -> None:
    wishes, field = f"/reviews/{desk.review_id}/wishes", f"{desk.wish_id}-because"
    form: dict[str, Any] = {
        f"{desk.wish_id}-{name}": value
        for name, value in {
            "kind": "wish",
            "words": "Football.",
            "language": "en",
            "topic": "wishes",
            "outcome": "not_yet",
            "because": HARD,
            "owner": "Pat",
            "by_on": HELD.isoformat(),
        }.items()
    }
    desk.visitor.open(wishes)
    page = desk.visitor.send(f"{wishes}/{desk.wish_id}", **form)
    assert NUDGE in letters_page(desk)
    press = buttons(page, field)[KEEP]
    page = desk.visitor.send(f"{wishes}/{desk.wish_id}", **form, plain_part=field, plain=press)
    assert buttons(page, field) == {}
    assert NUDGE not in letters_page(desk)
