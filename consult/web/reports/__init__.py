"""The year in figures, and the return."""

from flask import Blueprint

bp = Blueprint("reports", __name__, url_prefix="/reports")
