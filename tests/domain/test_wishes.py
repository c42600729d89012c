"""What the answer to a wish still needs."""

from datetime import date

from consult.domain.wishes import Outcome, WishAnswer, missing_from


def test_a_wish_without_an_answer_is_missing_one() -> None:
    assert missing_from(WishAnswer()) == ("It has no answer yet.",)


def test_a_no_needs_its_reason_and_nobody_to_do_it() -> None:
    assert missing_from(WishAnswer(Outcome.NO)) == ("Say why: an answer of no or not yet has a reason.",)
    assert missing_from(WishAnswer(Outcome.NO, because="The house is full.")) == ()


def test_a_yes_needs_somebody_and_a_day() -> None:
    assert missing_from(WishAnswer(Outcome.YES)) == ("Say who does it.", "Say by when.")
    assert missing_from(WishAnswer(Outcome.YES, owner="Sol", by_on=date(2026, 12, 1))) == ()


def test_a_not_yet_needs_its_reason_somebody_and_a_day() -> None:
    assert len(missing_from(WishAnswer(Outcome.NOT_YET, because=" "))) == 3
