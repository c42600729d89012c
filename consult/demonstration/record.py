"""demo.json: the demonstration's sign-ins and links, for programs and for whoever lost the terminal."""

import json
import os
from pathlib import Path
from typing import Any

from consult.demonstration.council import Council
from consult.demonstration.stage import Stage
from consult.domain.invitations import animal_of


def record_of(council: Council, stage: Stage, *, base_url: str) -> dict[str, Any]:
    """Return what demo.json holds: base_url, staff, and links, newest need first."""
    staff = [
        {
            "role": account.role.value,
            "name": member.name,
            "email": member.email,
            "password": council.passwords[member],
            "totp_secret": council.totp_secrets[member],
        }
        for member, account in council.accounts.items()
    ]
    links = [
        {
            "number": link.invitation.number,
            "purpose": link.invitation.purpose,
            "language": link.invitation.language,
            "respondent": link.role.value,
            "review": link.invitation.review_id,
            "animal": animal_of(link.invitation.number),
            "lock": list(link.lock) if link.lock else None,
        }
        for link in stage.links
    ]
    return {"base_url": base_url, "staff": staff, "links": links}


def write_record(file: Path, record: dict[str, Any]) -> None:
    """Write demo.json, readable by its owner only."""
    draft = file.with_suffix(".draft")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump(record, out, ensure_ascii=False, indent=1)
    draft.replace(file)


def read_record(file: Path) -> dict[str, Any]:
    """Return what demo.json holds."""
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found
