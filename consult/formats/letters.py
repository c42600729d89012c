"""A letter on paper: the blocks that the phone shows, with a window for an address and the way to the phone page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from consult.domain.languages import ENGLISH, Language, find_language
from consult.domain.letters import (
    PICTURES_OF_OUTCOMES,
    PICTURES_OF_PARTS,
    Block,
    Heading,
    LetterText,
    Paragraph,
    Quotation,
    Register,
    Reply,
    Section,
    Step,
    Telephone,
    Text,
    Words,
)
from consult.formats.drawing import drawing_svg
from consult.formats.paper import (
    Filling,
    Print,
    Printed,
    describe_language,
    in_its_language,
    names_without_a_font,
    print_sheet,
)
from consult.formats.paper_pictures import drawing_for_paper, qr_for_paper
from consult.formats.qr import QrPicture

MOST_ADDRESS_LINES = 6
"""What the window of a DL envelope shows."""
PICTURE_LED_POINTS = 16
"""The least size of text for the youngest."""


@dataclass(frozen=True)
class Around:
    """The sentences that a letter needs besides its blocks, in its own language."""

    language: str
    unchecked: str
    """Said where a translation was not confirmed by a second person."""


@dataclass(frozen=True)
class LetterLink:
    """The way from paper to the phone page: a QR and its number, with what to do, in the letter's language."""

    qr: QrPicture
    qr_words: str
    """What a screen reader calls the QR."""
    words: str
    camera: str
    typed: str
    number: str
    """In fours."""
    works: str
    animal: str
    animal_words: str


@dataclass(frozen=True)
class PaperLetter:
    """One letter to print; the address is typed when it is sent, stands in the window, and is kept nowhere."""

    text: LetterText
    around: Around
    size: Print = Print.NORMAL
    address: tuple[str, ...] = ()
    link: LetterLink | None = None


class TooLongForTheWindow(Exception):
    """An address has more lines than the window shows."""


def letter_pdf(
    text: LetterText,
    *,
    around: Around,
    size: Print = Print.NORMAL,
    address: tuple[str, ...] = (),
    link: LetterLink | None = None,
) -> Printed:
    """Return one letter as a PDF in its reader's language.

    Raises:
        TooLongForTheWindow: for an address of more than `MOST_ADDRESS_LINES` lines.
        consult.formats.paper.CannotBePrinted: when typst refuses.
    """
    return letters_pdf(
        [PaperLetter(text, around, size, address, link)], title=text.title, language=_of(text.language)
    )


def letters_pdf(letters: Iterable[PaperLetter], *, title: str, language: Language = ENGLISH) -> Printed:
    """Return many letters as one PDF; each begins on a right-hand page and counts its own pages.

    Raises:
        TooLongForTheWindow: for an address of more than `MOST_ADDRESS_LINES` lines.
        consult.formats.paper.CannotBePrinted: when typst refuses.
    """
    drawings: dict[str, str] = {}
    filled = [fill_letter(letter, f"{number}-", drawings) for number, letter in enumerate(letters)]
    return print_sheet("letter", {"letters": filled}, title=title, language=language, drawings=drawings)


def characters_without_a_font(text: LetterText) -> tuple[str, ...]:
    """Return the names of the characters of a letter that no font of ours has: to be said before it is printed."""
    return names_without_a_font(each.words for each in text.texts)


def fill_letter(letter: PaperLetter, prefix: str, drawings: dict[str, str]) -> Mapping[str, Filling]:
    """Return what a sheet needs for one letter; its drawings go into `drawings`, by names that begin with `prefix`.

    Raises:
        TooLongForTheWindow: for an address of more than `MOST_ADDRESS_LINES` lines.
    """
    address = [line for line in (line.strip() for line in letter.address) if line]
    if len(address) > MOST_ADDRESS_LINES:
        raise TooLongForTheWindow
    return {
        "title": letter.text.title,
        "language": describe_language(_of(letter.text.language)),
        "points": max(letter.size.points, PICTURE_LED_POINTS if letter.text.register is Register.PICTURES else 0),
        "large": letter.size is Print.LARGE,
        "address": address,
        "sections": [
            _section(section, f"{prefix}{number}-", drawings, pictures=letter.text.register is Register.PICTURES)
            for number, section in enumerate(letter.text.sections)
        ],
        "unchecked": "" if letter.text.is_checked else letter.around.unchecked,
        "around": describe_language(_of(letter.around.language)),
        "link": _link(letter.link, prefix, drawings),
    }


def _section(section: Section, prefix: str, drawings: dict[str, str], *, pictures: bool) -> Mapping[str, Filling]:
    beside = _ours(PICTURES_OF_PARTS[section.heading.part], drawings) if section.heading and pictures else ""
    numbered = iter(range(len(section.runs) * 1000))
    return {
        "heading": _words(section.heading.words) if section.heading is not None else [],
        "drawing": beside,
        "runs": [
            {"kind": run[0].kind, "blocks": [_block(block, f"{prefix}{next(numbered)}", drawings) for block in run]}
            for run in section.runs
        ],
    }


def _block(block: Block, name: str, drawings: dict[str, str]) -> Mapping[str, Filling]:
    match block:
        case Heading() | Paragraph():
            return {"words": _words(block.words)}
        case Quotation():
            if block.drawing is not None:
                drawings[name] = drawing_svg(block.drawing)
            return {
                "asked": _words(block.asked),
                "own": [*_text(block.own), *_text(block.english)],
                "note": _words(block.note),
                "drawing": name if block.drawing is not None else "",
                "called": block.said_for_drawing.words,
                "called_in": describe_language(_of(block.said_for_drawing.language)),
            }
        case Reply():
            return {
                "wish": [*_text(block.wish), *_text(block.english)],
                "outcome": _words(block.outcome_words),
                "drawing": _ours(PICTURES_OF_OUTCOMES[block.outcome], drawings),
                "because": _words(block.because),
            }
        case Step():
            return {"day": _words(block.day), "who": _words(block.who), "what": _words(block.what)}
        case Telephone():
            return {"words": _words(block.label), "number": block.number}


def _ours(name: str, drawings: dict[str, str]) -> str:
    drawings[name] = drawing_for_paper(name)
    return name


def _link(link: LetterLink | None, prefix: str, drawings: dict[str, str]) -> Filling:
    if link is None:
        return None
    drawings[f"{prefix}qr"] = qr_for_paper(link.qr)
    kept = {name: value for name, value in asdict(link).items() if name != "qr"}
    return {**kept, "qr": f"{prefix}qr", "animal": _ours(f"animals/{link.animal}", drawings)}


def _words(words: Words | None) -> Sequence[Filling]:
    return [] if words is None else [one for text in words.texts for one in _text(text)]


def _text(text: Text | None) -> Sequence[Filling]:
    return [in_its_language(text.words, _of(text.language))] if text is not None and text.words else []


def _of(code: str) -> Language:
    return find_language(code) or ENGLISH
