import base64
import http.client
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest

from consult.app import create_app
from consult.domain.outbox import Way
from consult.server import reasons_not_to_start
from consult.settings import MADE_UP_NOTIFY, Settings
from consult.storage.database import Database, open_database
from consult.storage.keys import Keys, new_keys
from tests.journeys.live import free_port

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def safe(settings: Settings) -> Settings:
    return replace(settings, mode="production", public_url="https://reviews.exampleshire.example", proxies=1)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"out_of_hours": ""}, "CONSULT_OUT_OF_HOURS"),
        ({"day_line": ""}, "CONSULT_DAY_LINE"),
        ({"public_url": "http://reviews.exampleshire.example"}, "CONSULT_URL"),
        ({"public_url": ""}, "CONSULT_URL"),
        ({"proxies": 0}, "CONSULT_PROXIES"),
        ({"debug": True}, "CONSULT_DEBUG"),
        ({"mode": "demonstration"}, "CONSULT_MODE"),
    ],
)
def test_production_names_the_setting_that_is_unsafe(
    safe: Settings, database: Database, change: dict[str, object], named: str
) -> None:
    assert reasons_not_to_start(safe, database) == []
    reasons = reasons_not_to_start(replace(safe, **change), database)  # type: ignore[arg-type]
    assert len(reasons) == 1
    assert named in reasons[0]


KEY = "council-11111111-2222-4333-8444-555555555555-66666666-7777-4888-9999-000000000000"
TEMPLATE = "11111111-2222-4333-8444-666666666666"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"notify_text": TEMPLATE}, "CONSULT_NOTIFY_TEXT_TEMPLATE is set, but CONSULT_NOTIFY_KEY is empty"),
        ({"notify_email": TEMPLATE}, "CONSULT_NOTIFY_EMAIL_TEMPLATE is set, but CONSULT_NOTIFY_KEY is empty"),
        ({"notify_url": "https://notify.example"}, "CONSULT_NOTIFY_URL is set, but CONSULT_NOTIFY_KEY is empty"),
        ({"notify_key": KEY[:-1]}, "CONSULT_NOTIFY_KEY is not a key"),
        ({"notify_key": TEMPLATE}, "CONSULT_NOTIFY_KEY is not a key"),
        ({"notify_key": MADE_UP_NOTIFY["notify_key"]}, "CONSULT_NOTIFY_KEY is the demonstration’s"),
        ({"notify_key": KEY, "notify_text": "text"}, "CONSULT_NOTIFY_TEXT_TEMPLATE is not the id"),
        ({"notify_key": KEY, "notify_email": "mail"}, "CONSULT_NOTIFY_EMAIL_TEMPLATE is not the id"),
        ({"notify_key": KEY, "notify_url": "http://notify.example"}, "CONSULT_NOTIFY_URL must be https"),
    ],
)
def test_production_does_not_start_with_half_of_notify_set_up(
    safe: Settings, database: Database, change: dict[str, object], named: str
) -> None:
    whole = replace(safe, notify_key=KEY, notify_text=TEMPLATE, notify_email=TEMPLATE)
    assert reasons_not_to_start(whole, database) == []
    (reason,) = reasons_not_to_start(replace(safe, **change), database)  # type: ignore[arg-type]
    assert named in reason


def test_without_a_key_nothing_is_sent_and_without_a_template_no_text(safe: Settings) -> None:
    assert safe.ways_to_send == ()
    assert replace(safe, notify_key=KEY).ways_to_send == (Way.POST,)
    assert replace(safe, notify_key=KEY, notify_text=TEMPLATE).ways_to_send == (Way.POST, Way.TEXT)


def test_production_does_not_start_beside_the_sign_ins_of_a_demonstration(safe: Settings, database: Database) -> None:
    (safe.data / "demo.json").write_text("{}")
    assert "demo.json" in reasons_not_to_start(safe, database)[0]


