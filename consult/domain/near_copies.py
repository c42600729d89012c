"""Whether a text repeats what somebody said: as it was, told to them (“you” for “I”), or in another order."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache


def words_of(list_of_words: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces between."""
    return frozenset(list_of_words.split())


_WORD = re.compile(r"[\w’'ʼ]+")
_SENTENCE_END = re.compile(r"[.!?;:\n\r…،؟۔።፡]+")
_CLAUSE_END = re.compile(r"[,،]|\b(?:and|but|because|so|when|if|that)\b", re.I)
_PERSONS = dict.fromkeys(
    words_of("i me you he she they we us him them it it's im youre hes shes theyre someone somebody"),
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
    " dont doesnt didnt cant wont isnt arent wasnt ive youve id youd ill youll"
)
_WHOLE = 0.75
"""How much of a sentence, by weight, has to be there for a near-copy."""
_PART = 0.6
"""How many of its weighty words, three at least, have to be there in their order."""
_LIGHT = 0.25


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
    plain = "".join(
        each for each in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(each)
    )
    plain = re.sub(r"['’ʼ]s$", "", plain)
    plain = re.sub(r"['’ʼ]", "", plain)
    if plain in _PERSONS:
        return _PERSONS[plain]
    if plain in _LITTLE or len(plain) < 4:
        return plain
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            plain = plain.removesuffix(ending)
            break
    if len(plain) > 3 and plain[-1] == plain[-2] and plain[-1] not in "ls":
        return plain[:-1]  # “wetting”: “wet”.
    return plain.removesuffix("e").removesuffix("y") if len(plain) > 3 else plain


@dataclass(frozen=True)
class Told:
    """One sentence, or a clause of a long one, that is not to be repeated."""

    forms: tuple[str, ...]
    heavy: frozenset[str]

    @property
    def weight(self) -> float:
        """All of it."""
        return sum(_weight(form) for form in self.forms)


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
        clauses = [tuple(word.form for word in words_in(clause)) for clause in _CLAUSE_END.split(sentence)]
        if len(clauses) > 1:
            yield from (clause for clause in clauses if len(_heavy(clause)) >= (1 if len(clause) >= 4 else 2))


def _heavy(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(form for form in forms if _weight(form) == 1.0)


def _weight(form: str) -> float:
    return _LIGHT if form.startswith("·") or form in _LITTLE else 1.0


def find_copy(told: Told, words: Sequence[Word]) -> tuple[int, int] | None:
    """Return where, in characters, a text repeats a sentence or says nearly the same; None where it does not."""
    if not told.heavy & {word.form for word in words}:
        return None
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


def _copy_in(told: Told, window: Sequence[Word]) -> list[int] | None:
    """Return the places in the window of the copy's words; None where the window holds none."""
    matched = _in_order(told.forms, [word.form for word in window])
    weight = sum(_weight(window[place].form) for place in matched)
    if len(told.heavy) == 1:
        is_whole = len(matched) == len(told.forms) and matched[-1] - matched[0] <= len(told.forms)
        return matched if is_whole else None
    heavy = {window[place].form for place in matched} & told.heavy
    if len(told.heavy) == 2:
        is_whole = heavy == told.heavy and weight >= _WHOLE * told.weight
        return matched if is_whole else None
    if weight >= _WHOLE * told.weight or (len(heavy) >= 3 and len(heavy) >= _PART * len(told.heavy)):
        return matched
    # Turned round: “at night I am scared” is told in “you are scared at night”.
    there = [place for place, word in enumerate(window) if word.form in told.heavy]
    if len({window[place].form for place in there}) >= 0.8 * len(told.heavy):
        return there
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
