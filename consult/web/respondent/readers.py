"""Who reads what is sent, and by when, as every page of a visit says it; after a meeting a manager reads it first."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from consult.domain.afterwards import is_told_at_once, may_choose_who_sees, officer_reads_from
from consult.domain.dates import LONDON
from consult.domain.invitations import Purpose
from consult.domain.looks import Look
from consult.domain.translatable import _
from consult.web.languages import current_language
from consult.web.respondent.wording import BLANK, apart, day_apart, said

if TYPE_CHECKING:
    from consult.domain.questions import AnyQuestion
    from consult.services.visits import Visiting
    from consult.settings import Settings
    from consult.web.respondent.wording import Names

BY_OFFICER = _("%(officer)s reads it by %(day)s.")
# Translators: a manager of the council's review team, who reads what people say of a meeting after it.
BY_MANAGER = _("A manager at %(council)s reads it by %(day)s.")
# Translators: the reviewing officer; the letter tells the child what was decided.
THEN_OFFICER = _("%(officer)s can read it when the letter is out, or from %(day)s.")
LATER = _("%(officer)s reads it later.")
NOBODY_ELSE = _("No one else sees it.")
# Translators: of an answer such as “I want an advocate”, which does not wait.
TOLD_AT_ONCE = _("%(officer)s is told when you send it.")
MANAGER_THEN = _("A manager, and later %(officer)s.")


class Readers(NamedTuple):
    """Sentences for one page: by when it is read, who reads it then, and whether others can be chosen."""

    by: Markup
    then: Markup
    day: Markup
    afterwards: bool


def readers_for(
    visiting: Visiting, names: Names, settings: Settings, *, at: datetime, question: AnyQuestion | None = None
) -> Readers:
    """Return who reads what this visit sends at a moment; of one question, where it is about one."""
    language = current_language()
    day = day_apart(visiting.read_by(at, working_days=settings.read_within), language)
    if may_choose_who_sees(visiting.purpose):
        return Readers(said(BY_OFFICER) % {"officer": names.officer, "day": day}, BLANK, day, afterwards=False)
    by = said(BY_MANAGER) % {"council": apart(settings.council), "day": day}
    if question is not None and is_told_at_once(question):
        told = said(TOLD_AT_ONCE) % {"officer": names.officer}
        return Readers(told, _one_sentence_after_another(by, said(NOBODY_ELSE)), day, afterwards=True)
    if visiting.voice is Look.PICTURE:
        then = said(LATER) % {"officer": names.officer}
    else:
        first = _officer_from(visiting, at=at, wait_days=settings.officer_waits)
        then = said(THEN_OFFICER) % {"officer": names.officer, "day": day_apart(first, language)}
    return Readers(by, _one_sentence_after_another(then, said(NOBODY_ELSE)), day, afterwards=True)


def _one_sentence_after_another(*sentences: Markup) -> Markup:
    return Markup(" ").join(sentences)


def _officer_from(visiting: Visiting, *, at: datetime, wait_days: int) -> date:
    today = at.astimezone(LONDON).date()
    met_on = visiting.held_on or visiting.meeting_on or today
    first = officer_reads_from(met_on, letter_out_on=None, wait_days=wait_days) or today
    return max(first, today)


def who_reads(purpose: Purpose, question: AnyQuestion, names: Names) -> Markup | None:
    """Return who sees one answer from after a meeting, in one short sentence; None where people choose."""
    if may_choose_who_sees(purpose):
        return None
    return said(TOLD_AT_ONCE if is_told_at_once(question) else MANAGER_THEN) % {"officer": names.officer}
