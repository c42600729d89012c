"""Visits: one opening of one link on one phone."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from consult.storage.base import Base


class Visit(Base):
    """From Start to leaving; only the hash of its cookie is kept."""

    __tablename__ = "visits"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitations.id"), index=True)
    draft_id: Mapped[str | None] = mapped_column(ForeignKey("drafts.id"))
    language: Mapped[str] = mapped_column(String(12))
    look: Mapped[str | None] = mapped_column(String(14))
    place: Mapped[str] = mapped_column(String(60), default="welcome")
    """Where in the journey this visit stands: welcome, a question's key, more, check, sent, lock …"""
    lock_id: Mapped[str | None] = mapped_column(String(22))
    """The lock that this visit made or opened."""
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
