"""What the sheets of letters show: which pages are about a letter, and everything about one that is printed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from flask import Flask

from consult.app import create_app
from consult.domain.languages import Language
from consult.domain.letters import Register
from consult.domain.staff import StaffRole
from consult.formats.letters import letter_pdf
from consult.formats.paper import Print
from consult.services.life_stories import Chapter
from consult.settings import Settings
from consult.storage.database import Database
from consult.web.life_stories import on_paper
from tests.every_page import Seen
from tests.factories.letter_texts import HARDEST, a_letter_text
from tests.factories.staff import a_member_of_staff, sign_in
from tests.formats.test_letters import ADDRESS, AROUND, ASKS, WAY
from tests.web.test_you_said_we_did import POSTER, a_year

Paper = tuple[str, bytes]
"""What a PDF is called on a sheet, and the PDF."""
_PAGES = (
    "letter",
    "letter_sealed",
    "letter_came",
    "letter_told",
    "about_letter",
    "all_letters",
    "last_time",
    "unlock",
)
_HOW_IT_WAS = re.compile(r"-after: (welcome|begin)$")


def is_of_a_letter(seen: Seen) -> bool:
    """Whether a page is a letter, opens one, asks about one, or says what came of what was asked and how it was."""
    is_one = seen.template in {f"respondent/{name}.html" for name in _PAGES} and ": unlock" not in seen.name
    return is_one or bool(_HOW_IT_WAS.search(seen.name))


def letters_on_paper(languages: Iterable[Language]) -> Iterator[Paper]:
    """Printed letters: one in each language, the four registers, large print, and the hardest."""
    printed = (
        *((each.english_name, a_letter_text(language=each.code), Print.NORMAL) for each in languages),
        *((f"English, {each.label}", a_letter_text(each), Print.NORMAL) for each in Register),
        ("Arabic, the hardest", HARDEST, Print.NORMAL),
        ("Arabic, large print", HARDEST, Print.LARGE),
        ("English, large print", a_letter_text(), Print.LARGE),
    )
    for name, text, size in printed:
        yield name, letter_pdf(text, around=AROUND, size=size, address=ADDRESS, link=WAY, asks=ASKS).pdf


def life_stories_on_paper(app: Flask, languages: Iterable[Language]) -> Iterator[Paper]:
    """Two letters of a child as one story, in each language."""
    for each in languages:
        text = a_letter_text(language=each.code)
        story = [Chapter(f"{days}", date(2026, 11, 22) - timedelta(days=days), text) for days in (180, 0)]
        with app.test_request_context(f"/?lang={each.code}"):
            yield each.english_name, on_paper(story).pdf


def posters_on_paper(database: Database, settings: Settings, languages: Iterable[Language]) -> Iterator[Paper]:
    """The poster of a year in which something was asked for, in each language."""
    app = create_app(replace(settings, publish_zeros=True), opened=database)
    with database.writing_session() as session:
        a_year(session)
        manager = a_member_of_staff(session, role=StaffRole.MANAGER, name="Noor Quill")
        session.commit()
    staff = sign_in(app.test_client(), database, manager)
    for each in languages:
        staff.open(f"{POSTER}.pdf?language={each.code}")
        assert staff.last is not None
        yield each.english_name, staff.last.data
