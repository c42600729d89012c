"""What children asked for, put together by theme, as the service answers it in public."""

from enum import StrEnum

from consult.domain.topics import Topic
from consult.domain.translatable import _


class Theme(StrEnum):
    """Topics put together, so that fewer counts are small."""

    HOME = "home"
    FAMILY = "family"
    FRIENDS = "friends"
    SCHOOL = "school"
    HEALTH = "health"
    SAFETY = "safety"
    IDENTITY = "identity"
    PLAN = "plan"
    INDEPENDENCE = "independence"
    MEETING = "meeting"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The theme as a child would call it: a sentence of the catalogue."""
        return _THEMES[self][0]

    @property
    def picture(self) -> str:
        """Its drawing, as `<folder>/<key>` in `static/pictures`."""
        return _THEMES[self][1]


_THEMES = {
    Theme.HOME: (_("Where I live"), "answers/home"),
    Theme.FAMILY: (_("Time with my family"), "answers/family"),
    Theme.FRIENDS: (_("Friends"), "answers/friends"),
    Theme.SCHOOL: (_("School"), "answers/school"),
    # Translators: headings of a poster about what children asked for, as children would say them.
    Theme.HEALTH: (_("Health and feelings"), "answers/feelings"),
    Theme.SAFETY: (_("Feeling safe"), "signs/shield"),
    Theme.IDENTITY: (_("Who I am"), "signs/heart"),
    Theme.PLAN: (_("My plan"), "answers/plan"),
    Theme.INDEPENDENCE: (_("Living on my own"), "lock/key"),
    Theme.MEETING: (_("My meeting"), "signs/everyone"),
    Theme.OTHER: (_("Something else"), "answers/something_else"),
}

_OF_TOPIC = {
    Topic.HOME: Theme.HOME,
    Topic.CARER: Theme.HOME,
    Topic.FAMILY_TIME: Theme.FAMILY,
    Topic.FRIENDS: Theme.FRIENDS,
    Topic.SCHOOL: Theme.SCHOOL,
    Topic.HEALTH: Theme.HEALTH,
    Topic.FEELINGS: Theme.HEALTH,
    Topic.SAFETY: Theme.SAFETY,
    Topic.IDENTITY: Theme.IDENTITY,
    Topic.PLAN: Theme.PLAN,
    Topic.SOCIAL_WORKER: Theme.PLAN,
    Topic.LAST_TIME: Theme.PLAN,
    Topic.RIGHTS: Theme.PLAN,
    Topic.INDEPENDENCE: Theme.INDEPENDENCE,
    Topic.MEETING: Theme.MEETING,
    Topic.BEING_ASKED: Theme.MEETING,
    Topic.HOW_IT_WENT: Theme.MEETING,
}


def theme_of(topic: Topic) -> Theme:
    """Return the theme of a topic; what could be about anything, such as *one wish*, is something else."""
    return _OF_TOPIC.get(topic, Theme.OTHER)
