"""The page where staff sign in with a password and a code, and the act of signing out."""

from flask import flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import PasswordField, StringField

from consult.domain.sign_in import CannotSignIn
from consult.domain.staff import StaffRole
from consult.services import invitations, staff
from consult.web import clock
from consult.web.access import cookie_name, current_staff, open_to_anyone, open_to_staff
from consult.web.account import bp
from consult.web.database import current_session, small_transaction
from consult.web.home import first_page

DOES_NOT_MATCH = (
    "That did not work. Check your e-mail address, password and code, wait for a new code, and try again."
    " After several tries, wait a minute before the next."
)
"""The same for every failure, so that nobody learns which part was right or whether an account exists."""


class SignInForm(FlaskForm):  # type: ignore[misc]
    """What is asked for; all at once, so that nothing is confirmed in between."""

    email = StringField("E-mail address")
    password = PasswordField("Password")
    totp = StringField("Six digits from your authenticator app")


@bp.get("/sign-in")
@open_to_anyone
def sign_in() -> str:
    """Show the form."""
    return render_template("account/sign_in.html", form=SignInForm())


@bp.post("/sign-in")
@open_to_anyone
def begin_session() -> Response | tuple[str, int]:
    """Count the try, compare, and let in."""
    form = SignInForm()
    try:
        with small_transaction() as counting:
            attempt = staff.count_try(
                counting, email=form.email.data or "", from_address=request.remote_addr or "", now=clock.now()
            )
        token = staff.sign_in(
            current_session(), attempt, password=form.password.data or "", totp=form.totp.data or "", now=clock.now()
        )
        # Somebody signs in every working day: a number is never kept long after its link has ended.
        invitations.erase_ended_numbers(current_session(), now=clock.now())
    except CannotSignIn:
        form.totp.data = ""
        return render_template("account/sign_in.html", form=form, problem=DOES_NOT_MATCH), 422
    found = staff.signed_in(current_session(), token, now=clock.now())
    answer = redirect(first_page(found.role if found else StaffRole.OFFICER), 303)
    name = cookie_name("staff")
    answer.set_cookie(name, token, secure=name.startswith("__Host-"), httponly=True, samesite="Strict")
    return answer


@bp.post("/sign-out")
@open_to_staff(*StaffRole)
def sign_out() -> Response:
    """End the session and forget its cookie."""
    staff.sign_out(current_session(), current_staff().session_id, now=clock.now())
    flash("You have signed out.")
    answer = redirect(url_for("account.sign_in"), 303)
    name = cookie_name("staff")
    answer.delete_cookie(name, secure=name.startswith("__Host-"), httponly=True, samesite="Strict")
    return answer
