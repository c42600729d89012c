"""Cards to hand over: choose whose, then a sheet to print from the browser, eight to A4."""

from flask import current_app, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from consult.formats.card_sheets import print_card_sheets
from consult.formats.paper import CannotBePrinted
from consult.services import cards, invitations
from consult.services.cards import Card
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session, reading_session, small_transaction
from consult.web.languages import in_language
from consult.web.reviews import bp
from consult.web.reviews.booklet_words import card_in_words
from consult.web.reviews.booklets import NOBODY, not_made, pdf
from consult.web.reviews.invitations import ANIMALS, INVITERS

AT_ONCE = 200
"""Cards of one sheet: twenty-five pages; more would keep a browser busy."""


@bp.get("/cards")
@open_to_staff(*INVITERS)
def choose_cards() -> str:
    """Show everybody with a working link; those not printed yet are ticked."""
    people = cards.people_with_cards(current_session(), current_staff(), now=clock.now())
    return render_template("reviews/choose_cards.html", people=people, problem="")


@bp.post("/cards")
@open_to_staff(*INVITERS)
def print_cards() -> str | tuple[str, int]:
    """Show the sheet; asked for by POST because each card that is printed is written down."""
    settings: Settings = current_app.extensions["consult_settings"]
    now = clock.now()
    ticked = list(dict.fromkeys(request.form.getlist("invitation")))
    chosen = ticked[:AT_ONCE]
    printed = cards.print_cards(current_session(), current_staff(), chosen, base_url=settings.base_url, now=now)
    if not printed:
        people = cards.people_with_cards(current_session(), current_staff(), now=now)
        return render_template("reviews/choose_cards.html", people=people, problem=NOBODY), 422
    invitations.erase_ended_numbers(current_session(), now=now)
    drawn = [(person, _drawn(card), card.number[-4:]) for person, card in printed]
    pages = [drawn[start : start + 8] for start in range(0, len(drawn), 8)]
    return render_template(
        "reviews/cards.html", pages=pages, left_out=len(chosen) - len(printed), waiting=len(ticked) - len(chosen)
    )


@bp.post("/cards/pdf")
@open_to_staff(*INVITERS)
def print_cards_as_pdf() -> Response | tuple[str, int]:
    """Give the same cards as a PDF; whose is whose stands on the page where they were chosen."""
    settings: Settings = current_app.extensions["consult_settings"]
    ticked = list(dict.fromkeys(request.form.getlist("invitation")))[:AT_ONCE]
    with small_transaction() as session:
        printed = cards.print_cards(session, current_staff(), ticked, base_url=settings.base_url, now=clock.now())
    if not printed:
        people = cards.people_with_cards(reading_session(), current_staff(), now=clock.now())
        return render_template("reviews/choose_cards.html", people=people, problem=NOBODY), 422
    try:
        sheets = print_card_sheets([card_in_words(card, settings) for _person, card in printed], title="Cards")
    except CannotBePrinted as problem:
        return not_made(problem)
    return pdf(sheets, f"cards-{clock.today()}.pdf")


def _drawn(card: Card) -> Markup:
    """Return one card in its own language, whatever the page's is."""
    with in_language(card.language):
        return Markup(render_template("components/cards/card.html", card=card, animals=ANIMALS))  # noqa: S704 - escaped by its own template
