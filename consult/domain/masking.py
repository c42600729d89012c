"""What would open somebody's link or lock, taken out of what they type: the number, the pictures in their order."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence

from consult.domain.invitations import DIGITS_IN_A_NUMBER
from consult.domain.locks import PICTURES, PICTURES_IN_A_LOCK
from consult.domain.translatable import _

WARNING = _("Your number or your pictures were in your words. We took them out: keep them to yourself.")
MASK = "••••"
"""What stands instead: no word of any language."""
_FARTHEST = 5
"""Signs and spaces between two digits of one number, at most."""
_WIDEST = 150
"""Characters from the first picture to the end of the fourth: further apart they are a story, not a lock."""
MOST_LOOKS = 3
_AND_THE = "(?:و?(?:ال)?)"
"""*And* and *the*, which Arabic writes as one word with what follows."""


def without_number(words: str, *, opens: Callable[[str], bool]) -> str:
    """Return the words with every run of sixteen digits masked for which `opens` holds, whatever stands between them.

    Digits of every script count. `opens` is asked with sixteen ASCII digits.
    """
    spans = [span for run in _runs(words) for span in _numbers(run, opens)]
    for first, last in reversed(spans):
        words = words[:first] + MASK + words[last + 1 :]
    return words


def _numbers(run: Sequence[tuple[int, str]], opens: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where each number begins and ends; once past it, so that many in a row cost no more than one."""
    digits = "".join(digit for _place, digit in run)
    start = 0
    while start + DIGITS_IN_A_NUMBER <= len(digits):
        end = start + DIGITS_IN_A_NUMBER
        if opens(digits[start:end]):
            yield run[start][0], run[end - 1][0]
            start = end
        else:
            start += 1


def _runs(words: str) -> Iterator[list[tuple[int, str]]]:
    """Digits with their places, in runs that no letter and no long gap parts; only those long enough."""
    run: list[tuple[int, str]] = []
    for place, character in enumerate(words):
        digit = unicodedata.digit(character, None)
        if digit is None and not character.isalpha():
            continue
        if run and (digit is None or place - run[-1][0] > _FARTHEST + 1):
            if len(run) >= DIGITS_IN_A_NUMBER:
                yield run
            run = []
        if digit is not None:
            run.append((place, str(digit)))
    if len(run) >= DIGITS_IN_A_NUMBER:
        yield run


def without_pictures(words: str, *, called: Mapping[str, str], opens: Callable[[tuple[str, ...]], bool]) -> str:
    """Return the words with the names of a lock's four pictures masked, where they stand in its order.

    `called` gives the key of a picture by its name in small letters, in every language that the page may be in.
    `opens` is asked with four different keys, `MOST_LOOKS` times at most, since it is slow on purpose.
    """
    names = sorted(called, key=len, reverse=True)
    each_name = "|".join(f"({re.escape(name)})" for name in names)
    said = [
        (found.span(found.lastindex or 0), called[names[(found.lastindex or 0) - 1]])
        for found in re.finditer(rf"(?<!\w){_AND_THE}(?:{each_name})(?!\w)", words, re.I)
    ]
    for first, last in reversed(_locks(said, opens)):
        words = words[:first] + MASK + words[last:]
    return words


def _locks(
    said: Sequence[tuple[tuple[int, int], str]], opens: Callable[[tuple[str, ...]], bool]
) -> list[tuple[int, int]]:
    """Where the pictures of every lock stand; what was looked at once costs no second look."""
    looked_at: dict[tuple[str, ...], bool] = {}
    spans: list[tuple[int, int]] = []
    start = 0
    while start + PICTURES_IN_A_LOCK <= len(said):
        four = said[start : start + PICTURES_IN_A_LOCK]
        keys = tuple(key for _span, key in four)
        together = four[-1][0][1] - four[0][0][0] <= _WIDEST and len(set(keys)) == PICTURES_IN_A_LOCK
        if together and keys not in looked_at and len(looked_at) < MOST_LOOKS:
            looked_at[keys] = opens(keys)
        if together and looked_at.get(keys):
            spans.extend(span for span, _key in four)
            start += PICTURES_IN_A_LOCK
        else:
            start += 1
    return spans


ENGLISH_PICTURES = {word.casefold(): key for key, word in PICTURES}
