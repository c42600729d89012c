"""Pictures of drawings, made by us from the numbers: SVG for a page, PNG for a file."""

import io
from functools import lru_cache

from PIL import Image, ImageDraw

from consult.domain.drawing import TALL, WIDE, Drawing, Stroke

_FINER = 2
"""A picture is drawn this much larger and then made smaller, so that its edges are smooth."""


def drawing_lines(drawing: Drawing) -> str:
    """Return the strokes as SVG elements, for a page that brings the `<svg>` itself."""
    return "".join(map(_line, drawing.strokes))


def drawing_svg(drawing: Drawing, *, inside: str = "") -> str:
    """Return a whole `<svg>` on a white sheet; `inside` stands in its opening tag, and is markup."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 {WIDE} {TALL}" fill="none" '
        f'stroke-linecap="round" stroke-linejoin="round" {inside}>'
        f'<rect width="{WIDE}" height="{TALL}" fill="#fff" stroke="none"/>{drawing_lines(drawing)}</svg>'
    )


def _line(stroke: Stroke) -> str:
    if len(stroke.points) == 1:
        ((x, y),) = stroke.points
        # A line of no length is a dot to browsers, and nothing to what makes our PDFs.
        return f'<circle cx="{x}" cy="{y}" r="{stroke.width / 2:g}" fill="{stroke.colour.ink}" stroke="none"/>'
    written = " ".join(f"{x},{y}" for x, y in stroke.points)
    return f'<polyline points="{written}" stroke="{stroke.colour.ink}" stroke-width="{stroke.width}"/>'


@lru_cache(maxsize=16)
def drawing_png(drawing: Drawing) -> bytes:
    """Return the drawing as a PNG of 1,000 by 750, with nothing in the file but the picture."""
    image = Image.new("RGB", (WIDE * _FINER, TALL * _FINER), "#ffffff")
    pen = ImageDraw.Draw(image)
    for stroke in drawing.strokes:
        _draw(pen, stroke)
    file = io.BytesIO()
    image.reduce(_FINER).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw(pen: ImageDraw.ImageDraw, stroke: Stroke) -> None:
    points = [(x * _FINER, y * _FINER) for x, y in stroke.points]
    pen.line(points, fill=stroke.colour.ink, width=stroke.width * _FINER)
    # Pillow leaves a notch at each corner, and square ends: a dot on every point is what a round pen does.
    half = stroke.width * _FINER / 2
    for x, y in points:
        pen.ellipse((x - half, y - half, x + half, y + half), fill=stroke.colour.ink)
