"""The note with which staff end what somebody asked for or pressed: what was done about it."""

from consult.domain.words import words_that_fit


class NothingDone(Exception):
    """Something was to be marked as done without saying what was done."""


def what_was_done(note: str, *, longest: int) -> str:
    """Return a note as it is kept.

    Raises:
        NothingDone: for one that says nothing.
        consult.domain.words.TooLong: for more than `longest` characters.
    """
    if not (kept := words_that_fit(note, longest=longest)):
        raise NothingDone
    return kept
