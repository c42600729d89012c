"""The question as somebody was really asked it, kept with every answer: the minutes of later years show it."""

from collections.abc import Mapping
from typing import NamedTuple


class Asked(NamedTuple):
    """One question on the day: in English, as it was shown and in which language, and what was chosen in both."""

    english: str
    shown: str
    language: str
    labels_english: tuple[str, ...] = ()
    labels_shown: tuple[str, ...] = ()
    words_language: str = ""
    """The language of the person's own words, where staff typed them in and it is not that of the question."""


def as_kept(asked: Asked) -> dict[str, object]:
    """Return what is stored: what was shown only where it was not the English itself."""
    kept: dict[str, object] = {"english": asked.english, "language": asked.language}
    if asked.shown != asked.english:
        kept["shown"] = asked.shown
    if asked.labels_english:
        kept["labels_english"] = list(asked.labels_english)
    if asked.labels_shown != asked.labels_english:
        kept["labels_shown"] = list(asked.labels_shown)
    if asked.words_language:
        kept["words_language"] = asked.words_language
    return kept


def read_kept(kept: Mapping[str, object]) -> Asked:
    """Return what `as_kept` described."""
    english, labels = str(kept.get("english", "")), _labels(kept.get("labels_english"))
    return Asked(
        english=english,
        shown=str(kept.get("shown", english)),
        language=str(kept.get("language", "en")),
        labels_english=labels,
        labels_shown=_labels(kept["labels_shown"]) if "labels_shown" in kept else labels,
        words_language=str(kept.get("words_language", "")),
    )


def _labels(kept: object) -> tuple[str, ...]:
    return tuple(map(str, kept)) if isinstance(kept, list) else ()
