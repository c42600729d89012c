"""The question as it was asked."""

import json

from consult.domain.asked import Asked, as_kept, read_kept


def test_the_question_and_what_was_chosen_come_back_as_they_were_shown() -> None:
    asked = Asked("How is it going?", "كيف الحال؟", "ar", ("Good",), ("جيد",))
    assert read_kept(json.loads(json.dumps(as_kept(asked)))) == asked


def test_a_question_shown_in_english_is_kept_once() -> None:
    asked = Asked("How is it going?", "How is it going?", "en", ("Good",), ("Good",))
    assert as_kept(asked) == {"english": "How is it going?", "language": "en", "labels_english": ["Good"]}
    assert read_kept(as_kept(asked)) == asked


def test_a_question_kept_without_labels_still_reads() -> None:
    assert read_kept({"english": "Why?", "labels_english": "not a list"}) == Asked("Why?", "Why?", "en")
