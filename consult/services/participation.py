"""How everybody took part in a review: recorded, the child's code proposed from it, and confirmed by the officer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain import answers
from consult.domain.dates import LONDON
from consult.domain.evidence import (
    Evidence,
    Presence,
    TookPart,
    ViewsGiven,
    Way,
    Wishes,
)
from consult.domain.invitations import Purpose
from consult.domain.parents import Method, Part, Relation, proposed_method, read_part
from consult.domain.participation import ParticipationCode, age_contradiction
from consult.domain.people import MeetingPart
from consult.domain.proposals import Proposal, propose_code
from consult.domain.question_sets.every_age import WHO_HELPED_QUESTION
from consult.domain.question_sets.pictures import HELPER_S_NOTE
from consult.domain.requests import Wanted
from consult.domain.respondents import Role
from consult.domain.words import words_that_fit
from consult.services import events
from consult.services.minutes import day_of
from consult.services.staff import SignedIn
from consult.storage import replies, requests
from consult.storage import reviews as stored
from consult.storage.replies import Reply
from consult.storage.reviews import ParentPart, Review

LONGEST_HELPER = 200
BRIEFED, ATTENDED = "briefed", "attended"
ADVOCATES_PART = {
    "": "Not recorded",
    "none": "No advocate",
    BRIEFED: "Carried the child’s views, without the child being there",
    ATTENDED: "Was at the meeting with the child",
}


class NotHeldYet(Exception):
    """A code was to be confirmed for a review that has not been held: before that it is only a guess."""


class CodeAgainstAge(Exception):
    """The code and the child's age on the day of the review cannot both be right; the message says why."""


class NotAChoice(Exception):
    """Something was posted that the form does not offer."""


def evidence_for(session: Session, review: Review) -> Evidence:
    """Return what is recorded about how the child took part; views that came after the review do not count."""
    review_on = day_of(review)
    sent = [
        (reply, on)
        for reply in replies.replies_to_review(session, review.id)
        if reply.respondent.role == Role.CHILD and reply.purpose == Purpose.BEFORE
        if (on := reply.given_on or reply.sent_at.astimezone(LONDON).date()) <= review_on or not review.held_on
    ]
    given = [
        ViewsGiven(_way_of(reply), on, helped_by=reply.helped_by or "")
        for reply, on in sent
        if reply.taken_back_at is None
    ]
    taken_back = [reply.taken_back_at.astimezone(LONDON).date() for reply, _on in sent if reply.taken_back_at]
    return Evidence(
        born_on=review.child.born_on,
        review_on=review_on,
        is_held=review.held_on is not None,
        presence=Presence(review.child_attended) if review.child_attended else None,
        took_part=TookPart(review.child_took_part) if review.child_took_part else None,
        advocate_carries_views=review.advocate_part == BRIEFED
        or (review.advocate_part == ATTENDED and review.child_attended == Presence.NOT_THERE),
        no_advocate=review.advocate_part == "none",
        views=tuple(given),
        taken_back_on=max(taken_back, default=None),
        wishes=_wishes(session, review, [reply for reply, _on in sent if reply.taken_back_at is None]),
    )


def _wishes(session: Session, review: Review, standing: Sequence[replies.Reply]) -> Wishes:
    """Return what the child's newest sending says of it, earlier ones where it says nothing and changes nothing."""
    chosen: dict[str, tuple[str, ...]] = {}
    changed: set[str | None] = set()
    for reply in standing:
        if reply.id not in changed:
            for answer in reply.answers:
                if answer.question in ("read_out_by", "take_part"):
                    chosen.setdefault(answer.question, answers.read_kept(json.loads(answer.said)))
        changed.add(reply.changes_id)
    asked = [
        each.made_at.astimezone(LONDON).date()
        for each in requests.requests_to_review(session, review.id)
        if each.kind == Wanted.ADVOCATE and each.respondent.role == Role.CHILD and each.taken_back_at is None
    ]
    return Wishes(
        read_out_by=next(iter(chosen.get("read_out_by", ())), ""),
        advocate_speaks="advocate" in chosen.get("take_part", ()),
        advocate_asked_on=min(asked, default=None),
    )


def _way_of(reply: Reply) -> Way:
    # Where only the helper wrote, the child has said nothing yet: somebody wrote down what they saw.
    said = {answer.question for answer in reply.answers} - {WHO_HELPED_QUESTION.key}
    return Way.OBSERVATION if said == {HELPER_S_NOTE} else Way(reply.given)


def propose(session: Session, review: Review, *, with_helpers: bool = True) -> Proposal:
    """Return the code that the evidence speaks for.

    `with_helpers` off leaves out what the child said: who helped them, and who is to speak for them.
    """
    evidence = evidence_for(session, review)
    if not with_helpers:
        views = tuple(replace(given, helped_by="") for given in evidence.views)
        evidence = replace(evidence, views=views, wishes=Wishes())
    return propose_code(evidence)


