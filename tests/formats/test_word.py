import io
import sys
import unicodedata
import zipfile
from collections import defaultdict
from datetime import UTC, date, datetime

import docx
import pytest
from docx.oxml.ns import qn

from consult.domain.minutes import Heading, Line, Minutes, Quote, Said, TickedView, make_minutes
from consult.formats.word import minutes_docx, printable

NOW = datetime(2026, 5, 6, 9, 30, tzinfo=UTC)
ARABIC = Quote(
    Said("المعلمة جيدة\nوأفهم كل شيء.", "ar", right_to_left=True),
    Said("The teacher is good\nand I understand everything."),
    "translated by N. Ali, not checked yet",
    "Zaki, asked “What is going well?”, on this site, 27 April 2026",
)


def a_file(*quotes: Quote) -> bytes:
    views = [TickedView(quote, "School", 1, (0, place)) for place, quote in enumerate(quotes)]
    minutes = make_minutes(views, child="Zaki", review_on=date(2026, 5, 5), reader="the meeting")
    return minutes_docx(minutes, made_at=NOW)


def parts_of(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_file_has_a_title_headings_to_steer_by_and_british_english() -> None:
    document = docx.Document(io.BytesIO(a_file(ARABIC)))
    assert document.core_properties.title == "Views for a review on 5 May 2026"
    assert document.core_properties.language == "en-GB"
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]
    assert styles[0] == "Heading 1"
    assert "Heading 2" in styles
    default = document.styles.element.find(qn("w:docDefaults"))
    assert default is not None
    assert [language.get(qn("w:val")) for language in default.iter(qn("w:lang"))] == ["en-GB"]


def test_right_to_left_words_are_a_right_to_left_paragraph_and_run_in_their_language() -> None:
    document = docx.Document(io.BytesIO(a_file(ARABIC)))
    (own,) = [found for found in document.paragraphs if "المعلمة" in found.text]
    assert own._p.pPr is not None
    assert own._p.pPr.find(qn("w:bidi")) is not None
    for run in own.runs:
        assert run._r.rPr is not None
        assert run._r.rPr.find(qn("w:rtl")) is not None
        language = run._r.rPr.find(qn("w:lang"))
        assert language is not None
        assert language.get(qn("w:bidi")) == "ar"
    assert own.text == "“المعلمة جيدة\nوأفهم كل شيء.”"


def test_every_run_says_its_language() -> None:
    document = docx.Document(io.BytesIO(a_file(ARABIC, Quote(Said("ደህና", "ti"), None, "", "Carer"))))
    found = set()
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            assert run._r.rPr is not None
            language = run._r.rPr.find(qn("w:lang"))
            assert language is not None
            found.add(language.get(qn("w:val")) or language.get(qn("w:bidi")))
    assert found == {"en-GB", "ar", "ti"}


def test_left_to_right_words_are_not_marked_right_to_left() -> None:
    body = parts_of(a_file(Quote(Said("Fine"), None, "", "Zaki")))["word/document.xml"].decode()
    assert "w:rtl" not in body
    assert "w:bidi" not in body


def test_the_file_names_no_author_no_machine_and_no_program() -> None:
    parts = parts_of(a_file(ARABIC))
    everything = b"".join(parts.values()).lower()
    assert not {name for name in parts if "thumbnail" in name or name == "docProps/app.xml"}
    for telltale in (b"python-docx", b"macintosh", b"steve canny"):
        assert telltale not in everything
    properties = docx.Document(io.BytesIO(a_file())).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created is not None
    assert properties.created.year == 2026


def some_of_every_class() -> dict[str, str]:
    classes: dict[str, list[str]] = defaultdict(list)
    for point in range(sys.maxunicode + 1):
        kind = unicodedata.category(chr(point))
        # All controls, formats, surrogates and separators; of the others the first, a spread, and the last
        # two of each plane.
        whole = kind in {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
        if whole or len(classes[kind]) < 20 or point % 997 == 0 or point & 0xFFFE == 0xFFFE:
            classes[kind].append(chr(point))
    return {kind: "".join(found) for kind, found in classes.items()}


@pytest.mark.parametrize(("kind", "characters"), sorted(some_of_every_class().items()))
def test_no_class_of_code_points_stops_the_file(kind: str, characters: str) -> None:
    right_to_left = Quote(Said(characters, "ar", right_to_left=True), Said(characters), characters, f"x{characters}x")
    minutes = Minutes(characters, (Heading(1, characters), Line(characters), right_to_left))
    document = docx.Document(io.BytesIO(minutes_docx(minutes, made_at=NOW)))
    kept = "".join(paragraph.text for paragraph in document.paragraphs)
    for character in characters:
        if kind not in {"Cc", "Cs", "Zl", "Zp"} and character not in "\ufffe\uffff":
            assert character in kept, f"U+{ord(character):04X} was lost"


def test_all_thirty_categories_of_unicode_are_tried() -> None:
    assert len(some_of_every_class()) == 30


def test_what_word_cannot_hold_is_shown_and_not_hidden() -> None:
    assert printable("a\x00b\ud800c\x0bd\r\ne\tf") == "a�b�c\nd\ne\tf"


def test_joined_scripts_are_never_slanted_as_they_have_no_italic() -> None:
    styles = docx.Document(io.BytesIO(a_file(ARABIC))).styles
    for name in ("Quote", "Caption", "Normal"):
        assert (styles[name].font.cs_italic, styles[name].font.italic) == (False, False)
