"""Staff: an account, signing in with a password and a code, who is signed in, signing out."""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime

import pyotp
from sqlalchemy.orm import Session

from consult.domain.keyed_hash import keyed_hash
from consult.domain.passwords import check_password
from consult.domain.sign_in import TRIES_REMEMBERED, CannotSignIn, is_live, steps_that_count, tries_are_due
from consult.domain.staff import AlreadyHasAnAccount, NotAnEmailAddress, StaffRole
from consult.domain.words import clean_words
from consult.services import events
from consult.services.slow_hash import slow_hash, slow_match
from consult.storage import staff as stored
from consult.storage import tries
from consult.storage.database import keys_of

_FROM_HERE, _FROM_ANYWHERE, _SIGNED_IN = "sign_in", "sign_in_all", "signed_in"
_COOKIE_BYTES = 32


@dataclass(frozen=True)
class NewAccount:
    """An account just made; the secret is shown this once and never again."""

    staff_id: str
    totp_secret: str
    totp_address: str
    """The `otpauth://` address that an authenticator app scans."""


@dataclass(frozen=True)
class Attempt:
    """A counted try, before anything is compared; says nothing about whether the account exists."""

    staff_id: str | None
    password_hash: str | None
    subject: str


@dataclass(frozen=True)
class SignedIn:
    """A member of staff at this request."""

    staff_id: str
    session_id: str
    name: str
    role: StaffRole
    seen_at: datetime


def add_staff(
    session: Session, *, email: str, name: str, role: StaffRole, password: str, service: str, now: datetime
) -> NewAccount:
    """Make an account. `service` names it in the authenticator app.

    Raises:
        NotAnEmailAddress: when the address cannot be one.
        AlreadyHasAnAccount: when the address has one, disabled or not.
        PasswordTooWeak: with the sentence to show.
    """
    address, known_as = _folded(email), clean_words(name)
    if address.count("@") != 1 or not all(address.split("@")) or any(letter.isspace() for letter in address):
        raise NotAnEmailAddress
    if stored.find_staff_by_email_hash(session, _email_hash(session, address)) is not None:
        raise AlreadyHasAnAccount
    check_password(password, email=address, name=known_as)
    secret = pyotp.random_base32()
    person = stored.Staff(
        role=role.value,
        email_hash=_email_hash(session, address),
        email=address,
        name=known_as or address,
        password_hash=slow_hash(unicodedata.normalize("NFC", password)),
        totp_secret=secret,
        made_at=now,
    )
    session.add(person)
    session.flush()
    events.record(session, at=now, act="made account", thing="staff", thing_id=person.id, role=role.value)
    return NewAccount(person.id, secret, pyotp.TOTP(secret).provisioning_uri(name=address, issuer_name=service))


def count_try(session: Session, *, email: str, from_address: str, now: datetime) -> Attempt:
    """Count one try at an account from one address, in a transaction of its own, before evaluating it.

    Raises:
        CannotSignIn: when the next try is not due yet; it is then neither counted nor evaluated.
    """
    email_hash = _email_hash(session, _folded(email))
    person = stored.find_staff_by_email_hash(session, email_hash, lock=True)
    subject = keyed_hash(keys_of(session).lookups, f"try:{email_hash}:{from_address}")
    since = now - TRIES_REMEMBERED
    if not tries_are_due(
        from_here=tries.moments_of_tries(session, _FROM_HERE, subject, since=since),
        from_anywhere=tries.moments_of_tries(session, _FROM_ANYWHERE, email_hash, since=since),
        is_known_here=tries.has_tried(session, _SIGNED_IN, subject),
        at=now,
    ):
        raise CannotSignIn
    session.add_all(
        tries.Try(kind=kind, subject=whose, at=now)
        for kind, whose in ((_FROM_HERE, subject), (_FROM_ANYWHERE, email_hash))
    )
    session.flush()
    return Attempt(person.id if person else None, person.password_hash if person else None, subject)


def sign_in(session: Session, attempt: Attempt, *, password: str, totp: str, now: datetime) -> str:
    """Begin a session for whoever made a counted try, and return the cookie that opens it.

    The password is compared before the session is used, so that nobody waits for a slow hash to write.

    Raises:
        CannotSignIn: for a wrong address, password or code, a code used before, or a disabled account.
    """
    is_right = slow_match(attempt.password_hash, unicodedata.normalize("NFC", password))
    person = stored.get_staff(session, attempt.staff_id) if attempt.staff_id else None
    if not is_right or person is None or person.disabled_at is not None or not _uses_code(session, person, totp, now):
        raise CannotSignIn
    tries.forget_tries_of(session, _FROM_HERE, attempt.subject)
    tries.forget_tries_of(session, _SIGNED_IN, attempt.subject)
    token = secrets.token_urlsafe(_COOKIE_BYTES)
    begun = stored.StaffSession(
        token_hash=_token_hash(session, token), staff_id=person.id, started_at=now, seen_at=now
    )
    session.add_all([begun, tries.Try(kind=_SIGNED_IN, subject=attempt.subject, at=now)])
    _record(session, person, "signed in", now)
    return token


def signed_in(session: Session, token: str, *, now: datetime) -> SignedIn | None:
    """Return who a session's cookie belongs to; None when it ended, idled out, or the person was disabled."""
    found = stored.find_session_by_token_hash(session, _token_hash(session, token))
    if found is None or found.staff.disabled_at is not None:
        return None
    if not is_live(at=now, started_at=found.started_at, seen_at=found.seen_at, ended_at=found.ended_at):
        return None
    return SignedIn(found.staff_id, found.id, found.staff.name, found.staff.staff_role, found.seen_at)


def seen(session: Session, session_id: str, *, now: datetime) -> None:
    """Write down that a session is in use."""
    if (found := session.get(stored.StaffSession, session_id)) is not None:
        found.seen_at = now


def sign_out(session: Session, session_id: str, *, now: datetime) -> None:
    """End a session; its cookie opens nothing from then on."""
    if (found := session.get(stored.StaffSession, session_id)) is not None and found.ended_at is None:
        found.ended_at = now
        _record(session, found.staff, "signed out", now)


def disable(session: Session, *, email: str, now: datetime) -> None:
    """Close an account; whoever uses it is out at their next request.

    Raises:
        NotAnEmailAddress: when nobody has an account under this address.
    """
    person = stored.find_staff_by_email_hash(session, _email_hash(session, _folded(email)))
    if person is None:
        raise NotAnEmailAddress
    person.disabled_at = person.disabled_at or now
    _record(session, person, "disabled account", now)


def _uses_code(session: Session, person: stored.Staff, typed: str, now: datetime) -> bool:
    """Whether a code is right and was not used before; uses it up."""
    code = "".join(
        str(unicodedata.digit(letter)) for letter in typed[:40] if unicodedata.digit(letter, None) is not None
    )
    codes = pyotp.TOTP(person.totp_secret)
    for step in steps_that_count(now, last_used=person.totp_step_used):
        if secrets.compare_digest(codes.generate_otp(step), code):
            return stored.use_totp_step(session, person.id, step)
    return False


def _folded(email: str) -> str:
    return clean_words(email).casefold()[:200]


def _email_hash(session: Session, folded: str) -> str:
    return keyed_hash(keys_of(session).lookups, f"email:{folded}")


def _token_hash(session: Session, token: str) -> str:
    return keyed_hash(keys_of(session).visits, f"staff:{token}")


def _record(session: Session, person: stored.Staff, act: str, now: datetime) -> None:
    events.record(session, at=now, act=act, thing="staff", thing_id=person.id, role=person.role, staff_id=person.id)
