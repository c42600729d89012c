"""Letters on paper: the same sentences as the phone in the order of the tags, and nothing but the address outside."""

import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from consult.domain.drawing import Drawing
from consult.domain.languages import LANGUAGES
from consult.domain.letters import Heading, LetterText, Paragraph, Quotation, Register, Step, Text, Words
from consult.formats.letters import (
    AT_ONCE,
    Around,
    LetterLink,
    PaperLetter,
    TooLongForTheWindow,
    characters_without_a_font,
    letter_pdf,
    letters_pdf,
)
from consult.formats.paper import CannotBePrinted, Press, Print
from consult.formats.qr import qr_picture
from tests.attacks.hostile_text import HOSTILE_TEXTS
from tests.factories.letter_texts import EVERY_LETTER, HARDEST, a_letter_text
from tests.formats.tagged import Tagged, tagged
from tests.formats.test_paper import sizes_of, squeezed, words_of
from tests.proving import how_many

AROUND = Around("en", "Nobody has checked this translation yet.")
ADDRESS = ("The Teasel Family", "Flat 2b, The Old Mill", "12 Sample Street", "Exampleton", "Exampleshire", "EX1 1AA")
LINK = "https://reviews.exampleshire.example/s#1234567890123456"
WAY = LetterLink(
    qr=qr_picture(LINK),
    qr_words="QR",
    words="Hear this letter, or make it bigger. It opens with your lock.",
    camera="Open the camera on your phone. Point it at the square. Tap the link.",
    typed="Or type this number at reviews.exampleshire.example/s",
    number="1234-5678-9012-3456",
    works="It works until 3 March 2027.",
    animal="fox",
    animal_words="Your animal: fox",
)
ASKS = replace(
    WAY,
    qr=qr_picture("https://reviews.exampleshire.example/s#6543210987654321"),
    qr_words="QR: How was your meeting?",
    words="How was your meeting?",
    number="6543-2109-8765-4321",
    animal="owl",
    animal_words="Your animal: owl",
)
GIVES_AWAY = ("in care", "looked after", "foster", "social services", "children’s services", "council")
MM = 72 / 25.4
JOINED_BY_ITS_FONT = ("ar", "fa", "ps", "ckb", "ur", "bn", "pa", "ti", "am")
"""Languages in which one letter is several glyphs, each of which says the letter: how often cannot be compared."""


def reads(letter: LetterText) -> Iterator[tuple[str, list[Text]]]:
    """What a screen reader finds of a letter's blocks: tag and texts, in order."""
    for block in letter.blocks:
        if isinstance(block, Heading):
            yield "/H2", [block.words.own]
            yield from (("/P", [text]) for text in block.words.texts[1:])
        elif isinstance(block, Quotation):
            yield from (("/P", [text]) for text in block.asked.texts)
            if isinstance(block.drawing, Drawing):
                yield "/Figure", [block.said_for_drawing]
            yield from (("/P", [text]) for text in block.texts[len(block.asked.texts) :])
        else:
            alone = LetterText("", letter.language, letter.register, (block,))
            yield from (("/P", [text]) for text in alone.texts)


def letters_in(texts: Iterable[Text]) -> list[str] | set[str]:
    """The letters of some texts without their spaces, as they can be compared with what a PDF says."""
    found = list(texts)
    said = unicodedata.normalize("NFKD", "".join(text.words for text in found))
    letters = [each for each in said if not each.isspace() and unicodedata.category(each) not in ("Cf", "Mn")]
    is_joined = any(text.language.split("-")[0] in JOINED_BY_ITS_FONT for text in found)
    return set(letters) if is_joined else letters


def holds(found: Tagged, tag: str, texts: list[Text]) -> bool:
    as_told = letters_in([Text(found.text, texts[0].language)])
    return found.tag == tag and as_told == letters_in(texts)


