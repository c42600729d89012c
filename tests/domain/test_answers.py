import json

import pytest

from consult.domain.answers import (
    CannotBeKept,
    NotAnOption,
    NothingSaid,
    accept,
    as_kept,
    labels,
    read_kept,
    read_together,
)
from consult.domain.questions import (
    KINDS,
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    DrawingQuestion,
    Option,
    PlacingQuestion,
    WordsQuestion,
)
from consult.domain.topics import Topic
from consult.domain.words import TooLong

OPTIONS = (Option("home", "Home"), Option("school", "School"), Option("friends", "Friends"))
CHOICE = ChoiceQuestion(key="one", topic=Topic.HOME, words="Which?", options=OPTIONS)
CHOICES = ChoicesQuestion(key="many", topic=Topic.HOME, words="Which ones?", options=OPTIONS)
PILES = (Option("happy", "Happy"), Option("in_between", "In between"), Option("not_happy", "Not happy"))
PLACING = PlacingQuestion(key="sort", topic=Topic.HOME, words="How are these?", options=OPTIONS, piles=PILES)
DRAWING = DrawingQuestion(key="drawn", topic=Topic.ANYTHING, words="Draw", longest=50)
WORDS = WordsQuestion(key="own", topic=Topic.HOME, words="What?", longest=50)


def test_one_of_several_is_kept_by_its_key() -> None:
    assert accept(CHOICE, ["school"]) == ("school",)


def test_several_of_many_are_kept_once_each_in_the_order_they_were_offered() -> None:
    assert accept(CHOICES, ["friends", "home", "friends"]) == ("home", "friends")


def test_each_picture_is_kept_with_the_pile_it_was_put_into_and_the_others_are_left_out() -> None:
    given = ["friends:happy", "", "home:not_happy", "friends:happy"]
    assert accept(PLACING, given) == ("home:not_happy", "friends:happy")


@pytest.mark.parametrize(
    "given", [["home:sad"], ["moon:happy"], ["home"], ["home:happy:happy"], [":"], ["\ud800:happy"]]
)
def test_a_picture_or_a_pile_that_is_not_there_is_refused(given: list[str]) -> None:
    with pytest.raises(NotAnOption):
        accept(PLACING, given)


def test_one_picture_cannot_lie_in_two_piles() -> None:
    with pytest.raises(NotAnOption):
        accept(PLACING, ["home:happy", "home:not_happy"])


def test_sorted_pictures_read_pile_by_pile_in_the_language_of_the_page() -> None:
    answer = ("home:not_happy", "school:happy", "friends:happy")
    assert labels(PLACING, answer) == ("Happy: School, Friends", "Not happy: Home")
    in_another = {
        "School": "المدرسة",
        "Friends": "الأصدقاء",
        "Home": "البيت",
        "Happy": "سعيد",
        "Not happy": "غير سعيد",
    }
    said = labels(PLACING, answer, say=lambda words: in_another.get(words, words.replace(",", "،")))
    assert said == ("سعيد: المدرسة، الأصدقاء", "غير سعيد: البيت")
    assert read_together(said, answer) == "سعيد: المدرسة، الأصدقاء\nغير سعيد: البيت"


def test_words_are_kept_as_they_were_written() -> None:
    assert accept(WORDS, ["  i dont like it 😢\r\nأشعر بالقلق "]) == ("i dont like it 😢\nأشعر بالقلق",)


@pytest.mark.parametrize("question", [CHOICE, CHOICES])
@pytest.mark.parametrize("given", [["Home"], ["other"], ["home", "other"], ["home\x00"], ["\ud800"]])
def test_an_option_that_is_not_offered_is_refused(
    question: ChoiceQuestion | ChoicesQuestion, given: list[str]
) -> None:
    with pytest.raises(NotAnOption):
        accept(question, given)


def test_two_options_are_refused_where_one_may_be_chosen() -> None:
    with pytest.raises(NotAnOption):
        accept(CHOICE, ["home", "school"])


@pytest.mark.parametrize("question", [CHOICE, CHOICES, PLACING, WORDS, DRAWING])
@pytest.mark.parametrize("given", [[], [""]])
def test_an_empty_form_is_no_answer_and_no_skip_either(question: AnyQuestion, given: list[str]) -> None:
    with pytest.raises(NothingSaid):
        accept(question, given)


def test_only_spaces_and_control_characters_are_no_answer() -> None:
    with pytest.raises(NothingSaid):
        accept(WORDS, [" \t\n\x00\u202e "])


def test_a_drawing_is_kept_with_its_words_or_without_and_words_do_without_a_drawing() -> None:
    assert accept(DRAWING, [" my dog ", "red 6 1,2 3,4"]) == ("my dog", "red 6 1,2 3,4")
    assert accept(DRAWING, ["", "red 6 1,2"]) == ("", "red 6 1,2")
    assert accept(DRAWING, ["my dog", ""]) == ("my dog",)
    with pytest.raises(NothingSaid):
        accept(DRAWING, [" ", ""])


def test_words_beside_a_drawing_that_is_none_are_not_taken_for_an_answer() -> None:
    with pytest.raises(CannotBeKept):
        accept(DRAWING, ["my dog", "javascript:alert(1)"])


def test_more_words_than_fit_are_refused_and_not_cut() -> None:
    assert accept(WORDS, ["x" * 50]) == ("x" * 50,)
    with pytest.raises(TooLong):
        accept(WORDS, ["x" * 51])


@pytest.mark.parametrize(
    ("question", "answer", "sentence"),
    [
        (CHOICE, ("school",), "School"),
        (CHOICES, ("home",), "Home"),
        (CHOICES, ("home", "friends"), "Home, Friends"),
        (CHOICES, ("home", "school", "friends"), "Home, School, Friends"),
        (PLACING, ("home:not_happy", "school:happy"), "Happy: School\nNot happy: Home"),
        (WORDS, ("I <3 my dog",), "I <3 my dog"),
        (DRAWING, ("my dog", "ink 6 1,2 3,4"), "my dog"),
        (DRAWING, ("", "ink 6 1,2 3,4"), ""),
        (DRAWING, ("my dog, on paper",), "my dog, on paper"),
    ],
)
def test_every_kind_of_answer_reads_in_words(question: AnyQuestion, answer: tuple[str, ...], sentence: str) -> None:
    assert read_together(labels(question, answer), answer) == sentence
    assert read_kept(json.loads(json.dumps(as_kept(question, answer)))) == answer


def test_the_sentences_above_cover_every_kind() -> None:
    assert {type(question) for question in (CHOICE, CHOICES, PLACING, WORDS, DRAWING)} == set(KINDS)


def test_an_option_that_is_no_longer_offered_still_reads() -> None:
    assert labels(CHOICE, ("my_old_home",)) == ("my old home",)
    assert labels(PLACING, ("my_old_home:so_so", "home:happy")) == ("Happy: Home", "so so: my old home")
