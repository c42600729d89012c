"""The letters about the made-up reviews: begun, put into another language, sent, opened, and come back."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from consult.demonstration import voices
from consult.demonstration.cast import Part as CastPart
from consult.demonstration.cast import Scene
from consult.demonstration.people import DANA, QUILL
from consult.demonstration.stage import Played, Stage
from consult.domain.dates import LONDON
from consult.domain.deliveries import Delivery
from consult.domain.letters import Part
from consult.domain.respondents import Role
from consult.services import letter_checks, letter_publishing, letter_translations, letters, locks, openings
from consult.services.deliveries import record_delivery
from consult.services.invitations import Lifetimes
from consult.services.letter_answers import AboutLetter, say_about_letter
from consult.services.letter_facts import Gathered, gather
from consult.services.letters import PartWords
from consult.services.letters_opened import note_opened
from consult.storage.letters import Letter
from consult.storage.reviews import Review

_TO_THE_POST = timedelta(minutes=25)
_TO_THE_CHILD = "You said a lot. I liked your drawing of the house. See you soon."
_TO_THE_READER = "You said it so well. I liked your drawing. See you soon."
_TO_THE_FATHER = "Thank you for ringing in. Pat Hollyhock sends you a photo of the football."


def write_letters(stage: Stage, part: CastPart, review: Review) -> None:
    """Play what became of the letters about one child's review, after its decisions were made."""
    match part.scene:
        case Scene.HARDEST:
            _write_the_hardest(stage, review)
        case Scene.DECIDED:
            begin(stage, review, Role.CHILD, closing="Well done. I will ring about the bus.", at=stage.before)
        case Scene.LETTER_OPENED:
            _write_one_that_is_not_right(stage, review)
        case Scene.LETTER_RETURNED:
            letter = begin(stage, review, Role.CHILD, closing="See you soon.", at=evening(review, days_later=4))
            publish(stage, letter, at=evening(review, days_later=5))
            for way, days in ((Delivery.PRINTED, 6), (Delivery.POSTED, 6), (Delivery.RETURNED, 12)):
                note = "Moved away, it says on it." if way is Delivery.RETURNED else ""
                deliver(stage, letter, way, at=evening(review, days_later=days), note=note)


def _write_the_hardest(stage: Stage, review: Review) -> None:
    """Two letters in Arabic and one in English, from the same review: each holds what its reader may see.

    The child's is confirmed and handed over, the mother's posted. The father's names the carer: the check stops it.
    """
    at = evening(review, days_later=3)
    child = begin(stage, review, Role.CHILD, closing=_TO_THE_CHILD, at=at)
    translate(stage, child, voices.LETTER_IN_ARABIC, is_confirmed=True, at=at)
    publish(stage, child, at=evening(review, days_later=4))
    deliver(stage, child, Delivery.HANDED_OVER, at=evening(review, days_later=5), note="Read with an interpreter.")
    mother = begin(stage, review, Role.MOTHER, closing="Thank you for coming.", at=at)
    translate(stage, mother, voices.WISHES_IN_ENGLISH, is_confirmed=True, at=at)
    publish(stage, mother, at=evening(review, days_later=4))
    for way in (Delivery.PRINTED, Delivery.POSTED):
        deliver(stage, mother, way, at=evening(review, days_later=5))
    father = begin(stage, review, Role.FATHER, closing=_TO_THE_FATHER, at=at)
    translate(stage, father, voices.LETTER_IN_ARABIC, is_confirmed=False, at=at)


def _write_one_that_is_not_right(stage: Stage, review: Review) -> None:
    letter = begin(stage, review, Role.CHILD, closing=_TO_THE_READER, at=evening(review, days_later=3))
    link = publish(stage, letter, at=evening(review, days_later=4))
    for way in (Delivery.PRINTED, Delivery.POSTED):
        deliver(stage, letter, way, at=evening(review, days_later=5))
    said = AboutLetter("yes", "yes", "no", "It says every Sunday but Jo said every two weeks")
    open_and_say(stage, link, letter, said, at=stage.before)


