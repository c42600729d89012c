"""The statutory return (SSDA903): which children and reviews it holds, what is left out, and what stops it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from consult.domain.participation import ParticipationCode, age_contradiction
from consult.domain.reporting_year import ReportingYear

SEXES = frozenset({"M", "F", "U", "1", "2"})
"""M, F and U since the rules of 2024-25; 1 and 2 in extracts from before."""
ETHNICITIES = frozenset({
    "WBRI", "WIRI", "WOTH", "WIRT", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND",
    "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
})  # fmt: skip
LEGAL_STATUSES = frozenset(["C1", "C2", "D1", "E1", "V2", "V3", "V4", "J1", "J2", "J3", "L1", "L2", "L3"])
SHORT_BREAKS = frozenset({"V3", "V4"})
_LETTERS_AND_DIGITS = re.compile(r"[A-Za-z0-9]+")
_WITHOUT_A_PROVIDER = frozenset({"T0", "T1", "T2", "T3", "T4", "Z1"})


class LeftOut(StrEnum):
    """Why a review is rightly not in the return."""

    CANCELLED = "cancelled"
    NOT_HELD = "not held"
    OUTSIDE_THE_YEAR = "held outside the year"
    SHORT_BREAKS_ONLY = "of a child only ever on V3 or V4"


class Place(StrEnum):
    """Where something that stops the return is mended."""

    DATES = "on the page of the review’s dates"
    CODE = "on the page where the officer confirms the code"
    HEADER = "by bringing in header.csv"
    EPISODES = "by bringing in episodes.csv"


@dataclass(frozen=True)
class ReturnEpisode:
    """One episode of care, with the codes as they were brought in."""

    started_on: date
    reason_started: str | None = None
    legal_status: str | None = None
    category_of_need: str | None = None
    place: str | None = None
    place_provider: str | None = None
    ended_on: date | None = None
    reason_ended: str | None = None
    reason_place_changed: str | None = None

    def touches(self, year: ReportingYear) -> bool:
        """Does any of its days lie in the year?"""
        return self.started_on <= year.last_day and (self.ended_on is None or self.ended_on >= year.first_day)

    def covers(self, day: date) -> bool:
        """Was the child looked after under it on this day?"""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


@dataclass(frozen=True)
class ReturnChild:
    """What the return says of one child."""

    id: str
    reference: str
    born_on: date
    sex: str | None = None
    ethnicity: str | None = None
    upn: str | None = None
    is_mother: str | None = None
    mothers_child_born_on: date | None = None
    in_header: bool = False
    care_started_on: date | None = None
    episodes: Sequence[ReturnEpisode] = ()

    @property
    def is_short_breaks_only(self) -> bool:
        """Is every episode V3 or V4? Such a child is not in the return (rule 399)."""
        return bool(self.episodes) and all(each.legal_status in SHORT_BREAKS for each in self.episodes)

    def episodes_in(self, year: ReportingYear) -> list[ReturnEpisode]:
        """The episodes of the year, oldest first."""
        return sorted((each for each in self.episodes if each.touches(year)), key=lambda each: each.started_on)


@dataclass(frozen=True)
class ReturnReview:
    """What the return asks of one review."""

    id: str
    child_id: str
    status: str
    held_on: date | None
    code: str | None


@dataclass(frozen=True)
class Stop:
    """One thing that stops the return: which child, what is wrong, and where it is mended."""

    child_reference: str
    sentence: str
    place: Place
    review_id: str | None = None


@dataclass
class PreparedReturn:
    """The return of a year, ready to be written unless something stops it."""

    year: ReportingYear
    children: list[ReturnChild] = field(default_factory=list)
    """Every child of the return, by reference."""
    reviews: list[tuple[ReturnChild, ReturnReview]] = field(default_factory=list)
    """Every review of the return, by child and day."""
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    children_left_out: int = 0
    """Children looked after in the year under V3 or V4 only."""
    stops: list[Stop] = field(default_factory=list)

    @property
    def may_be_written(self) -> bool:
        """Does nothing stop it?"""
        return not self.stops


def prepare(
    year: ReportingYear, *, children: Iterable[ReturnChild], reviews: Iterable[ReturnReview], today: date
) -> PreparedReturn:
    """Decide what the year's return holds. Every review is in it, left out for one reason, or stops it."""
    prepared = PreparedReturn(year)
    known = {child.id: child for child in children}
    taken = _take_reviews(prepared, known, reviews)
    in_return: list[ReturnChild] = []
    for child in sorted(known.values(), key=lambda each: each.reference):
        if child.is_short_breaks_only:
            prepared.children_left_out += bool(child.episodes_in(year))
        elif child.id in taken or child.episodes_in(year):
            in_return.append(child)
    prepared.children = in_return
    prepared.reviews = [(child, review) for child in in_return for review in _by_day(taken.get(child.id, ()))]
    prepared.stops += _stops_of_files_never_brought_in(in_return) or [
        stop for child in in_return for stop in _stops_of_child(child, year, has_reviews=child.id in taken)
    ]
    prepared.stops += [
        stop for child, mine in _grouped(prepared.reviews) for stop in _stops_of_reviews(child, mine, today)
    ]
    return prepared


