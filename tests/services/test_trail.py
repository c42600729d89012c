from datetime import date, timedelta

from sqlalchemy.orm import Session

from consult.services import events
from consult.services.trail import trail_of_review
from tests.factories.children import a_child
from tests.factories.replies import SENT_AT
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as


def test_the_trail_is_newest_first_and_reads_as_sentences(session: Session) -> None:
    me, other = a_member_of_staff(session), a_member_of_staff(session, name="Sol Marble")
    review = a_review(session, child=a_child(session, officer=me), meeting_on=date(2026, 5, 5))
    elsewhere = a_review(session, child=a_child(session), meeting_on=date(2026, 5, 5))
    for minutes, act, staff_id, of in (
        (0, "invited", other.id, review),
        (1, "open link", None, review),
        (2, "send views", None, review),
        (3, "read views", me.id, review),
        (4, "read views", me.id, review),
        (5, "read views", me.id, elsewhere),
    ):
        events.record(
            session,
            at=SENT_AT + timedelta(minutes=minutes),
            act=act,
            thing="review",
            thing_id=of.id,
            role="officer" if staff_id else "child",
            staff_id=staff_id,
            review_id=of.id,
        )
    steps = trail_of_review(session, review.id, who=signed_in_as(me))
    assert [(step.who, step.act, step.times) for step in steps] == [
        ("You", "read views", 2),
        ("Child", "sent views", 1),
        ("Child", "opened the link", 1),
        ("Sol Marble", "invited somebody", 1),
    ]
