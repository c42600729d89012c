"""A copy to keep of what somebody said, as a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult.domain.drawing import Drawing
from consult.domain.languages import Language
from consult.formats.drawing import drawing_svg
from consult.formats.paper import Print, Printed, in_its_language, print_sheet


@dataclass(frozen=True)
class Passage:
    """One question and what was said to it; either may be in another language than the page (`asked_in`, `language`).

    `note` stands small beneath: who may see it, or how it came.
    """

    heading: str
    said: tuple[str, ...]
    note: str = ""
    asked_in: Language | None = None
    language: Language | None = None
    drawing: Drawing | None = None
    called: str = ""
    """What a screen reader says for the drawing, in the language of the page."""


def copy_to_keep(
    passages: Sequence[Passage],
    *,
    title: str,
    language: Language,
    opening: Sequence[str] = (),
    closing: Sequence[str] = (),
    size: Print = Print.NORMAL,
) -> Printed:
    """Return the copy; `title`, headings, notes, `opening` and `closing` are in `language`, translated already.

    Raises:
        consult.formats.paper.CannotBePrinted: when it cannot be made.
    """
    return print_sheet(
        "copy",
        {
            "opening": list(opening),
            "closing": list(closing),
            "passages": [
                {
                    "heading": in_its_language(passage.heading, passage.asked_in or language),
                    "said": [in_its_language(words, passage.language or language) for words in passage.said],
                    "note": passage.note,
                    "drawing": f"drawn-{index}" if passage.drawing else "",
                    "called": passage.called,
                }
                for index, passage in enumerate(passages)
            ],
        },
        drawings={
            f"drawn-{index}": drawing_svg(passage.drawing)
            for index, passage in enumerate(passages)
            if passage.drawing
        },
        title=title,
        language=language,
        size=size,
    )
