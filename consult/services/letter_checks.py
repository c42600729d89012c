"""The check before a letter goes: what to watch for, what was found, and what a second person lets stand."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.keyed_hash import keyed_hash
from consult.domain.letter_check import Finding, Watch, check_letter
from consult.domain.letter_readers import LetterReader, may_quote
from consult.domain.people import MeetingPart, NamedPerson
from consult.domain.question_sets.every_age import NOT_IN_FRONT
from consult.domain.respondents import Role
from consult.domain.second_person import NotASecondPerson, reason_to_stand
from consult.domain.staff import StaffRole
from consult.services import events
from consult.services.letter_facts import Gathered
from consult.services.names_for_today import names_said
from consult.services.people import people_named
from consult.services.staff import SignedIn
from consult.services.views import SaidThread, read_views
from consult.storage import letters as stored
from consult.storage.children import names_of_every_child
from consult.storage.database import keys_of
from consult.storage.letters import Letter, LetterOverride
from consult.storage.respondents import respondents_of_child
from consult.storage.sealing import opened_or_none
from consult.storage.staff import Staff, all_staff, staff_names

LONGEST_REASON = 500
EVERYBODY_S_NUMBERS = ("0800 1111", "0800 528 0731", "999")


class NothingFound(Exception):
    """What was to be let stand is not in the letter any more: it was changed meanwhile."""


@dataclass(frozen=True)
class Found:
    """One finding, by its keyed hash, and who let it stand, where somebody did."""

    finding: Finding
    finding_hash: str
    let_stand_by: str = ""
    reason: str = ""

    @property
    def stops(self) -> bool:
        """Whether the letter cannot go because of it."""
        return not self.let_stand_by


def findings_in(
    session: Session, letter: Letter, gathered: Gathered, *, telephones: tuple[str, ...] = ()
) -> tuple[Found, ...]:
    """Return what the check finds in a letter as it is now; the caller has noted the reading."""
    watch = watch_for(session, letter, gathered, telephones=telephones)
    overrides = {override.finding_hash: override for override in stored.overrides_of(session, letter.id)}
    names = staff_names(session, [override.staff_id for override in overrides.values()])
    found = []
    for finding in check_letter(gathered.facts, watch):
        finding_hash = keyed_hash(keys_of(session).lookups, f"{letter.id}\x1f{finding.identity}")
        override = overrides.get(finding_hash)
        if override is None:
            found.append(Found(finding, finding_hash))
        else:
            by = names.get(override.staff_id, "a colleague")
            found.append(Found(finding, finding_hash, by, opened_or_none(override, "reason") or ""))
    return tuple(found)


def watch_for(session: Session, letter: Letter, gathered: Gathered, *, telephones: tuple[str, ...] = ()) -> Watch:
    """Return what is not to stand in one letter."""
    review, facts, reader = letter.review, gathered.facts, gathered.reader
    people, threads = people_named(session, review.id), read_views(session, review)
    hidden = [each for each in threads if not _may_read(each, reader, people)]
    shown = [each for each in threads if _may_read(each, reader, people)]
    not_told = [
        each
        for each in threads
        if each.newest.view.question == NOT_IN_FRONT.key
        and each.newest.view.role is Role.CHILD
        and each.newest.view.respondent_id != reader.respondent_id
    ]
    child = review.child
    is_carer = (MeetingPart.CARER, MeetingPart.TEACHER)
    named = {
        respondent.role: opened_or_none(respondent, "name") or ""
        for respondent in respondents_of_child(session, review.child_id)
        if respondent.role != Role.CARER
    }
    carers = [
        opened_or_none(respondent, "name") or ""
        for respondent in respondents_of_child(session, review.child_id)
        if respondent.role == Role.CARER
    ]
    may_be_named = (child.known_as, facts.name, facts.officer, *named.values())
    decisions = [decided.owner for decided in facts.decisions]
    owners = [wish.owner for wish in (*facts.every_wish, *facts.last_time)]
    return Watch(
        is_child=reader.role is Role.CHILD,
        is_parent=reader.role not in (Role.CHILD, Role.CARER),
        private=tuple(text for each in hidden for text in _own_words(each)),
        not_told=tuple(text for each in not_told for text in _own_words(each)),
        called=tuple(each.name for each in names_said(session, review)),
        open_words=(
            *(text for each in shown for text in _own_words(each)),
            *(wish.wish.text.words for wish in facts.every_wish),
        ),
        children=tuple(names_of_every_child(session, except_for=review.child_id)),
        carers=tuple(filter(None, (*carers, *(each.name for each in people if each.part in is_carer)))),
        owners=tuple(owner.text.words for owner in (*decisions, *owners) if owner is not None),
        may_be_named=tuple(
            filter(None, (*may_be_named, *(each.name for each in people if each.part not in is_carer)))
        ),
        telephones=(*EVERYBODY_S_NUMBERS, *telephones),
    )


def _may_read(thread: SaidThread, reader: LetterReader, people: tuple[NamedPerson, ...]) -> bool:
    if may_quote(thread.thread, reader, people_now=people):
        return True
    newest = thread.thread.newest
    if reader.reader is None or newest.audience.is_officer_only:
        return False
    if thread.thread.when_taken_back(newest) is not None:
        return False
    return thread.thread.may_be_read_by(newest, reader.reader, people_now=people)


def _own_words(thread: SaidThread) -> list[str]:
    """Everything somebody said to one question in words, in every version, with its English."""
    found = []
    for said in thread.versions:
        if not said.is_spoiled and "words" in json.loads(said.view.content):
            found.append(said.own.words)
            if said.translation is not None:
                found.append(said.translation.words)
    return [words for words in found if words]


def colleagues_to_ask(session: Session, letter: Letter, *, who: SignedIn) -> list[tuple[str, str, StaffRole]]:
    """Return who can be the second person, as id, name and role: every other officer and manager with an account."""
    return [
        (person.id, opened_or_none(person, "name") or "Somebody", person.staff_role)
        for person in all_staff(session)
        if _may_be_second(person, letter) and person.id != who.staff_id
    ]


def _may_be_second(person: Staff, letter: Letter) -> bool:
    return (
        person.disabled_at is None
        and person.staff_role in (StaffRole.OFFICER, StaffRole.MANAGER)
        and person.id not in (letter.made_by, letter.review.child.officer_id)
    )


def ask_colleague(session: Session, letter: Letter, staff_id: str, *, who: SignedIn, now: datetime) -> None:
    """Ask a named colleague to look at what was found and at translations; from now on they may, and nobody else.

    Raises:
        NotASecondPerson: for anybody who cannot be it.
    """
    if staff_id not in {each for each, _name, _role in colleagues_to_ask(session, letter, who=who)}:
        raise NotASecondPerson
    letter.second_person_id, letter.second_asked_at = staff_id, now
    session.flush()
    _record(session, letter, who=who, act="asked a colleague about a letter", now=now)


def get_letter_to_look_at(session: Session, who: SignedIn, letter_id: str) -> Letter:
    """Return a letter that `who` was asked to look at, while it has not gone.

    Raises:
        NotASecondPerson: for every other letter, and for one that does not exist.
    """
    for letter in stored.letters_to_look_at(session, who.staff_id):
        if letter.id == letter_id and letter.review.child.officer_id != who.staff_id:
            return letter
    raise NotASecondPerson


def letters_to_look_at(session: Session, who: SignedIn) -> list[Letter]:
    """Return the letters that `who` was asked to look at, oldest first."""
    found = stored.letters_to_look_at(session, who.staff_id)
    return [letter for letter in found if letter.review.child.officer_id != who.staff_id]


def let_stand(
    session: Session,
    letter: Letter,
    gathered: Gathered,
    finding_hash: str,
    *,
    reason: str,
    telephones: tuple[str, ...] = (),
    who: SignedIn,
    now: datetime,
) -> None:
    """Let one finding stand, as the second person, with a reason.

    Raises:
        NotASecondPerson: unless `who` was asked.
        NoReason: without one.
        NothingFound: when the letter holds it no more.
        consult.domain.words.TooLong: for a reason longer than `LONGEST_REASON`.
    """
    if who.staff_id in (letter.made_by, letter.review.child.officer_id) or letter.second_person_id != who.staff_id:
        raise NotASecondPerson
    reason = reason_to_stand(reason, longest=LONGEST_REASON)
    found = findings_in(session, letter, gathered, telephones=telephones)
    if finding_hash not in {each.finding_hash for each in found if each.stops}:
        raise NothingFound
    override = LetterOverride(letter_id=letter.id, finding_hash=finding_hash, staff_id=who.staff_id, made_at=now)
    override.reason = reason
    session.add(override)
    session.flush()
    _record(session, letter, who=who, act="let a finding in a letter stand", now=now)


def note_looking(session: Session, letter: Letter, *, who: SignedIn, now: datetime) -> None:
    """Write down that a second person reads what was found in a letter; before it is shown."""
    _record(session, letter, who=who, act="read a letter as second person", now=now)


def _record(session: Session, letter: Letter, *, who: SignedIn, act: str, now: datetime) -> None:
    events.record_by(session, who, at=now, act=act, thing="letter", thing_id=letter.id, review_id=letter.review_id)
