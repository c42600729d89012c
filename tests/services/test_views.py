from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from consult.domain.audiences import THE_MEETING, Person, named
from consult.domain.evidence import Way
from consult.domain.respondents import Role
from consult.domain.staff import NotYours, StaffRole
from consult.domain.topics import MinutesHeading, Topic
from consult.domain.views import Reader
from consult.services import safety, ticks, translations
from consult.services.heard import Heard, NothingWrittenDown, NotSaid, write_down
from consult.services.minutes import minutes_for
from consult.services.people import NobodyNamed, name_person, people_named, remove_person
from consult.services.views import get_answer, note_reading, read_views
from consult.storage.events import Event
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.children import a_child
from tests.factories.replies import SENT_AT, Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as

NOW = SENT_AT + timedelta(hours=13)
ARABIC = "أشتاق إلى عمي."


@pytest.fixture
def officer(session: Session) -> Staff:
    return a_member_of_staff(session)


@pytest.fixture
def review(session: Session, officer: Staff) -> Review:
    # Somebody else's child with views of its own: a look-up that forgets its filter finds them.
    noise = a_review(session, child=a_child(session), meeting_on=date(2026, 5, 5))
    a_reply(session, Given("Noise.", audience=THE_MEETING), review=noise)
    child = a_child(session, officer=officer, forename="Zaki")
    return a_review(session, child=child, meeting_on=date(2026, 5, 5))


def test_views_come_in_the_respondents_own_words_with_the_question_as_asked(session: Session, review: Review) -> None:
    a_reply(
        session,
        Given(ARABIC, asked="What worries you?", shown="ما الذي يقلقك؟", topic=Topic.WORRIES),
        review=review,
        language="ar",
        helped_by="my carer",
    )
    (thread,) = read_views(session, review)
    said = thread.newest
    assert (said.own.words, said.own.language, said.own.right_to_left) == (ARABIC, "ar", True)
    assert said.question == "What worries you?"
    assert said.question_shown.words == "ما الذي يقلقك؟"
    assert said.needs_translation
    assert said.heading is MinutesHeading.WORRIED_ABOUT
    assert said.how == "sent on this site, 27 April 2026, helped by my carer"
    assert said.said_by == "Zaki"


def test_an_option_reads_in_the_language_shown_and_in_its_own_english(session: Session, review: Review) -> None:
    a_reply(session, Given(chosen={"good": ("Good", "جيد")}), review=review, language="ar")
    (thread,) = read_views(session, review)
    assert thread.newest.own.words == "جيد"
    assert thread.newest.chosen_in_english == "Good"
    assert not thread.newest.needs_translation


def test_a_second_sending_leaves_the_first_beneath_it(session: Session, review: Review) -> None:
    first = a_reply(session, Given("First."), review=review, lock_id="lock")
    a_reply(
        session,
        Given("Second."),
        review=review,
        respondent=first.respondent,
        sent_at=SENT_AT + timedelta(hours=1),
        lock_id="lock",
    )
    (thread,) = read_views(session, review)
    assert thread.newest.own.words == "Second."
    assert [said.own.words for said in thread.earlier] == ["First."]


def test_a_translation_is_not_checked_until_a_second_person_confirms_it(
    session: Session, review: Review, officer: Staff
) -> None:
    reply = a_reply(session, Given(ARABIC), review=review, language="ar")
    (answer,) = reply.answers
    who = signed_in_as(officer)
    with pytest.raises(translations.NothingToCheck):
        translations.confirm_translation(session, answer, who=who, checked_by="R. Osman", now=NOW)
    translations.translate(session, answer, who=who, words="I miss my uncle.", translated_by="N. Ali", now=NOW)
    (thread,) = read_views(session, review)
    assert thread.newest.translation is not None
    assert thread.newest.translation.note == "translated by N. Ali, not checked yet"
    for nobody_else in ("", "  n. ali "):
        with pytest.raises(translations.SamePerson):
            translations.confirm_translation(session, answer, who=who, checked_by=nobody_else, now=NOW)
    translations.confirm_translation(session, answer, who=who, checked_by="R. Osman", now=NOW)
    (thread,) = read_views(session, review)
    assert thread.newest.translation is not None
    assert thread.newest.translation.note == "translated by N. Ali, checked by R. Osman"
    assert thread.newest.own.words == ARABIC, "the original is never overwritten"


