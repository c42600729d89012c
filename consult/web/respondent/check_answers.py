"""Everything that was said, before it goes: change it, choose who sees it, send it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request
from flask_babel import gettext

from consult.domain.afterwards import may_choose_who_sees
from consult.domain.alerts import Alarm, place_of_alert
from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, Audience
from consult.domain.journeys import CHECK, questions_in_play
from consult.domain.name_for_today import ASKS
from consult.domain.name_for_today import KEY as NAME
from consult.domain.questions import AnyQuestion, NoSuchQuestion
from consult.domain.requests import offered_to
from consult.domain.translatable import _
from consult.services import replies, visits
from consult.services.replies import NothingToSend
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.respondent.fields import audience_posted
from consult.web.respondent.lines import line_for
from consult.web.respondent.questions import CHANGING
from consult.web.respondent.readers import readers_for
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import Names, names_for, people_in_words, people_to_pick, who_in_words
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOTHING_SAID = _("There is nothing to send yet. Answer one question, or leave this page.")
_FOR_ALL = {"officer": OFFICER_ONLY, "meeting": THE_MEETING}


def show(visiting: Visiting, *, says: str = "") -> str:
    """Return the check."""
    settings = the_settings()
    names, parts = names_for(visiting, council=settings.council), people_to_pick(visiting.role)
    content = visiting.content
    journey = content.journey(visiting.question_set)
    asked = _met(visiting, questions_in_play(journey))
    return render_template(
        "respondent/check.html",
        look=visiting.look.value,
        action="/v",
        default_act="",
        role=visiting.role.value,
        wanted=offered_to(visiting.role),
        token=form_token(),
        names=names,
        says=gettext(says) if says else "",
        draft_id=visiting.draft.id if visiting.draft else "",
        named_people=visiting.people,
        people=people_in_words(visiting.people),
        parts=parts,
        lines=[
            line_for(
                question,
                content.said.get(question.key),
                names=names,
                role=visiting.role,
                parts=parts,
                put_away=question.key in visiting.out_of_sight,
                purpose=visiting.purpose,
            )
            for question in asked
        ],
        name=_name(visiting, names),
        any_said=bool(content.said),
        more_left=any(
            question.key not in content.said and question.key not in content.skipped
            for question in visiting.question_set.more
        ),
        readers=readers_for(visiting, names, settings, at=clock.now()),
    )


def _name(visiting: Visiting, names: Names) -> dict[str, object]:
    return {
        "is_kept": bool(visiting.content.name_for_today),
        "asks": gettext(ASKS),
        "words": visiting.name_for_today,
        "who": who_in_words(OFFICER_ONLY, names, visiting.role),
    }


def _met(visiting: Visiting, keys: tuple[str, ...]) -> list[AnyQuestion]:
    # A further question that nobody has come to yet was not skipped: saying so would be a small reproach.
    content, further = visiting.content, {question.key for question in visiting.question_set.more}
    met = (key for key in keys if key not in further or key in content.said or key in content.skipped)
    return [visiting.question_set.get_question(key) for key in met]


def send(session: Session, visiting: Visiting) -> tuple[str, int] | None:
    """Send the draft with the audiences that the form shows; a second press sends nothing."""
    draft_id, form = visiting.draft.id if visiting.draft else "", request.form
    if form.get("draft", draft_id) != draft_id:
        return None
    shown = form.getlist("shown") if "people_known" in form else None
    audiences = _audiences(visiting)
    try:
        raised = replies.send_views(session, visiting, audiences=audiences, people_shown=shown, at=clock.now())
    except NothingToSend:
        return show(visiting, says=NOTHING_SAID), 422
    if Alarm.NOT_SAFE in raised:
        # As after the button: whom to ring now, and who is told; Go on leads to what was sent.
        visits.go_to(session, visiting, place_of_alert(Alarm.NOT_SAFE, CHECK), at=clock.now())
    return None


def _audiences(visiting: Visiting) -> dict[str, Audience]:
    # Whoever cannot see an answer does not choose who else may.
    if not may_choose_who_sees(visiting.purpose):
        return {}
    keys = [key for key in visiting.content.said if key not in visiting.out_of_sight]
    form = request.form
    if (for_all := _FOR_ALL.get(form.get("all", ""))) is not None:
        return dict.fromkeys(keys, for_all)
    posted = {key: audience_posted(form, f"audience.{key}", f"person.{key}") for key in keys}
    return {key: audience for key, audience in posted.items() if audience is not None}


def change(session: Session, visiting: Visiting, key: str) -> None:
    """Go to one question, or to the name, and come back to the check; who sees each answer is kept on the way."""
    if key == NAME:
        keep_audiences(session, visiting, then="welcome")
        return
    try:
        visiting.question_set.get_question(key)
    except NoSuchQuestion:
        visits.go_to(session, visiting, CHECK, at=clock.now())
        return
    keep_audiences(session, visiting, then=f"{CHANGING}{key}")


def keep_audiences(session: Session, visiting: Visiting, *, then: str) -> None:
    """Keep who sees each answer, as the check's form has it, and go to `then`."""
    if not visiting.has_sent and (audiences := _audiences(visiting)):
        replies.choose_audiences(session, visiting, audiences, at=clock.now(), then=then)
    else:
        visits.go_to(session, visiting, then, at=clock.now())
