"""The participation code that evidence speaks for, and why.

It is only ever proposed here; the reviewing officer confirms one after the meeting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from consult.domain.evidence import Evidence, Presence, TookPart, Way
from consult.domain.participation import ParticipationCode, is_under_four

_CODE_FOR_TAKING_PART = {
    TookPart.SPOKE: ParticipationCode.PN1,
    TookPart.ADVOCATE_SPOKE: ParticipationCode.PN2,
    TookPart.SYMBOLS: ParticipationCode.PN3,
    TookPart.DID_NOT_CONTRIBUTE: ParticipationCode.PN4,
}


@dataclass(frozen=True)
class Proposal:
    """A code that the evidence speaks for, or None where too little is recorded to say."""

    code: ParticipationCode | None
    reasons: tuple[str, ...]
    would_change: tuple[str, ...] = ()
    """What could still happen, or still be recorded, and the code it would give."""


def propose_code(evidence: Evidence) -> Proposal:
    """Return the code that is recorded facts speak for, with the reasons an officer can check.

    Before the meeting the proposal is what the code would be if the child did not come, and none while nothing speaks
    for the child yet.
    """
    if is_under_four(evidence.born_on, evidence.review_on):
        return _for_a_child_under_four(evidence)
    if not evidence.is_held:
        return _before_the_meeting(evidence)
    if evidence.presence is None:
        return Proposal(
            None,
            (*_reasons_of_views(evidence), "It is not recorded whether the child was at the meeting."),
            ("Say below whether the child was there.",),
        )
    if evidence.presence.is_attendance:
        return _for_a_child_who_was_there(evidence, evidence.presence)
    return _for_a_child_who_was_not_there(evidence)


def _for_a_child_under_four(evidence: Evidence) -> Proposal:
    reasons = [f"The child is under 4 on {_day(evidence.review_on)}, so the return asks for PN0."]
    if evidence.views:
        reasons.append("Their views are kept all the same:")
        reasons.extend(_reasons_of_views(evidence))
    return Proposal(ParticipationCode.PN0, tuple(reasons))


def _before_the_meeting(evidence: Evidence) -> Proposal:
    if_absent = _for_a_child_who_was_not_there(evidence)
    changes = [
        "If the child comes and speaks, this becomes PN1. If an advocate speaks for them there, PN2. "
        "With signs or symbols, PN3. If they come and do not share views, PN4."
    ]
    if if_absent.code is not ParticipationCode.PN5:
        changes.append("If they do not come and an advocate carries their views, PN5.")
    reasons = [*_reasons_of_views(evidence), "The meeting has not been held yet."]
    if if_absent.code is not ParticipationCode.PN7:
        return Proposal(if_absent.code, tuple(reasons), tuple(changes))
    # That a child takes no part is said when it is so, not while they still may.
    changes.append("If they do not come and their views arrive another way, PN6. If nothing arrives, PN7.")
    return Proposal(None, (*reasons, "No views from the child are recorded yet."), tuple(changes))


def _for_a_child_who_was_there(evidence: Evidence, presence: Presence) -> Proposal:
    there = f"The child was at the meeting ({presence.label.lower()})."
    if evidence.took_part is None:
        return Proposal(
            None,
            (there, *_reasons_of_views(evidence), "It is not recorded how they took part there."),
            ("Say below how the child took part.",),
        )
    reasons = [there, f"{evidence.took_part.label}.", *_reasons_of_views(evidence)]
    changes: tuple[str, ...] = ()
    if presence is not Presence.IN_PERSON:
        # PN1, PN2 and PN4 are worded "physically"; councils read that both ways for a child on a screen.
        elsewhere = ParticipationCode.PN5 if evidence.advocate_carries_views else ParticipationCode.PN6
        changes = (
            "The official wording says “physically attends”. If your council does not count "
            f"{_joining(presence)} as attending, the code is {elsewhere}.",
        )
    return Proposal(_CODE_FOR_TAKING_PART[evidence.took_part], tuple(reasons), changes)


def _for_a_child_who_was_not_there(evidence: Evidence) -> Proposal:
    reasons = [*_reasons_of_views(evidence)]
    if evidence.is_held:
        reasons.insert(0, "The child was not at the meeting.")
    if evidence.advocate_carries_views:
        return Proposal(ParticipationCode.PN5, tuple(reasons))
    if any(given.way.are_own_words for given in evidence.views):
        return _for_views_that_were_sent(evidence, reasons)
    changes: tuple[str, ...] = ()
    if evidence.views:
        changes = (
            "An observation is what somebody saw, so it does not count as the child sending views. "
            "If the child meant it for the meeting, record it as given in person.",
        )
    elif evidence.taken_back_on is not None and evidence.is_held:
        changes = ("If the meeting heard their views before they took them back, the code is PN6.",)
    return Proposal(ParticipationCode.PN7, (*reasons, "No views from the child are recorded."), changes)


def _for_views_that_were_sent(evidence: Evidence, reasons: Sequence[str]) -> Proposal:
    wished = evidence.wishes.are_for_an_advocate
    if wished and not evidence.no_advocate:
        unless = "The child wanted an advocate to do this. If none did, record that below, and the code is PN6."
        return Proposal(ParticipationCode.PN5, tuple(reasons), (unless,))
    changes: tuple[str, ...] = ()
    if wished:
        changes = ("The child wanted an advocate to do this, and it is recorded that there was none.",)
    elif evidence.wishes.advocate_asked_on and not evidence.no_advocate:
        changes = ("The child asked for an advocate. If one carried their views, record that below: PN5.",)
    return Proposal(ParticipationCode.PN6, tuple(reasons), changes)


def _reasons_of_views(evidence: Evidence) -> list[str]:
    reasons = []
    for given in sorted(evidence.views, key=lambda given: given.on):
        helper = f", with help from {given.helped_by}" if given.helped_by else ""
        reasons.append(f"{_HOW_THEY_CAME[given.way]} {_day(given.on)}{helper}.")
    if evidence.taken_back_on is not None:
        reasons.append(f"Took back what they had sent, {_day(evidence.taken_back_on)}: it does not count.")
    wishes = evidence.wishes
    if reader := _READERS_OUT.get(wishes.read_out_by):
        reasons.append(f"Wants {reader} to read out what they wrote.")
    if wishes.advocate_speaks:
        reasons.append("Wants an advocate to speak for them.")
    if wishes.advocate_asked_on is not None:
        reasons.append(f"Asked for an advocate on {_day(wishes.advocate_asked_on)}.")
    if evidence.advocate_carries_views:
        reasons.append("An advocate was asked to carry the child’s views.")
    return reasons


_READERS_OUT = {
    "officer": "their reviewing officer",
    "carer": "their carer",
    "social_worker": "their social worker",
    "teacher": "their teacher",
    "friend": "a friend",
    "advocate": "their advocate",
    "someone_else": "somebody else",
}


_HOW_THEY_CAME = {
    Way.SITE: "Sent views on this site,",
    Way.PAPER: "Gave views on paper,",
    Way.PHONE: "Gave views by phone,",
    Way.IN_PERSON: "Gave views in person,",
    Way.READ_OUT: "Gave views to be read out,",
    Way.OBSERVATION: "Somebody wrote down what they saw,",
}


def _joining(presence: Presence) -> str:
    return "joining by video" if presence is Presence.BY_VIDEO else "joining by phone"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
