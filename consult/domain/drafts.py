"""What is being answered and not yet sent: each answer with its audience and the question as asked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from consult.domain import answers, asked
from consult.domain.answers import Answer
from consult.domain.asked import Asked
from consult.domain.audiences import Audience, read_audience
from consult.domain.journeys import Journey
from consult.domain.questions import QuestionSet, WordsQuestion


@dataclass(frozen=True)
class Said:
    """One answer, who may see it, and the question as it was asked."""

    answer: Answer
    audience: Audience
    asked: Asked
    are_words: bool

    @property
    def value_kept(self) -> dict[str, object]:
        """The answer in the form that is stored for good."""
        return {"words": self.answer[0]} if self.are_words else {"chosen": list(self.answer)}


@dataclass(frozen=True)
class DraftContent:
    """Everything somebody has said so far, by question key; which questions they skipped; whether they want more.

    `changes` is the id of the reply this draft began from: what it leaves out of that one is taken back.
    """

    said: Mapping[str, Said] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    wants_more: bool | None = None
    changes: str = ""

    def journey(self, question_set: QuestionSet) -> Journey:
        """Return where this draft stands in its questions."""
        return Journey(question_set, answered=frozenset(self.said), skipped=self.skipped, wants_more=self.wants_more)

    def saying(self, key: str, said: Said) -> "DraftContent":
        """Return the draft with one answer more, or changed."""
        return replace(self, said={**self.said, key: said}, skipped=self.skipped - {key})

    def skipping(self, key: str) -> "DraftContent":
        """Return the draft without an answer to one question: who skips a page takes back what stood on it."""
        kept = {other: said for other, said in self.said.items() if other != key}
        return replace(self, said=kept, skipped=self.skipped | {key})

    def wanting_more(self, wants_more: bool) -> "DraftContent":
        """Return the draft with the choice to say more, or not."""
        return replace(self, wants_more=wants_more)

    def seen_by(self, audiences: Mapping[str, Audience]) -> "DraftContent":
        """Return the draft with other audiences for some questions."""
        if all(audiences.get(key, one.audience) == one.audience for key, one in self.said.items()):
            return self
        said = {
            key: one
            if (audience := audiences.get(key, one.audience)) == one.audience
            else replace(one, audience=audience)
            for key, one in self.said.items()
        }
        return replace(self, said=said)


def is_words(question: object) -> bool:
    """Whether a question is answered in words."""
    return isinstance(question, WordsQuestion)


def as_text(content: DraftContent) -> str:
    """Return the draft as the JSON that is sealed."""
    said = {
        key: {"value": one.value_kept, "audience": one.audience.key, "asked": asked.as_kept(one.asked)}
        for key, one in content.said.items()
    }
    kept = {"said": said, "skipped": sorted(content.skipped), "more": content.wants_more, "changes": content.changes}
    return json.dumps(kept, ensure_ascii=False)


def read_text(text: str) -> DraftContent:
    """Return the draft that `as_text` described."""
    kept = json.loads(text)
    said = {
        key: Said(
            answer=answers.read_kept(one["value"]),
            audience=read_audience(one["audience"]),
            asked=asked.read_kept(one["asked"]),
            are_words="words" in one["value"],
        )
        for key, one in kept["said"].items()
    }
    return DraftContent(
        said=said, skipped=frozenset(kept["skipped"]), wants_more=kept["more"], changes=kept["changes"]
    )
