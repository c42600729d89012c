"""What came of the made-up reviews: the hardest one to write a letter about, and every way decisions can stand."""

import pytest
from sqlalchemy.orm import Session

from consult.demonstration.cast import CAST, Scene
from consult.demonstration.people import FORENAMES
from consult.domain.decisions import State
from consult.domain.reporting_year import ReportingYear
from consult.domain.themes import Theme
from consult.domain.views import Reader
from consult.domain.wishes import Happened, Outcome
from consult.services.last_time import what_they_say_happened
from consult.services.managers_answers import standing_of, waiting_for_managers
from consult.services.missing import missing_in
from consult.services.people import people_named
from consult.services.views import read_views
from consult.services.wishes import wishes_of
from consult.services.you_said_we_did import what_children_asked_for, what_we_did
from consult.storage.children import Child
from consult.storage.reviews import Review, reviews_of_child
from consult.storage.wishes import standing_wishes
from tests.demonstration.conftest import NOW, TODAY


def review_of(session: Session, scene: Scene) -> Review:
    """The newest review of the first child of a scene."""
    name = FORENAMES[next(place for place, part in enumerate(CAST) if part.scene is scene)]
    child = next(each for each in session.query(Child) if each.forename == name)
    return reviews_of_child(session, child.id)[-1]


def held_review_of(session: Session, scene: Scene) -> Review:
    newest = review_of(session, scene)
    return next(each for each in reversed(reviews_of_child(session, newest.child_id)) if each.held_on is not None)


def test_the_hardest_review_has_all_that_makes_a_letter_hard(session: Session) -> None:
    review = held_review_of(session, Scene.HARDEST)
    threads = read_views(session, review)
    child = [each.newest for each in threads if each.newest.view.role == "child"]
    assert {each.own.language for each in child} == {"ar"}
    assert any(each.drawing for each in child)
    assert any("🦊" in each.own.words for each in child)
    assert any(each.view.audience.is_officer_only and not each.chosen_in_english for each in child)
    found = wishes_of(session, review).standing
    assert {each.answer.outcome for each in found} == {Outcome.YES, Outcome.NOT_YET, Outcome.NO}
    people = people_named(session, review.id)
    for mine, theirs in ((Reader.MOTHER, Reader.FATHER), (Reader.FATHER, Reader.MOTHER)):
        assert any(
            each.may_be_told(mine, people_now=people) and not each.may_be_told(theirs, people_now=people)
            for each in found
        ), f"only the {mine} is told of something"
    assert any(not each.may_be_told(Reader.CHILD, people_now=people) for each in found), "one is for the officer only"
    assert missing_in(session, review) == ()


@pytest.mark.parametrize(
    ("scene", "state"),
    [
        (Scene.HARDEST, State.AGREED),
        (Scene.DECIDED, State.WAITING),
        (Scene.OBJECTED, State.OBJECTED),
        (Scene.JUST_HELD, State.NOT_SENT),
    ],
)
def test_decisions_stand_with_the_manager_in_every_way(session: Session, scene: Scene, state: State) -> None:
    review = held_review_of(session, scene)
    assert standing_of(session, review, within=5, today=TODAY).state is state
    assert len(waiting_for_managers(session, within=5, now=NOW)) == 1


def test_the_next_consultation_of_some_children_begins_with_what_they_asked_for(session: Session) -> None:
    before = held_review_of(session, Scene.ANSWERED)
    outcomes = {each.outcome for each in standing_wishes(session, before.id)}
    assert outcomes == {"yes", "no", "not_yet"}
    assert any(each.done_on for each in standing_wishes(session, before.id))


def test_a_child_of_the_demonstration_said_behind_the_lock_that_it_did_not_happen(session: Session) -> None:
    review = review_of(session, Scene.ANSWERED)
    said = what_they_say_happened(session, review, day=TODAY)
    assert [each.happened for each in said] == [Happened.NO]


def test_the_made_up_year_has_a_poster_with_something_on_it(session: Session) -> None:
    year = ReportingYear(2021)
    figures = what_children_asked_for(session, year)
    assert figures.all is not None
    assert figures.all > 200
    assert sum(figures.of_theme(theme) is not None for theme in Theme) >= 8
    assert len(what_we_did(session, year)) == 5
