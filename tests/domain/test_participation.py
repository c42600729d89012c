"""The eight codes, their labels, and the rules about age."""

from datetime import date, timedelta

import pytest

from consult.domain.participation import (
    ParticipationCode,
    UnknownParticipation,
    age_contradiction,
    code_for,
    contradicts_age,
    is_under_four,
)

PN = ParticipationCode
FIRST_LABELS = [
    ("Child aged under 4 at time of meeting", PN.PN0),
    ("Child attended & spoke for self", PN.PN1),
    ("Child attended - advocate spoke", PN.PN2),
    ("Child attended - gave views non verbally", PN.PN3),
    ("Child attended without contributing", PN.PN4),
    ("Child not attended, advocate briefed with views", PN.PN5),
    ("Child not attended, views sent", PN.PN6),
    ("Child not attended & did not send views", PN.PN7),
]


def test_there_are_eight_codes_and_no_pn8() -> None:
    assert [code.value for code in PN] == ["PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"]


@pytest.mark.parametrize("code", list(PN))
def test_each_code_is_understood_as_code_as_official_wording_and_as_label(code: PN) -> None:
    for text in (
        code.value,
        code.value.lower(),
        f" {code.value} ",
        code.wording,
        code.label,
        code.label.upper(),
    ):
        assert code_for(text) is code
    assert code_for(f"{code.value} {code.label}") is code
    assert code_for(f"{code.value} - {code.wording}") is code


@pytest.mark.parametrize(("label", "code"), FIRST_LABELS)
def test_the_labels_that_case_systems_print_are_understood(label: str, code: PN) -> None:
    assert code_for(label) is code
    assert code_for(label.replace("&", "and").replace("-", "–")) is code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Attendance", PN.PN1),
        ("Attendance symbols", PN.PN3),
        ("Attendance without contribution", PN.PN4),
        ("attendance; views represented by advocate or IRO", PN.PN2),
        ("PN3 Child attends and conveys his/her view symbolically ( non-verbally)", PN.PN3),
        ("Child under 4 at time of review", PN.PN0),
        ("PN 6", PN.PN6),
        ("PN1", PN.PN1),
    ],
)
def test_short_forms_and_other_spellings_are_understood(text: str, code: PN) -> None:
    assert code_for(text) is code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "PN8",
        "PN9",
        "PN",
        "1",
        "PN01",
        "PN1x",
        "PN1 Child not attended, views sent",
        "PN1 maybe",
        "attended",
        "Not Recorded",
        "PN1 PN2",
        "=PN1+1 x",
    ],
)
def test_what_is_not_a_code_or_label_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(UnknownParticipation) as refusal:
        code_for(text)
    assert f"“{text}”" in str(refusal.value)


BORN = date(2018, 5, 10)
FOURTH = date(2022, 5, 10)


@pytest.mark.parametrize("code", [code for code in PN if code is not PN.PN0])
def test_a_code_for_older_children_is_wrong_before_the_fourth_birthday(code: PN) -> None:
    assert contradicts_age(code, BORN, FOURTH - timedelta(days=1))
    assert not contradicts_age(code, BORN, FOURTH)
    assert not contradicts_age(code, BORN, FOURTH + timedelta(days=1))


def test_under_four_is_wrong_after_the_fourth_birthday() -> None:
    assert not contradicts_age(PN.PN0, BORN, FOURTH - timedelta(days=1))
    assert not contradicts_age(PN.PN0, BORN, FOURTH)
    assert contradicts_age(PN.PN0, BORN, FOURTH + timedelta(days=1))


def test_the_sentence_names_the_rule_and_the_day() -> None:
    assert "rule 440" in str(age_contradiction(PN.PN0, BORN, date(2022, 5, 11)))
    assert "09/05/2022" in str(age_contradiction(PN.PN1, BORN, date(2022, 5, 9)))
    assert "rule 441" in str(age_contradiction(PN.PN1, BORN, date(2022, 5, 9)))


def test_a_child_born_on_29_february_is_four_on_29_february() -> None:
    born = date(2016, 2, 29)
    assert contradicts_age(PN.PN1, born, date(2020, 2, 28))
    assert not contradicts_age(PN.PN0, born, date(2020, 2, 29))
    assert not contradicts_age(PN.PN1, born, date(2020, 2, 29))
    assert contradicts_age(PN.PN0, born, date(2020, 3, 1))


def test_where_the_fourth_year_has_no_29_february_the_birthday_is_the_28th() -> None:
    born = date(2096, 2, 29)
    assert not contradicts_age(PN.PN1, born, date(2100, 2, 28))
    assert contradicts_age(PN.PN0, born, date(2100, 3, 1))


def test_on_the_fourth_birthday_a_child_is_no_longer_under_four() -> None:
    assert is_under_four(BORN, FOURTH - timedelta(days=1))
    assert not is_under_four(BORN, FOURTH)


def test_who_attended_and_whose_views_were_heard() -> None:
    assert {code for code in PN if code.attended} == {PN.PN1, PN.PN2, PN.PN3, PN.PN4}
    assert {code for code in PN if code.gave_views} == {PN.PN1, PN.PN2, PN.PN3, PN.PN5, PN.PN6}
