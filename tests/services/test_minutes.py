import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import unescape

import pytest
from flask import Flask, render_template
from sqlalchemy.orm import Session

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, Audience, Person
from consult.domain.evidence import Way
from consult.domain.minutes import as_plain_text
from consult.domain.people import MeetingPart
from consult.domain.respondents import Role
from consult.domain.topics import Topic
from consult.domain.views import Reader
from consult.services import safety, ticks, translations
from consult.services.minutes import minutes_for, word_file_for
from consult.services.people import name_person, people_named, remove_person
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from consult.storage.views import Tick
from tests.factories.children import a_child
from tests.factories.replies import SENT_AT, Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as
from tests.proving import how_many

CASES = how_many(60, full=300)
NOW = SENT_AT + timedelta(days=3)


@dataclass(frozen=True)
class Planted:
    """One answer's words that nobody else uses, and everything that decides who may read them."""

    secret: str
    english: str
    answer_id: str
    role: Role
    way: Way
    audience: Audience
    then: frozenset[str]
    parts_then: frozenset[str]
    safety: frozenset[str]
    ticked: bool


def a_case(session: Session, rng: random.Random, number: int) -> tuple[Review, list[Planted]]:
    """Return a review with random people, replies, audiences, ticks, translations and overrides."""
    officer = a_member_of_staff(session)
    review = a_review(session, child=a_child(session, officer=officer), meeting_on=date(2026, 5, 5))
    planted: list[Planted] = []
    for step in range(rng.randint(1, 4)):
        _change_the_list(session, rng, review, officer, step)
        role = rng.choice(list(Role))
        planted.extend(_a_reply_of(session, rng, review, officer, role, f"{number}x{step}"))
    _change_the_list(session, rng, review, officer, 9)
    return review, planted


def _change_the_list(session: Session, rng: random.Random, review: Review, officer: Staff, step: int) -> None:
    who, at = signed_in_as(officer), SENT_AT - timedelta(days=9 - step)
    for person in people_named(session, review.id):
        if rng.random() < 0.25:
            remove_person(session, review, who=who, person_id=person.id, now=at)
    for _ in range(rng.randint(0, 3)):
        name_person(session, review, who=who, part=rng.choice(list(MeetingPart)), name="Somebody", now=at)


def _a_reply_of(
    session: Session, rng: random.Random, review: Review, officer: Staff, role: Role, mark: str
) -> Iterator[Planted]:
    way = rng.choice([Way.SITE, Way.SITE, Way.PHONE, Way.OBSERVATION])
    people = people_named(session, review.id)
    language = rng.choice(["en", "ar"])
    given = []
    for place in range(rng.randint(1, 3)):
        chosen = frozenset(rng.sample(list(Person), rng.randint(1, 2)))
        audience = rng.choice([OFFICER_ONLY, THE_MEETING, Audience(people=chosen)])
        words = f"planted{mark}y{place}z" + rng.choice(["", " <b>&", "\u0000\u202eكلام", "\n=1+1"])
        topic = rng.choice(list(Topic))
        given.append(Given(words, question=f"q{place}", topic=topic, audience=audience))
    reply = a_reply(
        session, *given, review=review, role=role, way=way, people=people, language=language, taken_down_by=officer
    )
    for place, answer in enumerate(reply.answers):
        secret, english = f"planted{mark}y{place}z", f"englished{mark}y{place}z"
        if rng.random() < 0.5:
            who = signed_in_as(officer)
            translations.translate(session, answer, who=who, words=english, translated_by="N. Ali", now=NOW)
        shared: frozenset[str] = frozenset()
        if rng.random() < 0.15:
            shared = frozenset({rng.choice(list(Person)).value})
            safety.share_for_safety(
                session,
                answer,
                who=signed_in_as(officer),
                people=shared,
                reason=f"overridden{mark}",
                child_told=True,
                told_note="",
                now=NOW,
            )
        ticked = rng.random() < 0.8
        if ticked:
            # Also private ones, as if every other guard had failed.
            session.add(Tick(answer_id=answer.id, staff_id=officer.id, in_minutes=True, ticked_at=NOW))
        parts = frozenset(person.part.value for person in people)
        ids = frozenset(person.id for person in people)
        audience = given[place].audience
        yield Planted(secret, english, answer.id, role, way, audience, ids, parts, shared, ticked)
    session.flush()


