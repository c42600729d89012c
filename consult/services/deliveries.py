"""Sent, and got: what was done with a letter, on which day and by whom, and the letters that somebody must chase."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.deliveries import TYPED_IN, CannotRecord, Chase, Done, chase, check_delivery
from consult.domain.deliveries import Delivery as Way
from consult.domain.notify_status import good_news
from consult.domain.respondents import Role
from consult.domain.staff import NotYours, StaffRole
from consult.domain.words import words_that_fit
from consult.services import events
from consult.services.caseload import get_review, get_review_to_read
from consult.services.notify_status import what_went_wrong
from consult.services.said import name_of
from consult.services.staff import SignedIn
from consult.storage import deliveries as stored
from consult.storage import letters as stored_letters
from consult.storage import outbox, staff
from consult.storage.deliveries import Delivery, LetterAnswer
from consult.storage.letters import Letter
from consult.storage.sealing import opened_or_none

LONGEST_NOTE = 300


@dataclass(frozen=True)
class Recorded:
    """One line of what was done with a letter."""

    label: str
    on: date
    by: str
    note: str
    problem: str
    """What became of it at GOV.UK Notify, where it did not go."""
    news: str = ""
    """What GOV.UK Notify says of it, where it went."""


@dataclass(frozen=True)
class SaidOfIt:
    """What its reader says of a letter."""

    id: str
    said_at: datetime
    before_next: bool
    got_it: str
    could_read: str
    is_right: str
    would_change: str
    language: str
    is_seen: bool

    @property
    def says_it_is_wrong(self) -> bool:
        """Whether its officer must look: it is not right, or could not be read, or never came, or should change."""
        return "no" in (self.got_it, self.could_read) or self.is_right in ("no", "sort_of") or bool(self.would_change)


def get_letter_to_handle(
    session: Session, who: SignedIn, review_id: str, letter_id: str, *, administrators_too: bool
) -> Letter:
    """Return a letter that went out, for the child's officer, and for administrators where the council lets them.

    Raises:
        NotYours: for everybody else, and for a letter that has not gone out.
    """
    if not may_handle_paper(who, administrators_too=administrators_too):
        raise NotYours
    get_review(session, who, review_id)
    letter = stored_letters.find_letter_of_review(session, letter_id, review_id=review_id)
    if letter is None or letter.published_at is None or letter.withdrawn_at is not None:
        raise NotYours
    return letter


def may_handle_paper(who: SignedIn, *, administrators_too: bool) -> bool:
    """Whether somebody may print and post letters: officers, and administrators where the council lets them."""
    return who.role is StaffRole.OFFICER or (administrators_too and who.role is StaffRole.ADMINISTRATOR)


def record_delivery(
    session: Session,
    who: SignedIn,
    letter: Letter,
    way: Way,
    *,
    on: date,
    note: str = "",
    message_id: str | None = None,
    now: datetime,
) -> Delivery:
    """Keep that something was done with a letter on a day.

    Raises:
        CannotRecord: with the sentence to show.
        consult.domain.words.TooLong: for a note that does not fit.
    """
    today = now.astimezone(LONDON).date()
    sent_on = letter.published_at.astimezone(LONDON).date() if letter.published_at else None
    check_delivery(way, on=on, sent_on=sent_on, today=today, role=Role(letter.respondent.role))
    if who.role is not StaffRole.OFFICER and way not in (Way.PRINTED, Way.POSTED, Way.RETURNED):
        raise CannotRecord("Only the child’s reviewing officer records this.")
    kept = Delivery(letter_id=letter.id, way=way.value, on=on, at=now, by=who.staff_id, message_id=message_id)
    kept.note = words_that_fit(note, longest=LONGEST_NOTE).strip() or None
    session.add(kept)
    session.flush()
    events.record_by(
        session,
        who,
        at=now,
        act=_ACTS[way],
        thing="letter",
        thing_id=letter.id,
        review_id=letter.review_id,
        outcome=on.isoformat(),
    )
    return kept


_ACTS = {
    Way.PRINTED: "printed a letter",
    Way.POSTED: "posted a letter",
    Way.HANDED_OVER: "handed a letter over",
    Way.READ_TOGETHER: "read a letter together",
    Way.HELPED_TO_OPEN: "noted that a carer opened it with them",
    Way.TEXTED: "sent a letter’s link by text",
    Way.EMAILED: "sent a letter’s link by e-mail",
    Way.RETURNED: "noted that a letter came back",
}


def typed_in_way(value: str) -> Way:
    """Return what a form says was done.

    Raises:
        CannotRecord: when it says nothing that can be recorded.
    """
    if value not in {way.value for way in TYPED_IN}:
        raise CannotRecord("Choose what was done with the letter.")
    return Way(value)


def reader_of(letter: Letter) -> str:
    """Return how staff screens call a letter's reader."""
    return name_of(letter.respondent, child=opened_or_none(letter.review.child, "forename") or "The child")


def recorded_of(session: Session, letter: Letter) -> tuple[Recorded, ...]:
    """Return what was done with a letter, in order, with who did it."""
    found = stored.deliveries_of(session, [letter.id])
    names = staff.staff_names(session, (each.by for each in found))
    return tuple(
        Recorded(
            Way(each.way).label,
            each.on,
            names.get(each.by, "somebody"),
            opened_or_none(each, "note") or "",
            *_at_notify(session, each),
        )
        for each in found
    )


