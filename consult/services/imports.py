"""Bringing in a council's extract: the dry run that says what would happen, and the act that does it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from consult.domain.bring_in import Allocation, Decided, ReviewStep, decide_children, decide_episodes, decide_reviews
from consult.domain.due import MonthCounting
from consult.domain.extracts import ChildFacts, Counted, EpisodeFacts, Extract, ReviewFacts
from consult.domain.keyed_hash import keyed_hash
from consult.domain.known_records import KnownChild, KnownEpisode, KnownReview
from consult.domain.participation import ParticipationCode
from consult.domain.staff import StaffRole
from consult.domain.words import clean_words
from consult.services import due_dates, events, meetings
from consult.services.staff import SignedIn
from consult.storage import bringing_in, staff
from consult.storage.base import new_id
from consult.storage.children import Child, Episode
from consult.storage.database import keys_of
from consult.storage.reviews import Review
from consult.storage.sealing import sealed_cell

Progress = Callable[[int, int], None]
"""Called while a long file is written: how many reviews so far, of how many."""

_SEALED = ("forename", "surname", "upn")
_CANCELLED_THERE = "Cancelled in the council’s case system."


class SomethingRefused(Exception):
    """Rows of the file are refused, and nobody said to go on without them: nothing was written."""

    def __init__(self, decided: Decided) -> None:
        self.decided = decided
        super().__init__(f"{len(decided.refused)} rows are refused.")


def look_at(session: Session, extract: Extract, *, today: date) -> Decided:
    """Return what bringing in `extract` would do; writes nothing."""
    references = list(dict.fromkeys(row.child_reference for row in extract.rows if row.child_reference))
    children = bringing_in.children_by_reference(session, references)
    known = {reference: KnownChild(child.id, _facts_of(child)) for reference, child in children.items()}
    reference_of = {child.id: reference for reference, child in children.items()}
    match extract.counted:
        case Counted.REVIEWS:
            reviews = _known_reviews(session, reference_of)
            decided = decide_reviews(extract.rows, children=known, reviews=reviews, today=today)
        case Counted.EPISODES:
            episodes = _known_episodes(session, reference_of)
            decided = decide_episodes(extract.rows, children=known, episodes=episodes, today=today)
        case Counted.CHILDREN:
            decided = decide_children(extract.rows, children=known, today=today)
    decided.allocations = _allocations(session, decided, children)
    return decided


def bring_in(
    session: Session,
    extract: Extract,
    *,
    now: datetime,
    today: date,
    by: SignedIn | None = None,
    skip_refused: bool = False,
    counting: MonthCounting = MonthCounting.CALENDAR_MONTHS,
    progress: Progress = lambda _done, _of: None,
) -> Decided:
    """Write what `look_at` says, work out due dates, and return it; `by` is None for the command.

    Raises:
        SomethingRefused: rows are refused and `skip_refused` is not set; nothing is written then.
    """
    decided = look_at(session, extract, today=today)
    if decided.refused and not skip_refused:
        raise SomethingRefused(decided)
    child_ids = _write_children(session, decided)
    _allocate(session, decided)
    _write_reviews(session, decided, child_ids, now=now, progress=progress)
    _write_episodes(session, decided, child_ids)
    due_dates.work_out(session, list(child_ids.values()), counting=counting)
    events.record(
        session,
        at=now,
        act="brought in",
        thing="file",
        thing_id=new_id(),
        role=by.role.value if by else "command",
        staff_id=by.staff_id if by else None,
        outcome=f"{extract.counted}: {decided.new} new, {decided.changed} changed",
    )
    session.flush()
    return decided


def _facts_of(child: Child) -> ChildFacts:
    return ChildFacts(**{name: getattr(child, name) for name in ChildFacts.__dataclass_fields__})


def _known_reviews(session: Session, reference_of: Mapping[str, str]) -> Mapping[str, Sequence[KnownReview]]:
    known: dict[str, list[KnownReview]] = defaultdict(list)
    for row in bringing_in.review_rows(session, list(reference_of)):
        code = ParticipationCode(row.participation_code) if row.participation_code else None
        facts = ReviewFacts(
            source_id=row.source_id,
            due_on=row.due_on,
            meeting_on=row.meeting_on,
            meeting_time=row.meeting_time,
            held_on=row.held_on,
            participation=code,
        )
        known[reference_of[row.child_id]].append(
            KnownReview(
                id=row.id,
                facts=facts,
                due_on=row.due_on or row.worked_out_due_on,
                cancelled=row.status == "cancelled",
                confirmed=code is not None and row.participation_source == "officer",
            )
        )
    return known


def _known_episodes(session: Session, reference_of: Mapping[str, str]) -> Mapping[str, Sequence[KnownEpisode]]:
    known: dict[str, list[KnownEpisode]] = defaultdict(list)
    for episode in bringing_in.episodes_of(session, list(reference_of)):
        facts = EpisodeFacts(**{name: getattr(episode, name) for name in EpisodeFacts.__dataclass_fields__})
        known[reference_of[episode.child_id]].append(KnownEpisode(episode.id, facts))
    return known


def _write_children(session: Session, decided: Decided) -> dict[str, str]:
    """Write new and changed children, and return the id of every child the file names, by reference."""
    references = {step.child_reference for step in decided.reviews}
    references |= {step.child_reference for step in decided.episodes}
    references |= decided.children.keys() | decided.allocations.keys()
    child_ids = {
        reference: child.id
        for reference, child in bringing_in.children_by_reference(session, sorted(references)).items()
    }
    new: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for reference, facts in decided.children.items():
        is_known = reference in child_ids
        child_id = child_ids.setdefault(reference, new_id())
        (changed if is_known else new).append(_child_row(child_id, reference, facts))
    bringing_in.write_new(session, Child, new)
    bringing_in.write_changed(session, Child, changed)
    return child_ids


def _child_row(child_id: str, reference: str, facts: ChildFacts) -> dict[str, Any]:
    row = asdict(facts)
    for name in _SEALED:
        row[f"{name}_sealed"] = sealed_cell(Child.__tablename__, name, child_id, row.pop(name))
    row["language"] = facts.language or "en"
    return row | {"id": child_id, "reference": reference, "in_header": bool(facts.sex or facts.ethnicity)}


def _allocations(session: Session, decided: Decided, children: Mapping[str, Child]) -> dict[str, Allocation]:
    """Give each child to the officer whose e-mail address its latest row names; else keep the name that was given."""
    officers = {
        person.email_hash: person.id
        for person in staff.all_staff(session)
        if person.staff_role is StaffRole.OFFICER and person.disabled_at is None
    }
    lookups = keys_of(session).lookups
    found: dict[str, Allocation] = {}
    for reference, (email, name) in decided.officers.items():
        child = children.get(reference)
        address = clean_words(email or "").casefold()
        officer_id = officers.get(keyed_hash(lookups, f"email:{address}")) if address else None
        kept = (child.officer_id, child.officer_named) if child else (None, None)
        if officer_id is not None and officer_id != kept[0]:
            found[reference] = Allocation(officer_id, None)
        elif officer_id is None and kept[0] is None and kept[1] != (name or email):
            found[reference] = Allocation(None, name or email)
    return found


def _allocate(session: Session, decided: Decided) -> None:
    children = bringing_in.children_by_reference(session, sorted(decided.allocations))
    for reference, allocation in decided.allocations.items():
        children[reference].officer_id = allocation.officer_id
        children[reference].officer_named = allocation.named
    session.flush()


def _write_reviews(
    session: Session, decided: Decided, child_ids: Mapping[str, str], *, now: datetime, progress: Progress
) -> None:
    new = [_review_row(step, child_ids) | {"made_at": now} for step in decided.reviews if step.known is None]
    changed = [_review_row(step, child_ids) for step in decided.reviews if step.known is not None]
    bringing_in.write_new(session, Review, new, wrote=lambda done: progress(done, len(new)))
    bringing_in.write_changed(session, Review, changed)
    called_off = [step.id for step in decided.reviews if step.cancelled and step.known and not step.known.cancelled]
    reasons = [
        {"id": review_id, "cancelled_reason_sealed": _sealed_reason(review_id)}
        for review_id in [*called_off, *(row["id"] for row in new if row["status"] == "cancelled")]
        if review_id
    ]
    bringing_in.write_changed(session, Review, reasons)
    meetings.let_links_follow(session, [row["id"] for row in changed], now=now)


def _sealed_reason(review_id: str) -> bytes | None:
    return sealed_cell(Review.__tablename__, "cancelled_reason", review_id, _CANCELLED_THERE)


def _review_row(step: ReviewStep, child_ids: Mapping[str, str]) -> dict[str, Any]:
    facts, code = step.facts, step.facts.participation
    confirmed = step.known is not None and step.known.confirmed
    return {
        "id": step.id or new_id(),
        "child_id": child_ids[step.child_reference],
        "source_id": facts.source_id,
        "status": "cancelled" if step.cancelled else "held" if facts.held_on else "planned",
        "due_on": facts.due_on,
        "meeting_on": facts.meeting_on,
        "meeting_time": facts.meeting_time,
        "held_on": facts.held_on,
        "participation_code": code.value if code else None,
        "participation_source": ("officer" if confirmed else "brought_in") if code else None,
    }


def _write_episodes(session: Session, decided: Decided, child_ids: Mapping[str, str]) -> None:
    rows = [
        (step.id, asdict(step.facts) | {"id": step.id or new_id(), "child_id": child_ids[step.child_reference]})
        for step in decided.episodes
    ]
    bringing_in.write_new(session, Episode, [row for known, row in rows if known is None])
    bringing_in.write_changed(session, Episode, [row for known, row in rows if known is not None])
