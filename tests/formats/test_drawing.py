"""Our own pictures of drawings: the same lines as SVG and as PNG, and nothing else in either."""

import io
from xml.etree import ElementTree

from PIL import Image

from consult.domain.drawing import MOST_POINTS, TALL, WIDE, Colour, read_drawing
from consult.formats.drawing import drawing_png, drawing_svg
from tests.domain.test_drawing import HOUSE

SVG = "{http://www.w3.org/2000/svg}"


def test_the_svg_holds_every_stroke_in_its_colour_and_width() -> None:
    svg = ElementTree.fromstring(drawing_svg(read_drawing(HOUSE)))
    assert {element.tag for element in svg.iter()} == {f"{SVG}svg", f"{SVG}rect", f"{SVG}polyline", f"{SVG}circle"}
    lines = svg.findall(f"{SVG}polyline")
    assert [(line.get("stroke"), line.get("stroke-width")) for line in lines] == [
        (Colour.INK.ink, "14"),
        (Colour.RED.ink, "6"),
    ]
    assert lines[1].get("points") == "250,600 250,450"
    (dot,) = svg.findall(f"{SVG}circle")
    assert (dot.get("cx"), dot.get("cy"), dot.get("r"), dot.get("fill")) == ("900", "80", "17", Colour.YELLOW.ink)


def test_the_png_shows_what_was_drawn_where_it_was_drawn_on_a_white_sheet() -> None:
    picture = Image.open(io.BytesIO(drawing_png(read_drawing(HOUSE)))).convert("RGB")
    assert picture.size == (WIDE, TALL)
    assert picture.getpixel((700, 400)) == (255, 255, 255)
    for point, colour in (((100, 450), Colour.INK), ((250, 525), Colour.RED), ((900, 80), Colour.YELLOW)):
        assert "#{:02x}{:02x}{:02x}".format(*picture.getpixel(point)) == colour.ink  # type: ignore[misc]


def test_the_png_names_neither_a_person_nor_a_program() -> None:
    picture = Image.open(io.BytesIO(drawing_png(read_drawing("ink 6 1,1"))))
    assert picture.info == {}


def test_the_largest_drawing_makes_a_picture_too() -> None:
    points = " ".join(f"{index % 1001},{index % 751}" for index in range(MOST_POINTS))
    assert drawing_png(read_drawing(f"blue 34 {points}")).startswith(b"\x89PNG")
