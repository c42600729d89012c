import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from consult.domain.extracts import CannotBeRead, Counted, Extract, ExtractRow
from consult.domain.participation import ParticipationCode as P
from consult.formats.council_extract import Table, extract_from, read_table

TODAY = date(2026, 11, 21)
MADE_UP_YEAR = Path(__file__).parents[1] / "data" / "made-up-year"


def read(content: bytes | str) -> Extract:
    return extract_from(read_table(content.encode() if isinstance(content, str) else content), today=TODAY)


def only_row(content: bytes | str) -> ExtractRow:
    (row,) = read(content).rows
    return row


def a_workbook(*rows: Sequence[Any], sheets: dict[str, list[Sequence[Any]]] | None = None) -> bytes:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, lines in (sheets or {"Reviews": list(rows)}).items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(list(line))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


# The shapes


def test_the_made_up_year_is_read_whole() -> None:
    extract = read((MADE_UP_YEAR / "reviews_with_due.csv").read_bytes())
    assert (extract.counted, len(extract.rows), extract.ignored) == (Counted.REVIEWS, 378, ("in_timescale",))
    assert [row.line for row in extract.rows] == list(range(2, 380))
    first = extract.rows[0]
    assert (first.child_reference, first.child.born_on) == ("WO0008", date(2006, 5, 14))
    assert (first.review.held_on, first.review.due_on) == (date(2021, 4, 5), date(2021, 4, 22))
    assert first.review.participation is P.PN1
    assert not any(row.faults for row in extract.rows)


@pytest.mark.parametrize(
    ("name", "counted", "rows"),
    [("header", Counted.CHILDREN, 160), ("episodes", Counted.EPISODES, 160), ("reviews", Counted.REVIEWS, 378)],
)
def test_the_statutory_files_are_known_by_their_headers(name: str, counted: Counted, rows: int) -> None:
    extract = read((MADE_UP_YEAR / "ssda903" / f"{name}.csv").read_bytes())
    assert (extract.counted, len(extract.rows)) == (counted, rows)
    assert not any(row.faults for row in extract.rows)


def test_postcodes_and_the_homes_number_are_named_and_never_kept() -> None:
    table = read_table((MADE_UP_YEAR / "ssda903" / "episodes.csv").read_bytes())
    assert table.ignored == ("HOME_POST", "PL_POST", "URN")
    assert "ZZ99" not in table.as_text()
    assert "SC000001" not in table.as_text()


@pytest.mark.parametrize(
    "heading",
    ["HOME_POST", "PL_POST", "URN", "Postcode", "Home postcode", "Placement postcode", "Address", "Home address",
     "Placement address", "Placement Location", "LA of Placement", "Carer name", "Carer address", "School",
     "Telephone", "Mobile", "Parent address"],
)  # fmt: skip
def test_no_heading_of_a_place_or_a_telephone_is_ever_taken(heading: str) -> None:
    for others in ("child id,dob,held", "child id,dob", "CHILD,DECOM,RNE"):
        assert read_table(f"{others},{heading}\nC1,01/05/2012,08/04/2026,ZZ99 3VZ\n".encode()).ignored == (heading,)


def test_the_safeguarding_datasets_persons_and_reviews_are_read() -> None:
    person = only_row(
        "pers_person_id,pers_legacy_id,pers_upn,pers_forename,pers_surname,pers_sex,pers_ethnicity,pers_dob\n"
        "P1,L1,A1,Robin,Elm,F,WBRI,2012-05-01 00:00:00.000\n"
    )
    assert (person.child_reference, person.child.forename, person.child.born_on) == ("P1", "Robin", date(2012, 5, 1))
    review = only_row(
        "clar_cla_review_id,clar_cla_id,clar_cla_person_id,clar_cla_review_due_date,clar_cla_review_date,"
        "clar_cla_review_cancelled,clar_cla_review_participation\n"
        "R1,E1,P1,2024-12-20 00:00:00.000,2024-12-10 00:00:00.000,N,PN6\n"
    )
    assert (review.child_reference, review.review.source_id, review.cancelled) == ("P1", "R1", False)
    assert (review.review.due_on, review.review.held_on) == (date(2024, 12, 20), date(2024, 12, 10))
    assert review.review.participation is P.PN6
    episode = read(
        "clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,clae_cla_episode_start_reason,"
        "clae_cla_episode_ceased_date,clae_entered_care_date,clae_cla_last_iro_contact_date\n"
        "E1,P1,2024-01-02 00:00:00.000,S,,2024-01-02 00:00:00.000,2024-05-01\n"
    )
    assert episode.counted is Counted.EPISODES
    assert episode.rows[0].episode.started_on == date(2024, 1, 2)
    assert episode.ignored == ("clae_cla_episode_id", "clae_cla_last_iro_contact_date")


