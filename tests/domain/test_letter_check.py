"""The check before a letter goes: what it finds, what it lets pass, and where."""

from dataclasses import replace
from functools import cache

import pytest

from consult.domain.letter_check import Checked, Kind, Watch, check_letter, check_text
from consult.domain.letter_facts import AnsweredWish, Decided, Item, LetterFacts, Quote
from consult.domain.letters import Part, Register, Text
from consult.domain.respondents import Role
from consult.domain.wishes import Outcome
from tests.letter_leaks import (
    EVERY_CHILD_S,
    HARMLESS,
    PLANTED,
    PRIVATE,
    UNSEEN,
    UNSEEN_HARMLESS,
    UNSEEN_LEAKS,
    WATCH,
)


def kinds(words: str, watch: Watch = WATCH) -> list[Kind]:
    return [finding.kind for finding in check_text(Checked("closing", words), watch)]


def test_of_two_hundred_planted_leaks_at_least_ninety_eight_in_a_hundred_are_found() -> None:
    planted = [text for texts in PLANTED.values() for text in texts]
    missed = [text for text in planted if not kinds(text)]
    assert len(planted) >= 200
    assert len(missed) <= 0.02 * len(planted), missed


def test_of_two_hundred_harmless_texts_at_most_five_in_a_hundred_are_stopped() -> None:
    alarms = {text: found for text in HARMLESS if (found := kinds(text))}
    assert len(HARMLESS) >= 200
    assert len(alarms) <= 0.05 * len(HARMLESS), alarms


def test_in_letters_that_no_rule_was_made_for_it_finds_nearly_as_much() -> None:
    missed = [text for text in UNSEEN_LEAKS if not kinds(text, UNSEEN)]
    alarms = [text for text in UNSEEN_HARMLESS if kinds(text, UNSEEN)]
    assert len(missed) <= 0.05 * len(UNSEEN_LEAKS), missed
    assert len(alarms) <= 0.05 * len(UNSEEN_HARMLESS), alarms


@cache
def missed_of(child: str) -> list[str]:
    letters = EVERY_CHILD_S[child]
    return [text for text in letters.leaks if not kinds(text, letters.watch)]


@pytest.mark.parametrize("child", EVERY_CHILD_S)
def test_of_letters_that_the_rules_were_mended_for_it_finds_nearly_all_and_stops_few_others(child: str) -> None:
    letters, missed = EVERY_CHILD_S[child], missed_of(child)
    alarms = [text for text in letters.harmless if kinds(text, letters.watch)]
    assert len(missed) <= 0.04 * len(letters.leaks), missed
    assert len(alarms) <= 0.05 * len(letters.harmless), alarms
    assert letters.found_at_first < len(letters.leaks) - len(missed)


def test_of_every_child_s_leaks_together_at_least_ninety_eight_in_a_hundred_are_found() -> None:
    missed = [text for child in EVERY_CHILD_S for text in missed_of(child)]
    planted = sum(len(letters.leaks) for letters in EVERY_CHILD_S.values())
    assert planted >= 500
    assert len(missed) <= 0.02 * planted, missed


@pytest.mark.parametrize("kind", list(PLANTED))
def test_a_leak_inside_a_long_harmless_part_is_still_found(kind: str) -> None:
    around = " ".join(HARMLESS[:12]), " ".join(HARMLESS[12:24])
    missed = [leak for leak in PLANTED[kind] if not kinds(f"{around[0]} {leak} {around[1]}")]
    assert len(missed) <= 1, missed


def test_what_was_told_privately_and_openly_as_well_stops_nothing() -> None:
    openly = replace(WATCH, open_words=(*WATCH.open_words, "I am scared of Kev when he drinks."))
    assert kinds("You are scared of Kev when he drinks.") == [Kind.PRIVATE]
    assert kinds("You are scared of Kev when he drinks.", openly) == []


def test_a_child_s_own_letter_may_hold_places_carers_and_what_the_child_does_not_want_talked_about() -> None:
    child = replace(WATCH, is_child=True, is_parent=False)
    said = "You live at 12 Mill Lane with Jo Marsh and go to Oakfield Primary. The tablets from the doctor help."
    assert kinds(said, child) == []
    assert kinds("Zebedee Quarrie hit you.", child) == [Kind.OTHER_CHILD]


def test_a_carer_s_letter_may_hold_the_carer_s_own_address_but_nothing_private() -> None:
    carer = replace(WATCH, is_parent=False)
    assert kinds("Robin lives with you at 12 Mill Lane.", carer) == []
    assert kinds("Robin stole money from Jo’s purse.", carer) == [Kind.PRIVATE]
    assert kinds("The doctor looked at the tablets.", carer) == [Kind.NOT_TOLD]
    assert kinds("The nurse comes about the bed wetting.", carer) == [Kind.PRIVATE], "it was told privately as well"


def test_a_name_that_many_children_have_names_none_of_them() -> None:
    three = replace(WATCH, children=(*WATCH.children, ("Zebedee", "Aster"), ("Zebedee", "Borage")))
    assert kinds("Zebedee came too.") == [Kind.OTHER_CHILD]
    assert kinds("Zebedee came too.", three) == []
    assert kinds("Zebedee Quarrie came too.", three) == [Kind.OTHER_CHILD]


def test_one_of_the_commonest_names_alone_is_another_child_s_for_a_parent_and_not_in_a_child_s_own_letter() -> None:
    assert kinds("Jack shares the room.") == [Kind.OTHER_CHILD]
    child = replace(WATCH, is_child=True, is_parent=False)
    assert kinds("Jack shares the room.", child) == [], "children have friends of that name"
    assert kinds("Jack Thornbury shares the room.", child) == [Kind.OTHER_CHILD]


