"""A file of reviews between its dry run and Apply."""

from datetime import datetime

from sqlalchemy import ForeignKey, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from consult.storage.base import Base
from consult.storage.sealing import Sealed


class Upload(Base):
    """What a member of staff uploaded, sealed, until it is applied or forgotten."""

    __tablename__ = "uploads"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    file_name_sealed: Mapped[bytes]
    body_sealed: Mapped[bytes]
    """The columns we take of the file, as text; its other columns are never kept."""
    made_at: Mapped[datetime]

    file_name = Sealed()
    body = Sealed()


def forget_upload(session: Session, upload: Upload) -> None:
    """Delete one upload."""
    session.delete(upload)
    session.flush()


def forget_uploads_before(session: Session, moment: datetime) -> None:
    """Delete what has waited since before `moment`."""
    session.execute(delete(Upload).where(Upload.made_at < moment))
