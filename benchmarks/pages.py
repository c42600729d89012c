"""CPU of a respondent's page and of the final Send, each beside the floor in the same round."""

import gc
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask_babel import force_locale, gettext

from benchmarks.floor import open_floor
from benchmarks.in_process import Request, call, cpu_ms
from benchmarks.site import Site, answers_to, open_site
from consult.domain.question_sets import get_question_set
from consult.storage.database import PRAGMAS
from consult.web.respondent.visit import NOT_KEPT_IN_MEMORY

BAR = 2.5
"""Ours may take at most so many times the floor."""
ROUNDS, WARMING = 40, 5
GETS, POSTS = 80, 20
"""Of each in one round: short and many, so that a burst of other work on the machine falls on both sides alike."""
QUESTION = "home_feeling"
LANGUAGES = {"en": "English", "ar": "Arabic"}


@dataclass(frozen=True)
class Beside:
    """One thing measured in many rounds: milliseconds of ours and of the floor's in each."""

    name: str
    rounds: Sequence[tuple[float, float]]

    @property
    def quiet(self) -> Sequence[tuple[float, float]]:
        """The half of the rounds in which both together took least: the machine disturbed those least."""
        return sorted(self.rounds, key=sum)[: (len(self.rounds) + 1) // 2]

    @property
    def times(self) -> float:
        """How many times the floor ours takes: the middle of the quiet rounds."""
        return statistics.median(ours / floor for ours, floor in self.quiet)

    @property
    def holds(self) -> bool:
        """Whether it is within the bar."""
        return self.times <= BAR

    def __str__(self) -> str:
        ours, floor = zip(*self.rounds, strict=True)
        every = _spread([ours / floor for ours, floor in self.rounds], 2)
        return (
            f"{self.name:34} {_spread(ours, 3)} ms beside {_spread(floor, 3)} ms: {every} times; "
            f"{self.times:.2f} in the quiet half (at most {BAR})  {'ok' if self.holds else 'MISSED'}"
        )


def _spread(figures: Sequence[float], places: int) -> str:
    return " / ".join(f"{figure:.{places}f}" for figure in (min(figures), statistics.median(figures), max(figures)))


def measure(folder: Path) -> Iterator[Beside]:
    """The page and the sending, measured in turn with the floor so that a busy machine slows both alike."""
    (folder / "ours").mkdir()
    site = open_site(folder / "ours")
    for language, name in LANGUAGES.items():
        yield _measure_page(site, folder / language, language, f"a respondent's page, {name} (GET)")
    yield _measure_sending(site, folder / "sending")
    site.database.close()


def _measure_page(site: Site, folder: Path, language: str, name: str) -> Beside:
    token, _draft = site.visits_at(QUESTION, count=1, language=language)[0]
    # As the phone asks after every press of a button.
    cookie = f"{token}.pressed"
    asking = Request("/v", cookie=f"visit={cookie}")
    page = call(site.app, asking).body.decode()
    floor = _floor(folder, page, shown_values(site, token, language), cookie)
    if call(floor, asking).body.decode() != page:
        raise AssertionError("The floor does not give the same HTML as our question page.")
    gets = _in_turn(
        lambda: cpu_ms(site.app, [asking] * GETS, status=NOT_KEPT_IN_MEMORY),
        lambda: cpu_ms(floor, [asking] * GETS, status=200),
    )
    return Beside(name, gets)


def _floor(folder: Path, page: str, values: dict[str, str], token: str) -> Flask:
    folder.mkdir()
    return open_floor(folder, page=page, values=values, visits=[token], pragmas=PRAGMAS)


def _measure_sending(site: Site, folder: Path) -> Beside:
    token, _draft = site.visits_at(QUESTION, count=1)[0]
    floor = _floor(folder, "Dana", {"officer": "Dana"}, token)
    content = answers_to(tuple(get_question_set("child_8_to_11")))
    answers = [(f"answer.{key}", value) for key, said in content.said.items() for value in said.answer]

    # Every draft is made before the first round: making them in between would leave nothing warm for ours.
    ready = site.sendings(count=POSTS * (ROUNDS + WARMING))
    rounds = iter([ready[first : first + POSTS] for first in range(0, len(ready), POSTS)])
    sent = Request("/v", f"visit={token}", [*(ready[0].fields or ()), *answers])

    def send_here() -> float:
        return cpu_ms(site.app, next(rounds), status=303)

    def send_there() -> float:
        return cpu_ms(floor, [sent] * POSTS, status=303)

    return Beside(f"Send, {len(content.said)} answers (POST)", _in_turn(send_here, send_there))


def _in_turn(ours: Callable[[], float], floor: Callable[[], float]) -> list[tuple[float, float]]:
    for _round in range(WARMING):
        ours(), floor()
    # What was made until now is not looked through again: that would fall on whichever round is running then.
    gc.collect()
    gc.freeze()
    taken = []
    for number in range(ROUNDS):
        if number % 2:
            taken.append((ours(), floor()))
        else:
            taken.append((floor(), ours())[::-1])
    gc.unfreeze()
    return taken


def shown_values(site: Site, token: str, language: str) -> dict[str, str]:
    """What on the question page comes from the database: the officer, the day, the question and its options."""
    question = get_question_set("child_8_to_11").get_question(QUESTION)
    with site.app.test_request_context(), force_locale(language):
        options = getattr(question, "options", ())
        values = {f"option_{number}": gettext(option.words) for number, option in enumerate(options)}
        return {
            "officer": "Dana",
            "form_token": site.form_token(token),
            "question": gettext(question.words),
            **values,
        }
