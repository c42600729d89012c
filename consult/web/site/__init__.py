"""Help, privacy and accessibility, for everyone."""

from flask import Blueprint

bp = Blueprint("site", __name__, url_prefix="/help")
