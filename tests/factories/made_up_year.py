"""The made-up year, put straight into the tables: for tests that are not about bringing it in."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from consult.storage.children import Child, Episode
from consult.storage.reviews import Review

FOLDER = Path(__file__).parents[1] / "data" / "made-up-year"
MADE_AT = datetime(2022, 4, 4, 9, tzinfo=UTC)


def the_made_up_year(session: Session) -> None:
    """Put in its children, with header facts and episodes, and its 378 reviews."""
    children = {row["CHILD"]: _child(row) for row in _rows("ssda903/header.csv")}
    session.add_all(children.values())
    session.flush()
    session.add_all(_episode(row, children[row["CHILD"]]) for row in _rows("ssda903/episodes.csv"))
    session.add_all(_review(row, children[row["child_id"]]) for row in _rows("reviews_with_due.csv"))
    session.flush()


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(newline="") as lines:
        return list(csv.DictReader(lines))


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=UTC).date()


def _child(row: dict[str, str]) -> Child:
    return Child(
        reference=row["CHILD"],
        born_on=_day(row["DOB"]),
        sex=row["SEX"],
        ethnicity=row["ETHNIC"],
        upn=row["UPN"],
        in_header=True,
    )


def _episode(row: dict[str, str], child: Child) -> Episode:
    child.care_started_on = _day(row["DECOM"])
    return Episode(
        child_id=child.id,
        started_on=_day(row["DECOM"]),
        reason_started=row["RNE"],
        legal_status=row["LS"],
        category_of_need=row["CIN"],
        place=row["PLACE"],
        place_provider=row["PLACE_PROVIDER"],
        ended_on=_day(row["DEC"]) if row["DEC"] else None,
        reason_ended=row["REC"] or None,
        reason_place_changed=row["REASON_PLACE_CHANGE"] or None,
    )


def _review(row: dict[str, str], child: Child) -> Review:
    held_on = date.fromisoformat(row["review_date"])
    return Review(
        child_id=child.id,
        status="held",
        held_on=held_on,
        meeting_on=held_on,
        due_on=date.fromisoformat(row["due_date"]),
        participation_code=row["participation_code"],
        participation_source="brought_in",
        made_at=MADE_AT,
    )
