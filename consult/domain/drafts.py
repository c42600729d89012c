"""What is being answered and not yet sent: each answer with its audience and the question as asked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from consult.domain.answers import is_in_own_words
from consult.domain.audiences import Audience, read_audience
from consult.domain.journeys import Journey
from consult.domain.name_for_today import KEY as NAME
from consult.domain.questions import QuestionSet
from consult.domain.said import Said


@dataclass(frozen=True)
class DraftContent:
    """Everything somebody has said so far, by question key; which questions they skipped; whether they want more.

    `changes` is the id of the reply this draft began from: what it leaves out of that one is taken back.
    `put_away` are the answers given before the page was left: kept, sent, and shown only to whoever opens the lock.
    `name_for_today` is what they want to be called: kept and put away like an answer, and never counted as one.
    """

    said: Mapping[str, Said] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    wants_more: bool | None = None
    changes: str = ""
    put_away: frozenset[str] = frozenset()
    name_for_today: str = ""

    @property
    def says_anything(self) -> bool:
        """Whether there is anything to put away: an answer, or only a name."""
        return bool(self.said or self.name_for_today)

    def journey(self, question_set: QuestionSet) -> Journey:
        """Return where this draft stands in its questions."""
        return Journey(question_set, answered=frozenset(self.said), skipped=self.skipped, wants_more=self.wants_more)

    def saying(self, key: str, said: Said) -> "DraftContent":
        """Return the draft with one answer more, or changed."""
        return replace(
            self, said={**self.said, key: said}, skipped=self.skipped - {key}, put_away=self.put_away - {key}
        )

    def skipping(self, key: str) -> "DraftContent":
        """Return the draft without an answer to one question: who skips a page takes back what stood on it."""
        kept = {other: said for other, said in self.said.items() if other != key}
        return replace(self, said=kept, skipped=self.skipped | {key}, put_away=self.put_away - {key})

    def putting_away(self) -> "DraftContent":
        """Return the draft with everything that has been said so far put away."""
        name = {NAME} if self.name_for_today else set()
        return replace(self, put_away=frozenset(self.said) | name)

    def called(self, name: str) -> "DraftContent":
        """Return the draft with what they want to be called today; empty takes it back."""
        return replace(self, name_for_today=name, put_away=self.put_away - {NAME})

    def wanting_more(self, wants_more: bool) -> "DraftContent":
        """Return the draft with the choice to say more, or not."""
        return replace(self, wants_more=wants_more)

    def seen_by(self, audiences: Mapping[str, Audience]) -> "DraftContent":
        """Return the draft with other audiences for some questions."""
        seen = {key: self.said[key].seen_by(audience) for key, audience in audiences.items() if key in self.said}
        return replace(self, said={**self.said, **seen})


def is_words(question: object) -> bool:
    """Whether a question is answered in own words."""
    return is_in_own_words(question)


def as_text(content: DraftContent) -> str:
    """Return the draft as the text that is sealed: a line of JSON about it, then each answer as it is kept."""
    about = {
        "said": [(key, one.audience.key) for key, one in content.said.items()],
        "skipped": sorted(content.skipped),
        "more": content.wants_more,
        "changes": content.changes,
        "put_away": sorted(content.put_away),
        "name": content.name_for_today,
    }
    return "\n".join([json.dumps(about), *(one.kept for one in content.said.values())])


def read_text(text: str) -> DraftContent:
    """Return the draft that `as_text` described."""
    first, *lines = text.split("\n")
    about = json.loads(first)
    said = {
        key: Said(read_audience(audience), kept) for (key, audience), kept in zip(about["said"], lines, strict=True)
    }
    return DraftContent(
        said=said,
        skipped=frozenset(about["skipped"]),
        wants_more=about["more"],
        changes=about["changes"],
        put_away=frozenset(about["put_away"]),
        name_for_today=about["name"],
    )
