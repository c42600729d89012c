"""What would open somebody's link or lock, taken out of what they type: the number, the pictures in their order."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence

from consult.domain.invitations import DIGITS_IN_A_NUMBER
from consult.domain.locks import PICTURES, PICTURES_IN_A_LOCK

MASK = "••••"
"""What stands instead: no word of any language."""
_FARTHEST = 5
"""Signs and spaces between two digits of one number, at most."""
_WIDEST = 150
"""Characters from the first picture to the end of the fourth: further apart they are a story, not a lock."""
MOST_LOOKS = 3


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
    names = "|".join(sorted(map(re.escape, called), key=len, reverse=True))
    said = [(each, called[each[0].casefold()]) for each in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", words, re.I)]
    looks = 0
    for start in range(len(said) - PICTURES_IN_A_LOCK + 1):
        four = said[start : start + PICTURES_IN_A_LOCK]
        keys = tuple(key for _each, key in four)
        if len(set(keys)) < PICTURES_IN_A_LOCK or four[-1][0].end() - four[0][0].start() > _WIDEST:
            continue
        if opens(keys):
            for each, _key in reversed(four):
                words = words[: each.start()] + MASK + words[each.end() :]
            return words
        looks += 1
        if looks == MOST_LOOKS:
            break
    return words


ENGLISH_PICTURES = {word.casefold(): key for key, word in PICTURES}
