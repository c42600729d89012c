"""What somebody asked for is marked in their own words, answered, and leaves when they take it back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, Person, named
from consult.domain.respondents import Role
from consult.domain.staff import NotYours
from consult.domain.topics import Topic
from consult.domain.views import Reader
from consult.domain.wishes import Outcome, WishKind
from consult.domain.words import TooLong
from consult.services import decisions, requests, wishes
from consult.services.decisions import NotADayForIt, Wanted
from consult.services.missing import missing_in
from consult.services.staff import SignedIn
from consult.services.wish_answers import Answering, NotDone, NoWords, answer_wish
from consult.services.wish_marks import HasAnAnswer, mark_answer, mark_request, unmark
from consult.services.wishes import NothingToMark, Wished
from consult.storage.replies import Reply
from consult.storage.requests import Request
from consult.storage.reviews import Review
from consult.storage.wishes import Wish, count_unanswered_wishes, standing_wishes
from tests.factories.children import a_child
from tests.factories.replies import SENT_AT, Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as

ARABIC = "أريد مدرسة فيها كرة قدم."
HELD = date(2026, 5, 5)
LATER = SENT_AT + timedelta(days=10)
WHOLE = Answering(
    kind=WishKind.WISH,
    words="A school with football.",
    language="en",
    outcome=Outcome.YES,
    because="",
    owner="Jo Fennel",
    by_on=date(2026, 6, 1),
    done_on=None,
)
FOOTBALL = Given(words=ARABIC, question="needs_to_happen", topic=Topic.WISHES, audience=THE_MEETING)


class Desk:
    """One review with an Arabic wish of the child's, and its officer."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.staff = a_member_of_staff(session)
        self.officer: SignedIn = signed_in_as(self.staff)
        child = a_child(session, officer=self.staff, born_on=date(2011, 2, 3))
        self.review: Review = a_review(session, child=child, held_on=HELD)
        self.reply = a_reply(session, FOOTBALL, review=self.review, language="ar")
        self.elsewhere: Review = a_review(session, child=child, held_on=date(2025, 11, 5))

    def mark(self, reply: Reply | None = None, kind: WishKind = WishKind.WISH) -> Wish:
        answer_id = (reply or self.reply).answers[0].id
        return mark_answer(self.session, self.review, answer_id, kind=kind, who=self.officer, now=SENT_AT)

    def answer(self, wish: Wish, answering: Answering = WHOLE, *, review: Review | None = None) -> Wished:
        where = review or self.review
        answer_wish(self.session, where, wish.id, answering, who=self.officer, now=LATER)
        return self.only()

    def only(self) -> Wished:
        (found,) = wishes.wishes_of(self.session, self.review).standing
        return found

    def standing(self) -> list[str]:
        """By both ways of asking, which have to agree."""
        ids = [each.wish.id for each in wishes.wishes_of(self.session, self.review).standing]
        assert ids == [wish.id for wish in standing_wishes(self.session, self.review.id)]
        return ids

    def asks(self, kind: str = "advocate", reply: Reply | None = None) -> Request:
        request = Request(
            review_id=self.review.id,
            respondent_id=self.reply.respondent_id,
            kind=kind,
            made_at=SENT_AT,
            reply_id=reply.id if reply else None,
        )
        self.session.add(request)
        self.session.flush()
        return request

    def changes(self, *answers: Given) -> Reply:
        return a_reply(
            self.session,
            *answers,
            review=self.review,
            respondent=self.reply.respondent,
            language="ar",
            changes=self.reply,
            sent_at=SENT_AT + timedelta(days=1),
        )


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


def test_a_wish_is_marked_in_the_person_s_own_words_and_language_with_the_original_beside_it(desk: Desk) -> None:
    desk.mark()
    found = desk.only()
    assert (found.words.words, found.words.language, found.words.right_to_left) == (ARABIC, "ar", True)
    desk.answer(found.wish)
    found = desk.only()
    assert (found.words.words, found.words.language) == ("A school with football.", "en-GB")
    assert found.said is not None
    assert found.said.own.words == ARABIC, "the original is never changed"


def test_marking_twice_makes_one_wish_of_the_kind_pressed_last(desk: Desk) -> None:
    first = desk.mark()
    assert desk.mark(kind=WishKind.WORRY).id == first.id
    assert desk.only().kind is WishKind.WORRY


def test_an_answer_of_another_review_is_not_marked_or_answered_here(desk: Desk) -> None:
    wish = desk.mark()
    answer_id, kind = desk.reply.answers[0].id, WishKind.WISH
    with pytest.raises(NotYours):
        mark_answer(desk.session, desk.elsewhere, answer_id, kind=kind, who=desk.officer, now=LATER)
    with pytest.raises(NotYours):
        desk.answer(wish, review=desk.elsewhere)
    with pytest.raises(NotYours):
        unmark(desk.session, desk.elsewhere, wish.id, who=desk.officer, now=LATER)
    with pytest.raises(NotYours):
        mark_request(desk.session, desk.elsewhere, desk.asks().id, who=desk.officer, now=LATER)


