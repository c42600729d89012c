"""What a booklet says, in the words and the language of whoever writes in it."""

from collections.abc import Iterator
from itertools import count

from consult.domain.afterwards import may_choose_who_sees, officer_reads_from
from consult.domain.audiences import people_to_share_with
from consult.domain.greeting import greeting_for, title_after
from consult.domain.invitations import ANIMALS, Purpose
from consult.domain.languages import get_language
from consult.domain.looks import Look
from consult.domain.name_for_today import ASKS
from consult.domain.names import called
from consult.domain.questions import AnyQuestion
from consult.domain.translatable import _
from consult.formats.booklets import (
    Back,
    Booklet,
    Boxes,
    Cover,
    Fact,
    Inside,
    PaperPart,
    PaperQuestion,
    Ring,
)
from consult.formats.card_sheets import PaperCard
from consult.services.booklets import BookletFor
from consult.services.cards import Card
from consult.settings import Settings
from consult.web.languages import current_language, day_in_words, in_language
from consult.web.reviews.booklet_questions import question_on_paper, said

# Translators: this and the next ones are printed in a booklet on paper, which comes by post or by hand.
WRITE_OR_PHONE = _("Write in this booklet, or answer on a phone.")
SKIP_ANY = _("Skip any question you like.")
CAMERA = _("Open the camera on your phone. Point it at the square. Tap the link.")
# Translators: on a card that is handed out on the day of the meeting.
USE_WHEN_OVER = _("Use this when the meeting is over.")
_OWN_WORDS = _("Tell us in your own words. Spelling does not matter.")
# Translators: the name of the person who runs the review meeting.
READS = _("%(officer)s reads it.")
ONLY_THE_OFFICER = _(
    "That is the reviewing officer (IRO). They run the meeting. No one else sees it, unless you say so."
)
THE_TEAM_TYPES = _(
    "Someone in %(council)s’s review team types in what you write. No one else sees it, unless you say so."
)
TICK_TO_SHARE = _("Tick a box under a question to let more people see that answer.")
TICK_NOTHING = _("Tick nothing, and only %(officer)s sees it.")
TICK_ONE = _("Tick one.")
SEND_BACK = _("How to send it back")
# Translators: an address in England follows on the next lines.
GIVE_OR_POST = _("Give it to %(officer)s, or post it to:")
# Translators: a manager of the council's review team; an address in England follows on the next lines.
POST_TO_MANAGER = _("Post it to a manager at %(council)s:")
GIVE_TO_MANAGER = _("Give it to someone you trust. Ask them to pass it to a manager at %(council)s.")
# Translators: the reviewing officer; the letter tells the child what was decided.
THEN_OFFICER = _("%(officer)s can read it when the letter is out, or from %(day)s.")
NOBODY_ELSE = _("No one else sees it.")
# Translators: who reads a booklet that is written in after the meeting.
MANAGER_READS = _("A manager at %(council)s reads it.")
GIVE = _("Give it to %(officer)s, or to someone you trust who passes it on.")
BACK_BY = _("It should be back by %(day)s.")
NOT_WATCHED = _("Nobody reads this paper at night or at weekends. Do not wait for us to read it.")
_LIMIT_FOR_CHILDREN = _(
    "If something you say makes %(officer)s worried that you or someone else is not safe, "
    "%(officer)s has to tell people who can help. %(officer)s will talk to you first if they can."
)
_LIMIT_FROM_TWELVE = _(
    "If you or someone else could get hurt, %(officer)s can’t keep it private. "
    "%(officer)s will tell you who needs to know."
)
_LIMIT_FOR_ADULTS = _(
    "If you tell us that a child or an adult is not safe, we have to act on it. "
    "We will tell you what we do, if that is safe."
)
_LIMIT_AFTERWARDS = _(
    "If you or someone else is not safe, we have to tell people who can help. We talk to you first if we can."
)
_LIMIT_WITH_PICTURES_AFTERWARDS = _("Are you not safe? We have to tell people who can help.")
_TEAM = _("%(council)s’s review team")
_NO_LIST_YET = _("Your reviewing officer makes the list. Nobody is on it yet.")
_ANIMALS = dict(ANIMALS)


