"""Saving, sending once, reading back only with the lock, changing without losing what was sent."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from consult.domain.answers import NothingSaid
from consult.domain.asked import Asked
from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, Person, named
from consult.domain.people import read_kept_list
from consult.domain.words import TooLong
from consult.services import read_back, replies, visits
from consult.services.events import check_chain
from consult.services.read_back import NothingToChange
from consult.services.replies import AlreadySent, NothingToSend
from consult.services.views import read_views
from consult.storage.events import Event
from consult.storage.replies import Answer, Draft, Reply, replies_to_review
from consult.storage.reviews import ReviewPerson
from consult.storage.visits import Visit
from tests.factories.statements import statements_of
from tests.factories.visits import NOW, an_invited, an_opened, has_answered, now_at


def test_every_answer_starts_with_the_officer_alone(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    assert has_answered(session, token).content.said["needs_to_happen"].audience == OFFICER_ONLY


def test_a_draft_is_seen_by_the_visit_that_began_it_and_by_no_other(session: Session) -> None:
    invitation = an_invited(session)
    has_answered(session, an_opened(session, invitation))
    assert now_at(session, an_opened(session, invitation)).content.said == {}


def test_a_skipped_question_takes_its_answer_back(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    replies.skip_question(session, has_answered(session, token), "needs_to_happen", at=NOW, then="check")
    content = now_at(session, token).content
    assert not content.said
    assert content.skipped == {"needs_to_happen"}


@pytest.mark.parametrize(("given", "mistake"), [("   ", NothingSaid), ("x" * 20_000, TooLong)])
def test_what_is_no_answer_is_refused_and_nothing_is_kept(
    session: Session, given: str, mistake: type[Exception]
) -> None:
    token = an_opened(session, an_invited(session))
    with pytest.raises(mistake):
        has_answered(session, token, given)
    assert now_at(session, token).draft is None


def test_a_sending_takes_six_statements_however_many_answers(session: Session) -> None:
    token = an_opened(session, an_invited(session, age=15))
    for key in ("going_well", "worried_about", "needs_to_happen", "learning", "people", "who_i_am", "health"):
        has_answered(session, token, key=key)
    session.expire_all()
    with statements_of(session) as sent:
        visiting = visits.find_visiting(session, token, now=NOW)
        assert visiting is not None
        replies.send_views(session, visiting, audiences={}, at=NOW)
    assert len(sent) <= (6 if session.get_bind().dialect.name == "sqlite" else 7), "\n".join(sent)
    assert session.scalar(select(func.count()).select_from(Answer)) == 7


def test_what_was_sent_keeps_the_question_the_topic_and_who_may_see_it(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    visiting = has_answered(session, token, audience=named(Person.CARER))
    replies.send_views(session, visiting, audiences={}, at=NOW)
    answer = session.scalars(select(Answer)).one()
    kept = json.loads(answer.said)
    assert kept["words"] == "I wish I saw Taylor more"
    assert kept["asked"]["english"] == "What do you want to happen?"
    assert (answer.topic, answer.audience, answer.question) == ("wishes", named(Person.CARER).key, "needs_to_happen")


def test_a_second_sending_never_overwrites_the_first(session: Session) -> None:
    invitation = an_invited(session)
    for words in ("First I said this", "Then I said that"):
        token = an_opened(session, invitation)
        replies.send_views(session, has_answered(session, token, words), audiences={}, at=NOW)
    said = {json.loads(reply.answers[0].said)["words"] for reply in replies_to_review(session, invitation.review_id)}
    assert said == {"First I said this", "Then I said that"}


def test_sending_the_same_again_is_one_reply_and_the_draft_is_empty_then(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    visiting = has_answered(session, token)
    replies.send_views(session, visiting, audiences={}, at=NOW)
    for pressed in (visiting, now_at(session, token)):
        with pytest.raises(AlreadySent):
            replies.send_views(session, pressed, audiences={}, at=NOW)
    assert len(session.scalars(select(Reply)).all()) == 1
    assert now_at(session, token).content.said == {}
    assert session.scalars(select(Draft)).one().answers_sealed is None


def test_an_answer_that_comes_after_the_sending_does_not_slip_into_a_sent_draft(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    visiting = has_answered(session, token)
    replies.send_views(session, visiting, audiences={}, at=NOW)
    with pytest.raises(AlreadySent):
        replies.skip_question(session, visiting, "worries", at=NOW, then="check")


def test_nothing_said_is_nothing_sent(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    with pytest.raises(NothingToSend):
        replies.send_views(session, now_at(session, token), audiences={}, at=NOW)
    replies.skip_question(session, now_at(session, token), "worries", at=NOW, then="check")
    with pytest.raises(NothingToSend):
        replies.send_views(session, now_at(session, token), audiences={}, at=NOW)


def test_a_sending_is_an_event_in_a_chain_that_holds_and_names_no_words(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    replies.send_views(session, has_answered(session, token), audiences={}, at=NOW)
    events = session.scalars(select(Event).order_by(Event.position)).all()
    assert [event.act for event in events] == ["opened link", "sent views"]
    assert check_chain(session).is_whole


def test_the_last_choices_on_the_check_page_are_what_is_kept(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    visiting = has_answered(session, token)
    replies.send_views(session, visiting, audiences={"needs_to_happen": THE_MEETING}, at=NOW)
    assert session.scalars(select(Answer.audience)).one() == "meeting"


def test_somebody_named_after_the_page_was_shown_is_not_kept_with_the_answers(session: Session) -> None:
    invitation = an_invited(session)
    shown, late = (
        ReviewPerson(review_id=invitation.review_id, part="carer", name=name, added_at=NOW)
        for name in ("Kim Fennel", "Somebody Late")
    )
    session.add_all([shown, late])
    token = an_opened(session, invitation)
    visiting = has_answered(session, token, audience=THE_MEETING)
    replies.send_views(session, visiting, audiences={}, people_shown=[shown.id, "made-up"], at=NOW)
    kept = read_kept_list(session.scalars(select(Reply)).one().meeting_people)
    assert [person.name for person in kept] == ["Kim Fennel"]


def test_who_helped_is_kept_with_the_reply(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    replies.save_answer(
        session,
        now_at(session, token),
        "who_helped",
        ["carer"],
        audience=OFFICER_ONLY,
        asked_as=lambda question, _answer: Asked(question.words, "", "en", labels_english=("Yes, my carer",)),
        at=NOW,
        then="check",
    )
    replies.send_views(session, now_at(session, token), audiences={}, at=NOW)
    assert session.scalars(select(Reply)).one().helped_by == "my carer"


def with_lock(session: Session, token: str, lock_id: str = "lock-1") -> None:
    visit = session.get(Visit, now_at(session, token).visit_id)
    assert visit is not None
    visit.lock_id = lock_id
    session.flush()


def test_a_link_alone_reads_nothing_back(session: Session) -> None:
    invitation = an_invited(session)
    invitation.respondent.lock_id = "lock-1"
    maker, finder = an_opened(session, invitation), an_opened(session, invitation)
    with_lock(session, maker)
    replies.send_views(session, has_answered(session, maker), audiences={}, at=NOW)
    assert len(read_back.said_before(session, now_at(session, maker))) == 1
    assert read_back.said_before(session, now_at(session, finder)) == ()
    with pytest.raises(NothingToChange):
        read_back.change_what_was_said(session, now_at(session, finder), at=NOW, then="check")


def test_whoever_has_a_later_lock_reads_nothing_of_what_was_sent_without_it(session: Session) -> None:
    invitation = an_invited(session)
    child = an_opened(session, invitation)
    replies.send_views(session, has_answered(session, child), audiences={}, at=NOW)
    invitation.respondent.lock_id = "lock-1"
    parent = an_opened(session, invitation)
    with_lock(session, parent)
    assert read_back.said_before(session, now_at(session, parent)) == ()


def test_a_new_lock_does_not_open_what_the_old_one_kept(session: Session) -> None:
    invitation = an_invited(session)
    invitation.respondent.lock_id = "lock-1"
    token = an_opened(session, invitation)
    with_lock(session, token)
    replies.send_views(session, has_answered(session, token), audiences={}, at=NOW)
    invitation.respondent.lock_id = "lock-2"
    assert read_back.said_before(session, now_at(session, token)) == ()


def test_a_change_is_a_sending_of_its_own_that_holds_everything(session: Session) -> None:
    invitation = an_invited(session)
    invitation.respondent.lock_id = "lock-1"
    token = an_opened(session, invitation)
    with_lock(session, token)
    has_answered(session, token, "I like my room", key="needs_to_happen", audience=THE_MEETING)
    replies.send_views(session, has_answered(session, token, "home", key="worries"), audiences={}, at=NOW)
    read_back.change_what_was_said(session, now_at(session, token), at=NOW, then="check")
    changed = has_answered(session, token, "I like my dog", key="needs_to_happen")
    replies.send_views(session, changed, audiences={}, at=NOW)
    sent = replies_to_review(session, invitation.review_id)
    assert len(sent) == 2
    assert all({answer.question for answer in reply.answers} == {"worries", "needs_to_happen"} for reply in sent)


def test_another_phone_sees_a_draft_only_after_it_opened_the_lock(session: Session) -> None:
    invitation = an_invited(session)
    invitation.respondent.lock_id = "lock-1"
    first = an_opened(session, invitation)
    with_lock(session, first)
    has_answered(session, first)
    second = an_opened(session, invitation)
    assert now_at(session, second).content.said == {}


def test_what_a_change_leaves_out_is_taken_back_and_what_is_added_later_takes_nothing_back(session: Session) -> None:
    invitation = an_invited(session)
    invitation.respondent.lock_id = "lock-1"
    token = an_opened(session, invitation)
    with_lock(session, token)
    has_answered(session, token, "I like my room", key="needs_to_happen", audience=THE_MEETING)
    replies.send_views(session, has_answered(session, token, "home", key="worries"), audiences={}, at=NOW)
    later, latest = NOW + timedelta(minutes=5), NOW + timedelta(minutes=10)
    read_back.change_what_was_said(session, now_at(session, token), at=later, then="check")
    replies.skip_question(session, now_at(session, token), "worries", at=later, then="check")
    replies.send_views(session, now_at(session, token), audiences={}, at=later)
    threads = {thread.newest.view.question: thread for thread in read_views(session, invitation.review)}
    assert threads["worries"].thread.taken_back_at == later
    assert threads["needs_to_happen"].thread.taken_back_at is None
    replies.begin_again(session, now_at(session, token), at=latest, then="check")
    replies.send_views(session, has_answered(session, token, "home", key="good_things"), audiences={}, at=latest)
    threads = {thread.newest.view.question: thread for thread in read_views(session, invitation.review)}
    assert threads["needs_to_happen"].thread.taken_back_at is None
    assert len(threads) == 3
