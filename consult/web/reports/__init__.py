"""The year in figures, the return, and the days off that due dates step over."""

from flask import Blueprint

bp = Blueprint("reports", __name__, url_prefix="/reports")

from consult.web.reports import (  # noqa: E402
    days_off,
    downloads,
    figures,
    languages,
    posters,
    returns,
    you_said_we_did,
)

__all__ = ["bp", "days_off", "downloads", "figures", "languages", "posters", "returns", "you_said_we_did"]
