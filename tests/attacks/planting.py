"""Puts texts of somebody's choice into every free text that a database holds."""

import itertools
import secrets
import string
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.asked import Asked
from consult.domain.people import MeetingPart, NamedPerson, keep_list
from consult.domain.said import keep
from consult.storage.base import Base
from consult.storage.replies import Answer, Reply
from consult.storage.sealing import Sealed

NOT_TEXT = {
    ("staff", "totp_secret"),
    ("staff", "email"),
    ("invitations", "number"),
    ("respondents", "lock_hash"),
    ("drafts", "answers"),
    ("answers", "said"),
    ("replies", "meeting_people"),
    ("uploads", "body"),
}
"""Sealed, but made by the site: numbers, hashes, and JSON whose texts are planted one by one."""


def a_planted_word() -> str:
    """Return a word that stands nowhere else: all letters, for digits in it may look like a telephone number."""
    return "zq" + "".join(secrets.choice(string.ascii_lowercase) for _letter in range(14))


def plant_everywhere(session: Session, texts: Iterable[str]) -> int:
    """Write the texts, in turn, into every free text of every record; return how many cells hold one now."""
    supply, planted = itertools.cycle(texts), 0
    for kind in sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda each: each.__tablename__):
        names = [name for name, value in vars(kind).items() if isinstance(value, Sealed)]
        texts_of = [name for name in names if (kind.__tablename__, name) not in NOT_TEXT]
        for record in session.scalars(select(kind)):
            for name in texts_of:
                setattr(record, name, next(supply))
                planted += 1
    for answer in session.scalars(select(Answer)):
        words = {"words": next(supply)}
        answer.said = keep(words, Asked(next(supply), next(supply), "en", (next(supply),), (next(supply),)))
        planted += 5
    for reply in session.scalars(select(Reply)):
        reply.meeting_people = keep_list([NamedPerson("p", MeetingPart.CARER, next(supply))])
        planted += 1
    session.flush()
    return planted
