"""What a key and a template of GOV.UK Notify look like."""

import re
from dataclasses import dataclass

_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_KEY = re.compile(rf"(?:.+-)?({_UUID})-({_UUID})", re.I)


class NotAKey(ValueError):
    """What the settings hold is no key of GOV.UK Notify."""


@dataclass(frozen=True, repr=False)
class Key:
    """Whose key it is, and its secret."""

    service: str
    secret: str


def read_key(text: str) -> Key:
    """Return the parts of a key as Notify shows it: a name, the service’s id, and the secret.

    Raises:
        NotAKey: when it is none.
    """
    if not (found := _KEY.fullmatch(text)):
        raise NotAKey("A key of GOV.UK Notify ends with two ids of 36 characters.")
    return Key(found[1], found[2])


def is_key(text: str) -> bool:
    """Whether this can be a key."""
    return _KEY.fullmatch(text) is not None


def is_template(text: str) -> bool:
    """Whether this can be a template’s id."""
    return re.fullmatch(_UUID, text, re.I) is not None