def test_mending_a_checked_translation_makes_it_unchecked_again(
    session: Session, review: Review, officer: Staff
) -> None:
    reply = a_reply(session, Given(ARABIC), review=review, language="ar")
    who, (answer,) = signed_in_as(officer), reply.answers
    translations.translate(session, answer, who=who, words="I miss my aunt.", translated_by="N. Ali", now=NOW)
    translations.confirm_translation(session, answer, who=who, checked_by="R. Osman", now=NOW)
    later = NOW + timedelta(hours=1)
    translations.translate(session, answer, who=who, words="I miss my uncle.", translated_by="N. Ali", now=later)
    (thread,) = read_views(session, review)
    assert thread.newest.translation is not None
    assert thread.newest.translation.words == "I miss my uncle."
    assert thread.newest.translation.checked_by is None


def test_words_sent_again_keep_their_tick_their_heading_and_their_translation(
    session: Session, review: Review, officer: Staff
) -> None:
    given = Given(ARABIC, topic=Topic.SCHOOL, audience=THE_MEETING)
    first = a_reply(session, given, review=review, language="ar")
    who, (answer,) = signed_in_as(officer), first.answers
    translations.translate(session, answer, who=who, words="I miss my uncle.", translated_by="N. Ali", now=NOW)
    headings = {answer.id: "worried_about"}
    ticks.save_ticks(session, review, who=who, shown=[answer.id], ticked=[answer.id], headings=headings, now=NOW)
    later = NOW + timedelta(hours=1)
    again = a_reply(
        session,
        given,
        review=review,
        respondent=first.respondent,
        language="ar",
        sent_at=later,
        changes=first,
    )
    (thread,) = read_views(session, review)
    assert (thread.newest.view.answer_id, thread.earlier) == (again.answers[0].id, ())
    assert thread.thread.is_for_minutes(thread.newest.view)
    assert thread.newest.heading is MinutesHeading.WORRIED_ABOUT
    assert thread.newest.translation is not None
    assert thread.newest.translation.words == "I miss my uncle."
    shown = [again.answers[0].id]
    ticks.save_ticks(session, review, who=who, shown=shown, ticked=[], headings={}, now=later)
    (thread,) = read_views(session, review)
    assert not thread.thread.is_for_minutes(thread.newest.view)


def test_a_translation_needs_its_words_and_the_name_of_who_made_it(
    session: Session, review: Review, officer: Staff
) -> None:
    (answer,) = a_reply(session, Given(ARABIC), review=review, language="ar").answers
    for words, name in (("", "N. Ali"), ("I miss my uncle.", " ")):
        with pytest.raises(translations.NamelessTranslation):
            translations.translate(
                session, answer, who=signed_in_as(officer), words=words, translated_by=name, now=NOW
            )


def test_a_private_view_cannot_be_ticked(session: Session, review: Review, officer: Staff) -> None:
    (answer,) = a_reply(session, Given("Only for you."), review=review).answers
    with pytest.raises(ticks.NotForMinutes):
        ticks.save_ticks(
            session,
            review,
            who=signed_in_as(officer),
            shown=[answer.id],
            ticked=[answer.id],
            headings={},
            now=NOW,
        )


def test_ticks_and_headings_are_kept_and_taken_away(session: Session, review: Review, officer: Staff) -> None:
    given = Given("Too far.", topic=Topic.SCHOOL, audience=THE_MEETING)
    (answer,) = a_reply(session, given, review=review).answers
    who = signed_in_as(officer)
    for ticked, heading in (([answer.id], "worried_about"), ([], "")):
        ticks.save_ticks(
            session,
            review,
            who=who,
            shown=[answer.id],
            ticked=ticked,
            headings={answer.id: heading},
            now=NOW,
        )
        (thread,) = read_views(session, review)
        assert thread.thread.is_for_minutes(thread.newest.view) is bool(ticked)
        assert (thread.newest.heading or "") == heading


