"""Every page says who may open it, and opens for nobody else: tried as everybody, with somebody else's child."""

from flask import Flask
from werkzeug.routing import Rule

from consult.domain.staff import StaffRole
from consult.storage.database import Database
from consult.web.access import ANYONE, VISITS, who_may_open
from tests.factories.council import PEOPLE, Council
from tests.house.kept_rows import changes, rows
from tests.house.people import A_CHILD, NOBODY, Person, pages

OF_A_CHILD = {
    "review_id",
    "child_id",
    "invitation_id",
    "respondent_id",
    "reply_id",
    "answer_id",
    "person_id",
    "letter_id",
}
OWNERS = {"upload_id": {"the administrator"}, "look_id": {"the manager"}}
"""Whose an address is, where it is not simply the officer's own child and every administrator and manager."""


def may_open(allowed: str | frozenset[StaffRole] | None, rule: Rule, name: str) -> bool:
    """Whether this person may open this address, by what the page says and whose the address is."""
    if allowed == ANYONE:
        return True
    if allowed == VISITS:
        return name == A_CHILD
    if name not in PEOPLE or not isinstance(allowed, frozenset) or PEOPLE[name] not in allowed:
        return False
    for part, owners in OWNERS.items():
        if part in rule.arguments:
            return name in owners
    return not (rule.arguments & OF_A_CHILD and name == "another officer")


def test_every_page_says_who_may_open_it(app: Flask) -> None:
    silent = [endpoint for endpoint in app.view_functions if who_may_open(app, endpoint) is None]
    assert silent == [], "Mark these with open_to_anyone, open_to_visits or open_to_staff(…)."


def test_a_page_that_does_not_say_is_refused(app: Flask, people: dict[str, Person]) -> None:
    app.view_functions["reviews.list_reviews"] = lambda: "unmarked"
    assert people["the manager"].client.get("/reviews/").status_code == 403


def test_pages_open_for_those_they_are_for(app: Flask, council: Council, people: dict[str, Person]) -> None:
    shut = []
    for rule in pages(app, "GET"):
        for name, person in people.items():
            if may_open(who_may_open(app, rule.endpoint), rule, name):
                answer = person.client.get(council.address(rule.rule))
                if answer.status_code not in (200, 302, 303) or "/account/sign-in" in answer.headers.get(
                    "Location", ""
                ):
                    shut.append(f"{rule.rule} answers {answer.status_code} to {name}")
    assert shut == []


def test_no_page_opens_for_anybody_else(app: Flask, council: Council, people: dict[str, Person]) -> None:
    opened = []
    for rule in pages(app, "GET"):
        for name, person in people.items():
            if not may_open(who_may_open(app, rule.endpoint), rule, name):
                answer = person.client.get(council.address(rule.rule))
                if not was_refused(answer.status_code, answer.headers.get("Location", ""), name):
                    opened.append(f"{rule.rule} answers {answer.status_code} to {name}")
    assert opened == []


def test_nobody_else_can_do_anything(
    app: Flask, council: Council, people: dict[str, Person], database: Database
) -> None:
    done = []
    before = rows(database)
    for rule in pages(app, "POST"):
        for name, person in people.items():
            if not may_open(who_may_open(app, rule.endpoint), rule, name):
                answer = person.client.post(council.address(rule.rule), data={"form_token": person.token})
                if not was_refused(answer.status_code, answer.headers.get("Location", ""), name):
                    done.append(f"{rule.rule} answers {answer.status_code} to {name}")
    assert done == []
    assert changes(before, rows(database), allowing={"tries", "events", "event_head"}) == []


def test_no_form_is_taken_from_another_site_or_without_its_token(
    app: Flask, council: Council, people: dict[str, Person], database: Database
) -> None:
    taken = []
    before = rows(database)
    for rule in pages(app, "POST"):
        allowed = who_may_open(app, rule.endpoint)
        for name, person in people.items():
            if not may_open(allowed, rule, name):
                continue
            address, right = council.address(rule.rule), {"form_token": person.token}
            forged = {
                "from another site": person.client.post(
                    address, data=right, headers={"Origin": "https://evil.example"}
                ),
                "from nowhere": person.client.post(address, data=right, headers={"Origin": "null"}),
                "across sites": person.client.post(address, data=right, headers={"Sec-Fetch-Site": "cross-site"}),
            }
            without = person.client.environ_base.pop("HTTP_ORIGIN")
            forged["without Origin"] = person.client.post(address, data=right)
            person.client.environ_base["HTTP_ORIGIN"] = without
            if allowed != ANYONE:
                forged["without its token"] = person.client.post(address, data={})
                forged["with a made-up token"] = person.client.post(address, data={"form_token": "0" * 64})
                other = people["another officer" if name != "another officer" else "the manager"].token
                forged["with somebody else’s token"] = person.client.post(address, data={"form_token": other})
            taken += [
                f"{rule.rule} {how}: {answer.status_code}"
                for how, answer in forged.items()
                if answer.status_code != 403
            ]
    assert taken == []
    assert changes(before, rows(database), allowing=set()) == []


def was_refused(status: int, leads_to: str, name: str) -> bool:
    """Whether an answer gave nothing away: an error, or the way to the door for those who are nobody here."""
    if status >= 400:
        return status not in (400, 405, 422) and status < 500
    to_the_door = leads_to.split("?")[0] in ("/account/sign-in", "/s")
    return to_the_door and (name in (NOBODY, A_CHILD) or leads_to == "/s")
