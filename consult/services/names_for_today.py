"""What a child wants to be called today: kept with what they say, and told to their officer and nobody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.name_for_today import KEY, name_that_fits
from consult.services import masking, replies
from consult.services.visits import Visiting
from consult.storage.replies import replies_to_review
from consult.storage.reviews import Review
from consult.storage.sealing import opened_or_none


@dataclass(frozen=True)
class NameThatDay:
    """What a child wanted to be called on the day on which they said something; `taken_back` with what they said."""

    name: str
    on: date
    taken_back: bool


def keep_name(
    session: Session, visiting: Visiting, typed: str, *, at: datetime, called: Mapping[str, str] | None = None
) -> None:
    """Keep what somebody typed as their name; empty takes it back, but not one that the page does not show.

    `called` is as for `replies.save_answer`.

    Raises:
        consult.domain.words.TooLong: for more than a name can hold; nothing is kept.
        consult.services.replies.AlreadySent: the draft was sent meanwhile.
    """
    content, name = visiting.content, name_that_fits(typed)
    if not visiting.question_set.asks_name or name == visiting.name_for_today:
        return
    if not name and KEY in visiting.out_of_sight:
        return
    name = masking.without_secrets(session, visiting, name, called=called)
    replies.keep(session, visiting, content.called(name), at=at, then=visiting.place)


def names_said(session: Session, review: Review) -> tuple[NameThatDay, ...]:
    """Return what the child wanted to be called on which days, newest first; the caller has noted the reading."""
    found: list[NameThatDay] = []
    for reply in replies_to_review(session, review.id):
        if name := opened_or_none(reply, "name_for_today"):
            on = reply.given_on or reply.sent_at.astimezone(LONDON).date()
            found.append(NameThatDay(name, on, reply.taken_back_at is not None))
    return tuple(dict.fromkeys(found))
