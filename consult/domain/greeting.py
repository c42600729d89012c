"""How somebody is greeted before they are asked: the same sentences on the welcome and in a booklet on paper.

`child` and `day` stay open in them: who greets fills them in.
"""

from dataclasses import dataclass

from consult.domain.looks import Look
from consult.domain.respondents import Role
from consult.domain.translatable import _


@dataclass(frozen=True)
class Greeting:
    """A heading, when the meeting is, and what this is about: in bold, and after it."""

    heading: str
    the_day: str
    about: str
    about_more: str


def greeting_for(voice: Look, role: Role, *, before: bool, has_day: bool, has_begun: bool = False) -> Greeting:
    """Return the greeting in the voice of somebody's age; `has_day` where the day of the meeting is known.

    `has_begun` is for who is asked before a meeting and comes when it is on, or has been.
    """
    about, about_more = _about(voice, role)
    return Greeting(
        heading=_heading(voice, role) if before else title_after(voice),
        the_day=the_day_that_was(voice)
        if before and has_begun
        else _the_day(is_adult=voice is Look.ADULT, before=before, has_day=has_day),
        about=about,
        about_more=about_more,
    )


def title_after(voice: Look) -> str:
    """Return what is asked after a meeting, in a few words."""
    return _("How was the meeting?") if voice is Look.ADULT else _("How was your meeting?")


def the_day_that_was(voice: Look) -> str:
    """Return when a meeting was that has begun."""
    return (
        _("%(child)s’s review meeting was on %(day)s.") if voice is Look.ADULT else _("Your meeting was on %(day)s.")
    )


def _heading(voice: Look, role: Role) -> str:
    match voice, role:
        case Look.ADULT, Role.CARER:
            return _("You look after %(child)s.")
        case Look.ADULT, _other:
            return _("You know %(child)s.")
        case Look.YOUNG_PERSON, _other:
            return _("It’s your meeting.")
        case _:
            return _("Hello")


def _the_day(*, is_adult: bool, before: bool, has_day: bool) -> str:
    match is_adult, before, has_day:
        case True, False, _either:
            return _("%(child)s’s review meeting has been. Tell us how it was for you.")
        case False, False, _either:
            return _("Your meeting has been. Tell us how it was for you.")
        case True, True, True:
            return _("%(child)s’s review meeting is on %(day)s. We want your view before then.")
        case True, True, False:
            return _("%(child)s’s review meeting is coming up. We want your view before then.")
        case False, True, True:
            return _("Your meeting is on %(day)s. What do you want people to know?")
        case _:
            return _("Your meeting is coming up. What do you want people to know?")


def _about(voice: Look, role: Role) -> tuple[str, str]:
    match voice, role:
        case Look.ADULT, Role.CARER:
            return _("It’s about %(child)s."), _("It is not your own yearly review as a carer.")
        case Look.ADULT, _other:
            return _("It’s about %(child)s."), _("What you say is thought about when people make plans.")
        case Look.YOUNG_PERSON, _other:
            return _("It’s about your life."), _("Say what you think before anyone else does.")
        case _:
            return _("It’s about you."), _("Your home, your family, school and what comes next.")
