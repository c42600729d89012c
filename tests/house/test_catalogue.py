"""The catalogue of this repository: current with the code, complete, safe to show."""

import gettext
import re
from pathlib import Path

import pytest
from babel import Locale

from consult.domain.languages import LANGUAGES, Language
from consult.domain.reading_age import reading_age
from consult.formats import catalogue

ROOT = Path(__file__).parent.parent.parent
TRANSLATIONS = ROOT / "translations"
CHOOSES_A_SIDE = "تريد|تريدين|تعيش|تعيشين|ترغب|ترغبين|تود|تحب|تحبين|تتمنى|تشعر|تشعرين|اختر|اختاري|اضغط|اكتب"


@pytest.mark.slow
def test_the_catalogue_is_up_to_date_with_the_code_and_every_language_is_complete() -> None:
    found = catalogue.problems(ROOT)
    assert not found, "Run `make translations`, translate what is new:\n" + "\n".join(found)


def test_every_offered_language_but_english_has_a_file_and_no_file_is_without_a_language() -> None:
    files = {file.parent.parent.name for file in catalogue.files_of_languages(TRANSLATIONS)}
    assert files == {language.locale for language in LANGUAGES} - {"en"}


def test_the_readme_names_the_file_of_every_language() -> None:
    readme = (TRANSLATIONS / "README.md").read_text(encoding="utf-8")
    for language in LANGUAGES[1:]:
        assert f"| {language.english_name} | `{language.locale}/LC_MESSAGES/messages.po` |" in readme


@pytest.mark.parametrize("language", LANGUAGES[1:], ids=lambda language: language.code)
def test_the_plural_forms_of_every_language_are_those_of_the_unicode_cldr(language: Language) -> None:
    kept = catalogue.read(TRANSLATIONS / language.locale / "LC_MESSAGES" / "messages.po")
    theirs, ours = Locale.parse(language.locale).plural_form, gettext.c2py(kept.plural_expr)
    pairs = {(theirs(number), ours(number)) for number in range(1001)}
    assert len(pairs) == kept.num_plurals, sorted(pairs)


def test_no_sentence_has_straight_quotes_or_a_percent_sign_that_is_no_placeholder() -> None:
    for file in (TRANSLATIONS / "messages.pot", *catalogue.files_of_languages(TRANSLATIONS)):
        for message in catalogue.sentences(catalogue.read(file)):
            for words in (*catalogue.ids(message), *catalogue.forms(message)):
                assert not re.search(r"[\"']", words), words
                assert not re.search(r"%(?!\(\w+\)s)", words), words


def test_arabic_speaks_to_girls_and_boys_alike() -> None:
    # Verbs that tell a boy from a girl, in the second person; the plural, which greets several, does not.
    chooses_a_side = re.compile(rf"(?<!\w)({CHOOSES_A_SIDE})(?!\w)")
    for message in catalogue.sentences(catalogue.read(TRANSLATIONS / "ar/LC_MESSAGES/messages.po")):
        for words in catalogue.forms(message):
            assert not chooses_a_side.search(words), words


def test_arabic_uses_arabic_question_marks_and_commas() -> None:
    for message in catalogue.sentences(catalogue.read(TRANSLATIONS / "ar/LC_MESSAGES/messages.po")):
        for words in catalogue.forms(message):
            assert not re.search(r"[\u0600-\u06ff]\s*[?,;]", words), words


@pytest.mark.slow
def test_no_sentence_around_a_child_s_questions_reads_older_than_nine() -> None:
    around = catalogue.from_code(ROOT, within=("templates/respondent", "templates/components", "templates/base"))
    sentences = [words for message in catalogue.sentences(around) for words in catalogue.ids(message)]
    measured = {words: reading_age(re.sub(r"%\(\w+\)s", "Sam", words)) for words in sentences if words.count(" ") > 4}
    assert len(measured) > 50
    assert {words: age for words, age in measured.items() if age > 9} == {}
