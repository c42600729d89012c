"""Which figures to withhold so that no small count can be read, nor worked out from the ones that stay.

Tables with totals are a network: every figure is a flow between two places, and what flows into a place
flows out again. That is all a reader who subtracts can know. So a withheld figure is safe when it could
be several other numbers without any figure that is shown changing, and the cheapest further figures to
withhold are those of the cheapest way round from its end to its start.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

SMALLEST_SHOWN = 5

Name = Hashable
Place = Hashable
_Step = tuple[int, bool]
"""A figure's position, and whether it is walked forwards: that is, raised and not lowered."""


@dataclass(frozen=True)
class Figure:
    """One published count, as a flow from one place to another."""

    name: Name
    source: Place
    target: Place
    count: int
    worth: int = 1
    """How much readers would miss it: a year's total more than one cell."""


def names_to_withhold(figures: Sequence[Figure], *, zero_is_small: bool = True) -> frozenset[Name]:
    """The names of the figures to withhold: those under 5, and others so that subtraction gives none away.

    Args:
        figures: every count that would be published; at each place the flows in and out must be equal.
        zero_is_small: whether a 0 is withheld too. If not, a reader knows that what is withheld is no 0.
    """
    least = 0 if zero_is_small else 1
    network = _Network(figures, least=least)
    small = [at for at, figure in enumerate(figures) if least <= figure.count < SMALLEST_SHOWN]
    network.withheld.update(small)
    for at in small:
        network.protect(at, spread=SMALLEST_SHOWN - 1 - least)
    return frozenset(figures[at].name for at in network.withheld)


class _Network:
    """The figures, and which of them are withheld so far."""

    def __init__(self, figures: Sequence[Figure], *, least: int) -> None:
        self.figures = figures
        self.least = least
        self.withheld: set[int] = set()
        self._steps_from: dict[Place, list[tuple[_Step, Place]]] = defaultdict(list)
        for at, figure in enumerate(figures):
            self._steps_from[figure.source].append(((at, True), figure.target))
            self._steps_from[figure.target].append(((at, False), figure.source))

    def protect(self, at: int, *, spread: int) -> None:
        """Withhold more figures until this one could be any of `spread` + 1 numbers."""
        while True:
            figure = self.figures[at]
            raised, pushed = self._push(figure.target, figure.source, without=at, limit=spread)
            if raised == spread:
                return
            downwards = min(spread - raised, figure.count - self.least)
            lowered, _ = self._push(figure.source, figure.target, without=at, limit=downwards)
            if raised + lowered >= spread:
                return
            further = self._cheapest_way(figure.target, figure.source, without=at, pushed=pushed)
            # With no way round left, nothing short of everything is safe.
            self.withheld.update(further or range(len(self.figures)))
            if not further:
                return

    def _room(self, step: _Step, pushed: dict[int, int]) -> float:
        """How far a figure could still be moved this way."""
        at, forwards = step
        if forwards:
            return float("inf")
        return max(0, self.figures[at].count + pushed.get(at, 0) - self.least)

    def _push(self, start: Place, end: Place, *, without: int, limit: int) -> tuple[int, dict[int, int]]:
        """How much more could flow from start to end through withheld figures alone, one by one."""
        pushed: dict[int, int] = {}
        for reached in range(limit):
            way = self._any_way(start, end, without=without, pushed=pushed)
            if way is None:
                return reached, pushed
            for at, forwards in way:
                pushed[at] = pushed.get(at, 0) + (1 if forwards else -1)
        return limit, pushed

    def _any_way(self, start: Place, end: Place, *, without: int, pushed: dict[int, int]) -> list[_Step] | None:
        came_by: dict[Place, tuple[_Step, Place] | None] = {start: None}
        waiting = deque([start])
        while waiting:
            place = waiting.popleft()
            if place == end:
                return _steps_back(came_by, end)
            for step, beyond in self._steps_from[place]:
                usable = step[0] in self.withheld and step[0] != without and self._room(step, pushed) >= 1
                if usable and beyond not in came_by:
                    came_by[beyond] = (step, place)
                    waiting.append(beyond)
        return None

    def _cheapest_way(self, start: Place, end: Place, *, without: int, pushed: dict[int, int]) -> set[int]:
        """The shown figures on the way from start to end that readers would miss least."""
        came_by: dict[Place, tuple[_Step, Place] | None] = {}
        order = 0
        waiting: list[tuple[int, int, Place, tuple[_Step, Place] | None]] = [(0, order, start, None)]
        while waiting:
            cost, _, place, came = heapq.heappop(waiting)
            if place in came_by:
                continue
            came_by[place] = came
            if place == end:
                return {at for at, _ in _steps_back(came_by, end)} - self.withheld
            for step, beyond in self._steps_from[place]:
                if step[0] != without and beyond not in came_by and self._room(step, pushed) >= 1:
                    order += 1
                    heapq.heappush(waiting, (cost + self._cost(step[0]), order, beyond, (step, place)))
        return set()

    def _cost(self, at: int) -> int:
        if at in self.withheld:
            return 0
        figure = self.figures[at]
        return (10 + figure.count) * figure.worth


def _steps_back(came_by: dict[Place, tuple[_Step, Place] | None], end: Place) -> list[_Step]:
    steps = []
    came = came_by[end]
    while came is not None:
        step, place = came
        steps.append(step)
        came = came_by[place]
    return steps
