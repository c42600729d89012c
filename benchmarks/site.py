"""Our site on a database of its own, with visits that stand at a question and visits that are about to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bs4 import BeautifulSoup
from flask import Flask

from benchmarks.in_process import Request, call
from consult.app import create_app
from consult.domain import answers, drafts
from consult.domain.asked import Asked
from consult.domain.audiences import OFFICER_ONLY
from consult.domain.drafts import DraftContent
from consult.domain.keyed_hash import keyed_hash
from consult.domain.placing import placed_as
from consult.domain.questions import AnyQuestion, ChoicesQuestion, PlacingQuestion
from consult.domain.said import Said
from consult.services import openings, visits
from consult.settings import Settings
from consult.storage.database import Database, open_database
from consult.storage.keys import load_keys
from consult.storage.sendings import insert_draft
from consult.storage.visits import change_visit
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff

ANSWERS = 10
"""What a sending holds: three or four in words, the others chosen."""
WORDS = "I want to see my brother more, and I want to stay at my school. Nobody asked me about the bus."


@dataclass(frozen=True)
class Site:
    """The site, and a link that works."""

    app: Flask
    database: Database
    settings: Settings
    number: str

    def visits_at(
        self, place: str, *, count: int, with_draft: bool = False, language: str = "en"
    ) -> list[tuple[str, str]]:
        """That many visits standing at a place: the cookie's value and the draft's id (empty without)."""
        now = datetime.now(UTC)
        made = []
        for _ in range(count):
            with self.database.writing() as session:
                token = openings.open_link(session, self.number, language=language, at=now)
                visiting = visits.find_visiting(session, token, now=now)
                assert visiting is not None
                draft_id = None
                if with_draft:
                    draft_id = insert_draft(
                        session,
                        invitation_id=visiting.invitation_id,
                        question_set=visiting.question_set.key,
                        text=drafts.as_text(answers_to(tuple(visiting.question_set))),
                        lock_id=None,
                        at=now,
                    )
                change_visit(session, visiting.visit_id, place=place, draft_id=draft_id)
                made.append((token, draft_id or ""))
        return made

    def form_token(self, token: str) -> str:
        """The token that forms of this visit carry."""
        return keyed_hash(self.database.keys.visits, f"form:visit:{token}")

    def sendings(self, *, count: int) -> list[Request]:
        """That many presses of Send, each of a visit of its own, with every field that the page's form has."""
        ready = self.visits_at("check", count=count, with_draft=True)
        first = Request("/v", cookie=f"visit={ready[0][0]}.pressed")
        fields = form_fields(call(self.app, first).body.decode())
        found = []
        for token, draft_id in ready:
            own = {"form_token": self.form_token(token), "draft": draft_id, "act": "send"}
            sent = [(name, own.get(name, value)) for name, value in fields if name != "act"] + [("act", "send")]
            found.append(Request("/v", f"visit={token}", sent, self.settings.base_url))
        return found


def production(data: Path) -> dict[str, str]:
    """The environment with which a council would start the site on a folder."""
    return {
        "CONSULT_MODE": "production",
        "CONSULT_PROXIES": "1",
        "CONSULT_DATA": str(data),
        "CONSULT_URL": "https://views.exampleshire.example",
        "CONSULT_DAY_LINE": "01632 960123",
        "CONSULT_OUT_OF_HOURS": "01632 960456",
        "CONSULT_TEAM_EMAIL": "reviews@exampleshire.example",
    }


def open_site(folder: Path) -> Site:
    """Make the site in an empty folder: one child of nine, one officer, one link."""
    settings = Settings(
        mode="development",
        data=folder,
        port=5000,
        day_line="01632 960123",
        out_of_hours="01632 960456",
        team_email="reviews@exampleshire.example",
    )
    database = open_database(settings.database, load_keys(settings.keys_file))
    now = datetime.now(UTC)
    with database.writing() as session:
        officer = a_member_of_staff(session)
        child = a_child(session, born_on=now.date() - timedelta(days=9 * 366), officer=officer)
        review = a_review(session, child=child, meeting_on=now.date() + timedelta(days=12))
        number = an_invitation(session, review=review, at=now - timedelta(hours=1)).number
    return Site(create_app(settings, opened=database), database, settings, number)


def answers_to(questions: Sequence[AnyQuestion]) -> DraftContent:
    """An answer to each of the first questions: words where words are asked for, else the first options."""
    content = DraftContent()
    for question in questions[:ANSWERS]:
        if answers.is_in_own_words(question):
            given: list[str] = [WORDS]
        elif isinstance(question, PlacingQuestion):
            given = [placed_as(question.options[0].key, question.piles[0].key)]
        else:
            most = 2 if isinstance(question, ChoicesQuestion) else 1
            given = [option.key for option in question.options[:most]]
        answer = answers.accept(question, given)
        labels = () if answers.is_in_own_words(question) else answers.labels(question, answer)
        asked = Asked(question.words, question.words, "en", labels, labels)
        content = content.saying(
            question.key, Said.of(answer, OFFICER_ONLY, asked, are_words=drafts.is_words(question))
        )
    return content.wanting_more(True)


def form_fields(html: str) -> list[tuple[str, str]]:
    """What a browser would send of the page's main form: hidden, typed and chosen fields; no buttons."""
    form = BeautifulSoup(html, "html.parser").select_one("main form, form")
    assert form is not None
    found = []
    for field in form.select("input[name], textarea[name], select[name]"):
        kind = field.get("type", "text")
        if kind in ("submit", "button") or (kind in ("radio", "checkbox") and not field.has_attr("checked")):
            continue
        found.append(
            (str(field["name"]), field.get_text() if field.name == "textarea" else str(field.get("value", "")))
        )
    return found
