"""You said, we did: what children asked for in a year by theme and kind, what was answered, and whether it happened.

Every published figure is a flow in one network (`small_numbers`): from the year to kinds, to themes, to answers, to
what is said of them since, and round again. So no figure that is shown gives one away that is not.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from consult.domain.reporting_year import ReportingYear
from consult.domain.small_numbers import Figure, names_to_withhold
from consult.domain.themes import Theme
from consult.domain.wishes import Happened, Outcome, WishKind

NOT_YET_ANSWERED = "none"
NOT_SAID = "not_said"
ANSWERS: tuple[str, ...] = (*(outcome.value for outcome in Outcome), NOT_YET_ANSWERED)
"""What can have come of a wish; the last of them is that nobody has answered."""
SINCE: tuple[str, ...] = (*(happened.value for happened in Happened), NOT_SAID)
"""What can be said of it since; the last of them is that nobody was asked or answered."""
ASKED_SINCE = tuple(outcome.value for outcome in Outcome if outcome.may_happen)
"""The answers of which it is asked whether they happened."""

_CELL, _THEME, _KIND, _ANSWER, _SINCE, _ALL = 1, 8, 10, 20, 10, 100


@dataclass(frozen=True)
class AskedGroup:
    """How many wishes are the same in all that is counted: one row of a GROUP BY."""

    theme: Theme
    kind: WishKind
    answer: str
    """One of `ANSWERS`."""
    since: str
    """One of `SINCE`."""
    wishes: int


@dataclass(frozen=True)
class AskedFigures:
    """What children asked for in one year; a count is None where it is withheld."""

    year: ReportingYear
    counts: Mapping[Hashable, int | None]

    @property
    def all(self) -> int | None:
        """Everything that was asked for."""
        return self.counts["all"]

    def of_theme(self, theme: Theme, *, kind: WishKind | None = None, answer: str = "") -> int | None:
        """Wishes of one theme: all, of one kind, or with one answer."""
        if kind is not None:
            return self.counts["kind", kind, theme]
        return self.counts["answer", answer, theme] if answer else self.counts["theme", theme]

    def of_kind(self, kind: WishKind) -> int | None:
        """Wishes, worries or requests."""
        return self.counts["kind", kind]

    def of_answer(self, answer: str, *, since: str = "") -> int | None:
        """Wishes with one answer; with `since`, those of which that was said, for one of `ASKED_SINCE`."""
        return self.counts["since", since, answer] if since else self.counts["answer", answer]

    @property
    def answered_with_more(self) -> int | None:
        """Wishes of which it is asked whether they happened; only where both parts are shown."""
        parts = [self.of_answer(answer) for answer in ASKED_SINCE]
        return None if None in parts else sum(part for part in parts if part is not None)

    def of_since(self, since: str) -> int | None:
        """Wishes answered yes or not yet of which this was said since."""
        return self.counts["since", since]


def published(year: ReportingYear, groups: Iterable[AskedGroup], *, zero_is_small: bool = True) -> AskedFigures:
    """Return a year's figures for publication: every count under 5 withheld, and others so that none can be found."""
    network = list(_network(list(groups)))
    hidden = names_to_withhold(network, zero_is_small=zero_is_small)
    return AskedFigures(year, {figure.name: None if figure.name in hidden else figure.count for figure in network})


def _network(groups: list[AskedGroup]) -> Iterator[Figure]:
    """From the year to kinds, cells and themes, to answers, and to what is said since: each flow meets the next."""
    themes, kinds, answers = Counter[Theme](), Counter[WishKind](), Counter[str]()
    of_kind, of_answer = Counter[tuple[WishKind, Theme]](), Counter[tuple[str, Theme]]()
    of_since = Counter[tuple[str, str]]()
    for group in groups:
        themes[group.theme] += group.wishes
        kinds[group.kind] += group.wishes
        answers[group.answer] += group.wishes
        of_kind[group.kind, group.theme] += group.wishes
        of_answer[group.answer, group.theme] += group.wishes
        of_since[group.since, group.answer] += group.wishes
    for kind in WishKind:
        yield Figure(("kind", kind), "start", kind, kinds[kind], _KIND)
        for theme in Theme:
            yield Figure(("kind", kind, theme), kind, ("asked", theme), of_kind[kind, theme], _CELL)
    for theme in Theme:
        yield Figure(("theme", theme), ("asked", theme), ("answered", theme), themes[theme], _THEME)
        for answer in ANSWERS:
            into = ("answer", answer)
            yield Figure(("answer", answer, theme), ("answered", theme), into, of_answer[answer, theme], _CELL)
    for answer in ANSWERS:
        then = ("then", answer) if answer in ASKED_SINCE else "end"
        yield Figure(("answer", answer), ("answer", answer), then, answers[answer], _ANSWER)
    for since in SINCE:
        for answer in ASKED_SINCE:
            into = ("since", since)
            yield Figure(("since", since, answer), ("then", answer), into, of_since[since, answer], _CELL)
        said = sum(of_since[since, answer] for answer in ASKED_SINCE)
        yield Figure(("since", since), ("since", since), "end", said, _SINCE)
    yield Figure("all", "end", "start", sum(themes.values()), _ALL)
