"""What every booklet and card says, in every set and language: outside, nothing of whose it is or what about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import cycle, product

import pypdfium2
import pytest
from flask import Flask

from consult.domain.invitations import Purpose
from consult.domain.languages import LANGUAGES, get_language
from consult.domain.listed_words import words_to_avoid_in
from consult.domain.question_sets import QUESTION_SETS, question_set_for
from consult.domain.questions import KINDS, AnyQuestion
from consult.domain.respondents import Role
from consult.formats.booklets import KINDS_ON_PAPER, Booklet, PaperPart, print_booklets
from consult.formats.card_sheets import print_card_sheets
from consult.formats.paper import Print
from consult.settings import Settings
from consult.web.reviews.booklet_questions import question_on_paper
from consult.web.reviews.booklet_words import booklet_in_words, card_in_words
from consult.web.site.components import examples_of
from tests.factories.booklets import EVERYBODY, a_booklet
from tests.formats.test_paper import words_of
from tests.proving import how_many

GIVES_AWAY = ("in care", "looked after", "foster", "social services", "children’s services", "review")
"""What may not stand outside: on a cover, on a card, beside the address."""
NAMES = ("Robin", "Teasel", "Jo ", "Dana", "Inkwell", "Larch")
MM = 72 / 25.4
A_SENTENCE = re.compile("[A-Za-z]{2,} [a-z]{2,}")
"""What is no name, no address and no way of writing a date."""
NEVER_ON_PAPER = {"in care", "looked after", "lac", "cla", "cic", "placement", "contact"}


@pytest.fixture
def council(settings: Settings) -> Settings:
    return replace(
        settings,
        administrators_type_in=False,
        return_address="The Old Mill; Freepost EX1; Exampleshire",
        public_url="https://talk.example",
    )


def in_words(app: Flask, council: Settings, *who: object, language: str) -> Booklet:
    with app.test_request_context("/reviews/"):
        return booklet_in_words(a_booklet(*who, language=language), council)  # type: ignore[arg-type]


def texts(of: object) -> Iterator[str]:
    if isinstance(of, str):
        yield of
    elif isinstance(of, Mapping):
        for value in of.values():
            yield from texts(value)
    elif isinstance(of, Sequence):
        for value in of:
            yield from texts(value)


def test_every_set_of_questions_has_a_booklet() -> None:
    printed = {question_set_for(role, age=age, purpose=purpose).key for role, age, purpose in EVERYBODY}
    assert printed == {each.key for each in QUESTION_SETS}


def test_no_booklet_leaves_a_sentence_in_english(app: Flask, council: Settings) -> None:
    for who in EVERYBODY:
        english = set(texts(asdict(in_words(app, council, *who, language="en"))))
        for language in LANGUAGES:
            if not language.code.startswith("en"):
                said = set(texts(asdict(in_words(app, council, *who, language=language.code))))
                assert {each for each in said & english if A_SENTENCE.search(each)} == set(), language.english_name


def test_no_booklet_says_that_a_child_is_in_care(app: Flask, council: Settings) -> None:
    for language, who in product(LANGUAGES, EVERYBODY):
        booklet = in_words(app, council, *who, language=language.code)
        outside = " ".join((*texts(asdict(booklet.cover)), *booklet.back.address))
        said = " ".join(texts([asdict(booklet.inside), asdict(booklet.back), asdict(booklet.boxes)])) + outside
        said += " ".join(text for part in booklet.parts for text in texts(asdict(part)))
        assert not words_to_avoid_in(said).keys() & NEVER_ON_PAPER, (language.code, who)
        assert not [word for word in (*GIVES_AWAY, *NAMES) if word.lower() in outside.lower()], (language.code, who)
        assert who[0] is not Role.CHILD or "Robin" not in said


def test_a_booklet_in_every_language_is_printed_without_a_box(app: Flask, council: Settings) -> None:
    everything = list(product(LANGUAGES, EVERYBODY, Print))
    one_a_script = [
        (get_language(code), EVERYBODY[number], size)
        for number, (code, size) in enumerate(zip(("en", "ar", "ur", "ti", "pa", "bn"), cycle(Print), strict=False))
    ]
    chosen = everything if how_many(1, full=len(everything)) > 1 else one_a_script
    for language, who, size in chosen:
        booklet = in_words(app, council, *who, language=language.code)
        printed = print_booklets((booklet,), title=booklet.cover.title, size=size)
        assert printed.without_a_font == ()
        assert "1234-5678-9012-3456" in words_of(printed.pdf)
        assert spilled(printed.pdf, size) == [], (language.code, who, size)


def test_the_number_stands_on_the_first_page_of_a_booklet_in_large_letters_too(app: Flask, council: Settings) -> None:
    tall = ("ps", "ckb", "ur")
    for code in [language.code for language in LANGUAGES] if how_many(1, full=2) > 1 else tall:
        booklet = in_words(
            app, replace(council, public_url="https://reviews.exampleshire.gov.uk"), *EVERYBODY[0], language=code
        )
        printed = print_booklets((replace(booklet, parts=()),), title=booklet.cover.title, size=Print.LARGE)
        cover = pypdfium2.PdfDocument(printed.pdf)[0].get_textpage().get_text_bounded()
        assert "1234-5678-9012-3456" in cover, code


def spilled(pdf: bytes, size: Print) -> list[int]:
    """Return the pages where the margin of the foot holds more than on the cover, or where the foot is cut off."""
    margin = (34 if size is Print.LARGE else 28) * MM
    feet = [page.get_textpage().get_text_bounded(bottom=0, top=margin - 1) for page in pypdfium2.PdfDocument(pdf)]
    letters = ["".join(each for each in foot if not each.isdigit() and not each.isspace()) for foot in feet]
    off = [
        number
        for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1)
        if page.get_textpage().get_text_bounded(bottom=-100, top=6 * MM).strip()
    ]
    return off + [number for number, foot in enumerate(letters, start=1) if sorted(foot) != sorted(letters[0])]


def test_the_card_sheet_says_on_neither_side_whose_it_is_or_what_about(app: Flask, council: Settings) -> None:
    with app.test_request_context("/reviews/"):
        cards = [
            card_in_words(a_booklet(purpose=purpose, language=language.code).card, council)
            for language in LANGUAGES
            for purpose in (Purpose.BEFORE, Purpose.AFTER)
        ]
    printed = print_card_sheets(cards, title="Cards")
    said = words_of(printed.pdf)
    assert printed.without_a_font == ()
    assert said.count("1234-5678-9012-3456") == len(cards)
    assert not [word for word in (*GIVES_AWAY, *NAMES) if word.lower() in said.lower()]
    assert smallest_letters(printed.pdf) >= 8
    for page in pypdfium2.PdfDocument(printed.pdf):
        found = page.get_textpage().search("1234-5678-9012-3456")
        while (match := found.get_next()) is not None:
            bottom = page.get_textpage().get_charbox(match[0])[1]
            assert (bottom - 10.5 * MM) % (69 * MM) > 2 * MM, "A long language has pushed the number off its card."


def smallest_letters(pdf: bytes) -> float:
    """Return the size of the smallest letters in points."""
    return min(
        float(pypdfium2.raw.FPDFText_GetFontSize(text, place))
        for page in pypdfium2.PdfDocument(pdf)
        for text in [page.get_textpage()]
        for place, letter in enumerate(text.get_text_range())
        if not letter.isspace()
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_of_question_can_be_answered_on_paper(
    app: Flask, council: Settings, kind: type[AnyQuestion]
) -> None:
    assert kind.kind in KINDS_ON_PAPER, f"Draw it in templates/paper/questions/{kind.kind}.typ."
    booklet = in_words(app, council, language="en")
    with app.test_request_context("/reviews/"):
        asked = tuple(
            question_on_paper(each, number=number) for number, each in enumerate(examples_of(kind.kind)[:2])
        )
    printed = print_booklets((replace(booklet, parts=(PaperPart(asked),)),), title="Questions", size=Print.NORMAL)
    for question in asked:
        for words in (question.words, *(option.words for option in question.options)):
            assert "".join(words.split()) in "".join(words_of(printed.pdf).split())


def test_nothing_on_paper_tells_anybody_to_tap_or_press(app: Flask, council: Settings) -> None:
    for who in EVERYBODY:
        booklet = in_words(app, council, *who, language="en")
        said = " ".join(text for part in booklet.parts for text in texts(asdict(part))).lower()
        assert not [
            word for word in (" tap ", " press ", "skip this page", "screen", "button") if word in f" {said} "
        ]
