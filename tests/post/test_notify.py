"""What is asked of GOV.UK Notify, and what its answers are taken for."""

import http.server
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from consult.demonstration.made_up_notify import Fault, MadeUpNotify
from consult.domain.notify import Key, NotAKey, is_key, is_template, read_key
from consult.domain.outbox import Way
from consult.post.notify import Forgotten, Notify, Refused, TryLater
from consult.settings import MADE_UP_NOTIFY
from tests.factories.made_up_notify import ADDRESSES, KEY, PDF, TEMPLATES, WORDS, a_made_up_notify, notify_at
from tests.journeys.live import free_port


def sent(notify: Notify, way: Way, *, reference: str = "r-1", body: str | None = None) -> str:
    return notify.send(
        way, reference=reference, recipient=ADDRESSES[way], body=body or (PDF if way is Way.POST else WORDS)
    )


@pytest.mark.parametrize("way", list(Way))
def test_a_letter_a_text_and_an_email_are_taken_and_found_again_by_our_reference(way: Way) -> None:
    with a_made_up_notify() as (made_up, url):
        notify = notify_at(url)
        assert notify.find("r-1") is None
        notify_id = sent(notify, way)
        assert notify.find("r-1") == notify_id
        assert notify.find("r-2") is None
        (taken,) = made_up.taken
    assert (taken.way, taken.reference, taken.sent_to) == (way, "r-1", ADDRESSES[way])


def test_the_same_reference_sent_twice_is_taken_twice_as_the_real_one_would() -> None:
    with a_made_up_notify() as (made_up, url):
        for _twice in range(2):
            sent(notify_at(url), Way.TEXT)
    assert made_up.times_taken() == {"r-1": 2}


def test_of_what_it_took_notify_says_what_became_and_of_anything_else_that_it_has_none() -> None:
    with a_made_up_notify() as (made_up, url):
        notify = notify_at(url)
        notify_id = sent(notify, Way.TEXT)
        assert notify.status_of(notify_id, reference="r-1") == "delivered"
        with pytest.raises(TryLater, match="not Notify"):
            notify.status_of(notify_id, reference="r-2")
        made_up.taken.clear()
        with pytest.raises(Forgotten):
            notify.status_of(notify_id, reference="r-1")
        with pytest.raises(TryLater, match=r"^400 ValidationError$"):
            notify.status_of("../notifications", reference="r-1")


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.BEFORE, Fault.SILENT_BEFORE])
def test_after_a_failure_before_it_was_taken_notify_does_not_know_it(fault: Fault) -> None:
    with a_made_up_notify(MadeUpNotify(KEY, fault=lambda: fault)) as (_made_up, url):
        with pytest.raises(TryLater):
            sent(notify_at(url), Way.TEXT)
        assert notify_at(url).find("r-1") is None


@pytest.mark.parametrize("fault", [Fault.AFTER, Fault.SILENT_AFTER])
def test_after_a_failure_when_it_was_taken_notify_knows_it(fault: Fault) -> None:
    with a_made_up_notify(MadeUpNotify(KEY, fault=lambda: fault)) as (_made_up, url):
        with pytest.raises(TryLater):
            sent(notify_at(url), Way.TEXT)
        assert notify_at(url).find("r-1")


def test_only_a_busy_notify_or_one_out_of_reach_is_left_alone_for_all_messages() -> None:
    for fault, for_all in ((Fault.BUSY, True), (Fault.BEFORE, False), (Fault.AFTER, False)):
        with a_made_up_notify(MadeUpNotify(KEY, fault=lambda fault=fault: fault)) as (_made_up, url):  # type: ignore[misc]
            with pytest.raises(TryLater) as raised:
                sent(notify_at(url), Way.TEXT)
            assert raised.value.for_all is for_all
    with pytest.raises(TryLater) as raised:
        sent(notify_at(f"http://127.0.0.1:{free_port()}"), Way.TEXT)
    assert raised.value.for_all


