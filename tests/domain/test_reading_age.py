import json
import re
from pathlib import Path

import pytest

from consult.domain.listed_words import words_to_avoid_in
from consult.domain.question_sets import CHILDREN_S_SETS, PICTURE_SETS
from consult.domain.questions import AnyQuestion, QuestionSet, WordsQuestion
from consult.domain.reading_age import grade, longest_sentence, reading_age, sentences, syllables

ROOT = Path(__file__).parent.parent.parent
OLDEST = 9.0
OLDEST_WITH_PICTURES = 6.0
LONGEST_SENTENCE = 16
FEWEST_WORDS_MEASURED = 5

GETTYSBURG = (
    "Four score and seven years ago our fathers brought forth on this continent a new nation, conceived in liberty, "
    "and dedicated to the proposition that all men are created equal."
)


@pytest.mark.parametrize(
    ("word", "said_in"),
    [
        ("cat", 1),
        ("home", 1),
        ("table", 2),
        ("worry", 2),
        ("worried", 2),
        ("wanted", 2),
        ("played", 1),
        ("houses", 2),
        ("family", 3),
        ("advocate", 3),
        ("officer", 3),
        ("interpreter", 4),
        ("conversation", 4),
        ("social", 2),
        ("don’t", 1),
        ("isn't", 2),
        ("child’s", 1),
        ("999", 3),
        ("created", 3),
        ("nation", 2),
        ("proposition", 4),
    ],
)
def test_syllables_are_counted_as_a_person_would_say_them(word: str, said_in: int) -> None:
    assert syllables(word) == said_in


def test_the_measure_is_flesch_and_kincaid_s_formula() -> None:
    # 30 words in one sentence, 48 syllables by the dictionary.
    assert reading_age(GETTYSBURG) == pytest.approx(5 + 0.39 * 30 + 11.8 * 48 / 30 - 15.59)


PUBLISHED = json.loads((ROOT / "tests" / "data" / "reading-age" / "passages.json").read_text("utf-8"))


@pytest.mark.parametrize("passage", PUBLISHED, ids=lambda passage: passage["title"][:30])
def test_the_grade_of_a_book_is_within_one_of_the_one_that_was_published(passage: dict[str, object]) -> None:
    published = passage["grade"]
    assert isinstance(published, float)
    assert abs(grade(str(passage["text"])) - published) <= 1


def test_the_published_passages_go_from_the_first_books_to_the_hard_ones_and_are_in_the_public_domain() -> None:
    assert [int(passage["grade"]) for passage in PUBLISHED] == list(range(15))
    assert all(passage["year"] < 1926 and "gutenberg" in passage["address"] for passage in PUBLISHED)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Mr. Larch rang. Dr. Moss did not.", ["Mr. Larch rang.", "Dr. Moss did not."]),
        ("“Really?” she said. I nodded.", ["“Really?” she said.", "I nodded."]),
        ("She said, “No.” I went home.", ["She said, “No.”", "I went home."]),
        ("No. Not yet.\nAsk me, e.g. in May", ["No.", "Not yet.", "Ask me, e.g. in May"]),
        ("So do I. We both do… Do you?!", ["So do I.", "We both do…", "Do you?!"]),
        ("... ? !\n\n", []),
    ],
)
def test_a_sentence_ends_where_a_reader_would_stop(text: str, parted: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parted


def test_a_hard_text_is_older_than_an_easy_one() -> None:
    easy = "We all had lunch. Then we went to the park. I saw a dog."
    hard = "Statutory consultation necessitates comprehensive documentation of participation."
    assert reading_age(easy) < 7 < 16 < reading_age(hard)
    assert reading_age("") == 5.0


def whole_page(question: AnyQuestion) -> str:
    starters = question.starters if isinstance(question, WordsQuestion) else ()
    return "\n".join([question.words, question.hint, *starters, *(option.words for option in question.options)])


@pytest.mark.parametrize("asked", CHILDREN_S_SETS, ids=lambda asked: asked.key)
def test_every_page_and_every_sentence_of_a_child_s_set_reads_at_nine_or_younger(asked: QuestionSet) -> None:
    for question in asked:
        assert reading_age(whole_page(question)) <= OLDEST, question.words
        for text in (question.words, question.hint):
            if len(text.split()) >= FEWEST_WORDS_MEASURED:
                assert reading_age(text) <= OLDEST, text
            assert longest_sentence(text) <= LONGEST_SENTENCE, text


@pytest.mark.parametrize("asked", PICTURE_SETS, ids=lambda asked: asked.key)
def test_every_page_that_pictures_lead_reads_at_six_or_younger(asked: QuestionSet) -> None:
    for question in asked:
        assert reading_age(whole_page(question)) <= OLDEST_WITH_PICTURES, question.words


@pytest.mark.parametrize("asked", [*CHILDREN_S_SETS, *PICTURE_SETS], ids=lambda asked: asked.key)
def test_no_child_reads_a_word_that_children_asked_us_not_to_use(asked: QuestionSet) -> None:
    for question in asked:
        assert not words_to_avoid_in(whole_page(question)), question.words


@pytest.mark.parametrize("text", ["Contact with siblings", "a foster placement", "your LAC review", "Respite care"])
def test_words_to_avoid_are_found_whatever_their_capitals(text: str) -> None:
    assert words_to_avoid_in(text)


def test_a_word_to_avoid_inside_another_word_is_left_alone() -> None:
    assert not words_to_avoid_in("The black cat, a place, a reunited family, a showcase")


def test_the_welcome_that_pictures_lead_reads_at_six_or_younger() -> None:
    template = (ROOT / "templates/respondent/welcome_pictures.html").read_text(encoding="utf-8")
    sentences = [re.sub(r"%\(\w+\)s", "Sam", words) for words in re.findall(r'_\("([^"]+)"', template)]
    assert len(sentences) > 8
    assert reading_age("\n".join(sentences)) <= OLDEST_WITH_PICTURES
    for words in sentences:
        if len(words.split()) > FEWEST_WORDS_MEASURED:
            assert reading_age(words) <= OLDEST_WITH_PICTURES, words