def is_told_in_order(found: Iterable[Tagged], letter: LetterText) -> bool:
    rest = iter(found)
    return all(any(holds(each, tag, texts) for each in rest) for tag, texts in reads(letter))


def test_paper_holds_every_text_of_a_letter_in_the_order_in_which_it_is_read() -> None:
    for letter in EVERY_LETTER:
        blocks = tagged(letter_pdf(letter, around=AROUND).pdf)
        assert holds(blocks[0], "/H1", [Text(letter.title, letter.language)])
        note = [] if letter.is_checked else [AROUND.unchecked]
        assert [each.text for each in blocks[1 : 1 + len(note)]] == note
        for found, (tag, texts) in zip(blocks[1 + len(note) :], reads(letter), strict=True):
            assert holds(found, tag, texts), (letter.language, found, texts)


def test_each_text_on_paper_says_its_language_where_it_is_not_the_letters_own() -> None:
    for letter in (HARDEST, a_letter_text(language="uk"), a_letter_text()):
        pdf = letter_pdf(letter, around=AROUND).pdf
        with pikepdf.open(BytesIO(pdf)) as opened:
            assert str(opened.Root.Lang).startswith(letter.language)
        before = 1 if letter.is_checked else 2
        for found, (_tag, texts) in zip(tagged(pdf)[before:], reads(letter), strict=True):
            says = (found.language or letter.language).split("-")[0]
            assert says == texts[0].language or squeezed(found.text).isdigit(), (found, texts)


def test_a_letter_on_paper_is_tagged_and_titled_without_a_name() -> None:
    for letter in EVERY_LETTER[: how_many(5, full=len(EVERY_LETTER))]:
        with pikepdf.open(BytesIO(letter_pdf(letter, around=AROUND, address=ADDRESS, link=WAY).pdf)) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            assert str(pdf.docinfo["/Title"]) == letter.title
            assert all(page.obj.Tabs == pikepdf.Name.S for page in pdf.pages)
            with pdf.open_metadata() as about:
                assert about["pdfuaid:part"] == "1"


def test_every_picture_that_tells_something_has_words_and_every_other_has_none() -> None:
    pdf = letter_pdf(HARDEST, around=AROUND, link=WAY, asks=ASKS).pdf
    figures = [each.text for each in tagged(pdf) if each.tag == "/Figure"]
    assert figures == ["رسم", "هل من شيء آخر؟", "QR", "QR: How was your meeting?"]
    youngest = letter_pdf(a_letter_text(Register.PICTURES), around=AROUND).pdf
    assert [each.text for each in tagged(youngest) if each.tag == "/Figure"] == ["A drawing"]


# outside: the window of the envelope


def in_the_window(pdf: bytes) -> str:
    """What an envelope's window may show of a letter, however the sheet lies in it."""
    page = pypdfium2.PdfDocument(pdf)[0]
    height = page.get_height()
    text = page.get_textpage().get_text_bounded(
        left=8 * MM, right=114 * MM, top=height - 44 * MM, bottom=height - 94 * MM
    )
    return str(text).strip()


def test_the_window_shows_the_address_and_nothing_else_in_any_language_and_size() -> None:
    for number, language in enumerate(LANGUAGES):
        for size in Print if how_many(1, full=2) > 1 else [list(Print)[number % 2]]:
            text = a_letter_text(language=language.code, title="A letter for you, and it is yours to keep")
            pdf = letter_pdf(text, around=AROUND, size=size, address=ADDRESS, link=WAY).pdf
            # Among words from right to left what reads the PDF turns the address round; the page does not.
            assert sorted(squeezed(in_the_window(pdf))) == sorted(squeezed("".join(ADDRESS))), (language.code, size)


def test_the_address_is_whole_in_the_window_wherever_the_sheet_has_slipped() -> None:
    page = pypdfium2.PdfDocument(letter_pdf(a_letter_text(), around=AROUND, address=ADDRESS[:5]).pdf)[0]
    height = page.get_height()
    seen = page.get_textpage().get_text_bounded(
        left=20 * MM, right=100 * MM, top=height - 56 * MM, bottom=height - 82 * MM
    )
    assert seen.split("\r\n") == list(ADDRESS[:5])


