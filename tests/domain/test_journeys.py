from hypothesis import given
from hypothesis import strategies as st

from consult.domain.invitations import Purpose
from consult.domain.journeys import (
    CHECK,
    SAY_MORE,
    Journey,
    Position,
    after_stopping,
    finished,
    next_place,
    place_before,
    place_to_go,
    places,
    position,
)
from consult.domain.question_sets import QUESTION_SETS
from consult.domain.questions import QuestionSet, WordsQuestion
from consult.domain.topics import Topic


def a_question(key: str) -> WordsQuestion:
    return WordsQuestion(key=key, topic=Topic.HOME, words=f"{key}?")


SET = QuestionSet(
    key="set",
    purpose=Purpose.BEFORE,
    first=(a_question("one"), a_question("two")),
    more=(a_question("three"), a_question("four")),
    last=(a_question("helped"),),
)


def test_the_first_questions_come_before_anybody_is_asked_whether_they_want_to_say_more() -> None:
    journey = Journey(SET)
    assert places(journey) == ("one", "two", SAY_MORE, "helped", CHECK)
    assert place_to_go(journey) == "one"
    assert next_place(journey, after="one") == "two"
    assert next_place(journey, after="two") == SAY_MORE
    assert place_before(journey, "one") is None
    assert place_before(journey, "two") == "one"


def test_the_further_questions_open_only_when_they_are_wanted() -> None:
    wanted = Journey(SET, answered={"one", "two"}, wants_more=True)
    assert next_place(wanted, after=SAY_MORE) == "three"
    not_wanted = Journey(SET, answered={"one", "two"}, wants_more=False)
    assert next_place(not_wanted, after=SAY_MORE) == "helped"
    assert "three" not in places(not_wanted)


def test_a_skipped_question_counts_as_done_and_the_next_one_is_where_somebody_goes_on() -> None:
    assert place_to_go(Journey(SET, skipped={"one"})) == "two"


def test_somebody_may_stop_at_any_further_question_and_still_check_and_send() -> None:
    journey = Journey(SET, answered={"one", "two"}, wants_more=True)
    assert after_stopping(journey) == "helped"
    stopped = Journey(SET, answered={"one", "two", "helped"}, wants_more=True)
    assert after_stopping(stopped) == CHECK


def test_a_further_answer_stays_when_somebody_then_says_that_they_want_no_more() -> None:
    journey = Journey(SET, answered={"one", "two", "three"}, wants_more=False)
    assert "three" in places(journey)
    assert "four" not in places(journey)


def test_the_number_of_questions_is_the_number_there_really_are() -> None:
    short = Journey(SET)
    assert position(short, "one") == Position(1, 3)
    assert position(short, SAY_MORE) == Position(2, 3)
    assert position(short, "helped") == Position(3, 3)
    long = Journey(SET, answered={"one", "two"}, wants_more=True)
    assert position(long, "four") == Position(4, 5)
    assert position(long, CHECK) == Position(5, 5)


def test_who_went_straight_to_a_later_question_goes_on_after_it() -> None:
    jumped = Journey(SET, answered={"one", "two", "four"}, wants_more=True)
    assert place_to_go(jumped) == "helped"
    assert not finished(Journey(SET, answered={"one", "two", "four", "helped"}, wants_more=True))
    assert place_to_go(Journey(SET, answered={"one", "two"}, wants_more=True)) == "three"


def test_a_journey_is_finished_when_every_place_is_done() -> None:
    assert not finished(Journey(SET, answered={"one", "two"}, wants_more=False))
    assert finished(Journey(SET, answered={"one"}, skipped={"two", "helped"}, wants_more=False))


def test_an_unknown_place_leads_to_where_somebody_was() -> None:
    journey = Journey(SET, answered={"one"})
    assert next_place(journey, after="unknown") == "two"
    assert place_before(journey, "unknown") is None
    assert position(journey, "unknown") == Position(1, 3)


def test_a_set_without_further_questions_asks_nobody_for_more() -> None:
    short = QuestionSet(key="short", purpose=Purpose.BEFORE, first=(a_question("one"),))
    assert places(Journey(short)) == ("one", CHECK)


@given(st.data())
def test_whoever_answers_or_skips_what_comes_next_reaches_the_end_of_every_set(data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(QUESTION_SETS))
    answered: set[str] = set()
    skipped: set[str] = set()
    wants_more: bool | None = None
    for _step in range(len(tuple(asked)) + 2):
        journey = Journey(asked, answered, skipped, wants_more)
        place = place_to_go(journey)
        assert place in places(journey)
        before = place_before(journey, place)
        assert before is None or journey.is_done(before)
        counted = position(journey, place)
        assert 1 <= counted.number <= counted.of
        if place == CHECK:
            break
        if place == SAY_MORE:
            wants_more = data.draw(st.booleans())
        else:
            data.draw(st.sampled_from([answered, skipped])).add(place)
    assert finished(Journey(asked, answered, skipped, wants_more))


def test_no_question_is_called_like_a_place_between_questions() -> None:
    keys = {question.key for question_set in QUESTION_SETS for question in question_set}
    assert not keys & {SAY_MORE, CHECK}
