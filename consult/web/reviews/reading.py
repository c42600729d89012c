"""Opening a page that shows what somebody said: the reading is written down before the words are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.services.caseload import get_review_to_read
from consult.services.views import note_reading
from consult.web import clock
from consult.web.access import current_staff
from consult.web.database import current_session, small_transaction

if TYPE_CHECKING:
    from consult.storage.reviews import Review


def review_being_read(review_id: str, *, act: str = "read views") -> Review:
    """Return the review whose words the page is about to show, and keep that it was read.

    The event is committed by itself: where it cannot be written there is no page. On a POST call this before
    anything else asks for the session.

    Raises:
        consult.domain.staff.NotYours: for somebody else's child; nothing is written then.
    """
    with small_transaction() as session:
        note_reading(session, who=current_staff(), review_id=review_id, act=act, now=clock.now())
    return own_review(review_id)


def own_review(review_id: str) -> Review:
    """Return one of the officer's own reviews, for an act that shows no words.

    Raises:
        consult.domain.staff.NotYours: for somebody else's child.
    """
    return get_review_to_read(current_session(), current_staff(), review_id)