def test_a_liquidlogic_extract_is_read_with_its_descriptions() -> None:
    header = (
        "FACT_CLA_REVIEW_ID,DIM_PERSON_ID,BIRTH_DTTM,DUE_DTTM,MEETING_DTTM,CANCELLED,"
        "DIM_LOOKUP_PARTICIPATION_CODE_DESC\n"
    )
    held = only_row(
        header + "7,42,2010-02-03 00:00:00.000,2026-05-01,2026-04-20 14:30:00,N,Child not attended, views sent"
    )
    assert held.faults  # an unquoted comma: the last cell is cut short, and that is not guessed
    held = only_row(header + '7,42,2010-02-03,2026-05-01,2026-04-20 14:30:00,N,"Child not attended, views sent"')
    assert (held.review.held_on, held.review.meeting_time) == (date(2026, 4, 20), time(14, 30))
    assert held.review.participation is P.PN6
    planned = only_row(header + "8,42,2010-02-03,2027-01-10,2027-01-05 10:00:00,N,")
    assert (planned.review.held_on, planned.review.meeting_on) == (None, date(2027, 1, 5))
    assert planned.review.meeting_time == time(10)


def test_a_mosaic_extract_is_read() -> None:
    header = (
        "WORKFLOW_STEP_ID,PERSON_ID,DATE_OF_BIRTH,CALCULATED_DUE_DATE,LAC_REVIEW_DATE,STEP_STATUS,"
        "PARTICIPATION_CODE\n"
    )
    row = only_row(header + "5,M9,03/02/2010,01/05/2026,20/04/2026,COMPLETED,pn1 ")
    assert (row.review.source_id, row.review.held_on, row.cancelled) == ("5", date(2026, 4, 20), False)
    assert row.review.participation is P.PN1
    assert only_row(header + "5,M9,03/02/2010,01/05/2026,20/04/2026,CANCELLED,").cancelled


def test_a_councils_own_headings_are_compared_without_case_spaces_and_punctuation() -> None:
    row = only_row(
        "CHILD-ID;fore name;SURNAME;Date Of Birth;Care Started;Due;Held;Meeting time;Cancelled;Participation;"
        "Officer Name;Officer E-mail;Language;Ward\n"
        "C1;Robin;Elm;1/5/2012;02/01/2020;20/04/2026;08/04/2026;14:30;No;Child attended & spoke for self;"
        "Sam Ash;Sam@exampleshire.example;Kurdish Sorani;North\n"
    )
    assert (row.child.forename, row.child.surname, row.child.language) == ("Robin", "Elm", "ckb")
    assert row.child.care_started_on == date(2020, 1, 2)
    assert (row.review.held_on, row.review.meeting_time) == (date(2026, 4, 8), time(14, 30))
    assert (row.review.participation, row.faults) == (P.PN1, ())
    assert (row.officer_name, row.officer_email) == ("Sam Ash", "Sam@exampleshire.example")


def test_a_column_named_twice_is_taken_once_and_the_other_named() -> None:
    extract = read("child id,dob,held,legacy id,review date\nC1,01/05/2012,08/04/2026,x,09/04/2026\n")
    assert extract.rows[0].review.held_on == date(2026, 4, 8)
    assert extract.ignored == ("legacy id", "review date")


# Cells


def test_what_cannot_be_read_is_a_fault_of_the_row_in_words() -> None:
    row = only_row("child id,dob,due,held,participation\nC1,31/02/2012,05/04/21,soon,PN8\n")
    assert set(row.faults) == {
        "participation “PN8” is not a code from PN0 to PN7, or a label of one",
        "held “soon” is not a date we can read; write dd/mm/yyyy",
        "due “05/04/21” has a year of two digits; write all four",
        "date of birth “31/02/2012” is not a day that exists",
    }


