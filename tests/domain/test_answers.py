import json

import pytest

from consult.domain.answers import NotAnOption, NothingSaid, accept, as_kept, as_sentence, labels, read_kept
from consult.domain.questions import KINDS, ChoiceQuestion, ChoicesQuestion, Option, WordsQuestion
from consult.domain.topics import Topic
from consult.domain.words import TooLong

OPTIONS = (Option("home", "Home"), Option("school", "School"), Option("friends", "Friends"))
CHOICE = ChoiceQuestion(key="one", topic=Topic.HOME, words="Which?", options=OPTIONS)
CHOICES = ChoicesQuestion(key="many", topic=Topic.HOME, words="Which ones?", options=OPTIONS)
WORDS = WordsQuestion(key="own", topic=Topic.HOME, words="What?", longest=50)


def test_one_of_several_is_kept_by_its_key() -> None:
    assert accept(CHOICE, ["school"]) == ("school",)


def test_several_of_many_are_kept_once_each_in_the_order_they_were_offered() -> None:
    assert accept(CHOICES, ["friends", "home", "friends"]) == ("home", "friends")


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


@pytest.mark.parametrize("question", [CHOICE, CHOICES, WORDS])
@pytest.mark.parametrize("given", [[], [""]])
def test_an_empty_form_is_no_answer_and_no_skip_either(question: ChoiceQuestion, given: list[str]) -> None:
    with pytest.raises(NothingSaid):
        accept(question, given)


def test_only_spaces_and_control_characters_are_no_answer() -> None:
    with pytest.raises(NothingSaid):
        accept(WORDS, [" \t\n\x00\u202e "])


def test_more_words_than_fit_are_refused_and_not_cut() -> None:
    assert accept(WORDS, ["x" * 50]) == ("x" * 50,)
    with pytest.raises(TooLong):
        accept(WORDS, ["x" * 51])


@pytest.mark.parametrize(
    ("question", "answer", "sentence"),
    [
        (CHOICE, ("school",), "School"),
        (CHOICES, ("home",), "Home"),
        (CHOICES, ("home", "friends"), "Home and Friends"),
        (CHOICES, ("home", "school", "friends"), "Home, School and Friends"),
        (WORDS, ("I <3 my dog",), "I <3 my dog"),
    ],
)
def test_every_kind_of_answer_reads_in_a_sentence(
    question: ChoiceQuestion, answer: tuple[str, ...], sentence: str
) -> None:
    assert as_sentence(question, answer) == sentence
    assert read_kept(json.loads(json.dumps(as_kept(question, answer)))) == answer


def test_the_sentences_above_cover_every_kind() -> None:
    assert {type(question) for question in (CHOICE, CHOICES, WORDS)} == set(KINDS)


def test_an_option_that_is_no_longer_offered_still_reads() -> None:
    assert labels(CHOICE, ("my_old_home",)) == ("my old home",)
