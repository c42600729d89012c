"""Where the made-up reviews are played: the council, the links made so far, and how somebody answers by one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import partial

from sqlalchemy.orm import Session

from consult.demonstration.council import Council
from consult.demonstration.people import DANA
from consult.demonstration.voices import Voice
from consult.domain import answers
from consult.domain.alerts import Alarm
from consult.domain.asked import Asked
from consult.domain.audiences import read_audience
from consult.domain.dates import LONDON
from consult.domain.invitations import Purpose
from consult.domain.letter_facts import LetterFacts
from consult.domain.letters import LetterText
from consult.domain.questions import AnyQuestion
from consult.domain.respondents import Role
from consult.services import alerts, invitations, locks, openings, replies, visits
from consult.services.invitations import Lifetimes, Wish
from consult.services.visits import Visiting
from consult.storage.invitations import Invitation
from consult.storage.reviews import Review


@dataclass(frozen=True)
class Site:
    """What the site that is being shown puts in: its words in other languages, and what is in its settings."""

    translate: Callable[[str, str], str]
    """English words and a language, to the words as a page in that language shows them."""
    in_words: Callable[[LetterFacts], LetterText]
    """What a letter is made of, to the letter in its reader's language."""
    council: str
    day_line: str


@dataclass
class Played:
    """One link that was made, for the terminal and for demo.json."""

    invitation: Invitation
    role: Role
    lock: tuple[str, ...] | None = None


@dataclass
class Stage:
    """What every scene needs at hand, and the links made so far."""

    session: Session
    council: Council
    site: Site
    now: datetime
    links: list[Played] = field(default_factory=list)

    @property
    def before(self) -> datetime:
        """Half past six, two evenings ago: when people answered."""
        two_days_ago = self.now.astimezone(LONDON).date() - timedelta(days=2)
        return datetime.combine(two_days_ago, time(18, 30), LONDON)

    def invite(
        self,
        review: Review,
        role: Role,
        *,
        language: str = "en",
        purpose: Purpose = Purpose.BEFORE,
        name: str = "",
        with_pictures: bool = False,
        at: datetime | None = None,
    ) -> Played:
        """Invite somebody as the officer would, and keep the link."""
        who = self.council.accounts[DANA]
        language = language if language in ("en", "ar") else "en"
        wish = Wish(role, purpose, language, name, with_pictures=with_pictures)
        at = at or (self.before - timedelta(days=3) if purpose is Purpose.BEFORE else self.now)
        made = invitations.invite_respondent(self.session, who, review, wish, now=at, lifetimes=Lifetimes())
        self.links.append(Played(made, role))
        return self.links[-1]

    def answer(
        self,
        link: Played,
        voice: Voice,
        *,
        at: datetime | None = None,
        send: bool = True,
        with_lock: bool = False,
        wants_to_talk: str = "",
    ) -> None:
        """Open a link, answer in its language, and send; `wants_to_talk` are the words of an alert on the way."""
        at = at or self.before
        number = link.invitation.number
        token = openings.open_link(self.session, number, language=link.invitation.language, at=at)
        for key, (said, audience) in voice.items():
            visiting = self.visiting(token, at)
            given = (said,) if isinstance(said, str) else said
            replies.save_answer(
                self.session,
                visiting,
                key,
                given,
                audience=read_audience(audience),
                asked_as=partial(self.asked, language=visiting.language),
                at=at,
                then="check",
            )
        if wants_to_talk:
            alerts.raise_alert(self.session, self.visiting(token, at), Alarm.TALK, at=at)
            alerts.add_words(self.session, self.visiting(token, at), Alarm.TALK, wants_to_talk, at=at)
        if with_lock:
            pictures, hashed = locks.choose_pictures(self.session, self.visiting(token, at))
            locks.make_lock(self.session, self.visiting(token, at), hashed, at=at, then="check")
            link.lock = pictures
        if send:
            replies.send_views(self.session, self.visiting(token, at), audiences={}, at=at)

    def asked(self, question: AnyQuestion, given: tuple[str, ...], *, language: str) -> Asked:
        """Return a question as a page would have shown it."""
        chosen = () if answers.is_in_own_words(question) else answers.labels(question, given)
        into = partial(self._say, language=language)
        shown = () if answers.is_in_own_words(question) else answers.labels(question, given, say=into)
        return Asked(question.words, self.site.translate(question.words, language), language, chosen, shown)

    def _say(self, words: str, *, language: str) -> str:
        return self.site.translate(words, language)

    def visiting(self, token: str, at: datetime) -> Visiting:
        """Return who is at a page now, with what they have said so far."""
        self.session.flush()
        found = visits.find_visiting(self.session, token, now=at)
        assert found is not None
        return found
