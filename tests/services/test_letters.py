"""What a letter is made of: for each reader only what that reader may see, and what the officer chose."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, Audience, Person, named
from consult.domain.evidence import Way
from consult.domain.invitations import Purpose
from consult.domain.kept_letters import read_kept
from consult.domain.letter_drafts import draft_letter
from consult.domain.letter_sentences import ONLY_ME
from consult.domain.letters import LetterText, Part, Register, Words
from consult.domain.letters import Reply as ReplyToAWish
from consult.domain.people import MeetingPart, NamedPerson
from consult.domain.question_sets.pictures import HELPER_S_NOTE
from consult.domain.respondents import Role
from consult.domain.staff import NotYours
from consult.domain.wishes import Outcome
from consult.services import letter_publishing, letters, translations
from consult.services.invitations import Lifetimes
from consult.services.letter_facts import gather
from consult.services.letters import AlreadySent, NotHeldYet, PartWords
from consult.services.people import name_person, people_named
from consult.storage.replies import Reply
from consult.storage.requests import Request
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from consult.storage.views import Override
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.letters import AT, a_decision, a_letter, a_wish
from tests.factories.replies import SENT_AT, Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as
from tests.proving import how_many


@pytest.fixture
def officer(session: Session) -> Staff:
    return a_member_of_staff(session)


@pytest.fixture
def review(session: Session, officer: Staff) -> Review:
    return a_review(session, child=a_child(session, officer=officer), held_on=date(2026, 5, 5))


def somebody(session: Session, review: Review, role: Role, name: str | None = None) -> Respondent:
    person = Respondent(child_id=review.child_id, role=role.value, name=name)
    session.add(person)
    session.flush()
    return person


def in_english(sentence: str, /, **blanks: Any) -> Words:
    return Words.plain(sentence % {name: str(value) for name, value in blanks.items()} if blanks else sentence)


def letter_to(
    session: Session, respondent: Respondent, review: Review, officer: Staff, register: Register | None = None
) -> LetterText:
    chosen = register or (Register.CHILD if respondent.role == Role.CHILD else Register.ADULT)
    letter = a_letter(session, review=review, respondent=respondent, officer=officer, register=chosen)
    return draft_letter(gather(session, letter).facts, say=in_english)


def words_of(text: LetterText) -> str:
    return "\n".join(each.words for each in text.texts)


def reply_of(session: Session, review: Review, *given: Given, role: Role = Role.CHILD, **more: Any) -> Reply:
    return a_reply(
        session,
        *(Given(**(each.__dict__ | {"question": f"q{n}"})) for n, each in enumerate(given)),
        review=review,
        role=role,
        **more,
    )


def test_a_child_reads_their_own_words_and_never_what_they_told_only_their_officer(
    session: Session, review: Review, officer: Staff
) -> None:
    reply = reply_of(session, review, Given("I like my room.", audience=THE_MEETING), Given("I am scared at night."))
    said = words_of(letter_to(session, reply.respondent, review, officer))
    assert "I like my room." in said
    assert "scared" not in said


def test_every_letter_says_what_it_leaves_out_in_the_same_place_whether_or_not_anything_is(
    session: Session, review: Review, officer: Staff
) -> None:
    private = reply_of(session, review, Given("I am scared at night.")).respondent
    for reader in (private, somebody(session, review, Role.CHILD), somebody(session, review, Role.MOTHER)):
        for register in Register if reader.role == Role.CHILD else (Register.ADULT,):
            said = [each.words for each in letter_to(session, reader, review, officer, register).texts]
            assert said.count(ONLY_ME) == 1, register
            assert said[said.index(ONLY_ME) - 2] == "How to reach me"


def test_what_was_taken_back_is_in_no_letter(session: Session, review: Review, officer: Staff) -> None:
    reply = reply_of(session, review, Given("I like my room.", audience=THE_MEETING))
    reply.taken_back_at = SENT_AT + timedelta(hours=1)
    session.flush()
    assert "room" not in words_of(letter_to(session, reply.respondent, review, officer))


def test_what_somebody_saw_and_what_a_helper_noted_are_not_the_child_s_own_words(
    session: Session, review: Review, officer: Staff
) -> None:
    child = somebody(session, review, Role.CHILD)
    a_reply(
        session,
        Given("Robin pointed at the sad face.", question=HELPER_S_NOTE, audience=THE_MEETING),
        review=review,
        respondent=child,
    )
    for way, words in ((Way.OBSERVATION, "Robin hid."), (Way.IN_PERSON, "I want a dog.")):
        reply_of(
            session, review, Given(words, audience=THE_MEETING), respondent=child, way=way, taken_down_by=officer
        )
    said = words_of(letter_to(session, child, review, officer))
    assert "dog" in said
    assert "hid" not in said
    assert "pointed" not in said


def test_a_mother_reads_what_the_child_shared_with_her_and_not_what_another_parent_said(
    session: Session, review: Review, officer: Staff
) -> None:
    reply_of(
        session,
        review,
        Given("I miss mum.", audience=named(Person.MOTHER)),
        Given("I miss dad.", audience=named(Person.FATHER)),
    )
    reply_of(session, review, Given("The father’s own view.", audience=named(Person.MOTHER)), role=Role.FATHER)
    mother = reply_of(
        session, review, Given("Ring me more.", audience=named(Person.CARER)), role=Role.MOTHER
    ).respondent
    said = words_of(letter_to(session, mother, review, officer))
    assert "I miss mum." in said
    assert "Ring me more." in said
    assert "I miss dad." not in said
    assert "own view" not in said
    assert "What Robin told us" in said


def test_an_answer_opened_for_safety_is_not_posted(session: Session, review: Review, officer: Staff) -> None:
    reply = reply_of(session, review, Given("He hits me."), Given("She hits me.", audience=named(Person.FATHER)))
    mother = somebody(session, review, Role.MOTHER)
    for answer in reply.answers:
        opened = Override(
            answer_id=answer.id, staff_id=officer.id, audience="named:mother", child_told=True, made_at=AT
        )
        opened.reason = "Robin is at risk."
        session.add(opened)
    session.flush()
    assert "hits" not in words_of(letter_to(session, mother, review, officer))
    assert "He hits" not in words_of(letter_to(session, reply.respondent, review, officer))


def test_a_carer_whom_nobody_named_for_the_meeting_reads_no_words_of_the_child(
    session: Session, review: Review, officer: Staff
) -> None:
    name_person(session, review, who=signed_in_as(officer), part="carer", name="Jo Marsh", now=AT)
    people = people_named(session, review.id)
    reply_of(session, review, Given("Jo is kind.", audience=THE_MEETING), people=people)
    jo, pat = somebody(session, review, Role.CARER, "Jo Marsh"), somebody(session, review, Role.CARER, "Pat Reed")
    assert "Jo is kind." in words_of(letter_to(session, jo, review, officer))
    assert "Jo is kind." not in words_of(letter_to(session, pat, review, officer))


def test_a_wish_is_in_a_letter_as_its_answer_may_be_read(session: Session, review: Review, officer: Staff) -> None:
    reply = reply_of(
        session,
        review,
        Given("A sleepover", audience=named(Person.MOTHER)),
        Given("To leave this house"),
    )
    shared, private = reply.answers
    for answer, words in ((shared, "A sleepover"), (private, "To leave this house")):
        a_wish(
            session,
            review=review,
            respondent=reply.respondent,
            officer=officer,
            answer=answer,
            words=words,
            outcome=Outcome.NO,
            because="There is a check first.",
        )
    asked = Request(review_id=review.id, respondent_id=reply.respondent_id, kind="talk_alone", made_at=AT)
    session.add(asked)
    session.flush()
    tapped = a_wish(
        session,
        review=review,
        respondent=reply.respondent,
        officer=officer,
        words="A talk alone",
        outcome=Outcome.YES,
    )
    tapped.request_id = asked.id
    session.flush()
    child = words_of(letter_to(session, reply.respondent, review, officer))
    mother = words_of(letter_to(session, somebody(session, review, Role.MOTHER), review, officer))
    father = words_of(letter_to(session, somebody(session, review, Role.FATHER), review, officer))
    assert "What did not happen, and why\nA sleepover\nNo\nThere is a check first." in child
    assert "Robin asked for this:\nA sleepover" in mother
    assert "sleepover" not in father
    for said in (child, mother, father):
        assert "leave this house" not in said
        assert "talk alone" not in said


def test_a_wish_in_another_language_has_its_english_beneath_once_somebody_confirmed_it(
    session: Session, review: Review, officer: Staff
) -> None:
    reply = reply_of(session, review, Given("أريد كلبًا", audience=THE_MEETING), language="ar")
    answer, who = reply.answers[0], signed_in_as(officer)
    a_wish(
        session,
        review=review,
        respondent=reply.respondent,
        officer=officer,
        answer=answer,
        words="أريد كلبًا",
        language="ar",
        outcome=Outcome.YES,
    )
    letter = a_letter(session, review=review, respondent=reply.respondent, officer=officer, language="ar")

    def told() -> list[str]:
        blocks = draft_letter(gather(session, letter).facts, say=in_english).blocks
        (found,) = [block for block in blocks if isinstance(block, ReplyToAWish)]
        return [found.wish.words, *([found.english.words] if found.english is not None else [])]

    translations.translate(session, answer, who=who, words="I want a dog", translated_by="Hana", now=AT)
    assert told() == ["أريد كلبًا"]
    translations.confirm_translation(session, answer, who=who, checked_by="R. Haddad", now=AT)
    assert told() == ["أريد كلبًا", "I want a dog"]


def test_a_decision_goes_to_whom_it_is_for_and_never_tells_of_a_wish_that_is_hidden(
    session: Session, review: Review, officer: Staff
) -> None:
    reply = reply_of(session, review, Given("To leave this house"))
    hidden = a_wish(session, review=review, respondent=reply.respondent, officer=officer, answer=reply.answers[0])
    name_person(session, review, who=signed_in_as(officer), part="mother", name="Ana Teasel", now=AT)
    a_decision(session, "You see Taylor.", review=review, officer=officer, owner="Sol", by_on=date(2026, 5, 22))
    a_decision(session, "We look for a new home.", review=review, officer=officer, wish=hidden)
    a_decision(session, "Only for you.", review=review, officer=officer, audience=OFFICER_ONLY)
    child = words_of(letter_to(session, reply.respondent, review, officer))
    mother = words_of(letter_to(session, somebody(session, review, Role.MOTHER), review, officer))
    father = words_of(letter_to(session, somebody(session, review, Role.FATHER), review, officer))
    letter = a_letter(session, review=review, respondent=reply.respondent, officer=officer)
    told = [each.what.text.words for each in gather(session, letter).facts.decisions if each.answers_hidden]
    assert told == ["We look for a new home."], "The officer is told which one answers something private."
    assert "2026-05-22\nSol\nYou see Taylor." in child
    assert "new home" in child
    assert "Only for you." in child
    assert "You see Taylor." in mother
    assert "new home" not in mother
    assert "Only for you." not in mother
    assert "You see Taylor." not in father


def test_a_letter_begins_with_what_was_asked_for_last_time_and_its_answer(
    session: Session, review: Review, officer: Staff
) -> None:
    before = a_review(session, child=review.child, held_on=date(2025, 11, 5))
    reply = reply_of(session, before, Given("Swimming", audience=THE_MEETING))
    a_wish(
        session,
        review=before,
        respondent=reply.respondent,
        officer=officer,
        answer=reply.answers[0],
        words="Swimming",
        outcome=Outcome.NOT_YET,
        because="We booked it too late. That was our mistake.",
    )
    said = words_of(letter_to(session, reply.respondent, review, officer))
    assert "Last time you said\nSwimming\nNot yet\nWe booked it too late." in said


def test_the_next_review_is_said_with_its_day(session: Session, review: Review, officer: Staff) -> None:
    child = somebody(session, review, Role.CHILD)
    assert "I will tell you when it is." in words_of(letter_to(session, child, review, officer))
    planned = a_review(session, child=review.child, due_on=date(2026, 10, 27))
    assert "It will be by 2026-10-27." in words_of(letter_to(session, child, review, officer))
    planned.meeting_on = date(2026, 10, 20)
    session.flush()
    assert "It is on 2026-10-20." in words_of(letter_to(session, child, review, officer))


def test_the_officer_s_words_stand_instead_of_the_drafted_ones_until_they_are_as_drafted_again(
    session: Session, review: Review, officer: Staff
) -> None:
    child, who = somebody(session, review, Role.CHILD), signed_in_as(officer)
    letter = a_letter(session, review=review, respondent=child, officer=officer)
    drafted = {Part.OPENING: "This is what we talked about."}

    def save(words: str) -> str:
        letters.save_parts(session, letter, {Part.OPENING: PartWords(words)}, drafted=drafted, who=who, now=AT)
        return words_of(draft_letter(gather(session, letter).facts, say=in_english))

    said = save("It was good to see you.\nWe had cake.")
    assert "Dear Robin,\nIt was good to see you.\nWe had cake." in said
    assert "Your meeting was on" not in said
    assert "Your meeting was on" in save("This is what  we talked about.")


def test_what_the_officer_leaves_out_is_left_out(session: Session, review: Review, officer: Staff) -> None:
    reply = reply_of(
        session, review, Given("I like my room.", audience=THE_MEETING), Given("Jo shouts.", audience=THE_MEETING)
    )
    letter = a_letter(session, review=review, respondent=reply.respondent, officer=officer)
    keys = [quote.said.key for quote in gather(session, letter).everything.quotes]
    who = signed_in_as(officer)
    letters.leave_out(session, letter, shown=keys, kept_in=keys[:1], who=who, now=AT)
    said = words_of(draft_letter(gather(session, letter).facts, say=in_english))
    assert "I like my room." in said
    assert "Jo shouts." not in said
    letters.leave_out(session, letter, shown=keys, kept_in=keys, who=who, now=AT)
    assert "Jo shouts." in words_of(draft_letter(gather(session, letter).facts, say=in_english))


def test_a_letter_speaks_as_its_reader_s_pages_do(session: Session, officer: Staff) -> None:
    registers = {}
    for years in (6, 9, 14):
        child = a_child(session, officer=officer, born_on=date(2026 - years, 1, 1))
        review = a_review(session, child=child, held_on=date(2026, 5, 5))
        respondent = letters.find_or_add_child(session, review)
        letter = letters.find_or_begin_letter(session, review, respondent, who=signed_in_as(officer), now=AT)
        registers[years] = letter.register
    assert registers == {6: "pictures", 9: "child", 14: "young_person"}


def test_one_person_has_one_letter_about_a_review_and_none_before_it_was_held(
    session: Session, review: Review, officer: Staff
) -> None:
    who, child = signed_in_as(officer), letters.find_or_add_child(session, review)
    first = letters.find_or_begin_letter(session, review, child, who=who, now=AT)
    assert letters.find_or_begin_letter(session, review, child, who=who, now=AT) is first
    planned = a_review(session, child=review.child, meeting_on=date(2026, 10, 20))
    with pytest.raises(NotHeldYet):
        letters.find_or_begin_letter(session, planned, child, who=who, now=AT)


def test_a_letter_is_only_for_those_who_were_asked_about_this_review(
    session: Session, review: Review, officer: Staff
) -> None:
    before = a_review(session, child=review.child, held_on=date(2025, 11, 5))
    gone = an_invitation(session, review=before, at=AT, role=Role.CARER).respondent
    asked = an_invitation(session, review=review, at=AT, role=Role.MOTHER).respondent
    assert letters.get_respondent(session, review, asked.id) is asked
    with pytest.raises(NotYours):
        letters.get_respondent(session, review, gone.id)


def test_what_was_published_stays_as_it_was_sent_and_its_link_opens_it(
    session: Session, review: Review, officer: Staff
) -> None:
    reply = reply_of(session, review, Given("I like my room.", audience=THE_MEETING))
    who = signed_in_as(officer)
    letter = letters.find_or_begin_letter(session, review, reply.respondent, who=who, now=AT)
    text = draft_letter(gather(session, letter).facts, say=in_english)
    link = letter_publishing.publish(session, letter, text, who=who, now=AT, lifetimes=Lifetimes())
    reply.taken_back_at = AT
    session.flush()
    assert read_kept(letter.text or "") == text
    assert (link.purpose, link.respondent_id, letter.invitation_id) == ("letter", reply.respondent_id, link.id)
    with pytest.raises(AlreadySent):
        letter_publishing.publish(session, letter, text, who=who, now=AT, lifetimes=Lifetimes())
    with pytest.raises(AlreadySent):
        letters.get_draft(session, who, review.id, letter.id)


def test_the_youngest_get_a_letter_though_they_are_asked_nothing(session: Session, officer: Staff) -> None:
    review = a_review(
        session, child=a_child(session, officer=officer, born_on=date(2023, 5, 5)), held_on=date(2026, 5, 5)
    )
    who, child = signed_in_as(officer), letters.find_or_add_child(session, review)
    letter = letters.find_or_begin_letter(session, review, child, who=who, now=AT)
    text = draft_letter(gather(session, letter).facts, say=in_english)
    assert (
        letter_publishing.publish(session, letter, text, who=who, now=AT, lifetimes=Lifetimes()).purpose
        == Purpose.LETTER
    )
    assert text.register is Register.PICTURES


READERS = {
    Role.MOTHER: (Person.MOTHER, MeetingPart.MOTHER),
    Role.FATHER: (Person.FATHER, MeetingPart.FATHER),
    Role.CARER: (Person.CARER, MeetingPart.CARER),
}
AUDIENCES = [
    OFFICER_ONLY,
    THE_MEETING,
    *(named(person) for person in Person),
    named(Person.MOTHER, Person.CARER),
    named(Person.FATHER, Person.SOCIAL_WORKER),
]


def test_no_letter_of_three_hundred_holds_an_answer_whose_audience_leaves_its_reader_out(
    session: Session, officer: Staff
) -> None:
    chance, leaked, held, made = random.Random(4), [], 0, 0
    while made < how_many(40, full=300):
        review = a_review(session, child=a_child(session, officer=officer), held_on=date(2026, 5, 5))
        for role, (_person, part) in READERS.items():
            if chance.random() < 0.7:
                name_person(session, review, who=signed_in_as(officer), part=part.value, name=role.label, now=AT)
        listed = people_named(session, review.id)
        then = tuple(person for person in listed if chance.random() < 0.8)
        audiences = [chance.choice(AUDIENCES) for _ in range(6)]
        reply = reply_of(
            session,
            review,
            *(Given(f"secret{n}x", audience=audience) for n, audience in enumerate(audiences)),
            people=then,
        )
        for n, answer in enumerate(reply.answers):
            if chance.random() < 0.4:
                wish = a_wish(
                    session,
                    review=review,
                    respondent=reply.respondent,
                    officer=officer,
                    answer=answer,
                    words=f"wish secret{n}x",
                    outcome=chance.choice(list(Outcome)),
                    because=f"reason secret{n}x",
                    owner=chance.choice((None, f"owner secret{n}x")),
                )
                if chance.random() < 0.5:
                    audience = chance.choice(AUDIENCES)
                    a_decision(
                        session, f"do secret{n}x", review=review, officer=officer, wish=wish, audience=audience
                    )
        people = [reply.respondent, *(somebody(session, review, role, role.label) for role in READERS)]
        for respondent in people:
            said, made = words_of(letter_to(session, respondent, review, officer)).splitlines(), made + 1
            # A child reads every decision; one that answers a hidden wish is for nobody else.
            kinds = ("", "wish ", "reason ", "owner ", *(() if respondent.role == Role.CHILD else ("do ",)))
            for n, audience in enumerate(audiences):
                may = may_in_plain_words(Role(respondent.role), audience, then=then, now=listed)
                is_there = any(f"{kind}secret{n}x" in said for kind in kinds)
                held += is_there
                if is_there and not may:
                    leaked.append((respondent.role, audience.key))
                if may and f"secret{n}x" not in said:
                    leaked.append((respondent.role, audience.key))
    assert leaked == []
    assert held > made / 2, "Letters that hold nothing prove nothing."


def may_in_plain_words(
    role: Role, audience: Audience, *, then: tuple[NamedPerson, ...], now: tuple[NamedPerson, ...]
) -> bool:
    """The rule once more, as it is said: a person who is named, or the meeting, if they were on its list."""
    if audience == OFFICER_ONLY:
        return False
    if role is Role.CHILD:
        return True
    person, part = READERS[role]
    before, after = ({each.id for each in listed if each.part is part} for listed in (then, now))
    if audience.meeting:
        return bool(after) and after <= before
    return person in audience.people and (not before or after <= before)
