"""A lock is four different pictures in order, of sixteen."""

import pytest

from consult.domain.invitations import ANIMALS
from consult.domain.locks import PICTURES, NotALock, is_frozen, new_pictures, read_pictures


def test_the_site_chooses_four_different_pictures_of_sixteen() -> None:
    keys = {key for key, _word in PICTURES}
    assert len(keys) == 16
    chosen = {new_pictures() for _each in range(300)}
    assert len(chosen) > 250
    assert all(len(set(pictures)) == 4 and set(pictures) <= keys for pictures in chosen)
    assert {picture for pictures in chosen for picture in pictures} == keys


def test_no_picture_of_a_lock_is_an_animal_of_the_door() -> None:
    assert not {key for key, _word in PICTURES} & {key for key, _word in ANIMALS}


@pytest.mark.parametrize(
    "picked",
    [
        (),
        ("sun", "moon", "star"),
        ("sun", "moon", "star", "star"),
        ("sun", "moon", "star", "dragon"),
        ("sun", "moon", "star", "key", "cup"),
        ("", "", "", ""),
    ],
)
def test_anything_but_four_different_pictures_is_not_a_lock(picked: tuple[str, ...]) -> None:
    with pytest.raises(NotALock):
        read_pictures(picked)


def test_the_order_of_the_pictures_counts() -> None:
    assert read_pictures(["sun", "moon", "star", "key"]) != read_pictures(["moon", "sun", "star", "key"])


def test_five_wrong_tries_freeze_a_lock() -> None:
    assert [is_frozen(tries) for tries in (0, 4, 5, 6)] == [False, False, True, True]