def _at_notify(session: Session, delivery: Delivery) -> tuple[str, str]:
    """Return what went wrong with what GOV.UK Notify was given, and else what it says of it."""
    message = outbox.find_message(session, delivery.message_id) if delivery.message_id else None
    return ("", "") if message is None else (what_went_wrong(message), good_news(message.status))


def has_to_see_to(session: Session, letter: Letter) -> bool:
    """Whether something of a letter did not go, or may not have, that nobody has looked at."""
    messages = {each.id for each in outbox.messages_to_see_to(session, [letter.review_id])}
    return any(each.message_id in messages for each in stored.deliveries_of(session, [letter.id]))


def said_of(session: Session, letter: Letter) -> tuple[SaidOfIt, ...]:
    """Return what its reader says of a letter, the newest first; the caller has noted the reading."""
    return tuple(_said(each) for each in stored.answers_about(session, [letter.id]))


def _said(answer: LetterAnswer) -> SaidOfIt:
    return SaidOfIt(
        answer.id,
        answer.said_at,
        answer.asked_in == "before",
        answer.got_it or "",
        answer.could_read or "",
        answer.is_right or "",
        opened_or_none(answer, "would_change") or "",
        answer.language,
        answer.seen_at is not None,
    )


def letters_to_look_at_again(session: Session, review_id: str) -> frozenset[str]:
    """Return the ids of a review's letters of which their reader said that something is wrong, seen or not."""
    ids = [letter.id for letter in stored.published_letters(session, [review_id])]
    found = stored.answers_about(session, ids)
    return frozenset(answer.letter_id for answer in found if _said(answer).says_it_is_wrong)


def have_seen(session: Session, who: SignedIn, review_id: str, letter_id: str, *, now: datetime) -> None:
    """Keep that the child's officer has read what was said of a letter, and looked at what did not go.

    Raises:
        NotYours: for anybody else.
    """
    get_review_to_read(session, who, review_id)
    letter = stored_letters.find_letter_of_review(session, letter_id, review_id=review_id)
    if letter is None:
        raise NotYours
    for answer in stored.answers_about(session, [letter.id]):
        if answer.seen_at is None:
            answer.seen_at, answer.seen_by = now, who.staff_id
    theirs = {each.message_id for each in stored.deliveries_of(session, [letter.id])}
    for message in outbox.messages_to_see_to(session, [review_id]):
        if message.id not in theirs:
            continue
        message.seen_to_at, message.seen_to_by = now, who.staff_id
    session.flush()
    events.record_by(
        session, who, at=now, act="saw what was said of a letter", thing="letter", thing_id=letter.id,
        review_id=review_id,
    )  # fmt: skip


@dataclass(frozen=True)
class Chased:
    """A letter that somebody must look at: what follows the child's name, and since which day."""

    letter_id: str
    words: str
    on: date


def to_chase(session: Session, review_ids: Sequence[str], *, today: date) -> dict[str, Chased]:
    """Return, by review, the letter that most needs somebody: wrong, refused, returned, or not opened in 14 days."""
    letters = stored.published_letters(session, review_ids)
    ids = [letter.id for letter in letters]
    done, said = defaultdict(list), defaultdict(list)
    for each in stored.deliveries_that_went(session, ids):
        done[each.letter_id].append(Done(Way(each.way), each.on))
    for answer in stored.answers_about(session, ids):
        said[answer.letter_id].append(answer)
    failed = {
        message.id: message for message in outbox.messages_to_see_to(session, {each.review_id for each in letters})
    }
    # What was done afterwards settles it: a letter that was posted again, or handed over, is no trouble any more.
    last = {each.letter_id: each for each in stored.deliveries_of(session, ids) if each.way != Way.PRINTED}
    by_message = {each.letter_id: failed[each.message_id] for each in last.values() if each.message_id in failed}
    found: dict[str, Chased] = {}
    for letter in letters:
        words, on = "", date.max
        whose = "" if letter.respondent.role == Role.CHILD else f"’s {letter.respondent.role}"
        unseen = [answer for answer in said[letter.id] if answer.seen_at is None and _said(answer).says_it_is_wrong]
        if unseen:
            words, on = f"{whose} says something of the letter.", unseen[-1].said_at.astimezone(LONDON).date()
        elif letter.id in by_message:
            ended = by_message[letter.id].ended_at
            words, on = f"’s letter{_to(letter)} did not go.", (ended.astimezone(LONDON).date() if ended else today)
        elif why := chase(
            sent_on=day_of_moment(letter.published_at),
            opened=letter.first_opened_at is not None,
            said_to_have_it=any(answer.got_it == "yes" for answer in said[letter.id]),
            done=done[letter.id],
            today=today,
        ):
            words = f"’s letter{_to(letter)} {_CHASED[why[0]]}."
            on = why[1]
        if words and (letter.review_id not in found or on < found[letter.review_id].on):
            found[letter.review_id] = Chased(letter.id, words, on)
    return found


def day_of_moment(moment: datetime | None) -> date:
    """Return the day in England of a moment that is known."""
    assert moment is not None
    return moment.astimezone(LONDON).date()


def _to(letter: Letter) -> str:
    return "" if letter.respondent.role == Role.CHILD else f" to the {letter.respondent.role}"


_CHASED = {Chase.RETURNED: "came back", Chase.NOT_OPENED: "has not been opened in 14 days"}