def begin(stage: Stage, review: Review, role: Role, *, closing: str, at: datetime) -> Letter:
    """Begin a letter to one person, with the officer's last words of it."""
    who = stage.council.accounts[DANA]
    to = next(each for each in letters.letters_to_write(stage.session, review) if each.role is role)
    letter = letters.find_or_begin_letter(stage.session, review, to.respondent, who=who, now=at)
    written = {Part.CLOSING: PartWords(closing)}
    letters.save_parts(stage.session, letter, written, drafted={}, who=who, now=at)
    return letter


def translate(stage: Stage, letter: Letter, words: Mapping[str, str], *, is_confirmed: bool, at: datetime) -> None:
    """Type in what an interpreter made of each piece, and ask a colleague, who confirms it or has not yet."""
    facts = _gathered(stage, letter).facts
    pieces = letter_translations.translations_in(stage.session, letter, facts)
    letter_translations.save_translations(
        stage.session,
        letter,
        facts,
        {piece.key: words[piece.piece.item.text.words] for piece in pieces},
        translated_by=voices.INTERPRETER,
        who=stage.council.accounts[DANA],
        now=at,
    )
    noor = stage.council.accounts[QUILL]
    letter_checks.ask_colleague(
        stage.session, letter, noor.staff_id, who=stage.council.accounts[DANA], now=at + timedelta(minutes=1)
    )
    if is_confirmed:
        letter_translations.confirm_translations(
            stage.session,
            letter,
            _gathered(stage, letter).facts,
            {piece.key for piece in pieces},
            who=noor,
            now=at + timedelta(hours=1),
        )


def publish(stage: Stage, letter: Letter, *, at: datetime) -> Played:
    """Send a letter off as an officer would: the check has found nothing that is not for its reader."""
    gathered = _gathered(stage, letter)
    found = letter_checks.findings_in(stage.session, letter, gathered, telephones=(stage.site.day_line,))
    assert not any(each.stops for each in found), [each.finding for each in found]
    link = letter_publishing.publish(
        stage.session,
        letter,
        stage.site.in_words(gathered.facts),
        who=stage.council.accounts[DANA],
        now=at,
        lifetimes=Lifetimes(),
    )
    lock = next((each.lock for each in stage.links if each.invitation.respondent_id == letter.respondent_id), None)
    stage.links.append(Played(link, Role(letter.respondent.role), lock))
    return stage.links[-1]


def deliver(stage: Stage, letter: Letter, way: Delivery, *, at: datetime, note: str = "") -> None:
    """Record that something was done with a letter; it is posted a while after it was printed."""
    on = at.astimezone(LONDON).date()
    at += _TO_THE_POST if way is Delivery.POSTED else timedelta()
    record_delivery(stage.session, stage.council.accounts[DANA], letter, way, on=on, note=note, now=at)


def open_and_say(stage: Stage, link: Played, letter: Letter, said: AboutLetter, *, at: datetime) -> None:
    """Let the reader open a letter with their four pictures, and say something of it."""
    token = openings.open_link(stage.session, link.invitation.number, language=letter.language, at=at)
    locks.open_lock(stage.session, stage.visiting(token, at), at=at, then="letter")
    note_opened(stage.session, stage.visiting(token, at), at=at)
    say_about_letter(stage.session, stage.visiting(token, at), letter.id, said, at=at)


def evening(review: Review, *, days_later: int) -> datetime:
    """Return six o'clock on a day after a review that was held."""
    assert review.held_on is not None
    return datetime.combine(review.held_on + timedelta(days=days_later), time(18), LONDON)


def _gathered(stage: Stage, letter: Letter) -> Gathered:
    return gather(stage.session, letter, council=stage.site.council, day_line=stage.site.day_line)
