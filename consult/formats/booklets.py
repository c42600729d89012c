"""A booklet: one respondent's questions on paper, with a cover, who may see each answer, and how to send it back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from consult.domain.languages import Language
from consult.formats.paper import SHEETS, Filling, Print, Printed, describe_language, print_sheet
from consult.formats.paper_pictures import drawing_for_paper, qr_for_paper, symbol_for_paper
from consult.formats.qr import QrPicture

OWN = "own"
KINDS_ON_PAPER = frozenset(file.stem for file in (SHEETS / "questions").glob("*.typ"))
"""The kinds of question that a sheet of their own draws: `templates/paper/questions/<kind>.typ`."""


@dataclass(frozen=True)
class PaperOption:
    """One thing to tick; `drawing` is `<folder>/<key>` in `static/pictures`, `own/<key>`, or nothing."""

    words: str
    drawing: str = ""


@dataclass(frozen=True)
class PaperQuestion:
    """One question in the language of the booklet; what its kind does not have stays empty."""

    kind: str
    number: int
    words: str
    hint: str = ""
    options: tuple[PaperOption, ...] = ()
    piles: tuple[PaperOption, ...] = ()
    starters: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperPart:
    """Some of the questions; the first part has no heading of its own."""

    questions: tuple[PaperQuestion, ...]
    heading: str = ""
    words: str = ""


@dataclass(frozen=True)
class Fact:
    """A sentence with a sign beside it; `bold` comes first."""

    drawing: str
    bold: str
    words: str = ""


@dataclass(frozen=True)
class Cover:
    """The outside: nothing on it names anybody or says what it is about."""

    title: str
    words: str
    camera: str
    typed: str
    number: str
    """In fours."""
    works: str
    animal: str
    """The key of the animal's drawing."""
    animal_words: str
    qr_words: str
    """What a screen reader calls the QR."""


@dataclass(frozen=True)
class Inside:
    """The first page inside: what this is, who reads it, what cannot stay secret, who may see each answer."""

    heading: str
    words: str
    facts: tuple[Fact, ...]
    who: str
    who_words: str
    people: str
    """Who “everyone at the meeting” is."""
    name: str = ""
    """What stands before a line for what somebody wants to be called today; empty where that is not asked."""


@dataclass(frozen=True)
class Boxes:
    """The boxes under each question that say who may see its answer, and what stands before them."""

    asks: str
    labels: tuple[str, ...]
    one: str
    """Said where only one box may be ticked."""


@dataclass(frozen=True)
class Ring:
    """A telephone number, with what it is for; or only a sentence."""

    words: str
    number: str = ""


@dataclass(frozen=True)
class Back:
    """The last page: how to send it back, and whom to ring now."""

    heading: str
    words: tuple[str, ...]
    address: tuple[str, ...]
    help: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Booklet:
    """Everything a booklet says, in its own language, and the QR of its one invitation."""

    language: Language
    cover: Cover
    qr: QrPicture
    inside: Inside
    parts: tuple[PaperPart, ...]
    boxes: Boxes
    back: Back
    foot: tuple[Ring, ...] = ()
    """Whom to ring now, on every page; a name and a number each."""


def print_booklets(
    booklets: tuple[Booklet, ...], *, title: str, size: Print, own: Mapping[str, str] | None = None
) -> Printed:
    """Return booklets as one PDF; each begins on a right-hand page and counts its own pages.

    `own` are the council's symbols, `data:` addresses by key: what an option calls `own/<key>`.

    Raises:
        consult.formats.paper.CannotBePrinted: when typst refuses.
        consult.formats.paper_pictures.NoSuchDrawing: for an option whose drawing does not exist.
    """
    drawings = {f"qr-{index}": qr_for_paper(booklet.qr) for index, booklet in enumerate(booklets)}
    for booklet in booklets:
        drawings |= {name: _drawing(name, own or {}) for name in _drawings(booklet)}
    filling: dict[str, Filling] = {"booklets": [_filled(booklet, index) for index, booklet in enumerate(booklets)]}
    return print_sheet("booklets", filling, title=title, language=booklets[0].language, size=size, drawings=drawings)


def _filled(booklet: Booklet, index: int) -> Mapping[str, Filling]:
    kept = {name: asdict(getattr(booklet, name)) for name in ("cover", "inside", "boxes", "back")}
    return {
        **kept,
        "parts": [asdict(part) for part in booklet.parts],
        "foot": [asdict(ring) for ring in booklet.foot],
        "qr": f"qr-{index}",
        "language": describe_language(booklet.language),
    }


def _drawing(name: str, own: Mapping[str, str]) -> str:
    folder, _slash, key = name.partition("/")
    return symbol_for_paper(own[key]) if folder == OWN else drawing_for_paper(name)


def _drawings(booklet: Booklet) -> set[str]:
    found = {f"animals/{booklet.cover.animal}", *(fact.drawing for fact in booklet.inside.facts)}
    for part in booklet.parts:
        for question in part.questions:
            found |= {option.drawing for option in (*question.options, *question.piles) if option.drawing}
    return found
