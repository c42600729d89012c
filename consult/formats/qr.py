"""QR pictures of a link: a path for a page or a card, and blocks for a terminal."""

from dataclasses import dataclass
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET_ZONE = 4
"""Light modules that the standard asks for on every side."""

_BLACK_ON_WHITE = "\x1b[38;5;16;48;5;231m"
_BACK_TO_NORMAL = "\x1b[0m"
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@dataclass(frozen=True)
class QrPicture:
    """A QR as an SVG path of dark runs, in modules; `size` is the side with its quiet zone."""

    size: int
    path: str


def qr_picture(address: str) -> QrPicture:
    """Return the QR of an address at level M, one rectangle for each run of dark modules (about 4 KB)."""
    rows = _modules(address)
    runs = (f"M{start} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for start, length in _dark_runs(row))
    return QrPicture(size=len(rows), path="".join(runs))


def qr_for_terminal(address: str, *, colours: bool = True) -> str:
    """Return the QR of an address for a terminal, two rows of modules a line.

    `colours` sets black on white, so that a camera reads it whatever the terminal's own colours are.
    """
    rows = _modules(address)
    blank = [False] * len(rows)
    upper, lower = rows[0::2], rows[1::2]
    lower += [blank] * (len(upper) - len(lower))
    lines = ("".join(_HALVES[pair] for pair in zip(*both, strict=True)) for both in zip(upper, lower, strict=True))
    before, after = (_BLACK_ON_WHITE, _BACK_TO_NORMAL) if colours else ("", "")
    return "\n".join(f"{before}{line}{after}" for line in lines)


def _modules(address: str) -> list[list[bool]]:
    drawn = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    drawn.add_data(address)
    drawn.make(fit=True)
    return [[bool(module) for module in row] for row in drawn.get_matrix()]


def _dark_runs(row: list[bool]) -> list[tuple[int, int]]:
    """Return (start, length) of each run of dark modules in a row."""
    runs, start = [], 0
    for is_dark, modules in groupby(row):
        length = len(list(modules))
        if is_dark:
            runs.append((start, length))
        start += length
    return runs
