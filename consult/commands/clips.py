"""`flask consult clips-to-record`: the sentences of a language that a council can have read aloud by somebody."""

import csv
import sys
from pathlib import Path

import click
from flask import current_app

from consult.commands import group
from consult.domain.clips import clip_name
from consult.domain.languages import LANGUAGES, get_language
from consult.formats.clips import find_clip, sentences_to_record
from consult.settings import Settings

TRANSLATIONS = Path(__file__).parent.parent.parent / "translations"


@group.command("clips-to-record")
@click.argument("language", type=click.Choice([each.code for each in LANGUAGES]))
def clips_to_record(language: str) -> None:
    """Print as CSV what each clip of a language is called, whether it is there, and what it says."""
    settings: Settings = current_app.extensions["consult_settings"]
    folder = Path(settings.clips) / language if settings.clips else None
    out = csv.writer(sys.stdout)
    out.writerow(["file", "recorded", "English", get_language(language).english_name])
    pairs = sentences_to_record(TRANSLATIONS, language, folder_name=str(get_language(language).locale))
    for english, words in pairs:
        found = find_clip(folder, english) if folder is not None else None
        out.writerow([found or f"{clip_name(english)}.m4a", "yes" if found else "no", english, words])
