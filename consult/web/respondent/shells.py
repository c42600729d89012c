"""The part of a page that is the same for everyone is rendered once; a visit's own values are put into its slots."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

_EDGE = "\ue000"
"""A character of the private use area: it is in no catalogue, and cleaning takes it out of what people write."""


@dataclass(frozen=True)
class Shell:
    """A rendered page in pieces: text, then the name of a slot, then text, and so on."""

    pieces: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with every slot filled; a value that is not `Markup` is escaped."""
        found = list(self.pieces)
        given = [values[name] for name in found[1::2]]
        found[1::2] = [value if type(value) is Markup else escape(value) for value in given]
        return "".join(found)


class Slots:
    """Stands in a template for values that come later: `slots.officer`, or `slots['chosen.yes']`."""

    def __getattr__(self, name: str) -> Markup:
        return self[name]

    def __getitem__(self, name: str) -> Markup:
        """Return the mark of a slot."""
        return Markup(f"{_EDGE}{name}{_EDGE}")  # noqa: S704 - our own names


class Shells:
    """The shells that were rendered so far, by what makes them differ."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], Shell] = {}

    def get(self, key: tuple[str, ...], render: Callable[[], str]) -> Shell:
        """Return the shell kept under `key`, rendering it first when it is not."""
        if (shell := self._kept.get(key)) is None:
            shell = Shell(tuple(render().split(_EDGE)))
            self._kept[key] = shell
        return shell
