"""A drawing is small whole numbers and our own words, and nothing else gets through."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.domain.drawing import (
    MOST_POINTS,
    MOST_STROKES,
    TALL,
    WIDE,
    WIDTHS_IN_WORDS,
    Colour,
    Drawing,
    NotADrawing,
    Stroke,
    as_text,
    find_drawing,
    read_drawing,
)

HOUSE = "ink 14 100,300 300,150 500,300 500,600 100,600 100,300;red 6 250,600 250,450;yellow 34 900,80"

points = st.lists(st.tuples(st.integers(0, WIDE), st.integers(0, TALL)), min_size=1, max_size=9).map(tuple)
strokes = st.builds(Stroke, st.sampled_from(Colour), st.sampled_from(sorted(WIDTHS_IN_WORDS)), points)


@given(st.lists(strokes, max_size=9).map(tuple))
def test_every_drawing_is_read_back_as_it_was_drawn(drawn: tuple[Stroke, ...]) -> None:
    assert read_drawing(as_text(Drawing(drawn))) == Drawing(drawn)


def test_a_drawing_keeps_colour_width_and_order() -> None:
    house = read_drawing(HOUSE)
    assert [(stroke.colour, stroke.width) for stroke in house.strokes] == [
        (Colour.INK, 14),
        (Colour.RED, 6),
        (Colour.YELLOW, 34),
    ]
    assert house.strokes[2].points == ((900, 80),)
    assert read_drawing("") == Drawing(())


@pytest.mark.parametrize(
    "hostile",
    [
        "ink 6 " + " ".join("1,1" for _ in range(10_000)),
        ";".join("ink 6 1,1" for _ in range(MOST_STROKES + 1)),
        "ink 6 NaN,NaN",
        "ink 6 Infinity,1",
        "ink 6 1e9,1",
        "ink 6 99999999999999999999,1",
        "ink 6 -1,5",
        "ink 6 1.5,5",
        "ink 6 1001,5",
        "ink 6 5,751",
        "ink 6 ١٢,٣٤",
        "ink 999 1,1",
        "ink 7 1,1",
        "ink 6",
        "ink  6 1,1",
        "ink 6 1,1;",
        "ink 6 1,1\n",
        "INK 6 1,1",
        "javascript:alert(1) 6 1,1",
        "<script>alert(1)</script> 6 1,1",
        'red"/><script>alert(1)</script> 6 1,1',
        "url(https://evil.example/x) 6 1,1",
        "#ff0000 6 1,1",
        json.dumps([{"colour": "red", "width": 6, "points": [[1, 1]]}]),
        json.dumps({"strokes": None}),
        "[" * 100_000 + "]" * 100_000,
        "null",
        "true",
        "x" * 1_000_000,
        "ink 6" + " 1,1" * 250_000,
        "\x00",
        "\ud800",
    ],
    ids=lambda hostile: f"{hostile[:24]!r}…{len(hostile)}",
)
def test_whatever_else_a_phone_sends_as_a_drawing_is_refused(hostile: str) -> None:
    with pytest.raises(NotADrawing):
        read_drawing(hostile)
    assert find_drawing(hostile) is None


def test_the_largest_drawing_is_still_kept_and_one_point_more_is_not() -> None:
    most = "ink 34 " + " ".join("1000,750" for _ in range(MOST_POINTS))
    assert len(read_drawing(most).strokes[0].points) == MOST_POINTS
    with pytest.raises(NotADrawing):
        read_drawing(f"{most} 1,1")
    every_stroke = ";".join("yellow 34 1000,750" for _ in range(MOST_STROKES))
    assert len(read_drawing(every_stroke).strokes) == MOST_STROKES
