"""Help to write plainly on a page: the site's list of words, and the parts that a form sends."""

from collections.abc import Collection
from pathlib import Path

from flask import Flask, current_app
from werkzeug.datastructures import MultiDict

from consult.domain.letters import Register
from consult.domain.listed_words import OUR_WORDS, OURS, WordList
from consult.domain.listed_words import word_list as made_of
from consult.domain.plain_parts import PlainPart, look_over, press
from consult.formats.word_list import WordListIsUnusable, read_word_list
from consult.settings import Settings, UnusableSetting

LONGEST_PART = 50_000
"""Letters of one part that are looked through; far more than a letter has."""
MOST_PARTS = 200


class TooMuchToLookAt(Exception):
    """A form holds more, or longer, parts than a letter has."""


def init_app(app: Flask) -> None:
    """Read the council's own words once, when the site starts.

    Raises:
        UnusableSetting: naming each line of the file that is wrong.
    """
    app.extensions["consult_words"] = _words_of(app.extensions["consult_settings"])
    app.jinja_env.globals.update(looked_over=looked_over, letter_registers=Register)


def _words_of(settings: Settings) -> WordList:
    if not settings.word_list:
        return OURS
    try:
        return made_of(OUR_WORDS, of_the_council=read_word_list(Path(settings.word_list)))
    except WordListIsUnusable as problem:
        raise UnusableSetting(f"CONSULT_WORD_LIST cannot be used. {problem}") from problem


def word_list() -> WordList:
    """Return what is looked for here: ours, and the council's over it."""
    words: WordList = current_app.extensions["consult_words"]
    return words


def looked_over(field: str, title: str, text: str | None, kept: Collection[str] = ()) -> PlainPart:
    """Return one field in which staff write what a child will read; `kept` is what they keep as it is."""
    return look_over(field, title=title, text=text or "", kept=kept, words=word_list())


def sent_register(form: MultiDict[str, str]) -> Register:
    """Return who is to read what a form sends; a child, unless it says otherwise."""
    sent = form.get("plain_register", "")
    return Register(sent) if sent in set(Register) else Register.CHILD


def sent_parts(form: MultiDict[str, str]) -> tuple[PlainPart, ...]:
    """Return the parts that a form sends, after its press of Replace or Keep if there was one.

    Line ends become `\\n`, as they are in the browser. Whoever stores a part takes only the fields they know.

    Raises:
        TooMuchToLookAt: for more or longer parts than a letter has.
    """
    fields, register, words = form.getlist("plain_part"), sent_register(form), word_list()
    if len(fields) > MOST_PARTS or any(len(form.get(field, "")) > LONGEST_PART for field in fields):
        raise TooMuchToLookAt
    parts = [
        look_over(
            field,
            title=form.get(f"plain_title.{field}", ""),
            text=form.get(field, "").replace("\r\n", "\n").replace("\r", "\n"),
            kept=form.getlist(f"plain_kept.{field}"),
            register=register,
            words=words,
        )
        for field in dict.fromkeys(fields)
    ]
    return press(parts, form.get("plain", ""), register=register, words=words)


def sent_kept(form: MultiDict[str, str], field: str) -> tuple[str, ...]:
    """Return what the author of one field keeps as it is, after a press of Keep if there was one."""
    try:
        parts = sent_parts(form)
    except TooMuchToLookAt:
        return ()
    return next((part.kept for part in parts if part.field == field), ())


def after_press(form: MultiDict[str, str]) -> MultiDict[str, str]:
    """Return a form as it is after its press of Replace, for a page that stores its fields in its own way.

    What is too much to look at is returned as it came: the page's own limits speak of it.
    """
    if "plain" not in form:
        return form
    pressed = form.copy()
    try:
        for part in sent_parts(form):
            pressed.setlist(part.field, [part.text])
    except TooMuchToLookAt:
        return form
    return pressed
