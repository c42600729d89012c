"""Preparing the statutory return of a year from what was recorded."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.reporting_year import ReportingYear
from consult.domain.returns import PreparedReturn, ReturnChild, ReturnEpisode, ReturnReview, prepare
from consult.services import events
from consult.services.staff import SignedIn
from consult.storage import returns as stored
from consult.storage.children import Child


def prepare_return(session: Session, year: ReportingYear, *, today: date) -> PreparedReturn:
    """Return the year's return with what it leaves out and what stops it; changes nothing."""
    return prepare(
        year,
        children=[_child(child) for child in stored.children_with_episodes(session)],
        reviews=[ReturnReview(*row) for row in stored.review_columns(session)],
        today=today,
    )


def note_taken(session: Session, year: ReportingYear, who: SignedIn, *, now: datetime) -> None:
    """Write down that somebody took the return of a year away as files."""
    events.record_by(
        session,
        who,
        at=now,
        act="took the return",
        thing="year",
        thing_id=year.name,
    )


def _child(child: Child) -> ReturnChild:
    return ReturnChild(
        id=child.id,
        reference=child.reference,
        born_on=child.born_on,
        sex=child.sex,
        ethnicity=child.ethnicity,
        upn=child.upn,
        is_mother=child.is_mother,
        mothers_child_born_on=child.mothers_child_born_on,
        in_header=child.in_header,
        care_started_on=child.care_started_on,
        episodes=tuple(
            ReturnEpisode(
                started_on=episode.started_on,
                reason_started=episode.reason_started,
                legal_status=episode.legal_status,
                category_of_need=episode.category_of_need,
                place=episode.place,
                place_provider=episode.place_provider,
                ended_on=episode.ended_on,
                reason_ended=episode.reason_ended,
                reason_place_changed=episode.reason_place_changed,
            )
            for episode in child.episodes
        ),
    )
