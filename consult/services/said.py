"""One answer as its officer reads it: whose words, in which language, to which question, and how they came."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from consult.domain.answers import read_together
from consult.domain.asked import Asked
from consult.domain.audiences import OFFICER_ONLY, Person, read_audience
from consult.domain.dates import LONDON
from consult.domain.evidence import Way
from consult.domain.invitations import Purpose
from consult.domain.languages import find_language
from consult.domain.minutes import Said
from consult.domain.people import read_kept_list
from consult.domain.question_sets.pictures import HELPER_S_NOTE
from consult.domain.respondents import Role
from consult.domain.said import Said as Kept
from consult.domain.topics import MinutesHeading, Topic
from consult.domain.views import View
from consult.storage.replies import Answer, Reply
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.sealing import opened_or_none
from consult.storage.views import OfficersMarks, Override, Tick, Translation


@dataclass(frozen=True)
class Translated:
    """An answer in English by a named person; checked when a second person said so."""

    words: str
    by: str
    typed_in_by: str
    on: date
    checked_by: str | None
    answer_id: str
    """The answer it was typed in for: this one, or an earlier one in the same words."""

    @property
    def note(self) -> str:
        """Who stands behind the English, as minutes and screens say it."""
        checked = f"checked by {self.checked_by}" if self.checked_by else "not checked yet"
        return f"translated by {self.by}, {checked}"


@dataclass(frozen=True)
class SharedForSafety:
    """Whom an officer opened an answer to against the respondent's choice, and why."""

    people: frozenset[Person]
    reason: str
    child_told: bool
    told_note: str
    by: str
    on: date


@dataclass(frozen=True)
class Answered:
    """One answer with its words, as the officer reads it."""

    view: View
    said_by: str
    question: str
    question_shown: Said
    own: Said
    chosen_in_english: str | None
    """The options' own English, where options were chosen in another language."""
    translation: Translated | None
    topic: Topic
    position: int
    moved_to: MinutesHeading | None
    helped_by: str
    written_down_by: str | None
    said_on: date
    overrides: tuple[SharedForSafety, ...]
    drawing: str = ""
    """What was drawn, as `consult.domain.drawing` reads it; `own` are the words about it, or empty."""
    is_spoiled: bool = False
    """Whether what is kept does not open any more; `own` is empty then, and nobody but the officer hears of it."""

    @property
    def heading(self) -> MinutesHeading | None:
        """Where it stands: where the officer moved it, else where its topic belongs."""
        return self.moved_to or self.topic.heading

    @property
    def needs_translation(self) -> bool:
        """Whether these are words in another language that nobody has put into English."""
        in_english = self.own.language.startswith("en") or self.chosen_in_english is not None
        return not in_english and bool(self.own.words)

    @property
    def how(self) -> str:
        """How it came in, by whom it was taken down and who helped, with its day."""
        day = f"{self.said_on.day} {self.said_on:%B %Y}"
        parts = [f"{self.view.way.label.lower()}, {day}"]
        if self.written_down_by:
            parts.append(f"written down by {self.written_down_by}")
        if self.helped_by:
            parts.append(f"helped by {self.helped_by}")
        return ", ".join(parts)


def name_of(respondent: Respondent, *, child: str) -> str:
    """Return how staff screens and minutes call a respondent."""
    if respondent.role == Role.CHILD:
        return child
    role = respondent.role.capitalize() if respondent.role != Role.OTHER else "Somebody else"
    name = opened_or_none(respondent, "name")
    return f"{name} ({role.lower()})" if name else role


def said_in(words: str, language: str) -> Said:
    """Return words with their language as a browser and Word call it, and its direction."""
    found = find_language(language)
    tag = "en-GB" if language in ("", "en", "en_GB") else language.replace("_", "-")
    return Said(words, tag, found is not None and found.direction == "rtl")


