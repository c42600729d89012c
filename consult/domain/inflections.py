"""The forms of an English word, so that a list needs it once: homes, carries out, gave and given."""

from collections.abc import Iterator
from dataclasses import dataclass

_IRREGULAR = {
    "begin": ("began", "begun"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cut": ("cut", "cut"),
    "do": ("did", "done"),
    "feel": ("felt", "felt"),
    "find": ("found", "found"),
    "get": ("got", "got"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "have": ("had", "had"),
    "hold": ("held", "held"),
    "hurt": ("hurt", "hurt"),
    "keep": ("kept", "kept"),
    "know": ("knew", "known"),
    "leave": ("left", "left"),
    "let": ("let", "let"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "mean": ("meant", "meant"),
    "meet": ("met", "met"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "read": ("read", "read"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "show": ("showed", "shown"),
    "speak": ("spoke", "spoken"),
    "take": ("took", "taken"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "undertake": ("undertook", "undertaken"),
    "write": ("wrote", "written"),
}
"""Past and participle of each irregular verb that a list of ours begins with."""
_THIRD = {"do": "does", "go": "goes", "have": "has"}
_DOUBLED = frozenset(["admit", "begin", "commit", "occur", "permit", "enrol", "refer", "submit", "transfer"])
_IRREGULAR_PLURALS = {"child": "children", "person": "people", "life": "lives"}
_NOT_COUNTED = frozenset(
    [
        "an",
        "feelings",
        "health",
        "help",
        "how",
        "letters",
        "money",
        "news",
        "proof",
        "maths",
        "medicine",
        "things",
        "time",
        "what",
        "when",
        "who",
        "work",
        "yes",
    ]
)
_COUNTED_ALL_THE_SAME = frozenset(["building", "meeting", "setting", "thing"])
_AFTER_THE_NOUN = frozenset(["for", "in", "of", "somebody", "that", "there", "to", "we", "who", "with", "you"])
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Forms:
    """Every form of one verb; of a verb with words after it (`carry out`), the verb alone changes."""

    plain: str
    third: str
    past: str
    participle: str
    going_on: str


def verb_forms(verb: str) -> Forms:
    """Return the forms of a verb, or of a verb and the words after it."""
    first, space, rest = verb.partition(" ")
    past, participle = _IRREGULAR.get(first, (_with_ed(first),) * 2)
    forms = (first, _THIRD.get(first) or _several(first), past, participle, _with_ing(first))
    return Forms(*(form + space + rest for form in forms))


def pairs(verb: str, better: str) -> Iterator[tuple[str, str, str]]:
    """Yield each form of a verb with the same form of a better one, and with its participle for after “was”.

    A form such as *implemented* is both: after “was” or “has” it is a participle, elsewhere the past.
    """
    if (hard := verb_forms(verb)) == (easy := verb_forms(better)):
        return
    yield hard.plain, easy.plain, easy.plain
    yield hard.third, easy.third, easy.third
    yield hard.going_on, easy.going_on, easy.going_on
    if hard.past != hard.participle:
        yield hard.past, easy.past, easy.past
    yield hard.participle, easy.past if hard.past == hard.participle else easy.participle, easy.participle


def plural(noun: str) -> str:
    """Return the plural of a noun and the words around it: *list of what happened* becomes *lists of what happened*.

    What cannot be counted, such as *help* or *taking part*, stays as it is.
    """
    words = noun.split(" ")
    if words[0] in _NOT_COUNTED or (words[0].endswith("ing") and words[0] not in _COUNTED_ALL_THE_SAME):
        return noun
    head = next((at for at, word in enumerate(words) if at and word in _AFTER_THE_NOUN), len(words)) - 1
    words[head] = _several(words[head])
    return " ".join(words)


def _several(word: str) -> str:
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _with_ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def _doubled(verb: str) -> str:
    is_short = sum(letter in _VOWELS for letter in verb) == 1 and len(verb) > 2
    ends_so = verb[-1] not in f"{_VOWELS}wxy" and verb[-2:-1] in tuple(_VOWELS) and verb[-3:-2] not in tuple(_VOWELS)
    return verb + verb[-1] if ends_so and (is_short or verb in _DOUBLED) else verb
