from datetime import UTC, datetime, timedelta

import pytest

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, Person, named
from consult.domain.evidence import Way
from consult.domain.invitations import Purpose
from consult.domain.people import MeetingPart, NamedPerson
from consult.domain.respondents import Role
from consult.domain.views import Reader, Sending, Thread, View, thread_views

SENT = datetime(2026, 4, 27, 20, tzinfo=UTC)
LATER = SENT + timedelta(days=1)
CARER = NamedPerson("carer-1", MeetingPart.CARER, "Pat")
WORKER = NamedPerson("worker-1", MeetingPart.SOCIAL_WORKER, "Sol")
EVERYONE_BUT_OFFICER = [reader for reader in Reader if reader is not Reader.OFFICER]


def a_view(**facts: object) -> View:
    given: dict[str, object] = {
        "answer_id": "answer",
        "reply_id": "reply",
        "respondent_id": "zaki",
        "role": Role.CHILD,
        "purpose": Purpose.BEFORE,
        "question": "home",
        "way": Way.SITE,
        "sent_at": SENT,
        "audience": THE_MEETING,
        "content": "",
        "people_then": (CARER, WORKER),
    }
    return View(**{**given, **facts})  # type: ignore[arg-type]


def readers_of(
    view: View, *, thread: Thread | None = None, now: tuple[NamedPerson, ...] = (CARER, WORKER)
) -> set[Reader]:
    thread = thread or Thread(view)
    return {reader for reader in Reader if thread.may_be_read_by(view, reader, people_now=now)}


def test_only_my_officer_means_nobody_else_and_never_in_the_minutes() -> None:
    private = a_view(audience=OFFICER_ONLY)
    assert readers_of(private) == {Reader.OFFICER}
    assert not Thread(private).may_be_ticked(private)


def test_the_meeting_means_the_people_who_were_named_when_it_was_sent() -> None:
    assert readers_of(a_view()) == {
        Reader.OFFICER,
        Reader.MEETING,
        Reader.CARER,
        Reader.SOCIAL_WORKER,
        Reader.CHILD,
    }


def test_somebody_named_later_does_not_see_earlier_answers() -> None:
    father = NamedPerson("father-1", MeetingPart.FATHER, "Lee")
    readers = readers_of(a_view(), now=(CARER, WORKER, father))
    assert Reader.FATHER not in readers
    assert Reader.MEETING not in readers, "the father would be in the room with the copy"
    assert Reader.CARER in readers


def test_a_second_carer_named_later_closes_the_copy_for_the_carer() -> None:
    second = NamedPerson("carer-2", MeetingPart.CARER, "Jo")
    assert Reader.CARER not in readers_of(a_view(), now=(CARER, WORKER, second))


def test_somebody_who_left_the_list_no_longer_reads_as_part_of_the_meeting() -> None:
    readers = readers_of(a_view(), now=(WORKER,))
    assert Reader.CARER not in readers
    assert Reader.MEETING in readers


def test_people_named_one_by_one_see_it_and_the_meeting_does_not() -> None:
    readers = readers_of(a_view(audience=named(Person.MOTHER, Person.ADVOCATE)))
    assert readers == {Reader.OFFICER, Reader.MOTHER, Reader.ADVOCATE, Reader.CHILD}


def test_my_carer_is_the_carer_of_that_day_and_not_whoever_came_after() -> None:
    new_carer = NamedPerson("carer-2", MeetingPart.CARER, "Jo")
    for_carer = a_view(audience=named(Person.CARER))
    assert Reader.CARER in readers_of(for_carer)
    assert Reader.CARER not in readers_of(for_carer, now=(new_carer, WORKER))
    nobody_named_yet = a_view(audience=named(Person.CARER), people_then=())
    assert Reader.CARER in readers_of(nobody_named_yet, now=(new_carer, WORKER))


