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


def as_kept(asked: Asked) -> dict[str, object]:
    """Return what is stored."""
    return {
        "english": asked.english,
        "shown": asked.shown,
        "language": asked.language,
        "labels_english": list(asked.labels_english),
        "labels_shown": list(asked.labels_shown),
    }


def read_kept(kept: Mapping[str, object]) -> Asked:
    """Return what `as_kept` described."""
    return Asked(
        english=str(kept.get("english", "")),
        shown=str(kept.get("shown", "")),
        language=str(kept.get("language", "en")),
        labels_english=_labels(kept.get("labels_english")),
        labels_shown=_labels(kept.get("labels_shown")),
    )


def _labels(kept: object) -> tuple[str, ...]:
    return tuple(map(str, kept)) if isinstance(kept, list) else ()
