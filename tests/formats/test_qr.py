"""What a phone's camera reads from our QR."""

import re
import secrets

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from consult.formats.qr import QrPicture, qr_for_terminal, qr_picture

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")
PIXELS = 6


def drawn(picture: QrPicture) -> Image.Image:
    image = Image.new("L", (picture.size * PIXELS,) * 2, 255)
    pen = ImageDraw.Draw(image)
    for x, y, length, back in RUN.findall(picture.path):
        assert length == back
        left, top = int(x) * PIXELS, int(y) * PIXELS
        pen.rectangle((left, top, left + int(length) * PIXELS - 1, top + PIXELS - 1), fill=0)
    return image


def drawn_in_terminal(text: str) -> Image.Image:
    lines = re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n")
    image = Image.new("L", (len(lines[0]) * PIXELS, len(lines) * 2 * PIXELS), 255)
    pen = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        for column, block in enumerate(line):
            for half, dark in enumerate((block in "▀█", block in "▄█")):
                if dark:
                    left, top = column * PIXELS, (row * 2 + half) * PIXELS
                    pen.rectangle((left, top, left + PIXELS - 1, top + PIXELS - 1), fill=0)
    return image


def read(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("host", ["say.exampleshire.example", "localhost:5000", "192.168.1.20:5000"])
def test_a_camera_reads_exactly_the_link(host: str) -> None:
    for number in ("0000000000000000", "9999999999999999", f"{secrets.randbelow(10**16):016d}"):
        address = f"https://{host}/s#{number}"
        assert read(drawn(qr_picture(address))) == [address]


def test_a_camera_reads_the_link_from_a_terminal() -> None:
    address = "http://192.168.1.20:5000/s#0123456789012345"
    assert read(drawn_in_terminal(qr_for_terminal(address))) == [address]
    assert read(drawn_in_terminal(qr_for_terminal(address, colours=False))) == [address]


def test_every_side_has_its_quiet_zone() -> None:
    picture = qr_picture("https://say.exampleshire.example/s#1234567890123456")
    quiet = 4  # modules, from the standard
    runs = [tuple(map(int, run)) for run in RUN.findall(picture.path)]
    assert "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length, _ in runs) == picture.path
    assert min(x for x, *_ in runs) == min(y for _, y, *_ in runs) == quiet
    assert max(x + length for x, _, length, _ in runs) == picture.size - quiet
    assert max(y for _, y, *_ in runs) == picture.size - quiet - 1


def test_a_picture_stays_readable_at_thirty_millimetres() -> None:
    picture = qr_picture("https://say.a-council-with-a-long-name.example/s#1234567890123456")
    assert 30 / picture.size >= 0.6, "modules under 0.6 mm are hard for a cheap camera"


def test_a_picture_is_small() -> None:
    assert len(qr_picture("https://say.exampleshire.example/s#1234567890123456").path) < 6000