def test_words_in_arabic_letters_are_no_names_and_carers_names_in_them_are() -> None:
    arabic = replace(
        WATCH,
        children=(*WATCH.children, ("Iman", "Aster"), ("Salma", "Borage")),
        carers=("Sunita Rao", "Amina Diallo"),
    )
    private = replace(arabic, private=("لا أريد أن أعيش مع جدتي بعد الآن",))
    for words in (
        "من يرعاك",
        "تحدثنا مع جدتي اليوم.",
        "أنت في أمان.",
        "علينا أولًا أن نعرف كيف يكون ذلك آمنًا.",
        "قال القاضي إن المبيت يجب أن ينتظر.",
    ):
        assert kinds(words, private) == []
    assert kinds("ستأخذك سونيتا إلى النادي.", arabic) == [Kind.CARER]
    assert kinds("لا أريد أن أعيش مع جدتي", private) == [Kind.PRIVATE]


def test_a_piece_of_what_was_told_privately_is_found_word_for_word_and_in_quotation_marks() -> None:
    told = replace(
        WATCH, private=("I started taking tablets for my moods and then my period has stopped last winter",)
    )
    assert kinds("We talked of the tablets for your moods.", told) == [Kind.PRIVATE]
    assert kinds("You said “my period has stopped”.", told) == [Kind.PRIVATE]
    quoted = replace(WATCH, private=("I wish I had never been born",))
    assert kinds("You said “never been born”.", quoted) == [Kind.PRIVATE]
    assert kinds("He had never been there.", quoted) == []


def test_a_name_that_was_cut_in_two_is_found() -> None:
    assert kinds("Zebe dee came too.") == [Kind.OTHER_CHILD]


def test_a_name_that_belongs_to_this_review_is_nobody_else_s() -> None:
    sol = replace(WATCH, children=(("Sol", "Bracken"), ("Dana", "Tansy")))
    assert kinds("Sol will ring you, and so will Dana.", sol) == []
    assert kinds("Sol Bracken will ring you.", sol) == [Kind.OTHER_CHILD]


def test_a_finding_says_where_it_stands() -> None:
    (finding,) = check_text(Checked("decided", "It is at EX4 6PQ, as you know."), WATCH)
    assert (finding.place, finding.words) == ("decided", "EX4 6PQ")
    assert finding.before + finding.words + finding.after == finding.text


LEAK = "Ring 07700 900123."


def item(key: str, words: str = LEAK, translation: str = "") -> Item:
    return Item(key, Text(words), Text(translation, "ar") if translation else None)


FACTS = LetterFacts(register=Register.ADULT, language="en", role=Role.MOTHER, council="Exampleshire", child="Robin")


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        (replace(FACTS, written={Part.CLOSING: item("closing")}), "closing"),
        (replace(FACTS, written={Part.CLOSING: item("closing", "Bye.", LEAK)}), "closing"),
        (replace(FACTS, decisions=(Decided(item("decision-1")),)), "decision-1"),
        (replace(FACTS, decisions=(Decided(item("decision-1", "x"), item("owner-1")),)), "owner-1"),
        (replace(FACTS, wishes=(AnsweredWish(item("wish-1", "x"), Outcome.NO, item("because-1")),)), "because-1"),
        (replace(FACTS, last_time=(AnsweredWish(item("wish-1", "x"), Outcome.NO, item("because-1")),)), "because-1"),
        (replace(FACTS, child_s_wishes=(AnsweredWish(item("wish-1"), Outcome.NO),)), "wish-1"),
        (
            replace(FACTS, child_s_wishes=(AnsweredWish(item("wish-1", "x"), Outcome.NO, english=Text(LEAK)),)),
            "wish-1",
        ),
        (
            replace(FACTS, wishes=(AnsweredWish(item("wish-1", "x"), Outcome.NO, None, item("by-1")),)),
            "by-1",
        ),
        (replace(FACTS, child_s_quotes=(Quote(item("said-1"), "What?", Text("What?")),)), "said-1"),
    ],
)
def test_every_place_of_a_letter_where_somebody_writes_is_checked(facts: LetterFacts, place: str) -> None:
    assert [(each.kind, each.place) for each in check_letter(facts, WATCH)] == [(Kind.TELEPHONE, place)]


def test_the_reader_s_own_words_are_said_back_to_them_whatever_they_hold() -> None:
    own = replace(FACTS, quotes=(Quote(item("said-1"), "What?", Text("What?")),))
    assert check_letter(own, WATCH) == ()


def test_words_that_the_reader_may_read_are_not_private_because_somebody_else_said_them_in_private() -> None:
    quoted = replace(FACTS, child_s_quotes=(Quote(item("said-1", PRIVATE[0]), "What?", Text("What?")),))
    assert check_letter(quoted, WATCH) == ()


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("We will ask Bee again.", True),
        ("We saw a bee in the garden.", False),
        ("captain star chose the room", True),
        ("The captain of the team chose a star.", False),
        ("Robin swims.", False),
    ],
)
def test_what_a_child_wanted_to_be_called_is_private_as_a_whole_and_not_each_word_of_it(
    words: str, is_found: bool
) -> None:
    watch = Watch(
        is_child=False, is_parent=True, called=("Bee", "Captain Star", "Robin"), may_be_named=("Robin Fox",)
    )
    assert kinds(words, watch) == ([Kind.PRIVATE] if is_found else [])
    assert kinds(words, replace(watch, is_child=True)) == []
