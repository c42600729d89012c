"""Pages for children, parents and carers: the public door."""

from flask import Blueprint

bp = Blueprint("respondent", __name__)