def _take_reviews(
    prepared: PreparedReturn, known: Mapping[str, ReturnChild], reviews: Iterable[ReturnReview]
) -> dict[str, list[ReturnReview]]:
    taken: dict[str, list[ReturnReview]] = defaultdict(list)
    for review in reviews:
        child = known[review.child_id]
        why = _why_left_out(review, child, prepared.year)
        if why is not None:
            prepared.left_out[why] += 1
        elif review.held_on is None:
            sentence = "A review is marked as held, but the day is missing."
            prepared.stops.append(Stop(child.reference, sentence, Place.DATES, review.id))
        else:
            taken[child.id].append(review)
    return taken


def _why_left_out(review: ReturnReview, child: ReturnChild, year: ReportingYear) -> LeftOut | None:
    if review.status == "cancelled":
        return LeftOut.CANCELLED
    if review.status != "held":
        return LeftOut.NOT_HELD
    if review.held_on is not None and review.held_on not in year:
        return LeftOut.OUTSIDE_THE_YEAR
    return LeftOut.SHORT_BREAKS_ONLY if child.is_short_breaks_only else None


def _by_day(reviews: Iterable[ReturnReview]) -> list[ReturnReview]:
    return sorted(reviews, key=lambda review: (review.held_on or date.min, review.id))


def _grouped(
    rows: Sequence[tuple[ReturnChild, ReturnReview]],
) -> Iterator[tuple[ReturnChild, list[ReturnReview]]]:
    mine: dict[str, list[ReturnReview]] = defaultdict(list)
    for child, review in rows:
        mine[child.id].append(review)
    seen = {child.id: child for child, _ in rows}
    return ((child, mine[child.id]) for child in seen.values())


def _stops_of_files_never_brought_in(children: Sequence[ReturnChild]) -> list[Stop]:
    """One sentence instead of hundreds where a whole file has never been brought in."""
    stops = []
    everyone = f"all {len(children)} children"
    if children and not any(child.in_header for child in children):
        sentence = "Header facts (sex, ethnicity, UPN) have not been brought in for any child."
        stops.append(Stop(everyone, sentence, Place.HEADER))
    if children and not any(child.episodes for child in children):
        sentence = "Episodes of care have not been brought in for any child."
        stops.append(Stop(everyone, sentence, Place.EPISODES))
    return stops


def _stops_of_child(child: ReturnChild, year: ReportingYear, *, has_reviews: bool) -> Iterator[Stop]:
    def stop(sentence: str, place: Place) -> Stop:
        return Stop(child.reference, sentence, place)

    if not _LETTERS_AND_DIGITS.fullmatch(child.reference):
        yield stop("The child’s id (CHILD) must be letters and digits only.", Place.HEADER)
    if not child.in_header:
        yield stop("Header facts (sex, ethnicity, UPN) are missing.", Place.HEADER)
    else:
        if child.sex not in SEXES:
            yield stop(f"SEX {_is_missing_or(child.sex)}.", Place.HEADER)
        if child.ethnicity not in ETHNICITIES:
            yield stop(f"ETHNIC {_is_missing_or(child.ethnicity)}.", Place.HEADER)
        for name, value in (("UPN", child.upn), ("MOTHER", child.is_mother)):
            if value and not _LETTERS_AND_DIGITS.fullmatch(value):
                yield stop(f"{name} {_is_missing_or(value)}.", Place.HEADER)
    episodes = child.episodes_in(year)
    if has_reviews and not episodes:
        yield stop(f"Reviewed in {year}, but no episode of care lies in that year (rule 1012).", Place.EPISODES)
    for episode in episodes:
        for fault in _faults_of_episode(episode):
            yield stop(f"Episode from {_day(episode.started_on)}: {fault}.", Place.EPISODES)


