"""What bringing in an extract would do: new, changed, unchanged or refused, decided before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from consult.domain.children_of_a_file import ChildrenOfAFile
from consult.domain.extracts import ChildFacts, EpisodeFacts, ExtractRow, ReviewFacts, laid_over
from consult.domain.known_records import KnownChild, KnownEpisode, KnownReview
from consult.domain.matching import Matched, match_rows
from consult.domain.participation import age_contradiction


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not taken: its line in the file, where the header is line 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """One review to write: `id` is None for a new one."""

    id: str | None
    child_reference: str
    facts: ReviewFacts
    cancelled: bool
    known: KnownReview | None = None
    """The review as it was before."""


@dataclass(frozen=True, slots=True)
class EpisodeStep:
    """One episode to write: `id` is None for a new one."""

    id: str | None
    child_reference: str
    facts: EpisodeFacts


@dataclass(frozen=True, slots=True)
class Allocation:
    """What changes about a child's officer: given to `officer_id`, or nobody's still, and `named` kept as a hint."""

    officer_id: str | None
    named: str | None


@dataclass(kw_only=True)
class Decided:
    """What a file would do. Counts are of reviews, or of children or episodes for a file of those."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[Refused] = field(default_factory=list)
    notes: list[Refused] = field(default_factory=list)
    """What was left out of rows that are taken."""
    children: dict[str, ChildFacts] = field(default_factory=dict)
    """By reference, every child to write, new or changed, as they will be known."""
    children_new: int = 0
    children_changed: int = 0
    cancelled: int = 0
    """Rows marked cancelled: accepted, and not among the counts."""
    reviews: list[ReviewStep] = field(default_factory=list)
    episodes: list[EpisodeStep] = field(default_factory=list)
    officers: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """By reference, the e-mail and name of the officer in the child's latest row."""
    allocations: dict[str, Allocation] = field(default_factory=dict)
    """By reference, the children whose officer changes, once the accounts have been looked up."""

    @property
    def given(self) -> int:
        """How many children the file gives to another officer, or to their first one."""
        return sum(each.officer_id is not None for each in self.allocations.values())

    @property
    def writes_something(self) -> bool:
        """Whether applying the file would change anything."""
        return bool(self.reviews or self.children or self.episodes or self.allocations)


def _take_children(decided: Decided, family: ChildrenOfAFile) -> None:
    decided.children = family.new | family.changed
    decided.children_new, decided.children_changed = len(family.new), len(family.changed)


def _refuse(decided: Decided, row: ExtractRow, faults: Sequence[str]) -> None:
    decided.refused.append(Refused(row.line, "; ".join(faults)))


def _note_officer(decided: Decided, latest: dict[str, date], row: ExtractRow, on: date | None) -> None:
    if not (row.officer_email or row.officer_name):
        return
    day = on or date.min
    if day >= latest.get(row.child_reference, date.min):
        latest[row.child_reference] = day
        decided.officers[row.child_reference] = (row.officer_email, row.officer_name)


def decide_reviews(
    rows: Sequence[ExtractRow],
    *,
    children: Mapping[str, KnownChild],
    reviews: Mapping[str, Sequence[KnownReview]],
    today: date,
) -> Decided:
    """Decide for each row of reviews, children and reviews known by the child's reference.

    A row's key is the child and the review's id; else the child and the day held; else an unheld review of that
    child with the same due date, which becomes held.
    """
    decided = Decided()
    family = ChildrenOfAFile(
        rows,
        known=children,
        today=today,
        is_sound=lambda row: not row.faults and not _review_faults(row, row.child.born_on, today),
    )
    accepted: list[ExtractRow] = []
    for row in rows:
        if row.cancelled and row.child_reference and not row.faults and family.born_on(row) is None:
            # Nothing is known of this child, and nothing was to be counted: there is nothing to write.
            decided.cancelled += 1
            continue
        if faults := [*family.faults(row), *row.faults, *_review_faults(row, family.born_on(row), today)]:
            _refuse(decided, row, faults)
        else:
            accepted.append(row)
    latest: dict[str, date] = {}
    for found in match_rows(accepted, reviews):
        row = found.row
        if found.same_as is not None:
            _refuse(decided, row, [f"a second row for the review in line {found.same_as}"])
            continue
        if fault := _late_fault(found, family.born_on(row)):
            _refuse(decided, row, [fault])
            continue
        family.hear(row)
        facts = row.review
        _note_officer(decided, latest, row, facts.held_on or facts.meeting_on or facts.due_on)
        decided.notes += [Refused(row.line, note) for note in row.notes]
        _step(decided, found)
    _take_children(decided, family)
    decided.refused.sort(key=lambda refused: refused.line)
    return decided


def _review_faults(row: ExtractRow, born_on: date | None, today: date) -> list[str]:
    review = row.review
    faults = []
    if not (review.source_id or review.due_on or review.held_on or review.meeting_on) and not row.faults:
        faults.append("no review id, due date or date held")
    if review.held_on and review.held_on > today:
        faults.append(f"held in the future ({review.held_on:%d/%m/%Y})")
    if born_on and review.held_on and review.held_on < born_on:
        faults.append(f"held before birth ({review.held_on:%d/%m/%Y})")
    elif born_on and review.held_on and review.participation:
        contradiction = age_contradiction(review.participation, born_on, review.held_on)
        faults += [contradiction.rstrip(".")] if contradiction else []
    if born_on and review.due_on and review.due_on < born_on:
        faults.append(f"due before birth ({review.due_on:%d/%m/%Y})")
    return faults


