"""The council's people: what each role is for, and what it may never see."""

from enum import StrEnum


class StaffRole(StrEnum):
    """One role a person; an officer reads words, the others do not. A checker may be nobody of the council's."""

    OFFICER = "officer"
    ADMINISTRATOR = "administrator"
    MANAGER = "manager"
    CHECKER = "checker"

    @property
    def in_words(self) -> str:
        """The role as a colleague says it."""
        return _IN_WORDS.get(self.value, self.value)

    @property
    def reads_words(self) -> bool:
        """Whether this role reads what people said: the reviewing officer, about their own children only."""
        return self is StaffRole.OFFICER

    @property
    def sees_every_child(self) -> bool:
        """Whether names and dates of every child are shown: the administrator's and the manager's work needs them."""
        return self in (StaffRole.ADMINISTRATOR, StaffRole.MANAGER)


_IN_WORDS = {"officer": "IRO", "checker": "checker of translations"}
COLLEAGUES = frozenset(StaffRole) - {StaffRole.CHECKER}
"""Everybody who works on reviews: a checker reads the site's own sentences, and nothing of any child."""


class AlreadyHasAnAccount(Exception):
    """The e-mail address belongs to an account already; one person has one account with one role."""


class NotAnEmailAddress(Exception):
    """What was typed cannot be an e-mail address, or nobody has an account under it."""


class NotYours(Exception):
    """A member of staff asked for a child outside their caseload, or for a page their role may not open."""
