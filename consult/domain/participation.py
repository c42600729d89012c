"""The eight participation codes of the statutory return, the labels printed for them, and their ages."""

import re
import unicodedata
from datetime import date
from enum import StrEnum


class UnknownParticipation(ValueError):
    """What is written is neither one of the codes PN0 to PN7 nor a label printed for one of them."""

    def __init__(self, text: str):
        self.text = text
        super().__init__(f"“{text}” is not a participation code (PN0 to PN7) or a label we know for one.")


class ParticipationCode(StrEnum):
    """How a child took part in a review (Department for Education, SSDA903). There is no PN8."""

    PN0 = "PN0"
    PN1 = "PN1"
    PN2 = "PN2"
    PN3 = "PN3"
    PN4 = "PN4"
    PN5 = "PN5"
    PN6 = "PN6"
    PN7 = "PN7"

    @property
    def wording(self) -> str:
        """The official wording."""
        return _WORDINGS[self]

    @property
    def label(self) -> str:
        """The short label that case systems print, fit for a table's heading."""
        return _LABELS[self][0]

    @property
    def attended(self) -> bool:
        """Was the child there? Not known from PN0, which says only how old the child was."""
        return self in {self.PN1, self.PN2, self.PN3, self.PN4}

    @property
    def gave_views(self) -> bool:
        """Did the review hear the child's own views, in the room or carried there another way?"""
        return self in {self.PN1, self.PN2, self.PN3, self.PN5, self.PN6}


_WORDINGS = {
    ParticipationCode.PN0: "Child aged under 4 at the time of the review",
    ParticipationCode.PN1: "Child physically attends and speaks for him or herself (Attendance)",
    ParticipationCode.PN2: (
        "Child physically attends and an advocate speaks on his or her behalf "
        "(Attendance; views represented by advocate or IRO)"
    ),
    ParticipationCode.PN3: (
        "Child attends and conveys his or her view symbolically (non-verbally) (Attendance symbols)"
    ),
    ParticipationCode.PN4: (
        "Child physically attends but does not speak for him or herself, does not convey his or her view "
        "symbolically (non-verbally) and does not ask an advocate to speak for him or her "
        "(Attendance without contribution)"
    ),
    ParticipationCode.PN5: (
        "Child does not attend physically but briefs an advocate to speak for him or her "
        "(views represented by advocate or IRO through texting, written format, phone, audio/video, "
        "viewpoint)"
    ),
    ParticipationCode.PN6: (
        "Child does not attend but conveys his or her feelings to the review by a facilitative medium "
        "(texting the chair, written format, phone, audio/video, viewpoint)"
    ),
    ParticipationCode.PN7: "Child does not attend nor are his or her views conveyed to the review",
}

# First the label case systems print; then the short forms in brackets and those of published reports.
_LABELS: dict[ParticipationCode, tuple[str, ...]] = {
    ParticipationCode.PN0: (
        "Child aged under 4 at time of meeting",
        "Child under 4 at time of review",
    ),
    ParticipationCode.PN1: (
        "Child attended & spoke for self",
        "Attendance",
        "Child physically attends and speaks for him or herself",
        "Child attends and speaks for themselves",
    ),
    ParticipationCode.PN2: (
        "Child attended - advocate spoke",
        "Attendance; views represented by advocate or IRO",
        "Child physically attends and an advocate speaks on his or her behalf",
        "Child attends and an advocate speaks for them",
    ),
    ParticipationCode.PN3: (
        "Child attended - gave views non verbally",
        "Attendance symbols",
        "Child attends and conveys his or her view symbolically (non-verbally)",
        "Child attends and conveys his or her view symbolically",
    ),
    ParticipationCode.PN4: (
        "Child attended without contributing",
        "Attendance without contribution",
        "Child physically attends but does not speak for him or herself, does not convey his or her view "
        "symbolically (non-verbally) and does not ask an advocate to speak for him or her",
    ),
    ParticipationCode.PN5: (
        "Child not attended, advocate briefed with views",
        "Views represented by advocate or IRO through texting, written format, phone, audio/video, viewpoint",
        "Child does not attend physically but briefs an advocate to speak for him or her",
        "Child does not attend but an advocate speaks for them",
    ),
    ParticipationCode.PN6: (
        "Child not attended, views sent",
        "Texting the chair, written format, phone, audio/video, viewpoint",
        "Child does not attend but conveys his or her feelings to the review by a facilitative medium",
        "Child does not attend but conveys feelings by facilitative medium",
    ),
    ParticipationCode.PN7: (
        "Child not attended & did not send views",
        "Child does not attend and views are not conveyed",
    ),
}

_STARTS_WITH_CODE = re.compile(r"pn ?([0-9])(?: (.*))?")


def _folded(text: str) -> str:
    """The words alone, so that case, punctuation, dashes and doubled spaces do not matter."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    text = text.replace("his/her", "his or her").replace("him/her", "him or her")
    return " ".join(re.findall(r"[^\W_]+", text))


_CODE_OF_LABEL: dict[str, ParticipationCode] = {
    _folded(label): code for code in ParticipationCode for label in (_WORDINGS[code], *_LABELS[code])
}


def code_for(text: str) -> ParticipationCode:
    """The code that `text` writes: a code, a label, or a code followed by its own label.

    Raises:
        UnknownParticipation: it is neither, it is blank, or code and label disagree.
    """
    folded = _folded(text)
    by_label = _CODE_OF_LABEL.get(folded)
    if by_label is not None:
        return by_label
    match = _STARTS_WITH_CODE.fullmatch(folded)
    if match is None or match[1] > "7":
        raise UnknownParticipation(text)
    code = ParticipationCode(f"PN{match[1]}")
    if match[2] is not None and _CODE_OF_LABEL.get(match[2]) is not code:
        raise UnknownParticipation(text)
    return code


def fourth_birthday(born_on: date) -> date:
    """The day on which the codes change; 28 February where a leap-day birth meets a year without one."""
    try:
        return born_on.replace(year=born_on.year + 4)
    except ValueError:
        return date(born_on.year + 4, 2, 28)


def is_under_four(born_on: date, held_on: date) -> bool:
    """Is PN0 the code for a review on this day? On the fourth birthday itself it no longer is."""
    return held_on < fourth_birthday(born_on)


def age_contradiction(code: ParticipationCode, born_on: date, held_on: date) -> str | None:
    """The sentence that says how code and age disagree (rules 440 and 441), or None.

    On the fourth birthday both PN0 and the others pass, as they do in the published rules.
    """
    threshold = fourth_birthday(born_on)
    if code is ParticipationCode.PN0 and held_on > threshold:
        return f"PN0 is for a child under 4, and the child was already 4 on {held_on:%d/%m/%Y} (rule 440)."
    if code is not ParticipationCode.PN0 and held_on < threshold:
        return f"{code} is for a child of 4 or over; the child was under 4 on {held_on:%d/%m/%Y} (rule 441)."
    return None


def contradicts_age(code: ParticipationCode, born_on: date, held_on: date) -> bool:
    """Would rule 440 or 441 of the published validator refuse this code for this child on this day?"""
    return age_contradiction(code, born_on, held_on) is not None
