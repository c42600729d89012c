"""Help to write plainly: what is found in staff's own text, what is left alone, and what takes its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.domain.letters import Register
from consult.domain.plain_words import Finding, Kind, WordsChanged, longest_for, plainness, replace

PROTOTYPE = (
    "A sleepover at Taylor’s. The answer is not yet. Taylor’s carers have to have a safety check first. Sol will "
    "tell you yes or no by 30 June.\nSwimming. This was not implemented by the placement within the agreed timescale "
    "owing to capacity issues at the provider."
)


def found(text: str, kind: Kind, register: Register = Register.CHILD) -> list[Finding]:
    return [each for each in plainness(text, register=register).findings if each.kind is kind]


def test_the_part_that_children_most_need_reads_at_ten_and_its_words_and_length_are_named() -> None:
    plain = plainness(PROTOTYPE)
    assert plain.reading_age is not None
    assert 10 < plain.reading_age < 11
    words = [each.words for each in plain.findings if each.kind in (Kind.HARD, Kind.AVOID)]
    assert words == ["placement", "within the agreed timescale", "owing to", "capacity issues", "provider"]
    assert [each.advice for each in plain.findings if each.kind is Kind.LONG] == [
        "This sentence has 18 words. Make it two."
    ]
    assert [each.words for each in plain.findings if each.kind is Kind.PASSIVE] == ["was not implemented by"]


def test_each_finding_says_where_its_words_stand() -> None:
    for each in plainness("😀 “Really” \r\n" + PROTOTYPE).findings:
        assert ("😀 “Really” \r\n" + PROTOTYPE)[each.start : each.end] == each.words


@pytest.mark.parametrize(("register", "longest"), list(zip(Register, (10, 15, 20, 25), strict=True)))
def test_a_sentence_is_long_by_who_reads_it(register: Register, longest: int) -> None:
    assert longest_for(register) == longest
    as_long_as_may_be = " ".join(["so"] * longest) + "."
    assert found(as_long_as_may_be, Kind.LONG, register) == []
    assert len(found("and " + as_long_as_may_be, Kind.LONG, register)) == 1


@pytest.mark.parametrize(
    ("text", "words", "advice"),
    [
        ("It was not done by the home.", "was not done by", "Begin with who"),
        ("Your views were heard and welcomed, and your room was painted by Jo.", "was painted by", "Begin with who"),
        ("It was done by Sunita.", "was done by", "Begin with who"),
        ("It will be done by 30 June.", "be done", "who will do it"),
        ("It was not sent by the end of May.", "was not sent", "Say who did this"),
        ("You were refused a phone.", "were refused", "who said no"),
        ("You weren’t allowed to go.", "weren’t allowed", "who said no"),
        ("Mistakes were made.", "were made", "our mistake"),
        ("Your bus will be arranged.", "be arranged", "who will do it"),
        ("Your trip has been put off.", "been put off", "Say who did this"),
        ("The visit was turned down.", "was turned down", "who said no"),
    ],
)
def test_blame_that_names_nobody_is_found_and_the_author_asked_to_say_who(text: str, words: str, advice: str) -> None:
    (one,) = found(text, Kind.PASSIVE)
    assert one.words == words
    assert advice in one.advice


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        ("It was felt that you should wait.", "I think that you should wait."),
        ("Then it was decided you stay.", "Then we decided you stay."),
        ("It has been agreed that Sol rings.", "We agreed that Sol rings."),
    ],
)
def test_what_was_felt_or_decided_is_given_to_somebody(text: str, plainer: str) -> None:
    (one,) = found(text, Kind.PASSIVE)
    assert replace(text, one, one.better[0]) == plainer


@pytest.mark.parametrize(
    "text",
    [
        "You were born in May.",
        "Mum was pleased.",
        "You are allowed to go.",
        "I was at school.",
        "It is agreed.",
        "It will be painted by Friday.",
    ],
)
def test_a_sentence_that_blames_nobody_is_left_alone(text: str) -> None:
    assert [each for each in found(text, Kind.PASSIVE) if not each.better] == []


def test_somebody_s_own_words_are_neither_counted_nor_looked_at() -> None:
    said = (
        "“I was not told about contact with my siblings, and it was decided by the placement, statutory provision.”"
    )
    around = "You told us how it is for you: {} I am sorry about that."
    for quotes in (said, said.replace("“", '"').replace("”", '"')):
        plain = plainness(around.format(quotes))
        assert plain.findings == ()
        assert plain.reading_age == plainness(around.format("“Yes.”")).reading_age
    assert plainness("He said “contact, and went").findings, "a mark that is never closed quotes nothing"
    assert plainness("“One\ntwo” contact “three\nfour”").findings, "nor does one that ends in another paragraph"


@given(st.text(alphabet='contact “”".\n placement it was decided a', max_size=80))
def test_nothing_between_quotation_marks_is_ever_found_or_changed(text: str) -> None:
    quoted = [(each.start(), each.end()) for each in re.finditer(r"“[^“”\n]*”", text)]
    for each in plainness(text).findings:
        if each.kind in (Kind.LONG,):
            continue
        assert all(each.end <= start or each.start >= end for start, end in quoted)


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        ("Placement is good.", "Home is good."),
        ("Your placement is good.", "Your home is good."),
        ("LAC come first.", "Children in care come first."),
        ("We ask all LAC.", "We ask all children in care."),
        ("An assessment is near.", "A look at how things are is near."),
        ("The assessment is near.", "The look at how things are is near."),
        ("This is an issue.", "This is a problem."),
        ("It is a proposal.", "It is a plan."),
        ("He had a conclusion.", "He had an end."),
    ],
)
def test_a_better_word_keeps_the_capital_and_the_article_right(text: str, plainer: str) -> None:
    one = next(each for each in plainness(text).findings if each.better)
    assert replace(text, one, one.better[0]) == plainer


def test_replacing_changes_nothing_but_its_own_place() -> None:
    plain = plainness(PROTOTYPE)
    for each in plain.findings:
        if each.better:
            changed = replace(PROTOTYPE, each, each.better[0])
            assert changed.startswith(PROTOTYPE[: each.start])
            assert changed.endswith(PROTOTYPE[each.end :])


def test_a_text_that_has_changed_meanwhile_is_not_replaced_in() -> None:
    one = plainness("Your contact is on Saturday.").findings[0]
    with pytest.raises(WordsChanged):
        replace("Your visit is on Saturday, I hope.", one, one.better[0])


def test_what_its_author_keeps_stays_kept_until_its_words_change() -> None:
    text = "Your contact is on Saturday. It is at the contact centre."
    first, second = plainness(text).findings
    kept = plainness(text, kept=[first.key])
    assert (kept.findings, kept.kept) == ((second,), (first.key,))
    longer = plainness("Hello. " + text + " See you then.", kept=[first.key])
    assert [each.words for each in longer.findings] == ["contact centre"], "words around it may change"
    for changed in (text.replace("Saturday", "Sunday"), text.replace("Your contact", "My contact")):
        again = plainness(changed, kept=[first.key])
        assert [each.words for each in again.findings] == ["contact", "contact centre"]
        assert again.kept == ()


def test_the_same_words_twice_are_kept_one_by_one() -> None:
    text = "No contact. No contact."
    first, second = plainness(text).findings
    assert first.key != second.key
    assert len(plainness(text, kept=[first.key]).findings) == 1


def test_what_is_kept_holds_none_of_the_words() -> None:
    for each in plainness(PROTOTYPE).findings:
        assert re.fullmatch(r"(hard|avoid|long|passive)-[0-9a-f]{16}", each.key)


def test_a_text_too_short_to_say_has_no_reading_age() -> None:
    assert plainness("").reading_age is None
    assert plainness("See you soon.").reading_age is None
    assert plainness("أراك قريبا يا صديقي العزيز جدا").reading_age is None
    assert plainness("I will see you on Friday.").reading_age is None, "one long word would make it years older"
    assert plainness("I will see you on Friday. Then we will talk.").reading_age is not None


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("a" * 50_000, 0),
        ("contact " * 6_250, 6_251),
        ("e.g. " * 10_000, 10_001),
        ("it was decided contact. " * 2_000, 4_000),
        ("was " * 12_500, 1),
        ("was" + " " * 50_000 + "refused", 0),
        ("“" * 50_000, 0),
        ('"' * 50_001, 0),
        ("\0" * 50_000, 0),
        (".”" * 25_000, 0),
        ("أريد أن أرى أخي " * 3_000, 0),
        ("\u202econtact\u202c " * 5_000, 5_001),
        ("👩‍👧 " * 10_000, 0),
        ("\ud800 contact", 1),
        ("\n" * 50_000, 0),
    ],
    ids=lambda each: repr(each)[:16],
)
def test_hostile_text_is_looked_through_to_its_end(text: str, findings: int) -> None:
    assert len(plainness(text).findings) == findings


@given(st.text(max_size=200))
def test_any_text_at_all_is_looked_through_and_stays_as_it_is(text: str) -> None:
    for each in plainness(text).findings:
        assert text[each.start : each.end] == each.words
        assert replace(text, each, each.words) == text
