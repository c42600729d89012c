"""Sentences that name a button: in every language they call it what stands on it."""

import re
from pathlib import Path

import pytest

from consult.domain.languages import ENGLISH, LANGUAGES, Language
from consult.formats.catalogue import forms, ids, read, sentences

TRANSLATIONS = Path(__file__).parent.parent.parent / "translations"
BUTTONS = {
    "Continue": ("Continue",),
    "Go on": ("Go on",),
    "Leave": ("Leave",),
    "Send": ("Send it to %(officer)s", "Send it"),
    "Skip": ("Skip",),
    "Start": ("Start",),
    "Stop": ("Stop: ask for my pictures again",),
    "This is my own phone": ("This is my own phone",),
}
"""What sentences call a button, and what may stand on it: a longer label begins with the name."""
_NAMED = re.compile(rf"(?:\bpress |“)({'|'.join(BUTTONS)})\b")
_QUOTED = re.compile("[“„«]([^“”„«»]+)[”»]")
_MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each is not ENGLISH], ids=lambda each: each.code)
def test_a_sentence_calls_a_button_what_stands_on_it(language: Language) -> None:
    catalogue = read(TRANSLATIONS / language.locale / "LC_MESSAGES" / "messages.po")
    said = {ids(sentence)[0]: forms(sentence) for sentence in sentences(catalogue)}
    naming = {english: named[1] for english in said if (named := _NAMED.search(english))}
    assert len(naming) >= 14
    for english, name in naming.items():
        labels = [_MARKS.sub("", said[label][0]) for label in BUTTONS[name]]
        for form in said[english]:
            quoted = _QUOTED.findall(_MARKS.sub("", form))
            assert quoted, (language.english_name, english)
            assert [each for each in quoted if any(label.startswith(each) for label in labels)], (english, form)
