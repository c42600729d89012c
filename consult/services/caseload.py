"""Whose child is whose: every page about one review or child asks here first, at every request."""

from sqlalchemy.orm import Session

from consult.domain.staff import NotYours
from consult.services.staff import SignedIn
from consult.storage import children, reviews
from consult.storage.children import Child
from consult.storage.reviews import Review


def get_review(session: Session, who: SignedIn, review_id: str) -> Review:
    """Return a review that `who` may know of: an officer's own children, or any child for the other roles.

    Raises:
        NotYours: for somebody else's child, and the same for a review that does not exist.
    """
    review = reviews.find_review(session, review_id)
    if review is None or not _may_know(who, review.child):
        raise NotYours
    return review


def get_review_to_read(session: Session, who: SignedIn, review_id: str) -> Review:
    """Return a review whose words `who` may read: the child's own reviewing officer, nobody else.

    Raises:
        NotYours: for every other role, somebody else's child, and a review that does not exist.
    """
    review = get_review(session, who, review_id)
    if not who.role.reads_words:
        raise NotYours
    return review


def get_child(session: Session, who: SignedIn, child_id: str) -> Child:
    """Return a child that `who` may know of.

    Raises:
        NotYours: for somebody else's child, and the same for a child that does not exist.
    """
    child = children.find_child(session, child_id)
    if child is None or not _may_know(who, child):
        raise NotYours
    return child


def _may_know(who: SignedIn, child: Child) -> bool:
    return who.role.sees_every_child or child.officer_id == who.staff_id
