from datetime import date

import pytest

from consult.domain.languages import Checked, NotOffered, find_language, get_language, read_checks, state_in_words


def test_a_language_is_a_draft_until_somebody_is_named_who_checked_it_on_a_day() -> None:
    assert read_checks("") == {"ar": None}
    assert read_checks('[ar]\nchecked_by = ""\n') == {"ar": None}
    assert read_checks('[ar]\nchecked_by = "An interpreter"\n') == {"ar": None}
    whole = '[ar]\nchecked_by = "An interpreter"\nchecked_on = 2026-12-01\n'
    assert read_checks(whole) == {"ar": Checked("An interpreter", date(2026, 12, 1))}


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
