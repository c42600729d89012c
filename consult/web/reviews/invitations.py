"""The page of one review's invitations: invite, withdraw, replace, show a QR."""

from typing import TYPE_CHECKING

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.ages import Band, age_on, band_for
from consult.domain.invitations import ANIMALS as ANIMAL_WORDS
from consult.domain.invitations import CannotInvite, LinkDoesNotWork, Purpose, why_not_invited
from consult.domain.languages import LANGUAGES, Language, get_language
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.services import cards, caseload, invitations, progress
from consult.services.asking_afterwards import ask_everyone_asked_before
from consult.services.invitations import Lifetimes, Wish
from consult.settings import Settings
from consult.web import clock, languages
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp

if TYPE_CHECKING:
    from consult.storage.reviews import Review

Page = str | Response | tuple[str, int]
INVITERS = (StaffRole.OFFICER, StaffRole.ADMINISTRATOR)
ANIMALS = dict(ANIMAL_WORDS)
NOBODY_BEFORE = "Nobody who was asked before this meeting is asked after it. Invite people one by one, further down."
ENDED = "This link has ended or was withdrawn already. Invite the person again if a new one is needed."


@bp.get("/<review_id>/invitations")
@open_to_staff(*INVITERS)
def list_invitations(review_id: str) -> str:
    """Show who is invited to one review, and how far each has come."""
    return _show(caseload.get_review(current_session(), current_staff(), review_id))


@bp.post("/<review_id>/invitations")
@open_to_staff(*INVITERS)
def invite(review_id: str) -> Page:
    """Invite one person, or all of those ticked."""
    review = caseload.get_review(current_session(), current_staff(), review_id)
    try:
        for wish in _wishes():
            invitations.invite_respondent(
                current_session(), current_staff(), review, wish, now=clock.now(), lifetimes=_lifetimes()
            )
    except CannotInvite as problem:
        return _show(review, problem=str(problem)), 422
    return _back(review_id, "Invited. Show the QR on this screen, or print cards.")


@bp.post("/<review_id>/invitations/afterwards")
@open_to_staff(*INVITERS)
def ask_afterwards(review_id: str) -> Page:
    """Make a link to *How was my meeting?* for everybody who was asked before it: cards for the day."""
    review = caseload.get_review(current_session(), current_staff(), review_id)
    made = ask_everyone_asked_before(
        current_session(), current_staff(), review, now=clock.now(), lifetimes=_lifetimes()
    )
    if not made:
        return _show(review, problem=NOBODY_BEFORE), 422
    return _back(review_id, "Their cards for after the meeting are ready: print them for the day.")


@bp.post("/<review_id>/invitations/<invitation_id>/withdraw")
@open_to_staff(*INVITERS)
def withdraw(review_id: str, invitation_id: str) -> Page:
    """End one link, with a reason."""
    invitation = invitations.get_invitation(current_session(), current_staff(), invitation_id, review_id=review_id)
    try:
        invitations.withdraw(
            current_session(), current_staff(), invitation, why=request.form.get("why", ""), now=clock.now()
        )
    except CannotInvite as problem:
        return _show(invitation.review, problem=str(problem), at=f"why-{invitation_id}"), 422
    return _back(review_id, "Withdrawn. The link no longer works; what was sent stays.")


@bp.post("/<review_id>/invitations/<invitation_id>/replace")
@open_to_staff(*INVITERS)
def replace(review_id: str, invitation_id: str) -> Page:
    """Make a new number and end the old one."""
    invitation = invitations.get_invitation(current_session(), current_staff(), invitation_id, review_id=review_id)
    try:
        invitations.replace(current_session(), current_staff(), invitation, now=clock.now())
    except LinkDoesNotWork:
        return _show(invitation.review, problem=ENDED), 422
    return _back(review_id, "Replaced. The old card no longer works: show or print the new one.")


@bp.post("/<review_id>/invitations/<invitation_id>/qr")
@open_to_staff(*INVITERS)
def show_qr(review_id: str, invitation_id: str) -> Page:
    """Show one QR, large, for somebody beside this screen; asked for by POST because it is written down."""
    invitation = invitations.get_invitation(current_session(), current_staff(), invitation_id, review_id=review_id)
    settings: Settings = current_app.extensions["consult_settings"]
    try:
        card = cards.show_card(
            current_session(), current_staff(), invitation, base_url=settings.base_url, now=clock.now()
        )
    except LinkDoesNotWork:
        return _show(invitation.review, problem=ENDED), 422
    asked = request.form.get("language", invitation.language)
    languages.use_language(asked)
    return render_template(
        "components/cards/on_screen.html",
        card=card,
        animals=ANIMALS,
        review_id=review_id,
        offered=offered_languages(),
    )


def offered_languages() -> list[Language]:
    """Return the languages this council offers, in its order."""
    known = {language.code: language for language in LANGUAGES}
    return [known[code] for code in languages.offered() if code in known]


def asked_in(code: str) -> str:
    """Return the language of an invitation, and what happens where this council does not offer it any more."""
    name = get_language(code).english_name
    return name if code in languages.offered() else f"{name}, not offered now: asked in English"


def _wishes() -> list[Wish]:
    """Return whom the form asks to invite.

    Raises:
        CannotInvite: for nobody, and for a role or a purpose that is none.
    """
    try:
        purpose = Purpose(request.form.get("purpose", Purpose.BEFORE.value))
        roles = [Role(role) for role in dict.fromkeys(request.form.getlist("role"))]
    except ValueError:
        raise CannotInvite("Choose whom to invite from the list.") from None
    if not roles or purpose is Purpose.LETTER:
        raise CannotInvite("Choose whom to invite from the list.")
    language, name = request.form.get("language", "en"), request.form.get("name", "")
    if language not in languages.offered():
        raise CannotInvite("Choose one of the languages offered.")
    with_pictures = request.form.get("with_pictures") == "1"
    return [
        Wish(role, purpose, language, name if len(roles) == 1 else "", with_pictures=with_pictures) for role in roles
    ]


def _lifetimes() -> Lifetimes:
    settings: Settings = current_app.extensions["consult_settings"]
    return Lifetimes(after_days=settings.after_days, letter_weeks=settings.letter_weeks)


def _show(review: "Review", *, problem: str = "", at: str = "") -> str:
    meeting_on = review.held_on or review.meeting_on
    age = age_on(meeting_on, born_on=review.child.born_on) if meeting_on else None
    return render_template(
        "reviews/invitations.html",
        review=review,
        meeting_on=meeting_on,
        age=age,
        pictures_anyhow=age is not None and band_for(age) is Band.FROM_4_TO_7,
        why_not_child=why_not_invited(Role.CHILD, age=age) if age is not None else None,
        invited=progress.of_invitations(current_session(), review.id, now=clock.now()),
        offered=offered_languages(),
        asked_in=asked_in,
        their_language=next(
            (each for each in offered_languages() if each.code == review.child.language), offered_languages()[0]
        ),
        roles=list(Role),
        purposes=Purpose,
        today=clock.today(),
        problem=problem,
        problem_at=at,
    )


def _back(review_id: str, said: str) -> Response:
    flash(said)
    return redirect(url_for("reviews.list_invitations", review_id=review_id), 303)
