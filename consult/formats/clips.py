"""The folder in which a council keeps its clips: one folder for each language, one file for each sentence."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Message

from consult.domain.clips import SUFFIXES, can_be_recorded, clip_name
from consult.formats import catalogue


def sentences_to_record(translations: Path, language: str, *, folder_name: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence that can be recorded: in English and as the language of `folder_name` has it.

    A sentence that is not translated yet is left out, and so is one with numbers, a name or a day in it.
    """
    file = translations / "messages.pot"
    if language != "en":
        file = translations / folder_name / "LC_MESSAGES" / "messages.po"
    for message in catalogue.sentences(catalogue.read(file)):
        words = _words(message, language)
        if words and can_be_recorded(words):
            yield str(message.id), words


def _words(message: Message, language: str) -> str:
    if not isinstance(message.id, str):
        return ""
    return message.id if language == "en" else str(message.string)


def clips_in_folder(folder: Path) -> frozenset[str]:
    """Return the names of the clips in the folder of one language; none where there is no folder."""
    return _clips_in(folder, folder.stat().st_mtime_ns) if folder.is_dir() else frozenset()


@lru_cache(maxsize=64)
def _clips_in(folder: Path, _changed_at: int) -> frozenset[str]:
    # The folder's own time changes whenever a file comes or goes.
    return frozenset(file.name for file in folder.iterdir() if file.suffix in SUFFIXES)


def find_clip(folder: Path, english: str) -> str | None:
    """Return the file name of a sentence's clip; None where nobody recorded it."""
    found = clips_in_folder(folder)
    return next((name for suffix in SUFFIXES if (name := clip_name(english) + suffix) in found), None)
