"""Everybody who could try a page."""

from tests.house.people import council, people

__all__ = ["council", "people"]
