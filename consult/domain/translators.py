"""Who translated an answer, and whether somebody else checked it."""

import re

_REMARK = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"\w+")


def is_same_person(name: str, other: str) -> bool:
    """Whether two names as typed may be one person: “Hana W. (interpreter)” is “hana w”, and so may “Hana” be.

    Remarks in brackets, capitals and the order do not count. A stranger who shares every word is taken for the
    same person: then a fuller name tells them apart, whereas one person checking themselves would go unseen.
    """
    words, others = _words(name), _words(other)
    return bool(words and others) and (words <= others or others <= words)


def _words(name: str) -> set[str]:
    return set(_WORD.findall(_REMARK.sub(" ", name).casefold())) or set(_WORD.findall(name.casefold()))
