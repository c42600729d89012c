"""Paper: one of our sheets (`templates/paper/`) filled with somebody's words, as a PDF that a screen reader can read.

What is filled in goes to typst as data and never as markup, so nothing in it can change the sheet.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Timer
from typing import Final

from consult.domain.languages import Language
from consult.formats import fonts

ROOT = Path(__file__).parent.parent.parent
SHEETS = ROOT / "templates" / "paper"
PRESS = Path(__file__).parent / "press.py"
GIVES_WAY = "gives-way"
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
            if _needs_no_look(value):
                return value
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


def _needs_no_look(text: str) -> bool:
    # Letter by letter costs more than setting them: nearly every text has nothing but letters that can be drawn.
    return all(map(_is_plain, set(text)))


@cache
def _is_plain(character: str) -> bool:
    return character == _ENDS_A_LINE or (character.isprintable() and fonts.has_a_font(character))


_one_sheet_at_a_time, _one_run_at_a_time = Lock(), Lock()
"""One press fills a processor; a child who keeps a letter does not wait for a day's letters to be printed."""


class Press:
    """A press that is running: give it sheets one after another, and close it when they are printed."""

    def __init__(self, *, gives_way: bool = False) -> None:
        # Our own program, with nothing of ours in its environment; words go through a pipe, never on a command line.
        self._running = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-X", "utf8", str(PRESS), *([GIVES_WAY] if gives_way else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={},
        )

    def print_sheet(self, sheet: str, data: str) -> bytes:
        """Return one PDF; `data` is what the sheet reads, as JSON.

        Raises:
            CannotBePrinted: when typst refuses, takes longer than `LONGEST_SECONDS`, or the press broke down.
        """
        job = {
            "sheet": str(SHEETS / f"{sheet}.typ"),
            "root": str(ROOT),
            "fonts": str(fonts.FOLDER),
            "standard": STANDARD,
            "data": data,
        }
        stop = Timer(LONGEST_SECONDS, self._running.kill)
        stop.start()
        try:
            return self._work(json.dumps(job).encode("ascii"))
        except OSError as problem:
            raise CannotBePrinted(_BROKE_DOWN) from problem
        finally:
            stop.cancel()

    def _work(self, job: bytes) -> bytes:
        into, out_of = self._running.stdin, self._running.stdout
        assert into is not None
        assert out_of is not None
        into.write(job + b"\n")
        into.flush()
        how, _space, length = out_of.readline().decode("ascii").partition(" ")
        if not length:
            raise CannotBePrinted(_BROKE_DOWN)
        body = out_of.read(int(length))
        if len(body) != int(length):
            raise CannotBePrinted(_BROKE_DOWN)
        if how != "made":
            raise CannotBePrinted(body.decode("utf-8", "replace"))
        return body

    def close(self) -> None:
        """End it, and give its memory back."""
        for pipe in (self._running.stdin, self._running.stdout):
            with suppress(OSError):
                assert pipe is not None
                pipe.close()
        try:
            self._running.wait(timeout=_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.wait()


_BROKE_DOWN = "the press took too long, or ended before the PDF was made"
_SECONDS_TO_END = 5


@contextmanager
def running_press() -> Iterator[Press]:
    """Start a press for one sheet, and end it: of these only one runs at a time."""
    with _one_sheet_at_a_time, closing(Press()) as press:
        yield press


@contextmanager
def running_presses(count: int) -> Iterator[SimpleQueue[Press]]:
    """Start so many presses for a run of sheets, give those that are free, and end them: only one run at a time.

    They give way to whatever else the machine does: a page that a child waits for goes before a day's letters.
    """
    with _one_run_at_a_time, ExitStack() as opened:
        free: SimpleQueue[Press] = SimpleQueue()
        for _press in range(count):
            free.put(opened.enter_context(closing(Press(gives_way=True))))
        yield free


def print_sheet(
    sheet: str,
    filling: Mapping[str, Filling],
    *,
    title: str,
    language: Language,
    size: Print = Print.NORMAL,
    drawings: Mapping[str, str] | None = None,
    press: Press | None = None,
) -> Printed:
    """Return `templates/paper/<sheet>.typ` filled in; `drawings` are SVGs by the names that the filling calls them.

    `press` is one that runs already, for a run of sheets; else one is started for this sheet alone.

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
    as_json = json.dumps(data, ensure_ascii=False)
    if press is not None:
        pdf = press.print_sheet(sheet, as_json)
    else:
        with running_press() as started:
            pdf = started.print_sheet(sheet, as_json)
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
