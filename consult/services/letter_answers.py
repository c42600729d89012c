"""What somebody says of their letter: beneath the letter itself, and at the start of the next consultation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.question_sets.options import YES_SORT_OF_NO
from consult.domain.words import words_that_fit
from consult.services import events, masking
from consult.services.visits import Visiting
from consult.storage.deliveries import LetterAnswer, find_letter_before
from consult.storage.letters import Letter

LONGEST_CHANGE = 2_000
_CHOICES = frozenset(option.key for option in YES_SORT_OF_NO)


@dataclass(frozen=True)
class AboutLetter:
    """What was picked and typed; empty where nothing was."""

    got_it: str = ""
    could_read: str = ""
    is_right: str = ""
    would_change: str = ""

    @classmethod
    def from_form(cls, form: Mapping[str, str]) -> "AboutLetter":
        """Return what a form holds: only what was offered, and words that fit.

        Raises:
            consult.domain.words.TooLong: when the words do not.
        """
        picked = {key: form.get(key, "") for key in ("got_it", "could_read", "is_right")}
        kept = {key: value if value in _CHOICES else "" for key, value in picked.items()}
        words = words_that_fit(form.get("would_change", ""), longest=LONGEST_CHANGE).strip()
        return cls(**kept, would_change=words)

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was picked or typed."""
        return not any((self.got_it, self.could_read, self.is_right, self.would_change))


def say_about_letter(
    session: Session,
    visiting: Visiting,
    letter_id: str,
    said: AboutLetter,
    *,
    at: datetime,
    called: Mapping[str, str] | None = None,
    asked_in: str = "letter",
) -> None:
    """Keep what the visit's person says of their letter; nothing where they said nothing.

    The caller has found the letter as one that this visit may read, or asks only whether it came.
    """
    letter = session.get(Letter, letter_id)
    if letter is None or said.says_nothing or letter.respondent_id != visiting.respondent_id:
        return
    answer = LetterAnswer(
        letter_id=letter.id,
        asked_in=asked_in,
        language=visiting.language,
        got_it=said.got_it or None,
        could_read=said.could_read or None,
        is_right=said.is_right or None,
        said_at=at,
    )
    answer.would_change = masking.without_secrets(session, visiting, said.would_change, called=called) or None
    session.add(answer)
    session.flush()
    events.record(
        session,
        at=at,
        act="said something of a letter",
        thing="letter",
        thing_id=letter.id,
        role=visiting.role.value,
        review_id=letter.review_id,
    )


def say_whether_it_came(session: Session, visiting: Visiting, got_it: str, *, at: datetime) -> None:
    """Keep whether somebody got their letter about an earlier review; before the next one, without the lock."""
    if not visiting.asks_about_letter or got_it not in _CHOICES:
        return
    letter = find_letter_before(session, visiting.respondent_id, review_id=visiting.review_id)
    if letter is not None:
        say_about_letter(session, visiting, letter.id, AboutLetter(got_it=got_it), at=at, asked_in="before")