@pytest.mark.parametrize("name", ["keys.json", "consult.db"])
def test_production_does_not_start_while_others_on_the_machine_can_open_the_keys_or_the_database(
    safe: Settings, database: Database, name: str
) -> None:
    (safe.data / name).touch()
    (safe.data / name).chmod(0o640)
    assert f"chmod 600 {name}" in reasons_not_to_start(safe, database)[0]


@pytest.mark.parametrize("typed", [b"0" * 32, b"change-me-change-me-change-me-ok", bytes(range(8)) * 4])
def test_production_does_not_start_with_a_key_that_somebody_typed(
    safe: Settings, database: Database, keys: Keys, typed: bytes
) -> None:
    database.keys = replace(keys, links=typed)
    assert "The links key is not random" in reasons_not_to_start(safe, database)[0]


def test_production_does_not_start_with_one_key_for_two_purposes(
    safe: Settings, database: Database, keys: Keys
) -> None:
    database.keys = replace(keys, links=keys.visits)
    assert "Two keys are the same" in reasons_not_to_start(safe, database)[0]


def test_an_unsafe_site_answers_nobody_whatever_server_starts_it(safe: Settings, database: Database) -> None:
    unsafe = create_app(replace(safe, out_of_hours=""), opened=database)
    answer = unsafe.test_client().get("/s")
    assert answer.status_code == 503
    assert "01632" not in answer.text


def flask_consult(*arguments: str, data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as an operator would, with nothing in the environment but what is given."""
    return subprocess.run(
        [sys.executable, "-m", "flask", "consult", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "CONSULT_DATA": str(data), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_serve_lists_every_unsafe_setting_at_once_and_ends(tmp_path: Path) -> None:
    refused = flask_consult("serve", data=tmp_path)
    assert refused.returncode == 1
    assert set(re.findall(r"CONSULT_\w+", refused.stderr)) == {
        "CONSULT_OUT_OF_HOURS",
        "CONSULT_DAY_LINE",
        "CONSULT_URL",
    }


def test_serve_with_safe_settings_serves_until_it_is_told_to_stop(tmp_path: Path) -> None:
    port = free_port()
    safe = {
        "CONSULT_DATA": str(tmp_path),
        "CONSULT_URL": "https://reviews.exampleshire.example",
        "CONSULT_OUT_OF_HOURS": "01632 960456",
        "CONSULT_DAY_LINE": "01632 960123",
        "CONSULT_PROXIES": "1",
        "PORT": str(port),
    }
    command = [sys.executable, "-m", "flask", "consult", "serve"]
    server = subprocess.Popen(command, cwd=ROOT, env={"PATH": os.environ["PATH"], **safe}, stdout=subprocess.PIPE)
    try:
        answer = answer_of(f"http://127.0.0.1:{port}/account/sign-in", within_s=30)
    finally:
        server.terminate()
    server.communicate(timeout=20)
    assert server.returncode == 0
    assert answer.status == 200
    assert answer.headers["Server"] is None
    assert answer.headers["Strict-Transport-Security"]


def answer_of(address: str, *, within_s: float) -> http.client.HTTPResponse:
    """What an address answers, asked again until something listens there."""
    until = time.monotonic() + within_s
    while True:
        try:
            answer: http.client.HTTPResponse = urllib.request.urlopen(address, timeout=10)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            answer.read()
            answer.close()
            return answer


@pytest.mark.parametrize(
    "text", ["", "{}", "not json", json.dumps({"sealing": {"k1": base64.b64encode(b"short").decode()}})]
)
def test_a_short_or_broken_key_is_a_sentence_and_not_a_traceback(tmp_path: Path, text: str) -> None:
    refused = flask_consult("serve", data=tmp_path, CONSULT_KEYS=text or " x")
    assert refused.returncode == 1
    assert "The site does not start: The keys are not in the expected form." in refused.stderr
    assert "Traceback" not in refused.stderr


def test_keys_that_were_lost_are_asked_for_and_never_made_anew(tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path / 'consult.db'}", new_keys()).close()
    refused = flask_consult("serve", data=tmp_path)
    assert "keys.json is missing. Put it back" in refused.stderr
    assert not (tmp_path / "keys.json").exists()
