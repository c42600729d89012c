"""The registers of a letter, and its text as it is kept."""

from dataclasses import replace
from datetime import date

import pytest

from consult.domain.drawing import read_drawing
from consult.domain.kept_letters import as_kept, read_kept
from consult.domain.letters import (
    Heading,
    LetterText,
    Paragraph,
    Part,
    Quotation,
    Register,
    Reply,
    Step,
    Telephone,
    Text,
    Words,
    register_for,
)
from consult.domain.looks import Look
from consult.domain.respondents import Role
from consult.domain.wishes import Outcome

BOTH = Words(Text("أهلا روبن،", "ar"), Text("Dear Robin,"), is_checked=False)
LETTER = LetterText(
    title="A letter about a meeting",
    language="ar",
    register=Register.CHILD,
    blocks=(
        Heading(Part.OPENING, BOTH),
        Paragraph(Words.plain("Thank you.")),
        Quotation(
            asked=BOTH,
            own=Text("أريد رؤية أختي", "ar"),
            english=Text("I want to see my sister"),
            note=Words.plain("Put into English by Ilham."),
            drawing=read_drawing("red 6 10,20 30,40"),
            called=Words.plain("A drawing"),
        ),
        Reply(Text("أريد رؤية أختي", "ar"), Outcome.NOT_YET, BOTH, Words.plain("There is a check first.")),
        Step(Words.plain("Sol"), BOTH, date(2026, 12, 1), Words.plain("1 December 2026")),
        Step(Words.plain("I"), Words.plain("ring you")),
        Telephone(Words.plain("Childline"), "0800 1111"),
    ),
)


def test_a_letter_that_was_kept_reads_as_it_was_sent() -> None:
    assert read_kept(as_kept(LETTER)) == LETTER


def test_a_letter_s_texts_come_in_the_order_in_which_they_are_read_own_language_first() -> None:
    said = [text.words for text in LETTER.texts]
    assert said[:3] == ["أهلا روبن،", "Dear Robin,", "Thank you."]
    assert said[5:8] == ["أريد رؤية أختي", "I want to see my sister", "Put into English by Ilham."]
    assert said[-2:] == ["Childline", "0800 1111"]
    assert "A drawing" not in said


def test_a_drawing_without_words_leaves_no_empty_text() -> None:
    quotation = LETTER.blocks[2]
    assert isinstance(quotation, Quotation)
    silent = replace(quotation, own=Text("", "ar"), english=None, note=None)
    assert silent.texts == BOTH.texts


@pytest.mark.parametrize(
    ("role", "look", "register"),
    [
        (Role.CHILD, Look.PICTURE, Register.PICTURES),
        (Role.CHILD, Look.CHILD, Register.CHILD),
        (Role.CHILD, Look.YOUNG_PERSON, Register.YOUNG_PERSON),
        (Role.MOTHER, Look.PICTURE, Register.ADULT),
        (Role.CARER, Look.ADULT, Register.ADULT),
    ],
)
def test_a_letter_speaks_to_a_child_as_their_pages_do_and_to_every_adult_as_to_an_adult(
    role: Role, look: Look, register: Register
) -> None:
    assert register_for(role, look) is register