def test_what_is_missing_from_an_answer_is_said_and_counted_until_it_is_whole(desk: Desk) -> None:
    wish = desk.mark()

    def counted() -> dict[str, int]:
        return count_unanswered_wishes(desk.session, [desk.review.id, desk.elsewhere.id])

    for answering in (
        replace(WHOLE, outcome=None),
        replace(WHOLE, outcome=Outcome.NO),
        replace(WHOLE, outcome=Outcome.NOT_YET),
        replace(WHOLE, owner=" "),
        replace(WHOLE, by_on=None),
    ):
        assert desk.answer(wish, answering).missing, answering
        assert counted() == {desk.review.id: 1}, answering
        assert [each.kind for each in missing_in(desk.session, desk.review)] == ["wish"]
    for answering in (
        WHOLE,
        replace(WHOLE, outcome=Outcome.NO, because="The team is full.", owner="", by_on=None),
        replace(WHOLE, outcome=Outcome.NOT_YET, because="We are asking."),
    ):
        assert desk.answer(wish, answering).missing == (), answering
        assert counted() == {}, answering
        assert missing_in(desk.session, desk.review) == ()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (replace(WHOLE, words=" "), NoWords),
        (replace(WHOLE, words="x" * 10_001), TooLong),
        (replace(WHOLE, because="x" * 500), TooLong),
        (replace(WHOLE, owner="x" * 101), TooLong),
        (replace(WHOLE, by_on=date(2206, 1, 1)), NotADayForIt),
        (replace(WHOLE, by_on=date(2006, 1, 1)), NotADayForIt),
        (replace(WHOLE, done_on=date(2026, 5, 9)), NotDone),
        (replace(WHOLE, outcome=None, done_on=HELD), NotDone),
        (replace(WHOLE, outcome=Outcome.NO, done_on=HELD), NotDone),
    ],
)
def test_an_answer_that_cannot_be_so_is_not_kept(desk: Desk, wrong: Answering, refusal: type[Exception]) -> None:
    wish = desk.mark()
    with pytest.raises(refusal):
        desk.answer(wish, wrong)


def test_a_wish_leaves_when_the_reply_is_taken_back(desk: Desk) -> None:
    wish = desk.mark()
    assert desk.standing() == [wish.id]
    desk.reply.taken_back_at = LATER
    desk.session.flush()
    assert desk.standing() == []
    assert [each.wish.id for each in wishes.wishes_of(desk.session, desk.review).taken_back] == [wish.id]
    assert count_unanswered_wishes(desk.session, [desk.review.id]) == {}
    assert missing_in(desk.session, desk.review) == ()
    with pytest.raises(NothingToMark):
        desk.answer(wish)
    with pytest.raises(NothingToMark):
        desk.mark()


def test_a_wish_leaves_when_a_changed_reply_leaves_it_out(desk: Desk) -> None:
    desk.mark()
    desk.changes(Given(words="Another answer.", question="going_well"))
    assert desk.standing() == []


def test_a_wish_stays_where_a_changed_reply_says_the_same_again(desk: Desk) -> None:
    wish = desk.mark()
    again = desk.changes(FOOTBALL)
    assert desk.standing() == [wish.id]
    assert not desk.only().is_changed
    assert desk.mark(again).id == wish.id, "the same words are the same wish"


def test_a_wish_that_was_said_differently_since_is_shown_as_changed(desk: Desk) -> None:
    wish = desk.mark()
    desk.answer(wish)
    desk.changes(replace(FOOTBALL, words="لا أريد كرة قدم."))
    assert desk.standing() == [wish.id]
    assert desk.only().is_changed
    assert "something else since" in desk.only().missing[0]


def test_who_may_be_told_of_a_wish_follows_the_newest_audience_of_its_answer(desk: Desk) -> None:
    desk.mark()
    assert desk.only().may_be_told(Reader.CHILD, people_now=())
    desk.changes(replace(FOOTBALL, audience=OFFICER_ONLY))
    assert not desk.only().may_be_told(Reader.CHILD, people_now=()), "only my IRO is in no letter"
    assert desk.only().may_be_told(Reader.OFFICER, people_now=())


def test_two_parents_are_told_of_different_wishes(desk: Desk) -> None:
    shared = {Reader.MOTHER: named(Person.MOTHER), Reader.FATHER: named(Person.FATHER)}
    for reader, audience in shared.items():
        desk.mark(a_reply(desk.session, replace(FOOTBALL, audience=audience, question=reader), review=desk.review))
    found = wishes.wishes_of(desk.session, desk.review).standing
    told = {reader: [each.may_be_told(reader, people_now=()) for each in found] for reader in shared}
    assert sorted(told.values()) == [[False, True], [True, False]]


