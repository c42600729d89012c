"""The three files of the statutory return, SSDA903: header, episodes and reviews."""

import csv
import io
import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from consult.domain.returns import PreparedReturn

HEADER = ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")
EPISODES = (
    "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE",
    "HOME_POST", "PL_POST", "URN",
)  # fmt: skip
REVIEWS = ("CHILD", "DOB", "REVIEW", "REVIEW_CODE")
_ADDRESS_NOT_KEPT = ("", "", "")
"""HOME_POST, PL_POST and URN: no record here keeps where a child lives, so the council's own system adds them."""


class ReturnIsStopped(Exception):
    """Something stops the return, and a file without those rows would be wrong: nothing is made."""


def return_files(prepared: PreparedReturn) -> dict[str, bytes]:
    """Return the files of a return by name, in the column order and the dates of the specification.

    Raises:
        ReturnIsStopped: the return's own checks found something.
    """
    if not prepared.may_be_written:
        raise ReturnIsStopped
    header = [
        (
            child.reference,
            child.sex,
            _day(child.born_on),
            child.ethnicity,
            child.upn,
            child.is_mother,
            _day(child.mothers_child_born_on),
        )
        for child in prepared.children
    ]
    episodes = [
        (
            child.reference,
            _day(episode.started_on),
            episode.reason_started,
            episode.legal_status,
            episode.category_of_need,
            episode.place,
            episode.place_provider,
            _day(episode.ended_on),
            episode.reason_ended,
            episode.reason_place_changed,
            *_ADDRESS_NOT_KEPT,
        )
        for child in prepared.children
        for episode in child.episodes_in(prepared.year)
    ]
    reviews = [
        (child.reference, _day(child.born_on), _day(review.held_on), review.code)
        for child, review in prepared.reviews
    ]
    return {
        "header.csv": _csv(HEADER, header),
        "episodes.csv": _csv(EPISODES, episodes),
        "reviews.csv": _csv(REVIEWS, reviews),
    }


def write_all_or_none(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files into the folder, which is made when absent: all of them, or none when one cannot be written.

    Raises:
        OSError: the folder cannot be made or written to; what was in it before is still there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".return-", dir=folder) as name:
        staged, kept = Path(name) / "new", Path(name) / "old"
        staged.mkdir()
        kept.mkdir()
        for file, content in files.items():
            _write_durably(staged / file, content)
        moved: list[str] = []
        try:
            for file in files:
                if (folder / file).exists():
                    (folder / file).replace(kept / file)
                moved.append(file)
                (staged / file).replace(folder / file)
        except OSError:
            for file in moved:
                (folder / file).unlink(missing_ok=True)
                if (kept / file).exists():
                    (kept / file).replace(folder / file)
            raise


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the files in one zip."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _write_durably(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
