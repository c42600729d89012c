"""What people type."""

import sys

import pytest

from consult.domain.words import TooLong, clean_words, that_can_be_shown, words_that_fit


def test_words_in_any_script_and_emoji_stay_as_they_were_typed() -> None:
    for words in ("I don’t like it", "أشتاق إلى عمي", "می‌خواهم", "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ትግርኛ\nnew line"):
        assert clean_words(words) == words


def test_control_characters_overrides_and_lone_surrogates_go() -> None:
    assert clean_words("a\x00b\x1bc\u202ed\u2066e\ud800f\ufeff") == "abcdef"


def test_line_ends_become_one_kind() -> None:
    assert clean_words("one\r\ntwo\rthree\u2028four") == "one\ntwo\nthree\nfour"


def test_every_character_that_stays_can_be_kept_and_printed() -> None:
    everything = "".join(chr(point) for point in range(sys.maxunicode + 1))
    kept = clean_words(everything)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert not {"\x00", "\u202e", "\ufffe"} & set(kept)


def test_what_is_shown_again_loses_only_what_no_page_may_hold() -> None:
    assert that_can_be_shown(" a\x00b\x1bc\x85d\ufffee\U0010ffff\r\n\t\u202ef ") == " abcde\r\n\t\u202ef "
    assert that_can_be_shown("می‌خواهم 👩‍👩‍👧") == "می‌خواهم 👩‍👩‍👧"


def test_too_many_words_are_refused_and_never_cut() -> None:
    assert words_that_fit("a" * 10_000) == "a" * 10_000
    with pytest.raises(TooLong):
        words_that_fit("a" * 10_001)
