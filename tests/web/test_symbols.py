"""A council's own symbols: shown where they are safe, ours where they are missing or refused."""

import base64
import io
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from PIL import Image
from sqlalchemy.orm import Session

from consult.app import create_app
from consult.domain.pictures import PICTURES, SYMBOLS
from consult.formats.symbols import LARGEST, WIDEST, NotASymbol, read_symbols, safe_svg
from consult.settings import Settings, UnusableSetting
from consult.storage.database import Database
from tests.visitor import CheckedClient, Visitor
from tests.web.test_visit import invited, press, start

SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    b'<style>.a{fill:#123}</style><path class="a" d="M0 0h9v9z"/></svg>'
)
NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def png(*size: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (size[0], size[1]), (250, 0, 250)).save(file, "PNG")
    return file.getvalue()


PNG = png(40, 40)


def svg(inside: str, more: str = "") -> bytes:
    return f"<svg {NAMES} {more}>{inside}</svg>".encode()


HOSTILE = {
    "a script": svg("<script>alert(1)</script>"),
    "a script with a prefix": b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></s:svg>',
    "an event": svg("", 'onload="alert(1)"'),
    "an event deeper": svg('<path d="M0 0" onclick="alert(1)"/>'),
    "a page inside": svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
    "a link": svg('<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>'),
    "a picture from elsewhere": svg('<image href="https://elsewhere.example/x.png"/>'),
    "a picture in a picture": svg('<image href="data:image/svg+xml;base64,AAAA"/>'),
    "a use from elsewhere": svg('<use xlink:href="https://elsewhere.example/x.svg#a"/>'),
    "a style from elsewhere": svg("<style>@import url(https://elsewhere.example/x.css);</style>"),
    "a style that fetches": svg('<path style="fill:url(https://elsewhere.example/x.svg#a)"/>'),
    "an animation": svg('<set attributeName="href" to="javascript:alert(1)"/>'),
    "entities": b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    "a stylesheet": b'<?xml-stylesheet href="https://elsewhere.example/x.css"?>' + SQUARE,
    "another language": b"<html><script>alert(1)</script></html>",
    "no text": b"\xff\xfe\x00",
    "nothing": b"",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_an_svg_that_runs_something_or_leads_elsewhere_is_refused(data: bytes) -> None:
    with pytest.raises(NotASymbol):
        safe_svg(data)


def test_an_svg_as_drawing_programs_save_it_is_taken() -> None:
    saved = (
        b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        + svg('<path fill="url(#a)" d="M0 0"/><use xlink:href="#a"/>')
    )
    assert b"DOCTYPE" not in safe_svg(saved)
    assert safe_svg(SQUARE) == SQUARE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "symbols"
    made.mkdir()
    (made / "home.svg").write_bytes(SQUARE)
    (made / "school.png").write_bytes(PNG)
    (made / "face_ok.svg").write_bytes(SQUARE)
    (made / "sleep.svg").write_bytes(HOSTILE["a script"])
    (made / "food.png").write_bytes(SQUARE)
    (made / "friends.png").write_bytes(PNG + b"0" * LARGEST)
    (made / "mum.png").write_bytes(PNG[:-20])
    (made / "dad.png").write_bytes(PNG[:8] + b"0" * 40)
    (made / "play.png").write_bytes(png(WIDEST + 1, 2))
    (made / "pet.png").write_bytes(png(WIDEST, 2))
    (made / "dragon.svg").write_bytes(SQUARE)
    (made / "README.txt").write_text("Ours")
    return made


def test_each_file_is_taken_or_refused_with_its_reason(folder: Path) -> None:
    found = read_symbols(folder, keys=PICTURES | SYMBOLS)
    assert set(found.pictures) == {"home", "school", "face_ok", "pet"}
    assert set(found.refused) == {
        "sleep.svg",
        "food.png",
        "friends.png",
        "dragon.svg",
        "mum.png",
        "dad.png",
        "play.png",
    }
    assert "script" in found.refused["sleep.svg"]
    assert "only a part" in found.refused["mum.png"]
    assert "wide or high" in found.refused["play.png"]


@pytest.fixture
def app(settings: Settings, database: Database, folder: Path) -> Flask:
    made = create_app(replace(settings, symbols=str(folder)), opened=database)
    made.testing = True
    made.test_client_class = CheckedClient
    return made


def test_a_page_shows_the_council_s_symbols_and_ours_where_there_is_none(session: Session, visitor: Visitor) -> None:
    start(visitor, invited(session, age=6))
    page = press(visitor, "begin")
    assert shown(page, "home") == "data:image/svg+xml;base64," + base64.b64encode(SQUARE).decode()
    assert shown(page, "school") == "data:image/png;base64," + base64.b64encode(PNG).decode()
    for key in ("sleep", "food", "friends", "worries"):
        assert shown(page, key) == "svg"
    faces = page.select(".sort .card img.face")
    assert len(faces) == 8, "one face of three in each row"
    assert all((picture.get("alt"), picture.get("aria-hidden")) == ("", "true") for picture in page.select("img"))
    assert "alert(1)" not in page.decode()


def shown(page: BeautifulSoup, key: str) -> str:
    legend = page.select_one(f"fieldset.sort:has(input[name='answer.{key}']) legend")
    assert legend is not None
    picture = legend.find(["img", "svg"])
    assert picture is not None
    return str(picture.get("src", "svg"))


def test_the_policy_lets_a_picture_come_from_the_page_alone(session: Session, visitor: Visitor) -> None:
    start(visitor, invited(session, age=6))
    press(visitor, "begin")
    assert visitor.last is not None
    policy = visitor.last.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "img-src 'self' data:;" in policy


def test_a_command_says_what_is_shown_and_what_is_refused(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["consult", "symbols"]).output
    assert "home: yours" in said
    assert "sleep.svg: refused. It holds <script>" in said
    assert "worries" in said.splitlines()[-1]


def test_a_folder_that_is_not_there_is_named_when_the_site_starts(settings: Settings, database: Database) -> None:
    with pytest.raises(UnusableSetting, match="CONSULT_SYMBOLS"):
        create_app(replace(settings, symbols="/nowhere/at/all"), opened=database)
