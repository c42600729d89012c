"""A council's own symbols, such as Widgit's or ARASAAC's: one SVG or PNG for each key of a picture, in one folder.

A page shows them as pictures and never as a part of itself, where nothing in them runs or asks another site for
anything. What would try to is refused all the same, and ours is shown.
"""

import base64
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

LARGEST = 40_000
"""Bytes of one file: a page of eight has to come over a weak signal."""
WIDEST = 1_000
"""Points of a PNG, each way; the largest picture on a page is a tenth of it."""
_SVG = "{http://www.w3.org/2000/svg}"
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_RUNS = frozenset(
    [
        "script",
        "foreignObject",
        "iframe",
        "embed",
        "object",
        "audio",
        "video",
        "handler",
        "listener",
        "set",
        "animate",
        "animateMotion",
        "animateTransform",
        "animateColor",
        "discard",
    ]
)
_LEADS_AWAY = re.compile(r"@import|url\(\s*[\"']?(?!#)|expression\(|javascript:|-moz-binding", re.IGNORECASE)


class NotASymbol(Exception):
    """A file that is no picture, or one that holds what a picture does not need; `reason` is a sentence for staff."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class SymbolSet:
    """What one folder holds: `pictures` as `data:` addresses by key, and `refused`, a reason by file name."""

    pictures: Mapping[str, str]
    refused: Mapping[str, str]


def read_symbols(folder: Path, *, keys: Collection[str]) -> SymbolSet:
    """Return the symbols of a folder; a file for no key, or a second for the same, is refused, too."""
    pictures: dict[str, str] = {}
    refused: dict[str, str] = {}
    for file in sorted(folder.iterdir()):
        if file.name.startswith(".") or file.suffix.lower() not in (".svg", ".png"):
            continue
        try:
            if file.stem not in keys:
                raise NotASymbol("No picture has this key.")
            if file.stem in pictures:
                raise NotASymbol("There is another file for this key.")
            pictures[file.stem] = _address(file)
        except NotASymbol as problem:
            refused[file.name] = problem.reason
    return SymbolSet(pictures, refused)


def _address(file: Path) -> str:
    if not file.is_file() or file.stat().st_size > LARGEST:
        raise NotASymbol(f"It is larger than {LARGEST} bytes, or no file.")
    data = file.read_bytes()
    if file.suffix.lower() == ".png":
        _check_png(data)
        kind = "image/png"
    else:
        data, kind = safe_svg(data), "image/svg+xml"
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _check_png(data: bytes) -> None:
    """See that a phone can show it: whole, and not of so many points that a small file fills its memory."""
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as picture:
            if max(picture.size) > WIDEST:
                raise NotASymbol(f"It is more than {WIDEST} points wide or high.")
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        raise NotASymbol("It is no PNG, or only a part of one.") from problem


def safe_svg(data: bytes) -> bytes:
    """Return an SVG as it is, without its DOCTYPE.

    Raises:
        NotASymbol: for one that runs something, leads elsewhere, declares entities, or is no SVG.
    """
    try:
        text = _DOCTYPE.sub("", data.decode("utf-8-sig"), count=1)
        if "<!DOCTYPE" in text.upper() or "<?xml-stylesheet" in text:
            raise NotASymbol("It declares more than a picture needs.")
        # Without a DOCTYPE there are no entities that could grow.
        root = ElementTree.fromstring(text)  # noqa: S314
    except (UnicodeDecodeError, ElementTree.ParseError) as problem:
        raise NotASymbol("It is no SVG.") from problem
    if root.tag != f"{_SVG}svg":
        raise NotASymbol("It is no SVG.")
    for part in root.iter():
        _check(part)
    return text.encode()


def _check(part: ElementTree.Element) -> None:
    name = str(part.tag).rpartition("}")[2]
    if name.lower() in {each.lower() for each in _RUNS}:
        raise NotASymbol(f"It holds <{name}>, which a picture does not need.")
    if name == "style" and _LEADS_AWAY.search(part.text or ""):
        raise NotASymbol("Its style leads elsewhere.")
    for attribute, value in part.attrib.items():
        attribute_name = attribute.rpartition("}")[2].lower()
        if attribute_name.startswith("on"):
            raise NotASymbol(f"It holds {attribute_name}, which runs something.")
        if attribute_name in ("href", "src") and not value.strip().startswith(
            ("#", "data:image/png", "data:image/jpeg")
        ):
            raise NotASymbol("It leads elsewhere.")
        if _LEADS_AWAY.search(value):
            raise NotASymbol("It leads elsewhere.")
