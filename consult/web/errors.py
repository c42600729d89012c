"""Every exception we expect, and the page it becomes."""

from types import TracebackType

import structlog
from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException

from consult.domain.staff import NotYours
from consult.settings import Settings
from consult.web.access import is_staff_page
from consult.web.logs import place_of

Raised = tuple[type, BaseException, TracebackType] | tuple[None, None, None]


def init_app(app: Flask) -> None:
    """Turn exceptions into pages that say what to do."""
    app.register_error_handler(NotYours, _not_found)
    app.register_error_handler(HTTPException, _http)
    settings: Settings = app.extensions["consult_settings"]
    if settings.mode != "development":
        app.register_error_handler(Exception, _broken)
        app.log_exception = _log_what_broke_after_a_page  # type: ignore[method-assign]


def _page(status: int) -> tuple[str, int]:
    audience = "staff" if is_staff_page(request.path) else "respondent"
    known = status if status in (403, 404, 413) else (500 if status >= 500 else 404)
    return render_template(f"errors/{audience}_{known}.html"), status


def _not_found(_problem: Exception) -> tuple[str, int]:
    return _page(404)


def _http(problem: HTTPException) -> tuple[str, int] | HTTPException:
    if problem.code is None or problem.code < 400:
        return problem
    return _page(problem.code)


def _broken(problem: Exception) -> tuple[str, int]:
    _log(problem)
    return _page(500)


def _log_what_broke_after_a_page(exc_info: Raised) -> None:
    """Stand in for Flask's own, which writes the whole traceback: the message in it may hold words."""
    if exc_info[1] is not None:
        _log(exc_info[1])


def _log(problem: BaseException) -> None:
    structlog.get_logger().error(
        "page broke", endpoint=request.endpoint, problem=type(problem).__name__, place=place_of(problem)
    )
