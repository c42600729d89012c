"""Which known review each row of an extract is about, and which rows are about the same one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consult.domain.extracts import ExtractRow, ReviewFacts
from consult.domain.known_records import KnownReview


@dataclass(frozen=True, slots=True)
class Matched:
    """A row, the known review it is about (None: a new one), or the line of an earlier row with the same key."""

    row: ExtractRow
    known: KnownReview | None = None
    same_as: int | None = None


def match_rows(rows: Sequence[ExtractRow], known: Mapping[str, Sequence[KnownReview]]) -> Iterator[Matched]:
    """Yield each row, in order, with what it is about; `known` is by the child's reference.

    The surest key is looked for first over the whole file (the review's id, then the day held, then the due date),
    so that a row does not take by its due date the review that another row names by its id.
    """
    same_as = _second_rows(rows)
    found: dict[int, KnownReview] = {}
    taken: set[str] = set()
    for is_same in (_same_id, _same_day_held, _same_cancelled_meeting, _same_due_date, _same_due_date_long_past):
        for row in rows:
            if row.line in found or row.line in same_as:
                continue
            for review in known.get(row.child_reference, ()):
                if review.id not in taken and is_same(row, review):
                    found[row.line] = review
                    taken.add(review.id)
                    break
    for row in rows:
        yield Matched(row, found.get(row.line), same_as.get(row.line))


def _second_rows(rows: Sequence[ExtractRow]) -> dict[int, int]:
    """By line, the earlier line that has the same key."""
    seen: dict[tuple[object, ...], tuple[int, bool]] = {}
    same_as: dict[int, int] = {}
    for row in rows:
        named = row.review.source_id is not None
        keys = _keys(row)
        # Two ids on one day are two reviews; an id and no id on one day are one review, twice.
        earlier = [
            seen[key] for at, key in enumerate(keys) if key in seen and (at == 0 or not named or not seen[key][1])
        ]
        if earlier:
            same_as[row.line] = earlier[0][0]
            continue
        for key in keys:
            seen.setdefault(key, (row.line, named))
    return same_as


def _keys(row: ExtractRow) -> list[tuple[object, ...]]:
    """What makes a row the same as another, the surest first. A cancelled one without an id is its own."""
    child, review = row.child_reference, row.review
    keys: list[tuple[object, ...]] = []
    if review.source_id is not None:
        keys.append(("id", child, review.source_id))
    if row.cancelled:
        return keys
    if review.held_on is not None:
        keys.append(("held", child, review.held_on))
    elif review.source_id is None:
        keys.append(("due", child, review.due_on, review.meeting_on if review.due_on is None else None))
    return keys


def _may_be(row: ExtractRow, facts: ReviewFacts) -> bool:
    """Two different ids are two different reviews."""
    return None in {row.review.source_id, facts.source_id} or row.review.source_id == facts.source_id


def _same_id(row: ExtractRow, known: KnownReview) -> bool:
    return row.review.source_id is not None and row.review.source_id == known.facts.source_id


def _same_day_held(row: ExtractRow, known: KnownReview) -> bool:
    return row.review.held_on is not None and row.review.held_on == known.facts.held_on and _may_be(row, known.facts)


def _same_cancelled_meeting(row: ExtractRow, known: KnownReview) -> bool:
    if not (row.cancelled and known.cancelled and _may_be(row, known.facts)):
        return False
    return (row.review.due_on, row.review.meeting_on) == (known.facts.due_on, known.facts.meeting_on)


def _same_due_date(row: ExtractRow, known: KnownReview) -> bool:
    """An unheld review that is due on the row's day: it becomes what the row says."""
    if known.facts.held_on is not None or known.cancelled or not _may_be(row, known.facts):
        return False
    if row.review.due_on is None:
        # A planned meeting without a due date is known by its day.
        return row.review.meeting_on is not None and row.review.meeting_on == known.facts.meeting_on
    return row.review.due_on == known.due_on


def _same_due_date_long_past(row: ExtractRow, known: KnownReview) -> bool:
    """A row from before the review was held or cancelled here: it is that review still, and not another one."""
    if row.cancelled or row.review.held_on is not None or not _may_be(row, known.facts):
        return False
    if row.review.due_on is None or row.review.due_on != known.due_on:
        return False
    elsewhere = row.review.meeting_on is not None and row.review.meeting_on != known.facts.meeting_on
    return not elsewhere if known.cancelled else True
