"""Our list of hard words and words to avoid, and a council's own over it."""

import pytest

from consult.domain.inflections import plural, verb_forms
from consult.domain.listed_words import OUR_WORDS, OURS, Family, ListedWord, Sort, WordList, word_list
from consult.domain.reading_age import syllables


def better(text: str, words: WordList = OURS) -> dict[str, tuple[str, ...]]:
    return {text[said.start : said.end]: said.better for said in words.said_in(text)}


def council_s(*words: ListedWord) -> WordList:
    return word_list(OUR_WORDS, of_the_council=words)


def test_the_list_holds_well_over_a_hundred_and_fifty_hard_words() -> None:
    assert len([word for word in OUR_WORDS if word.sort is Sort.HARD and word.better]) > 300


def test_no_better_word_is_longer_to_say_than_a_nine_year_old_can_or_is_itself_a_hard_one() -> None:
    too_hard = []
    for word in OUR_WORDS:
        for easier in word.better:
            longest = max(syllables(each) for each in easier.replace("-", " ").split())
            said_again = [each for each in OURS.said_in(easier) if each.listed.better]
            if word.sort is Sort.HARD and (longest > 3 or said_again):
                too_hard.append((word.words, easier))
    assert too_hard == []


@pytest.mark.parametrize(
    ("text", "hard", "easier"),
    [
        ("Sol will implement it.", "implement", "carry out"),
        ("Sol implements it.", "implements", "carries out"),
        ("Sol implemented it.", "implemented", "carried out"),
        ("Sol is implementing it.", "implementing", "carrying out"),
        ("The plan has not been implemented.", "implemented", "carried out"),
        ("The school provided it.", "provided", "gave"),
        ("It was provided by the school.", "provided", "given"),
        ("We have not yet undertaken it.", "undertaken", "done"),
        ("They undertook it.", "undertook", "did"),
        ("The school submitted it.", "submitted", "sent in"),
        ("There are two restrictions.", "restrictions", "limits"),
        ("The policies say so.", "policies", "rules"),
        ("in accordance\nwith the plan", "in accordance\nwith", "as agreed in"),
        ("Your placement’s garden", "placement", "home"),
        ("Your siblings’ rooms", "siblings", "brothers and sisters"),
        ("You absconded on Friday.", "absconded", "went missing"),
        ("You will have contact with Taylor.", "have contact with", "see"),
        ("Contact with siblings", "Contact with", "family time with"),
        ("a LAC review", "LAC review", "your review"),
        ("We asked CAMHS.", "CAMHS", "people who help with feelings"),
        ("Your jabs are paid on a weekly basis.", "on a weekly basis", "every week"),
        ("We need to address it.", "to address", "to sort out"),
        ("lots of toys, e.g. bricks", "e.g.", "such as"),
    ],
)
def test_a_hard_word_is_found_in_every_form_and_met_by_the_same_form_of_an_easier_one(
    text: str, hard: str, easier: str
) -> None:
    assert better(text)[hard][0] == easier


@pytest.mark.parametrize(
    "text",
    [
        "I will bring a coat in case it rains.",
        "Jo looked after you when you were ill.",
        "Your request came to me.",
        "Your jabs are up to date. What is your address?",
        "Mum’s request came to me.",
        "He is a contractor, and she is placid. A unity, a showcase, placements2",
        "You are staying with Jo and Pat. That is not changing.",
    ],
)
def test_a_word_in_another_sense_or_inside_another_word_is_left_alone(text: str) -> None:
    found = {words for words in better(text) if words not in ("placements",)}
    assert found == set()


def test_a_council_s_word_wins_over_ours_in_every_form_and_inside_our_phrases() -> None:
    words = council_s(ListedWord("placement", ("our house",)), ListedWord("contact", ("seeing your people",)))
    assert better("placement, placements", words) == {"placement": ("our house",), "placements": ("our houses",)}
    assert better("You have contact with Taylor.", words) == {"contact": ("seeing your people",)}


def test_a_word_that_a_council_is_content_with_is_not_found_in_any_form() -> None:
    words = council_s(ListedWord("implement", ()), ListedWord("sibling", ()))
    assert better("implement, implements, implemented, implementing, sibling", words) == {}
    assert better("siblings", words) == {"siblings": ("brothers and sisters",)}, "a word of its own in our list"


def test_a_council_adds_words_that_we_do_not_have() -> None:
    assert better("our CareFirst record") == {}
    added = council_s(ListedWord("CareFirst record", ("notes about you", "notes"), "Children do not know CareFirst."))
    assert better("our carefirst Record", added) == {"carefirst Record": ("notes about you", "notes")}
    assert better("your placement", added) == {"placement": ("home",)}


def test_forms_are_those_of_english() -> None:
    assert [plural(each) for each in ("home", "party", "person", "wish", "list of what happened", "help")] == [
        "homes",
        "parties",
        "people",
        "wishes",
        "lists of what happened",
        "help",
    ]
    assert verb_forms("refer").past == "referred"
    assert verb_forms("plan").going_on == "planning"
    assert verb_forms("enquire").past == "enquired"
    assert verb_forms("go missing").third == "goes missing"
    assert verb_forms("monitor").past == "monitored"


def test_every_form_of_a_verb_has_a_better_word_of_its_own() -> None:
    for word in OUR_WORDS:
        if word.family is Family.VERB:
            forms = verb_forms(word.words)
            assert {forms.past, forms.going_on} & set(better(f"They {forms.past} and are {forms.going_on}.")), word
