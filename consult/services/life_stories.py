"""All letters to one child as a story to keep, in the order in which they came; letters to others are not in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.kept_letters import read_kept
from consult.domain.letters import LetterText
from consult.domain.respondents import Role
from consult.services.letters_opened import letters_for
from consult.services.visits import Visiting
from consult.storage.letters import letters_of_child
from consult.storage.reviews import Review
from consult.storage.sealing import opened_or_none


@dataclass(frozen=True)
class Chapter:
    """One letter as it was sent, and the day on which it went out."""

    letter_id: str
    sent_on: date
    text: LetterText


def story_of_child(session: Session, review: Review) -> Sequence[Chapter]:
    """Return every letter to the child of a review, the oldest first; of a corrected one the newest only.

    The caller has noted the reading and that the child is the reader's own. Letters to a parent or a carer are none
    of the child's, and are left out.
    """
    return [
        Chapter(letter.id, letter.published_at.astimezone(LONDON).date(), read_kept(text))
        for letter in letters_of_child(session, review.child_id)
        if letter.respondent.role == Role.CHILD and letter.published_at and (text := opened_or_none(letter, "text"))
    ]


def story_behind_the_lock(session: Session, visiting: Visiting) -> Sequence[Chapter]:
    """Return the letters that the visit's opened lock opens, the oldest first; none while it is closed."""
    return [
        Chapter(each.letter_id, each.published_at.astimezone(LONDON).date(), each.text)
        for each in reversed(letters_for(session, visiting))
    ]
