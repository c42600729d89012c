"""What a letter still lacks before it goes, as sentences an officer reads; nothing of it stops the letter."""

from dataclasses import dataclass

from consult.domain.decisions import Standing
from consult.domain.letter_facts import LetterFacts
from consult.domain.respondents import Role
from consult.domain.wishes import WishAnswer, missing_from


@dataclass(frozen=True)
class Mark:
    """One line of “Before you send”: done or not, and the key of what to mend, where there is one thing."""

    is_done: bool
    words: str
    about: str = ""


def marks_of(
    facts: LetterFacts, *, called: str, unanswered: int, told_only_officer: int, standing: Standing | None = None
) -> tuple[Mark, ...]:
    """Return what to look at before sending; `called` is the reader, `unanswered` wishes that have no answer yet.

    `standing` is how the decisions in the letter stand with the manager; None for a letter that holds none.
    """
    return (
        *_own_words(facts, called),
        *_actions(facts),
        *_answers(facts, unanswered),
        *_manager(standing),
        _next_meeting(facts),
        Mark(True, f"Nothing marked “only you” ({told_only_officer} left out)"),
    )


def _own_words(facts: LetterFacts, called: str) -> tuple[Mark, ...]:
    if facts.role is not Role.CHILD:
        return ()
    if facts.quotes:
        return (Mark(True, f"{called}’s own words"),)
    return (Mark(False, f"No words of {called}’s own: nothing was shared, or all of it is left out."),)


def _actions(facts: LetterFacts) -> tuple[Mark, ...]:
    missing = []
    for each in facts.decisions:
        lacks = [*(["who does it"] if each.owner is None else []), *(["by when"] if each.by_on is None else [])]
        if lacks:
            words = f"“{_short(each.what.text.words)}”: say {', and '.join(lacks)}."
            missing.append(Mark(False, words, each.what.key))
    return tuple(missing) or (Mark(True, "Every action has a who and a when"),)


def _answers(facts: LetterFacts, unanswered: int) -> tuple[Mark, ...]:
    missing = [
        Mark(False, f"“{_short(wish.wish.text.words)}”: {sentence}", wish.wish.key)
        for wish in facts.every_wish
        for sentence in missing_from(
            WishAnswer(
                wish.outcome,
                wish.because.text.words if wish.because else "",
                wish.owner.text.words if wish.owner else "",
                wish.by_on,
            )
        )
        if not (wish.has_decision and sentence.startswith(("Say who", "Say by")))
    ]
    done = [] if missing else [Mark(True, "A “no” has a reason")]
    if not unanswered:
        return (*missing, *done, Mark(True, "Every wish has an answer"))
    one = "One wish has no answer yet, so it is not in it."
    several = f"{unanswered} wishes have no answer yet, so they are not in it."
    return (*missing, *done, Mark(False, one if unanswered == 1 else several))


def _manager(standing: Standing | None) -> tuple[Mark, ...]:
    if standing is None:
        return ()
    if standing.is_agreed:
        return (Mark(True, "The manager agreed to what was decided"),)
    return (Mark(False, standing.warning),)


def _next_meeting(facts: LetterFacts) -> Mark:
    if facts.next_on is None:
        return Mark(False, "The next meeting has no date yet.", "next_review")
    return Mark(True, "The next meeting has a date")


def _short(words: str) -> str:
    each = words.split()
    return " ".join(each[:8]) + (" …" if len(each) > 8 else "")