def booklet_in_words(given: BookletFor, settings: Settings) -> Booklet:
    """Return a booklet in the language of its invitation, or in English where that is offered no longer."""
    with in_language(given.card.language):
        return Booklet(
            language=get_language(current_language()),
            cover=cover_of(given.card, settings, title=_title(given)),
            qr=given.card.qr,
            inside=_inside(given, settings),
            parts=_parts(given),
            boxes=_boxes(given, settings),
            back=_back(given, settings),
            foot=(Ring("", "999"), Ring("Childline", "0800 1111")),
        )


def _parts(given: BookletFor) -> tuple[PaperPart, ...]:
    numbers, asked = count(1), given.question_set

    def printed(questions: tuple[AnyQuestion, ...]) -> tuple[PaperQuestion, ...]:
        coloured = given.look is Look.PICTURE
        return tuple(question_on_paper(question, number=next(numbers), coloured=coloured) for question in questions)

    parts = [PaperPart(printed(asked.first))]
    if asked.more:
        stop = said(_("You can stop at any of them. You can skip any of them."))
        parts.append(PaperPart(printed(asked.more), said(_("Do you want to say more?")), stop))
    return (*parts, PaperPart(printed(asked.last)))


def _officer(given: BookletFor, settings: Settings, *, in_full: bool = False) -> str:
    if not given.officer:
        return apart(said(_TEAM) % {"council": settings.council})
    return apart(given.officer if in_full or given.look is Look.ADULT else called(given.officer))


def apart(name: str) -> str:
    """Return a name that cannot change the order of the words around it (Unicode's first strong isolate)."""
    return f"\u2068{name}\u2069"


def _title(given: BookletFor) -> str:
    if given.purpose is Purpose.BEFORE:
        return said(_("What do you think?"))
    return said(title_after(given.look))


def cover_of(card: Card, settings: Settings, *, title: str) -> Cover:
    """Return the outside of a booklet, or a card: it names nobody and does not say what it is about."""
    address = settings.base_url.split("://", 1)[1] + "/s"
    return Cover(
        title=title,
        words=said(WRITE_OR_PHONE),
        camera=_camera(card),
        typed=said(_("Or type this number at %(address)s")) % {"address": f"\u2066{address}\u2069"},
        number=card.number,
        works=said(_("No app and no password. It works until %(day)s."))
        % {"day": apart(day_in_words(card.works_until))},
        animal=card.animal,
        animal_words=said(_("Your animal: %(animal)s")) % {"animal": said(_ANIMALS[card.animal])},
        qr_words=said(_("QR")),
    )


def _camera(card: Card) -> str:
    camera = said(CAMERA)
    return camera if card.purpose is not Purpose.AFTER else f"{said(USE_WHEN_OVER)} {camera}"


def _inside(given: BookletFor, settings: Settings) -> Inside:
    officer = _officer(given, settings)
    bold = said(READS) % {"officer": _officer(given, settings, in_full=True)}
    if not may_choose_who_sees(given.purpose):
        bold, reader = said(MANAGER_READS) % {"council": apart(settings.council)}, _then_officer(given, settings)
    elif settings.administrators_type_in:
        reader = said(THE_TEAM_TYPES) % {"council": settings.council}
    else:
        reader = said(ONLY_THE_OFFICER)
    people = " · ".join(apart(person.name) for person in given.people)
    before, day = given.purpose is Purpose.BEFORE, given.meeting_on
    greeting = greeting_for(given.look, given.role, before=before, has_day=day is not None)
    blanks = {"child": _child(given), "day": apart(day_in_words(day)) if day else ""}
    about = Fact("signs/everyone", said(greeting.about) % blanks, said(greeting.about_more))
    return Inside(
        heading=said(greeting.heading) % blanks,
        words=said(greeting.the_day) % blanks,
        facts=(
            *((about,) if before or given.look is Look.ADULT else ()),
            Fact("signs/pencil", said(SKIP_ANY), said(_OWN_WORDS)),
            Fact("signs/eye", bold, reader),
            Fact("signs/speech", said(_("What can’t stay secret?")), _limit(given, officer)),
        ),
        who=said(_("Who sees your answers?")),
        who_words=said(TICK_TO_SHARE) + " " + said(TICK_NOTHING) % {"officer": officer},
        people=people or said(_NO_LIST_YET),
        name=said(ASKS) if given.question_set.asks_name else "",
    )


