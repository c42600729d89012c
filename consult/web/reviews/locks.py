"""New pictures for somebody who forgot theirs: the officer takes the old lock away."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from consult.domain.staff import StaffRole
from consult.services import invitations, locks
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp


@bp.post("/<review_id>/invitations/<invitation_id>/new-pictures")
@open_to_staff(StaffRole.OFFICER)
def take_lock_away(review_id: str, invitation_id: str) -> Response:
    """Take a person's lock away; their next visit is offered a new one."""
    invitation = invitations.get_invitation(current_session(), current_staff(), invitation_id, review_id=review_id)
    locks.take_away(current_session(), current_staff(), invitation, at=clock.now())
    flash("The old pictures open nothing any more. The next visit with this link is offered new ones.")
    return redirect(url_for("reviews.list_invitations", review_id=review_id), 303)
