"""All that a file says, where its reader looks and where only the curious do; and whether it says certain words."""

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator

import pikepdf
from PIL import Image

from tests.formats.tagged import tagged
from tests.formats.test_paper import words_of

IN_A_ROW = 4
"""Words in a row that are enough to know a sentence again; a shorter one has to be there whole."""
_TAG = re.compile(r"<[^>]*>")
_NO_LETTERS = re.compile(r"[\W_]+")
_SCRIPTS = re.compile("[^\u0020-\u024f\u0600-\u06ff]+")
"""All but Latin and Arabic: what is no text, read as text, is mostly something else."""
_FONTS = {"/OpenType", "/CIDFontType0C", "/Type1C"}


def says(found: str, words: str) -> bool:
    """Whether what `everything_in` returned holds some words, or a few in a row of them.

    A PDF keeps what is written from right to left as it is drawn, each line the other way round, and a letter in
    several pieces: so letters are compared without what joins or doubles them, in both directions.
    """
    each = [bare(word) for word in words.split()]
    each = [word for word in each if word]
    runs = ["".join(each[at : at + IN_A_ROW]) for at in range(max(1, len(each) - IN_A_ROW + 1))]
    return any(once(run) in found or once(run)[::-1] in found for run in runs)


def everything_in(file: bytes) -> str:
    """Return the letters of all that a PDF, a Word file or a page holds, hidden parts and properties included."""
    if file.startswith(b"%PDF"):
        said = "\n".join(_of_pdf(file))
    elif file.startswith(b"PK"):
        said = "\n".join(_of_word(file))
    else:
        said = "\n".join(_of_markup(file))
    return once(bare(said))


def bare(words: str) -> str:
    """Return the letters and digits of some words: no spaces, no signs, no marks above or below."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", words.casefold()))


def once(letters: str) -> str:
    """Return letters of which none follows itself."""
    return re.sub(r"(.)\1+", r"\1", letters)


def _of_pdf(file: bytes) -> Iterator[str]:
    yield words_of(file)
    yield from (each.text for each in tagged(file))
    with pikepdf.open(io.BytesIO(file)) as pdf:
        yield from _strings_in(pdf.trailer)
        for each in pdf.objects:
            yield from _strings_in(each)
            if isinstance(each, pikepdf.Stream) and str(each.get("/Subtype", "")) not in _FONTS:
                yield from _read_in_any_way(each.read_bytes())


def _strings_in(found: object) -> Iterator[str]:
    """Every text inside an object; what it only points to is an object of its own."""
    if isinstance(found, pikepdf.String):
        yield str(found)
        yield from _read_in_any_way(bytes(found))
    elif isinstance(found, pikepdf.Name):
        yield str(found)
    elif isinstance(found, pikepdf.Array):
        for each in found:
            yield from _strings_of(each)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for name, each in found.items():
            yield name
            yield from _strings_of(each)


def _strings_of(inside: object) -> Iterator[str]:
    if not (isinstance(inside, pikepdf.Object) and inside.is_indirect):
        yield from _strings_in(inside)


def _of_word(file: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        for name in parts.namelist():
            part = parts.read(name)
            yield name
            if part.startswith(b"\x89PNG"):
                yield from (str(said) for said in Image.open(io.BytesIO(part)).info.values())
                part = part.partition(b"IEND")[2]
            yield from _of_markup(part)


def _of_markup(part: bytes) -> Iterator[str]:
    yield from _read_in_any_way(part)
    text = html.unescape(part.decode("utf-8", "ignore"))
    yield text
    yield _TAG.sub("", text)
    yield _TAG.sub(" ", text)


def _read_in_any_way(part: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        yield _SCRIPTS.sub(" ", part.decode(encoding, "ignore"))
