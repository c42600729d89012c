"""Words at rest."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from consult.storage.children import Child
from consult.storage.database import Database
from consult.storage.sealing import DoesNotOpen
from consult.storage.staff import Staff
from tests.factories.children import a_child


def test_a_childs_name_is_read_back_as_it_was_written(session: Session) -> None:
    child = a_child(session, forename="Zaki 🦊", surname="فانوس")
    session.flush()
    session.expire_all()
    assert (child.forename, child.surname) == ("Zaki 🦊", "فانوس")


@pytest.mark.sqlite
def test_a_childs_name_lies_in_no_file_of_the_database(database: Database, tmp_path: Path) -> None:
    with database.writing() as session:
        a_child(session, forename="Marmaduchess", surname="Thistledown")
    database.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Marmaduchess" not in kept
    assert b"Thistledown" not in kept


def test_a_name_moved_to_another_childs_row_does_not_open(session: Session) -> None:
    one, other = a_child(session, forename="Mina"), a_child(session, forename="Otto")
    one.forename_sealed = other.forename_sealed
    with pytest.raises(DoesNotOpen):
        _ = one.forename


def test_a_name_moved_to_another_column_does_not_open(session: Session) -> None:
    child = a_child(session)
    child.surname_sealed = child.forename_sealed
    with pytest.raises(DoesNotOpen):
        _ = child.surname


def test_a_value_with_one_byte_changed_does_not_open(session: Session) -> None:
    child = a_child(session)
    assert child.forename_sealed is not None
    child.forename_sealed = child.forename_sealed[:-1] + bytes([child.forename_sealed[-1] ^ 1])
    with pytest.raises(DoesNotOpen):
        _ = child.forename


@pytest.mark.parametrize("rest", [b"", b"\x01", b"\x02\x01k", b"\x01\x02\xff\xfe", b"\xff" * 40])
def test_a_value_that_is_something_else_does_not_open(session: Session, rest: bytes) -> None:
    child = a_child(session, forename="Mina")
    child.forename_sealed = rest
    with pytest.raises(DoesNotOpen):
        _ = child.forename
    child.forename_sealed = (child.surname_sealed or b"")[:12]
    with pytest.raises(DoesNotOpen):
        _ = child.forename


def test_a_child_whose_name_does_not_open_is_listed_by_the_case_systems_reference(session: Session) -> None:
    child = a_child(session, forename="Mina", surname="Thistle")
    child.forename_sealed = child.surname_sealed
    assert child.known_as == "Thistle"
    child.surname_sealed = b"\x01"
    assert child.known_as == child.reference


def test_every_record_with_sealed_words_has_an_id_before_they_are_sealed() -> None:
    assert Child(reference="EX1", forename="Robin").forename == "Robin"
    assert Staff(name="Dana Inkwell").name == "Dana Inkwell"


def test_a_reading_session_cannot_write(database: Database) -> None:
    with database.reading() as session, pytest.raises(Exception, match=r"readonly|read-only"):
        session.execute(text("DELETE FROM children"))
