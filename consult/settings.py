"""Every setting, its default, and what it is for; production refuses to start with an unsafe one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property
from pathlib import Path
from socket import AF_INET, SOCK_DGRAM, socket
from typing import Any
from urllib.parse import urlsplit

from consult.domain.languages import EVERY_LANGUAGE, find_language
from consult.domain.limits import Step
from consult.domain.notify import is_key, is_template
from consult.domain.outbox import Way

NOTIFY_URL = "https://api.notifications.service.gov.uk"


MADE_UP_NOTIFY: dict[str, Any] = {
    "notify_key": "made-up-00000000-0000-4000-8000-000000000001-00000000-0000-4000-8000-000000000002",
    "notify_text": "00000000-0000-4000-8000-000000000003",
    "notify_email": "00000000-0000-4000-8000-000000000004",
}
"""What a demonstration has instead: a Notify of its own, on the same machine, which sends nothing."""


class UnusableSetting(Exception):
    """A setting holds something that cannot be what was meant; the message names it."""


def _setting(name: str, default: Any, why: str) -> Any:
    return field(default=default, metadata={"name": name, "why": why})


@dataclass(frozen=True)
class Settings:
    """What one council chooses. Each field is one environment variable, named in its metadata."""

    mode: str = _setting("CONSULT_MODE", "production", "production, demonstration or development")
    data: Path = _setting("CONSULT_DATA", Path("instance"), "folder of the database, the keys and demo.json")
    database_url: str = _setting(
        "CONSULT_DATABASE_URL", "", "PostgreSQL, as `postgresql://…`; else SQLite in the folder"
    )
    keys: str = _setting("CONSULT_KEYS", "", "the keys as JSON, instead of `keys.json` in the folder")
    host: str = _setting("HOST", "127.0.0.1", "address to listen on")
    port: int = _setting("PORT", 8000, "port to listen on")
    public_url: str = _setting("CONSULT_URL", "", "where people reach the site, as `https://…`; QR codes hold it")
    proxies: int = _setting("CONSULT_PROXIES", 0, "reverse proxies in front, for the address that is throttled")
    debug: bool = _setting("CONSULT_DEBUG", False, "show errors in full; never in production")
    council: str = _setting("CONSULT_COUNCIL", "Exampleshire", "the council’s name, as people say it")
    day_line: str = _setting("CONSULT_DAY_LINE", "", "the children’s services telephone number in office hours")
    out_of_hours: str = _setting("CONSULT_OUT_OF_HOURS", "", "the out-of-hours duty team’s telephone number")
    team_email: str = _setting("CONSULT_TEAM_EMAIL", "", "where people write about privacy and accessibility")
    leave_to: str = _setting("CONSULT_LEAVE_TO", "https://www.bbc.co.uk/weather", "the dull page that Leave goes to")
    languages: str = _setting("CONSULT_LANGUAGES", EVERY_LANGUAGE, "languages offered to respondents, English first")
    symbols: str = _setting(
        "CONSULT_SYMBOLS", "", "folder of the council’s own symbols, one SVG or PNG for each key of a picture"
    )
    word_list: str = _setting(
        "CONSULT_WORD_LIST", "", "the council’s own words for letters: a CSV file with the columns word, better, note"
    )
    clips: str = _setting("CONSULT_CLIPS", "", "folder of recorded clips, one folder for each language")
    notify_key: str = _setting("CONSULT_NOTIFY_KEY", "", "the key of GOV.UK Notify: letters can then be sent by it")
    notify_url: str = _setting("CONSULT_NOTIFY_URL", NOTIFY_URL, "where GOV.UK Notify is")
    notify_text: str = _setting(
        "CONSULT_NOTIFY_TEXT_TEMPLATE", "", "id of its template for texts to adults, with one place: `((message))`"
    )
    notify_email: str = _setting(
        "CONSULT_NOTIFY_EMAIL_TEMPLATE",
        "",
        "id of its template for e-mails to adults: `((subject))` and `((message))`",
    )
    read_within: int = _setting("CONSULT_READ_WITHIN", 2, "working days within which what is sent is read")
    return_address: str = _setting(
        "CONSULT_RETURN_ADDRESS", "", "where booklets are posted back to, line; line; line; no child’s address"
    )
    administrators_type_in: bool = _setting(
        "CONSULT_ADMINISTRATORS_TYPE_IN", False, "whether administrators may type in booklets; the officer sees each"
    )
    after_days: int = _setting("CONSULT_AFTER_DAYS", 28, "days that a link for after the meeting works")
    officer_waits: int = _setting(
        "CONSULT_OFFICER_WAITS",
        28,
        "days after a meeting until its officer reads how it was, unless the letter is out before",
    )
    letter_weeks: int = _setting("CONSULT_LETTER_WEEKS", 12, "weeks that a letter’s link works")
    own_phone_days: int = _setting(
        "CONSULT_OWN_PHONE_DAYS",
        28,
        "days that a phone opens a letter without the pictures, where its reader said that it is theirs; 0: never",
    )
    due_rule: str = _setting(
        "CONSULT_DUE_RULE", "months", "months, days (91 and 183) or stricter (whichever is earlier)"
    )
    timeliness_by: str = _setting("CONSULT_TIMELINESS_BY", "held", "month of a review in the tables: held or due")
    percent_places: int = _setting("CONSULT_PERCENT_PLACES", 0, "decimal places of percentages: 0 or 1")
    publish_zeros: bool = _setting(
        "CONSULT_PUBLISH_ZEROS", False, "show a 0 in what is published; else it is withheld like every count under 5"
    )
    decisions_within: int = _setting(
        "CONSULT_DECISIONS_WITHIN", 5, "working days from the review to send decisions to the manager"
    )
    manager_within: int = _setting(
        "CONSULT_MANAGER_WITHIN", 5, "working days for the manager to object to decisions; silence is agreement"
    )
    written_within: int = _setting("CONSULT_WRITTEN_WITHIN", 15, "working days from the review to finish the record")
    record_within: int = _setting("CONSULT_RECORD_WITHIN", 20, "working days from the review to send the record")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Return the settings of an environment.

        Raises:
            UnusableSetting: for a number that is not one, or a word that is not a choice.
        """
        found: dict[str, Any] = {}
        for each in fields(cls):
            text = environment.get(each.metadata["name"], "").strip()
            if text:
                found[each.name] = _read(text, each.default, each.metadata["name"])
        settings = cls(**found)
        settings._check_choices()
        return settings._with_made_up_numbers() if settings.mode == "demonstration" else settings

    def _with_made_up_numbers(self) -> "Settings":
        """A demonstration must show whom to ring; these numbers are Ofcom's fictional ones, and ring nobody."""
        made_up = self if self.notify_key else replace(self, **MADE_UP_NOTIFY)
        return replace(
            made_up,
            day_line=self.day_line or "01632 960123",
            out_of_hours=self.out_of_hours or "01632 960456",
            team_email=self.team_email or "reviews@exampleshire.example",
            return_address=self.return_address or "The Old Mill; Freepost EX 1; Exampleshire",
        )

    def _check_choices(self) -> None:
        choices: dict[str, tuple[object, tuple[object, ...]]] = {
            "CONSULT_MODE": (self.mode, ("production", "demonstration", "development")),
            "CONSULT_DUE_RULE": (self.due_rule, ("months", "days", "stricter")),
            "CONSULT_TIMELINESS_BY": (self.timeliness_by, ("held", "due")),
            "CONSULT_PERCENT_PLACES": (self.percent_places, (0, 1)),
        }
        for name, (value, allowed) in choices.items():
            if value not in allowed:
                raise UnusableSetting(f"{name} must be one of {', '.join(map(str, allowed))}; it is {value!r}.")
        for code in self.offered_languages:
            if find_language(code) is None:
                raise UnusableSetting(f"CONSULT_LANGUAGES names {code!r}; the site has {EVERY_LANGUAGE}.")

    @cached_property
    def base_url(self) -> str:
        """Where people reach the site, without a slash at the end; never taken from a request."""
        if self.public_url:
            return self.public_url.rstrip("/")
        everywhere = self.host in ("0.0.0.0", "::")  # noqa: S104 - compared, not bound
        host = _address_on_the_network() if everywhere else self.host
        return f"http://{host}:{self.port}"

    @cached_property
    def is_https(self) -> bool:
        """Whether cookies can be Secure."""
        return urlsplit(self.base_url).scheme == "https"

    @property
    def limits_within(self) -> dict[Step, int]:
        """Working days within which each step that follows a review is done."""
        return {
            Step.DECISIONS_SENT: self.decisions_within,
            Step.MANAGER_ANSWERED: self.manager_within,
            Step.RECORD_WRITTEN: self.written_within,
            Step.RECORD_SENT: self.record_within,
        }

    @property
    def is_production(self) -> bool:
        """Whether real children's words are kept here."""
        return self.mode == "production"

    @property
    def database(self) -> str:
        """The database's SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{(self.data / 'consult.db').absolute()}"

    @property
    def ways_to_send(self) -> tuple[Way, ...]:
        """How messages can go by themselves; none without a key of GOV.UK Notify."""
        templates = {Way.POST: True, Way.TEXT: bool(self.notify_text), Way.EMAIL: bool(self.notify_email)}
        return tuple(way for way, ready in templates.items() if self.notify_key and ready)

    @property
    def keys_file(self) -> Path:
        """Where the first run puts the keys."""
        return self.data / "keys.json"

    @cached_property
    def offered_languages(self) -> tuple[str, ...]:
        """Codes of the languages offered, in order."""
        return tuple(code.strip() for code in self.languages.split(",") if code.strip())


@cache
def _address_on_the_network() -> str:
    """The address at which a phone on the same network finds this machine; asks the system, sends nothing."""
    with socket(AF_INET, SOCK_DGRAM) as asking:
        try:
            # An address reserved for documentation: choosing the way there is enough, nothing is sent.
            asking.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(asking.getsockname()[0])


def _read(text: str, default: Any, name: str) -> Any:
    if isinstance(default, bool):
        if text.lower() not in ("0", "1", "false", "true", "no", "yes"):
            raise UnusableSetting(f"{name} must be yes or no; it is {text!r}.")
        return text.lower() in ("1", "true", "yes")
    if isinstance(default, int):
        if not text.isascii() or not text.isdigit():
            raise UnusableSetting(f"{name} must be a whole number; it is {text!r}.")
        return int(text)
    return Path(text) if isinstance(default, Path) else text


def unsafe_settings(settings: Settings) -> list[str]:
    """Return a sentence for each setting that production must not start with; nothing when all are safe."""
    found = []
    if not settings.out_of_hours:
        found.append("CONSULT_OUT_OF_HOURS is empty: every page must say whom to ring at night.")
    if not settings.day_line:
        found.append("CONSULT_DAY_LINE is empty: every page must say whom to ring by day.")
    if not settings.is_https:
        found.append(f"CONSULT_URL must be https; it is {settings.base_url}.")
    elif not settings.proxies:
        found.append("CONSULT_PROXIES is 0: https ends at a proxy, and to slow guessers down we must see past it.")
    found += _half_set_notify(settings)
    if settings.debug:
        found.append("CONSULT_DEBUG is on: errors would show what people wrote.")
    if (settings.data / "demo.json").exists():
        found.append(f"demo.json lies beside the database in {settings.data}: its sign-ins are printed for anyone.")
    return found + [
        f"{file} can be opened by other people of this machine: chmod 600 {file.name}."
        for file in (settings.keys_file, settings.data / "consult.db")
        if file.exists() and file.stat().st_mode & 0o077
    ]


def _half_set_notify(settings: Settings) -> list[str]:
    """Return a sentence for each setting around GOV.UK Notify that does not go with the others."""
    templates = {
        "CONSULT_NOTIFY_TEXT_TEMPLATE": settings.notify_text,
        "CONSULT_NOTIFY_EMAIL_TEMPLATE": settings.notify_email,
    }
    found = [
        f"{name} is not the id of a template of GOV.UK Notify."
        for name, value in templates.items()
        if value and not is_template(value)
    ]
    if not settings.notify_key:
        names = [name for name, value in templates.items() if value]
        names += ["CONSULT_NOTIFY_URL"] if settings.notify_url != NOTIFY_URL else []
        return found + [f"{name} is set, but CONSULT_NOTIFY_KEY is empty: nothing would be sent." for name in names]
    if not is_key(settings.notify_key):
        found.append("CONSULT_NOTIFY_KEY is not a key of GOV.UK Notify: it ends with two ids of 36 characters.")
    if settings.notify_key == MADE_UP_NOTIFY["notify_key"]:
        found.append("CONSULT_NOTIFY_KEY is the demonstration’s: nothing would be sent.")
    if urlsplit(settings.notify_url).scheme != "https":
        found.append(f"CONSULT_NOTIFY_URL must be https; it is {settings.notify_url}.")
    return found