def test_a_childs_own_copy_does_not_hold_what_somebody_saw_of_them() -> None:
    seen = a_view(way=Way.OBSERVATION, audience=named(Person.CARER))
    assert Reader.CHILD not in readers_of(seen)


def test_a_carers_words_are_not_given_to_another_carer() -> None:
    assert Reader.CARER not in readers_of(a_view(role=Role.CARER, audience=named(Person.SOCIAL_WORKER)))


def test_what_is_shared_for_safety_reaches_only_those_it_was_shared_with() -> None:
    shared = a_view(audience=OFFICER_ONLY, shared_for_safety=frozenset({Person.SOCIAL_WORKER}))
    assert readers_of(shared) == {Reader.OFFICER, Reader.SOCIAL_WORKER}
    assert Thread(shared).may_be_ticked(shared)


def test_the_newest_answer_stands_first_with_the_earlier_beneath() -> None:
    first, second = a_view(), a_view(answer_id="new", reply_id="second", sent_at=LATER, content="changed")
    other = a_view(answer_id="other", question="school")
    threads = thread_views([first, second, other], [])
    assert {thread.newest.answer_id: [view.answer_id for view in thread.earlier] for thread in threads} == {
        "new": ["answer"],
        "other": [],
    }


def test_an_answer_sent_again_in_the_same_words_takes_the_place_and_the_tick_of_the_one_before() -> None:
    ticked_at = SENT + timedelta(hours=1)
    safe = frozenset({Person.SOCIAL_WORKER})
    first = a_view(ticked_at=ticked_at, is_decided=True, shared_for_safety=safe)
    again = a_view(answer_id="new", reply_id="second", sent_at=LATER)
    (thread,) = thread_views([first, again], [Sending("second", "reply", LATER)])
    assert (thread.newest.answer_id, thread.newest.repeats, thread.earlier) == ("new", ("answer",), ())
    assert thread.is_for_minutes(thread.newest)
    assert thread.newest.shared_for_safety == safe
    assert thread.taken_back_at is None


def test_an_officers_later_choice_about_repeated_words_counts() -> None:
    first = a_view(ticked_at=SENT + timedelta(hours=1), is_decided=True)
    unticked = a_view(answer_id="new", reply_id="second", sent_at=LATER, is_decided=True)
    (thread,) = thread_views([first, unticked], [])
    assert not thread.is_for_minutes(thread.newest)


@pytest.mark.parametrize("other", [{"content": "changed"}, {"audience": OFFICER_ONLY}])
def test_other_words_or_another_audience_are_not_a_repetition(other: dict[str, object]) -> None:
    first = a_view(ticked_at=SENT + timedelta(hours=1), is_decided=True)
    (thread,) = thread_views([first, a_view(answer_id="new", reply_id="second", sent_at=LATER, **other)], [])
    assert thread.changed_since_tick(thread.earlier[0])


def test_going_back_to_the_first_words_does_not_bring_the_tick_back() -> None:
    first = a_view(ticked_at=SENT + timedelta(hours=1), is_decided=True)
    middle = a_view(answer_id="b", reply_id="second", sent_at=LATER, content="changed")
    last = a_view(answer_id="c", reply_id="third", sent_at=LATER + timedelta(hours=1))
    (thread,) = thread_views([first, middle, last], [])
    assert not thread.is_for_minutes(thread.newest)
    assert thread.changed_since_tick(thread.earlier[1])


def test_closing_an_answer_closes_what_was_sent_before_too() -> None:
    first = a_view(ticked_at=SENT + timedelta(hours=1))
    closed = a_view(answer_id="new", reply_id="second", sent_at=LATER, audience=OFFICER_ONLY)
    thread = Thread(closed, (first,))
    assert readers_of(first, thread=thread) == {Reader.OFFICER}
    assert not thread.may_be_ticked(first)


def test_opening_an_answer_does_not_open_what_was_sent_before() -> None:
    first = a_view(audience=OFFICER_ONLY)
    thread = Thread(a_view(answer_id="new", reply_id="second", sent_at=LATER), (first,))
    assert readers_of(first, thread=thread) == {Reader.OFFICER}


