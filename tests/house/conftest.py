"""Everybody who could try a page, in a council where administrators handle paper: then every page has its people."""

from dataclasses import replace
from pathlib import Path

import pytest

from consult.settings import Settings
from tests.house.people import council, people

__all__ = ["council", "people"]


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """The settings of every test, with what lets administrators type in booklets, and one clip."""
    (tmp_path / "clips" / "ar").mkdir(parents=True)
    (tmp_path / "clips" / "ar" / "x.mp3").write_bytes(b"sound")
    return replace(settings, administrators_type_in=True, clips=str(tmp_path / "clips"))
