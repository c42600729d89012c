"""What children asked for, in public: no small count can be read, nor worked out."""

import pytest
from hypothesis import Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from consult.domain.reporting_year import ReportingYear
from consult.domain.small_numbers import SMALLEST_SHOWN
from consult.domain.themes import Theme, theme_of
from consult.domain.topics import Topic
from consult.domain.wishes import WishKind
from consult.domain.you_said_we_did import (
    ANSWERS,
    ASKED_SINCE,
    NOT_SAID,
    SINCE,
    AskedFigures,
    AskedGroup,
    published,
)
from tests.domain.test_small_numbers import Sum, narrowed, solved_exactly
from tests.proving import how_many

YEAR = ReportingYear(2025)


def sums_that_a_reader_knows() -> list[Sum]:
    """Every figure that is a total, with the figures it is the total of: written from the printed tables."""
    sums: list[Sum] = [
        ("all", tuple(("theme", theme) for theme in Theme)),
        ("all", tuple(("kind", kind) for kind in WishKind)),
        ("all", tuple(("answer", answer) for answer in ANSWERS)),
    ]
    for theme in Theme:
        sums.append((("theme", theme), tuple(("kind", kind, theme) for kind in WishKind)))
        sums.append((("theme", theme), tuple(("answer", answer, theme) for answer in ANSWERS)))
    sums += [(("kind", kind), tuple(("kind", kind, theme) for theme in Theme)) for kind in WishKind]
    sums += [(("answer", answer), tuple(("answer", answer, theme) for theme in Theme)) for answer in ANSWERS]
    sums += [(("answer", answer), tuple(("since", since, answer) for since in SINCE)) for answer in ASKED_SINCE]
    sums += [(("since", since), tuple(("since", since, answer) for answer in ASKED_SINCE)) for since in SINCE]
    return sums


def counted(groups: list[AskedGroup]) -> dict[object, int]:
    """Every count, taken one by one from the groups and not from the network."""

    def those(**wanted: object) -> int:
        return sum(each.wishes for each in groups if all(getattr(each, name) == of for name, of in wanted.items()))

    counts: dict[object, int] = {"all": those()}
    counts |= {("theme", theme): those(theme=theme) for theme in Theme}
    counts |= {("kind", kind): those(kind=kind) for kind in WishKind}
    counts |= {("answer", answer): those(answer=answer) for answer in ANSWERS}
    counts |= {("kind", kind, theme): those(kind=kind, theme=theme) for kind in WishKind for theme in Theme}
    counts |= {("answer", each, theme): those(answer=each, theme=theme) for each in ANSWERS for theme in Theme}
    for since in SINCE:
        cells: dict[object, int] = {
            ("since", since, answer): those(since=since, answer=answer) for answer in ASKED_SINCE
        }
        counts |= cells
        counts["since", since] = sum(cells.values())
    return counts


def attack(groups: list[AskedGroup], figures: AskedFigures, *, zero_is_small: bool) -> None:
    true, least = counted(groups), 0 if zero_is_small else 1
    assert figures.counts.keys() == true.keys()
    for name, count in figures.counts.items():
        if count is not None:
            assert count == true[name]
            assert count >= SMALLEST_SHOWN or (count == 0 and not zero_is_small), name
    small = {name for name, count in true.items() if least <= count < SMALLEST_SHOWN}
    sums = sums_that_a_reader_knows()
    assert not small & solved_exactly(figures.counts, sums).keys()
    for name, (low, high) in narrowed(figures.counts, sums, 0).items():
        if name in small:
            assert high - low >= SMALLEST_SHOWN - 1 - least, (name, low, high)


@st.composite
def years(draw: st.DrawFn) -> list[AskedGroup]:
    """What children asked for in a year: a little or a lot, of few themes or of all."""
    largest = draw(st.sampled_from([1, 4, 12, 60]))
    themes = draw(st.lists(st.sampled_from(Theme), min_size=1, unique=True))
    numbers = st.one_of(st.just(0), st.integers(0, largest))
    return [
        AskedGroup(theme, kind, answer, since, draw(numbers))
        for theme in themes
        for kind in WishKind
        for answer in ANSWERS
        for since in (SINCE if answer in ASKED_SINCE else (NOT_SAID,))
    ]


@pytest.mark.parametrize("zero_is_small", [True, False])
def test_no_small_count_of_what_children_asked_for_can_be_worked_out(zero_is_small: bool) -> None:
    # A failing year is told as it is: making it smaller takes minutes.
    @hypothesis_settings(max_examples=how_many(8, full=1000), deadline=None, phases=[Phase.generate], database=None)
    @given(years())
    def no_year_gives_one_away(groups: list[AskedGroup]) -> None:
        attack(groups, published(YEAR, groups, zero_is_small=zero_is_small), zero_is_small=zero_is_small)

    no_year_gives_one_away()


def test_the_attack_finds_a_small_count_of_which_no_second_is_withheld() -> None:
    groups = [AskedGroup(theme, WishKind.WISH, "yes", "yes", 20) for theme in Theme]
    groups += [AskedGroup(theme, WishKind.WORRY, "no", NOT_SAID, 20) for theme in Theme]
    groups.append(AskedGroup(Theme.HOME, WishKind.REQUEST, "not_yet", NOT_SAID, 3))
    careless = {name: None if 0 < count < SMALLEST_SHOWN else count for name, count in counted(groups).items()}
    with pytest.raises(AssertionError):
        attack(groups, AskedFigures(YEAR, careless), zero_is_small=False)
    figures = published(YEAR, groups, zero_is_small=False)
    attack(groups, figures, zero_is_small=False)
    assert figures.all == 443
    assert figures.of_theme(Theme.SCHOOL) == 40
    assert figures.of_theme(Theme.HOME, answer="not_yet") is None


def test_one_small_theme_hides_another_and_not_the_year() -> None:
    groups = [AskedGroup(theme, WishKind.WISH, "no", NOT_SAID, 40) for theme in Theme if theme is not Theme.SAFETY]
    groups.append(AskedGroup(Theme.SAFETY, WishKind.WISH, "no", NOT_SAID, 3))
    figures = published(YEAR, groups, zero_is_small=False)
    attack(groups, figures, zero_is_small=False)
    assert figures.all == 403
    assert [figures.of_theme(theme) for theme in Theme].count(None) == 2


def test_what_many_asked_for_is_shown() -> None:
    groups = [
        AskedGroup(theme, kind, answer, since, 8)
        for theme in Theme
        for kind in WishKind
        for answer in ANSWERS
        for since in (SINCE if answer in ASKED_SINCE else (NOT_SAID,))
    ]
    figures = published(YEAR, groups)
    assert None not in figures.counts.values()
    assert figures.of_theme(Theme.HOME) == 8 * 3 * 10
    assert figures.of_theme(Theme.HOME, kind=WishKind.WISH) == 80
    assert figures.of_answer("yes") == 8 * 3 * 4 * len(Theme)
    assert figures.answered_with_more == 2 * 8 * 3 * 4 * len(Theme)
    assert figures.all == sum(group.wishes for group in groups)


def test_every_topic_belongs_to_a_theme_and_every_theme_has_its_picture() -> None:
    assert {theme_of(topic) for topic in Topic} == set(Theme)
    assert theme_of(Topic.FAMILY_TIME) is Theme.FAMILY
    assert theme_of(Topic.WISHES) is Theme.OTHER