def confirm_code(session: Session, review: Review, *, who: SignedIn, code: str, now: datetime) -> None:
    """Keep the officer's code for a review that was held; the caller has checked that it is their own.

    Raises:
        NotHeldYet: before the review is held, or when it was cancelled.
        CodeAgainstAge: when rules 440 or 441 of the return would refuse it.
        NotAChoice: for anything that is not one of the eight codes.
    """
    if review.held_on is None or review.status != "held":
        raise NotHeldYet
    if code not in set(ParticipationCode):
        raise NotAChoice
    chosen = ParticipationCode(code)
    if (problem := age_contradiction(chosen, review.child.born_on, review.held_on)) is not None:
        raise CodeAgainstAge(problem)
    review.participation_code = chosen.value
    review.participation_source = "officer"
    review.participation_confirmed_by = who.staff_id
    review.participation_confirmed_at = now
    session.flush()
    _record(session, review, who=who, act="confirmed a participation code", now=now, outcome=chosen.value)


def was_taken_back_since(session: Session, review: Review) -> bool:
    """Return whether the child took views back after their officer confirmed the code, which stays as it is."""
    confirmed_at = review.participation_confirmed_at
    return confirmed_at is not None and any(
        reply.taken_back_at is not None and reply.taken_back_at > confirmed_at
        for reply in replies.replies_to_review(session, review.id)
        if reply.respondent.role == Role.CHILD and reply.purpose == Purpose.BEFORE
    )


def record_attendance(
    session: Session,
    review: Review,
    *,
    who: SignedIn,
    child_attended: str,
    took_part: str,
    advocate: str,
    helper: str,
    people: Mapping[str, str],
    now: datetime,
) -> None:
    """Keep who was there and how the child took part; `people` is how each named person attended, by id.

    Empty means not recorded. How the child took part is kept only where the child was there.

    Raises:
        NotAChoice: for a way of attending or taking part that is not offered; nothing is kept.
        consult.domain.words.TooLong: for a helper of more than `LONGEST_HELPER` characters.
    """
    ways = {"", *Presence}
    if child_attended not in ways or took_part not in {"", *TookPart} or advocate not in ADVOCATES_PART:
        raise NotAChoice
    if not set(people.values()) <= ways:
        raise NotAChoice
    helper = words_that_fit(helper, longest=LONGEST_HELPER)
    was_there = bool(child_attended) and Presence(child_attended).is_attendance
    review.child_attended = child_attended or None
    review.child_took_part = (took_part or None) if was_there else None
    review.advocate_part = advocate or None
    review.helper = helper or None
    for person in stored.people_named(session, review.id):
        if person.id in people:
            person.attended = people[person.id] or None
    session.flush()
    _record(session, review, who=who, act="recorded attendance", now=now)


def record_parents(
    session: Session,
    review: Review,
    *,
    who: SignedIn,
    chosen: Mapping[Relation, str],
    interpreters: Mapping[Relation, bool],
    now: datetime,
) -> None:
    """Keep how the mother, the father and another person with parental responsibility took part, or why not.

    Raises:
        consult.domain.parents.MethodOrReason: for a way or reason that is not offered; nothing is kept.
    """
    parts = {
        relation: read_part(relation, chosen=choice, interpreter=interpreters.get(relation, False))
        for relation, choice in chosen.items()
    }
    kept = {part.person: part for part in review.parent_parts}
    for relation, part in parts.items():
        row = kept.get(relation)
        if row is None:
            if part is None:
                continue
            row = ParentPart(review_id=review.id, person=relation.value)
            review.parent_parts.append(row)
        row.method = part.method.value if part is not None and part.method is not None else None
        row.reason = part.reason.value if part is not None and part.reason is not None else None
        row.interpreter = part is not None and part.interpreter
    session.flush()
    _record(session, review, who=who, act="recorded the parents’ part", now=now)


def parents_parts(review: Review) -> dict[Relation, Part]:
    """Return the recorded parts by relation; who is not recorded is not in it."""
    found = {}
    for row in review.parent_parts:
        relation, chosen = Relation(row.person), row.method or row.reason or ""
        if (part := read_part(relation, chosen=chosen, interpreter=row.interpreter)) is not None:
            found[relation] = part
    return found


def proposed_parts(session: Session, review: Review) -> dict[Relation, Method]:
    """Return, for those whose part is not recorded, the way that what is recorded speaks for."""
    found: dict[Relation, Method] = {}
    said = replies.replies_to_review(session, review.id)
    there = {
        person.part
        for person in stored.people_named(session, review.id)
        if person.attended and Presence(person.attended).is_attendance
    }
    for relation, role, part in (
        (Relation.MOTHER, Role.MOTHER, MeetingPart.MOTHER),
        (Relation.FATHER, Role.FATHER, MeetingPart.FATHER),
    ):
        ways = frozenset(
            reply.given
            for reply in said
            if reply.respondent.role == role and reply.purpose == Purpose.BEFORE and reply.taken_back_at is None
        )
        method = proposed_method(was_there=part in there, answered_here=Way.SITE in ways, typed_in_ways=ways)
        if method is not None and relation not in parents_parts(review):
            found[relation] = method
    return found


def not_recorded(session: Session, who: SignedIn) -> list[Review]:
    """Return the held reviews that still have no confirmed code: an officer's own, or everybody's."""
    officer_id = who.staff_id if who.role.reads_words else None
    return stored.held_without_code(session, officer_id=officer_id)


def _record(session: Session, review: Review, *, who: SignedIn, act: str, now: datetime, outcome: str = "") -> None:
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing="review",
        thing_id=review.id,
        review_id=review.id,
        outcome=outcome,
    )


def date_or_none(text: str) -> date | None:
    """Return the day of a form's date field, or None when it is empty.

    Raises:
        ValueError: for a date that does not exist.
    """
    return date.fromisoformat(text) if text.strip() else None
