"""Clips that the council recorded, for phones without a voice for a language: from our own site alone."""

from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort, current_app, jsonify, request, url_for

from consult.domain.languages import get_language
from consult.formats.clips import clips_in_folder, find_clip, sentences_to_record
from consult.settings import Settings
from consult.web.access import open_to_anyone
from consult.web.languages import TRANSLATIONS, current_language, offered
from consult.web.site import bp

_A_DAY = 86_400


@bp.record_once
def _init(state: object) -> None:
    app: Flask = state.app  # type: ignore[attr-defined]
    app.jinja_env.globals["clips_address"] = clips_address


def clips_address() -> str:
    """Return where the clips of the page's language are listed; empty where there are none."""
    folder = _folder(current_language())
    return url_for("site.clips", language=current_language()) if folder is not None and folder.is_dir() else ""


def _folder(language: str) -> Path | None:
    settings: Settings = current_app.extensions["consult_settings"]
    return Path(settings.clips) / language if settings.clips else None


@bp.get("/clips/<language>")
@open_to_anyone
def clips(language: str) -> Response:
    """List a language's clips by the sentence that each says, as a page shows it."""
    folder = _folder(language) if language in offered() else None
    if folder is None or not folder.is_dir():
        abort(404)
    said = _said(language, (TRANSLATIONS / "messages.pot").stat().st_mtime_ns)
    found = {
        words: url_for("site.clip", language=language, name=name)
        for words, each in said.items()
        for english in each
        if (name := find_clip(folder, english)) is not None
    }
    answer = jsonify(found)
    answer.cache_control.max_age = _A_DAY
    return answer


@lru_cache(maxsize=32)
def _said(language: str, _changed_at: int) -> dict[str, list[str]]:
    """Return by sentence the English of it: two that a language says alike are one, whichever was recorded."""
    found: dict[str, list[str]] = {}
    for english, words in sentences_to_record(TRANSLATIONS, language, folder_name=get_language(language).locale):
        found.setdefault(" ".join(words.split()), []).append(english)
    return found


@bp.get("/clips/<language>/<name>")
@open_to_anyone
def clip(language: str, name: str) -> Response:
    """Send one clip, or the part of it that a phone asks for."""
    folder = _folder(language) if language in offered() else None
    if folder is None or name not in clips_in_folder(folder):
        abort(404)
    sound = (folder / name).read_bytes()
    answer = Response(sound, mimetype="audio/mpeg" if name.endswith(".mp3") else "audio/mp4")
    answer.cache_control.max_age = _A_DAY
    answer.make_conditional(request, accept_ranges=True, complete_length=len(sound))
    return answer
