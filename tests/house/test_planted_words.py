"""Words lie sealed wherever they are kept: planted in every field, none is in the database, its WAL or the log."""

from pathlib import Path

import pytest
from flask import Flask

from consult.settings import Settings
from consult.storage import sealing
from consult.storage.database import Database
from tests.attacks.planting import a_planted_word
from tests.factories.council import Council
from tests.house.forms import answer_everything, fill_everything
from tests.house.people import A_CHILD, Person
from tests.proving import how_many

REFERENCES = {"child_reference", "child id"}
"""The case system's own number of a child: rows are found by it, and it says no more than our own ids do."""


class Planted:
    """Gives out words that stand nowhere else, and looks for them."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self.fields: dict[str, str] = {}

    def __call__(self, field: str) -> str:
        word = a_planted_word().capitalize()
        self.all.append(word)
        self.fields[word] = field
        return word

    def found_in(self, content: bytes) -> list[str]:
        """The fields of those that can be read in some bytes, as the files of Latin and of wide letters hold them."""
        ways = ("utf-8", "utf-16-le", "utf-16-be")
        there = [word for word in self.all if any(word.encode(way) in content for way in ways)]
        return [self.fields[word] for word in there if self.fields[word] not in REFERENCES]


def kept(folder: Path) -> bytes:
    """Every byte of every file beside the database."""
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def plant(app: Flask, council: Council, people: dict[str, Person], wanted: int) -> Planted:
    planted = Planted()
    assert answer_everything(people[A_CHILD], planted) > 0
    while len(planted.all) < wanted:
        assert len(fill_everything(app, council, people, planted)) > 10
    for person in people.values():
        for address in (f"/{planted('missing page')}", f"/reviews/{planted('missing review')}", "/s"):
            person.client.get(address)
            person.client.post(address, data={"number": planted("number"), "form_token": person.token})
    return planted


def test_no_planted_word_lies_readable_in_the_database_its_wal_or_the_log(
    app: Flask,
    council: Council,
    people: dict[str, Person],
    database: Database,
    settings: Settings,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    planted = plant(app, council, people, how_many(60, full=200))
    shown = people["the child's own officer"].client.get(f"/reviews/{council.ids['review_id']}").data
    assert planted.found_in(shown), "The words must have come as far as the officer's page, or this proves nothing."
    lying = kept(settings.data)
    assert len(lying) > 100_000
    assert planted.found_in(lying) == []
    database.close()
    assert planted.found_in(kept(settings.data)) == []
    logged = "".join(capfd.readouterr()) + caplog.text
    assert planted.found_in(logged.encode()) == []


def test_words_kept_without_sealing_would_be_found(
    app: Flask, council: Council, people: dict[str, Person], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal, opened, mark = sealing.Sealer.seal, sealing.Sealer.open, b"\0beside:"

    def seal_and_leave_beside(sealer: sealing.Sealer, words: str, **cell: str) -> bytes:
        return seal(sealer, words, **cell) + mark + words.encode()

    def open_the_sealed(sealer: sealing.Sealer, kept: bytes, **cell: str) -> str:
        return opened(sealer, kept.split(mark)[0], **cell)

    monkeypatch.setattr(sealing.Sealer, "seal", seal_and_leave_beside)
    monkeypatch.setattr(sealing.Sealer, "open", open_the_sealed)
    planted = Planted()
    answer_everything(people[A_CHILD], planted)
    assert planted.found_in(kept(settings.data)) == list(planted.fields.values())
