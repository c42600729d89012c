"""What a translated sentence must and must not hold, whoever wrote it."""

import re
from collections.abc import Collection, Sequence

from consult.domain.words import clean_words

LONGEST = 2_000
COUNTS = frozenset({"num", "n", "count"})
"""Placeholders that a plural form may leave out: Arabic says *two questions* in one word."""
_PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[#0\- +]*\d*(?:\.\d+)?[diouxXeEfFgGcrs]")
_LONE_PERCENT = re.compile(r"%(?!\(\w+\)s)")
_STRAIGHT_QUOTE = re.compile("[\"']")
_MARKUP = re.compile("[<>&]")
_BEGIN_APART, _END_APART = "\u2066\u2067\u2068", "\u2069"


def clean_sentence(text: str) -> str:
    """Return a translation as it is kept: on one line, without what disguises it.

    The signs that keep a number together among letters that run from the right stay: they are on no keyboard.
    """
    return " ".join(clean_words(text, and_kept=_BEGIN_APART + _END_APART).split())


def placeholders(text: str) -> list[str]:
    """Return the placeholders in a sentence, in order of name; one without a name is called `%`."""
    return sorted(match.group(1) or "%" for match in _PLACEHOLDER.finditer(text))


def differing_placeholders(english: Sequence[str], form: str) -> str:
    """Return a sentence where a translation does not have the placeholders of its English; empty when it has.

    It names them without their signs: a page that shows `%(day)s` looks like one that was not filled in.
    """
    each = [set(placeholders(words)) for words in english]
    allowed = set().union(*each)
    needed = allowed - COUNTS if len(english) > 1 else allowed
    given = set(placeholders(form))
    if given <= allowed and needed <= given:
        return ""
    start = _PLACEHOLDER.sub("…", form)[:60]
    return f"The placeholders differ in “{start}”: {_named(allowed)} wanted, {_named(given)} given."


def _named(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def faults(english: Sequence[str], forms: Collection[str]) -> list[str]:
    """Return a sentence for whatever keeps a translation from being shown; nothing when all is well.

    `english` is one sentence, or a singular and a plural. A page shows its sentences as they are, so nothing in them
    may be taken for markup.
    """
    found = [differing_placeholders(english, form) for form in forms]
    for form in forms:
        if not form.strip():
            found.append("Every box needs words.")
        if len(form) > LONGEST:
            found.append("This is too long for a sentence.")
        if _STRAIGHT_QUOTE.search(form):
            found.append("Use the quotation marks of your language instead of \" and '.")
        if _LONE_PERCENT.search(form):
            found.append("Write “per cent” in words instead of the sign %.")
        if _MARKUP.search(form):
            found.append("Leave out the characters < > and &.")
        if not _ends_what_it_begins(form):
            found.append("The signs that keep a number together belong in pairs: one before it, one after it.")
    return list(dict.fromkeys(filter(None, found)))


def _ends_what_it_begins(form: str) -> bool:
    """Whether every isolate ends in its own sentence: else it would turn round what stands after it."""
    open_now = 0
    for character in form:
        open_now += (character in _BEGIN_APART) - (character == _END_APART)
        if open_now < 0:
            return False
    return open_now == 0