def test_a_mark_made_by_mistake_is_taken_away_and_an_answered_one_is_not(desk: Desk) -> None:
    wish = desk.mark()
    wanted = Wanted("Football.", "Jo", HELD, wish.id, THE_MEETING)
    decisions.add_decision(desk.session, desk.review, wanted, who=desk.officer, now=LATER)
    unmark(desk.session, desk.review, wish.id, who=desk.officer, now=LATER)
    assert desk.standing() == []
    assert [each.wish_id for each in decisions.decisions_of(desk.session, desk.review)] == [None]
    wish = desk.mark()
    desk.answer(wish)
    with pytest.raises(HasAnAnswer):
        unmark(desk.session, desk.review, wish.id, who=desk.officer, now=LATER)


def test_a_decision_for_a_wish_that_was_taken_back_is_shown(desk: Desk) -> None:
    wish = desk.mark()
    wanted = Wanted("Football.", "Jo", HELD, wish.id, THE_MEETING)
    decisions.add_decision(desk.session, desk.review, wanted, who=desk.officer, now=LATER)
    desk.reply.taken_back_at = LATER
    desk.session.flush()
    (found,) = missing_in(desk.session, desk.review)
    assert (found.kind, "taken back" in found.sentences[0]) == ("decision", True)


def test_a_request_that_is_done_on_its_list_is_answered_as_a_wish(desk: Desk) -> None:
    request = desk.asks()
    mark_request(desk.session, desk.review, request.id, who=desk.officer, now=SENT_AT)
    assert desk.only().missing == ("It has no answer yet.",)
    requests.mark_done(
        desk.session, desk.review, request.id, who=desk.officer, note="Noor will come on Friday.", now=LATER
    )
    found = desk.only()
    assert (found.answer.outcome, found.answer.because) == (Outcome.YES, "Noor will come on Friday.")
    assert (found.wish.done_on, found.missing) == (LATER.date(), ())


def test_a_request_that_was_done_before_it_is_marked_has_its_answer_already(desk: Desk) -> None:
    request = desk.asks()
    requests.mark_done(desk.session, desk.review, request.id, who=desk.officer, note="Talked.", now=LATER)
    mark_request(desk.session, desk.review, request.id, who=desk.officer, now=LATER)
    assert (desk.only().answer.because, desk.only().missing) == ("Talked.", ())


@pytest.mark.parametrize(
    ("answering", "note"),
    [
        (replace(WHOLE, kind=WishKind.REQUEST), None),
        (replace(WHOLE, outcome=Outcome.NOT_YET, because="There is a list."), None),
        (replace(WHOLE, outcome=Outcome.NO, because="She has one already."), "No: She has one already."),
        (replace(WHOLE, done_on=HELD, because="Noor came."), "Noor came."),
        (replace(WHOLE, done_on=HELD), "Done on 5 May 2026."),
    ],
)
def test_a_request_is_done_on_its_list_once_its_wish_is_refused_or_done(
    desk: Desk, answering: Answering, note: str | None
) -> None:
    request = desk.asks()
    wish = mark_request(desk.session, desk.review, request.id, who=desk.officer, now=SENT_AT)
    desk.answer(wish, answering)
    (found,) = requests.requests_of(desk.session, desk.review)
    assert found.is_open == (note is None)
    assert found.done_note == (note or "")
    assert desk.only().answer.outcome is answering.outcome, "what the officer chose stays"


def test_an_answer_that_asks_for_an_advocate_is_marked_as_that_request(desk: Desk) -> None:
    asked = Given(chosen={"advocate": ("An advocate", "An advocate")}, question="on_my_side", topic=Topic.RIGHTS)
    reply = a_reply(desk.session, asked, review=desk.review, respondent=desk.reply.respondent)
    request = desk.asks(reply=reply)
    wish = desk.mark(reply, kind=WishKind.REQUEST)
    assert (wish.request_id, wish.answer_id) == (request.id, None)
    again = mark_request(desk.session, desk.review, request.id, who=desk.officer, now=LATER)
    assert again.id == wish.id, "one thing asked for, one answer"
    request.taken_back_at = LATER
    desk.session.flush()
    assert desk.standing() == []


def test_a_request_is_told_to_nobody_but_the_officer(desk: Desk) -> None:
    mark_request(desk.session, desk.review, desk.asks().id, who=desk.officer, now=SENT_AT)
    told = [reader for reader in Reader if desk.only().may_be_told(reader, people_now=())]
    assert told == [Reader.OFFICER]


def test_a_mother_s_wish_is_hers(desk: Desk) -> None:
    reply = a_reply(desk.session, replace(FOOTBALL, audience=OFFICER_ONLY), review=desk.review, role=Role.MOTHER)
    desk.mark(reply)
    assert desk.only().said_by == "Mother"
