"""Styles, scripts and pictures under addresses that change with them, so that a phone fetches each once."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request

_FOR_GOOD = "public, max-age=31536000, immutable"


def init_app(app: Flask) -> None:
    """Give every static file of `app` an address for as long as it stays as it is."""
    app.url_defaults(_add_version)
    app.after_request(_keep_for_good)


def _add_version(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and current_app.static_folder:
        file = Path(current_app.static_folder) / values["filename"]
        if file.is_file():
            values["v"] = _version(str(file), file.stat().st_mtime_ns)


@cache
def _version(file: str, _changed_at: int) -> str:
    return sha256(Path(file).read_bytes()).hexdigest()[:10]


def _keep_for_good(response: Response) -> Response:
    # Only under the address of what it is now: a page of yesterday may ask for what was there yesterday.
    if request.endpoint == "static" and response.status_code in (200, 304) and request.view_args:
        values = dict(request.view_args)
        _add_version("static", values)
        if request.args.get("v") == values.get("v"):
            response.headers["Cache-Control"] = _FOR_GOOD
    return response
