"""Every page that a child, parent or carer may see, reached as they would reach it, in one language."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any

from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer
from flask import Flask, render_template, template_rendered
from flask.testing import FlaskClient
from jinja2 import Template
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from consult.domain.invitations import Purpose
from consult.domain.keyed_hash import keyed_hash
from consult.domain.letters import register_for
from consult.domain.looks import look_for
from consult.domain.respondents import Role
from consult.domain.wishes import Happened, Outcome
from consult.storage.database import Database, keys_of
from consult.storage.invitations import Invitation
from consult.storage.reviews import Review, ReviewPerson
from tests.factories.children import a_child
from tests.factories.deliveries import a_posted_letter
from tests.factories.invitations import an_invitation, years_before
from tests.factories.letter_texts import a_letter_text, a_sent_letter
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff
from tests.factories.wishes import a_wish

PUBLIC = ("/help/", "/help/privacy", "/help/cookies", "/help/accessibility", "/nowhere")
LONG_WORDS = (
    "Ich wünsche mir so sehr, dass Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen\n<b>🙂 أريد أن أرى"
)
PRESSED_FIRST = ("more-yes", "lock-no", "go-on")
MOST_STEPS = 120
_CONTROLS = SoupStrainer(["input", "button"])
_HIDDEN = re.compile(r'<input type="hidden"[^>]*>')
"""What may differ between two pages that look the same."""


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked: who they are, how old the child is, before or after the meeting."""

    role: Role
    age: int
    purpose: Purpose = Purpose.BEFORE

    def __str__(self) -> str:
        return f"{self.role.value}-{self.age}-{self.purpose.value}"


EVERYBODY = (
    Asked(Role.CHILD, 6),
    Asked(Role.CHILD, 9),
    Asked(Role.CHILD, 12),
    Asked(Role.CHILD, 15),
    Asked(Role.MOTHER, 9),
    Asked(Role.CARER, 9),
    Asked(Role.OTHER, 9),
    Asked(Role.CHILD, 6, Purpose.AFTER),
    Asked(Role.CHILD, 9, Purpose.AFTER),
    Asked(Role.CHILD, 15, Purpose.AFTER),
    Asked(Role.FATHER, 9, Purpose.AFTER),
    Asked(Role.CARER, 9, Purpose.AFTER),
)


@dataclass(frozen=True)
class Seen:
    """One page as it was answered: `name` says whose it is and what was done to come there."""

    name: str
    html: str
    template: str