def test_nothing_is_ticked_that_the_officer_has_not_seen(session: Session, review: Review, officer: Staff) -> None:
    first = a_reply(session, Given("First.", audience=THE_MEETING), review=review, lock_id="lock")
    a_reply(
        session,
        Given("Second.", audience=THE_MEETING),
        review=review,
        respondent=first.respondent,
        sent_at=NOW - timedelta(minutes=1),
        lock_id="lock",
    )
    shown = [first.answers[0].id]
    changed = ticks.save_ticks(
        session, review, who=signed_in_as(officer), shown=shown, ticked=shown, headings={}, now=NOW
    )
    assert changed == 1
    (thread,) = read_views(session, review)
    assert all(said.view.ticked_at is None for said in thread.versions)


def test_sharing_for_safety_asks_for_a_reason_with_whom_and_whether_the_child_was_told(
    session: Session, review: Review, officer: Staff
) -> None:
    (answer,) = a_reply(session, Given("He hits me."), review=review).answers
    full: dict[str, Any] = {
        "people": ["social_worker"],
        "reason": "Risk of harm.",
        "child_told": True,
        "told_note": "",
    }
    lacking: list[dict[str, Any]] = [
        {"people": []},
        {"people": ["everyone"]},
        {"reason": " "},
        {"child_told": None},
        {"child_told": False},
    ]
    for missing in lacking:
        with pytest.raises(safety.NoReasonGiven):
            safety.share_for_safety(session, answer, who=signed_in_as(officer), now=NOW, **{**full, **missing})
    safety.share_for_safety(session, answer, who=signed_in_as(officer), now=NOW, **full)
    (thread,) = read_views(session, review)
    assert thread.newest.view.shared_for_safety == {Person.SOCIAL_WORKER}
    assert thread.newest.overrides[0].reason == "Risk of harm."
    assert thread.newest.view.audience.is_officer_only, "what the child chose stays on record"


def test_views_of_a_young_child_are_written_down_and_marked(session: Session, review: Review, officer: Staff) -> None:
    heard = Heard(
        role=Role.CHILD,
        name="",
        way=Way.OBSERVATION,
        given_on=date(2026, 4, 20),
        language="en",
        helped_by="",
        audience=named(Person.CARER),
        words={Topic.GOING_WELL: "He laughed with Pat.", Topic.WORRIES: "", Topic.HOME: "Slept well."},
    )
    write_down(session, review, heard, who=signed_in_as(officer), now=NOW)
    threads = read_views(session, review)
    assert [thread.newest.own.words for thread in threads] == ["He laughed with Pat.", "Slept well."]
    assert threads[0].newest.how == ("seen by somebody (observation), 20 April 2026, written down by Dana Inkwell")


def test_one_person_heard_twice_is_one_respondent(session: Session, review: Review, officer: Staff) -> None:
    for role, name in ((Role.MOTHER, "Rosa"), (Role.MOTHER, ""), (Role.OTHER, "Gran"), (Role.OTHER, "Uncle")):
        heard = Heard(role, name, Way.PHONE, date(2026, 4, 20), "en", "", named(), {Topic.HOME: "Well."})
        write_down(session, review, heard, who=signed_in_as(officer), now=NOW)
    assert len({thread.newest.view.respondent_id for thread in read_views(session, review)}) == 3


def test_what_is_written_down_needs_words_and_a_day_that_has_come(
    session: Session, review: Review, officer: Staff
) -> None:
    who = signed_in_as(officer)
    empty = Heard(Role.CHILD, "", Way.PAPER, NOW.date(), "en", "", named(), {Topic.HOME: " \n"})
    with pytest.raises(NothingWrittenDown):
        write_down(session, review, empty, who=who, now=NOW)
    for way, day in ((Way.PAPER, NOW.date() + timedelta(days=1)), (Way.SITE, NOW.date())):
        wrong = Heard(Role.CHILD, "", way, day, "en", "", named(), {Topic.HOME: "Well."})
        with pytest.raises(NotSaid):
            write_down(session, review, wrong, who=who, now=NOW)


