"""You said, we did: what children asked for in a year, what came of it, and what a manager writes beside it."""

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.report_tables import Cell, ReportTable, Row
from consult.domain.reporting_year import ReportingYear
from consult.domain.second_person import NoReason, NotASecondPerson
from consult.domain.staff import StaffRole
from consult.domain.themes import Theme
from consult.domain.wishes import WishKind
from consult.domain.words import TooLong
from consult.domain.you_said_we_did import ANSWERS, ASKED_SINCE, SINCE, AskedFigures
from consult.services import you_said_we_did as service
from consult.services.statistics import years_to_choose
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.languages import offered
from consult.web.reports import bp
from consult.web.reports.figures import year_of_address

WRITERS = (StaffRole.MANAGER,)
SECOND_PERSONS = (StaffRole.MANAGER, StaffRole.OFFICER)
"""Who may let a name stand in words that somebody else wrote."""
_FIELD = "did-"
_TOO_LONG = f"Write at most {service.LONGEST_ANSWER} letters: it is read from a wall."
_NO_REASON = f"Say why it may stand, in at most {service.LONGEST_ANSWER} letters."
_KINDS = {WishKind.WISH: "Wishes", WishKind.WORRY: "Worries", WishKind.REQUEST: "Requests"}
_ANSWERS = {"yes": "Yes", "not_yet": "Not yet", "no": "No", "none": "No answer yet"}
_SINCE = {"yes": "It happened", "sort_of": "It sort of happened", "no": "It did not happen", "not_said": "Not said"}


@bp.get("/<year>/you-said-we-did")
@open_to_staff()
def you_said_we_did(year: str) -> str:
    """Show the year's themes with counts fit for publication, and what was done."""
    return _page(year_of_address(year))


@bp.post("/<year>/you-said-we-did")
@open_to_staff(*WRITERS)
def write_what_we_did(year: str) -> Response | tuple[str, int]:
    """Keep what was done; words that are too long come back with everything that was typed."""
    chosen, written = year_of_address(year), _written()
    if long := {theme for theme, words in written.items() if len(words.strip()) > service.LONGEST_ANSWER}:
        return _page(chosen, written=written, long=long), 422
    try:
        service.write_what_we_did(current_session(), chosen, written, who=current_staff(), now=clock.now())
    except TooLong:
        return _page(chosen, written=written, long=set(written)), 422
    if any(did.names for did in service.what_was_written(current_session(), chosen).values()):
        flash("What you did is saved. A name was found: see what is not on the poster yet.", "problem")
    else:
        flash("What you did is saved. It is on the page and the poster now.")
    return redirect(url_for("reports.you_said_we_did", year=chosen.name), 303)


@bp.post("/<year>/you-said-we-did/stand")
@open_to_staff(*SECOND_PERSONS)
def let_names_stand(year: str) -> Response | tuple[str, int]:
    """Let names stand that were found in what somebody else wrote, with a reason."""
    chosen, typed = year_of_address(year), request.form.get("because", "")
    theme = Theme(wanted) if (wanted := request.form.get("theme", "")) in set(Theme) else None
    try:
        if theme is not None:
            service.let_names_stand(
                current_session(), chosen, theme, because=typed, who=current_staff(), now=clock.now()
            )
            flash("It stands, and is on the poster now.")
    except service.NothingToLetStand:
        flash("It was changed meanwhile: no name is in it now.")
    except NotASecondPerson:
        flash("Whoever wrote it cannot let it stand. Change it, or ask a colleague.", "problem")
    except (NoReason, TooLong):
        return _page(chosen, unsaid=(theme, typed)), 422
    return redirect(url_for("reports.you_said_we_did", year=chosen.name), 303)


def figures_for(year: ReportingYear) -> AskedFigures:
    """Return what children asked for in a year, as this council publishes counts."""
    settings: Settings = current_app.extensions["consult_settings"]
    return service.what_children_asked_for(current_session(), year, zero_is_small=not settings.publish_zeros)


def _written() -> dict[Theme, str]:
    fields = {f"{_FIELD}{theme.value}": theme for theme in Theme}
    return {theme: request.form[name] for name, theme in fields.items() if name in request.form}


def _page(
    year: ReportingYear,
    *,
    written: dict[Theme, str] | None = None,
    long: set[Theme] | None = None,
    unsaid: tuple[Theme | None, str] = (None, ""),
) -> str:
    figures, who = figures_for(year), current_staff()
    everything = service.what_was_written(current_session(), year)
    did = {theme: each.words for theme, each in everything.items() if not each.names}
    named = {theme: each for theme, each in everything.items() if each.names}
    problems = [(f"{_FIELD}{theme.value}", f"{theme.words}: {_TOO_LONG}") for theme in Theme if theme in (long or ())]
    if unsaid[0] is not None:
        problems.append((f"because-{unsaid[0].value}", _NO_REASON))
    return render_template(
        "reports/you_said_we_did.html",
        year=year,
        years=years_to_choose(current_session(), today=clock.today()),
        by_kind=_by_kind(figures),
        by_answer=_by_answer(figures),
        since=_since(figures),
        themes=Theme,
        did=did,
        named=named if who.role in SECOND_PERSONS else {},
        who=who.staff_id,
        unsaid=unsaid,
        no_reason=_NO_REASON,
        written={theme: each.words for theme, each in everything.items()} | (written or {}),
        field=_FIELD,
        problems=problems,
        long=long or set(),
        too_long=_TOO_LONG,
        longest=service.LONGEST_ANSWER,
        may_write=who.role in WRITERS,
        languages=offered(),
    )


def _by_kind(figures: AskedFigures) -> ReportTable:
    rows = [
        Row(
            theme.words,
            [*(_cell(figures.of_theme(theme, kind=kind)) for kind in WishKind), _cell(figures.of_theme(theme))],
        )
        for theme in Theme
    ]
    totals = [*(_cell(figures.of_kind(kind)) for kind in WishKind), _cell(figures.all)]
    columns = [*_KINDS.values(), "All"]
    return ReportTable("What children asked for", "Theme", columns, [*rows, Row("All themes", totals, is_total=True)])


def _by_answer(figures: AskedFigures) -> ReportTable:
    rows = [
        Row(
            theme.words,
            [*(_cell(figures.of_theme(theme, answer=each)) for each in ANSWERS), _cell(figures.of_theme(theme))],
        )
        for theme in Theme
    ]
    totals = [*(_cell(figures.of_answer(each)) for each in ANSWERS), _cell(figures.all)]
    columns = [*(_ANSWERS[each] for each in ANSWERS), "All"]
    return ReportTable("What came of it", "Theme", columns, [*rows, Row("All themes", totals, is_total=True)])


def _since(figures: AskedFigures) -> ReportTable:
    rows = [
        Row(
            f"Answered {_ANSWERS[answer].lower()}",
            [*(_cell(figures.of_answer(answer, since=each)) for each in SINCE), _cell(figures.of_answer(answer))],
        )
        for answer in ASKED_SINCE
    ]
    totals = [*(_cell(figures.of_since(each)) for each in SINCE), _cell(figures.answered_with_more)]
    columns = [*(_SINCE[each] for each in SINCE), "All"]
    return ReportTable("What they say happened since", "Answer", columns, [*rows, Row("Both", totals, is_total=True)])


def _cell(count: int | None) -> Cell:
    return Cell(count, is_share=False)
