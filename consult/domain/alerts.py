"""Alerts: somebody says with one tap that they do not feel safe, or that they want to talk to someone.

Words are not needed. An alert stands until a member of staff says what they did about it; nothing takes it back.
"""

from enum import StrEnum


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
        return f"raised an alert: {self.words}"
