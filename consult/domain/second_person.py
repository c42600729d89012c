"""Letting stand what was found in somebody's words: another person does it, and says why."""

from consult.domain.words import words_that_fit


class NotASecondPerson(Exception):
    """Somebody was asked, or acted, as the second person who cannot be it: whose words they are, or not asked."""


class NoReason(Exception):
    """What was found was to be let stand without saying why."""


def reason_to_stand(typed: str, *, longest: int) -> str:
    """Return why something may stand.

    Raises:
        NoReason: for none.
        consult.domain.words.TooLong: for more than `longest`.
    """
    if not (reason := words_that_fit(typed, longest=longest).strip()):
        raise NoReason
    return reason
