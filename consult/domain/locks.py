"""The lock: four different pictures in order, of sixteen; what reading back and changing need."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from consult.domain.translatable import _

PICTURES: tuple[tuple[str, str], ...] = (
    # Translators: the names of sixteen pictures that a child chooses from; one word each, if it can be.
    ("apple", _("apple")),
    ("ball", _("ball")),
    ("bell", _("bell")),
    ("boat", _("boat")),
    ("cup", _("cup")),
    ("flower", _("flower")),
    ("hat", _("hat")),
    ("house", _("house")),
    ("key", _("key")),
    ("kite", _("kite")),
    ("moon", _("moon")),
    ("shoe", _("shoe")),
    ("star", _("star")),
    ("sun", _("sun")),
    ("tree", _("tree")),
    ("umbrella", _("umbrella")),
)
"""Key and word of each picture, in the order they are laid out; none of them is an animal of the door."""

PICTURES_IN_A_LOCK = 4
TRIES = 5
"""Wrong tries that a lock bears; then it is frozen, and the officer can give new pictures."""

_KEYS = tuple(key for key, _word in PICTURES)


class NotALock(Exception):
    """What was picked is not four different pictures of the sixteen; it is not counted as a try."""

    says = _("Pick your four pictures, in your order. No picture twice.")


class LockIsFrozen(Exception):
    """Five wrong tries: nothing opens it until the reviewing officer gives new pictures."""


class WrongPictures(Exception):
    """Four pictures that are not this lock's, or not in its order; `tries_left` says how many tries remain."""

    def __init__(self, tries_left: int) -> None:
        super().__init__()
        self.tries_left = tries_left


class LockExists(Exception):
    """This person has a lock already: it is never shown again and not made twice."""


class SomethingWasPutAway(Exception):
    """Whoever makes a lock now need not be who said it: a lock of theirs would open it."""


def new_pictures() -> tuple[str, ...]:
    """Return four different pictures, chosen and ordered at random: one of 43,680 ways."""
    return tuple(secrets.SystemRandom().sample(_KEYS, PICTURES_IN_A_LOCK))


def read_pictures(picked: Sequence[str]) -> tuple[str, ...]:
    """Return the pictures that somebody picked, in order.

    Raises:
        NotALock: for anything but four different keys of `PICTURES`.
    """
    found = tuple(picked)
    if len(found) != PICTURES_IN_A_LOCK or len(set(found)) != len(found) or not set(found) <= set(_KEYS):
        raise NotALock
    return found


def is_frozen(wrong_tries: int) -> bool:
    """Whether a lock has borne all the wrong tries it can."""
    return wrong_tries >= TRIES


def opens_letter(*, published_at: datetime, made_at: datetime, given: bool) -> bool:
    """Whether a lock opens a letter: one made before it went out, or one that the officer gave to its reader.

    Whoever scans somebody's next card first may make a lock with it, and must read no earlier letter thereby.
    """
    return given or made_at <= published_at
