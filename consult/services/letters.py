"""Writing letters: who gets one, beginning it, the officer's own words, what is left out, and sending it off."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.ages import age_on
from consult.domain.deliveries import Delivery, Done
from consult.domain.letters import WRITTEN_PARTS, Part, Register, register_for
from consult.domain.looks import look_for
from consult.domain.respondents import Role
from consult.domain.staff import NotYours
from consult.domain.words import words_that_fit
from consult.domain.working_days import add_working_days
from consult.services import events
from consult.services.caseload import get_review_to_read
from consult.services.days_off import days_off
from consult.services.minutes import day_of
from consult.services.said import name_of
from consult.services.staff import SignedIn
from consult.storage import deliveries, replies, reviews
from consult.storage import invitations as stored_invitations
from consult.storage import letters as stored
from consult.storage.letters import Letter, LetterPart
from consult.storage.respondents import Respondent, respondents_of_child
from consult.storage.reviews import Review
from consult.storage.sealing import opened_or_none

LONGEST_PART = 5_000


class AlreadySent(Exception):
    """A letter was to be changed that has gone out: a corrected one is a new letter."""


class NotHeldYet(Exception):
    """A letter was to be written about a meeting that has not been."""


@dataclass(frozen=True)
class ToWrite:
    """Somebody who can get a letter about one review, and their newest letter that was not withdrawn."""

    respondent: Respondent
    name: str
    role: Role
    letter: Letter | None
    last_done: Done | None = None
    """What was done last with that letter: printed, posted, handed over …"""


def letters_to_write(session: Session, review: Review) -> tuple[ToWrite, ...]:
    """Return the child, and every adult who was asked or has answered, each with their letter where there is one."""
    asked = {
        each.respondent_id
        for each in stored_invitations.invitations_of_review(session, review.id)
        if each.withdrawn_at is None
    }
    asked |= {reply.respondent_id for reply in replies.replies_to_review(session, review.id)}
    newest = {
        letter.respondent_id: letter
        for letter in stored.letters_of_review(session, review.id)
        if letter.withdrawn_at is None
    }
    people = [
        respondent
        for respondent in respondents_of_child(session, review.child_id)
        if respondent.role == Role.CHILD or respondent.id in asked or respondent.id in newest
    ]
    child = review.child.forename or "The child"
    done = {
        each.letter_id: Done(Delivery(each.way), each.on)
        for each in deliveries.deliveries_that_went(session, [letter.id for letter in newest.values()])
    }

    def to_write(respondent: Respondent) -> ToWrite:
        name, letter = name_of(respondent, child=child), newest.get(respondent.id)
        return ToWrite(respondent, name, Role(respondent.role), letter, done.get(letter.id) if letter else None)

    return tuple(
        to_write(respondent)
        for respondent in sorted(people, key=lambda each: (list(Role).index(Role(each.role)), each.id))
    )


def find_or_begin_letter(
    session: Session, review: Review, respondent: Respondent, *, who: SignedIn, now: datetime
) -> Letter:
    """Return the letter to one person that is not withdrawn, or begin it.

    Raises:
        NotHeldYet: where there is none, and the review was not held.
        NotYours: for a respondent of another child.
    """
    if respondent.child_id != review.child_id:
        raise NotYours
    reviews.lock_review(session, review)
    for letter in reversed(stored.letters_of_review(session, review.id)):
        if letter.respondent_id == respondent.id and letter.withdrawn_at is None:
            return letter
    if review.held_on is None:
        raise NotHeldYet
    letter = Letter(
        review_id=review.id,
        respondent_id=respondent.id,
        register=_register(session, review, respondent).value,
        language=respondent.language,
        made_at=now,
        made_by=who.staff_id,
        changed_at=now,
    )
    session.add(letter)
    session.flush()
    note_act(session, letter, who=who, act="began a letter", now=now)
    return letter


def find_or_add_child(session: Session, review: Review) -> Respondent:
    """Return the child as a respondent; one who was never asked has a letter all the same."""
    for respondent in respondents_of_child(session, review.child_id):
        if respondent.role == Role.CHILD:
            return respondent
    child = Respondent(child_id=review.child_id, role=Role.CHILD.value, language=review.child.language)
    session.add(child)
    session.flush()
    return child


def get_respondent(session: Session, review: Review, respondent_id: str) -> Respondent:
    """Return somebody who can get a letter about this review; `child` finds, or adds, the child.

    Raises:
        NotYours: for anybody else.
    """
    if respondent_id == Role.CHILD:
        return find_or_add_child(session, review)
    for each in letters_to_write(session, review):
        if each.respondent.id == respondent_id:
            return each.respondent
    raise NotYours


def get_letter(session: Session, who: SignedIn, review_id: str, letter_id: str) -> Letter:
    """Return a letter about a review whose words `who` may read.

    Raises:
        NotYours: for another review's letter, as for another officer's child.
    """
    get_review_to_read(session, who, review_id)
    letter = stored.find_letter_of_review(session, letter_id, review_id=review_id)
    if letter is None:
        raise NotYours
    return letter


def get_draft(session: Session, who: SignedIn, review_id: str, letter_id: str) -> Letter:
    """Return a letter that can still be changed.

    Raises:
        NotYours: as for `get_letter`.
        AlreadySent: when it has gone out or was withdrawn.
    """
    letter = get_letter(session, who, review_id, letter_id)
    if letter.published_at is not None or letter.withdrawn_at is not None:
        raise AlreadySent
    return letter


@dataclass(frozen=True)
class PartWords:
    """What the officer typed for one part; `kept` is what the help to write plainly leaves as it is, as JSON."""

    words: str
    kept: str = ""


def save_parts(
    session: Session,
    letter: Letter,
    typed: Mapping[Part, PartWords],
    *,
    drafted: Mapping[Part, str],
    who: SignedIn,
    now: datetime,
) -> None:
    """Keep the officer's words; what is as `drafted` leaves no row, so that it goes on in the reader's language.

    Raises:
        consult.domain.words.TooLong: when a part is longer than `LONGEST_PART`; nothing is kept then.
    """
    written = {part: words_that_fit(typed[part].words, longest=LONGEST_PART).strip() for part in typed}
    rows, changed = stored.parts_of(session, letter.id), False
    for part in WRITTEN_PARTS:
        if part not in written:
            continue
        row, kept = rows.get(part.value), typed[part].kept or None
        if _same(written[part], drafted.get(part, "")) and not kept:
            if row is not None:
                session.delete(row)
                changed = True
            continue
        if row is None:
            row = LetterPart(letter_id=letter.id, part=part.value, changed_at=now, changed_by=who.staff_id)
            session.add(row)
        elif (row.words, row.kept_words) == (written[part], kept):
            continue
        row.words, row.kept_words, row.changed_at, row.changed_by = written[part], kept, now, who.staff_id
        changed = True
    if changed:
        _changed(session, letter, who=who, act="wrote in a letter", now=now)


def kept_words_of(session: Session, letter: Letter) -> dict[Part, str]:
    """Return, by part, what the help to write plainly leaves as it is, as JSON."""
    rows = stored.parts_of(session, letter.id)
    return {Part(part): kept for part, row in rows.items() if (kept := opened_or_none(row, "kept_words"))}


def leave_out(
    session: Session,
    letter: Letter,
    *,
    shown: Collection[str],
    kept_in: Collection[str],
    who: SignedIn,
    now: datetime,
) -> None:
    """Leave out of a letter what was shown to the officer and is not to be in it; the rest stays as it was."""
    before = set(letter.left_out.split())
    after = (before - set(shown)) | (set(shown) - set(kept_in))
    if after != before:
        letter.left_out = " ".join(sorted(after))
        _changed(session, letter, who=who, act="chose what is in a letter", now=now)


def choose_how(
    session: Session, letter: Letter, *, register: Register, language: str, who: SignedIn, now: datetime
) -> None:
    """Change how a letter speaks, and in which language; an adult's letter speaks as to an adult."""
    if letter.respondent.role != Role.CHILD:
        register = Register.ADULT
    elif register is Register.ADULT:
        register = Register(letter.register)
    if (letter.register, letter.language) != (register.value, language):
        letter.register, letter.language = register.value, language
        _changed(session, letter, who=who, act="chose how a letter speaks", now=now)


def due_on(session: Session, review: Review, *, within: int) -> date | None:
    """Return the day by which a letter is to be sent, in working days from the review; None until it was held."""
    if review.held_on is None:
        return None
    return add_working_days(review.held_on, within, days_off=days_off(session))


def _register(session: Session, review: Review, respondent: Respondent) -> Register:
    role = Role(respondent.role)
    with_pictures = any(
        each.with_pictures and each.respondent_id == respondent.id
        for each in stored_invitations.invitations_of_review(session, review.id)
    )
    age = age_on(day_of(review), born_on=review.child.born_on)
    return register_for(role, look_for(role, age=age, with_pictures=with_pictures))


def _same(words: str, drafted: str) -> bool:
    return words.split() == drafted.split()


def _changed(session: Session, letter: Letter, *, who: SignedIn, act: str, now: datetime) -> None:
    letter.changed_at = now
    session.flush()
    note_act(session, letter, who=who, act=act, now=now)


def note_act(session: Session, letter: Letter, *, who: SignedIn, act: str, now: datetime) -> None:
    """Write down what somebody did with a letter."""
    events.record_by(session, who, at=now, act=act, thing="letter", thing_id=letter.id, review_id=letter.review_id)