def test_what_notify_never_will_take_is_refused_with_the_name_of_its_error_and_no_more() -> None:
    with a_made_up_notify() as (made_up, url):
        with pytest.raises(Refused, match=r"^400 InvalidPhoneError$"):
            notify_at(url).send(Way.TEXT, reference="r-1", recipient="123", body=WORDS)
        with pytest.raises(Refused, match=r"^400 BadRequestError$"):
            sent(notify_at(url), Way.POST, body="bm8gUERG")
    assert made_up.taken == []


@pytest.mark.parametrize(
    "key", [Key(KEY.service, TEMPLATES[Way.TEXT]), Key(TEMPLATES[Way.TEXT], KEY.secret)], ids=["secret", "service"]
)
def test_a_wrong_key_takes_nothing_and_loses_nothing(key: Key) -> None:
    with a_made_up_notify() as (made_up, url):
        with pytest.raises(TryLater, match=r"^403 AuthError$") as raised:
            sent(notify_at(url, key=key), Way.TEXT)
        with pytest.raises(TryLater, match=r"^403 AuthError$"):
            notify_at(url, key=key).find("r-1")
    assert raised.value.for_all
    assert made_up.taken == []


def test_a_text_without_a_template_waits_until_the_settings_name_one() -> None:
    notify = Notify(url="http://127.0.0.1:9", key=KEY, templates={}, answer=timedelta(seconds=1))
    with pytest.raises(TryLater, match="no template"):
        sent(notify, Way.TEXT)


class _Elsewhere(http.server.BaseHTTPRequestHandler):
    """Answers everything with one status, and counts who came."""

    answers: tuple[int, bytes] = (200, b"<p>Please sign in to the wifi</p>")
    came: int = 0

    def do_GET(self) -> None:
        type(self).came += 1
        status, body = self.answers
        self.send_response(status)
        self.send_header("Location", f"http://127.0.0.1:{str(self.server.server_address).split()[-1][:-1]}/elsewhere")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_arguments: object) -> None:
        """Write nothing."""


@pytest.fixture
def elsewhere() -> Iterator[tuple[type[_Elsewhere], str]]:
    """Something that is not Notify."""
    kind = type("Elsewhere", (_Elsewhere,), {"came": 0})
    server = http.server.HTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield kind, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "answers",
    [
        (200, b"<p>Please sign in to the wifi</p>"),
        (200, b"[]"),
        (200, b'{"id": "n-1", "reference": "another"}'),
        (201, b'{"reference": "r-1"}'),
        (500, b"<p>Oh</p>"),
        (404, b'{"errors": [{"error": "a sentence with 01632 960123"}]}'),
    ],
)
def test_an_answer_that_is_not_notifys_is_never_taken_for_sent(
    elsewhere: tuple[type[_Elsewhere], str], answers: tuple[int, bytes]
) -> None:
    kind, url = elsewhere
    kind.answers = answers
    asks: tuple[Callable[[], object], ...] = (
        lambda: sent(notify_at(url), Way.TEXT),
        lambda: notify_at(url).find("r-1"),
        lambda: notify_at(url).status_of("n-1", reference="r-1"),
    )
    for ask in asks:
        with pytest.raises(TryLater) as raised:
            ask()
        assert not isinstance(raised.value, Forgotten)
        assert "01632" not in str(raised.value)


def test_no_redirect_is_followed_with_the_key_and_the_telephone_number(
    elsewhere: tuple[type[_Elsewhere], str],
) -> None:
    kind, url = elsewhere
    kind.answers = (302, b"")
    asks: tuple[Callable[[], object], ...] = (
        lambda: sent(notify_at(url), Way.TEXT),
        lambda: notify_at(url).find("r-1"),
        lambda: notify_at(url).status_of("n-1", reference="r-1"),
    )
    for ask in asks:
        with pytest.raises(TryLater, match=r"^302$"):
            ask()
    assert kind.came == len(asks)


def test_a_key_is_read_as_notify_shows_it() -> None:
    assert read_key(MADE_UP_NOTIFY["notify_key"]) == KEY
    assert is_template(MADE_UP_NOTIFY["notify_text"])
    for wrong in ("", "key", KEY.service, f"name-{KEY.service}", MADE_UP_NOTIFY["notify_key"] + "0"):
        assert not is_key(wrong)
        with pytest.raises(NotAKey):
            read_key(wrong)
