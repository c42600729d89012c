"""Links, visits, drafts and sending."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING
from consult.domain.drafts import Asked, DraftAnswer
from consult.domain.invitations import LinkDoesNotWork, Purpose
from consult.domain.respondents import Role
from consult.services import replies, visits
from consult.services.visits import CurrentVisit
from consult.storage.invitations import Invitation
from consult.storage.replies import Reply, replies_to_review
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff

NOW = datetime(2026, 4, 27, 18, tzinfo=UTC)
WISH = DraftAnswer(("I wish I saw Taylor more",), OFFICER_ONLY, Asked("What do you want to happen?", "…", "en"))


def invited(session: Session, *, role: Role = Role.CHILD, born_on: date = date(2016, 3, 9)) -> Invitation:
    officer = a_member_of_staff(session)
    child = a_child(session, born_on=born_on, officer=officer)
    review = a_review(session, child=child, meeting_on=date(2026, 5, 5), meeting_time=time(16))
    return an_invitation(session, review=review, at=NOW, role=role)


def opened(session: Session, invitation: Invitation, *, now: datetime = NOW) -> tuple[str, CurrentVisit]:
    token = visits.open_invitation(session, invitation.number, language="en", now=now)
    session.flush()
    return token, at(session, token, now=now)


def at(session: Session, token: str, *, now: datetime = NOW) -> CurrentVisit:
    found = visits.visit_now(session, token, now=now)
    assert found is not None
    return found


def answered(session: Session, token: str, given: DraftAnswer = WISH, *, now: datetime = NOW) -> CurrentVisit:
    replies.save_answer(session, at(session, token, now=now), "needs_to_happen", given, people=[], now=now)
    return at(session, token, now=now)


def test_opening_a_link_uses_nothing_up(session: Session) -> None:
    invitation = invited(session)
    opened(session, invitation)
    opened(session, invitation)
    assert invitation.times_opened == 2


def test_a_visit_knows_whose_it_is_from_one_question_to_the_database(session: Session) -> None:
    invitation = invited(session)
    token, _visit = opened(session, invitation)
    asked: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *given: asked.append(given[2]))
    visit = at(session, token)
    assert len(asked) == 1
    assert (visit.role, visit.age, visit.officer_name, visit.child_forename) == (
        Role.CHILD,
        10,
        "Dana Inkwell",
        "Robin",
    )
    assert visit.question_set.key == "child_8_to_11"


def test_a_sending_asks_the_database_at_most_six_things_however_many_answers(session: Session) -> None:
    invitation = invited(session)
    token, _visit = opened(session, invitation)
    for question in ("good_things", "worries", "home_feeling", "needs_to_happen"):
        given = DraftAnswer(("home",), THE_MEETING, WISH.asked) if question != "needs_to_happen" else WISH
        replies.save_answer(session, at(session, token), question, given, people=[], now=NOW)
    session.flush()
    session.expire_all()
    asked: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *given: asked.append(given[2]))
    replies.send_views(session, at(session, token), now=NOW)
    session.flush()
    assert len(asked) <= 6, "\n".join(asked)


@pytest.mark.parametrize("number", ["0000000000000000", "9" * 16])
def test_an_unknown_number_opens_nothing(session: Session, number: str) -> None:
    invited(session)
    with pytest.raises(LinkDoesNotWork):
        visits.open_invitation(session, number, language="en", now=NOW)


def test_a_link_opens_nothing_before_it_begins_after_it_ends_once_withdrawn_or_when_the_review_is_cancelled(
    session: Session,
) -> None:
    early, late = invited(session), invited(session)
    for invitation, now in ((early, early.opens_at - timedelta(1)), (late, late.closes_at)):
        with pytest.raises(LinkDoesNotWork):
            visits.open_invitation(session, invitation.number, language="en", now=now)
    withdrawn, cancelled = invited(session), invited(session)
    withdrawn.withdrawn_at = NOW
    cancelled.review.status = "cancelled"
    for invitation in (withdrawn, cancelled):
        with pytest.raises(LinkDoesNotWork):
            visits.open_invitation(session, invitation.number, language="en", now=NOW)


def test_a_letters_number_opens_no_questions(session: Session) -> None:
    invitation = invited(session)
    letter = an_invitation(session, review=invitation.review, at=NOW, purpose=Purpose.LETTER)
    with pytest.raises(LinkDoesNotWork):
        visits.open_invitation(session, letter.number, language="en", now=NOW)


def test_a_child_under_eight_is_not_asked_by_link(session: Session) -> None:
    with pytest.raises(LinkDoesNotWork):
        opened(session, invited(session, born_on=date(2019, 6, 1)))


def test_a_visit_ends_after_half_an_hour_idle_after_four_hours_and_when_it_is_left(
    session: Session,
) -> None:
    invitation = invited(session)
    token, visit = opened(session, invitation)
    assert visits.visit_now(session, token, now=NOW + timedelta(minutes=31)) is None
    visits.seen(session, visit, now=NOW + timedelta(hours=3, minutes=50))
    assert visits.visit_now(session, token, now=NOW + timedelta(hours=4, minutes=1)) is None
    other, other_visit = opened(session, invitation)
    visits.leave(session, other_visit, now=NOW)
    assert visits.visit_now(session, other, now=NOW) is None


def test_a_second_visit_does_not_see_what_the_first_has_written(session: Session) -> None:
    invitation = invited(session)
    token, _visit = opened(session, invitation)
    answered(session, token)
    _other, visit = opened(session, invitation)
    assert not visit.draft.answers


def test_a_second_sending_leaves_the_first_as_it_was(session: Session) -> None:
    invitation = invited(session)
    for words in ("First I said this", "Then I said that"):
        token, _visit = opened(session, invitation)
        visit = answered(session, token, DraftAnswer((words,), OFFICER_ONLY, WISH.asked))
        replies.send_views(session, visit, now=NOW)
    kept = replies_to_review(session, invitation.review_id)
    assert {reply.answers[0].value for reply in kept} == {
        '{"words": "First I said this"}',
        '{"words": "Then I said that"}',
    }


def test_sending_the_same_draft_again_is_one_reply(session: Session) -> None:
    token, _visit = opened(session, invited(session))
    visit = answered(session, token)
    for _time in range(3):
        replies.send_views(session, visit, now=NOW)
    replies.send_views(session, at(session, token), now=NOW)
    assert len(session.scalars(select(Reply)).all()) == 1


def test_words_after_the_link_has_ended_are_refused_and_the_draft_stays(session: Session) -> None:
    invitation = invited(session)
    token, _visit = opened(session, invitation, now=invitation.closes_at - timedelta(minutes=5))
    answered(session, token, now=invitation.closes_at - timedelta(minutes=4))
    ended = at(session, token, now=invitation.closes_at + timedelta(minutes=1))
    with pytest.raises(replies.LinkHasEnded):
        replies.send_views(session, ended, now=NOW)
    with pytest.raises(replies.LinkHasEnded):
        replies.skip(session, ended, "worries", now=NOW)
    assert "needs_to_happen" in ended.draft.answers


def test_an_empty_draft_is_not_sent(session: Session) -> None:
    token, _visit = opened(session, invited(session))
    replies.skip(session, at(session, token), "good_things", now=NOW)
    with pytest.raises(replies.NothingToSend):
        replies.send_views(session, at(session, token), now=NOW)


def test_only_the_lock_that_a_visit_made_or_opened_reads_back_what_was_sent(session: Session) -> None:
    invitation = invited(session)
    token, _visit = opened(session, invitation)
    replies.send_views(session, answered(session, token), now=NOW)
    assert not replies.readable_replies(session, at(session, token))
    invitation.respondent.lock_id = "lock-1"
    session.flush()
    visits.hold_lock(session, at(session, token), "lock-1")
    assert len(replies.readable_replies(session, at(session, token))) == 1
    _stranger, visit = opened(session, invitation)
    assert not replies.readable_replies(session, visit)


def test_somebody_who_makes_the_lock_later_reads_nothing_that_was_sent_before_without_it(session: Session) -> None:
    invitation = invited(session)
    token, _visit = opened(session, invitation)
    replies.send_views(session, answered(session, token), now=NOW)
    invitation.respondent.lock_id = "lock-1"
    session.flush()
    other, visit = opened(session, invitation)
    visits.hold_lock(session, visit, "lock-1")
    assert not replies.readable_replies(session, at(session, other))


def test_a_change_is_a_new_sending_and_the_earlier_one_stays(session: Session) -> None:
    invitation = invited(session)
    invitation.respondent.lock_id = "lock-1"
    token, visit = opened(session, invitation)
    visits.hold_lock(session, visit, "lock-1")
    replies.send_views(session, answered(session, token), now=NOW)
    sent = replies.readable_replies(session, at(session, token))[0]
    replies.change(session, at(session, token), sent.id, now=NOW)
    changed = answered(session, token, DraftAnswer(("I wish for a dog",), THE_MEETING, WISH.asked))
    replies.send_views(session, changed, now=NOW + timedelta(hours=1))
    newest, earlier = replies_to_review(session, invitation.review_id)
    assert "dog" in newest.answers[0].value
    assert "Taylor" in earlier.answers[0].value
    assert newest.answers[0].audience == "meeting"


def test_another_phone_with_the_lock_goes_on_with_the_newest_draft(session: Session) -> None:
    invitation = invited(session)
    invitation.respondent.lock_id = "lock-1"
    token, visit = opened(session, invitation)
    visits.hold_lock(session, visit, "lock-1")
    answered(session, token)
    other, second = opened(session, invitation)
    assert replies.continue_newest_draft(session, second, "lock-1") is not None
    assert "needs_to_happen" in at(session, other).draft.answers
    third, stranger = opened(session, invitation)
    assert replies.continue_newest_draft(session, stranger, "lock-2") is None
    assert not at(session, third).draft.answers
