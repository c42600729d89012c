"""What a staff password must be: long, and not one that guessers try first."""

import re
import unicodedata

SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 200
"""Characters; a bound on the work that one sign-in can ask for."""

_OFTEN_USED = """
    password letmein welcome iloveyou sunshine princess football liverpool arsenal chelsea monkey dragon
    superman batman master shadow charlie michael ashley bailey trustno qwerty qwertyuiop asdfghjkl zxcvbnm
    azerty abc admin administrator changeme secret login access test temp default user guest hello
    spring summer autumn winter january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday london england council
    correct horse battery staple consult review reviews reviewing officer iro children childrens services care
    mypassword mypasswordis passwort thequickbrownfox jumpsoverthelazydog nevergonnagiveyouup tobeornottobe
"""
"""Words that lists of stolen passwords are made of, and this service’s own; case and digits do not count."""

_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_LONGEST_RUN = 6
_FEWEST_DIFFERENT = 6
_FEWEST_OWN = 8
"""Characters left when often used words, the person’s own name and address, and runs are taken out."""

_LOOKALIKES = str.maketrans("@4301!5$7", "aaeoiisst")


class PasswordTooWeak(Exception):
    """The password is short, or easy to guess; the message is a sentence that says what to do."""


def check_password(password: str, *, email: str, name: str) -> None:
    """Accept a password that is long enough and not made of what guessers try first.

    No rule asks for digits or capitals, and nothing expires: length and a blocklist do more (NCSC; NIST).

    Raises:
        PasswordTooWeak: with the sentence to show.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooWeak(
            f"Use {SHORTEST_PASSWORD} characters or more."
            " Three or four words that only you would put together work well."
        )
    if len(password) > LONGEST_PASSWORD:
        raise PasswordTooWeak(f"Use {LONGEST_PASSWORD} characters or fewer.")
    folded = unicodedata.normalize("NFKC", password).casefold()
    own_words = [word for word in re.split(r"[\W_]+", f"{email} {name}".casefold()) if len(word) > 2]
    if _characters_of_its_own(folded, own_words) < _FEWEST_OWN or len(set(folded)) < _FEWEST_DIFFERENT:
        raise PasswordTooWeak(
            "This password is easy to guess. Use three or four words that do not belong together,"
            " and leave out your name and the service’s."
        )


def _characters_of_its_own(folded: str, own_words: list[str]) -> int:
    """Return how many characters guessers must still find, in the reading that leaves the fewest."""
    readings = (folded, folded.translate(_LOOKALIKES))
    return min(len(_without_easy_parts(reading, own_words)) for reading in readings)


def _without_easy_parts(reading: str, own_words: list[str]) -> str:
    rest = re.sub(r"[\W_]+", "", reading)
    for word in sorted({*_OFTEN_USED.split(), *own_words}, key=len, reverse=True):
        if len(word) > 2:
            rest = rest.replace(re.sub(r"[\W_]+", "", word), "")
    rest = _without_runs(re.sub(r"\d+", _short_of_digits, rest))
    return _without_repeats(rest)


def _short_of_digits(found: re.Match[str]) -> str:
    """Return a long or running row of digits as one character: years and counts are tried first."""
    digits = found.group()
    return digits[0] if len(digits) > 3 or digits in "01234567890" or digits in "9876543210" else digits


def _without_runs(text: str) -> str:
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        for length in range(len(row), _LONGEST_RUN - 3, -1):
            for start in range(len(row) - length + 1):
                text = text.replace(row[start : start + length], "")
    return text


def _without_repeats(text: str) -> str:
    """Return the text with a part that is said again straight away said once."""
    return re.sub(r"(.+?)\1+", r"\1", text)
