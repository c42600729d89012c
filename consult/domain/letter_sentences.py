"""The fixed sentences of a letter in the voice of its register, with their blanks still open."""

from consult.domain.letters import Part, Register
from consult.domain.translatable import _
from consult.domain.wishes import Outcome

DEAR = _("Dear %(name)s,")
HELLO = _("Hello")
TITLE = _("Your letter")
THANK_YOU = _("Thank you for telling me what you think.")
CHILD_TOLD_US = _("What %(child)s told us")
# Translators: a parent or carer reads this; what the child asked for, each with its answer, follows.
CHILD_ASKED = _("%(child)s asked for this:")
# Translators: who does something, where nobody is named; an example is “We: find you a swimming club”.
WE = _("We")
TRANSLATED_BY = _("Put into another language by %(name)s.")
A_DRAWING = _("A drawing")
# Translators: the name of the person who runs the review meeting; the telephone number of their team stands above.
ASK_FOR = _("Ask for %(officer)s.")
IN_THE_DAY = _("In the day: the team at %(council)s")
YOUR_OFFICER = _("Your reviewing officer")
CHILD_S_OFFICER = _("%(child)s’s reviewing officer")
CHILDLINE = _("Do you want to talk? Childline is free, day and night, and you do not have to say your name.")
# Translators: in every letter, whatever its reader told anybody; “me” is the reviewing officer, who writes it.
ONLY_ME = _("What you tell only me is in no letter.")
# Translators: the name of England's advice line for children; the paper it stands on may lie about, so say no more.
HELP_AT_HAND = _("Help at Hand can help you, too. It is free. They do not work for the council.")
# Translators: what somebody does about a wish whose answer was “Not yet”; no name stands in it.
LOOK_AGAIN = _("Look at this again: %(wish)s")

OUTCOMES: dict[Outcome, str] = {
    # Translators: the answer to something that somebody asked for.
    Outcome.YES: _("Yes"),
    Outcome.NOT_YET: _("Not yet"),
    Outcome.NO: _("No"),
}

_HEADINGS: dict[Part, str] = {
    Part.LAST_TIME: _("Last time you said"),
    Part.TOLD_US: _("What you told us"),
    Part.DECIDED: _("What we decided"),
    Part.NOT_HAPPENED: _("What did not happen, and why"),
    Part.WHO_DOES_WHAT: _("Who does what, and by when"),
    Part.NEXT_REVIEW: _("Your next meeting"),
    Part.REACH_ME: _("How to reach me"),
    Part.RIGHTS: _("Your rights"),
}
_HEADINGS_OF_REGISTERS: dict[tuple[Part, Register], str] = {
    (Part.WHO_DOES_WHAT, Register.PICTURES): _("Who does what"),
    (Part.NEXT_REVIEW, Register.ADULT): _("The next review meeting"),
}


def heading_of(part: Part, register: Register) -> str:
    """Return the heading of a part; the opening and the closing have none of their own."""
    return _HEADINGS_OF_REGISTERS.get((part, register), _HEADINGS[part])


def opening(register: Register, *, has_day: bool) -> tuple[str, ...]:
    """Return how a letter opens; `day`, and for adults `child`, stay open."""
    match register, has_day:
        case Register.PICTURES, _either:
            return (_("You had a meeting. This is your letter about it."),)
        case Register.ADULT, True:
            return (_("%(child)s’s review meeting was on %(day)s."), _WHAT_FOLLOWS_FOR_ADULTS)
        case Register.ADULT, False:
            return (_WHAT_FOLLOWS_FOR_ADULTS,)
        case Register.YOUNG_PERSON, True:
            return (_("Your meeting was on %(day)s."), _WHAT_FOLLOWS)
        case _, True:
            return (_("Your meeting was on %(day)s."), _("This is what we talked about, and what happens now."))
        case Register.YOUNG_PERSON, False:
            return (_WHAT_FOLLOWS,)
        case _:
            return (_("This is what we talked about, and what happens now."),)


_WHAT_FOLLOWS = _("This is what was decided, what was not, and what happens next.")
_WHAT_FOLLOWS_FOR_ADULTS = _("This letter says what was decided about %(child)s, and what happens next.")


def next_review(register: Register, *, has_day: bool, is_set: bool) -> tuple[str, ...]:
    """Return when the next review is; `day` stays open. `is_set` where the meeting itself has its day."""
    if not has_day:
        return (_("I will tell you when it is."),)
    when = _("It is on %(day)s.") if is_set else _("It will be by %(day)s.")
    if register in (Register.ADULT, Register.PICTURES):
        return (when,)
    return (when, _("I will ask you first where you want it, and who should come."))


def how_to_reach_me(register: Register) -> tuple[str, ...]:
    """Return how the reader reaches the officer, and what no letter holds; the telephone follows."""
    if register is Register.PICTURES:
        return (_("You can talk to me any time."), ONLY_ME)
    return (_("You can talk to me any time, not just at meetings."), ONLY_ME)


def rights(register: Register) -> tuple[str, ...]:
    """Return the reader's rights; whom to ring follows."""
    wrong = _("Is something in this letter wrong? Tell me, and I will look again.")
    if register is Register.ADULT:
        return (wrong, _("You can also complain to %(council)s. Ask me how, or ring the team."))
    advocate = _("An advocate helps you say what you think, or says it for you. It is your right, and it is free.")
    complain = _("You can complain. An advocate can help you. You will not get in trouble.")
    return (advocate, wrong) if register is Register.PICTURES else (wrong, advocate, complain)


def closing(register: Register, *, said_something: bool) -> tuple[str, ...]:
    """Return the last words before the officer's name."""
    if not said_something:
        return ()
    if register is Register.ADULT:
        return (_("Thank you for taking part."),)
    return (_("Well done for saying what you think."),)
