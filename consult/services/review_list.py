"""The list of reviews as its reader may see it: names and dates, how far each answer has come, no words."""

from sqlalchemy.orm import Session

from consult.services.staff import SignedIn
from consult.storage import reviews as stored
from consult.storage.reviews import Review


def reviews_for(session: Session, who: SignedIn) -> list[Review]:
    """Return an officer's own reviews, or every child's for the other roles."""
    return (
        stored.all_reviews(session) if who.role.sees_every_child else stored.reviews_of_officer(session, who.staff_id)
    )
