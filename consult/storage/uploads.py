"""A file of reviews between its dry run and Apply."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from consult.storage.base import Base
from consult.storage.sealing import Sealed


class Upload(Base):
    """What a member of staff uploaded, sealed, until it is applied or forgotten."""

    __tablename__ = "uploads"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    file_name_sealed: Mapped[bytes]
    body_sealed: Mapped[bytes]
    """The file's bytes as base64."""
    made_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]

    file_name = Sealed()
    body = Sealed()
