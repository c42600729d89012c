"""Accounts, signing in and being signed in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.passwords import PasswordTooWeak
from consult.domain.sign_in import CannotSignIn
from consult.domain.staff import AlreadyHasAnAccount, NotAnEmailAddress, StaffRole
from consult.services import staff
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.staff import Staff, StaffSession, use_totp_step
from consult.storage.tries import Try

NINE = datetime(2026, 11, 16, 9, 0, 10, tzinfo=UTC)
EMAIL, PASSWORD = "dana@exampleshire.example", "marmalade kettle orbit"
HERE, ELSEWHERE = "203.0.113.7", "198.51.100.9"


def dana(session: Session) -> staff.NewAccount:
    return staff.add_staff(
        session,
        email=EMAIL,
        name="Dana Inkwell",
        role=StaffRole.OFFICER,
        password=PASSWORD,
        service="Exampleshire reviews",
        now=NINE - timedelta(days=1),
    )


def enter(
    session: Session,
    account: staff.NewAccount,
    *,
    at: datetime = NINE,
    email: str = EMAIL,
    password: str = PASSWORD,
    totp: str | None = None,
    from_address: str = HERE,
) -> str:
    attempt = staff.count_try(session, email=email, from_address=from_address, now=at)
    code = pyotp.TOTP(account.totp_secret).at(at) if totp is None else totp
    return staff.sign_in(session, attempt, password=password, totp=code, now=at)


def test_password_and_code_together_let_an_officer_in(session: Session) -> None:
    token = enter(session, dana(session))
    who = staff.signed_in(session, token, now=NINE)
    assert who is not None
    assert (who.name, who.role) == ("Dana Inkwell", StaffRole.OFFICER)


def test_the_address_may_be_typed_with_capitals_and_spaces(session: Session) -> None:
    assert enter(session, dana(session), email="  Dana@Exampleshire.Example ")


def test_the_code_may_be_typed_with_a_space_or_in_other_digits(session: Session) -> None:
    account = dana(session)
    code = pyotp.TOTP(account.totp_secret).at(NINE)
    arabic = "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in code)
    assert enter(session, account, totp=f"{arabic[:3]} {arabic[3:]}")


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "marmalade kettle orbi"},
        {"password": ""},
        {"password": "\ud800"},
        {"totp": "000000"},
        {"totp": ""},
        {"totp": "x" * 10_000},
        {"email": "nobody@exampleshire.example"},
        {"email": ""},
    ],
)
def test_any_wrong_part_keeps_a_stranger_out(session: Session, wrong: dict[str, str]) -> None:
    account = dana(session)
    with pytest.raises(CannotSignIn):
        enter(session, account, **wrong)  # type: ignore[arg-type]
    assert session.scalars(select(StaffSession)).all() == []


def test_a_code_is_used_once(session: Session) -> None:
    account = dana(session)
    enter(session, account)
    with pytest.raises(CannotSignIn):
        enter(session, account, at=NINE + timedelta(seconds=5))


def test_fifty_sign_ins_at_once_with_one_code_make_one_session(database: Database) -> None:
    with database.writing() as session:
        account = dana(session)
    code = pyotp.TOTP(account.totp_secret).at(NINE)

    def once(nth: int) -> bool:
        try:
            with database.writing() as counting:
                attempt = staff.count_try(counting, email=EMAIL, from_address=f"203.0.113.{nth}", now=NINE)
            with database.writing() as session:
                staff.sign_in(session, attempt, password=PASSWORD, totp=code, now=NINE)
        except CannotSignIn:
            return False
        return True

    with ThreadPoolExecutor(10) as people:
        assert sum(people.map(once, range(50))) == 1


def test_after_a_code_was_used_the_one_before_it_no_longer_counts(session: Session) -> None:
    account = dana(session)
    enter(session, account)
    before = pyotp.TOTP(account.totp_secret).at(NINE - timedelta(seconds=30))
    with pytest.raises(CannotSignIn):
        enter(session, account, totp=before)


@pytest.mark.parametrize(("seconds", "counts"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_code_counts_half_a_minute_either_side(session: Session, seconds: int, counts: bool) -> None:
    account = dana(session)
    code = pyotp.TOTP(account.totp_secret).at(NINE + timedelta(seconds=seconds))
    if counts:
        assert enter(session, account, totp=code)
    else:
        with pytest.raises(CannotSignIn):
            enter(session, account, totp=code)


def test_a_disabled_colleague_cannot_sign_in_and_is_out_at_the_next_request(session: Session) -> None:
    account = dana(session)
    token = enter(session, account)
    staff.disable(session, email=EMAIL, now=NINE)
    assert staff.signed_in(session, token, now=NINE) is None
    with pytest.raises(CannotSignIn):
        enter(session, account, at=NINE + timedelta(minutes=1))


def test_a_session_ends_when_idle_and_after_a_working_day(session: Session) -> None:
    token = enter(session, dana(session))
    assert staff.signed_in(session, token, now=NINE + timedelta(minutes=14, seconds=59)) is not None
    assert staff.signed_in(session, token, now=NINE + timedelta(minutes=15)) is None
    at = NINE
    while at < NINE + timedelta(hours=8):
        who = staff.signed_in(session, token, now=at)
        assert who is not None
        staff.seen(session, who.session_id, now=at)
        at += timedelta(minutes=10)
    assert staff.signed_in(session, token, now=at) is None


def test_signing_out_ends_the_session(session: Session) -> None:
    token = enter(session, dana(session))
    who = staff.signed_in(session, token, now=NINE)
    assert who is not None
    staff.sign_out(session, who.session_id, now=NINE)
    assert staff.signed_in(session, token, now=NINE) is None


def test_a_code_that_two_people_use_in_the_same_instant_counts_for_one(session: Session) -> None:
    account = dana(session)
    assert use_totp_step(session, account.staff_id, 100)
    assert not use_totp_step(session, account.staff_id, 100)
    assert not use_totp_step(session, account.staff_id, 99)
    assert use_totp_step(session, account.staff_id, 101)


def test_only_hashes_of_cookie_and_password_are_kept(session: Session) -> None:
    token = enter(session, dana(session))
    kept = session.scalars(select(StaffSession)).one()
    assert token not in kept.token_hash
    assert session.scalars(select(Staff)).one().password_hash.startswith("$argon2id$")


def test_every_sign_in_and_sign_out_is_written_down(session: Session) -> None:
    account = dana(session)
    who = staff.signed_in(session, enter(session, account), now=NINE)
    assert who is not None
    staff.sign_out(session, who.session_id, now=NINE)
    acts = session.execute(select(Event.act, Event.staff_id).order_by(Event.position)).all()
    assert [tuple(each) for each in acts][1:] == [
        ("signed in", account.staff_id),
        ("signed out", account.staff_id),
    ]


def test_tries_are_counted_even_when_the_account_does_not_exist(session: Session) -> None:
    for _ in range(5):
        staff.count_try(session, email="nobody@exampleshire.example", from_address=HERE, now=NINE)
    with pytest.raises(CannotSignIn):
        staff.count_try(session, email="nobody@exampleshire.example", from_address=HERE, now=NINE)


def test_a_guesser_is_slowed_and_the_owner_still_gets_in(session: Session) -> None:
    account = dana(session)
    enter(session, account)
    evaluated = 0
    for second in range(600):
        try:
            staff.count_try(
                session, email=EMAIL, from_address=f"{ELSEWHERE}{second % 50}", now=NINE + timedelta(seconds=second)
            )
            evaluated += 1
        except CannotSignIn:
            pass
    assert evaluated < 40, "ten minutes of guessing from fifty addresses"
    assert enter(session, account, at=NINE + timedelta(seconds=601))


def test_right_sign_ins_do_not_slow_one_another(session: Session) -> None:
    account = dana(session)
    for minute in range(12):
        assert enter(session, account, at=NINE + timedelta(minutes=minute))


def test_a_try_keeps_neither_address(session: Session) -> None:
    enter(session, dana(session))
    for kept in session.scalars(select(Try)):
        assert EMAIL not in kept.subject
        assert HERE not in kept.subject


def test_one_address_has_one_account(session: Session) -> None:
    dana(session)
    with pytest.raises(AlreadyHasAnAccount):
        dana(session)


@pytest.mark.parametrize("email", ["", "dana", "@x", "dana@", "a@b@c", "da na@exampleshire.example"])
def test_an_account_needs_an_address(session: Session, email: str) -> None:
    with pytest.raises(NotAnEmailAddress):
        staff.add_staff(
            session, email=email, name="D", role=StaffRole.MANAGER, password=PASSWORD, service="S", now=NINE
        )


def test_an_account_needs_a_strong_password(session: Session) -> None:
    with pytest.raises(PasswordTooWeak):
        staff.add_staff(
            session, email=EMAIL, name="D", role=StaffRole.MANAGER, password="short", service="S", now=NINE
        )
