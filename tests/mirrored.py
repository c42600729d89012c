"""Mirrored English: English between marks on right-to-left pages, in which a forgotten sentence stands out."""

import shutil
from pathlib import Path

from babel.messages.catalog import Catalog

from consult.formats import catalogue

TRANSLATIONS = Path(__file__).parent.parent / "translations"
BEGINS, ENDS = "⟪", "⟫"


def mirrored_english(folder: Path) -> Path:
    """Make a folder of translations in which Arabic is English between marks, and return it."""
    mirrored = Catalog(locale="ar")
    for message in catalogue.sentences(catalogue.from_code(TRANSLATIONS.parent)):
        english = catalogue.ids(message)
        if message.pluralizable:
            one, many = (f"{BEGINS}{words}{ENDS}" for words in english)
            mirrored.add(message.id, (many, one, many, many, many, many))
        else:
            mirrored.add(message.id, f"{BEGINS}{english[0]}{ENDS}")
    catalogue.write(mirrored, folder / "ar" / "LC_MESSAGES" / "messages.po")
    catalogue.compile_stale(folder)
    shutil.copy(TRANSLATIONS / "checked.toml", folder)
    return folder
