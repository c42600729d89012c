"""`flask consult words`: what the help to write plainly looks for here, and whether a council's list can be used."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from consult.commands import group
from consult.domain.listed_words import OUR_WORDS, ListedWord, Sort
from consult.formats.word_list import WordListIsUnusable, read_word_list
from consult.settings import Settings


@group.command("words")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@with_appcontext
def words(file: Path | None) -> None:
    """Check a council's list (FILE, else the one that CONSULT_WORD_LIST names) and say what it changes."""
    settings: Settings = current_app.extensions["consult_settings"]
    file = file or (Path(settings.word_list) if settings.word_list else None)
    try:
        theirs = read_word_list(file) if file else ()
    except WordListIsUnusable as problem:
        for each in problem.problems:
            click.echo(each, err=True)
        raise SystemExit(2) from problem
    ours = {word.words: word for word in OUR_WORDS if not word.is_fine}
    for word in theirs:
        instead = ours.get(word.words.casefold())
        click.echo(f"{_said(word)}{f' Ours was: {_said(instead)}' if instead else ''}")
    avoid = sum(word.sort is Sort.AVOID for word in ours.values())
    click.echo(f"{len(theirs)} of the council’s; ours: {len(ours) - avoid} hard words and {avoid} to avoid.")


def _said(word: ListedWord) -> str:
    if word.is_fine:
        return f"{word.words}: may stand."
    better = " or ".join(f"“{each}”" for each in word.better)
    return f"{word.words}: {better}.{' ' if better and word.note else ''}{word.note}".replace(": .", ": ")
