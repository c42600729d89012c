"""What a review's decisions and wishes still lack: said on its page, and to whoever writes its letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from consult.services.decisions import decisions_of
from consult.services.views import SaidThread
from consult.services.wishes import Wishes, wishes_of
from consult.storage.reviews import Review


@dataclass(frozen=True)
class Missing:
    """One decision or wish that is not whole; `about` are its words, `sentences` say what to do."""

    kind: Literal["decision", "wish"]
    about_id: str
    about: str
    sentences: tuple[str, ...]


def missing_in(
    session: Session,
    review: Review,
    *,
    threads: Sequence[SaidThread] | None = None,
    wishes: Wishes | None = None,
) -> tuple[Missing, ...]:
    """Return the decisions without somebody or a day, and the wishes without a whole answer.

    A decision that answers a wish which was taken back is named, too: its letter would answer what nobody asks. The
    caller has noted the reading; `threads` and `wishes` are passed where the caller has them.
    """
    wishes = wishes_of(session, review, threads=threads) if wishes is None else wishes
    gone = {each.wish.id for each in wishes.taken_back}
    found = []
    for decision in decisions_of(session, review):
        sentences = decision.missing
        if decision.wish_id in gone:
            sentences = (*sentences, "The wish that it answers was taken back: choose again what it answers.")
        if decision.is_spoiled:
            sentences = ("What was written here does not open any more: write it again.", *sentences)
        if sentences:
            found.append(Missing("decision", decision.decision_id, decision.what, sentences))
    lacking = [each for each in wishes.standing if each.missing]
    return (*found, *(Missing("wish", each.wish.id, each.words.words, each.missing) for each in lacking))
