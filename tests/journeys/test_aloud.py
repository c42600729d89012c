"""Read it to me: by a voice on this phone or by recorded clips, word by word, and never by sending text anywhere."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from consult.domain.clips import clip_name
from consult.settings import Settings
from tests.journeys.conftest import Somebody
from tests.journeys.test_visits import a_number, press, scan

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HERE = {"name": "here", "lang": "en-GB", "localService": True}
AMERICAN = {"name": "american", "lang": "en_US", "localService": True}
ELSEWHERE = {"name": "elsewhere", "lang": "en-GB", "localService": False}
ARABIC = {"name": "arabic", "lang": "ar_SA", "localService": True}
FAKE = """
  window.said = []; window.played = []; let now = null;
  const voices = %s;
  const fake = {
    getVoices: () => voices, addEventListener: () => {},
    speak: one => { now = one; said.push({ text: one.text, voice: one.voice.name }); },
    cancel: () => { const was = now; now = null; if (was) was.onerror({}); },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: fake });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.reach = (from, length) => now.onboundary({ name: 'word', charIndex: from, charLength: length });
  window.finish = () => { const was = now; now = null; was.onend({}); };
  window.wordMarked = () => { const one = CSS.highlights.get('word'); return one ? [...one].join('') : ''; };
  Object.defineProperty(HTMLMediaElement.prototype, 'src', {
    get() { return this.address; }, set(address) { this.address = new URL(address, location).href; },
  });
  HTMLMediaElement.prototype.play = async function () { played.push(this.src); window.player = this; };
"""


def at_first_question(page: Page, number: str, voices: list[dict[str, Any]]) -> None:
    page.context.add_init_script(FAKE % json.dumps(voices))
    scan(page, number)
    page.click("[data-scanned] [name=start]")
    press(page, "begin")


def test_a_voice_on_this_phone_reads_and_each_word_is_marked_and_again_stops(
    session: Session, somebody: Somebody
) -> None:
    page = somebody()
    at_first_question(page, a_number(session), [ELSEWHERE, ARABIC, AMERICAN, HERE])
    button = page.locator("button.say")
    button.click()
    heading = page.inner_text("h1")
    assert page.evaluate("said") == [{"text": heading, "voice": "here"}]
    expect(page.locator(".read-now")).to_have_text(heading)
    for word in heading.split():
        page.evaluate(f"reach({heading.index(word)}, {len(word)})")
        assert page.evaluate("wordMarked()") == word
    page.evaluate("reach(0)")
    assert page.evaluate("wordMarked()") == heading.split()[0]
    page.evaluate("finish()")
    expect(page.locator(".read-now")).not_to_have_text(heading)
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    expect(page.locator(".read-now")).to_have_count(0)
    assert button.get_attribute("aria-pressed") == "false"
    assert page.evaluate("[said.length, wordMarked()]") == [2, ""]
    button.click()
    for _part in range(40):
        if button.get_attribute("aria-pressed") == "false":
            break
        page.evaluate("finish()")
    texts = [one["text"] for one in page.evaluate("said")][2:]
    assert "Friends" in texts
    assert len(texts) == len(set(texts))
    assert {one["voice"] for one in page.evaluate("said")} == {"here"}


@pytest.mark.parametrize("voices", [[], [ELSEWHERE], [ARABIC]])
def test_without_a_voice_on_this_phone_for_this_language_there_is_no_button(
    session: Session, somebody: Somebody, voices: list[dict[str, Any]]
) -> None:
    page = somebody()
    at_first_question(page, a_number(session), voices)
    expect(page.locator("script[src*=aloud]")).to_be_attached()
    page.wait_for_timeout(200)
    expect(page.locator("button.say")).to_be_hidden()
    assert page.evaluate("said") == []


class TestClips:
    """A council that recorded the first question in English."""

    @pytest.fixture
    def settings(self, settings: Settings, tmp_path: Path) -> Settings:
        (tmp_path / "clips" / "en").mkdir(parents=True)
        for sentence in ("What is going well?", "Friends"):
            (tmp_path / "clips" / "en" / f"{clip_name(sentence)}.mp3").write_bytes(b"sound")
        return replace(settings, clips=str(tmp_path / "clips"))

    def test_where_no_voice_is_on_the_phone_the_clips_are_played_one_after_another(
        self, session: Session, somebody: Somebody
    ) -> None:
        page = somebody()
        at_first_question(page, a_number(session), [ELSEWHERE])
        page.locator("button.say").click()
        expect(page.locator(".read-now")).to_have_text("What is going well?")
        page.evaluate("player.onended()")
        expect(page.locator(".read-now")).to_have_text("Friends")
        page.evaluate("player.onended()")
        expect(page.locator(".read-now")).to_have_count(0)
        played = [address.rpartition("/")[2] for address in page.evaluate("played")]
        assert played == [f"{clip_name(one)}.mp3" for one in ("What is going well?", "Friends")]
        assert page.evaluate("said") == []
