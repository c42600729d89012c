"""A child's letters as one story, in words: for the child behind the lock, and for their officer."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from consult.domain.languages import get_language
from consult.domain.letters import LetterText
from consult.domain.translatable import _
from consult.formats.letters import Around
from consult.formats.life_stories import PaperChapter, print_life_story
from consult.formats.paper import Print, Printed
from consult.services.life_stories import Chapter
from consult.web.languages import current_language, date_in_words
from consult.web.letters_in_words import words_around

TITLE = _("All your letters")
LETTER_OF = _("Letter of %(day)s")
FILE_NAME = "my-letters.pdf"
"""What a file is called on a phone: it says nothing of a review."""


@dataclass(frozen=True)
class ShownChapter:
    """One letter of the story as a page shows it, with its heading and an id to lead to it."""

    key: str
    heading: str
    text: LetterText
    around: Around


def in_words(chapters: Sequence[Chapter]) -> list[ShownChapter]:
    """Return the letters with their headings in the language of the page."""
    return [
        ShownChapter(
            key=f"letter-{number}",
            heading=gettext(LETTER_OF) % {"day": date_in_words(chapter.sent_on)},
            text=chapter.text,
            around=words_around(chapter.text.language),
        )
        for number, chapter in enumerate(chapters, 1)
    ]


def on_paper(chapters: Sequence[Chapter], *, size: Print = Print.NORMAL) -> Printed:
    """Return the story as a PDF in the language of the page.

    Raises:
        consult.formats.paper.CannotBePrinted: when typst refuses.
    """
    return print_life_story(
        [PaperChapter(each.heading, each.text, each.around) for each in in_words(chapters)],
        title=gettext(TITLE),
        language=get_language(current_language()),
        size=size,
    )