def _late_fault(found: Matched, born_on: date | None) -> str | None:
    """What only shows beside the known review: a code that is here already against a new date held."""
    if found.known is None or born_on is None or found.row.cancelled:
        return None
    facts = _settled(found)
    if facts.held_on and facts.participation and facts != found.known.facts:
        contradiction = age_contradiction(facts.participation, born_on, facts.held_on)
        return contradiction.rstrip(".") if contradiction else None
    return None


def _settled(found: Matched) -> ReviewFacts:
    known, row = found.known, found.row
    facts = laid_over(known.facts, row.review) if known else row.review
    if known and known.confirmed:
        facts = replace(facts, participation=known.facts.participation)
    if facts.held_on is None:
        facts = replace(facts, participation=None)
    elif facts.meeting_on is None:
        facts = replace(facts, meeting_on=facts.held_on)
    return facts


def _step(decided: Decided, found: Matched) -> None:
    known, row = found.known, found.row
    facts = _settled(found)
    if row.review.participation and facts.participation is not row.review.participation:
        why = "was confirmed by the officer" if facts.participation else "has no date held"
        note = f"the review {why}, so {row.review.participation} was left out"
        decided.notes.append(Refused(row.line, note))
    # A review that was cancelled here stays so until the case system says that it was held.
    cancelled = row.cancelled or bool(known and known.cancelled and not row.review.held_on)
    if known and known.cancelled and cancelled and not row.cancelled:
        decided.notes.append(Refused(row.line, "the review was cancelled here and stays cancelled"))
    if row.cancelled and known and known.facts.held_on:
        # The council's record takes back a meeting it had called held.
        facts = replace(facts, held_on=None, participation=None)
    written = known is None or facts != known.facts or cancelled != known.cancelled
    if written:
        decided.reviews.append(ReviewStep(known.id if known else None, row.child_reference, facts, cancelled, known))
    if row.cancelled:
        decided.cancelled += 1
    elif known is None:
        decided.new += 1
    elif written:
        decided.changed += 1
    else:
        decided.unchanged += 1


def decide_children(rows: Sequence[ExtractRow], *, children: Mapping[str, KnownChild], today: date) -> Decided:
    """Decide for each row of a file of children; the counts are children."""
    decided = Decided()
    family = ChildrenOfAFile(rows, known=children, today=today, is_sound=lambda row: not row.faults)
    lines: dict[str, int] = {}
    for row in rows:
        faults = [*family.faults(row), *row.faults]
        if not faults and row.child_reference in lines:
            faults = [f"a second row for the child in line {lines[row.child_reference]}"]
        if faults:
            _refuse(decided, row, faults)
            continue
        lines[row.child_reference] = row.line
        family.hear(row)
        _note_officer(decided, {}, row, None)
        decided.notes += [Refused(row.line, note) for note in row.notes]
    _take_children(decided, family)
    decided.new, decided.changed = decided.children_new, decided.children_changed
    decided.unchanged = len(lines) - decided.new - decided.changed
    return decided


def decide_episodes(
    rows: Sequence[ExtractRow],
    *,
    children: Mapping[str, KnownChild],
    episodes: Mapping[str, Sequence[KnownEpisode]],
    today: date,
) -> Decided:
    """Decide for each row of a file of episodes; the counts are episodes, and a key is the child and the start."""
    decided = Decided()
    family = ChildrenOfAFile(
        rows,
        known=children,
        today=today,
        is_sound=lambda row: not row.faults and not _episode_faults(row, row.child.born_on),
    )
    lines: dict[tuple[str, date | None], int] = {}
    for row in rows:
        key = (row.child_reference, row.episode.started_on)
        faults = [*family.faults(row), *row.faults, *_episode_faults(row, family.born_on(row))]
        if not faults and key in lines:
            faults = [f"a second row for the episode in line {lines[key]}"]
        if faults:
            _refuse(decided, row, faults)
            continue
        lines[key] = row.line
        decided.notes += [Refused(row.line, note) for note in row.notes]
        known_child = children.get(row.child_reference)
        family.hear(_with_care_started(row, known_child.facts.care_started_on if known_child else None))
        known = next(
            (
                each
                for each in episodes.get(row.child_reference, ())
                if each.facts.started_on == row.episode.started_on
            ),
            None,
        )
        facts = laid_over(known.facts, row.episode) if known else row.episode
        if known and facts == known.facts:
            decided.unchanged += 1
            continue
        decided.new, decided.changed = decided.new + (known is None), decided.changed + (known is not None)
        decided.episodes.append(EpisodeStep(known.id if known else None, row.child_reference, facts))
    _take_children(decided, family)
    return decided


def _episode_faults(row: ExtractRow, born_on: date | None) -> list[str]:
    started_on, ended_on = row.episode.started_on, row.episode.ended_on
    if started_on is None:
        return [] if row.faults else ["no date on which the episode started"]
    if born_on and started_on < born_on:
        return [f"started before birth ({started_on:%d/%m/%Y})"]
    if ended_on and ended_on < started_on:
        return [f"ended before it started ({ended_on:%d/%m/%Y})"]
    return []


def _with_care_started(row: ExtractRow, known: date | None) -> ExtractRow:
    """An episode with reason S is the one that brought the child into care; an older one is history."""
    started_on = row.child.care_started_on
    if row.episode.reason_started == "S":
        started_on = started_on or row.episode.started_on
    if started_on and known and started_on < known:
        started_on = None
    return replace(row, child=replace(row.child, care_started_on=started_on))
