"""What counts as an answer to each kind of question, and how it reads in a sentence.

An answer is a tuple of strings whatever the kind: the key of the option chosen, the keys of several in the
order they are offered, the person's words as the only member, or `picture:pile` for each picture that was placed. A
drawing is its words, which may be empty, and then the drawing as `consult.domain.drawing` writes it.
"""

from collections.abc import Callable, Mapping, Sequence

from consult.domain.drawing import NotADrawing, as_text, read_drawing
from consult.domain.placing import is_placed, pile_by_pile, piles_by_picture, placed_as
from consult.domain.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    DrawingQuestion,
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


class NothingDrawn(NothingSaid):
    """Neither a line nor a word stands on the page of a drawing."""

    says = _("Draw or type something, or press Skip. You do not have to answer.")


class CannotBeKept(NotAnAnswer):
    """What came as a drawing is none, or more than one may hold: no pad of ours sends that."""

    says = _("We could not keep this drawing. Please draw it again, or say it in words.")


TOO_LONG = _("This is more than one answer can hold. Your words are still here: please make them a little shorter.")
"""What is shown for `consult.domain.words.TooLong`."""


# Translators: the name of a pile, and the pictures that a child put into it. Only the colon is yours.
PILE = _("%(pile)s: %(pictures)s")
# Translators: two things of a list, or a day and a time; only the comma is yours.
ONE_THEN_OTHER = _("%(before)s, %(after)s")


def is_in_own_words(question: object) -> bool:
    """Whether a question is answered in the person's own words, such as those about their drawing."""
    return isinstance(question, WordsQuestion | DrawingQuestion)


def accept(question: AnyQuestion, given: Sequence[str]) -> Answer:
    """Return the answer to keep from what a form gave for one question: for a drawing its words, and then it.

    Raises:
        CannotBeKept: for a drawing that is none, or too large.
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
        case DrawingQuestion():
            return _drawn(given, longest=question.longest)


def _placed(question: PlacingQuestion, given: Sequence[str]) -> Answer:
    placed = {kept for kept in given if kept}
    if not placed:
        raise NothingSaid
    piles = [pile.key for pile in question.piles]
    offered = [placed_as(option.key, pile) for option in question.options for pile in piles]
    if not placed <= set(offered) or len(piles_by_picture(placed)) < len(placed):
        raise NotAnOption
    return tuple(each for each in offered if each in placed)


def _drawn(given: Sequence[str], *, longest: int) -> Answer:
    words = words_that_fit(given[0] if given else "", longest=longest)
    try:
        drawn = as_text(read_drawing("".join(given[1:])))
    except NotADrawing as problem:
        raise CannotBeKept from problem
    if not words and not drawn:
        raise NothingDrawn
    return (words, drawn) if drawn else (words,)


def _offered(question: ChoiceQuestion | ChoicesQuestion, given: Sequence[str]) -> Answer:
    asked_for = {key for key in given if key}
    if not asked_for:
        raise NothingSaid
    if not asked_for <= {option.key for option in question.options}:
        raise NotAnOption
    return tuple(option.key for option in question.options if option.key in asked_for)


def labels(question: AnyQuestion, answer: Answer, *, say: Callable[[str], str] = str) -> tuple[str, ...]:
    """Return what was chosen in the words of the options, a pile of pictures at a time, or own words as they are.

    `say` puts the options' English into the language of a page; a person's words it never sees. A drawing without
    words has no label. An option that a later release no longer offers reads as its key, so that no answer is lost.
    """
    if is_in_own_words(question):
        return tuple(filter(None, answer[:1]))
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


def as_kept(question: AnyQuestion, answer: Answer) -> dict[str, object]:
    """Return what is stored for an answer: see `keep`."""
    return keep(answer, in_own_words=is_in_own_words(question))


def keep(answer: Answer, *, in_own_words: bool) -> dict[str, object]:
    """Return what is stored: `{"chosen": […]}`, or `{"words": …}` with `"drawing"` beside it if there is one."""
    if not in_own_words:
        return {"chosen": list(answer)}
    words, *drawn = answer
    return {"words": words, "drawing": drawn[0]} if drawn else {"words": words}


def read_kept(kept: Mapping[str, object]) -> Answer:
    """Return the answer that `as_kept` described."""
    if isinstance(words := kept.get("words"), str):
        return (words, drawing) if (drawing := drawing_in(kept)) else (words,)
    chosen = kept.get("chosen")
    return tuple(map(str, chosen)) if isinstance(chosen, list) else ()


def drawing_in(kept: Mapping[str, object]) -> str:
    """Return the drawing, as text, of an answer in the form that is stored; empty where there is none."""
    return drawn if isinstance(drawn := kept.get("drawing"), str) else ""
