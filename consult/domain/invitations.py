"""An invitation's number, its animal, and when its link opens and closes."""

import secrets
import unicodedata
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from consult.domain.dates import LONDON
from consult.domain.respondents import Role
from consult.domain.translatable import _

DIGITS_IN_A_NUMBER = 16
YOUNGEST_INVITED = 4
"""Years of age on the review date; younger children are heard by observation or typed in."""

ANIMALS: tuple[tuple[str, str], ...] = (
    ("bear", _("bear")),
    ("bee", _("bee")),
    ("cat", _("cat")),
    ("crab", _("crab")),
    ("dog", _("dog")),
    ("duck", _("duck")),
    ("elephant", _("elephant")),
    ("fish", _("fish")),
    ("fox", _("fox")),
    ("frog", _("frog")),
    ("hedgehog", _("hedgehog")),
    ("horse", _("horse")),
    ("ladybird", _("ladybird")),
    ("owl", _("owl")),
    ("rabbit", _("rabbit")),
    ("snail", _("snail")),
)
"""Key and word of the sixteen animals, in the order that a number's last four digits choose from."""


class Purpose(StrEnum):
    """What one invitation is for; a link opens for one purpose only."""

    BEFORE = "before"
    AFTER = "after"
    LETTER = "letter"


class LinkDoesNotWork(Exception):
    """The number is unknown, not yet open, ended, withdrawn or for something else: one page says so for all."""


class CannotInvite(Exception):
    """Nobody can be invited so; the message is a sentence that says why, and what to do instead."""


class NotANumber(Exception):
    """What was typed does not hold sixteen digits."""


def new_number(*, other_than: Collection[str] = ()) -> str:
    """Return sixteen random digits; the whole secret of a link.

    Their animal is none of `other_than`, while there is another: two cards of one review that look alike would be
    swapped, and nobody could see it.
    """
    while True:
        number = f"{secrets.randbelow(10**DIGITS_IN_A_NUMBER):0{DIGITS_IN_A_NUMBER}d}"
        if animal_of(number) not in other_than or {key for key, _word in ANIMALS} <= set(other_than):
            return number


def read_number(typed: str, *, digits: int = DIGITS_IN_A_NUMBER) -> str:
    """Return the digits somebody typed, in any script, with or without spaces and dashes.

    Raises:
        NotANumber: when there are not exactly `digits` of them, or there is anything that is not a separator.
    """
    found = []
    for character in typed[:200]:
        if (value := unicodedata.digit(character, None)) is not None:
            found.append(str(value))
        elif not (character.isspace() or unicodedata.category(character) in {"Pd", "Cf", "Po"} or character == "−"):
            raise NotANumber
    if len(found) != digits:
        raise NotANumber
    return "".join(found)


def in_fours(number: str) -> str:
    """Return the number as it is printed: `1234-5678-9012-3456`."""
    return "-".join(number[start : start + 4] for start in range(0, len(number), 4))


def animal_of(number: str) -> str:
    """Return the key of the animal that belongs to a number: its last four digits modulo sixteen."""
    return ANIMALS[int(number[-4:]) % len(ANIMALS)][0]


def closes_at(
    purpose: Purpose,
    *,
    meeting_on: date,
    meeting_time: time | None,
    made_at: datetime,
    after_days: int = 28,
    letter_weeks: int = 12,
) -> datetime:
    """Return the moment a link ends (aware, UTC).

    *Before* ends 24 hours after the meeting, and moves with it; with no time of day, at the end of the following
    day in London. *After* lasts `after_days` from the meeting or from when it was made, whichever is later;
    *letter* lasts `letter_weeks` from when it was made.
    """
    match purpose:
        case Purpose.BEFORE if meeting_time is not None:
            ends = datetime.combine(meeting_on, meeting_time, LONDON) + timedelta(hours=24)
        case Purpose.BEFORE:
            ends = datetime.combine(meeting_on + timedelta(days=2), time.min, LONDON)
        case Purpose.AFTER:
            ends = max(datetime.combine(meeting_on, time.max, LONDON), made_at) + timedelta(days=after_days)
        case Purpose.LETTER:
            ends = made_at + timedelta(weeks=letter_weeks)
    return ends.astimezone(ZoneInfo("UTC"))


def opens_at(purpose: Purpose, *, meeting_on: date, meeting_time: time | None, made_at: datetime) -> datetime:
    """Return the moment from which a link works: at once, but what comes *after* not before the meeting begins."""
    if purpose is not Purpose.AFTER:
        return made_at
    meeting = datetime.combine(meeting_on, meeting_time or time.min, LONDON)
    return max(made_at, meeting.astimezone(ZoneInfo("UTC")))


def why_not_invited(role: Role, *, age: int) -> str | None:
    """Return why somebody cannot be invited, or None; `age` is the child’s on the review date."""
    if role is Role.CHILD and age < YOUNGEST_INVITED:
        return (
            f"A child who is {age} on the review date is not invited: there are no questions for children"
            f" under {YOUNGEST_INVITED}. Hear them in another way (watch, play, talk together), and write it down on"
            " the review’s page."
        )
    return None


def link_to(base_url: str, number: str) -> str:
    """Return the address that a QR is a picture of; after the `#`, so that no server or log ever sees the number."""
    return f"{base_url}/s#{number}"


def is_open(*, at: datetime, opens_at: datetime, closes_at: datetime, withdrawn: bool) -> bool:
    """Whether a link works at a moment."""
    return not withdrawn and opens_at <= at < closes_at
