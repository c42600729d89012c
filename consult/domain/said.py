"""One answer as it was given: what was answered and the question as asked, in one text, and who may see it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from consult.domain import answers, asked
from consult.domain.answers import Answer
from consult.domain.asked import Asked
from consult.domain.audiences import Audience

_ASKED = "asked"


@dataclass(frozen=True)
class Said:
    """One answer, who may see it, and the question as it was asked.

    `kept` is all of it but the audience, in the form that is stored for good: a draft hands it on to the reply as it
    is, and it is read only when a page shows it.
    """

    audience: Audience
    kept: str

    @classmethod
    def of(cls, answer: Answer, audience: Audience, asked_as: Asked, *, are_words: bool) -> Self:
        """Return what somebody has just said."""
        return cls(audience, keep(answers.keep(answer, in_own_words=are_words), asked_as))

    def seen_by(self, audience: Audience) -> "Said":
        """Return the same for another audience."""
        return self if audience is self.audience else replace(self, audience=audience)

    @cached_property
    def _read(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.kept)
        return found

    @property
    def value(self) -> dict[str, object]:
        """What was answered, as `consult.domain.answers.as_kept` described it."""
        return {name: value for name, value in self._read.items() if name != _ASKED}

    @property
    def answer(self) -> Answer:
        """What was answered."""
        return answers.read_kept(self._read)

    @property
    def are_words(self) -> bool:
        """Whether it was answered in words."""
        return "words" in self._read

    @property
    def drawing(self) -> str:
        """What was drawn, as `consult.domain.drawing` reads it; empty without a drawing."""
        return answers.drawing_in(self._read)

    @property
    def asked(self) -> Asked:
        """The question as it was asked, with the labels of what was chosen."""
        kept = self._read.get(_ASKED)
        return asked.read_kept(kept if isinstance(kept, dict) else {})


def keep(value: Mapping[str, object], asked_as: Asked) -> str:
    """Return what is stored for one answer: its value, as `answers.as_kept` gives it, and the question as asked."""
    return json.dumps({**value, _ASKED: asked.as_kept(asked_as)}, ensure_ascii=False)
