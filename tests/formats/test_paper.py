import ctypes
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from babel.messages.pofile import read_po

from consult.domain.languages import ENGLISH, LANGUAGES, Language
from consult.formats import fonts
from consult.formats.copies import Passage, copy_to_keep
from consult.formats.paper import Print
from consult.web.languages import TRANSLATIONS
from tests.attacks.hostile_text import HOSTILE_TEXTS

every_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


def words_of(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def sizes_of(pdf: bytes) -> set[float]:
    """Return the sizes, in points, of all the text in a PDF."""
    found = set()
    for page in pypdfium2.PdfDocument(pdf):
        for text in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            size = ctypes.c_float()
            pypdfium2.raw.FPDFTextObj_GetFontSize(text, size)
            found.add(round(size.value * text.get_matrix().d, 1))
    return found


def squeezed(words: str) -> str:
    return "".join(words.split())


def a_copy(*said: str, language: Language = ENGLISH, size: Print = Print.NORMAL) -> bytes:
    return copy_to_keep([Passage("Going well?", said)], title="What I said", language=language, size=size).pdf


@every_language
def test_every_character_that_a_respondent_reads_has_a_font(language: Language) -> None:
    read = language.own_name
    if language is not ENGLISH:
        file = TRANSLATIONS / language.locale / "LC_MESSAGES" / "messages.po"
        for message in read_po(BytesIO(file.read_bytes())):
            read += "".join(message.string if isinstance(message.string, tuple | list) else [message.string or ""])
    assert [fonts.name_of(each) for each in sorted(set(read) - {"\n"}) if not fonts.has_a_font(each)] == []


@every_language
def test_paper_is_tagged_and_says_its_title_and_its_language(language: Language) -> None:
    with pikepdf.open(BytesIO(a_copy("12345", language=language))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith(language.code)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == "What I said"
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"


def test_a_character_that_no_font_has_is_named_and_reported() -> None:
    printed = copy_to_keep([Passage("Going well?", ("the letter ᚠ",))], title="What I said", language=ENGLISH)
    assert printed.without_a_font == ("runic letter fehu feoh fe f",)
    assert "the letter [runic letter fehu feoh fe f]" in words_of(printed.pdf)


def test_emoji_and_names_in_other_scripts_are_printed_as_they_are() -> None:
    words = "🦊 ❤️ 👩🏽‍🏫 Сашко Łukasz Nguyễn محمد ሰላም"
    printed = copy_to_keep([Passage("Going well?", (words,))], title="What I said", language=ENGLISH)
    assert printed.without_a_font == ()


def test_nothing_that_somebody_writes_changes_the_sheet() -> None:
    words = ('#panic("x")', '#image("/etc/passwd")', "#sys.inputs", "$x^2$ `raw` = heading", *HOSTILE_TEXTS)
    printed = words_of(a_copy(*words))
    assert all(squeezed(each) in squeezed(printed) for each in words)


def test_large_print_is_eighteen_points_at_least_and_the_rest_twelve_to_fourteen() -> None:
    sizes = {size: sizes_of(a_copy("Seeing my sister", size=size)) for size in Print}
    assert min(sizes[Print.LARGE]) >= 18
    assert 12 <= min(sizes[Print.NORMAL]) <= 14


def test_every_font_is_named_with_its_copyright_and_licence() -> None:
    about = (fonts.FOLDER / "README.md").read_text(encoding="utf-8")
    files = {file.stem for file in fonts.FOLDER.glob("*.ttf")}
    assert files
    for file in files:
        assert file.split("-")[0] in about
    assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in fonts.FOLDER.iterdir()) < 5_000_000
