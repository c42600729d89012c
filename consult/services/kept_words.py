"""What the help to write plainly found in decisions and reasons, and their author keeps as it is."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from consult.storage.decisions import Decision, decisions_of_review
from consult.storage.sealing import opened_or_none
from consult.storage.wishes import Wish, wishes_of_review


def as_kept_words(keys: Iterable[str]) -> str | None:
    """Return the keys of findings as a record holds them."""
    kept = list(dict.fromkeys(keys))
    return json.dumps(kept) if kept else None


def kept_words_of(record: Decision | Wish) -> tuple[str, ...]:
    """Return the keys of what is kept in a decision's words, or in the reason of an answer."""
    return tuple(json.loads(opened_or_none(record, "kept_words") or "[]"))


def kept_in_records(session: Session, review_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what is kept in the words of reviews, by the key that a letter knows these words under."""
    found = {}
    for review_id in review_ids:
        for decision in decisions_of_review(session, review_id):
            found[f"decision-{decision.id}"] = kept_words_of(decision)
        for wish in wishes_of_review(session, review_id):
            found[f"because-{wish.id}"] = kept_words_of(wish)
    return found
