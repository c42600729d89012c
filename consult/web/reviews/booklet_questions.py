"""The questions of a booklet in the language of whoever writes in it, with their pictures, and the boxes beneath."""

from collections.abc import Mapping

from flask import current_app
from flask_babel import gettext

from consult.domain.audiences import Audience, people_to_share_with
from consult.domain.pictures import PICTURES, SYMBOLS
from consult.domain.questions import AnyQuestion, Option
from consult.domain.respondents import Role
from consult.domain.translatable import _
from consult.formats.booklets import OWN, PaperOption, PaperQuestion
from consult.formats.symbols import SymbolSet

HINTS_ON_PAPER = {
    # Translators: children put a tick under one of three faces, for each of some pictures.
    "placing": _("Tick a face for each picture. Leave out any you like."),
    "drawing": _("Draw here. Or write, or leave it empty."),
}
"""What stands instead of a question’s own hint where that one is about a screen, by kind."""


def said(words: str) -> str:
    """Return a sentence of the catalogue in the language of the page, with its blanks still open."""
    return str(gettext(words))


def question_on_paper(question: AnyQuestion, *, number: int, coloured: bool = False) -> PaperQuestion:
    """Return one question in the language of the page; `coloured` where pictures lead every question."""
    options: tuple[Option, ...] = getattr(question, "options", ())
    piles: tuple[Option, ...] = getattr(question, "piles", ())
    starters: tuple[str, ...] = getattr(question, "starters", ())
    hint = HINTS_ON_PAPER.get(question.kind, question.hint)
    return PaperQuestion(
        kind=question.kind,
        number=number,
        words=said(question.words),
        hint=said(hint) if hint else "",
        options=tuple(
            PaperOption(said(one.words), _drawing(one, coloured=coloured or bool(piles))) for one in options
        ),
        piles=tuple(PaperOption(said(pile.words), _drawing(pile, coloured=True)) for pile in piles),
        starters=tuple(map(said, starters)),
    )


def audiences_to_tick(role: Role) -> tuple[Audience, ...]:
    """Return what each box under a question stands for, in the order in which the boxes are printed."""
    each = (Audience(people=frozenset({person})) for person in people_to_share_with(role))
    return (Audience(), Audience(meeting=True), *each)


def own_symbols() -> Mapping[str, str]:
    """Return the council's own symbols as `data:` addresses by the key of a picture."""
    symbols: SymbolSet = current_app.extensions["consult_symbols"]
    return symbols.pictures


def _drawing(option: Option, *, coloured: bool) -> str:
    # As beside an option on a screen: where pictures lead, or there is no line drawing, the symbol.
    if option.picture is None:
        return ""
    if not coloured and option.picture in PICTURES:
        return f"answers/{option.picture}"
    if option.picture in own_symbols():
        return f"{OWN}/{option.picture}"
    return f"symbols/{option.picture}" if option.picture in SYMBOLS else f"answers/{option.picture}"
