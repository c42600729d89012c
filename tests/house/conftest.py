"""Everybody who could try a page, in a council where administrators handle paper: then every page has its people."""

from dataclasses import replace

import pytest

from consult.settings import Settings
from tests.house.people import council, people

__all__ = ["council", "people"]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The settings of every test, with what lets administrators type in booklets."""
    return replace(settings, administrators_type_in=True)
