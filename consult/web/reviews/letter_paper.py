"""What stands around a letter on paper besides its blocks: the way to the same letter on a phone."""

from consult.domain.translatable import _
from consult.formats.letters import LetterLink
from consult.services.cards import Card
from consult.settings import Settings
from consult.web.languages import in_language
from consult.web.reviews.booklet_questions import said
from consult.web.reviews.booklet_words import cover_of

# Translators: on paper, at the end of a letter, beside a QR that opens the same letter on a phone.
HEAR_IT = _("Hear this letter, or make it bigger. It opens with your lock.")


def link_in_words(card: Card, settings: Settings) -> LetterLink:
    """Return the QR and number of a letter's own invitation, in its language; `card` as `services.cards` makes it."""
    with in_language(card.language):
        cover = cover_of(card, settings, title="")
        return LetterLink(
            qr=card.qr,
            qr_words=cover.qr_words,
            words=said(HEAR_IT),
            camera=cover.camera,
            typed=cover.typed,
            number=cover.number,
            works=cover.works,
            animal=cover.animal,
            animal_words=cover.animal_words,
        )
