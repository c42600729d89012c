"""The parts of a letter while somebody writes: pressing Replace or Keep, and what they come to together."""

import pytest

from consult.domain.letters import Register
from consult.domain.listed_words import OUR_WORDS, ListedWord, word_list
from consult.domain.plain_parts import PlainPart, look_over, press, together
from consult.domain.plain_words import Kind

DECIDED = "You will have contact with Taylor every Saturday. Jo will assist you."
NOT_YET = "Swimming. This was not implemented by the placement within the agreed timescale owing to capacity issues."


@pytest.fixture
def parts() -> list[PlainPart]:
    return [
        look_over("decided", title="What we decided", text=DECIDED),
        look_over("not_happened", title="What did not happen", text=NOT_YET),
    ]


def test_replace_puts_the_chosen_word_into_its_own_part_and_no_other(parts: list[PlainPart]) -> None:
    contact, assist = parts[0].plain.findings
    decided, other = press(parts, parts[0].press("replace", contact))
    assert decided.text == "You will see Taylor every Saturday. Jo will assist you."
    assert [each.words for each in decided.plain.findings] == ["assist"]
    assert other is parts[1]
    again, _other = press([decided, other], decided.press("replace", assist))
    assert again.text.endswith("Jo will help you.")


def test_keep_leaves_the_words_and_asks_no_more_until_they_change(parts: list[PlainPart]) -> None:
    contact = parts[0].plain.findings[0]
    decided, _other = press(parts, parts[0].press("keep", contact))
    assert (decided.text, decided.kept) == (DECIDED, (contact.key,))
    assert [each.words for each in decided.plain.findings] == ["assist"]
    shown_again = look_over("decided", title="", text=DECIDED, kept=decided.kept)
    assert len(shown_again.plain.findings) == 1
    changed = look_over("decided", title="", text=DECIDED.replace("Saturday", "Sunday"), kept=decided.kept)
    assert (len(changed.plain.findings), changed.kept) == (2, ())


def test_a_second_better_word_can_be_chosen(parts: list[PlainPart]) -> None:
    finding = next(each for each in parts[1].plain.findings if each.words == "within the agreed timescale")
    pressed = press(parts, parts[1].press("replace", finding, 1))
    assert "when we said" in pressed[1].text


@pytest.mark.parametrize(
    "pressed",
    [
        "",
        "replace",
        "replace:0:avoid-0000000000000000:decided",
        "replace:0:{key}:another",
        "replace:9:{key}:decided",
        "replace:-1:{key}:decided",
        "replace:٣:{key}:decided",
        "replace:9999999999999999999999:{key}:decided",
        "delete:0:{key}:decided",
        "\0:::::",
    ],
)
def test_a_press_that_fits_nothing_any_more_changes_nothing(parts: list[PlainPart], pressed: str) -> None:
    key = parts[0].plain.findings[0].key
    assert [each.text for each in press(parts, pressed.format(key=key))] == [DECIDED, NOT_YET]
    assert [each.kept for each in press(parts, pressed.format(key=key))] == [(), ()]


def test_the_one_hard_part_is_named_because_an_average_hides_it(parts: list[PlainPart]) -> None:
    found = together(parts)
    assert found.reading_age is not None
    assert parts[1].plain.reading_age is not None
    assert found.reading_age < parts[1].plain.reading_age
    assert found.hardest is parts[1]
    assert found.counts == {Kind.HARD: 4, Kind.AVOID: 2, Kind.LONG: 0, Kind.PASSIVE: 1}


def test_the_youngest_are_written_to_at_seven_and_children_at_nine() -> None:
    easy = [look_over("decided", title="Decided", text="You will stay with Jo. I will come to see you on a Sunday.")]
    middling = [
        look_over(
            "decided",
            title="Decided",
            text="You will stay with Jo and Patricia for now. I am coming to visit you on Saturday.",
        )
    ]
    assert together(easy, register=Register.PICTURES).hardest is None
    assert together(middling, register=Register.PICTURES).hardest is middling[0]
    assert together(middling, register=Register.CHILD).hardest is None
    assert together([], register=Register.CHILD).reading_age is None


def test_a_council_s_words_are_offered_and_put_in() -> None:
    words = word_list(OUR_WORDS, of_the_council=[ListedWord("contact", ("seeing your people",))])
    part = look_over("decided", title="", text="Contact is on Sunday.", words=words)
    pressed = press([part], part.press("replace", part.plain.findings[0]), words=words)
    assert pressed[0].text == "Seeing your people is on Sunday."
