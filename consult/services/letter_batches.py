"""A batch of letters that is being made: begun, followed from any process, taken away, and forgotten."""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.letter_batches import KEPT, Listed, State, Typed, state_of
from consult.services.staff import SignedIn
from consult.storage import letter_batches as stored
from consult.storage.letter_batches import LetterBatch
from consult.storage.sealing import DoesNotOpen, opened_or_none, sealed_cell


@dataclass(frozen=True)
class Batch:
    """What somebody is having printed, as its page shows it."""

    letters: tuple[Listed, ...]
    state: State
    set_so_far: int


def begin_batch(session: Session, who: SignedIn, letters: Sequence[Listed], typed: Typed, *, now: datetime) -> str:
    """Keep what is to be printed instead of what `who` had printed before, and return the id of the batch.

    Whatever has ended, whoever's it was, is deleted with it.
    """
    stored.delete_batches_of(session, who.staff_id)
    stored.delete_ended_batches(session, now=now)
    batch = LetterBatch(staff_id=who.staff_id, begun_at=now, ends_at=now + KEPT, heard_at=now, size=typed.size)
    batch.listed = json.dumps([asdict(each) for each in letters])
    batch.addresses = json.dumps(typed.addresses)
    session.add(batch)
    session.flush()
    return batch.id


def find_batch(session: Session, who: SignedIn, *, now: datetime) -> Batch | None:
    """Return what `who` is having printed, in whichever process it is made; None once it is over."""
    batch = stored.find_batch_of(session, who.staff_id, now=now)
    listed = opened_or_none(batch, "listed") if batch is not None else None
    if batch is None or listed is None:
        return None
    state = state_of(
        is_made=batch.made_at is not None, has_failed=batch.failed_at is not None, heard_at=batch.heard_at, now=now
    )
    return Batch(tuple(Listed(**each) for each in json.loads(listed)), state, batch.set_so_far)


def find_typed(session: Session, who: SignedIn, *, now: datetime) -> Typed | None:
    """Return what was typed for a batch that is not made, so that it can be made again; None where there is none."""
    batch = stored.find_batch_of(session, who.staff_id, now=now)
    addresses = opened_or_none(batch, "addresses") if batch is not None else None
    if batch is None or addresses is None:
        return None
    return Typed({letter_id: tuple(lines) for letter_id, lines in json.loads(addresses).items()}, batch.size)


def find_pdf(session: Session, who: SignedIn, *, now: datetime) -> bytes | None:
    """Return the PDF that `who` had made; None before it is there, and once it is over."""
    batch = stored.find_batch_of(session, who.staff_id, now=now)
    if batch is None or batch.made_at is None:
        return None
    try:
        return base64.b64decode(batch.pdf or "")
    except DoesNotOpen:
        return None


def note_set(session: Session, batch_id: str, set_so_far: int, *, now: datetime) -> bool:
    """Keep how many letters are set, which is a sign of life; False when nobody waits for the batch any more."""
    return stored.change_unfinished(session, batch_id, set_so_far=set_so_far, heard_at=now)


def keep_pdf(session: Session, batch_id: str, pdf: bytes, *, set_so_far: int, now: datetime) -> bool:
    """Keep the PDF for whoever asked, and erase the addresses beside it; False when nobody waits for it any more."""
    sealed = sealed_cell(LetterBatch.__tablename__, "pdf", batch_id, base64.b64encode(pdf).decode("ascii"))
    return stored.change_unfinished(
        session, batch_id, pdf_sealed=sealed, addresses_sealed=None, set_so_far=set_so_far, heard_at=now, made_at=now
    )


def it_failed(session: Session, batch_id: str, *, now: datetime) -> None:
    """Keep that a batch could not be made."""
    stored.change_unfinished(session, batch_id, failed_at=now)


def forget_batch(session: Session, who: SignedIn) -> None:
    """Delete what `who` had printed, with its addresses."""
    stored.delete_batches_of(session, who.staff_id)


def forget_ended(session: Session, *, now: datetime) -> int:
    """Delete every batch whose time is over, and return how many."""
    return stored.delete_ended_batches(session, now=now)