@pytest.mark.parametrize(
    ("written", "cancelled"),
    [("Y", True), ("yes", True), ("1", True), ("Cancelled", True), ("2026-04-01 00:00:00.000", True),
     ("N", False), ("no", False), ("0", False), ("", False)],
)  # fmt: skip
def test_cancelled_is_yes_no_or_the_day_it_was_cancelled(written: str, cancelled: bool) -> None:
    row = only_row(f"child id,dob,due,cancelled\nC1,01/05/2012,20/04/2026,{written}\n")
    assert (row.cancelled, row.faults) == (cancelled, ())


def test_cancelled_perhaps_is_refused() -> None:
    assert only_row("child id,dob,due,cancelled\nC1,01/05/2012,20/04/2026,perhaps\n").faults


def test_a_cancelled_meetings_day_is_the_day_it_was_planned_for() -> None:
    row = only_row("child id,dob,held,cancelled\nC1,01/05/2012,20/04/2027,Y\n")
    assert (row.review.held_on, row.review.meeting_on) == (None, date(2027, 4, 20))


def test_control_characters_and_direction_overrides_are_taken_out_of_names() -> None:
    row = only_row("child id,dob,held,forename\nC1,01/05/2012,08/04/2026,Ro\u202ebin\u0007\n")
    assert row.child.forename == "Robin"


def test_a_text_of_a_megabyte_is_refused_by_its_column() -> None:
    book = a_workbook(["child id", "dob", "held", "forename"], ["C1", "01/05/2012", "08/04/2026", "x" * 32_767])
    assert only_row(book).faults == ("forename is longer than 300 characters",)
    with pytest.raises(CannotBeRead, match="Line 2"):
        read("child id,dob,held,forename\nC1,01/05/2012,08/04/2026," + "x" * 1_000_000)


def test_an_unknown_language_is_left_out_and_the_row_is_taken() -> None:
    row = only_row("child id,dob,held,language\nC1,01/05/2012,08/04/2026,Klingon\n")
    assert (row.child.language, row.faults) == (None, ())
    assert row.notes == ("language “Klingon” is not known and was left out",)


def test_annex_a_values_lose_their_letters() -> None:
    row = only_row("Child Unique ID,Gender,Ethnicity,Date of Birth\nC1,b) Female,a) WBRI,01/05/2012\n")
    assert (row.child.sex, row.child.ethnicity) == ("F", "WBRI")


# Files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_text_is_read_in_the_usual_encodings_and_separators(encoding: str, separator: str, line_end: str) -> None:
    lines = [["child id", "dob", "held", "forename"], ["C1", "01/05/2012", "08/04/2026", "Zoë"]]
    text = line_end.join(separator.join(cells) for cells in lines)
    assert only_row(text.encode(encoding)).child.forename == "Zoë"


def test_a_quoted_line_break_does_not_move_the_line_numbers() -> None:
    extract = read('child id,dob,held,forename\nC1,01/05/2012,08/04/2026,"Ro\nbin"\n\nC2,01/05/2012,08/04/2026,Sky\n')
    assert [(row.line, row.child.forename) for row in extract.rows] == [(2, "Ro bin"), (4, "Sky")]


def test_a_workbook_gives_dates_serials_times_and_numbers() -> None:
    header = ["child id", "dob", "due", "held", "meeting time", "review id"]
    row = only_row(
        a_workbook(
            header, [42, date(2012, 5, 1), 46132, datetime.fromisoformat("2026-04-08 09:15"), time(14, 30), 7.0]
        )
    )
    assert (row.child_reference, row.review.source_id) == ("42", "7")
    assert (row.child.born_on, row.review.due_on, row.review.held_on) == (
        date(2012, 5, 1), date(2026, 4, 20), date(2026, 4, 8),
    )  # fmt: skip
    assert row.review.meeting_time == time(14, 30)


def test_the_serials_of_a_workbook_that_counts_from_1904_are_read_as_it_means_them() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    for line in (["child id", "dob", "due"], ["C1", "01/05/2012", 46132 - 1462]):
        page.append(line)
    kept = io.BytesIO()
    book.save(kept)
    assert only_row(kept.getvalue()).review.due_on == date(2026, 4, 20)


def test_the_first_sheet_whose_header_is_recognised_is_read_even_if_hidden() -> None:
    book = Workbook()
    first, second = book.active, book.create_sheet("Hidden")
    assert first is not None
    first.append(["Reviews held in the year"])
    second.append(["child id", "dob", "held"])
    second.append(["C1", "01/05/2012", "08/04/2026"])
    second.sheet_state = "hidden"
    kept = io.BytesIO()
    book.save(kept)
    assert only_row(kept.getvalue()).review.held_on == date(2026, 4, 8)


