"""What somebody asked for around a review, as its officer reads it, with the answer that comes back to them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain import answers
from consult.domain.minutes import Said
from consult.domain.people import NamedPerson
from consult.domain.requests import Wanted
from consult.domain.topics import Topic
from consult.domain.views import Reader, Thread
from consult.domain.wishes import Outcome, WishAnswer, WishKind, missing_from
from consult.services import requests
from consult.services.requests import Requested
from consult.services.said import Answered, said_in
from consult.services.views import SaidThread, read_views
from consult.storage import wishes as stored
from consult.storage.reviews import Review
from consult.storage.sealing import opened_or_none
from consult.storage.wishes import Wish


class NothingToMark(Exception):
    """What was to be marked or answered was taken back, or does not open any more."""


@dataclass(frozen=True)
class Wished:
    """One wish as the officer reads it; `said` or `requested` is where it comes from."""

    wish: Wish
    kind: WishKind
    said_by: str
    words: Said
    answer: WishAnswer
    missing: tuple[str, ...]
    said: Answered | None = None
    """The answer as it was given, in the person's own words and in English."""
    thread: Thread | None = None
    requested: Requested | None = None
    taken_back_at: datetime | None = None
    is_changed: bool = False
    """Whether they have said something else instead since it was marked."""

    def may_be_told(self, reader: Reader, *, people_now: Sequence[NamedPerson]) -> bool:
        """Whether `reader` may be told of it: as with minutes, by the newest audience of the answer it is.

        Something asked for with one tap had no audience to choose: nobody but the officer is told of it.
        """
        if reader is Reader.OFFICER:
            return True
        if self.said is None or self.thread is None or self.taken_back_at is not None:
            return False
        return self.thread.may_be_read_by(self.said.view, reader, people_now=people_now)


@dataclass(frozen=True)
class Wishes:
    """What was marked for one review: what stands, and what was taken back since."""

    standing: tuple[Wished, ...]
    taken_back: tuple[Wished, ...]

    @property
    def by_request(self) -> dict[str, str]:
        """The ids of the wishes that were asked for with one tap, by the request."""
        return {each.wish.request_id: each.wish.id for each in self.standing if each.wish.request_id}

    def about(self, said: Answered) -> Wished | None:
        """Return the wish that this answer was marked as, or that it asked for."""
        ids = {said.view.answer_id, *said.view.repeats}
        asked_for = asks_for(said)
        for each in (*self.standing, *self.taken_back):
            is_theirs = each.wish.respondent_id == said.view.respondent_id
            is_asked_for = each.requested is not None and each.requested.wanted in asked_for
            if each.wish.answer_id in ids or (is_asked_for and is_theirs):
                return each
        return None


def wishes_of(session: Session, review: Review, *, threads: Sequence[SaidThread] | None = None) -> Wishes:
    """Return what was marked for a review; the caller has noted the reading.

    `threads` are those of `read_views`, where the caller has them.
    """
    marked = stored.wishes_of_review(session, review.id)
    if not marked:
        return Wishes((), ())
    threads = read_views(session, review) if threads is None else threads
    asked = {each.request_id: each for each in requests.requests_of(session, review)}
    found = [_wished(wish, threads, asked) for wish in marked]
    return Wishes(
        standing=tuple(each for each in found if each.taken_back_at is None),
        taken_back=tuple(each for each in found if each.taken_back_at is not None),
    )


def _wished(wish: Wish, threads: Sequence[SaidThread], asked: dict[str, Requested]) -> Wished:
    said, thread = find_said(threads, wish.answer_id)
    requested = asked.get(wish.request_id or "")
    taken_back_at = requested.taken_back_at if requested is not None else None
    is_changed = False
    if said is not None and thread is not None:
        taken_back_at = taken_back_at or thread.when_taken_back(said.view)
        is_changed = said.view != thread.newest and thread.newest.sent_at > wish.marked_at
    answer = answer_of(wish)
    missing = missing_from(answer)
    words = opened_or_none(wish, "words") or ""
    if not words:
        missing = ("Say in a few words what was asked for.", *missing)
    if is_changed:
        missing = ("They have said something else since: look again at the words.", *missing)
    return Wished(
        wish=wish,
        kind=WishKind(wish.kind),
        said_by=said.said_by if said is not None else requested.who if requested is not None else "",
        words=said_in(words, wish.language),
        answer=answer,
        missing=missing,
        said=said,
        thread=thread,
        requested=requested,
        taken_back_at=taken_back_at,
        is_changed=is_changed,
    )


def answer_of(wish: Wish) -> WishAnswer:
    """Return the answer of a wish as it is kept; the caller has noted the reading."""
    return WishAnswer(
        outcome=Outcome(wish.outcome) if wish.outcome else None,
        because=opened_or_none(wish, "because") or "",
        owner=opened_or_none(wish, "owner") or "",
        by_on=wish.by_on,
    )


def find_said(threads: Sequence[SaidThread], answer_id: str | None) -> tuple[Answered | None, Thread | None]:
    """Return the answer with this id, or the later one in the same words, and its thread; None for no answer."""
    for each in threads:
        for said in each.versions:
            if answer_id in (said.view.answer_id, *said.view.repeats):
                return said, each.thread
    return None, None


def asks_for(said: Answered) -> frozenset[Wanted]:
    """Return what an answer asks for that is a request by itself; nothing for words."""
    if said.topic is not Topic.RIGHTS or said.is_spoiled:
        return frozenset()
    kept = json.loads(said.view.content)
    chosen = () if "words" in kept else answers.read_kept(kept)
    return frozenset(wanted for wanted in Wanted if wanted.value in chosen)
