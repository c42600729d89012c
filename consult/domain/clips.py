"""Recorded clips: which sentences can be recorded, and what the clip of each is called."""

import re
from hashlib import sha256

SUFFIXES = (".m4a", ".mp3")
"""What phones of every make play; the first that is there is used."""
_PLACE = re.compile(r"%\(\w+\)|%s")


def can_be_recorded(sentence: str) -> bool:
    """Whether a sentence is the same for everybody: a name or a day in it cannot be recorded beforehand."""
    return bool(sentence.strip()) and not _PLACE.search(sentence)


def clip_name(english: str) -> str:
    """Return the name of a sentence's clip without its suffix: ten letters and digits, the same in every language.

    Another English sentence is another clip, so that no clip says what the page says no longer.
    """
    return sha256(" ".join(english.split()).encode()).hexdigest()[:10]
