"""The commands that make and close accounts."""

import re

import pyotp
from flask import Flask
from flask.testing import FlaskClient

ADD = ["consult", "add-staff", "--email", "dana@exampleshire.example", "--name", "Dana Inkwell", "--role", "officer"]
PASSWORD = ["--password", "marmalade kettle orbit"]


def test_the_first_account_signs_in_with_what_the_command_showed(app: Flask, client: FlaskClient) -> None:
    told = app.test_cli_runner().invoke(args=[*ADD, *PASSWORD])
    assert told.exit_code == 0, told.output
    secret = re.search(r"key: ([A-Z2-7]{32})\n(otpauth://\S+)", told.output)
    assert secret is not None
    assert secret[1] in secret[2]
    form = {"email": "dana@exampleshire.example", "password": PASSWORD[1], "totp": pyotp.TOTP(secret[1]).now()}
    assert client.post("/account/sign-in", data=form).status_code == 303


def test_the_command_asks_for_what_was_not_given(app: Flask) -> None:
    typed = "dana@exampleshire.example\nDana Inkwell\nofficer\nmarmalade kettle orbit\nmarmalade kettle orbit\n"
    told = app.test_cli_runner().invoke(args=["consult", "add-staff"], input=typed)
    assert told.exit_code == 0, told.output
    assert "Made an account for Dana Inkwell, IRO." in told.output
    assert "marmalade" not in told.output


def test_a_refusal_is_a_sentence_and_makes_no_account(app: Flask) -> None:
    runner = app.test_cli_runner()
    weak = runner.invoke(args=[*ADD, "--password", "Password12345678"])
    assert weak.exit_code == 1
    assert "easy to guess" in weak.output
    assert runner.invoke(args=[*ADD, *PASSWORD]).exit_code == 0
    twice = runner.invoke(args=[*ADD, *PASSWORD])
    assert twice.exit_code == 1
    assert "has an account already" in twice.output


def test_a_closed_account_signs_nobody_in(app: Flask, client: FlaskClient) -> None:
    runner = app.test_cli_runner()
    told = runner.invoke(args=[*ADD, *PASSWORD])
    secret = re.search(r"key: ([A-Z2-7]{32})", told.output)
    assert secret is not None
    assert runner.invoke(args=["consult", "disable-staff", "--email", "Dana@exampleshire.example"]).exit_code == 0
    form = {"email": "dana@exampleshire.example", "password": PASSWORD[1], "totp": pyotp.TOTP(secret[1]).now()}
    assert client.post("/account/sign-in", data=form).status_code == 422
    assert runner.invoke(args=["consult", "disable-staff", "--email", "nobody@x.example"]).exit_code == 1
