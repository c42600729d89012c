"""A letter on paper: the blocks that the phone shows, with a window for an address and the way to the phone page."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import islice
from queue import SimpleQueue

from consult.domain.digits import keeping_their_order
from consult.domain.languages import ENGLISH, LANGUAGES, Language, find_language
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
from consult.formats.joined import joined
from consult.formats.paper import (
    Filling,
    Press,
    Print,
    Printed,
    describe_language,
    names_without_a_font,
    print_sheet,
    running_presses,
)
from consult.formats.paper_pictures import drawing_for_paper, qr_for_paper
from consult.formats.qr import QrPicture

MOST_ADDRESS_LINES = 6
"""What the window of a DL envelope shows."""
AT_ONCE = 4
"""Letters that are set as one document: more are hardly faster, and need more memory."""
PRESSES = 2
"""Documents that are set at the same time: joining them fills what is left of two processors."""
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
    """A way from paper to a phone page: a QR and its number, with what to do, in the letter's language."""

    qr: QrPicture
    qr_words: str
    """What a screen reader calls the QR."""
    words: str
    """Where it leads: two ways stand on one letter."""
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
    asks: LetterLink | None = None
    """The way to say how the meeting was, where its reader is asked."""


LANGUAGES_ON_PAPER: Mapping[str, Filling] = {language.code: describe_language(language) for language in LANGUAGES}
"""What the texts of a letter need of their languages, by code: a sheet says it once."""


_LONG, _PIECES, _MAY_BREAK = re.compile(r"\w{26,}"), re.compile(r"\w{1,13}"), "\u200b"


class TooLongForTheWindow(Exception):
    """An address has more lines than the window shows."""


def letter_pdf(
    text: LetterText,
    *,
    around: Around,
    size: Print = Print.NORMAL,
    address: tuple[str, ...] = (),
    link: LetterLink | None = None,
    asks: LetterLink | None = None,
) -> Printed:
    """Return one letter as a PDF in its reader's language.

    Raises:
        TooLongForTheWindow: for an address of more than `MOST_ADDRESS_LINES` lines.
        consult.formats.paper.CannotBePrinted: when typst refuses.
    """
    return _print(
        [PaperLetter(text, around, size, address, link, asks)], title=text.title, language=_of(text.language)
    )


def letters_pdf(letters: Iterable[PaperLetter], *, title: str, language: Language = ENGLISH) -> Printed:
    """Return many letters as one PDF; each begins on a right-hand page and counts its own pages.

    They are taken and set a few at a time, so that a day's letters need no more memory than some.

    Raises:
        ValueError: when there are none.
        TooLongForTheWindow: for an address of more than `MOST_ADDRESS_LINES` lines.
        consult.formats.paper.CannotBePrinted: when typst refuses.
    """
    missing: set[str] = set()

    def parts() -> Iterator[bytes]:
        # While one part is joined to the rest, the next are set: presses work in processes of their own.
        on_their_way: deque[Future[Printed]] = deque()
        with running_presses(PRESSES) as presses, ThreadPoolExecutor(PRESSES) as ahead:
            for few in _a_few_at_a_time(letters):
                on_their_way.append(ahead.submit(_print_on_a_free, presses, few, title=title, language=language))
                if len(on_their_way) > PRESSES:
                    yield _pdf_of(on_their_way.popleft().result())
            while on_their_way:
                yield _pdf_of(on_their_way.popleft().result())

    def _pdf_of(printed: Printed) -> bytes:
        missing.update(printed.without_a_font)
        return printed.pdf

    pdf = joined(parts())
    return Printed(pdf, tuple(sorted(missing)))


def _a_few_at_a_time(letters: Iterable[PaperLetter]) -> Iterator[Sequence[PaperLetter]]:
    waiting = iter(letters)
    while few := list(islice(waiting, AT_ONCE)):
        yield few


def _print_on_a_free(
    presses: SimpleQueue[Press], letters: Sequence[PaperLetter], *, title: str, language: Language
) -> Printed:
    press = presses.get()
    try:
        return _print(letters, title=title, language=language, press=press)
    finally:
        presses.put(press)


def _print(letters: Sequence[PaperLetter], *, title: str, language: Language, press: Press | None = None) -> Printed:
    drawings: dict[str, str] = {}
    filled = [fill_letter(letter, f"{number}-", drawings) for number, letter in enumerate(letters)]
    filling: Mapping[str, Filling] = {"letters": filled, "languages": LANGUAGES_ON_PAPER}
    return print_sheet("letter", filling, title=title, language=language, drawings=drawings, press=press)


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
        "language": _of(letter.text.language).code,
        "points": max(letter.size.points, PICTURE_LED_POINTS if letter.text.register is Register.PICTURES else 0),
        "large": letter.size is Print.LARGE,
        "address": address,
        "sections": [
            _section(section, f"{prefix}{number}-", drawings, pictures=letter.text.register is Register.PICTURES)
            for number, section in enumerate(letter.text.sections)
        ],
        "unchecked": "" if letter.text.is_checked else letter.around.unchecked,
        "around": _of(letter.around.language).code,
        "links": [
            _link(link, f"{prefix}{name}", drawings)
            for name, link in (("qr", letter.link), ("asks", letter.asks))
            if link is not None
        ],
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
                "called_in": _of(block.said_for_drawing.language).code,
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


def _link(link: LetterLink, name: str, drawings: dict[str, str]) -> Filling:
    drawings[name] = qr_for_paper(link.qr)
    kept = {key: value for key, value in asdict(link).items() if key != "qr"}
    return {**kept, "qr": name, "animal": _ours(f"animals/{link.animal}", drawings)}


def _words(words: Words | None) -> Sequence[Filling]:
    return [] if words is None else [one for text in words.texts for one in _text(text)]


def _text(text: Text | None) -> Sequence[Filling]:
    return (
        [{"words": _breakable(keeping_their_order(text.words)), "language": _of(text.language).code}]
        if text is not None and text.words
        else []
    )


def _breakable(words: str) -> str:
    """Return words of which none is too long for a line: a very long one may break where nobody sees a mark."""
    return _LONG.sub(lambda found: _MAY_BREAK.join(_PIECES.findall(found.group())), words)


def _of(code: str) -> Language:
    return find_language(code) or ENGLISH
