"""Values that sentences on a respondent's page are filled with: names, days, who sees an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache, lru_cache

from babel.dates import format_date, format_time
from flask_babel import gettext
from markupsafe import Markup, escape

from consult.domain.answers import ONE_THEN_OTHER
from consult.domain.audiences import (
    Audience,
    people_as_called,
    people_to_share_with,
)
from consult.domain.languages import get_language
from consult.domain.looks import Look
from consult.domain.name_for_today import HELLO
from consult.domain.names import called
from consult.domain.people import NamedPerson
from consult.domain.respondents import Role
from consult.domain.translatable import _
from consult.services.visits import Visiting
from consult.web.languages import current_language

TEAM = _("%(council)s’s review team")
THE_CHILD = _("the child")
NO_LIST_YET = _("Your reviewing officer makes the list. Nobody is on it yet.")
EVERYONE = _("Everyone at the meeting.")
ONLY = _("Only %(officer)s.")
ONLY_UNLESS = _("Only %(officer)s, unless you say so.")
OFFICER_AND = _("%(officer)s, and: %(people)s.")
TICKED, BLANK = Markup(" checked"), Markup("")


@dataclass(frozen=True)
class Names:
    """People as this page calls them; each stands by itself in text of another direction."""

    officer: Markup
    officer_in_full: Markup
    child: Markup


def names_for(visiting: Visiting, *, council: str) -> Names:
    """Return the names on a page; a child's own page never says the child's name."""
    whole = apart(visiting.officer) if visiting.officer else apart(said(TEAM) % {"council": council})
    short = whole
    if visiting.officer and visiting.voice is not Look.ADULT:
        short = apart(called(visiting.officer))
    named = visiting.role is not Role.CHILD and visiting.forename
    return Names(
        officer=short, officer_in_full=whole, child=apart(visiting.forename or "") if named else said(THE_CHILD)
    )


def hello_to(visiting: Visiting) -> Markup:
    """Return “Hello” with what they want to be called today; empty where they did not say, or it is put away."""
    name = visiting.name_for_today
    return said(HELLO) % {"name": apart(name)} if name else BLANK


def said(words: str) -> Markup:
    """Return a sentence of the catalogue in the language of the page, with its placeholders still open."""
    return _said_in(words, current_language())


@lru_cache(maxsize=4096)
def _said_in(words: str, _language: str) -> Markup:
    return escape(gettext(words))


def apart(text: str) -> Markup:
    """Return text that cannot change the order of the words around it."""
    return Markup(f"<bdi>{escape(text)}</bdi>")  # noqa: S704 - escaped on this line


def one_after_another(parts: Sequence[str]) -> Markup:
    """Return parts with the comma of the page's language between them."""
    return (said(ONE_THEN_OTHER) % {"before": "", "after": ""}).join(parts)


@lru_cache(maxsize=512)
def day_in_words(day: date, language: str) -> str:
    """Return a day as people say it: `Tuesday 5 May`."""
    return format_date(day, get_language(language).day, locale=_locale(language))


@lru_cache(maxsize=512)
def day_apart(day: date, language: str) -> Markup:
    """Return a day as people say it, apart from the words around it."""
    return apart(day_in_words(day, language))


def meeting_in_words(day: date | None, clock: time | None, language: str) -> Markup | None:
    """Return the day and time of a meeting, or None without a day."""
    if day is None:
        return None
    if clock is None:
        return apart(day_in_words(day, language))
    return apart(str(one_after_another((day_in_words(day, language), _time_in_words(clock, language)))))


@lru_cache(maxsize=512)
def _time_in_words(clock: time, language: str) -> str:
    if language == "en":
        minutes = f":{clock.minute:02d}" if clock.minute else ""
        return f"{clock.hour % 12 or 12}{minutes}{'am' if clock.hour < 12 else 'pm'}"
    # Half a day has other names, or begins at another hour, in many of our languages: 15:30 is the same in all.
    return format_time(clock, "HH:mm", locale=_locale(language))


def _locale(language: str) -> str:
    return "en_GB" if language == "en" else get_language(language).locale


@cache
def people_to_pick(role: Role) -> tuple[tuple[str, str], ...]:
    """Return key and words of the people an answer can be shared with by name; nobody picks themselves."""
    return tuple((person.value, called) for person, called in people_to_share_with(role).items())


def people_in_words(people: Sequence[NamedPerson]) -> Markup:
    """Return the meeting's list, names apart from each other; what to think when there is none yet."""
    if not people:
        return said(NO_LIST_YET)
    return one_after_another([apart(person.name) for person in people])


def who_in_words(audience: Audience, names: Names, role: Role, *, may_still_say: bool = False) -> Markup:
    """Return who sees an answer, in one short sentence; `may_still_say` where it can be chosen on the page."""
    if audience.meeting:
        return said(EVERYONE)
    if audience.is_officer_only and not may_still_say:
        return said(ONLY) % {"officer": names.officer}
    if audience.is_officer_only:
        return said(ONLY_UNLESS) % {"officer": names.officer}
    words = people_as_called(role)
    picked = one_after_another([said(words[person]) for person in words if person in audience.people])
    return said(OFFICER_AND) % {"officer": names.officer, "people": picked}


def sign_of(audience: Audience) -> str:
    """Return the sign that stands for an audience: the table with one dark seat, some, or all."""
    if audience.meeting:
        return "signs/everyone"
    return "signs/officer" if audience.is_officer_only else "signs/some"


def marks_of(audience: Audience, parts: Sequence[tuple[str, str]]) -> Mapping[str, Markup]:
    """Return which boxes of an audience are ticked: ` checked` or nothing, by key."""
    kind = "meeting" if audience.meeting else "officer" if audience.is_officer_only else "named"
    found = {key: TICKED if key == kind else BLANK for key in ("officer", "meeting", "named")}
    return found | {key: TICKED if key in audience.people else BLANK for key, _words in parts}
