"""Letters that went out, made for a test."""

from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.invitations import Purpose
from consult.domain.kept_letters import as_kept
from consult.domain.letters import Heading, LetterText, Paragraph, Part, Register, Words
from consult.domain.respondents import Role
from consult.storage.letters import Letter
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from tests.factories.invitations import an_invitation

WORDS = "You asked to see Taylor more."


def a_posted_letter(
    session: Session,
    *,
    review: Review,
    at: datetime,
    respondent: Respondent | None = None,
    role: Role = Role.CHILD,
    words: str = WORDS,
) -> Letter:
    """Return a letter that went out at a moment, with the link that opens it."""
    register = Register.CHILD if role is Role.CHILD else Register.ADULT
    link = an_invitation(session, review=review, role=role, at=at, purpose=Purpose.LETTER, respondent=respondent)
    blocks = (Heading(Part.OPENING, Words.plain("Dear Robin,")), Paragraph(Words.plain(words)))
    officer_id = review.child.officer_id
    assert officer_id is not None
    letter = Letter(
        review_id=review.id,
        respondent_id=link.respondent_id,
        register=register.value,
        made_at=at,
        made_by=officer_id,
        changed_at=at,
        published_at=at,
        published_by=officer_id,
        invitation_id=link.id,
    )
    letter.text = as_kept(LetterText("Your letter", "en", register, blocks))
    session.add(letter)
    session.flush()
    return letter
