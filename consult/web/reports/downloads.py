"""The year's figures as CSV and XLSX, in full or for publication."""

from flask import Response, current_app

from consult.domain.answer_figures import AnswerCounts, answer_tables
from consult.domain.report_tables import TIDY_HEADINGS, Counts, report_tables, tidy_rows
from consult.domain.statistics import checks
from consult.formats.spreadsheets import Row, Sheet, csv_file, xlsx_file
from consult.settings import Settings
from consult.web.access import open_to_staff
from consult.web.reports import bp
from consult.web.reports.figures import IN_FULL, count, count_said, published, published_said

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/<year>/figures.csv")
@open_to_staff(*IN_FULL)
def csv_in_full(year: str) -> Response:
    """Give every count, and the checks of the totals, as CSV."""
    counted = count(year)
    told = [
        ("Check", check.sentence, "holds" if check.holds else "DOES NOT HOLD", "", "", "")
        for check in checks(counted)
    ]
    return _file(
        csv_file(TIDY_HEADINGS, [*_tidy(counted, count_said(counted)), *told]), f"figures-{counted.year}.csv", _CSV
    )


@bp.get("/<year>/figures.xlsx")
@open_to_staff(*IN_FULL)
def xlsx_in_full(year: str) -> Response:
    """Give every count, and the checks of the totals, as a workbook."""
    counted = count(year)
    told = [(check.sentence, "holds" if check.holds else "DOES NOT HOLD") for check in checks(counted)]
    sheets = [
        Sheet("Figures", TIDY_HEADINGS, _tidy(counted, count_said(counted))),
        Sheet("Checks", ("Check", "Result"), told),
    ]
    return _file(xlsx_file(sheets), f"figures-{counted.year}.xlsx", _XLSX)


@bp.get("/<year>/publication.csv")
@open_to_staff()
def csv_for_publication(year: str) -> Response:
    """Give what may be published as CSV."""
    counted = count(year)
    counts = published(counted)
    return _file(
        csv_file(TIDY_HEADINGS, _tidy(counts, published_said(counted))), f"publication-{counts.year}.csv", _CSV
    )


@bp.get("/<year>/publication.xlsx")
@open_to_staff()
def xlsx_for_publication(year: str) -> Response:
    """Give what may be published as a workbook."""
    counted = count(year)
    counts = published(counted)
    sheets = [Sheet("Figures", TIDY_HEADINGS, _tidy(counts, published_said(counted)))]
    return _file(xlsx_file(sheets), f"publication-{counts.year}.xlsx", _XLSX)


def _tidy(counts: Counts, answers: AnswerCounts) -> list[Row]:
    settings: Settings = current_app.extensions["consult_settings"]
    places = settings.percent_places
    return list(tidy_rows([*report_tables(counts, places=places), *answer_tables(answers, places=places)]))


def _file(content: bytes, name: str, kind: str) -> Response:
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
