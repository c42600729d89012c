"""The parts of one letter as their author sees them: how plain each is, and a press of Replace or Keep."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from consult.domain.letters import Register
from consult.domain.listed_words import OURS, WordList
from consult.domain.plain_words import Finding, Kind, Plainness, plainness, replace

REPLACE, KEEP = "replace", "keep"


@dataclass(frozen=True)
class PlainPart:
    """One part: the name of its field, its heading, staff's own words in it, and what could be plainer in them."""

    field: str
    title: str
    text: str
    plain: Plainness

    @property
    def kept(self) -> tuple[str, ...]:
        """The keys of what the author keeps as it is: to be stored with the part."""
        return self.plain.kept

    def press(self, act: str, finding: Finding, which: int = 0) -> str:
        """Return the value of the button that replaces a finding by one of its better words, or keeps it."""
        return f"{act}:{which}:{finding.key}:{self.field}"


@dataclass(frozen=True)
class Together:
    """What the whole letter comes to; `hardest` is the part furthest above what its reader can read, if any is."""

    reading_age: float | None
    hardest: PlainPart | None
    counts: dict[Kind, int]


def look_over(
    field: str,
    *,
    title: str,
    text: str,
    kept: Collection[str] = (),
    register: Register = Register.CHILD,
    words: WordList = OURS,
) -> PlainPart:
    """Return one part of staff's own text with what could be plainer; never pass words that a child said."""
    return PlainPart(field, title, text, plainness(text, register=register, words=words, kept=kept))


def press(
    parts: Sequence[PlainPart], pressed: str, *, register: Register = Register.CHILD, words: WordList = OURS
) -> tuple[PlainPart, ...]:
    """Return the parts after one press; what is not there any more changes nothing."""
    act, _colon, rest = pressed.partition(":")
    which, _colon, rest = rest.partition(":")
    key, _colon, field = rest.partition(":")
    return tuple(
        _pressed(part, act, which, key, register=register, words=words) if part.field == field else part
        for part in parts
    )


def _pressed(part: PlainPart, act: str, which: str, key: str, *, register: Register, words: WordList) -> PlainPart:
    finding = next((each for each in part.plain.findings if each.key == key), None)
    if finding is None:
        return part
    text, kept = part.text, part.kept
    if act == KEEP:
        kept = (*kept, key)
    elif act == REPLACE and which.isascii() and which.isdecimal() and int(which[:3]) < len(finding.better):
        text = replace(text, finding, finding.better[int(which[:3])])
    return look_over(part.field, title=part.title, text=text, kept=kept, register=register, words=words)


def together(parts: Sequence[PlainPart], *, register: Register = Register.CHILD) -> Together:
    """Return what the parts come to: an average hides the one hard paragraph, so the hardest is named beside it."""
    whole = plainness("\n".join(part.text for part in parts), register=register)
    measured = [(part.plain.reading_age, at) for at, part in enumerate(parts) if part.plain.reading_age is not None]
    oldest, at = max(measured, default=(0.0, 0))
    counts = {kind: sum(each.kind is kind for part in parts for each in part.plain.findings) for kind in Kind}
    return Together(whole.reading_age, parts[at] if oldest > register.reading_age else None, counts)