@dataclass
class Walker:
    """Goes through the site in one language and gives every page it comes to, each only once."""

    app: Flask
    database: Database
    language: str
    """What the phone is set to, and what is chosen at the door."""
    _client: FlaskClient = field(init=False)
    _page: BeautifulSoup = field(init=False)
    _templates: list[str] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin with nobody's cookie."""
        self._client = self.app.test_client()
        self._client.environ_base["HTTP_ORIGIN"] = self.app.extensions["consult_settings"].base_url
        self._client.environ_base["HTTP_ACCEPT_LANGUAGE"] = self.language

    def public(self) -> Iterator[Seen]:
        """The pages that need no link, and those of a link that does not work."""
        for path in (*PUBLIC, "/s"):
            yield from self._see(path, self._noted(partial(self._client.get, f"{path}?lang={self.language}")))
        for problem in (403, 413, 500):
            yield from self._broken(problem)
        yield from self._see("door, wrong number", self._send("/s", number="12"))
        yield from self._see("door, animal", self._send("/s", number="0" * 16))
        yield from self._see("not working", self._send("/s", number="0" * 16, start="1"))
        yield from self._see("refused", self._send("/v", act="continue", answer=LONG_WORDS, form_token="wrong"))

    def visit(self, asked: Asked) -> Iterator[Seen]:
        """One person's whole way: each question empty, with a mistake and answered; check, sent, lock, read again."""
        number, person = invited(self.database, asked, language=self.language)
        if asked.purpose is Purpose.BEFORE:
            before = self._a_letter(asked, person)
            yield from self._step(asked, "letter, no lock yet", "/s", number=before, start="1")
        yield from self._step(asked, "welcome", "/s", number=number, start="1")
        if "helping" in self._acts():
            yield from self._step(asked, "helping", act="helping")
        for act in ("ask-advocate", "asked-on", "alert-not_safe", "alert-on", "alert-talk", "alert-on"):
            yield from self._step(asked, act, act=act)
        yield from self._step(asked, "begin", act="begin")
        for _step in range(MOST_STEPS):
            acts = self._acts()
            if "send" in acts:
                break
            if chosen := [act for act in PRESSED_FIRST if act in acts]:
                yield from self._step(asked, chosen[0], act=chosen[0])
                continue
            yield from self._step(asked, f"{self._place()}, nothing given", act="continue", place=self._place())
            place = self._place()
            yield from self._step(asked, f"{place} answered", act="continue", place=place, **self._an_answer())
        yield from self._step(asked, "check, too much to keep", act="change:nothing")
        yield from self._step(asked, "sent", act="send")
        yield from self._step(asked, "lock made", act="lock-make")
        pictures = [str(one["value"]) for one in self._page.select("input[name=made]")]
        yield from self._step(asked, "sent with a lock", act="go-on")
        for act in ("read", "copy", "go-on", "take-back", "take-back-yes"):
            yield from self._step(asked, act, act=act)
        asked_last_time(self.database, number)
        for act in ("last-time", "last-time-back"):
            yield from self._step(asked, act, act=act)
        if asked.purpose is Purpose.BEFORE:
            yield from self._step(asked, "letter, a newer lock", "/s", number=before, start="1")
            yield from self._letter(asked, person, pictures)
        self._client.delete_cookie("visit")
        yield from self._step(asked, "welcome with a lock", "/s", number=number, start="1")
        for act in ("begin", "letter-came-back"):
            yield from self._step(asked, f"letter came, {act}", act=act)
        yield from self._step(asked, "unlock", act="unlock")
        yield from self._step(asked, "unlock, nothing picked", act="open")
        tried = {f"picture{turn}": picture for turn, picture in enumerate(reversed(pictures), 1)}
        tries = [list(self._step(asked, "unlock, wrong pictures", act="open", **tried)) for _try in range(5)]
        yield from (seen for found in (tries[0], tries[-1]) for seen in found)

    def _letter(self, asked: Asked, invitation_id: str, pictures: list[str]) -> Iterator[Seen]:
        number = self._a_letter(asked, invitation_id, with_question=True)
        yield from self._step(asked, "letter, sealed", "/s", number=number, start="1")
        yield from self._step(asked, "letter, unlock", act="letter")
        chosen = {f"picture{turn}": picture for turn, picture in enumerate(pictures, 1)}
        yield from self._step(asked, "letter", act="open", **chosen)
        yield from self._step(asked, "letter, their own phone", act="own-phone")
        yield from self._step(asked, "all letters", act="all-letters")
        yield from self._step(asked, "about the letter", act="about-letter")
        yield from self._step(asked, "about the letter, sent", act="about-letter-send", is_right="no")
        yield from self._step(asked, "letter, sealed on their own phone", "/s", number=number, start="1")
        for act in ("letter", "own-phone-stop"):
            yield from self._step(asked, f"{act} on their own phone", act=act)

    def _a_letter(self, asked: Asked, invitation_id: str, *, with_question: bool = False) -> str:
        register = register_for(asked.role, look_for(asked.role, age=asked.age))
        with self.database.writing_session() as session:
            invitation = session.get_one(Invitation, invitation_id)
            text = a_letter_text(register, self.language)
            _letter, opens = a_sent_letter(session, invitation, at=datetime.now(tz=UTC), text=text)
            number: str = opens.number
            if with_question:
                now, respondent = datetime.now(tz=UTC), invitation.respondent
                an_invitation(session, review=invitation.review, at=now, purpose=Purpose.AFTER, respondent=respondent)
            session.commit()
        return number

    def _broken(self, problem: int) -> Iterator[Seen]:
        with self.app.test_request_context(f"/v?lang={self.language}"):
            template = f"errors/respondent_{problem}.html"
            yield Seen(f"error {problem}", render_template(template), template)

    def _step(self, asked: Asked, name: str, path: str = "/v", **fields: Any) -> Iterator[Seen]:
        yield from self._see(f"{asked}: {name}", self._send(path, **fields))

    def _send(self, path: str, **fields: Any) -> TestResponse:
        if path == "/s":
            fields.setdefault("chosen", self.language)
        elif (token := self._page.select_one("input[name=form_token]")) is not None:
            fields.setdefault("form_token", str(token["value"]))
        given: dict[str, Any] = {}
        if path == "/v":
            for hidden in self._page.select("input[type=hidden]"):
                given.setdefault(str(hidden["name"]), []).append(str(hidden["value"]))
        return self._noted(partial(self._client.post, path, data=given | fields, follow_redirects=True))

    def _noted(self, ask: Callable[[], TestResponse]) -> TestResponse:
        with template_rendered.connected_to(self._note, self.app):
            return ask()

    def _note(self, _app: Flask, template: Template, **_extra: Any) -> None:
        self._templates.append(template.name or "")

    def _see(self, name: str, response: TestResponse) -> Iterator[Seen]:
        self._page = BeautifulSoup(response.text, "html.parser", parse_only=_CONTROLS)
        shown = _HIDDEN.sub("", response.text)
        if shown not in self._known:
            self._known.add(shown)
            yield Seen(name, response.text, self._templates[-1] if self._templates else "")

    def _acts(self) -> set[str]:
        return {str(button["value"]) for button in self._page.select("button[name=act]")}

    def _place(self) -> str:
        place = self._page.select_one("input[name=place]")
        return str(place["value"]) if place is not None else ""

    def _an_answer(self) -> dict[str, Any]:
        """Something in every field of the question: the first of what can be picked, and words."""
        given: dict[str, Any] = {"audience": "officer"}
        for box in self._page.select("input[name^=answer]"):
            given.setdefault(str(box["name"]), str(box["value"]))
        if self._page.select_one("main input[name=drawing]"):
            given["drawing"] = "ink 14 100,300 300,150 500,300;yellow 34 900,80"
        return given if len(given) > 1 and "drawing" not in given else given | {"answer": LONG_WORDS}


