"""The poster of *you said, we did*: a page to show or print, and a PDF for a wall, in any language of the site."""

import structlog
from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from consult.domain.languages import get_language
from consult.domain.reporting_year import ReportingYear
from consult.domain.themes import Theme
from consult.domain.translatable import _
from consult.domain.you_said_we_did import ANSWERS, SINCE, AskedFigures
from consult.formats.paper import CannotBePrinted
from consult.formats.posters import Count, Poster, PosterPart, PosterSize, print_poster
from consult.services.you_said_we_did import what_we_did
from consult.web.access import open_to_staff
from consult.web.database import current_session
from consult.web.languages import current_language, date_in_words, use_language
from consult.web.reports import bp
from consult.web.reports.figures import year_of_address
from consult.web.reports.you_said_we_did import figures_for

TITLE = _("You said, we did")
_YEAR = _("What children and young people asked for, from %(first)s to %(last)s")
# Translators: stands before a number: how many things children asked for.
_ASKED = _("You asked")
_WE_DID = _("What we did")
_CAME_OF_IT = _("What came of it")
_HAPPENED = _("Did it happen?")
_NOTE = _("Very small numbers are left out, so that nobody can tell who asked.")
_ANSWERS = {"yes": _("Yes"), "not_yet": _("Not yet"), "no": _("No"), "none": _("No answer yet")}
# Translators: how many have not said yet whether what they asked for happened.
_SINCE = {"yes": _("Yes"), "sort_of": _("Sort of"), "no": _("No"), "not_said": _("Not said yet")}


@bp.get("/<year>/you-said-we-did/poster")
@open_to_staff()
def poster(year: str) -> str:
    """Show the poster as a page: nothing of the staff's screens is on it."""
    chosen = year_of_address(year)
    return render_template("reports/poster.html", poster=_poster(chosen), year=chosen)


@bp.get("/<year>/you-said-we-did/poster.pdf")
@open_to_staff()
def poster_pdf(year: str) -> Response:
    """Give the poster as a PDF, A4 or A3."""
    chosen = year_of_address(year)
    size = PosterSize(wanted) if (wanted := request.args.get("size", "")) in set(PosterSize) else PosterSize.A4
    try:
        printed = print_poster(_poster(chosen), size=size)
    except CannotBePrinted as problem:
        structlog.get_logger().error("a PDF could not be made", why=str(problem))
        flash("The PDF could not be made. Try again; if it fails again, tell whoever runs this site.", "problem")
        return redirect(url_for("reports.you_said_we_did", year=chosen.name), 303)
    answer = make_response(printed.pdf)
    answer.headers.set("Content-Type", "application/pdf")
    name = f"you-said-we-did-{chosen.name}-{current_language()}-{size.value}.pdf"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _poster(year: ReportingYear) -> Poster:
    use_language(request.args.get("language", ""))
    figures, did = figures_for(year), what_we_did(current_session(), year)
    parts = [_part(theme, figures, did.get(theme, "")) for theme in Theme]
    return Poster(
        language=get_language(current_language()),
        title=gettext(TITLE),
        words=gettext(_YEAR) % {"first": date_in_words(year.first_day), "last": date_in_words(year.last_day)},
        parts=tuple(part for part in parts if part.counts or part.did),
        did=gettext(_WE_DID),
        sums=tuple((heading, counts) for heading, counts in _sums(figures) if counts),
        note=gettext(_NOTE),
    )


def _part(theme: Theme, figures: AskedFigures, did: str) -> PosterPart:
    counts = [(_ASKED, figures.of_theme(theme))]
    counts += [(_ANSWERS[each], figures.of_theme(theme, answer=each)) for each in ANSWERS[:-1]]
    return PosterPart(gettext(theme.words), theme.picture, _shown(counts), did)


def _sums(figures: AskedFigures) -> list[tuple[str, tuple[Count, ...]]]:
    return [
        (gettext(_CAME_OF_IT), _shown([(_ANSWERS[each], figures.of_answer(each)) for each in ANSWERS])),
        (gettext(_HAPPENED), _shown([(_SINCE[each], figures.of_since(each)) for each in SINCE])),
    ]


def _shown(counts: list[tuple[str, int | None]]) -> tuple[Count, ...]:
    return tuple(Count(gettext(words), str(count)) for words, count in counts if count is not None)
