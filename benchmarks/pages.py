"""CPU of a respondent's page and of the final Send, each beside the floor in the same round."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.floor import open_floor
from benchmarks.in_process import Request, call, cpu_ms
from benchmarks.site import Site, answers_to, open_site
from consult.domain.question_sets import get_question_set

BAR = 2.5
"""Ours may take at most so many times the floor."""
ROUNDS = 9
GETS, POSTS = 400, 60
QUESTION = "home_feeling"


@dataclass(frozen=True)
class Beside:
    """One thing measured in several rounds: milliseconds of ours and of the floor's."""

    name: str
    ours: Sequence[float]
    floor: Sequence[float]

    @property
    def ratios(self) -> list[float]:
        """Ours by the floor's, round by round, smallest first."""
        return sorted(ours / floor for ours, floor in zip(self.ours, self.floor, strict=True))

    @property
    def holds(self) -> bool:
        """Whether the middle round is within the bar."""
        return statistics.median(self.ratios) <= BAR

    def __str__(self) -> str:
        least, middle, most = self.ratios[0], statistics.median(self.ratios), self.ratios[-1]
        return (
            f"{self.name:34} {statistics.median(self.ours):6.3f} ms beside {statistics.median(self.floor):6.3f} ms: "
            f"{least:.2f} / {middle:.2f} / {most:.2f} times (at most {BAR})  {'ok' if self.holds else 'MISSED'}"
        )


def measure(folder: Path) -> tuple[Beside, Beside]:
    """The page and the sending, measured in turn with the floor so that a busy machine slows both alike."""
    ours, floors = folder / "ours", folder / "floor"
    ours.mkdir()
    floors.mkdir()
    site = open_site(ours)
    token, _draft = site.visits_at(QUESTION, count=1)[0]
    asking = Request("/v", cookie=f"visit={token}")
    page = call(site.app, asking).body.decode()
    floor = open_floor(floors, page=page, values=shown_values(site, token), visits=[token])
    if call(floor, asking).body.decode() != page:
        raise AssertionError("The floor does not give the same HTML as our question page.")

    content = answers_to(tuple(get_question_set("child_8_to_11")))
    answers = [(f"answer.{key}", value) for key, said in content.said.items() for value in said.answer]

    def send_here() -> float:
        return cpu_ms(site.app, site.sendings(count=POSTS), status=303)

    def send_there() -> float:
        sent = Request("/v", f"visit={token}", [*(site.sendings(count=1)[0].fields or ()), *answers])
        return cpu_ms(floor, [sent] * POSTS, status=303)

    gets = _in_turn(
        lambda: cpu_ms(site.app, [asking] * GETS, status=200), lambda: cpu_ms(floor, [asking] * GETS, status=200)
    )
    posts = _in_turn(send_here, send_there)
    site.database.close()
    return Beside("a respondent's page (GET)", *gets), Beside(f"Send, {len(content.said)} answers (POST)", *posts)


def _in_turn(ours: Callable[[], float], floor: Callable[[], float]) -> tuple[list[float], list[float]]:
    ours(), floor()
    taken = [(ours(), floor()) for _ in range(ROUNDS)]
    return [pair[0] for pair in taken], [pair[1] for pair in taken]


def shown_values(site: Site, token: str) -> dict[str, str]:
    """What on the question page comes from the database: the officer, the day, the question and its options."""
    question = get_question_set("child_8_to_11").get_question(QUESTION)
    options = getattr(question, "options", ())
    values = {f"option_{number}": option.words for number, option in enumerate(options)}
    return {"officer": "Dana", "form_token": site.form_token(token), "question": question.words, **values}
