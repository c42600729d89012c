"""What somebody has answered and not yet sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from consult.domain.answers import Answer
from consult.domain.audiences import Audience, read_audience


@dataclass(frozen=True)
class Asked:
    """The question as it was put: in English and as displayed, with the labels of what was chosen in both."""

    english: str
    displayed: str
    language: str
    labels: tuple[str, ...] = ()
    labels_displayed: tuple[str, ...] = ()

    def as_kept(self) -> dict[str, Any]:
        """Return what is kept with the answer, for JSON."""
        return {
            "english": self.english,
            "displayed": self.displayed,
            "language": self.language,
            "labels": list(self.labels),
            "labels_displayed": list(self.labels_displayed),
        }

    @classmethod
    def read_kept(cls, kept: Mapping[str, Any]) -> "Asked":
        """Return the question as it was put, from what `as_kept` gave."""
        return cls(
            english=kept["english"],
            displayed=kept["displayed"],
            language=kept["language"],
            labels=tuple(kept["labels"]),
            labels_displayed=tuple(kept["labels_displayed"]),
        )


@dataclass(frozen=True)
class DraftAnswer:
    """One answer that is not sent yet, who may see it, and how it was asked."""

    answer: Answer
    audience: Audience
    asked: Asked


@dataclass(frozen=True)
class Draft:
    """Answers by question key, what was skipped, and whether more is wanted.

    `people` is the meeting's list as it was shown when the last answer was saved, in the form in which
    `consult.domain.people` keeps it: a name added later does not see what was said before.
    """

    answers: Mapping[str, DraftAnswer] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    wants_more: bool | None = None
    people: str = ""

    def with_answer(self, question: str, given: DraftAnswer) -> "Draft":
        """Return the draft with one answer given or changed."""
        return replace(self, answers={**self.answers, question: given}, skipped=self.skipped - {question})

    def with_skip(self, question: str) -> "Draft":
        """Return the draft with one question skipped; an answer given to it before is taken out."""
        kept = {key: given for key, given in self.answers.items() if key != question}
        return replace(self, answers=kept, skipped=self.skipped | {question})

    def with_audience(self, question: str, audience: Audience) -> "Draft":
        """Return the draft with another audience for one answer; unchanged when there is no such answer."""
        given = self.answers.get(question)
        return self if given is None else self.with_answer(question, replace(given, audience=audience))

    def as_text(self) -> str:
        """Return the draft as the JSON that is sealed."""
        answers = {
            key: [list(given.answer), given.audience.key, given.asked.as_kept()]
            for key, given in self.answers.items()
        }
        skipped = sorted(self.skipped)
        return json.dumps([answers, skipped, self.wants_more, self.people], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read_text(cls, text: str) -> "Draft":
        """Return the draft that `as_text` gave."""
        answers, skipped, wants_more, people = json.loads(text)
        read = {
            key: DraftAnswer(tuple(answer), read_audience(audience), Asked.read_kept(asked))
            for key, (answer, audience, asked) in answers.items()
        }
        return cls(read, frozenset(skipped), wants_more, people)
