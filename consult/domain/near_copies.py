"""Whether a text repeats what somebody said: as it was, told to them (“you” for “I”), or in another order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from consult.domain.bases import BASES
from consult.domain.spellings import UNSEEN_MARKS, plain


def words_of(list_of_words: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces between."""
    return frozenset(list_of_words.split())


_WORD = re.compile(rf"[\w’'ʼ{UNSEEN_MARKS}\u0300-\u036f]+")
_SENTENCE_END = re.compile(r"[.!?;:\n\r…،؟۔።፡]+")
_CLAUSE_END = re.compile(r"[,،]|\b(?:and|but|because|so|when|if|that)\b", re.I)
_REPORTED = re.compile(r"^(?:i|we|he|she|they)\s+(?:told|asked)\s+(?:\w+\s+)?\w+$", re.I)
"""“I told the nurse” says nothing yet; what follows it does."""
_PERSONS = dict.fromkeys(
    words_of(
        "i me you he she they we us him them it it's im youre hes shes theyre someone somebody person"
        " myself yourself himself herself themselves ourselves"
    ),
    "·who",
) | dict.fromkeys(
    words_of("my your his her their our mine yours hers theirs ours its"),
    "·whose",
)
_LITTLE = words_of(
    "a an the and or but so if of to in on at for with from by as is are am was were be been being do does"
    " did not no will would can could should may might must have has had get got go going want wants wanted"
    " like really very just that this these those there here then than when what who how because about up out"
    " too also all some any know think thing things say said tell told make made feel feels felt lot much many"
    " dont doesnt didnt cant wont isnt arent wasnt ive youve id youd ill youll use used while"
    " during back new old again social day days time times"
)
_AS_DIGITS = str.maketrans("013457@$", "oieastas")
_FROM_TWO = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_NUMBERS = {word: str(number) for number, word in enumerate(_FROM_TWO, start=2)}
_NEGATIONS = words_of("not cant dont wont isnt havent never no nobody")
_ARTICLES = frozenset(["a", "an", "the"])
_WHOLE = 0.75
"""How much of a sentence, by weight, has to be there for a near-copy."""
_PART = 0.6
"""How many of its weighty words, three at least, have to be there in their order."""
_LIGHT = 0.25
_TURNED = 0.75
"""How many of them, in any order."""
_RUN = 4
"""Words in a row, persons left out, that are a piece of what was said: two weighty ones among them."""


@dataclass(frozen=True)
class Word:
    """One word as it is compared, and where it stands in its text."""

    form: str
    start: int
    end: int

    @property
    def weight(self) -> float:
        """What it counts for: little words and persons stand in every sentence."""
        return _LIGHT if self.form.startswith("·") or self.form in _LITTLE else 1.0


