"""The log."""

from consult.web.logs import place_of, redact


def test_a_log_line_never_holds_words_names_or_addresses() -> None:
    line = {
        "event": "page broke",
        "words": "I hate it",
        "ip": "203.0.113.9",
        "endpoint": "respondent.visit",
        "status": 500,
    }
    assert redact(None, "error", line) == {"event": "page broke", "endpoint": "respondent.visit", "status": 500}


def test_a_long_value_is_dropped_even_under_an_allowed_name() -> None:
    assert redact(None, "error", {"event": "x", "place": "w" * 121}) == {"event": "x"}


def test_a_problem_is_named_by_its_place_and_not_by_its_message() -> None:
    try:
        raise ValueError("what a child wrote")
    except ValueError as problem:
        place = place_of(problem)
    assert place.startswith("test_logs.py:")
    assert "child" not in place
