"""What counts as an answer to each kind of question, and how it reads in a sentence.

An answer is a tuple of strings whatever the kind: the key of the option chosen, the keys of several in the
order they are offered, or the person's words as the only member.
"""

from collections.abc import Mapping, Sequence

from consult.domain.questions import AnyQuestion, ChoiceQuestion, ChoicesQuestion, WordsQuestion
from consult.domain.translatable import _
from consult.domain.words import words_that_fit

Answer = tuple[str, ...]


class NotAnAnswer(Exception):
    """What was given cannot be kept; `says` is the sentence shown, and nothing the person typed is lost."""

    says = ""


class NotAnOption(NotAnAnswer):
    """An option was given that the question does not offer, or two where one may be chosen."""

    says = _("Pick one of the answers on this page, or press Skip.")


class NothingSaid(NotAnAnswer):
    """Nothing was picked or typed; skipping is a button of its own, so that an empty box is not taken for it."""

    says = _("Pick or type an answer, or press Skip. You do not have to answer.")


TOO_LONG = _("This is more than one answer can hold. Your words are still here: please make them a little shorter.")
"""What is shown for `consult.domain.words.TooLong`."""


def accept(question: AnyQuestion, given: Sequence[str]) -> Answer:
    """Return the answer to keep from what a form gave for one question.

    Raises:
        NothingSaid: for nothing, or only spaces.
        NotAnOption: for an option that is not offered, or too many of them.
        consult.domain.words.TooLong: for more words than the question's `longest`.
    """
    match question:
        case WordsQuestion():
            if not (words := words_that_fit("\n".join(given), longest=question.longest)):
                raise NothingSaid
            return (words,)
        case ChoiceQuestion():
            chosen = _offered(question, given)
            if len(chosen) > 1:
                raise NotAnOption
            return chosen
        case ChoicesQuestion():
            return _offered(question, given)


def _offered(question: ChoiceQuestion | ChoicesQuestion, given: Sequence[str]) -> Answer:
    asked_for = {key for key in given if key}
    if not asked_for:
        raise NothingSaid
    if not asked_for <= {option.key for option in question.options}:
        raise NotAnOption
    return tuple(option.key for option in question.options if option.key in asked_for)


def labels(question: AnyQuestion, answer: Answer) -> tuple[str, ...]:
    """Return what was chosen in the English words of the options, or the person's own words as they are.

    The labels of options are in the catalogue: a page translates them; a person's words it never does.
    An option that a later release no longer offers reads as its key, so that no answer is lost.
    """
    if isinstance(question, WordsQuestion):
        return answer
    words = {option.key: option.words for option in question.options}
    return tuple(words.get(key, key.replace("_", " ")) for key in answer)


def as_sentence(question: AnyQuestion, answer: Answer) -> str:
    """Return how an answer reads in the minutes, in English: `Home, School and Friends`, or the words as given."""
    *others, last = labels(question, answer) or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def as_kept(question: AnyQuestion, answer: Answer) -> dict[str, object]:
    """Return what is stored for an answer: `{"words": …}` for words, `{"chosen": [keys]}` for the other kinds."""
    return {"words": answer[0]} if isinstance(question, WordsQuestion) else {"chosen": list(answer)}


def read_kept(kept: Mapping[str, object]) -> Answer:
    """Return the answer that `as_kept` described."""
    if isinstance(words := kept.get("words"), str):
        return (words,)
    chosen = kept.get("chosen")
    return tuple(map(str, chosen)) if isinstance(chosen, list) else ()
