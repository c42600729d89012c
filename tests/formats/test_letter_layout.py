"""How a letter stands on paper: what belongs together stands together, in every script."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from consult.domain.languages import LANGUAGES, Language
from consult.domain.letters import Block, Heading, LetterText, Paragraph, Part, Register, Reply, Step, Text, Words
from consult.domain.wishes import Outcome
from consult.formats.letters import PaperLetter, letter_pdf, letters_pdf
from consult.formats.paper import Print
from tests.factories.letter_texts import HELLO, a_letter_text, in_both
from tests.formats.tagged import tagged
from tests.formats.test_letters import ADDRESS, AROUND, ASKS, WAY
from tests.formats.test_paper import sizes_of, words_of

TRANSLATED = [language for language in LANGUAGES if language.code != "en"]
every_translation = pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)


def a_letter(*blocks: Block, language: str = "en") -> LetterText:
    return LetterText("1", language, Register.CHILD, blocks)


def printed(*blocks: Block, language: str = "en") -> pypdfium2.PdfPage:
    """The first page of a letter that is made of these blocks."""
    return pypdfium2.PdfDocument(letter_pdf(a_letter(*blocks, language=language), around=AROUND).pdf)[0]


def pages_of(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def box_of(page: pypdfium2.PdfPage, words: str) -> tuple[float, float]:
    """Where words begin and end on a line, in points from the left."""
    text = page.get_textpage()
    found = text.search(words).get_next()
    assert found is not None, words
    start, count = found
    boxes = [text.get_charbox(at) for at in range(start, start + count)]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def baselines(page: pypdfium2.PdfPage) -> list[float]:
    """How high each line of a page stands, from the top."""
    texts = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    lines: list[float] = []
    for height in sorted({text.get_matrix().f for text in texts}):
        # Marks are set by themselves, above the line that they belong to; so is what leans in Nastaliq.
        if not lines or height - lines[-1] > 12:
            lines.append(height)
    return lines[::-1]


def test_a_wish_stands_on_one_page_with_what_came_of_it_and_why_wherever_on_the_page_it_comes() -> None:
    def before(lines: int) -> PaperLetter:
        above = Paragraph(Words.plain("\n".join("line." for _line in range(lines))))
        wish = Reply(Text("A wish"), Outcome.NO, Words.plain("No"), Words.plain("Because."))
        return PaperLetter(a_letter(above, wish), AROUND)

    many = range(24, 40)
    pdf = letters_pdf([before(lines) for lines in many], title="Letters").pdf
    pages = pages_of(pdf)
    whole = [page for page in pages if all(words in page for words in ("A wish", "No", "Because."))]
    assert len(whole) == len(many)
    assert any("line." not in page for page in whole), "None of them came to the end of a page."


def test_the_name_beneath_a_letter_stands_on_one_page_with_what_its_bearer_does() -> None:
    def before(lines: int) -> PaperLetter:
        above = [Paragraph(Words.plain("line.")) for _line in range(lines)]
        signed = [Paragraph(Words.plain("Dana Inkwell")), Paragraph(Words.plain("Your reviewing officer"))]
        return PaperLetter(a_letter(*above, *signed), AROUND)

    many = range(18, 30)
    pages = pages_of(letters_pdf([before(lines) for lines in many], title="Letters").pdf)
    assert sum("Dana" in page and "officer" in page for page in pages) == len(many)
    assert any("Dana" in page and "line." not in page for page in pages), "None of them came to the end of a page."


@pytest.mark.parametrize(("before", "after"), [("01632", "960777"), ("Dana", "Inkwell")])
def test_groups_of_digits_and_latin_words_are_as_far_apart_in_any_hand(before: str, after: str) -> None:
    def gap_in(language: str) -> float:
        words = Text(f"{HELLO[language].split()[0]} {before} {after}", language)
        page = printed(Paragraph(Words(words)), language=language)
        return box_of(page, after)[0] - box_of(page, before)[1]

    assert [gap_in(language) for language in ("ar", "ur")] == pytest.approx([gap_in("en")] * 2, rel=0.1)


def test_the_numbers_of_pages_and_of_telephones_read_as_they_are_written_in_urdu() -> None:
    pdf = letter_pdf(a_letter_text(language="ur"), around=AROUND).pdf
    said = [each.text for each in tagged(pdf)]
    assert "01632 960777" in said
    assert "0800 1111" in said
    pages = pages_of(pdf)
    for number, page in enumerate(pages, 1):
        # Among words from right to left what reads the PDF turns them round; the page does not.
        assert sorted(page.split()[-3:]) == sorted([str(number), "/", str(len(pages))])


def test_a_step_without_a_day_begins_where_the_days_begin_and_belongs_to_none() -> None:
    page = printed(
        Step(Words.plain("Sol"), Words.plain("Rings."), date(2026, 5, 22), Words.plain("22 May")),
        Step(Words.plain("Jo"), Words.plain("Waits.")),
    )
    assert box_of(page, "Jo")[0] == pytest.approx(box_of(page, "22 May")[0], abs=2)
    assert box_of(page, "Sol")[0] > box_of(page, "22 May")[1]


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_a_name_in_latin_letters_stands_where_its_letter_begins_and_a_long_text_where_it_is_read_from(
    language: str,
) -> None:
    long = f"Begins here{' and goes on' * 12}"
    page = printed(
        Step(Words.plain("Sol Marble"), Words(Text(HELLO[language], language))),
        Paragraph(Words.plain(long)),
        language=language,
    )
    middle = page.get_width() / 2
    assert box_of(page, "Sol")[0] > middle
    assert box_of(page, "Begins")[0] < middle


@every_translation
def test_the_english_of_a_sentence_stands_closer_to_it_than_to_the_next(language: Language) -> None:
    pair = Paragraph(in_both(HELLO["en"], language.code, own=_first_words(language)))
    heading = Heading(Part.TOLD_US, in_both("Told", language.code, own=_first_words(language)))
    for blocks in ((pair, pair), (heading, pair)):
        own, english, following, _its_english, *_foot = baselines(printed(*blocks, language=language.code))[1:]
        assert english - following > 1.15 * (own - english)


@every_translation
def test_lines_of_one_sentence_stand_closer_than_two_sentences(language: Language) -> None:
    words = _first_words(language)
    lines = Paragraph(Words(Text(f"{words}\n{words}", language.code)))
    first, second, following, *_rest = baselines(printed(lines, lines, language=language.code))[1:]
    # Nastaliq leans so far down that its lines need more room.
    assert second - following > (1.23 if language.code == "ur" else 1.3) * (first - second)


def _first_words(language: Language) -> str:
    return " ".join(HELLO[language.code].split()[:3])


@pytest.mark.parametrize("size", Print)
def test_a_title_of_one_line_is_as_large_in_every_script(size: Print) -> None:
    def title_in(language: str) -> float:
        text = replace(a_letter(language=language), title=" ".join(HELLO[language].split()[:2]))
        return max(sizes_of(letter_pdf(text, around=AROUND, size=size, address=ADDRESS).pdf))

    assert {title_in(language) for language in ("ar", "bn", "ti")} == {title_in("en")}
    # In Nastaliq a line of the largest is as high as there is room above the window.
    assert title_in("ur") >= (0.8 if size is Print.LARGE else 1) * title_in("en")


@pytest.mark.parametrize("size", Print)
def test_what_to_do_with_a_phone_is_said_once_for_both_ways(size: Print) -> None:
    pdf = letter_pdf(a_letter_text(), around=AROUND, size=size, link=WAY, asks=ASKS).pdf
    said = " ".join(words_of(pdf).split())
    assert said.count("Open the camera") == 1
    assert said.count("Or type this number") == 1
    places = [said.index(words) for words in (WAY.words, WAY.number, ASKS.words, ASKS.number)]
    assert places == sorted(places)
