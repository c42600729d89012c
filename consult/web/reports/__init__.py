"""The year in figures, the return, and the days off that due dates step over."""

from flask import Blueprint

bp = Blueprint("reports", __name__, url_prefix="/reports")

from consult.web.reports import days_off, downloads, figures, languages, returns  # noqa: E402

__all__ = ["bp", "days_off", "downloads", "figures", "languages", "returns"]
