"""You said, we did, for the service as a whole: the year's figures, and what a manager writes beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy.orm import Session

from consult.domain.names_in_public import names_in_public
from consult.domain.reporting_year import ReportingYear
from consult.domain.second_person import NotASecondPerson, reason_to_stand
from consult.domain.themes import Theme, theme_of
from consult.domain.topics import Topic
from consult.domain.wishes import WishKind
from consult.domain.words import words_that_fit
from consult.domain.you_said_we_did import NOT_SAID, NOT_YET_ANSWERED, AskedFigures, AskedGroup, published
from consult.services import events
from consult.services.staff import SignedIn
from consult.storage import service_answers as stored
from consult.storage.children import names_of_every_child
from consult.storage.respondents import names_of_every_carer
from consult.storage.sealing import opened_or_none
from consult.storage.service_answers import ServiceAnswer

LONGEST_ANSWER = 300
"""Characters of what was done about one theme: more is not read from a wall."""


def what_children_asked_for(session: Session, year: ReportingYear, *, zero_is_small: bool = True) -> AskedFigures:
    """Return what children asked for around the reviews held in a year, with small counts withheld."""
    groups = [
        AskedGroup(theme_of(Topic(topic)), WishKind(kind), outcome or NOT_YET_ANSWERED, happened or NOT_SAID, wishes)
        for topic, kind, outcome, happened, wishes in stored.groups_asked(session, year)
    ]
    return published(year, groups, zero_is_small=zero_is_small)


@dataclass(frozen=True)
class Did:
    """What a manager wrote of one theme, with the names in it that nobody has let stand, by where they are."""

    words: str
    names: tuple[tuple[int, int], ...]
    written_by: str
    """The id of whoever wrote it: somebody else may let the names stand."""

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The words in pieces, each with whether it is a name."""
        ends = [0, *(end for span in self.names for end in span), len(self.words)]
        cut = [self.words[start:end] for start, end in pairwise(ends)]
        return tuple((piece, number % 2 == 1) for number, piece in enumerate(cut) if piece)


def what_was_written(session: Session, year: ReportingYear) -> dict[Theme, Did]:
    """Return all that a manager wrote of each theme; themes of which nothing is written are left out."""
    kept = stored.service_answers(session, year)
    found = {theme: opened_or_none(kept[theme], "words") for theme in Theme if theme in kept}
    if not any(found.values()):
        return {}
    children, carers = names_of_every_child(session), names_of_every_carer(session)
    return {
        theme: Did(
            words,
            () if kept[theme].let_stand_by else names_in_public(words, children=children, carers=carers),
            kept[theme].written_by,
        )
        for theme, words in found.items()
        if words
    }


def what_we_did(session: Session, year: ReportingYear) -> dict[Theme, str]:
    """Return what may be shown of what a manager wrote: words that hold no name, or whose names were let stand."""
    return {theme: did.words for theme, did in what_was_written(session, year).items() if not did.names}


class NothingToLetStand(Exception):
    """There is no name in these words any more, or nothing is written."""


def let_names_stand(
    session: Session, year: ReportingYear, theme: Theme, *, because: str, who: SignedIn, now: datetime
) -> None:
    """Let the names stand that were found in what was written of one theme; until it is changed.

    Raises:
        NothingToLetStand: where none was found.
        NotASecondPerson: for whoever wrote it.
        NoReason: without one.
        consult.domain.words.TooLong: for a reason longer than `LONGEST_ANSWER`.
    """
    did = what_was_written(session, year).get(theme)
    if did is None or not did.names:
        raise NothingToLetStand
    if did.written_by == who.staff_id:
        raise NotASecondPerson
    because = reason_to_stand(because, longest=LONGEST_ANSWER)
    kept = stored.service_answers(session, year)[theme]
    kept.let_stand_by, kept.let_stand_at, kept.let_stand_because = who.staff_id, now, because
    session.flush()
    act = "let names on the poster stand"
    events.record_by(session, who, at=now, act=act, thing="service answer", thing_id=kept.id)


def write_what_we_did(
    session: Session, year: ReportingYear, written: Mapping[Theme, str], *, who: SignedIn, now: datetime
) -> int:
    """Keep what was done about these themes; empty words take away what stood there. Returns how many changed.

    Raises:
        consult.domain.words.TooLong: for more than `LONGEST_ANSWER` characters of one theme; nothing is kept then.
    """
    fitting = {theme: words_that_fit(words, longest=LONGEST_ANSWER) for theme, words in written.items()}
    kept, changed = stored.service_answers(session, year), 0
    for theme, words in fitting.items():
        found = kept.get(theme)
        if (opened_or_none(found, "words") if found else "") == words:
            continue
        if found is None:
            found = ServiceAnswer(
                year=year.name, theme=theme.value, words=words, written_at=now, written_by=who.staff_id
            )
            session.add(found)
        found.words, found.written_at, found.written_by = words, now, who.staff_id
        found.let_stand_by, found.let_stand_at, found.let_stand_because = None, None, None
        session.flush()
        events.record_by(session, who, at=now, act="wrote what we did", thing="service answer", thing_id=found.id)
        changed += 1
    return changed
