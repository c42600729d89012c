from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date

from consult.domain.languages import (
    LANGUAGES,
    Checked,
    NotOffered,
    find_language,
    get_language,
    read_checks,
    state_in_words,
)


def test_a_language_is_a_draft_until_somebody_is_named_who_checked_it_on_a_day() -> None:
    assert set(read_checks("")) == {language.code for language in LANGUAGES} - {"en"}
    assert set(read_checks("").values()) == {None}
    assert read_checks('[ar]\nchecked_by = ""\n')["ar"] is None
    assert read_checks('[ar]\nchecked_by = "An interpreter"\n')["ar"] is None
    whole = '[ar]\nchecked_by = "An interpreter"\nchecked_on = 2026-12-01\n'
    assert read_checks(whole)["ar"] == Checked("An interpreter", date(2026, 12, 1))
    assert read_checks(whole)["fa"] is None


def test_staff_are_told_whether_a_language_was_checked() -> None:
    assert state_in_words(None).startswith("draft")
    assert (
        state_in_words(Checked("An interpreter", date(2026, 12, 1))) == "checked by An interpreter on 1 December 2026"
    )


def test_arabic_runs_right_to_left_and_an_unknown_language_is_refused() -> None:
    assert get_language("ar").direction == "rtl"
    assert get_language("en").direction == "ltr"
    assert find_language("tlh") is None
    with pytest.raises(NotOffered):
        get_language("tlh")


def test_every_language_has_a_name_of_its_own_and_runs_as_its_script_does() -> None:
    for language in LANGUAGES:
        assert Locale.parse(language.locale).text_direction == language.direction
        assert len({language.own_name for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("code", "meeting", "letter"),
    [
        ("en", "Tuesday 5 May", "5 May 2026"),
        ("ar", "الثلاثاء 5 مايو", "5 مايو 2026"),
        ("fa", "سه‌شنبه 5 مهٔ", "5 مهٔ 2026"),
        ("fa-AF", "سه‌شنبه 5 می", "5 می 2026"),
        ("ps", "درېنۍ، د مۍ 5", "د 2026 د مۍ 5"),
        ("ckb", "سێشەممە، 5ی ئایار", "5ی ئایاری 2026"),
        ("ku", "sêşem, 5 gulan", "5 gulan 2026"),
        ("ti", "ሰሉስ፣ 5 ጉንበት", "5 ጉንበት 2026"),
        ("am", "ማክሰኞ፣ 5 ሜይ", "5 ሜይ 2026"),
        ("so", "Talaado, 5 Maayo", "5 Maayo 2026"),
        ("sq", "e martë, 5 maj", "5 maj 2026"),
        ("vi", "Thứ Ba, ngày\u00a05 tháng\u00a05", "ngày\u00a05 tháng\u00a05 năm\u00a02026"),
        ("ur", "منگل، 5 مئی", "5 مئی 2026"),
        ("pa", "ਮੰਗਲਵਾਰ, 5 ਮਈ", "5 ਮਈ 2026"),
        ("bn", "মঙ্গলবার, 5 মে", "5 মে 2026"),
        ("pl", "wtorek, 5 maja", "5 maja 2026"),
        ("ro", "marți, 5 mai", "5 mai 2026"),
        ("uk", "вівторок, 5 травня", "5 травня 2026"),
    ],
)
def test_a_day_reads_as_people_write_it(code: str, meeting: str, letter: str) -> None:
    language, day = get_language(code), date(2026, 5, 5)
    assert format_date(day, language.day, locale=language.locale) == meeting
    assert format_date(day, language.date, locale=language.locale) == letter
