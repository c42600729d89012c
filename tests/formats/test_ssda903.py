"""The files of the return."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consult.domain.returns import Place, Stop
from consult.formats.ssda903 import ReturnIsStopped, return_files, write_all_or_none, zipped
from tests.domain.test_returns import CHILD, EPISODE, REVIEW, prepared


def test_the_columns_are_those_of_the_specification_in_its_order() -> None:
    files = return_files(prepared(REVIEW))
    assert files["reviews.csv"] == b"CHILD,DOB,REVIEW,REVIEW_CODE\r\nEX0001,09/03/2012,14/09/2021,PN1\r\n"
    assert files["header.csv"] == b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nEX0001,F,09/03/2012,WBRI,UN1,,\r\n"
    assert files["episodes.csv"] == (
        b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
        b"EX0001,01/06/2020,S,C2,N1,U6,PR1,,,,,,\r\n"
    )


def test_no_address_and_no_blank_row_is_ever_written() -> None:
    ended = replace(EPISODE, ended_on=date(2021, 12, 1), reason_ended="E4A")
    files = return_files(prepared(REVIEW, children=(replace(CHILD, episodes=(ended,)),)))
    for content in files.values():
        for row in csv.DictReader(io.StringIO(content.decode())):
            assert row["CHILD"]
            assert not any(row.get(column) for column in ("HOME_POST", "PL_POST", "URN"))
            assert sum(bool(value) for value in row.values()) >= 4
    assert b"01/12/2021,E4A" in files["episodes.csv"]


def test_a_return_that_is_stopped_is_never_turned_into_files() -> None:
    stopped = prepared(REVIEW)
    stopped.stops.append(Stop("EX0001", "Something is wrong.", Place.DATES))
    with pytest.raises(ReturnIsStopped):
        return_files(stopped)


def test_files_replace_earlier_ones_and_nothing_else_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "return"
    write_all_or_none({"a.csv": b"1", "b.csv": b"2"}, folder)
    write_all_or_none({"a.csv": b"3", "b.csv": b"4"}, folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {"a.csv": b"3", "b.csv": b"4"}


def test_when_one_file_cannot_be_written_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all_or_none({"a.csv": b"old"}, tmp_path)
    (tmp_path / "b.csv").mkdir()
    (tmp_path / "b.csv" / "in-the-way").touch()
    replaced = Path.replace

    def refuse_the_second(self: Path, target: Path) -> Path:
        if target == tmp_path / "b.csv":
            raise OSError(28, "No space left on device")
        return replaced(self, target)

    monkeypatch.setattr(Path, "replace", refuse_the_second)
    (tmp_path / "b.csv" / "in-the-way").unlink()
    (tmp_path / "b.csv").rmdir()
    with pytest.raises(OSError, match="No space"):
        write_all_or_none({"a.csv": b"new", "b.csv": b"new"}, tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.csv": b"old"}


def test_the_zip_holds_the_same_three_files() -> None:
    files = return_files(prepared(REVIEW))
    archive = zipfile.ZipFile(io.BytesIO(zipped(files)))
    assert {name: archive.read(name) for name in archive.namelist()} == files