def test_a_letter_that_is_handed_over_has_no_empty_window() -> None:
    assert "Thank you for telling me" in in_the_window(letter_pdf(a_letter_text(), around=AROUND).pdf)


def test_an_address_that_the_window_cannot_show_is_refused() -> None:
    with pytest.raises(TooLongForTheWindow):
        letter_pdf(a_letter_text(), around=AROUND, address=(*ADDRESS, "Great Britain"))


def test_what_stands_around_a_letter_does_not_say_that_a_child_is_in_care() -> None:
    bare = LetterText("Your letter", "en", Register.CHILD, (Paragraph(Words.plain("Hello.")),))
    said = words_of(letter_pdf(bare, around=AROUND, address=ADDRESS, link=WAY, asks=ASKS).pdf).lower()
    assert not [word for word in GIVES_AWAY if word in said]


def test_the_qr_and_the_number_lead_to_the_letter() -> None:
    pdf = letter_pdf(a_letter_text(language="ar"), around=AROUND, link=WAY).pdf
    pages = pypdfium2.PdfDocument(pdf)
    found = [code.text for page in pages for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
    assert found == [LINK]
    assert "1234-5678-9012-3456" in words_of(pdf)


# letters of any size and script


def test_large_print_is_eighteen_points_at_least_but_for_the_address_and_pictures_have_larger_words() -> None:
    large = letter_pdf(HARDEST, around=AROUND, size=Print.LARGE, link=WAY, asks=ASKS)
    assert min(sizes_of(large.pdf)) >= 18
    assert min(sizes_of(letter_pdf(HARDEST, around=AROUND, link=WAY).pdf)) >= 12
    assert 16 in sizes_of(letter_pdf(a_letter_text(Register.PICTURES), around=AROUND).pdf)


def test_no_word_runs_off_the_page() -> None:
    for size in Print:
        pdf = letter_pdf(HARDEST, around=AROUND, size=size, link=WAY, asks=ASKS).pdf
        for page in pypdfium2.PdfDocument(pdf):
            text = page.get_textpage()
            assert text.get_text_bounded(right=14 * MM).strip() == ""
            assert text.get_text_bounded(left=page.get_width() - 14 * MM).strip() == ""


def test_what_is_longer_than_a_page_goes_on_on_the_next() -> None:
    lines = Words.plain("\n".join(f"line {number}." for number in range(1, 121)))
    text = LetterText("Your letter", "en", Register.CHILD, (Paragraph(lines), Step(lines, lines, day=lines)))
    pages = pypdfium2.PdfDocument(letter_pdf(text, around=AROUND).pdf)
    assert sum(page.get_textpage().get_text_bounded(bottom=15 * MM).count("line") for page in pages) == 4 * 120


def test_a_character_that_no_font_has_is_named_before_printing_and_in_print() -> None:
    text = a_letter_text(more=[Paragraph(Words.plain("the letter ᚠ"))])
    assert characters_without_a_font(text) == ("runic letter fehu feoh fe f",)
    printed = letter_pdf(text, around=AROUND)
    assert printed.without_a_font == ("runic letter fehu feoh fe f",)
    assert squeezed("the letter [runic letter fehu feoh fe f]") in squeezed(words_of(printed.pdf))
    assert [characters_without_a_font(each) for each in EVERY_LETTER] == [()] * len(EVERY_LETTER)


def test_nothing_that_somebody_writes_changes_the_letter() -> None:
    words = ('#panic("x")', '#image("/etc/passwd")', "#sys.inputs", "$x^2$ `raw` = heading", *HOSTILE_TEXTS)
    text = a_letter_text(more=[Paragraph(Words.plain(each)) for each in words])
    printed = squeezed(words_of(letter_pdf(text, around=AROUND).pdf))
    assert all(squeezed(each) in printed for each in words)


# a day's letters


def a_day(count: int) -> list[PaperLetter]:
    return [
        PaperLetter(
            EVERY_LETTER[number % len(EVERY_LETTER)],
            AROUND,
            size=Print.LARGE if number % 5 == 0 else Print.NORMAL,
            address=(f"Somebody {number}", "EX1 1AA"),
        )
        for number in range(count)
    ]


def test_the_letters_of_a_day_are_one_pdf_with_each_on_sheets_of_its_own() -> None:
    day = a_day(how_many(AT_ONCE + 3, full=40))
    pdf = letters_pdf(iter(day), title="Letters").pdf
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    begins = [at for at, text in enumerate(pages) if "EX1 1AA" in text]
    assert len(begins) == len(day)
    assert all(at % 2 == 0 for at in begins), "Every letter begins on the front of a sheet."
    assert [f"Somebody {number}" in pages[at] for number, at in enumerate(begins)] == [True] * len(day)


def test_a_joined_pdf_keeps_the_tags_of_every_letter_in_order() -> None:
    day = a_day(AT_ONCE * 2 + 1)
    pdf = letters_pdf(day, title="Letters").pdf
    found = iter(tagged(pdf))
    for letter in day:
        assert is_told_in_order(found, letter.text), letter.text.language
    with pikepdf.open(BytesIO(pdf)) as opened:
        tags = opened.Root.StructTreeRoot
        assert [str(each.S) for each in tags.K] == ["/Document"]
        numbers = [int(page.obj.StructParents) for page in opened.pages if "/StructParents" in page.obj]
        assert numbers == sorted(set(numbers))
        assert [int(number) for number in list(tags.ParentTree.Nums)[::2]] == numbers
        for number, elements in zip(numbers, list(tags.ParentTree.Nums)[1::2], strict=True):
            page = next(page for page in opened.pages if page.obj.get("/StructParents") == number)
            assert all(each.get("/Pg", page.obj).objgen == page.obj.objgen for each in elements if each is not None)
        assert str(opened.docinfo["/Title"]) == "Letters"
        with opened.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"


def test_a_days_letters_are_taken_a_few_at_a_time() -> None:
    taken = 0
    most_ahead = 0
    made: list[int] = []

    def day() -> Iterator[PaperLetter]:
        nonlocal taken, most_ahead
        for letter in a_day(AT_ONCE * 5):
            taken += 1
            most_ahead = max(most_ahead, taken - sum(made))
            yield letter

    press = Press.print_sheet

    def counting(self: Press, sheet: str, data: str) -> bytes:
        made.append(AT_ONCE)
        return press(self, sheet, data)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Press, "print_sheet", counting)
        letters_pdf(day(), title="Letters")
    assert taken == AT_ONCE * 5
    assert most_ahead <= AT_ONCE * 3


def test_no_letters_are_no_pdf() -> None:
    with pytest.raises(ValueError, match="nothing to join"):
        letters_pdf([], title="Letters")


def test_a_press_that_breaks_down_says_so_and_the_next_one_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consult.formats.paper.LONGEST_SECONDS", 0)
    with pytest.raises(CannotBePrinted):
        letters_pdf(a_day(1), title="Letters")
    monkeypatch.undo()
    assert letters_pdf(a_day(1), title="Letters").pdf.startswith(b"%PDF-")


_MEMORY = """
import resource
from consult.formats.letters import letters_pdf
from tests.formats.test_letters import a_day
letters_pdf(a_day({count}), title="Letters")
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.slow
def test_a_press_needs_no_more_memory_for_many_letters_than_for_some() -> None:
    # In a process of its own, whose only child is the press: another test's browser would count here.
    asked = _MEMORY.format(count=how_many(12, full=200))
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    assert 0 < int(done.stdout) < 400 * 1024
