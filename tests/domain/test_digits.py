"""Numbers in groups keep their order among words from right to left."""

from consult.domain.digits import apart_from_words, keeping_their_order


def test_a_telephone_number_is_apart_from_the_words_around_it() -> None:
    assert list(apart_from_words("خط 0800 1111 مجاني")) == [("خط ", False), ("0800 1111", True), (" مجاني", False)]
    assert list(apart_from_words("+44 1632 960-777")) == [("+44 1632 960-777", True)]


def test_a_number_of_one_group_and_words_without_any_stay_as_they_are() -> None:
    assert list(apart_from_words("الساعة 10 في 2026")) == [("الساعة 10 في 2026", False)]
    assert keeping_their_order("Taylor") == "Taylor"


def test_nothing_is_lost_but_the_order_is_marked() -> None:
    said = "خط 0800 1111."
    assert keeping_their_order(said) == "خط \u20660800 1111\u2069."
    assert "".join(piece for piece, _is_number in apart_from_words(said)) == said