def words_in(text: str) -> list[Word]:
    """Return the words of a text as they are compared, without accents, capitals, apostrophes and endings."""
    return [Word(_form(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]


@lru_cache(maxsize=8192)
def _form(word: str) -> str:
    form = plain(re.sub(r"['’ʼ]s$", "", word))
    if form in _PERSONS:
        return _PERSONS[form]
    if form in _NUMBERS:
        return _NUMBERS[form]
    if any(each.isdigit() for each in form) and any(each.isalpha() for each in form):
        form = form.translate(_AS_DIGITS)  # “sk1p”.
    if form in _ARTICLES:
        return "a"
    form = BASES.get(form, form)
    if form in _LITTLE or len(form) < 4:
        return form
    if form.endswith(("ied", "ies")):
        form = f"{form[:-3]}y"  # “cries”: “cry”.
    for ending in ("ing", "ed", "es", "s"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            form = form.removesuffix(ending)
            break
    form = re.sub(r"(.)\1", r"\1", form)  # “wetting”: “wet”; “tatoo”: “tattoo”.
    return form.removesuffix("e").removesuffix("y") if len(form) > 3 else form


@dataclass(frozen=True)
class Told:
    """One sentence, or a clause of a long one, that is not to be repeated."""

    forms: tuple[str, ...]
    heavy: frozenset[str]

    @property
    def weight(self) -> float:
        """All of it."""
        return sum(_weight(form) for form in self.forms)

    @cached_property
    def pieces(self) -> tuple[tuple[tuple[str, ...], dict[tuple[str, ...], list[int]]], ...]:
        """Its words, and where each few of them in a row begin: as it was said, and without the persons in it."""
        without = tuple(form for form in self.forms if not form.startswith("·"))
        return tuple((forms, _places_of(forms)) for forms in (self.forms, without))


_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]|‘([^’]+)’|:\s*(I\b[^.!?]*)")
"""Words that a text gives as somebody’s own."""


def find_quotation(texts: Iterable[str], text: str) -> tuple[int, int] | None:
    """Return where a text gives three words or more in quotation marks that stand so in one of these; else None."""
    said = [[word.form for word in words_in(each)] for each in texts]
    for quoted in _QUOTED.finditer(text):
        start, end = quoted.span(quoted.lastindex or 0)
        piece = [word.form for word in words_in(text[start:end])]
        size = len(piece)
        if size >= 3 and any(forms[at : at + size] == piece for forms in said for at in range(len(forms) - size + 1)):
            return start, end
    return None


def _places_of(forms: tuple[str, ...]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(forms) - _RUN + 1):
        found.setdefault(forms[at : at + _RUN], []).append(at)
    return found


def told_in(texts: Iterable[str]) -> list[Told]:
    """Return the sentences in which somebody told something, without those that say nothing by themselves."""
    found = (Told(forms, _heavy(forms)) for text in texts for forms in _sentences(text))
    return list(
        dict.fromkeys(told for told in found if (told.heavy and len(told.forms) >= 3) or len(told.heavy) >= 2)
    )


def _sentences(text: str) -> Iterator[tuple[str, ...]]:
    for sentence in _SENTENCE_END.split(text):
        forms = tuple(word.form for word in words_in(sentence))
        if forms:
            yield forms
        clauses = [
            tuple(word.form for word in words_in(clause))
            for clause in _CLAUSE_END.split(sentence)
            if not _REPORTED.match(clause.strip())
        ]
        if len(clauses) > 1 or (clauses and _REPORTED.match(sentence.strip())):
            yield from (clause for clause in clauses if len(_heavy(clause)) >= (1 if _says_something(clause) else 2))


def _says_something(clause: Sequence[str]) -> bool:
    """Whether a clause with one weighty word says something: “I cannot read” does, “I am asleep” does not."""
    return len(clause) >= 4 or (len(clause) == 3 and not _NEGATIONS.isdisjoint(clause))


def _heavy(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(form for form in forms if _weight(form) == 1.0)


def _weight(form: str) -> float:
    return _LIGHT if form.startswith("·") or form in _LITTLE else 1.0


def find_copy(told: Told, words: Sequence[Word]) -> tuple[int, int] | None:
    """Return where, in characters, a text repeats a sentence or says nearly the same; None where it does not."""
    if not told.heavy & {word.form for word in words}:
        return None
    if (run := _run_of(told, words)) is not None:
        return words[run[0]].start, words[run[1]].end
    reach = len(told.forms) + (2 if len(told.heavy) < 3 else 2 + len(told.forms) // 2)
    for at, word in enumerate(words):
        if word.form not in told.forms:
            continue
        window = words[at : at + reach]
        if len({each.form for each in window} & told.heavy) < 0.6 * len(told.heavy):
            continue  # Too little of it stands here, whatever its order.
        if (copy := _copy_in(told, window)) is not None:
            return window[copy[0]].start, window[copy[-1]].end
    return None


def _run_of(told: Told, words: Sequence[Word]) -> tuple[int, int] | None:
    """Return the first and last place of a piece of what was said, word for word, its persons aside or not."""
    for said, pieces in told.pieces:
        there = [at for at, word in enumerate(words) if said is told.forms or not word.form.startswith("·")]
        forms = [words[at].form for at in there]
        for first in range(len(forms) - _RUN + 1):
            for begins in pieces.get(tuple(forms[first : first + _RUN]), ()):
                size = _in_common(said[begins:], forms[first:])
                if len(_heavy(forms[first : first + size])) >= 2:
                    return there[first], there[first + size - 1]
    return None


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size


def _copy_in(told: Told, window: Sequence[Word]) -> list[int] | None:
    """Return the places in the window of the copy's words; None where the window holds none."""
    matched = _in_order(told.forms, [word.form for word in window])
    weight = sum(_weight(window[place].form) for place in matched)
    if len(told.heavy) == 1:
        is_whole = len(matched) == len(told.forms) and matched[-1] - matched[0] <= len(told.forms)
        return matched if is_whole else None
    heavy = {window[place].form for place in matched} & told.heavy
    there = [place for place, word in enumerate(window) if word.form in told.heavy]
    if len(told.heavy) == 2:
        if heavy == told.heavy and weight >= _WHOLE * told.weight:
            return matched
        return _turned_round(told, window, there)
    if weight >= _WHOLE * told.weight or (len(heavy) >= 3 and len(heavy) >= _PART * len(told.heavy)):
        return matched
    # Turned round: “at night I am scared” is told in “you are scared at night”.
    if len({window[place].form for place in there}) >= _TURNED * len(told.heavy):
        return there
    return None


def _turned_round(told: Told, window: Sequence[Word], there: Sequence[int]) -> list[int] | None:
    """Return two weighty words in the other order with only light ones between: “the surname she wants to change”."""
    for one, next_one in pairwise(there):
        between = window[one + 1 : next_one]
        if (
            {window[one].form, window[next_one].form} == told.heavy
            and len(between) <= len(told.forms)
            and all(word.weight < 1.0 for word in between)
        ):
            return [one, next_one]
    return None


def _in_order(told: Sequence[str], window: Sequence[str]) -> list[int]:
    """Return the places in the window of the heaviest words that both have in the same order."""
    best: list[list[tuple[float, tuple[int, ...]]]] = [[(0.0, ())] * (len(window) + 1) for _ in range(len(told) + 1)]
    for row, form in enumerate(told, start=1):
        for column, other in enumerate(window, start=1):
            best[row][column] = max(best[row - 1][column], best[row][column - 1], key=lambda found: found[0])
            if form == other:
                weight, places = best[row - 1][column - 1]
                if weight + _weight(form) > best[row][column][0]:
                    best[row][column] = (weight + _weight(form), (*places, column - 1))
    return list(best[-1][-1][1])
