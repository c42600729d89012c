"""All of a child's letters as one PDF to keep: what is in it, then each letter as it was sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult.domain.languages import Language
from consult.domain.letters import LetterText
from consult.formats.letters import LANGUAGES_ON_PAPER, Around, PaperLetter, fill_letter
from consult.formats.paper import Print, Printed, print_sheet


@dataclass(frozen=True)
class PaperChapter:
    """One letter of the story, and its heading in the language of the story, such as *Letter of 5 May 2026*."""

    heading: str
    text: LetterText
    around: Around


def print_life_story(
    chapters: Sequence[PaperChapter], *, title: str, language: Language, size: Print = Print.NORMAL
) -> Printed:
    """Return the story, its letters in the order given; each is in the language in which it was sent.

    Raises:
        consult.formats.paper.CannotBePrinted: when typst refuses.
    """
    drawings: dict[str, str] = {}
    letters = [
        fill_letter(PaperLetter(chapter.text, chapter.around, size), f"{number}-", drawings)
        for number, chapter in enumerate(chapters)
    ]
    days = [chapter.heading for chapter in chapters]
    return print_sheet(
        "life-story",
        {"letters": letters, "days": days, "languages": LANGUAGES_ON_PAPER},
        title=title,
        language=language,
        size=size,
        drawings=drawings,
    )
