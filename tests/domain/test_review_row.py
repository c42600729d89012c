from datetime import date

from consult.domain.due import ReviewKind
from consult.domain.review_row import RowReview, Standing, standings

CARE = date(2025, 1, 6)
FIRST = RowReview("first", date(2025, 1, 30), None)
SECOND = RowReview("second", date(2025, 4, 28), None)
THIRD = RowReview("third", date(2025, 10, 20), None)
NEXT = RowReview("next", None, date(2026, 4, 1))
AFTER_NEXT = RowReview("after", None, date(2026, 9, 1))


def of(*reviews: RowReview, care: date | None = CARE) -> dict[str, Standing]:
    return standings(reviews, care_started_on=care, days_off=())


def test_a_whole_row_counts_from_coming_into_care_and_then_from_the_review_before() -> None:
    assert of(THIRD, FIRST, NEXT, SECOND) == {
        "first": Standing(ReviewKind.FIRST, CARE),
        "second": Standing(ReviewKind.SECOND, date(2025, 1, 30)),
        "third": Standing(ReviewKind.LATER, date(2025, 4, 28)),
        "next": Standing(ReviewKind.LATER, date(2025, 10, 20)),
    }


def test_a_first_review_that_is_only_planned_is_counted_from_coming_into_care() -> None:
    assert of(RowReview("a", None, date(2025, 1, 31))) == {"a": Standing(ReviewKind.FIRST, CARE)}


def test_only_the_soonest_planned_review_has_a_day_to_count_from() -> None:
    assert "after" not in of(FIRST, NEXT, AFTER_NEXT)
    assert of(FIRST, NEXT, AFTER_NEXT)["next"] == Standing(ReviewKind.SECOND, date(2025, 1, 30))


def test_a_review_far_too_late_to_be_the_first_is_not_called_the_first() -> None:
    assert of(SECOND) == {}
    assert of(SECOND, THIRD) == {}
    assert of(SECOND, THIRD, NEXT) == {"next": Standing(ReviewKind.LATER, date(2025, 10, 20))}


def test_a_first_review_a_few_days_late_is_still_the_first() -> None:
    assert of(RowReview("a", date(2025, 2, 10), None))["a"].kind is ReviewKind.FIRST


def test_without_the_day_of_coming_into_care_only_a_review_after_two_others_is_certain() -> None:
    assert of(FIRST, SECOND, THIRD, care=None) == {"third": Standing(ReviewKind.LATER, date(2025, 4, 28))}


def test_reviews_of_an_earlier_time_in_care_do_not_count() -> None:
    earlier = RowReview("earlier", date(2020, 4, 28), None)
    assert of(earlier, FIRST) == {"first": Standing(ReviewKind.FIRST, CARE)}


def test_a_planned_review_that_was_never_held_does_not_stop_the_row() -> None:
    forgotten = RowReview("forgotten", None, date(2025, 3, 1))
    assert of(FIRST, forgotten, SECOND, THIRD)["third"] == Standing(ReviewKind.LATER, date(2025, 4, 28))


def test_nothing_is_known_of_no_reviews_or_one_without_any_day() -> None:
    assert of() == {}
    assert of(RowReview("a", None, None)) == {}
