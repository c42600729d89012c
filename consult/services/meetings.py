"""When a meeting moves, its links move with it; when it is cancelled, they end."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.invitations import Purpose, closes_at, opens_at
from consult.services.staff import SignedIn
from consult.storage import invitations

_CANCELLED = "The meeting was cancelled."


def let_links_follow(
    session: Session, review_ids: Sequence[str], *, now: datetime, by: SignedIn | None = None
) -> int:
    """Close the links of these reviews when their meetings, as they now are, say so; return how many changed.

    A link for before the meeting ends a day after it, so it is open longer when the meeting moves on; one for after
    it opens when it begins.
    """
    session.flush()
    followed = 0
    for invitation in invitations.not_withdrawn_from(session, review_ids):
        review = invitation.review
        if review.status == "cancelled":
            invitation.withdrawn_at = now
            invitation.withdrawn_by = by.staff_id if by else None
            invitation.withdrawn_why = _CANCELLED
            invitation.number = None
        elif invitation.purpose == Purpose.BEFORE and review.meeting_on is not None:
            ends = closes_at(
                Purpose.BEFORE,
                meeting_on=review.meeting_on,
                meeting_time=review.meeting_time,
                made_at=invitation.made_at,
            )
            if ends == invitation.closes_at:
                continue
            invitation.closes_at = ends
        elif invitation.purpose == Purpose.AFTER and (meeting_on := review.held_on or review.meeting_on) is not None:
            opens = opens_at(
                Purpose.AFTER,
                meeting_on=meeting_on,
                meeting_time=review.meeting_time if meeting_on == review.meeting_on else None,
                made_at=invitation.made_at,
            )
            if opens == invitation.opens_at:
                continue
            # It works for as long as before, from its new day.
            invitation.closes_at += opens - invitation.opens_at
            invitation.opens_at = opens
        else:
            continue
        followed += 1
    session.flush()
    return followed
