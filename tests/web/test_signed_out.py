"""Words typed while a session ran out."""

from datetime import date, timedelta

from flask import Flask
from flask.testing import FlaskClient

from consult.domain.keyed_hash import keyed_hash
from consult.storage.database import Database
from consult.storage.staff import StaffSession
from consult.web import clock
from tests.factories.children import a_child
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session

SAID = "She said she wants to stay, and see her brother on Sundays."


def posted_after_the_session_ran_out(
    client: FlaskClient, database: Database, *, form_token: str | None = None
) -> str:
    with database.writing() as session:
        officer = a_member_of_staff(session)
        review = a_review(session, child=a_child(session, officer=officer), meeting_on=date(2026, 12, 1))
        token = a_staff_session(session, officer, at=clock.now())
        session.query(StaffSession).update({"seen_at": clock.now() - timedelta(hours=1)})
        address = f"/reviews/{review.id}/heard"
    client.set_cookie("staff", token)
    own = keyed_hash(database.keys.visits, f"form:staff:{token}")
    answer = client.post(address, data={"form_token": form_token or own, "words": SAID})
    return f"{answer.status_code} {answer.text}"


def test_words_typed_while_the_session_ran_out_are_given_back(client: FlaskClient, database: Database) -> None:
    given_back = posted_after_the_session_ran_out(client, database)
    assert given_back.startswith("401")
    assert SAID in given_back
    assert "Nothing is lost" in given_back


def test_a_forged_form_is_given_nothing_back(client: FlaskClient, database: Database, app: Flask) -> None:
    refused = posted_after_the_session_ran_out(client, database, form_token="0" * 64)
    assert refused.startswith("403")
    assert SAID not in refused
