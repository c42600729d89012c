"""How was my meeting? Who reads what is said after a meeting, from which day, and what reaches the officer at once.

A manager reads it first. The reviewing officer, whom it may be about, reads it once the letter is out, or some weeks
after the meeting where no letter goes: so that nobody softens a letter, or an answer.
"""

from datetime import date, timedelta

from consult.domain.invitations import Purpose
from consult.domain.question_sets.every_age import NEEDS_HELP_NOW
from consult.domain.questions import AnyQuestion
from consult.domain.staff import StaffRole
from consult.domain.topics import Topic

READERS = (StaffRole.OFFICER, StaffRole.MANAGER)
"""Who ever reads it; the officer from `officer_reads_from`, about their own children only."""


class NotYet(Exception):
    """The reviewing officer asked for what was said after a meeting before they may read it."""


def officer_reads_from(meeting_on: date | None, *, letter_out_on: date | None, wait_days: int) -> date | None:
    """Return the first day on which the officer may read what was said after a meeting.

    That is the day on which the letter about it is out, or `wait_days` after the meeting, whichever comes first; None
    while neither day is known.
    """
    waited = meeting_on + timedelta(days=wait_days) if meeting_on is not None else None
    return min((day for day in (letter_out_on, waited) if day is not None), default=None)


def may_officer_read(today: date, *, meeting_on: date | None, letter_out_on: date | None, wait_days: int) -> bool:
    """Whether the officer may read today what was said after a meeting."""
    first = officer_reads_from(meeting_on, letter_out_on=letter_out_on, wait_days=wait_days)
    return first is not None and today >= first


def may_choose_who_sees(purpose: Purpose) -> bool:
    """Whether people choose who else sees an answer: of what is said after a meeting nobody else sees anything."""
    return purpose is not Purpose.AFTER


def is_told_at_once(question: AnyQuestion) -> bool:
    """Whether what is answered after a meeting reaches the officer when it is sent: help needed now, an advocate."""
    return question.key == NEEDS_HELP_NOW.key or question.topic is Topic.RIGHTS