def _faults_of_episode(episode: ReturnEpisode) -> Iterator[str]:
    required = {"RNE": episode.reason_started, "CIN": episode.category_of_need, "PLACE": episode.place}
    optional = {"REC": episode.reason_ended, "REASON_PLACE_CHANGE": episode.reason_place_changed}
    if episode.place not in _WITHOUT_A_PROVIDER:
        required["PLACE_PROVIDER"] = episode.place_provider
    else:
        optional["PLACE_PROVIDER"] = episode.place_provider
    for name, value in required.items():
        if not value or not _LETTERS_AND_DIGITS.fullmatch(value):
            yield f"{name} {_is_missing_or(value)}"
    for name, value in optional.items():
        if value and not _LETTERS_AND_DIGITS.fullmatch(value):
            yield f"{name} {_is_missing_or(value)}"
    if episode.legal_status not in LEGAL_STATUSES:
        yield f"LS {_is_missing_or(episode.legal_status)}"
    if (episode.ended_on is None) != (not episode.reason_ended):
        yield "DEC and REC must both be there or both be blank"
    if episode.ended_on is not None and episode.ended_on < episode.started_on:
        yield f"it ends on {_day(episode.ended_on)}, before it starts"


def _stops_of_reviews(child: ReturnChild, reviews: Sequence[ReturnReview], today: date) -> Iterator[Stop]:
    days = Counter(review.held_on for review in reviews)
    for review in reviews:
        held_on = review.held_on
        assert held_on is not None
        for fault in _faults_of_day(child, held_on, today):
            yield Stop(child.reference, f"Review held on {_day(held_on)}: {fault}.", Place.DATES, review.id)
        if fault_of_code := _fault_of_code(child, held_on, review.code):
            yield Stop(child.reference, f"Review held on {_day(held_on)}: {fault_of_code}.", Place.CODE, review.id)
        if days[held_on] > 1:
            sentence = f"Review held on {_day(held_on)}: there are {days[held_on]} of this child on this day."
            yield Stop(child.reference, sentence, Place.DATES, review.id)


def _faults_of_day(child: ReturnChild, held_on: date, today: date) -> Iterator[str]:
    if held_on > today:
        yield "that day is still to come"
    if fault := _outside_care(child, held_on):
        yield fault


def _fault_of_code(child: ReturnChild, held_on: date, code: str | None) -> str | None:
    if not code:
        return "no participation code is confirmed"
    if code not in list(ParticipationCode):
        return f"{code} is not a participation code"
    contradiction = age_contradiction(ParticipationCode(code), child.born_on, held_on)
    return contradiction.rstrip(".") if contradiction else None


def _outside_care(child: ReturnChild, held_on: date) -> str | None:
    starts = [each.started_on for each in child.episodes]
    if child.care_started_on:
        starts.append(child.care_started_on)
    if not starts:
        return None
    if held_on < min(starts):
        return f"the child came into care on {_day(min(starts))}, after it"
    ended = [each.ended_on for each in child.episodes if each.ended_on is not None and each.ended_on < held_on]
    if not ended or any(each.covers(held_on) for each in child.episodes):
        return None
    # A later start of care that came with another file covers the day although its episode did not come.
    if child.care_started_on and max(ended) < child.care_started_on <= held_on:
        return None
    return f"the child had left care on {_day(max(ended))}"


def _is_missing_or(value: str | None) -> str:
    return f"cannot be “{value}”" if value else "is missing"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
