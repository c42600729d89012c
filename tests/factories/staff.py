"""Staff, made for a test."""

from datetime import UTC, datetime

import pyotp
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from consult.domain.keyed_hash import keyed_hash
from consult.domain.staff import StaffRole
from consult.services.staff import SignedIn
from consult.settings import Settings
from consult.storage.database import Database, keys_of
from consult.storage.invitations import Invitation
from consult.storage.staff import Staff, StaffSession
from tests.visitor import Visitor

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def a_member_of_staff(
    session: Session, *, role: StaffRole = StaffRole.OFFICER, name: str = "Dana Inkwell", email: str | None = None
) -> Staff:
    """Return an account that has no usable password: tests about signing in set one."""
    staff = Staff(role=role.value, name=name, password_hash="!", totp_secret=pyotp.random_base32(), made_at=LONG_AGO)
    staff.email = email or f"{staff.id}@exampleshire.example"
    staff.email_hash = keyed_hash(keys_of(session).lookups, f"email:{staff.email.lower()}")
    session.add(staff)
    session.flush()
    return staff


def a_staff_session(session: Session, staff: Staff, *, at: datetime) -> str:
    """Return the cookie of a running session."""
    token = f"token-of-{staff.id}"
    hashed = keyed_hash(keys_of(session).visits, f"staff:{token}")
    session.add(StaffSession(token_hash=hashed, staff_id=staff.id, started_at=at, seen_at=at))
    session.flush()
    return token


def signed_in_as(staff: Staff) -> SignedIn:
    """Return this account as the acts know somebody who is signed in."""
    return SignedIn(staff.id, "a-session", staff.name, staff.staff_role, LONG_AGO)


def sign_in(client: FlaskClient, database: Database, staff: Staff) -> Visitor:
    """Return somebody who is signed in as this account, reading pages; the account must have been committed."""
    with database.writing() as session:
        token = a_staff_session(session, staff, at=datetime.now(UTC))
    client.set_cookie("staff", token)
    return Visitor(client)


def at_the_desk(
    app: Flask, database: Database, settings: Settings, invitation: Invitation, role: StaffRole | None = None
) -> Visitor:
    """Return the officer of this invitation's child, signed in, or somebody new in this role."""
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = settings.base_url
    with database.writing() as session:
        invited = session.get(Invitation, invitation.id)
        assert invited is not None
        own = invited.review.child.officer
        who = a_member_of_staff(session, role=role, name="Noor Quill") if role else own
        assert who is not None
    return sign_in(client, database, who)
