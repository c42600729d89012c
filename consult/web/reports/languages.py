"""The pages for whoever checks a language: English beside the draft, corrections, and the file to take away."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date
from flask import Response, abort, flash, redirect, render_template, request, url_for

from consult.domain.languages import ENGLISH, LANGUAGES, Language, NotOffered, get_language, state_in_words
from consult.domain.sentences import clean_sentence, faults
from consult.domain.staff import StaffRole
from consult.domain.words import TooLong
from consult.formats import catalogue
from consult.services import corrections
from consult.services.corrections import NamelessCheck
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.languages import TRANSLATIONS, offered, who_checked
from consult.web.reports import bp

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from werkzeug.wrappers import Response as AnyResponse

CHECKERS = (StaffRole.CHECKER, StaffRole.MANAGER, StaffRole.ADMINISTRATOR)
ON_A_PAGE = 25
_SAMPLE_DAYS = tuple(
    next(day for day in (date(2027, month, number) for number in range(8, 15)) if day.weekday() == month % 7)
    for month in range(1, 13)
)
"""One of each month, and of each day of the week."""


@dataclass(frozen=True)
class Sentence:
    """One sentence to check: its English, a note, every form, and what is wrong with what was typed."""

    key: str
    english: tuple[str, ...]
    note: str
    forms: tuple[str, ...]
    faults: tuple[str, ...] = ()


@bp.get("/languages")
@open_to_staff(*CHECKERS)
def languages() -> str:
    """List the languages: whether somebody has checked them, how much was mended, and the way in."""
    mended = corrections.corrected_languages(current_session())
    said = corrections.checks(current_session())
    rows = [
        (
            each,
            state_in_words(who_checked(each.code)),
            each.code in offered(),
            len({english for english, _ in mended.get(each.code, ())}),
        )
        for each in LANGUAGES
        if each is not ENGLISH
    ]
    return render_template("reports/languages.html", rows=rows, said=said)


@bp.get("/languages/<language_code>")
@open_to_staff(*CHECKERS)
def check_language(language_code: str) -> str:
    """Show a page of sentences, English beside the draft, in the order in which the site says them."""
    language = _language(language_code)
    return _page(language, _chosen(_sentences(language)))


@bp.post("/languages/<language_code>")
@open_to_staff(*CHECKERS)
def correct_language(language_code: str) -> AnyResponse | tuple[str, int]:
    """Keep what was mended on this page; a sentence with a fault comes back with everything that was typed."""
    language = _language(language_code)
    before = [each for each in _sentences(language) if each.key in request.form]
    posted = [_as_posted(each) for each in before]
    if any(each.faults for each in posted):
        return _page(language, posted), 422
    mended = {now.english[0]: now.forms for now, was in zip(posted, before, strict=True) if now.forms != was.forms}
    count = corrections.correct(
        current_session(), current_staff(), language=language.code, mended=mended, now=clock.now()
    )
    flash("1 sentence was mended." if count == 1 else f"{count} sentences were mended.")
    page, find = request.args.get("page"), request.args.get("find")
    return redirect(url_for("reports.check_language", language_code=language.code, page=page, find=find), 303)


@bp.post("/languages/<language_code>/checked")
@open_to_staff(*CHECKERS)
def say_checked(language_code: str) -> AnyResponse | tuple[str, int]:
    """Keep that a named person has read every sentence."""
    language = _language(language_code)
    name = request.form.get("name", "")
    try:
        corrections.say_it_is_checked(
            current_session(), current_staff(), language=language.code, name=name, now=clock.now()
        )
    except (NamelessCheck, TooLong):
        problem = "Say who read it: a name of at most 100 letters."
        return _page(language, _chosen(_sentences(language)), problem=problem), 422
    flash(f"{language.english_name} is kept as read by a person who speaks it.")
    return redirect(url_for("reports.languages"), 303)


@bp.get("/languages/<language_code>/messages.po")
@open_to_staff(*CHECKERS)
def export_language(language_code: str) -> Response:
    """Give the language's file with everything that was mended."""
    language = _language(language_code)
    kept = _mended(language)
    name = f"{language.locale}.po"
    return Response(
        catalogue.as_written(kept),
        mimetype="text/x-gettext-translation; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _language(code: str) -> Language:
    try:
        language = get_language(code)
    except NotOffered:
        abort(404)
    if language is ENGLISH:
        abort(404)
    return language


def _mended(language: Language) -> Catalog:
    kept = catalogue.read(TRANSLATIONS / language.locale / "LC_MESSAGES" / "messages.po")
    catalogue.mended(kept, corrections.corrections(current_session(), language.code))
    return kept


def _sentences(language: Language) -> list[Sentence]:
    kept = _mended(language)
    return [
        Sentence(
            key=hashlib.sha256(catalogue.ids(message)[0].encode()).hexdigest()[:12],
            english=catalogue.ids(message),
            note=_begun_large(" ".join(message.auto_comments).removeprefix(catalogue.NOTE_MARK).strip()),
            forms=catalogue.every_form(message, kept),
        )
        for message in catalogue.sentences(kept)
    ]


def _begun_large(note: str) -> str:
    # A comment in the code goes on after its mark; on a page it is a sentence by itself.
    return note[:1].upper() + note[1:]


def _chosen(sentences: list[Sentence]) -> list[Sentence]:
    wanted = request.args.get("find", "").strip().casefold()
    if not wanted:
        return sentences
    return [each for each in sentences if wanted in "\n".join((*each.english, *each.forms)).casefold()]


def _as_posted(sentence: Sentence) -> Sentence:
    typed = request.form.getlist(sentence.key)
    forms = tuple(clean_sentence(each) for each in typed)
    found = tuple(faults(sentence.english, forms))
    if len(forms) != len(sentence.forms):
        forms, found = sentence.forms, ("Fill every box of this sentence.",)
    return Sentence(sentence.key, sentence.english, sentence.note, forms, found)


def _page(language: Language, sentences: list[Sentence], *, problem: str = "") -> str:
    wanted = request.args.get("page", "1")
    pages = max(1, -(-len(sentences) // ON_A_PAGE))
    number = min(pages, max(1, int(wanted))) if wanted.isascii() and wanted.isdigit() and len(wanted) < 5 else 1
    wrong = any(each.faults for each in sentences)
    return render_template(
        "reports/check_language.html",
        language=language,
        state=state_in_words(who_checked(language.code)),
        said=corrections.checks(current_session()).get(language.code),
        sentences=sentences if wrong else sentences[(number - 1) * ON_A_PAGE : number * ON_A_PAGE],
        number=number,
        pages=pages,
        find=request.args.get("find", ""),
        days=[(day, *_as_written(day, language)) for day in _SAMPLE_DAYS],
        is_offered=language.code in offered(),
        problem=problem,
    )


def _as_written(day: date, language: Language) -> tuple[str, str]:
    """Return a day with its weekday and with its year, as pages and letters have them."""
    with_weekday, with_year = (
        format_date(day, pattern, locale=language.locale) for pattern in (language.day, language.date)
    )
    return with_weekday, with_year
