"""Signing in and out."""

from flask import Blueprint

bp = Blueprint("account", __name__, url_prefix="/account")

from consult.web.account import sign_in  # noqa: E402

__all__ = ["bp", "sign_in"]
