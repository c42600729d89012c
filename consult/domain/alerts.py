"""Alerts: somebody says with one tap that they do not feel safe, or that they want to talk to someone.

Words are not needed. An alert stands until a member of staff says what they did about it; nothing takes it back.
"""

from collections.abc import Mapping
from enum import StrEnum

from consult.domain.invitations import Purpose
from consult.domain.question_sets.every_age import FEELS_SAFE, NEEDS_HELP_NOW
from consult.domain.questions import QuestionSet
from consult.domain.said import Said
from consult.domain.topics import Topic


class Alarm(StrEnum):
    """What was pressed; one of each kind at a time stands open for one person and review."""

    NOT_SAFE = "not_safe"
    TALK = "talk"

    @property
    def words(self) -> str:
        """What it says of somebody, as staff read it."""
        return "pressed “not safe”" if self is Alarm.NOT_SAFE else "wants to talk to someone"

    @property
    def act(self) -> str:
        """What the trail says was done."""
        # An event holds forty characters of it.
        return f"raised an alert: {'pressed “not safe”' if self is Alarm.NOT_SAFE else 'wants to talk'}"


ALERT = "alert:"
"""Before what was pressed and the place to go back to, in a place of a visit."""


def place_of_alert(alarm: Alarm, origin: str) -> str:
    """Return where a visit stands after an alert: the page about it, which leads back to `origin`."""
    return f"{ALERT}{alarm.value}:{origin}"


_PICKED = "not_safe"
"""The key of *I do not feel safe* where it is one of the answers to a question about feeling safe."""


def alarms_in(question_set: QuestionSet, said: Mapping[str, Said]) -> dict[Alarm, str]:
    """Return what a reply that is being sent raises, each with the words that go with it.

    *I do not feel safe* picked as an answer is what its button is; so is *no* to *Do you feel safe?* Help that is
    needed now, asked for after a meeting, does not wait until the officer may read the rest: its words go with it.
    """
    found: dict[Alarm, str] = {}
    for question in question_set:
        one = said.get(question.key)
        if one is None or question.topic is not Topic.SAFETY:
            continue
        if one.are_words:
            if question.key == NEEDS_HELP_NOW.key and question_set.purpose is Purpose.AFTER:
                found[Alarm.TALK] = one.answer[0]
        elif _PICKED in one.answer or (question.key == FEELS_SAFE.key and one.answer == ("no",)):
            found[Alarm.NOT_SAFE] = ""
    return found
