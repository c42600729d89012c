"""How a letter is put together from what was recorded: what its own sentences promise, and what they give away."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from consult.domain.letter_drafts import Say, draft_letter
from consult.domain.letter_facts import AnsweredWish, Item, LetterFacts
from consult.domain.letters import Register, Step, Text, Words
from consult.domain.listed_words import words_to_avoid_in
from consult.domain.respondents import Role
from consult.domain.wishes import Outcome

NEVER_ON_PAPER = {"in care", "looked after", "lac", "cla", "cic", "placement", "contact"}
ENGLISH = Text("To see Taylor more")
ARABIC = Text("رؤية تايلور أكثر", "ar")


def in_english(sentence: str, /, **blanks: Any) -> Words:
    return Words.plain(sentence % {name: str(value) for name, value in blanks.items()} if blanks else sentence)


def in_arabic(sentence: str, /, **blanks: Any) -> Words:
    """The English beneath, and above it what was filled in as an Arabic sentence would hold it."""
    return Words(Text(f"«{' '.join(map(str, blanks.values()))}»", "ar"), in_english(sentence, **blanks).own)


def what_sol_does(outcome: Outcome, wish: Item, *, say: Say = in_english, english: Text | None = None) -> Words:
    asked = AnsweredWish(wish, outcome, owner=Item("owner", Text("Sol")), by_on=date(2026, 12, 4), english=english)
    language = "en" if say is in_english else "ar"
    facts = LetterFacts(Register.CHILD, language, Role.CHILD, "Exampleshire", wishes=(asked,))
    (step,) = [block for block in draft_letter(facts, say=say).blocks if isinstance(block, Step)]
    return step.what


def test_a_wish_with_a_yes_stands_as_what_somebody_does() -> None:
    assert what_sol_does(Outcome.YES, Item("wish", ENGLISH)) == Words(ENGLISH)


def test_a_wish_with_a_not_yet_is_looked_at_again_and_not_promised() -> None:
    what = what_sol_does(Outcome.NOT_YET, Item("wish", ENGLISH))
    assert what == Words.plain("Look at this again: To see Taylor more")


@pytest.mark.parametrize(
    ("wish", "english"), [(Item("wish", ENGLISH, ARABIC), None), (Item("wish", ARABIC), ENGLISH)]
)
def test_a_not_yet_in_another_language_keeps_each_language_in_its_own_sentence(
    wish: Item, english: Text | None
) -> None:
    what = what_sol_does(Outcome.NOT_YET, wish, say=in_arabic, english=english)
    assert what.own == Text("«رؤية تايلور أكثر»", "ar")
    assert what.english == Text("Look at this again: To see Taylor more")
    assert what.is_checked is (wish.translation is None)


def test_a_not_yet_without_a_translation_stands_in_one_language_and_no_sentence_mixes_two() -> None:
    alone = what_sol_does(Outcome.NOT_YET, Item("wish", ENGLISH), say=in_arabic)
    assert alone.english == Text("Look at this again: To see Taylor more")
    assert what_sol_does(Outcome.NOT_YET, Item("wish", ARABIC), say=in_arabic).english is None


@pytest.mark.parametrize("register", Register)
def test_no_sentence_of_a_letter_says_on_paper_that_a_child_is_in_care(register: Register) -> None:
    for role, day in product((Role.CHILD, Role.MOTHER, Role.CARER), (None, date(2026, 5, 5))):
        facts = LetterFacts(
            register, "en", role, "Exampleshire", officer="Dana", day_line="01632 960123", meeting_on=day, next_on=day
        )
        said = " ".join(each.words for each in draft_letter(facts, say=in_english).texts)
        assert "How to reach me" in said
        assert not words_to_avoid_in(said).keys() & NEVER_ON_PAPER
