"""What the sheets of letters show: which pages are about a letter, and everything about one that is printed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from flask import Flask

from consult.app import create_app
from consult.domain.invitations import Purpose, link_to
from consult.domain.languages import Language
from consult.domain.letter_facts import AnsweredWish, Decided, Item, LetterFacts, Quote
from consult.domain.letters import LetterText, Part, Register, Text
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.wishes import Outcome
from consult.formats.letters import letter_pdf
from consult.formats.paper import Print
from consult.formats.qr import qr_picture
from consult.services.cards import Card
from consult.services.life_stories import Chapter
from consult.settings import Settings
from consult.storage.database import Database
from consult.web.letters_in_words import words_around
from consult.web.life_stories import on_paper
from consult.web.reviews.letter_paper import asks_in_words, link_in_words
from consult.web.reviews.letter_words import in_words
from tests.every_page import Seen
from tests.factories.letter_texts import A_FACE, HARDEST, HELLO, a_letter_text
from tests.factories.staff import a_member_of_staff, sign_in
from tests.formats.test_letters import ADDRESS
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
_WISH = "I wish I saw Taylor more. I dont like not knowing who is picking me up"
_HOW_IT_WAS = re.compile(r"-after: (welcome|begin)$")


def is_of_a_letter(seen: Seen) -> bool:
    """Whether a page is a letter, opens one, asks about one, or says what came of what was asked and how it was."""
    is_one = seen.template in {f"respondent/{name}.html" for name in _PAGES} and ": unlock" not in seen.name
    return is_one or bool(_HOW_IT_WAS.search(seen.name))


def letters_on_paper(app: Flask, settings: Settings, languages: Iterable[Language]) -> Iterator[Paper]:
    """Printed letters as they are sent: one in each language, the four registers, large print, and the hardest."""
    settings = replace(settings, public_url="https://reviews.exampleshire.example")
    with app.test_request_context("/reviews/"):
        printed = (
            *((each.english_name, a_drafted_letter(language=each.code), Print.NORMAL) for each in languages),
            *((f"English, {each.label}", a_drafted_letter(each), Print.NORMAL) for each in Register),
            ("Arabic, the hardest", HARDEST, Print.NORMAL),
            ("Arabic, large print", a_drafted_letter(language="ar"), Print.LARGE),
            ("English, large print", a_drafted_letter(), Print.LARGE),
        )
        for name, text, size in printed:
            link, asks = (a_card(purpose, text.language, settings) for purpose in (Purpose.LETTER, Purpose.AFTER))
            yield (
                name,
                letter_pdf(
                    text,
                    around=words_around(text.language),
                    size=size,
                    address=ADDRESS,
                    link=link_in_words(link, settings),
                    asks=asks_in_words(asks, text, settings),
                ).pdf,
            )


def a_card(purpose: Purpose, language: str, settings: Settings) -> Card:
    """Return a way to a phone page as it stands on paper."""
    number, animal = ("1234-5678-9012-3456", "fox") if purpose is Purpose.LETTER else ("6543-2109-8765-4321", "owl")
    return Card(number, animal, qr_picture(link_to(settings.base_url, number)), purpose, language, date(2027, 3, 3))


def a_drafted_letter(register: Register = Register.CHILD, language: str = "en") -> LetterText:
    """Return a letter in the product's own words; what a person would type is English, or its first words."""

    def typed(key: str, english: str) -> Item:
        # Some words have a translation and some have none, as on most days.
        own = Text(HELLO[language], language) if language != "en" and key in ("written", "because", "first") else None
        return Item(key, Text(english), own)

    quotes = (
        Quote(Item("q1", Text(_WISH)), "What do you wish?", Text("What do you wish?")),
        Quote(Item("q2", Text("this is us")), "How is your home?", Text("How is your home?"), drawing=A_FACE),
    )
    wishes = (
        AnsweredWish(typed("w1", "More swimming"), Outcome.YES),
        AnsweredWish(typed("w2", "A sleepover at Taylor’s"), Outcome.NOT_YET, typed("because", "A check is first.")),
        AnsweredWish(typed("w3", "A dog"), Outcome.NO, typed("why", "Pat’s chest gets bad near dogs.")),
    )
    facts = LetterFacts(
        register=register,
        language=language,
        role=Role.CHILD,
        council="Exampleshire",
        name="Robin",
        child="Robin",
        officer="Dana Inkwell",
        day_line="01632 960777",
        meeting_on=date(2026, 11, 19),
        next_on=date(2027, 5, 12),
        quotes=quotes,
        wishes=wishes,
        decisions=(
            Decided(typed("first", "Sets up Saturdays with Taylor."), typed("sol", "Sol Marble"), date(2027, 1, 22)),
            Decided(typed("next", "Puts up a calendar."), typed("jo", "Jo"), date(2027, 1, 29)),
            Decided(typed("last", "Rings you to check that these things have happened."), typed("dana", "Dana")),
        ),
        written={Part.DECIDED: typed("written", "You are staying with Jo and Pat. That is not changing.")},
    )
    if register is Register.ADULT:
        facts = replace(
            facts,
            role=Role.MOTHER,
            name="Alex",
            quotes=(),
            child_s_quotes=quotes,
            wishes=(),
            child_s_wishes=wishes,
        )
    return in_words(facts)


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
