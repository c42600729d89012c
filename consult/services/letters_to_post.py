"""Letters to be put on paper: which are waiting, and printing them, each time written down."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.deliveries import Delivery as Way
from consult.domain.kept_letters import read_kept
from consult.domain.letters import LetterText
from consult.domain.respondents import Role
from consult.domain.staff import NotYours
from consult.services import cards
from consult.services.cards import Card
from consult.services.deliveries import day_of_moment, may_handle_paper, reader_of, record_delivery
from consult.services.staff import SignedIn
from consult.storage import deliveries as stored
from consult.storage import invitations, reviews
from consult.storage import letters as stored_letters
from consult.storage.deliveries import Delivery
from consult.storage.letters import Letter


@dataclass(frozen=True)
class ToPost:
    """A letter that went out and is not known to have gone by post or by hand yet."""

    letter_id: str
    review_id: str
    child: str
    to: str
    role: Role
    language: str
    sent_on: date
    printed_on: date | None


def letters_to_post(session: Session, who: SignedIn, *, administrators_too: bool) -> tuple[ToPost, ...]:
    """Return the letters that somebody may print and post, oldest first.

    Raises:
        NotYours: for whoever may not handle paper.
    """
    if not may_handle_paper(who, administrators_too=administrators_too):
        raise NotYours
    officer_id = None if who.role.sees_every_child else who.staff_id
    letters = stored.published_letters(session, [each.id for each in reviews.reviews_for_list(session, officer_id)])
    done: dict[str, list[Delivery]] = defaultdict(list)
    for each in stored.deliveries_that_went(session, [letter.id for letter in letters]):
        done[each.letter_id].append(each)
    found = []
    for letter in letters:
        ways = [each.way for each in done[letter.id] if each.way != Way.PRINTED]
        if ways and ways[-1] != Way.RETURNED:
            continue
        child = letter.review.child.known_as
        printed = [each.on for each in done[letter.id] if each.way == Way.PRINTED]
        found.append(
            ToPost(
                letter.id,
                letter.review_id,
                child,
                reader_of(letter),
                Role(letter.respondent.role),
                letter.language,
                day_of_moment(letter.published_at),
                printed[-1] if printed else None,
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class ToPrint:
    """One letter as it goes on paper; its cards are there while their links work."""

    to_post: ToPost
    text: LetterText
    card: Card | None
    """What leads to the same letter on a phone."""
    asks: Card | None
    """What leads to *How was my meeting?*, where its reader is asked."""


def print_letters(
    session: Session,
    who: SignedIn,
    letter_ids: Collection[str],
    *,
    administrators_too: bool,
    base_url: str,
    now: datetime,
) -> list[ToPrint]:
    """Return letters to be put on paper, each written down as printed and so as read; what is not theirs is left out.

    To be committed before anything is shown: no letter is printed of which nobody can tell who printed it.
    """
    printed = []
    for each, letter in _theirs(session, who, letter_ids, administrators_too=administrators_too):
        record_delivery(session, who, letter, Way.PRINTED, on=now.astimezone(LONDON).date(), now=now)
        card, asks = (find(session, letter, base_url=base_url, now=now) for find in (card_to, card_to_ask))
        printed.append(ToPrint(each, read_kept(letter.text), card, asks))
    return printed


def card_to(session: Session, letter: Letter, *, base_url: str, now: datetime) -> Card | None:
    """Return what leads to a letter on a phone; None once its link has ended."""
    link = invitations.find_invitation(session, letter.invitation_id) if letter.invitation_id else None
    if link is None or link.number_sealed is None or link.withdrawn_at is not None or link.closes_at <= now:
        return None
    return cards.card_of(link, base_url=base_url, now=now)


def card_to_ask(session: Session, letter: Letter, *, base_url: str, now: datetime) -> Card | None:
    """Return what leads a letter's reader to *How was my meeting?*; None where nobody asks them, or it has ended."""
    link = invitations.find_link_afterwards(session, letter.review_id, letter.respondent_id, at=now)
    return cards.card_of(link, base_url=base_url, now=now) if link is not None and link.number_sealed else None


def note_posted(
    session: Session, who: SignedIn, letter_ids: Collection[str], *, administrators_too: bool, now: datetime
) -> int:
    """Keep that these letters were posted today, and return how many; what is not theirs is left out."""
    posted = 0
    for _each, letter in _theirs(session, who, letter_ids, administrators_too=administrators_too):
        record_delivery(session, who, letter, Way.POSTED, on=now.astimezone(LONDON).date(), now=now)
        posted += 1
    return posted


def _theirs(
    session: Session, who: SignedIn, letter_ids: Collection[str], *, administrators_too: bool
) -> list[tuple[ToPost, Letter]]:
    allowed = {each.letter_id: each for each in letters_to_post(session, who, administrators_too=administrators_too)}
    found = []
    for letter_id in letter_ids:
        if (each := allowed.get(letter_id)) is not None:
            letter = stored_letters.find_letter_of_review(session, letter_id, review_id=each.review_id)
            assert letter is not None
            found.append((each, letter))
    return found
