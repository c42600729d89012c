import re

import pytest

from consult.domain.invitations import Purpose
from consult.domain.pictures import PICTURES, SYMBOLS
from consult.domain.question_sets import (
    CHILDREN_S_SETS,
    PICTURE_SETS,
    QUESTION_SETS,
    NoSuchSet,
    NotAsked,
    get_question_set,
    question_set_for,
)
from consult.domain.question_sets.pictures import AFTER_4_TO_7, CHILD_4_TO_7, HELPER_S_NOTE
from consult.domain.questions import AnyQuestion, NoSuchQuestion, Option, PlacingQuestion, QuestionSet
from consult.domain.respondents import Role
from consult.domain.topics import MinutesHeading, Topic

BEFORE = [asked for asked in QUESTION_SETS if asked.purpose is Purpose.BEFORE]
every_set = pytest.mark.parametrize("asked", QUESTION_SETS, ids=lambda asked: asked.key)
PUBLISHED = {"knows_plan", "helped_make_plan", "plan_will_help"}


def options_of(question: AnyQuestion) -> tuple[Option, ...]:
    if isinstance(question, PlacingQuestion):
        return (*question.options, *question.piles)
    return question.options


@pytest.mark.parametrize(
    ("role", "age", "purpose", "key"),
    [
        (Role.CHILD, 4, Purpose.BEFORE, "child_4_to_7"),
        (Role.CHILD, 7, Purpose.BEFORE, "child_4_to_7"),
        (Role.CHILD, 8, Purpose.BEFORE, "child_8_to_11"),
        (Role.CHILD, 11, Purpose.BEFORE, "child_8_to_11"),
        (Role.CHILD, 12, Purpose.BEFORE, "young_person_12_plus"),
        (Role.CHILD, 13, Purpose.BEFORE, "young_person_12_plus"),
        (Role.CHILD, 14, Purpose.BEFORE, "young_person_14_plus"),
        (Role.CHILD, 17, Purpose.BEFORE, "young_person_14_plus"),
        (Role.CHILD, 6, Purpose.AFTER, "after_4_to_7"),
        (Role.CHILD, 9, Purpose.AFTER, "after_child"),
        (Role.CHILD, 15, Purpose.AFTER, "after_young_person"),
        (Role.MOTHER, 3, Purpose.BEFORE, "parent"),
        (Role.FATHER, 16, Purpose.AFTER, "after_parent"),
        (Role.CARER, 0, Purpose.BEFORE, "carer"),
        (Role.CARER, 9, Purpose.AFTER, "after_carer"),
        (Role.OTHER, 9, Purpose.BEFORE, "other"),
    ],
)
def test_everybody_is_asked_the_questions_for_their_part_and_the_child_s_age(
    role: Role, age: int, purpose: Purpose, key: str
) -> None:
    assert question_set_for(role, age=age, purpose=purpose).key == key


def test_every_role_age_and_purpose_gets_questions_or_a_reason() -> None:
    not_asked = set()
    for role in Role:
        for purpose in Purpose:
            for age in range(26):
                try:
                    asked = question_set_for(role, age=age, purpose=purpose)
                except NotAsked:
                    not_asked.add((role, purpose, age < 4))
                else:
                    assert asked in QUESTION_SETS
                    assert asked.purpose is purpose
    letters = {(role, Purpose.LETTER, young) for role in Role for young in (True, False)}
    assert not_asked == letters | {
        (Role.CHILD, Purpose.BEFORE, True),
        (Role.CHILD, Purpose.AFTER, True),
        (Role.OTHER, Purpose.AFTER, True),
        (Role.OTHER, Purpose.AFTER, False),
    }


@pytest.mark.parametrize("with_pictures", [False, True])
def test_a_child_under_four_is_not_invited_and_staff_read_why(with_pictures: bool) -> None:
    with pytest.raises(NotAsked, match="under 4 are not invited"):
        question_set_for(Role.CHILD, age=3, purpose=Purpose.BEFORE, with_pictures=with_pictures)


@pytest.mark.parametrize("age", [4, 8, 13, 17])
def test_a_child_who_uses_symbols_is_asked_with_pictures_at_any_age(age: int) -> None:
    assert question_set_for(Role.CHILD, age=age, purpose=Purpose.BEFORE, with_pictures=True) is CHILD_4_TO_7
    assert question_set_for(Role.CHILD, age=age, purpose=Purpose.AFTER, with_pictures=True) is AFTER_4_TO_7
    assert question_set_for(Role.MOTHER, age=age, purpose=Purpose.BEFORE, with_pictures=True).key == "parent"


