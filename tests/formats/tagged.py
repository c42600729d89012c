"""What a screen reader finds in a PDF: the tags in reading order, each with the letters that it marks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

import pikepdf

BLOCKS = ("/H1", "/H2", "/P", "/Figure")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Tagged:
    """One block: its tag, its text or what stands for its picture, and its language where it has one of its own."""

    tag: str
    text: str
    language: str


def tagged(pdf: bytes) -> list[Tagged]:
    """Return the blocks of a PDF in the order of its tags."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        marked = {_number(page.obj): _marked(page) for page in opened.pages}
        return list(_blocks(opened.Root.StructTreeRoot.K, marked, ""))


def _blocks(
    found: pikepdf.Object, marked: Mapping[tuple[int, int], dict[int, str]], language: str
) -> Iterator[Tagged]:
    if isinstance(found, pikepdf.Array):
        for each in found:
            yield from _blocks(each, marked, language)
    elif isinstance(found, pikepdf.Dictionary) and "/S" in found:
        language = str(found.get("/Lang", language))
        if str(found.S) in BLOCKS:
            said = str(found["/Alt"]) if "/Alt" in found else "".join(_text(found, marked, None))
            yield Tagged(str(found.S), said, language or _lang_inside(found))
        elif "/K" in found:
            yield from _blocks(found.K, marked, language)


def _number(found: pikepdf.Object) -> tuple[int, int]:
    return found.objgen[0], found.objgen[1]


def _lang_inside(found: pikepdf.Object) -> str:
    for each in _children(found):
        if isinstance(each, pikepdf.Dictionary) and (inside := str(each.get("/Lang", "")) or _lang_inside(each)):
            return inside
    return ""


def _children(found: pikepdf.Object) -> list[pikepdf.Object]:
    inside = found.get("/K")
    return list(inside) if isinstance(inside, pikepdf.Array) else [] if inside is None else [inside]


def _text(
    found: pikepdf.Object, marked: Mapping[tuple[int, int], dict[int, str]], page: tuple[int, int] | None
) -> Iterator[str]:
    page = _number(found.Pg) if "/Pg" in found else page
    for each in _children(found):
        if isinstance(each, pikepdf.Dictionary) and "/MCID" in each:
            yield marked[_number(each.Pg) if "/Pg" in each else page].get(int(each.MCID), "")  # type: ignore[index]
        elif isinstance(each, pikepdf.Dictionary):
            yield from _text(each, marked, page)
        elif page is not None:
            yield marked[page].get(int(each), "")


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each piece of marked content on a page."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    open_marks: list[tuple[int | None, str | None]] = []
    letters: Mapping[int, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands, what = list(step.operands), str(step.operator)
        if what in ("BDC", "BMC"):
            mark = operands[1] if len(operands) > 1 else None
            of = mark if isinstance(mark, pikepdf.Dictionary) else pikepdf.Dictionary()
            actual = str(of["/ActualText"]) if "/ActualText" in of else None
            open_marks.append((int(of["/MCID"]) if "/MCID" in of else None, actual))
            if actual is not None:
                _add(found, open_marks, actual)
        elif what == "EMC":
            open_marks.pop()
        elif what == "Tf":
            letters = fonts[str(operands[0])]
        elif what in ("Tj", "TJ") and not any(actual is not None for _mark, actual in open_marks):
            pieces = operands[0] if what == "TJ" else [operands[0]]
            codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
            said = [letters.get(int.from_bytes(codes[at : at + 2], "big"), "") for at in range(0, len(codes), 2)]
            _add(found, open_marks, "".join(said))
    return found


def _add(found: dict[int, str], open_marks: list[tuple[int | None, str | None]], text: str) -> None:
    marks = [mark for mark, _actual in open_marks if mark is not None]
    if marks:
        found[marks[-1]] = found.get(marks[-1], "") + text


def _letters(font: pikepdf.Object) -> Mapping[int, str]:
    if "/ToUnicode" not in font:
        return {}
    found: dict[int, str] = {}
    table = font.ToUnicode.read_bytes()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        codes = _HEX.findall(block)
        found |= {int(code, 16): _as_text(said) for code, said in zip(codes[::2], codes[1::2], strict=True)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        codes = _HEX.findall(block)
        for first, last, said in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            start = _as_text(said)
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def _as_text(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")