def test_merged_cells_give_their_value_to_the_first_row_only() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for line in (["child id", "dob", "held"], ["C1", "01/05/2012", "08/04/2026"], ["", "01/05/2012", "08/10/2026"]):
        page.append(line)
    page.merge_cells("A2:A3")
    kept = io.BytesIO()
    book.save(kept)
    assert [row.child_reference for row in read(kept.getvalue()).rows] == ["C1", ""]


def rewritten(workbook: bytes, part_name: str, old: bytes, new: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(kept, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == part_name:
                assert old in content
                content = content.replace(old, new)
            target.writestr(part, content)
    return kept.getvalue()


@pytest.mark.parametrize("stated", [b"A1", b"A1:XFD1048576"])
def test_the_size_that_a_workbook_states_of_itself_is_not_believed(stated: bytes) -> None:
    book = a_workbook(["child id", "dob", "held"], ["C1", "01/05/2012", "08/04/2026"])
    wrong = rewritten(book, "xl/worksheets/sheet1.xml", b'ref="A1:C2"', b'ref="' + stated + b'"')
    assert only_row(wrong).review.held_on == date(2026, 4, 8)


def test_a_workbook_with_macros_is_read_as_data() -> None:
    plain = a_workbook(["child id", "dob", "held"], ["C1", "01/05/2012", "08/04/2026"])
    with_macros = rewritten(
        plain,
        "[Content_Types].xml",
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    kept = io.BytesIO(with_macros)
    with zipfile.ZipFile(kept, "a") as book:
        book.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 a macro")
    assert only_row(kept.getvalue()).review.held_on == date(2026, 4, 8)


def test_two_hundred_columns_are_read_and_the_rest_named() -> None:
    header = ["child id", "dob", "held", *[f"extra {number}" for number in range(197)]]
    extract = read(a_workbook(header, ["C1", "01/05/2012", "08/04/2026", *["x"] * 197]))
    assert len(extract.ignored) == 197
    assert extract.rows[0].review.held_on == date(2026, 4, 8)


def a_bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(6):
            with bomb.open(f"xl/part{number}.xml", "w") as part:
                for _ in range(50):
                    part.write(b"\0" * 2**20)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"  \r\n ", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a spreadsheet"),
        (b"%PDF-1.7 child id,dob,held", "not a spreadsheet"),
        (b"PK\x03\x04 cut short", "not a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "without a password"),
        (b"child id\x00,dob\x00", "not a spreadsheet"),
        (b"Dear colleague,\nplease find the list.", "names of the columns"),
        (b"child id,ward\nC1,North", "names of the columns"),
        (b"dob,held\n01/05/2012,08/04/2026", "names of the columns"),
        (a_workbook(["Reviews held in 2021-22"], ["child id", "dob", "held"]), "Take out title rows"),
        (a_workbook(), "names of the columns"),
        (a_workbook([f"h{n}" for n in range(1_001)]), "1,000 columns"),
        (b'child id,dob,held\nC1,"' + b"x" * 200_000, "quotation mark"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(CannotBeRead, match=words):
        read_table(content)


def test_a_small_file_that_unpacks_to_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    bomb = a_bomb()
    assert len(bomb) < 2**20
    with pytest.raises(CannotBeRead, match="unpacks to more"):
        read_table(bomb)


def test_a_zip_that_is_another_kind_of_document_is_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as document:
        document.writestr("word/document.xml", "<w/>")
    with pytest.raises(CannotBeRead, match="not a spreadsheet"):
        read_table(kept.getvalue())


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consult.formats.sheets.MOST_ROWS", 3)
    row = "C1,01/05/2012,08/04/2026\n"
    read("child id,dob,held\n" + row * 2)
    with pytest.raises(CannotBeRead, match="one year at a time"):
        read("child id,dob,held\n" + row * 3)


def test_a_table_waits_as_text_and_comes_back_the_same() -> None:
    table = read_table((MADE_UP_YEAR / "reviews_with_due.csv").read_bytes())
    again = Table.from_text(table.as_text())
    assert extract_from(again, today=TODAY) == extract_from(table, today=TODAY)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_whatever_is_sent_is_a_table_or_a_sentence(content: bytes) -> None:
    for sent in (content, b"child id,dob,held\n" + content, b"PK\x03\x04" + content):
        with suppress(CannotBeRead):
            assert extract_from(read_table(sent), today=TODAY).counted in Counted