def test_a_tick_on_words_that_have_since_changed_is_flagged_and_not_copied() -> None:
    first = a_view(ticked_at=SENT + timedelta(hours=1))
    thread = Thread(a_view(answer_id="new", reply_id="second", sent_at=LATER), (first,))
    assert thread.changed_since_tick(first)
    assert not thread.is_for_minutes(first)
    assert not thread.changed_since_tick(thread.newest)


def test_an_earlier_quote_ticked_again_after_the_change_stays() -> None:
    first = a_view(ticked_at=LATER + timedelta(hours=1))
    thread = Thread(a_view(answer_id="new", reply_id="second", sent_at=LATER), (first,))
    assert thread.is_for_minutes(first)


def test_an_answer_left_out_of_a_sending_that_changes_its_own_is_taken_back() -> None:
    said = a_view(ticked_at=SENT + timedelta(hours=1))
    newer = Sending("second", said.reply_id, LATER)
    (thread,) = thread_views([said], [newer])
    assert thread.taken_back_at == LATER
    assert thread.changed_since_tick(said)
    assert readers_of(said, thread=thread) == {Reader.OFFICER}
    assert not thread.may_be_ticked(said)


@pytest.mark.parametrize("changes_id", [None, "somebody else's"])
def test_a_sending_that_did_not_begin_from_an_answer_does_not_take_it_back(changes_id: str | None) -> None:
    newer = Sending("second", changes_id, LATER)
    (thread,) = thread_views([a_view()], [newer])
    assert thread.taken_back_at is None


def test_two_conversations_are_two_things_said() -> None:
    views = [
        a_view(way=Way.IN_PERSON),
        a_view(way=Way.IN_PERSON, answer_id="b", reply_id="second", sent_at=LATER),
    ]
    assert [thread.earlier for thread in thread_views(views, [])] == [(), ()]


def test_every_reader_has_words() -> None:
    assert len({reader.label for reader in Reader}) == len(Reader)
    assert {reader.person for reader in EVERYONE_BUT_OFFICER} == {*Person, None}


def test_a_reply_that_was_taken_back_is_read_by_the_officer_alone_and_a_tick_on_it_is_flagged() -> None:
    back = a_view(taken_back_at=LATER, ticked_at=SENT + timedelta(hours=1))
    (thread,) = thread_views([back], [Sending("reply", None, SENT)])
    assert readers_of(back, thread=thread) == {Reader.OFFICER}
    assert thread.changed_since_tick(back)
    assert not thread.is_for_minutes(back)
    assert not thread.may_be_ticked(back)


def test_the_same_words_sent_again_after_taking_back_do_not_bring_the_tick_or_the_old_words_back() -> None:
    back = a_view(taken_back_at=LATER, ticked_at=SENT + timedelta(hours=1), is_decided=True)
    again = a_view(answer_id="again", reply_id="second", sent_at=LATER + timedelta(hours=1))
    (thread,) = thread_views([back, again], [])
    assert thread.newest.ticked_at is None
    assert thread.may_be_ticked(thread.newest)
    assert [readers_of(view, thread=thread) for view in thread.earlier] == [{Reader.OFFICER}]


def test_what_was_shared_for_safety_stays_shared_when_it_is_taken_back() -> None:
    back = a_view(taken_back_at=LATER, shared_for_safety=frozenset({Person.CARER}))
    (thread,) = thread_views([back], [])
    assert readers_of(back, thread=thread) == {Reader.OFFICER, Reader.CARER}


def test_taking_back_the_newest_closes_what_was_sent_before_it_too() -> None:
    first, back = a_view(), a_view(answer_id="b", reply_id="r2", content="x", sent_at=LATER, taken_back_at=LATER)
    (thread,) = thread_views([first, back], [])
    assert readers_of(first, thread=thread) == {Reader.OFFICER}
    assert not thread.may_be_ticked(first)
