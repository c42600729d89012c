"""New pictures for somebody who forgot theirs or never had any: given by the officer, or made by themselves."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from consult.domain.locks import PICTURES
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.services import invitations, locks
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session, reading_session
from consult.web.reviews import bp


@bp.post("/<review_id>/invitations/<invitation_id>/new-pictures")
@open_to_staff(StaffRole.OFFICER)
def take_lock_away(review_id: str, invitation_id: str) -> Response:
    """Take a person's lock away; their next visit is offered a new one."""
    invitation = invitations.get_invitation(current_session(), current_staff(), invitation_id, review_id=review_id)
    locks.take_away(current_session(), current_staff(), invitation, at=clock.now())
    flash("The old pictures open nothing any more. The next visit with this link is offered new ones.")
    return redirect(url_for("reviews.list_invitations", review_id=review_id), 303)


@bp.post("/<review_id>/invitations/<invitation_id>/give-pictures")
@open_to_staff(StaffRole.OFFICER)
def give_pictures(review_id: str, invitation_id: str) -> str:
    """Give a person a lock, and show its pictures this once, for the officer to show or tell them."""
    invitation = invitations.get_invitation(reading_session(), current_staff(), invitation_id, review_id=review_id)
    # Hashed before anything is written: it takes tens of milliseconds.
    pictures, hashed = locks.pictures_to_give(reading_session(), invitation)
    kept = invitations.get_invitation(current_session(), current_staff(), invitation_id, review_id=review_id)
    locks.give_lock(current_session(), current_staff(), kept, hashed, at=clock.now())
    names = dict(PICTURES)
    return render_template(
        "reviews/pictures_given.html",
        review=kept.review,
        to=Role(kept.respondent.role).label,
        pictures=[(key, names[key]) for key in pictures],
    )
