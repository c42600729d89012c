"""`flask consult translations`: bring the catalogue up to date with the code, or check that it is."""

import re
from collections.abc import Iterable
from pathlib import Path

import click
from flask import current_app

from consult.commands import group
from consult.domain.languages import LANGUAGES, state_in_words, write_check
from consult.domain.question_sets import CHILDREN_S_SETS, PICTURE_SETS
from consult.domain.questions import AnyQuestion, QuestionSet, WordsQuestion
from consult.domain.reading_age import reading_age
from consult.formats import catalogue
from consult.services import corrections
from consult.storage.database import Database

ROOT = Path(__file__).parent.parent.parent
TRANSLATIONS = ROOT / "translations"
OLDEST = 9.0
FEWEST_WORDS = 6
"""The measure says nothing about a sentence shorter than this."""


@group.group("translations")
def translations() -> None:
    """The sentences respondents read, in every language."""


@translations.command("update")
def update() -> None:
    """Draw the sentences from the code, bring every language's file up to date, and compile."""
    missing = catalogue.bring_up_to_date(ROOT)
    sentences = sum(1 for _message in catalogue.sentences(catalogue.read(ROOT / "translations" / "messages.pot")))
    click.echo(f"{sentences} sentences in the catalogue.")
    for language, wanted in missing.items():
        click.echo(f"{language}: {'complete' if not wanted else f'{wanted} to translate'}.")
    catalogue.compile_stale(ROOT / "translations")


@translations.command("take-in")
def take_in() -> None:
    """Write what was mended on the pages for checkers, and who read a language, into the files of `translations/`."""
    opened: Database = current_app.extensions["consult_database"]
    with opened.reading() as session:
        mended, checks = corrections.corrected_languages(session), corrections.checks(session)
    for language in LANGUAGES:
        if language.code in mended:
            file = TRANSLATIONS / language.locale / "LC_MESSAGES" / "messages.po"
            kept = catalogue.read(file)
            count = catalogue.mended(kept, mended[language.code])
            catalogue.write(kept, file)
            click.echo(f"{language.english_name}: {count} sentences changed.")
    checked = TRANSLATIONS / "checked.toml"
    for code, check in checks.items():
        checked.write_text(write_check(checked.read_text(encoding="utf-8"), code, check), encoding="utf-8")
        click.echo(f"{code}: {state_in_words(check)}.")
    if not mended and not checks:
        click.echo("Nothing was mended or checked.")
    catalogue.compile_stale(TRANSLATIONS)


@translations.command("check")
def check() -> None:
    """Say what is missing or wrong, and the reading age of every child's page; exit 1 when something is."""
    wrong = catalogue.problems(ROOT)
    for problem in wrong:
        click.echo(problem, err=True)
    click.echo("Reading age of the children's questions (English), oldest first:")
    for age, words in _ages_of_questions(CHILDREN_S_SETS):
        click.echo(f"  {age:4.1f}  {words}")
    click.echo("Reading age of the pages that pictures lead (English), oldest first:")
    for age, words in _ages_of_questions(PICTURE_SETS):
        click.echo(f"  {age:4.1f}  {words}")
    click.echo(f"Sentences around the questions that read older than {OLDEST:.0f}, which children and adults share:")
    for age, words in _ages_of_sentences():
        click.echo(f"  {age:4.1f}  {words}")
    if wrong:
        click.echo(f"{len(wrong)} to mend. `make translations` brings the files up to date with the code.", err=True)
        raise SystemExit(1)
    click.echo("The catalogue is up to date, and every language is complete.")


def _ages_of_questions(sets: Iterable[QuestionSet]) -> list[tuple[float, str]]:
    pages = {_whole_page(question): question.words for asked in sets for question in asked}
    return sorted(((reading_age(page), words) for page, words in pages.items()), reverse=True)


def _ages_of_sentences() -> list[tuple[float, str]]:
    around = catalogue.from_code(ROOT, within=("templates/respondent", "templates/components", "templates/base"))
    sentences = {words for message in catalogue.sentences(around) for words in catalogue.ids(message)}
    measured = ((reading_age(_as_read(words)), words) for words in sentences if len(words.split()) >= FEWEST_WORDS)
    return sorted((each for each in measured if each[0] > OLDEST), reverse=True)


def _as_read(words: str) -> str:
    # A placeholder is mostly a name or a day: one short word is nearer to it than the name of the placeholder.
    return re.sub(r"%\(\w+\)s", "Sam", words)


def _whole_page(question: AnyQuestion) -> str:
    starters = question.starters if isinstance(question, WordsQuestion) else ()
    return "\n".join([question.words, question.hint, *starters, *(each.words for each in question.options)])
