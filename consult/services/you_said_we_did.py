"""You said, we did, for the service as a whole: the year's figures, and what a manager writes beside them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.reporting_year import ReportingYear
from consult.domain.themes import Theme, theme_of
from consult.domain.topics import Topic
from consult.domain.wishes import WishKind
from consult.domain.words import words_that_fit
from consult.domain.you_said_we_did import NOT_SAID, NOT_YET_ANSWERED, AskedFigures, AskedGroup, published
from consult.services import events
from consult.services.staff import SignedIn
from consult.storage import service_answers as stored
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


def what_we_did(session: Session, year: ReportingYear) -> dict[Theme, str]:
    """Return what a manager wrote of each theme; themes of which nothing is written are left out."""
    kept = stored.service_answers(session, year)
    found = {theme: opened_or_none(kept[theme], "words") for theme in Theme if theme in kept}
    return {theme: words for theme, words in found.items() if words}


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
        session.flush()
        events.record_by(session, who, at=now, act="wrote what we did", thing="service answer", thing_id=found.id)
        changed += 1
    return changed
