"""Numbers in groups, such as telephone numbers, among words that are written from right to left."""

import re
from collections.abc import Iterator

_IN_GROUPS = re.compile(r"\+?\(?[0-9]+\)?(?:[ \u00a0-][0-9]+)+")
LEFT_TO_RIGHT, END = "\u2066", "\u2069"
"""Characters that nobody sees: between them groups of digits keep their order, as Unicode's rules have it."""


def apart_from_words(text: str) -> Iterator[tuple[str, bool]]:
    """Return the pieces of a text, each with whether it is a number in groups: those turn round among other words."""
    done = 0
    for found in _IN_GROUPS.finditer(text):
        if found.start() > done:
            yield text[done : found.start()], False
        yield found.group(), True
        done = found.end()
    if done < len(text):
        yield text[done:], False


def keeping_their_order(text: str) -> str:
    """Return a text whose numbers in groups read from left to right wherever they stand."""
    return "".join(
        f"{LEFT_TO_RIGHT}{piece}{END}" if is_number else piece for piece, is_number in apart_from_words(text)
    )