def a_number(database: Database, asked: Asked, *, language: str) -> str:
    """Return the number of an open link for somebody, with a meeting near and two people named for it."""
    return invited(database, asked, language=language)[0]


def invited(database: Database, asked: Asked, *, language: str) -> tuple[str, str]:
    """Return the same with the invitation's id."""
    with database.writing_session() as session:
        invitation = _invited(session, asked, language)
        found = (invitation.number or "", invitation.id)
        session.commit()
    return found


def asked_last_time(database: Database, number: str) -> None:
    """Let somebody who has a lock have asked for three things around the last review; each has another answer."""
    with database.writing() as session:
        hashed = keyed_hash(keys_of(session).links, number)
        invitation = session.scalars(select(Invitation).where(Invitation.number_hash == hashed)).one()
        review, respondent = invitation.review, invitation.respondent
        last = session.scalars(select(Review).where(Review.child_id == review.child_id, Review.id != review.id)).one()
        a_posted_letter(session, review=last, at=review.made_at, respondent=respondent, role=Role(respondent.role))
        for outcome in Outcome:
            reply = a_reply(
                session, Given(words=LONG_WORDS), review=last, respondent=respondent, lock_id=respondent.lock_id
            )
            a_wish(
                session,
                LONG_WORDS,
                review=last,
                respondent=respondent,
                answer=reply.answers[0],
                outcome=outcome,
                because="Taylor lives far away.",
                by_on=review.meeting_on,
                happened=Happened.SORT_OF if outcome is Outcome.YES else None,
            )


def _invited(session: Session, asked: Asked, language: str) -> Invitation:
    now = datetime.now(tz=UTC)
    meeting_on = now.date() + timedelta(days=10 if asked.purpose is Purpose.BEFORE else -1)
    child = a_child(session, officer=a_member_of_staff(session), born_on=years_before(meeting_on, asked.age))
    a_review(session, child=child, held_on=meeting_on - timedelta(days=170))
    review = a_review(session, child=child, meeting_on=meeting_on, meeting_time=time(16))
    for part, name in (("carer", "Kim Fennel"), ("social_worker", "Sol Marble")):
        session.add(ReviewPerson(review_id=review.id, part=part, name=name, added_at=now))
    return an_invitation(session, review=review, at=now, role=asked.role, purpose=asked.purpose, language=language)
