"""Every picture that a page can ask for is drawn, and no drawing carries anything but lines."""

import re

import pytest

from consult.domain.invitations import ANIMALS
from consult.domain.locks import PICTURES as LOCK_PICTURES
from consult.domain.pictures import PICTURES, SYMBOLS
from consult.web.pictures import FOLDER, NoSuchPicture, picture

WANTED = (
    [f"animals/{key}" for key, _word in ANIMALS]
    + [f"lock/{key}" for key, _word in LOCK_PICTURES]
    + [f"answers/{key}" for key in sorted(PICTURES)]
    + [f"symbols/{key}" for key in sorted(SYMBOLS)]
)


@pytest.mark.parametrize("name", WANTED)
def test_every_picture_is_drawn_and_is_silent_for_a_screen_reader(name: str) -> None:
    drawn = picture(name, "pic")
    assert drawn.startswith('<svg class="pic" viewBox="0 0 ')
    assert 'aria-hidden="true"' in drawn


def test_nothing_is_drawn_that_no_page_asks_for() -> None:
    kept = {f"{file.parent.name}/{file.stem}" for file in FOLDER.glob("*/*.svg") if file.parent.name != "signs"}
    assert kept == set(WANTED)


def test_drawings_hold_lines_only() -> None:
    for file in FOLDER.glob("*/*.svg"):
        elements = set(re.findall(r"<(\w+)", file.read_text("utf-8")))
        assert elements <= {"svg", "path", "circle", "ellipse", "rect"}, file.name
        assert "http" not in file.read_text("utf-8").replace("http://www.w3.org/2000/svg", ""), file.name


def test_a_picture_that_is_not_there_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(NoSuchPicture):
        picture("animals/dragon")
