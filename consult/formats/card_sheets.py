"""Sheets of cards as a PDF: eight to A4, to cut and hand over."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from consult.domain.languages import ENGLISH, Language
from consult.formats.booklets import Cover
from consult.formats.fonts import NASTALIQ, families_for
from consult.formats.paper import Filling, Printed, describe_language, print_sheet
from consult.formats.paper_pictures import drawing_for_paper, qr_for_paper
from consult.formats.qr import QrPicture


@dataclass(frozen=True)
class PaperCard:
    """One card: what the cover of a booklet says, small."""

    language: Language
    cover: Cover
    qr: QrPicture


def print_card_sheets(cards: Sequence[PaperCard], *, title: str) -> Printed:
    """Return the sheets; the PDF's own language is English, and each card is in its own.

    Raises:
        consult.formats.paper.CannotBePrinted: when typst refuses.
    """
    drawings = {f"qr-{index}": qr_for_paper(card.qr) for index, card in enumerate(cards)}
    drawings |= {f"animals/{card.cover.animal}": drawing_for_paper(f"animals/{card.cover.animal}") for card in cards}
    filled = [
        {**asdict(card.cover), "qr": f"qr-{index}", "language": _in_small_letters(card.language)}
        for index, card in enumerate(cards)
    ]
    return print_sheet("cards", {"cards": filled}, title=title, language=ENGLISH, drawings=drawings)


def _in_small_letters(language: Language) -> dict[str, Filling]:
    # Nastaliq needs twice the height of other letters, and a card has none to spare: Urdu is in plain letters here.
    described = describe_language(language)
    return {**described, "fonts": [family for family in families_for(language) if family != NASTALIQ]}