def test_the_meetings_list_is_kept_in_order_and_people_can_be_taken_off(
    session: Session, review: Review, officer: Staff
) -> None:
    who = signed_in_as(officer)
    name_person(session, review, who=who, part="carer", name=" Pat  Bloom ", now=NOW)
    name_person(session, review, who=who, part="social_worker", name="Sol Marble", now=NOW + timedelta(1))
    for part, name in (("carer", " "), ("landlord", "X")):
        with pytest.raises(NobodyNamed):
            name_person(session, review, who=who, part=part, name=name, now=NOW)
    carer, worker = people_named(session, review.id)
    assert (carer.name, worker.name) == ("Pat Bloom", "Sol Marble")
    remove_person(session, review, who=who, person_id=carer.id, now=NOW)
    assert people_named(session, review.id) == (worker,)


def test_every_reading_is_an_event_and_a_refused_one_is_not(session: Session, review: Review, officer: Staff) -> None:
    for _ in range(20):
        note_reading(session, who=signed_in_as(officer), review_id=review.id, act="read views", now=NOW)
    manager = a_member_of_staff(session, role=StaffRole.MANAGER)
    for somebody in (manager, a_member_of_staff(session)):
        with pytest.raises(NotYours):
            note_reading(session, who=signed_in_as(somebody), review_id=review.id, act="read views", now=NOW)
    count = session.scalar(select(func.count()).select_from(Event).where(Event.act == "read views"))
    assert count == 20


def test_another_reviews_answer_cannot_be_reached_through_ones_own(
    session: Session, review: Review, officer: Staff
) -> None:
    elsewhere = a_review(session, child=a_child(session), meeting_on=date(2026, 5, 5))
    (answer,) = a_reply(session, Given("Mine."), review=elsewhere).answers
    with pytest.raises(NotYours):
        get_answer(session, who=signed_in_as(officer), review_id=review.id, answer_id=answer.id)
    with pytest.raises(NotYours):
        get_answer(session, who=signed_in_as(officer), review_id=elsewhere.id, answer_id=answer.id)


def test_an_answer_left_out_of_a_changed_reply_is_taken_back_and_in_nobody_elses_copy(
    session: Session, review: Review
) -> None:
    home = Given("Home is bad.", question="home", audience=THE_MEETING)
    school = Given("School is fine.", question="school", audience=THE_MEETING)
    better = Given("School is good.", question="school", audience=THE_MEETING)
    first = a_reply(session, home, school, review=review)
    later = SENT_AT + timedelta(hours=1)
    a_reply(session, better, review=review, respondent=first.respondent, sent_at=later, changes=first)
    taken_back, stands = sorted(read_views(session, review), key=lambda thread: thread.newest.view.question)
    assert taken_back.thread.taken_back_at == later
    assert not taken_back.thread.may_be_ticked(taken_back.newest.view)
    assert stands.thread.taken_back_at is None
    assert len(stands.earlier) == 1


def test_an_answer_that_does_not_open_takes_no_other_with_it_and_enters_no_minutes(
    session: Session, review: Review, officer: Staff
) -> None:
    who = signed_in_as(officer)
    reply = a_reply(
        session,
        Given("I like my school.", question="school", audience=THE_MEETING),
        Given("My bus is late.", question="bus", audience=THE_MEETING),
        Given("I miss my dog.", question="dog", audience=THE_MEETING),
        review=review,
        helped_by="my carer",
    )
    everything = [answer.id for answer in reply.answers]
    ticks.save_ticks(session, review, who=who, shown=everything, ticked=everything, headings={}, now=NOW)
    school, bus, dog = sorted(reply.answers, key=lambda answer: answer.position)
    school.said_sealed, bus.said_sealed = bus.said_sealed, school.said_sealed
    reply.helped_by_sealed = dog.said_sealed
    threads = {thread.newest.view.question: thread for thread in read_views(session, review)}
    assert [threads[key].newest.is_spoiled for key in ("school", "bus", "dog")] == [True, True, False]
    assert threads["dog"].newest.own.words == "I miss my dog."
    assert not threads["school"].thread.may_be_ticked(threads["school"].newest.view)
    copy = minutes_for(session, review, Reader.MEETING)
    assert copy.views == 1
    assert "bus" not in str(copy.minutes)
    assert "school" not in str(copy.minutes)
