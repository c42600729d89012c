"""Our own pictures and QRs as SVGs that stand by themselves: on paper no stylesheet dresses them."""

from functools import cache
from pathlib import Path

from consult.formats.qr import QrPicture

FOLDER = Path(__file__).parent.parent.parent / "static" / "pictures"
INK, TINT, PALE = "#17232b", "#ffe7b3", "#ffffff"
_DRESS = (
    f"<style>.sun,.wax{{fill:{TINT}}}.pale,.desk{{fill:{PALE}}}.fill{{fill:{INK};stroke:none}}"
    ".mine{stroke-width:6}</style>"
)


class NoSuchDrawing(Exception):
    """A sheet asks for a drawing that `static/pictures` does not hold."""


@cache
def drawing_for_paper(name: str) -> str:
    """Return the drawing kept as `<folder>/<key>` in ink with a light tint, which copies well in black and white.

    Raises:
        NoSuchDrawing: when there is none.
    """
    try:
        drawn = (FOLDER / f"{name}.svg").read_text("utf-8")
    except FileNotFoundError as problem:
        raise NoSuchDrawing(name) from problem
    opening, rest = drawn.split(">", 1)
    return f"{opening}>{_DRESS}{rest}".replace("currentColor", INK)


def symbol_for_paper(address: str) -> str:
    """Return a council's own symbol, given as a `data:` address, as a drawing of ours."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 48 48">'
        f'<image width="48" height="48" preserveAspectRatio="xMidYMid meet" xlink:href="{address}"/></svg>'
    )


def qr_for_paper(qr: QrPicture) -> str:
    """Return a QR, black on white with its quiet zone."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {qr.size} {qr.size}" shape-rendering="crispEdges">'
        f'<rect width="{qr.size}" height="{qr.size}" fill="#fff"/><path d="{qr.path}" fill="#000"/></svg>'
    )
