"""The children of Exampleshire whose reviews show one state each; the others fill the lists."""

from dataclasses import dataclass
from enum import StrEnum


class Scene(StrEnum):
    """What has happened with a child's coming review."""

    FRESH = "fresh links to try"
    ANSWERED = "answered, one answer private"
    ANSWERED_IN_ARABIC = "answered in Arabic, partly translated"
    NOT_OPENED = "invited, not opened"
    STARTED = "started, not sent"
    CHANGED = "sent, then changed after a tick"
    OBSERVED = "too young to be invited: observed"
    WITH_PICTURES = "answered with pictures, with a helper"
    NOT_INVITED = "nobody invited"
    FROZEN = "the lock is frozen"
    REPLACED = "a lost card was replaced"
    JUST_HELD = "held last week, code not confirmed"
    HARDEST = "held; its letter is hard to write"
    DECIDED = "held; its decisions are with the manager"
    OBJECTED = "held; the manager objected"
    LETTER_OPENED = "held; the letter was opened, and is not right"
    LETTER_RETURNED = "held; the letter came back"
    OVERDUE = "past its due date"
    CANCELLED = "cancelled and to be arranged again"
    NO_OFFICER = "in nobody's caseload"


@dataclass(frozen=True)
class Part:
    """One child of the cast: age in years, first language, and days from today to the meeting."""

    age: int
    language: str
    meeting_in: int
    scene: Scene
    uses_symbols: bool = False


CAST = (
    Part(10, "en", 9, Scene.ANSWERED),
    Part(15, "ar", 11, Scene.ANSWERED_IN_ARABIC),
    Part(13, "en", 3, Scene.NOT_OPENED),
    Part(9, "en", 12, Scene.FRESH),
    Part(5, "en", 13, Scene.WITH_PICTURES),
    Part(17, "en", 15, Scene.STARTED),
    Part(3, "en", 18, Scene.OBSERVED),
    Part(8, "en", 20, Scene.NOT_INVITED),
    Part(14, "ti", 8, Scene.FROZEN),
    Part(11, "en", 10, Scene.REPLACED),
    Part(12, "en", 7, Scene.CHANGED),
    Part(16, "sq", 14, Scene.FRESH),
    Part(12, "en", -6, Scene.JUST_HELD),
    Part(14, "en", 2, Scene.OVERDUE),
    Part(12, "ar", 16, Scene.FRESH),
    Part(13, "ti", 17, Scene.NO_OFFICER),
    Part(16, "sq", 19, Scene.CANCELLED),
    Part(9, "pl", 21, Scene.FRESH),
    Part(14, "fa", 22, Scene.FRESH),
    Part(11, "ar", -8, Scene.HARDEST),
    Part(6, "en", 23, Scene.FRESH),
    Part(17, "en", 24, Scene.FRESH, uses_symbols=True),
    Part(10, "en", -6, Scene.DECIDED),
    Part(13, "en", -9, Scene.OBJECTED),
    Part(9, "en", -13, Scene.LETTER_OPENED),
    Part(14, "en", -20, Scene.LETTER_RETURNED),
)
"""In the order of the names in `people`."""

OTHERS = 34
"""Children whose lives go on without anything to show; sixty in all."""
