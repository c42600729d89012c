"""Where a review stands on the officer's list."""

from enum import StrEnum


class Stage(StrEnum):
    """The tabs of the list, in order."""

    COMING_UP = "coming-up"
    TO_FINISH = "to-finish"
    FINISHED = "finished"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The stage as staff read it."""
        return self.value.replace("-", " ").capitalize()


def stage_of(*, status: str, code: str | None, confirmed_here: bool, has_record: bool) -> Stage:
    """Return where a review stands.

    A held review is finished when its participation code is recorded and, where an officer recorded it here and it
    was not brought in, the record of the meeting was sent too.
    """
    if status == "cancelled":
        return Stage.CANCELLED
    if status != "held":
        return Stage.COMING_UP
    if code is None or (confirmed_here and not has_record):
        return Stage.TO_FINISH
    return Stage.FINISHED
