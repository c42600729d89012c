"""Which language a page is shown in; flask-babel stays behind this module."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path

from babel import Locale
from flask import Flask, current_app, g, has_request_context, request
from flask_babel import Babel, force_locale, format_date, refresh

from consult.domain.languages import ENGLISH, OTHER_TAGS, Checked, Language, get_language, read_checks
from consult.formats.catalogue import compile_stale
from consult.settings import Settings

FALLBACK = "en"
TRANSLATIONS = Path(__file__).parent.parent.parent / "translations"


def init_app(app: Flask) -> None:
    """Choose a language for each request of `app`; compiles the catalogues that changed since the last start."""
    compile_stale(TRANSLATIONS)
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    app.config["BABEL_DEFAULT_LOCALE"] = FALLBACK
    Babel(app, locale_selector=_locale, default_timezone="Europe/London")
    app.jinja_env.globals.update(
        current_language=current_language, direction=direction, day_in_words=day_in_words, is_draft=is_draft
    )
    app.jinja_env.filters["with_state"] = with_state


def offered() -> tuple[str, ...]:
    """Return the codes of the languages this council offers."""
    settings: Settings = current_app.extensions["consult_settings"]
    return settings.offered_languages


def use_language(code: str) -> None:
    """Show this request's page in a language; one that is not offered falls back to English."""
    before, now = g.get("language"), code if code in offered() else FALLBACK
    g.language = now
    if before not in (None, now):
        refresh()  # Else what was said in the old language would go on being said in it.


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Show what is rendered inside in another language than the page, as the cards of one sheet are."""
    before = current_language()
    use_language(code)
    with force_locale(_locale()):
        yield
    g.language = before


def current_language() -> str:
    """Return the language of this request: the visit's, else the one asked for, else the phone's, else English.

    Staff screens are in English.
    """
    language: str | None = g.get("language")
    if language is None:
        use_language(_proposed())
        language = str(g.language)
    return language


def _proposed() -> str:
    if not has_request_context():
        return FALLBACK  # A command asks, and nobody's phone.
    if request.blueprint in ("reviews", "reports", "account"):
        return FALLBACK
    asked = request.args.get("lang", "")
    if asked in offered():
        return asked
    return phones_language() or FALLBACK


def phones_language() -> str | None:
    """Return the first language of this phone that the council offers, if there is one."""
    for tag, _quality in request.accept_languages:
        others = (OTHER_TAGS[known] for known in OTHER_TAGS if tag.casefold().startswith(known.casefold()))
        for code in (*others, tag, tag.split("-")[0]):
            if found := next((each for each in offered() if each.casefold() == code.casefold()), None):
                return found
    return None


def _locale() -> str:
    return get_language(current_language()).locale


def direction(code: str | None = None) -> str:
    """Return `ltr` or `rtl` for a language, or for the page's own."""
    return Locale.parse(code or current_language(), sep="-").text_direction


def day_in_words(of: date) -> str:
    """Return a day with its weekday in the page's own language: `Tuesday 5 May`."""
    return str(format_date(of, get_language(current_language()).day))


def date_in_words(of: date) -> str:
    """Return a day with its year, without the weekday: `5 May 2026`."""
    return str(format_date(of, get_language(current_language()).date))


def who_checked(code: str) -> Checked | None:
    """Return who checked a language's words and when; None for a draft, and for English, which is written here."""
    kept = TRANSLATIONS / "checked.toml"
    return _checks(kept, kept.stat().st_mtime_ns).get(code)


@lru_cache(maxsize=2)
def _checks(kept: Path, _changed_at: int) -> dict[str, Checked | None]:
    return read_checks(kept.read_text(encoding="utf-8"))


def is_draft(code: str) -> bool:
    """Whether nobody who speaks a language has checked it yet."""
    return code != ENGLISH.code and who_checked(code) is None


def with_state(language: Language) -> str:
    """Return a language’s name as staff choose it: a draft, or checked on which day."""
    if language is ENGLISH:
        return language.english_name
    check = who_checked(language.code)
    state = "draft, not checked yet" if check is None else f"checked {check.on.day} {check.on:%B %Y}"
    return f"{language.english_name} ({state})"
