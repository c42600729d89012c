"""`flask consult add-staff` and `disable-staff`: accounts, made and closed by whoever runs the server."""

from datetime import UTC, datetime

import click
from flask import current_app

from consult.commands import group
from consult.domain.passwords import PasswordTooWeak
from consult.domain.staff import AlreadyHasAnAccount, NotAnEmailAddress, StaffRole
from consult.formats.qr import qr_for_terminal
from consult.services import staff
from consult.settings import Settings
from consult.storage.database import Database


@group.command("add-staff")
@click.option("--email", prompt="E-mail address", help="What the person signs in with.")
@click.option("--name", prompt="Name, as children and colleagues know it", help="Shown to respondents.")
@click.option(
    "--role", prompt="Role", type=click.Choice([role.value for role in StaffRole]), help="One role a person."
)
@click.option(
    "--password",
    prompt="Password (15 characters or more)",
    hide_input=True,
    confirmation_prompt=True,
    help="Better left out: it is then asked for and not kept in the shell’s history.",
)
def add_staff(email: str, name: str, role: str, password: str) -> None:
    """Make an account, and show once what its authenticator app needs."""
    settings: Settings = current_app.extensions["consult_settings"]
    service = f"{settings.council} reviews"
    try:
        with _database().writing() as session:
            made = staff.add_staff(
                session,
                email=email,
                name=name,
                role=StaffRole(role),
                password=password,
                service=service,
                now=datetime.now(UTC),
            )
    except NotAnEmailAddress:
        raise click.ClickException(f"{email!r} is not an e-mail address.") from None
    except AlreadyHasAnAccount:
        raise click.ClickException("This e-mail address has an account already.") from None
    except PasswordTooWeak as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"Made an account for {name}, {StaffRole(role).in_words}.")
    click.echo("Scan this with an authenticator app now; it is not shown again:\n")
    click.echo(qr_for_terminal(made.totp_address))
    click.echo(f"\nOr type this key: {made.totp_secret}\n{made.totp_address}")


@group.command("disable-staff")
@click.option("--email", prompt="E-mail address", help="Whose account to close.")
def disable_staff(email: str) -> None:
    """Close an account; its owner is out at their next request, and nothing they wrote is lost."""
    try:
        with _database().writing() as session:
            staff.disable(session, email=email, now=datetime.now(UTC))
    except NotAnEmailAddress:
        raise click.ClickException("Nobody has an account under this e-mail address.") from None
    click.echo("The account is closed.")


def _database() -> Database:
    opened: Database = current_app.extensions["consult_database"]
    return opened