@pytest.mark.parametrize("asked", PICTURE_SETS, ids=lambda asked: asked.key)
def test_a_young_child_has_at_most_six_pages_and_none_asks_them_to_type(asked: QuestionSet) -> None:
    pages = [*asked.first, *asked.more]
    assert len(pages) <= 6
    for question in pages:
        assert question.kind != "words"
        assert all(option.picture is not None for option in options_of(question))
    assert [question.key for question in asked.last] == ["who_helped", HELPER_S_NOTE]


@every_set
def test_a_set_has_three_questions_first_and_is_short_enough_to_finish(asked: QuestionSet) -> None:
    assert len(asked.first) == 3
    assert len(asked.more) <= 20
    assert len(asked.last) <= (2 if asked in PICTURE_SETS else 1), "a young child’s helper writes as well"


@every_set
def test_keys_are_unique_and_fit_where_they_are_kept(asked: QuestionSet) -> None:
    keys = [question.key for question in asked]
    assert len(set(keys)) == len(keys)
    for question in asked:
        assert re.fullmatch(r"[a-z][a-z_]{0,59}", question.key)
        chosen = [option.key for option in options_of(question)]
        assert len(set(chosen)) == len(chosen)
        assert all(re.fullmatch(r"[a-z][a-z_]*", key) for key in chosen)


@every_set
def test_no_option_s_words_are_used_as_its_key(asked: QuestionSet) -> None:
    assert all(option.key != option.words for question in asked for option in options_of(question))


@every_set
def test_a_question_that_is_asked_in_one_set_twice_would_confuse_so_none_is(asked: QuestionSet) -> None:
    words = [question.words for question in asked]
    assert len(set(words)) == len(words)


def test_every_topic_is_asked_about_and_every_heading_is_reached() -> None:
    asked_about = {question.topic for asked in QUESTION_SETS for question in asked}
    assert asked_about == set(Topic)
    for asked in BEFORE:
        if asked in PICTURE_SETS:
            # A young child sorts their life into happy and not happy: only who was there can tell which is a worry.
            continue
        assert {question.topic.heading for question in asked.first} == set(MinutesHeading)


def test_every_child_is_asked_the_three_published_questions_about_the_plan_as_yes_sort_of_no() -> None:
    for asked in CHILDREN_S_SETS:
        assert {question.key for question in asked} >= PUBLISHED
        for key in PUBLISHED:
            assert [option.key for option in options_of(asked.get_question(key))] == ["yes", "sort_of", "no"]


def test_every_child_can_ask_for_an_advocate_or_a_talk_alone_and_say_who_helped() -> None:
    for asked in CHILDREN_S_SETS:
        wanted = {option.key for option in options_of(asked.get_question("on_my_side"))}
        assert wanted == {"advocate", "talk_alone"}
        assert [question.key for question in asked.last] == ["who_helped"]


def test_every_child_can_say_how_they_want_their_meeting_in_all_its_parts() -> None:
    for key in ("child_8_to_11", "young_person_12_plus", "young_person_14_plus"):
        asked = get_question_set(key)
        about = " ".join(
            f"{question.words} {question.hint} {' '.join(option.words for option in options_of(question))}"
            for question in asked.more
            if question.topic is Topic.MEETING
        ).lower()
        for part in ("who", "where", "when", "first", "not want to talk", "lead it", "part of it", "video", "bring"):
            assert part in about, f"{key}: {part}"
        readers = {option.key for option in options_of(asked.get_question("read_out_by"))}
        assert {"advocate", "officer", "carer"} <= readers


def test_nobody_is_asked_for_an_address_or_a_telephone_number() -> None:
    everything = " ".join(
        f"{question.words} {question.hint}".lower() for asked in QUESTION_SETS for question in asked
    )
    assert not re.search(r"address|postcode|telephone|phone number|which school|name of", everything)


def test_every_picture_an_option_names_is_on_the_list_and_every_picture_is_used() -> None:
    used = {
        option.picture
        for asked in QUESTION_SETS
        for question in asked
        for option in options_of(question)
        if option.picture is not None
    }
    assert used == PICTURES | SYMBOLS


@every_set
def test_options_of_a_question_have_all_a_picture_or_none(asked: QuestionSet) -> None:
    for question in asked:
        assert len({option.picture is None for option in options_of(question)}) <= 1


def test_a_set_or_a_question_that_does_not_exist_is_named() -> None:
    assert get_question_set("parent").get_question("school").key == "school"
    with pytest.raises(NoSuchSet, match="teacher"):
        get_question_set("teacher")
    with pytest.raises(NoSuchQuestion, match="address"):
        get_question_set("parent").get_question("address")