def may_read(planted: Planted, reader: Reader, now: dict[str, str]) -> bool:
    """The rule once more, written differently: `now` is part by id of the people on the list today."""
    if not planted.ticked:
        return False
    private = not planted.audience.meeting and not planted.audience.people
    if private and not planted.safety:
        return False
    if reader is Reader.OFFICER or reader.value in planted.safety:
        return True
    if private:
        return False
    own = planted.role.value == reader.value and reader.value != "carer" and planted.way is not Way.OBSERVATION
    if own:
        return True
    mine = {person for person, part in now.items() if reader is Reader.MEETING or part == reader.value}
    if planted.audience.meeting:
        return mine <= planted.then and (bool(mine) or reader is Reader.MEETING)
    named = reader.value in {person.value for person in planted.audience.people}
    return named and (mine <= planted.then or reader.value not in planted.parts_then)


def every_part(file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        texts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        return unescape("".join([*texts, *archive.namelist(), archive.comment.decode()]))


@pytest.mark.parametrize("batch", range(4))
def test_a_copy_holds_only_what_its_reader_may_see_in_every_form(app: Flask, session: Session, batch: int) -> None:
    rng = random.Random(f"minutes {batch}")
    held = left_out = 0
    for number in range(CASES // 4):
        review, planted = a_case(session, rng, number)
        now = {person.id: person.part.value for person in people_named(session, review.id)}
        in_word = rng.choice(list(Reader))
        for reader in Reader:
            copy = minutes_for(session, review, reader)
            with app.test_request_context():
                forms = [
                    as_plain_text(copy.minutes),
                    unescape(render_template("reviews/_minutes.html", minutes=copy.minutes)),
                ]
            if reader is in_word:
                forms.append(every_part(word_file_for(session, review, reader, now=NOW)))
            for each in planted:
                expected = may_read(each, reader, now)
                held, left_out = held + expected, left_out + (not expected)
                for form in forms:
                    assert (each.secret in form) is expected, (number, reader, each)
                    assert expected or each.english not in form, (number, reader, each)
                    assert "overridden" not in form
    assert held > CASES
    assert left_out > CASES


def test_other_reviews_words_are_in_no_copy(session: Session) -> None:
    officer = a_member_of_staff(session)
    child = a_child(session, officer=officer)
    for day in (date(2025, 11, 5), date(2026, 5, 5)):
        review = a_review(session, child=child, meeting_on=day)
        (answer,) = a_reply(session, Given(f"Said for {day}.", audience=THE_MEETING), review=review).answers
        shown = [answer.id]
        who = signed_in_as(officer)
        ticks.save_ticks(session, review, who=who, shown=shown, ticked=shown, headings={}, now=NOW)
    text = as_plain_text(minutes_for(session, review, Reader.OFFICER).minutes)
    assert "Said for 2026-05-05." in text
    assert "Said for 2025-11-05." not in text


def test_a_ticked_quote_that_has_changed_is_left_out_until_the_officer_decides(session: Session) -> None:
    officer = a_member_of_staff(session)
    review = a_review(session, child=a_child(session, officer=officer), meeting_on=date(2026, 5, 5))
    child = Respondent(child_id=review.child_id, role="child")
    session.add(child)
    session.flush()
    given = Given("I hate it there.", audience=THE_MEETING)
    (first,) = a_reply(session, given, review=review, respondent=child, lock_id="lock").answers
    who, at = signed_in_as(officer), SENT_AT + timedelta(hours=1)
    ticks.save_ticks(session, review, who=who, shown=[first.id], ticked=[first.id], headings={}, now=at)
    changed = replace(given, words="It is all right there.")
    later = SENT_AT + timedelta(hours=2)
    (second,) = a_reply(session, changed, review=review, respondent=child, lock_id="lock", sent_at=later).answers
    text = as_plain_text(minutes_for(session, review, Reader.MEETING).minutes)
    assert "hate" not in text
    assert "all right" not in text
    both = [first.id, second.id]
    ticks.save_ticks(session, review, who=who, shown=both, ticked=[second.id], headings={}, now=NOW)
    text = as_plain_text(minutes_for(session, review, Reader.MEETING).minutes)
    assert "It is all right there." in text
    assert "hate" not in text
