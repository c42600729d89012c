"""What counts as an answer to each kind of question, and how it reads in a sentence.

An answer is a tuple of strings whatever the kind: the key of the option chosen, the keys of several in the
order they are offered, the person's words as the only member, or `picture:pile` for each picture that was placed.
"""

from collections.abc import Callable, Mapping, Sequence

from consult.domain.placing import is_placed, pile_by_pile, piles_by_picture, placed_as
from consult.domain.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    Option,
    PlacingQuestion,
    WordsQuestion,
)
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


# Translators: the name of a pile, and the pictures that a child put into it. Only the colon is yours.
PILE = _("%(pile)s: %(pictures)s")
# Translators: two things of a list, or a day and a time; only the comma is yours.
ONE_THEN_OTHER = _("%(before)s, %(after)s")


def accept(question: AnyQuestion, given: Sequence[str]) -> Answer:
    """Return the answer to keep from what a form gave for one question.

    Raises:
        NothingSaid: for nothing, or only spaces.
        NotAnOption: for an option that is not offered, too many of them, or one picture in two piles.
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
        case PlacingQuestion():
            return _placed(question, given)


def _placed(question: PlacingQuestion, given: Sequence[str]) -> Answer:
    placed = {kept for kept in given if kept}
    if not placed:
        raise NothingSaid
    piles = [pile.key for pile in question.piles]
    offered = [placed_as(option.key, pile) for option in question.options for pile in piles]
    if not placed <= set(offered) or len(piles_by_picture(placed)) < len(placed):
        raise NotAnOption
    return tuple(each for each in offered if each in placed)


def _offered(question: ChoiceQuestion | ChoicesQuestion, given: Sequence[str]) -> Answer:
    asked_for = {key for key in given if key}
    if not asked_for:
        raise NothingSaid
    if not asked_for <= {option.key for option in question.options}:
        raise NotAnOption
    return tuple(option.key for option in question.options if option.key in asked_for)


def labels(question: AnyQuestion, answer: Answer, *, say: Callable[[str], str] = str) -> tuple[str, ...]:
    """Return what was chosen in the words of the options, a pile of pictures at a time, or own words as they are.

    `say` puts the options' English into the language of a page; a person's words it never sees.
    An option that a later release no longer offers reads as its key, so that no answer is lost.
    """
    if isinstance(question, WordsQuestion):
        return answer
    if isinstance(question, PlacingQuestion):
        return tuple(_pile(pile, pictures, say) for pile, pictures in pile_by_pile(question, answer))
    words = {option.key: say(option.words) for option in question.options}
    return tuple(words.get(key, key.replace("_", " ")) for key in answer)


def _pile(pile: Option, pictures: Sequence[Option], say: Callable[[str], str]) -> str:
    comma = say(ONE_THEN_OTHER) % {"before": "", "after": ""}
    return say(PILE) % {"pile": say(pile.words), "pictures": comma.join(say(one.words) for one in pictures)}


def read_together(labels: Sequence[str], kept: Sequence[str], *, comma: str = ", ") -> str:
    """Return the labels of one answer as one text: in a row, or a line for each pile of pictures.

    `kept` is the answer that they are the labels of.
    """
    return ("\n" if any(map(is_placed, kept)) else comma).join(labels)


def as_sentence(question: AnyQuestion, answer: Answer) -> str:
    """Return how an answer reads in the minutes, in English: `Home, School and Friends`, or the words as given."""
    if isinstance(question, PlacingQuestion):
        return "; ".join(labels(question, answer))
    *others, last = labels(question, answer) or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def as_kept(question: AnyQuestion, answer: Answer) -> dict[str, object]:
    """Return what is stored for an answer: `{"words": …}` for words, `{"chosen": […]}` for the other kinds."""
    return {"words": answer[0]} if isinstance(question, WordsQuestion) else {"chosen": list(answer)}


def read_kept(kept: Mapping[str, object]) -> Answer:
    """Return the answer that `as_kept` described."""
    if isinstance(words := kept.get("words"), str):
        return (words,)
    chosen = kept.get("chosen")
    return tuple(map(str, chosen)) if isinstance(chosen, list) else ()
