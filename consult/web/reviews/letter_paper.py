"""What stands around a letter on paper besides its blocks: the ways to two pages on a phone, each with its name."""

from dataclasses import replace

from consult.domain.greeting import title_after
from consult.domain.letters import LetterText, Register
from consult.domain.looks import Look
from consult.domain.translatable import _
from consult.formats.letters import LetterLink
from consult.services.cards import Card
from consult.settings import Settings
from consult.web.languages import day_in_words, in_language
from consult.web.reviews.booklet_questions import said
from consult.web.reviews.booklet_words import CAMERA, apart, cover_of

# Translators: on paper, at the end of a letter, beside a QR that opens the same letter on a phone.
HEAR_IT = _("Hear this letter, or make it bigger. It opens with your lock.")
# Translators: the link beside which this stands opens with a lock, so it does not say that there is no password.
WORKS_UNTIL = _("It works until %(day)s.")


def link_in_words(card: Card, settings: Settings) -> LetterLink:
    """Return the QR and number of a letter's own invitation, in its language; `card` as `services.cards` makes it."""
    with in_language(card.language):
        works = said(WORKS_UNTIL) % {"day": apart(day_in_words(card.works_until))}
        return replace(_named(said(HEAR_IT), card, settings), works=works)


def asks_in_words(card: Card, letter: LetterText, settings: Settings) -> LetterLink:
    """Return the QR and number that ask a letter's reader how the meeting was: named as on its phone page."""
    voice = Look.ADULT if letter.register is Register.ADULT else Look.CHILD
    with in_language(letter.language):
        return _named(said(title_after(voice)), card, settings)


def _named(words: str, card: Card, settings: Settings) -> LetterLink:
    cover = cover_of(card, settings, title="")
    return LetterLink(
        qr=card.qr,
        qr_words=f"{cover.qr_words}: {words}",
        words=words,
        # A letter comes when the meeting is over, so neither way says to wait for that.
        camera=said(CAMERA),
        typed=cover.typed,
        number=cover.number,
        works=cover.works,
        animal=cover.animal,
        animal_words=cover.animal_words,
    )