def as_officer_reads(
    answer: Answer,
    reply: Reply,
    review: Review,
    marked: OfficersMarks,
    names: dict[str, str],
    as_of: datetime | None,
) -> Answered:
    """Return one answer as its officer reads it; `names` are staff by id, `as_of` as for `views.read_views`.

    One that does not open any more is returned without words, for the officer alone.
    """
    said = opened_or_none(answer, "said")
    is_spoiled = said is None
    kept = _spoiled(answer) if said is None else Kept(read_audience(answer.audience), said)
    asked = kept.asked
    overrides = () if is_spoiled else tuple(_shared(each, names) for each in marked.overrides.get(answer.id, ()))
    tick = marked.ticks.get(answer.id)
    own = (
        kept.answer[0]
        if kept.are_words
        else read_together(asked.labels_shown or asked.labels_english or kept.answer, kept.answer)
    )
    in_english = kept.are_words or asked.language == "en"
    chosen = None if in_english else read_together(asked.labels_english, kept.answer)
    translation = marked.translations.get(answer.id)
    return Answered(
        view=_view(answer, kept, reply, overrides, tick, as_of),
        said_by=("Whoever helped " if answer.question == HELPER_S_NOTE else "")
        + name_of(reply.respondent, child=opened_or_none(review.child, "forename") or "The child"),
        question=asked.english,
        question_shown=said_in(asked.shown, asked.language),
        own=said_in(own, asked.words_language or asked.language),
        chosen_in_english=chosen,
        translation=_translated(translation, names) if translation is not None else None,
        topic=Topic(answer.topic),
        position=answer.position,
        moved_to=MinutesHeading(tick.heading) if tick is not None and tick.heading else None,
        helped_by=opened_or_none(reply, "helped_by") or "",
        written_down_by=names.get(reply.taken_down_by or ""),
        said_on=reply.given_on or reply.sent_at.astimezone(LONDON).date(),
        overrides=overrides,
        drawing=kept.drawing,
        is_spoiled=is_spoiled,
    )


def _spoiled(answer: Answer) -> Kept:
    # With its id in place of words, so that two of them are not taken for the same answer said twice.
    question = answer.question.replace("_", " ")
    return Kept.of((answer.id,), OFFICER_ONLY, Asked(question, question, "en"), are_words=True)


def _view(
    answer: Answer,
    kept: Kept,
    reply: Reply,
    overrides: Sequence[SharedForSafety],
    tick: Tick | None,
    as_of: datetime | None,
) -> View:
    taken_back_at = reply.taken_back_at
    if taken_back_at is not None and as_of is not None and taken_back_at > as_of:
        taken_back_at = None
    return View(
        answer_id=answer.id,
        reply_id=reply.id,
        respondent_id=reply.respondent_id,
        role=Role(reply.respondent.role),
        purpose=Purpose(reply.purpose),
        question=answer.question,
        way=Way(reply.given),
        sent_at=reply.sent_at,
        audience=kept.audience,
        people_then=read_kept_list(opened_or_none(reply, "meeting_people")),
        shared_for_safety=frozenset[Person]().union(*(shared.people for shared in overrides)),
        content=json.dumps(kept.value),
        ticked_at=tick.ticked_at if tick is not None and tick.in_minutes else None,
        is_decided=tick is not None,
        taken_back_at=taken_back_at,
        by_helper=answer.question == HELPER_S_NOTE,
    )


def _translated(translation: Translation, names: dict[str, str]) -> Translated | None:
    if (words := opened_or_none(translation, "words")) is None:
        return None
    return Translated(
        words=words,
        by=translation.translated_by,
        typed_in_by=names.get(translation.typed_in_by, ""),
        on=translation.typed_in_at.astimezone(LONDON).date(),
        checked_by=translation.checked_by,
        answer_id=translation.answer_id,
    )


def _shared(override: Override, names: dict[str, str]) -> SharedForSafety:
    return SharedForSafety(
        people=read_audience(override.audience).people,
        reason=opened_or_none(override, "reason") or "The reason does not open any more.",
        child_told=override.child_told,
        told_note=opened_or_none(override, "told_note") or "",
        by=names.get(override.staff_id, ""),
        on=override.made_at.astimezone(LONDON).date(),
    )
