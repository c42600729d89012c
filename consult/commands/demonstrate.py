"""`flask consult demonstrate`: the site with a made-up council; `demo-sign-ins`: its digits to sign in with."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import click
import pyotp
from babel.support import Translations
from flask import current_app
from sqlalchemy.orm import Session

from consult.commands import group
from consult.commands.send_outbox import start_sending
from consult.demonstration.made_up_notify import MadeUpNotify, Running, Taken
from consult.demonstration.making import is_empty, make_demonstration
from consult.demonstration.record import read_record, write_record
from consult.demonstration.stage import Site
from consult.domain.dates import LONDON
from consult.domain.invitations import Purpose, in_fours
from consult.domain.languages import ENGLISH
from consult.domain.notify import read_key
from consult.formats.qr import qr_for_terminal
from consult.server import serve
from consult.settings import MADE_UP_NOTIFY, Settings
from consult.storage.database import Database

_NOT_A_DEMONSTRATION = """\
{folder} holds a database that is not a demonstration: nothing was changed.
Choose another folder with CONSULT_DATA, or serve this one with `flask consult serve`."""


@group.command("demonstrate")
@click.option("--only-make", is_flag=True, help="Make the data and print the links, but do not start the site.")
def demonstrate(only_make: bool) -> None:
    """Start the site with a made-up council; makes its data in an empty folder."""
    settings: Settings = current_app.extensions["consult_settings"]
    record = _record(settings, current_app.extensions["consult_database"])
    introduce(record, settings)
    if not only_make:
        _send_nowhere(settings, current_app.extensions["consult_database"])
        serve(current_app._get_current_object(), settings)  # type: ignore[attr-defined]


@group.command("demo-sign-ins")
def demo_sign_ins() -> None:
    """Print the six digits that each member of the demonstration's staff can sign in with now."""
    settings: Settings = current_app.extensions["consult_settings"]
    file = settings.data / "demo.json"
    if not file.exists():
        raise click.ClickException(f"There is no demonstration in {settings.data}: start one with `make run`.")
    for person in read_record(file)["staff"]:
        click.echo(f"{pyotp.TOTP(person['totp_secret']).now()}  {person['email']}")


def _send_nowhere(settings: Settings, database: Database) -> None:
    """Send what is put in the outbox to a made-up Notify in this process, which says so in the terminal."""
    if settings.notify_key != MADE_UP_NOTIFY["notify_key"]:
        return

    def tell(taken: Taken) -> None:
        click.echo(f"The made-up GOV.UK Notify took a message: {taken.way.value}, reference {taken.reference}.")

    url = Running(MadeUpNotify(read_key(settings.notify_key), tell=tell)).url
    start_sending(replace(settings, notify_url=url), database)


def _record(settings: Settings, database: Database) -> dict[str, Any]:
    file = settings.data / "demo.json"
    now = datetime.now(UTC)
    with database.writing() as session:
        if file.exists() and not is_empty(session):
            record = read_record(file) | {"base_url": settings.base_url}
            write_record(file, record)
            return record
        if settings.is_production or not is_empty(session):
            sys.exit(_NOT_A_DEMONSTRATION.format(folder=settings.data))
        click.echo("Making Exampleshire, a made-up council …")
        record = make_exampleshire(session, settings, now=now, say=lambda line: click.echo(f"  {line}"))
        # Written before the data is committed: production refuses to start beside this file.
        write_record(file, record)
    return record


def make_exampleshire(
    session: Session, settings: Settings, *, now: datetime, say: Callable[[str], None] = lambda _line: None
) -> dict[str, Any]:
    """Make the whole demonstration in the words of this site, and return what demo.json holds."""
    in_words = current_app.extensions["consult_letter_in_words"]
    return make_demonstration(
        session,
        now=now,
        today=now.astimezone(LONDON).date(),
        base_url=settings.base_url,
        site=Site(_translate, in_words, settings.council, settings.day_line),
        say=say,
    )


def _translate(words: str, language: str) -> str:
    folder = current_app.config["BABEL_TRANSLATION_DIRECTORIES"]
    return words if language == "en" else Translations.load(folder, [language]).gettext(words)


def introduce(record: dict[str, Any], settings: Settings) -> None:
    """Print where the site is, how to sign in, and links to try."""
    base_url = record["base_url"]
    click.echo(f"\n{click.style(base_url, bold=True)}  the site\n\nStaff sign in at {base_url}/account/sign-in")
    for person in record["staff"]:
        digits = pyotp.TOTP(person["totp_secret"]).now()
        click.echo(f"  {person['role']:13}  {person['email']:38}  {person['password']:30}  six digits now {digits}")
    click.echo("  The six digits last half a minute and work once. The next ones: flask consult demo-sign-ins")
    links = record["links"]
    # A demonstration that was made before its links said their language has them all the same.
    spoken = [link for link in links if link.get("language", ENGLISH.code) == ENGLISH.code]
    children = [link for link in spoken if link["respondent"] == "child"]
    before = [link for link in children if link["purpose"] == Purpose.BEFORE]
    _show_link("A child’s link", next(link for link in before if link["lock"] is None), base_url)
    for letter in [link for link in children if link["purpose"] == Purpose.LETTER and link["lock"]][:1]:
        _show_link("A child’s letter", letter, base_url)
        click.echo(f"It opens with four pictures, in this order: {_in_order(letter['lock'])}")
    for again in [link for link in before if link["lock"]][:1]:
        address = click.style(f"{base_url}/s#{again['number']}", bold=True)
        click.echo(f"\nA child who asked for something last time, and hears what came of it: {address}")
        click.echo(f"It opens with: {_in_order(again['lock'])}")
    click.echo(f"\nAll {len(links)} links are in {settings.data / 'demo.json'}. Stop with Ctrl+C.")


def _in_order(pictures: list[str]) -> str:
    return str(click.style(", ".join(pictures), bold=True))


def _show_link(called: str, link: dict[str, Any], base_url: str) -> None:
    address = f"{base_url}/s#{link['number']}"
    click.echo(f"\n{called}, with the {link['animal']}: {click.style(address, bold=True)}")
    click.echo(f"or type {in_fours(link['number'])} at {base_url}/s\n")
    click.echo(qr_for_terminal(address, colours=sys.stdout.isatty()))
