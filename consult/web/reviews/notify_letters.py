"""Reading a letter together on an officer's own device, and sending one by GOV.UK Notify."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.deliveries import CannotRecord, Delivery
from consult.domain.outbox import CannotReach, NotToAChild, Way, read_email, read_telephone
from consult.domain.staff import StaffRole
from consult.formats.letters import MOST_ADDRESS_LINES, letter_pdf
from consult.formats.paper import CannotBePrinted
from consult.services import deliveries, letters_by_notify
from consult.services.letters_to_post import card_to, card_to_ask
from consult.services.outbox import Wish
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session, reading_session
from consult.web.letters_in_words import words_around
from consult.web.reviews import bp
from consult.web.reviews.letter_messages import message_about
from consult.web.reviews.letter_paper import asks_in_words, link_in_words
from consult.web.reviews.letter_words import letter_text
from consult.web.reviews.reading import review_being_read
from consult.web.reviews.sent_letters import own_letter, page_of, to_the_letter

if TYPE_CHECKING:
    from consult.storage.letters import Letter

NO_ADDRESS = f"Give the address in two to {MOST_ADDRESS_LINES} lines, as the window of an envelope shows it."
NOT_MADE = "The PDF could not be made. Nothing was sent. Tell whoever runs this site."


@bp.post("/<review_id>/sent-letters/<sent_letter_id>/together")
@open_to_staff(StaffRole.OFFICER)
def read_together(review_id: str, sent_letter_id: str) -> Response:
    """Keep that a letter is read together today, and open it."""
    letter = own_letter(review_id, sent_letter_id)
    way, session = Delivery.READ_TOGETHER, current_session()
    deliveries.record_delivery(session, current_staff(), letter, way, on=clock.today(), now=clock.now())
    where = url_for("reviews.letter_together", review_id=review_id, sent_letter_id=sent_letter_id)
    return redirect(where, 303)


@bp.get("/<review_id>/sent-letters/<sent_letter_id>/together")
@open_to_staff(StaffRole.OFFICER)
def letter_together(review_id: str, sent_letter_id: str) -> str:
    """Show the letter and nothing else of the desk."""
    review_being_read(review_id, act="read a letter")
    letter = own_letter(review_id, sent_letter_id)
    text = letter_text(letter)
    around = words_around(letter.language)
    return render_template("reviews/letter_together.html", letter=letter, text=text, around=around)


@bp.post("/<review_id>/sent-letters/<sent_letter_id>/send")
@open_to_staff(StaffRole.OFFICER)
def send_letter_by_notify(review_id: str, sent_letter_id: str) -> Response | tuple[str, int]:
    """Put a letter, or its link, in the outbox; what was typed is in no record once it has gone."""
    settings: Settings = current_app.extensions["consult_settings"]
    letter = deliveries.get_letter_to_handle(
        reading_session(), current_staff(), review_id, sent_letter_id, administrators_too=False
    )
    by = request.form.get("by", "")
    if by not in {way.value for way in settings.ways_to_send}:
        flash("GOV.UK Notify is not set up for that.", "problem")
        return to_the_letter(letter)
    way = Way(by)
    try:
        letters_by_notify.check_letter_may_go(letter, way)
        wish = _wish(letter, way, settings)
    except NotToAChild as problem:
        return page_of(own_letter(review_id, sent_letter_id), problem=("", str(problem))), 422
    except (CannotReach, CannotRecord) as problem:
        return page_of(own_letter(review_id, sent_letter_id), problem=(f"to-{by}", str(problem))), 422
    except CannotBePrinted:
        return page_of(own_letter(review_id, sent_letter_id), problem=(f"to-{by}", NOT_MADE)), 503
    letters_by_notify.send_letter(
        current_session(), current_staff(), own_letter(review_id, sent_letter_id), wish, now=clock.now()
    )
    flash("It is in the outbox, and goes within a minute. This page says if it does not.")
    return to_the_letter(letter)


def _wish(letter: Letter, way: Way, settings: Settings) -> Wish:
    typed = request.form.get(f"to-{way.value}", "")
    if way is Way.POST:
        return Wish(way, _pdf(letter, typed, settings))
    recipient = read_telephone(typed) if way is Way.TEXT else read_email(typed)
    number = letters_by_notify.number_of(reading_session(), letter, now=clock.now())
    return Wish(way, message_about(letter, number=number), recipient)


def _pdf(letter: Letter, typed: str, settings: Settings) -> str:
    """Return the letter with the address in its window, made before anything is written: nobody waits for it."""
    address = tuple(line.strip() for line in typed.splitlines() if line.strip())
    if not 2 <= len(address) <= MOST_ADDRESS_LINES:
        raise CannotReach(NO_ADDRESS)
    card = card_to(reading_session(), letter, base_url=settings.base_url, now=clock.now())
    text = letter_text(letter)
    asked = card_to_ask(reading_session(), letter, base_url=settings.base_url, now=clock.now())
    link = link_in_words(card, settings) if card is not None else None
    asks = asks_in_words(asked, text, settings) if asked is not None else None
    printed = letter_pdf(text, around=words_around(text.language), address=address, link=link, asks=asks)
    return base64.b64encode(printed.pdf).decode("ascii")
