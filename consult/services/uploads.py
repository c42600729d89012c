"""A file between its dry run and Apply: kept sealed for who sent it, forgotten when applied or after a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from consult.domain.bring_in import Decided
from consult.domain.due import MonthCounting
from consult.domain.extracts import Extract
from consult.domain.staff import NotYours
from consult.domain.words import clean_words
from consult.formats.council_extract import Table, extract_from
from consult.formats.spreadsheets import Row, csv_file
from consult.services import imports
from consult.services.staff import SignedIn
from consult.storage import uploads
from consult.storage.uploads import Upload

_KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True)
class DryRun:
    """What a file that waits would do."""

    upload_id: str
    file_name: str
    extract: Extract
    decided: Decided


def keep(session: Session, who: SignedIn, table: Table, *, file_name: str, now: datetime) -> str:
    """Keep the columns we take of a file, and return its id; forgets what has waited longer than a day."""
    uploads.forget_uploads_before(session, now - _KEPT_FOR)
    upload = Upload(staff_id=who.staff_id, file_name=clean_words(file_name)[:100], body=table.as_text(), made_at=now)
    session.add(upload)
    session.flush()
    return upload.id


def dry_run(session: Session, who: SignedIn, upload_id: str, *, today: date) -> DryRun:
    """Return what a file of this person would do now.

    Raises:
        NotYours: it is somebody else's, was applied or forgotten.
    """
    upload = _mine(session, who, upload_id)
    extract = extract_from(Table.from_text(upload.body), today=today)
    return DryRun(upload.id, upload.file_name, extract, imports.look_at(session, extract, today=today))


def apply(
    session: Session,
    who: SignedIn,
    upload_id: str,
    *,
    skip_refused: bool,
    counting: MonthCounting,
    now: datetime,
    today: date,
) -> Decided:
    """Bring a waiting file in and forget it.

    Raises:
        NotYours: it is somebody else's, was applied or forgotten.
        SomethingRefused: rows are refused and are not to be skipped; nothing is written, and the file still waits.
    """
    upload = _mine(session, who, upload_id)
    extract = extract_from(Table.from_text(upload.body), today=today)
    decided = imports.bring_in(
        session, extract, now=now, today=today, by=who, skip_refused=skip_refused, counting=counting
    )
    uploads.forget_upload(session, upload)
    return decided


def forget(session: Session, who: SignedIn, upload_id: str) -> None:
    """Throw a waiting file away.

    Raises:
        NotYours: it is somebody else's, was applied or forgotten.
    """
    uploads.forget_upload(session, _mine(session, who, upload_id))


def refused_rows(session: Session, who: SignedIn, upload_id: str, *, today: date) -> bytes:
    """Return the refused rows as a CSV file that opens safely: line and reason, then the cells as they were sent.

    Raises:
        NotYours: it is somebody else's, was applied or forgotten.
    """
    table = Table.from_text(_mine(session, who, upload_id).body)
    decided = imports.look_at(session, extract_from(table, today=today), today=today)
    cells = dict(table.rows)
    rows: list[Row] = [[refused.line, refused.reason, *cells[refused.line]] for refused in decided.refused]
    return csv_file(["line", "reason", *table.headings], rows)


def _mine(session: Session, who: SignedIn, upload_id: str) -> Upload:
    upload = session.get(Upload, upload_id)
    if upload is None or upload.staff_id != who.staff_id:
        raise NotYours
    return upload
