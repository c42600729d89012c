"""What was asked for, as a letter tells it: whether its reader may know of it, and the answer that it got."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from consult.domain.letter_facts import AnsweredWish, Item
from consult.domain.letter_readers import LetterReader, may_quote
from consult.domain.letters import Text
from consult.domain.people import NamedPerson
from consult.domain.wishes import Outcome
from consult.services.views import SaidThread
from consult.services.wishes import find_said
from consult.storage.decisions import Decision
from consult.storage.sealing import opened_or_none
from consult.storage.wishes import Wish


class InLanguage(Protocol):
    """Gives what was written its translation into the letter's language, where there is one that holds."""

    def __call__(self, key: str, words: str, language: str = "en") -> Item:
        """Return the words under the key of their translation."""


def may_read_wish(
    wish: Wish, reader: LetterReader, threads: Sequence[SaidThread], people: Sequence[NamedPerson]
) -> bool:
    """Whether a letter to `reader` may say what was wished: as its answer may be read.

    What was asked for with a tap went to the officer alone, so it is in no letter. What was noted without an answer
    is for the one who said it.
    """
    if wish.request_id is not None:
        return False
    if wish.answer_id is None:
        return wish.respondent_id == reader.respondent_id
    said, thread = find_said(threads, wish.answer_id)
    if said is None or thread is None:
        return False
    of_this = replace(thread, newest=said.view)
    return all(may_quote(each, reader, people_now=people) for each in (thread, of_this))


def answered_wish(
    wish: Wish, in_language: InLanguage, threads: Sequence[SaidThread], *, has_decision: bool = False
) -> AnsweredWish:
    """Return a wish that has its answer; in its own words with their English, where a second person confirmed it."""
    because, owner = opened_or_none(wish, "because"), opened_or_none(wish, "owner")
    words, (said, _thread) = opened_or_none(wish, "words") or "", find_said(threads, wish.answer_id)
    english = said.translation if said is not None and said.own.words == words else None
    return AnsweredWish(
        wish=in_language(f"wish-{wish.id}", words, wish.language),
        english=Text(english.words) if english is not None and english.checked_by else None,
        outcome=Outcome(wish.outcome or ""),
        because=in_language(f"because-{wish.id}", because) if because else None,
        owner=in_language(f"by-{wish.id}", owner) if owner else None,
        by_on=wish.by_on,
        has_decision=has_decision,
    )


def answers_nothing_hidden(decision: Decision, marked: Sequence[Wish], open_wishes: Sequence[Wish]) -> bool:
    """Whether a decision answers no wish of this review, or one that the reader may see."""
    is_known = decision.wish_id in {wish.id for wish in marked}
    return not is_known or decision.wish_id in {wish.id for wish in open_wishes}
