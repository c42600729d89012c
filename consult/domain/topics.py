"""What a review talks about: the spine from a question to the minutes and the year's themes."""

from enum import StrEnum


class MinutesHeading(StrEnum):
    """The three headings that an officer may put any view under; without one it stands under its topic."""

    WORKING_WELL = "working_well"
    WORRIED_ABOUT = "worried_about"
    NEEDS_TO_HAPPEN = "needs_to_happen"

    @property
    def label(self) -> str:
        """The heading as minutes print it."""
        return _HEADINGS[self]


class Topic(StrEnum):
    """One subject that questions ask about; an answer is filed under its question's topic for good."""

    GOING_WELL = "going_well"
    WORRIES = "worries"
    WISHES = "wishes"
    HOME = "home"
    FAMILY_TIME = "family_time"
    SCHOOL = "school"
    FRIENDS = "friends"
    HEALTH = "health"
    FEELINGS = "feelings"
    SAFETY = "safety"
    IDENTITY = "identity"
    PLAN = "plan"
    SOCIAL_WORKER = "social_worker"
    LAST_TIME = "last_time"
    RIGHTS = "rights"
    INDEPENDENCE = "independence"
    CARER = "carer"
    BEING_ASKED = "being_asked"
    MEETING = "meeting"
    HOW_IT_WENT = "how_it_went"
    ANYTHING = "anything"
    HELP_TO_ANSWER = "help_to_answer"

    @property
    def label(self) -> str:
        """The topic as minutes print it."""
        return _TOPICS[self][0]

    @property
    def heading(self) -> MinutesHeading | None:
        """The heading its answers belong under, or None where they stay under the topic itself.

        A topic such as home can be any of the three: nobody but the person who said it can tell which, so
        the officer moves it, and nothing guesses.
        """
        return _TOPICS[self][1]


_HEADINGS = {
    MinutesHeading.WORKING_WELL: "Working well",
    MinutesHeading.WORRIED_ABOUT: "Worried about",
    MinutesHeading.NEEDS_TO_HAPPEN: "Needs to happen",
}

_TOPICS: dict[Topic, tuple[str, MinutesHeading | None]] = {
    Topic.GOING_WELL: ("Going well", MinutesHeading.WORKING_WELL),
    Topic.WORRIES: ("Worries", MinutesHeading.WORRIED_ABOUT),
    Topic.WISHES: ("Wishes", MinutesHeading.NEEDS_TO_HAPPEN),
    Topic.HOME: ("Home", None),
    Topic.FAMILY_TIME: ("Family and family time", None),
    Topic.SCHOOL: ("School, learning and work", None),
    Topic.FRIENDS: ("Friends, hobbies and things to celebrate", None),
    Topic.HEALTH: ("Health", None),
    Topic.FEELINGS: ("Feelings", None),
    Topic.SAFETY: ("Feeling safe", None),
    Topic.IDENTITY: ("Identity, culture and life story", None),
    Topic.PLAN: ("The plan", None),
    Topic.SOCIAL_WORKER: ("Social worker", None),
    Topic.LAST_TIME: ("What was agreed last time", None),
    Topic.RIGHTS: ("Rights, advocacy and practical help", MinutesHeading.NEEDS_TO_HAPPEN),
    Topic.INDEPENDENCE: ("Getting ready to live independently", MinutesHeading.NEEDS_TO_HAPPEN),
    Topic.CARER: ("Support for the carer", MinutesHeading.NEEDS_TO_HAPPEN),
    Topic.BEING_ASKED: ("Being told and invited", None),
    Topic.MEETING: ("The meeting", None),
    Topic.HOW_IT_WENT: ("How the meeting went", None),
    Topic.ANYTHING: ("Anything else they wanted to say or show", None),
    Topic.HELP_TO_ANSWER: ("Help with answering", None),
}
