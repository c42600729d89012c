"""What a child wants to be called in one visit: one short line, any name they like, and no answer to any question."""

from consult.domain.translatable import _
from consult.domain.words import words_that_fit

KEY = "name_for_today"
"""What stands for it where questions stand by their keys; no question has this key."""
LONGEST = 60
"""Characters kept of a name."""

# Translators: a child writes here what they want to be called; any name will do.
ASKS = _("My name for today")
# Translators: beneath “My name for today”, to a child.
HINT = _("Any name you like. You can skip it.")
# Translators: to a child, with the name they want to be called today.
HELLO = _("Hello %(name)s")


def name_that_fits(typed: str) -> str:
    """Return the name on one line, cleaned as all words are; empty where nothing was typed.

    Raises:
        consult.domain.words.TooLong: for more than `LONGEST` characters; nothing is cut off.
    """
    return words_that_fit(" ".join(typed.split()), longest=LONGEST)