def _then_officer(given: BookletFor, settings: Settings) -> str:
    first = officer_reads_from(given.meeting_on, letter_out_on=None, wait_days=settings.officer_waits)
    day = apart(day_in_words(first or given.card.works_until))
    then = said(THEN_OFFICER) % {"officer": _officer(given, settings, in_full=True), "day": day}
    return f"{then} {said(NOBODY_ELSE)}"


def _child(given: BookletFor) -> str:
    return apart(given.child) if given.child else said(_("the child"))


def _limit(given: BookletFor, officer: str) -> str:
    afterwards = not may_choose_who_sees(given.purpose)
    match given.look:
        case Look.ADULT:
            return said(_LIMIT_FOR_ADULTS)
        case Look.PICTURE if afterwards:
            return said(_LIMIT_WITH_PICTURES_AFTERWARDS)
        case _ if afterwards:
            return said(_LIMIT_AFTERWARDS)
        case Look.YOUNG_PERSON:
            return said(_LIMIT_FROM_TWELVE) % {"officer": officer}
        case _:
            return said(_LIMIT_FOR_CHILDREN) % {"officer": officer}


def _boxes(given: BookletFor, settings: Settings) -> Boxes:
    if not may_choose_who_sees(given.purpose):
        # Nobody chooses: a manager reads it, and later the officer.
        return Boxes("", (), said(TICK_ONE))
    only = said(_("Only %(officer)s")) % {"officer": _officer(given, settings)}
    people = tuple(map(said, people_to_share_with(given.role).values()))
    labels = (only, said(_("Everyone at the meeting")), *people)
    return Boxes(said(_("Who can see this answer?")), labels, said(TICK_ONE))


def _back(given: BookletFor, settings: Settings) -> Back:
    officer = _officer(given, settings)
    address = tuple(line.strip() for line in settings.return_address.split(";") if line.strip())
    before = given.purpose is Purpose.BEFORE
    back_by = given.meeting_on if before and given.meeting_on else given.card.works_until
    if may_choose_who_sees(given.purpose):
        give = said(GIVE_OR_POST if address else GIVE) % {"officer": officer}
    else:
        give = said(POST_TO_MANAGER if address else GIVE_TO_MANAGER) % {"council": apart(settings.council)}
    words = (said(BACK_BY) % {"day": apart(day_in_words(back_by))}, give)
    return Back(said(SEND_BACK), words, address, said(_("Need help now?")), tuple(_rings(settings)))


def _rings(settings: Settings) -> Iterator[Ring]:
    council = {"council": settings.council}
    yield Ring(said(NOT_WATCHED))
    yield Ring(said(_("Are you or someone else in danger? Ring 999.")))
    talk = said(_("Do you want to talk? Childline is free, day and night, and you do not have to say your name."))
    yield Ring(talk, "0800 1111")
    if settings.day_line:
        yield Ring(said(_("In the day: the team at %(council)s")) % council, settings.day_line)
    if settings.out_of_hours:
        night = said(_("In the evening, at night and at weekends: the team at %(council)s"))
        yield Ring(night % council, settings.out_of_hours)


def card_in_words(card: Card, settings: Settings) -> PaperCard:
    """Return a card in the language of its invitation."""
    with in_language(card.language):
        title = said(_("What do you think?") if card.purpose is Purpose.BEFORE else _("How was the meeting?"))
        return PaperCard(get_language(current_language()), cover_of(card, settings, title=title), card.qr)
