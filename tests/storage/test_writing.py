"""A writing session that is asked for its connection first, for its records first, or for both."""

import re
import time
from datetime import date

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from consult.storage.base import new_id, new_ids
from consult.storage.children import Child
from consult.storage.database import Database
from consult.storage.extra_days import ExtraDay


def add_a_child(session: Session) -> None:
    session.add(Child(reference=f"EX{new_id()[-8:]}", born_on=date(2016, 3, 9)))


def insert_a_child(session: Session) -> None:
    facts = {"id": new_id(), "reference": f"EX{new_id()[-8:]}", "born_on": date(2016, 3, 9)}
    session.connection().execute(insert(Child), facts)


def children_in(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Child)) or 0


WAYS = [[insert_a_child], [add_a_child], [insert_a_child, add_a_child], [add_a_child, insert_a_child]]


@pytest.mark.parametrize("acts", WAYS, ids=lambda acts: " then ".join(act.__name__ for act in acts))
def test_columns_and_records_of_one_act_are_kept_together(database: Database, acts: list[object]) -> None:
    with database.writing_session() as session:
        for act in acts:
            act(session)  # type: ignore[operator]
        assert children_in(database) == 0
        session.commit()
        assert children_in(database) == len(acts)


@pytest.mark.parametrize("ending", [Session.rollback, Session.close])
@pytest.mark.parametrize("acts", WAYS, ids=lambda acts: " then ".join(act.__name__ for act in acts))
def test_columns_and_records_of_one_act_are_lost_together(
    database: Database, acts: list[object], ending: object
) -> None:
    with database.writing_session() as session:
        for act in acts:
            act(session)  # type: ignore[operator]
        getattr(session, ending.__name__)()  # type: ignore[attr-defined]
        session.commit()
    assert children_in(database) == 0


def test_a_session_that_has_committed_can_write_again(database: Database) -> None:
    with database.writing_session() as session:
        for _again in range(2):
            insert_a_child(session)
            session.commit()
            add_a_child(session)
            session.commit()
    assert children_in(database) == 4


def test_what_fails_after_columns_were_written_takes_them_along(database: Database) -> None:
    with database.writing_session() as session:
        insert_a_child(session)
        session.add_all([ExtraDay(day=date(2026, 5, 5), reason="a fair") for _twice in range(2)])
        with pytest.raises(IntegrityError):
            session.commit()
    assert children_in(database) == 0


def test_ids_made_later_sort_later_and_are_all_different() -> None:
    ids = []
    for _millisecond in range(70):
        ids.append(new_id())
        time.sleep(0.001)
    assert ids == sorted(ids)
    assert len(set(new_ids(500))) == 500
    assert {len(each) for each in ids} == {22}
    assert all(re.fullmatch("[A-Z][-_0-9A-Za-z]+", each) for each in ids)
