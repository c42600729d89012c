"""Comparing what people know by heart."""

from consult.services.slow_hash import slow_hash, slow_match


def test_the_right_secret_matches_and_another_does_not() -> None:
    hashed = slow_hash("marmalade kettle orbit")
    assert slow_match(hashed, "marmalade kettle orbit")
    assert not slow_match(hashed, "marmalade kettle orbi")
    assert hashed != slow_hash("marmalade kettle orbit"), "each has its own salt"


def test_nobodys_secret_never_matches() -> None:
    assert not slow_match(None, "nobody has this password")
    assert not slow_match("!", "!")


def test_half_of_a_surrogate_pair_is_a_wrong_secret_and_no_mistake_of_ours() -> None:
    assert not slow_match(slow_hash("x"), "\ud800")
