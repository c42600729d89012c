"""Paper: one of our sheets (`templates/paper/`) filled with somebody's words, as a PDF that a screen reader can read.

What is filled in goes to typst as data and never as markup, so nothing in it can change the sheet.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Final

from consult.domain.languages import Language
from consult.formats import fonts

ROOT = Path(__file__).parent.parent.parent
SHEETS = ROOT / "templates" / "paper"
PRESS = Path(__file__).parent / "press.py"
LONGEST_SECONDS = 120
STANDARD: Final = "ua-1"
"""PDF/UA-1: a title, a language, tags in reading order; typst refuses to make anything less."""

Filling = str | int | float | bool | None | Sequence["Filling"] | Mapping[str, "Filling"]
"""What a sheet can be filled with: what JSON holds."""

_LINE_ENDS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_ENDS_A_LINE = "\n"


class CannotBePrinted(Exception):
    """Typst refused the sheet; the message is typst's own, and holds no words of a person."""


class Print(StrEnum):
    """The two sizes in which everything is printed, both on A4."""

    NORMAL = "normal"
    LARGE = "large"

    @property
    def points(self) -> float:
        """The size of text: large print is 18 points at least."""
        return 20 if self is Print.LARGE else 13


@dataclass(frozen=True)
class Printed:
    """A PDF, and the names of the characters in it that no font of ours has: each stands there by its name."""

    pdf: bytes
    without_a_font: tuple[str, ...] = ()


@dataclass
class _Words:
    """Makes text printable, and remembers what could not be drawn."""

    missing: dict[str, str] = field(default_factory=dict)

    def printable(self, value: Filling) -> Filling:
        if isinstance(value, str):
            return "".join(map(self._character, _LINE_ENDS.sub(_ENDS_A_LINE, value)))
        if isinstance(value, Mapping):
            return {key: self.printable(inner) for key, inner in value.items()}
        if isinstance(value, Sequence):
            return [self.printable(inner) for inner in value]
        return value

    def _character(self, character: str) -> str:
        if character == _ENDS_A_LINE or character == "\t":
            return character
        if not character.isprintable() and not fonts.has_a_font(character):
            return ""
        if fonts.has_a_font(character):
            return character
        self.missing[character] = name = fonts.name_of(character)
        return f"[{name}]"


def names_without_a_font(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the characters in some texts that no font of ours has, as `Printed` holds them."""
    words = _Words()
    for text in texts:
        words.printable(text)
    return tuple(sorted(words.missing.values()))


_one_at_a_time = Lock()


def _press(sheet: Path, data: str) -> bytes:
    job = {"sheet": str(sheet), "root": str(ROOT), "fonts": str(fonts.FOLDER), "standard": STANDARD, "data": data}
    try:
        # Our own program, with nothing of ours in its environment; words go through a pipe, never on a command line.
        with _one_at_a_time:
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-I", "-X", "utf8", str(PRESS)],
                input=json.dumps(job).encode("ascii"),
                capture_output=True,
                timeout=LONGEST_SECONDS,
                env={},
                check=False,
            )
    except subprocess.TimeoutExpired as problem:
        raise CannotBePrinted("it took too long") from problem
    if done.returncode != 0:
        raise CannotBePrinted(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def print_sheet(
    sheet: str,
    filling: Mapping[str, Filling],
    *,
    title: str,
    language: Language,
    size: Print = Print.NORMAL,
    drawings: Mapping[str, str] | None = None,
) -> Printed:
    """Return `templates/paper/<sheet>.typ` filled in; `drawings` are SVGs by the names that the filling calls them.

    Raises:
        CannotBePrinted: when typst refuses; the log then says what, and no words.
    """
    words = _Words()
    data = {
        "filling": words.printable(filling),
        "title": words.printable(title),
        "language": describe_language(language),
        "points": size.points,
        "large": size is Print.LARGE,
        "drawings": dict(drawings or {}),
    }
    pdf = _press(SHEETS / f"{sheet}.typ", json.dumps(data, ensure_ascii=False))
    return Printed(pdf, tuple(sorted(words.missing.values())))


def in_its_language(words: str, language: Language) -> dict[str, Filling]:
    """Return words in another language than the sheet, as a sheet's `said()` takes them: with font and direction."""
    return {"words": words, "language": describe_language(language)}


def describe_language(language: Language) -> dict[str, Filling]:
    """Return a language as a sheet's `tongue()` takes it: tags, direction, and fonts in the order to try them."""
    code, _dash, region = language.code.partition("-")
    return {
        "code": code,
        "region": "GB" if code == "en" else region or None,
        "direction": language.direction,
        "fonts": list(fonts.families_for(language)),
    }
