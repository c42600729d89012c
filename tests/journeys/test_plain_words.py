"""An officer writes a letter with help: as they type, and without scripts on saving."""

from datetime import UTC, datetime

import pytest
from flask import Flask, redirect, render_template_string, request
from playwright.sync_api import Page, expect
from werkzeug.wrappers import Response

from consult.domain.letters import Register
from consult.domain.plain_parts import look_over, together
from consult.domain.staff import StaffRole
from consult.settings import Settings
from consult.storage.database import Database
from consult.web.access import open_to_staff
from consult.web.plain_words import sent_parts, word_list
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.journeys.conftest import Somebody
from tests.journeys.follow import follow
from tests.journeys.look import look

pytestmark = pytest.mark.browser

PAGE = """
{% extends "staff.html" %}
{% from "components/staff/form_token.html" import form_token_field %}
{% from "components/staff/plain_words.html" import plain_age, plain_findings, plain_register, plain_together %}
{% block title %}Letter to Robin{% endblock %}
{% block styles %}<link rel="stylesheet" href="{{ url_for('static', filename='css/plain-words.css') }}">{% endblock %}
{% block main %}
  <h1>Letter to Robin</h1>
  <blockquote>I hate contact and my placement</blockquote>
  <div class="two">
  <form method="post" data-plain-words="{{ url_for('reviews.plain_words') }}">
    {{ form_token_field() }}{{ plain_register(register) }}
    {% for part in parts %}
      <div class="part">
        <div class="top"><label for="{{ part.field }}">{{ part.title }}</label> {{ plain_age(part, register) }}</div>
        <textarea id="{{ part.field }}" name="{{ part.field }}" rows="4">
{{ part.text }}</textarea>
        {{ plain_findings(part, register) }}
      </div>
    {% endfor %}
    <button class="btn" type="submit">Save</button>
  </form>
  <aside aria-label="Letter checks">{{ plain_together(parts, all, register) }}</aside>
  </div>
{% endblock %}
{% block scripts %}<script src="{{ url_for('static', filename='js/plain-words.js') }}" defer></script>{% endblock %}
"""
TITLES = {"decided": "What we decided", "not_happened": "What did not happen, and why"}
DECIDED = "You are staying with Jo and Pat. That is not changing.\nYou will have contact with Taylor every Saturday."
NOT_YET = (
    "A sleepover at Taylor’s. The answer is not yet.\nSwimming. This was not implemented by the placement within the "
    "agreed timescale owing to capacity issues at the provider."
)


@pytest.fixture
def live_app(live_app: Flask) -> Flask:
    """The site with a page that writes a letter in the simplest way there is."""
    saved = {"decided": (DECIDED, ()), "not_happened": (NOT_YET, ())}

    @open_to_staff(StaffRole.OFFICER)
    def write() -> str | Response:
        if request.method == "POST":
            saved.update({part.field: (part.text, part.kept) for part in sent_parts(request.form)})  # type: ignore[misc]
            return redirect("/reviews/writing", 303)
        parts = [
            look_over(field, title=TITLES[field], text=text, kept=kept, words=word_list())
            for field, (text, kept) in saved.items()
        ]
        return render_template_string(PAGE, parts=parts, all=together(parts), register=Register.CHILD)

    live_app.add_url_rule("/reviews/writing", "writing", write, methods=["GET", "POST"])
    return live_app


@pytest.fixture
def cookie(database: Database) -> str:
    with database.writing() as session:
        return a_staff_session(session, a_member_of_staff(session), at=datetime.now(UTC))


def writing(page: Page, settings: Settings, cookie: str) -> Page:
    page.context.add_cookies([{"name": "staff", "value": cookie, "url": settings.base_url}])
    page.goto("/reviews/writing")
    return page


def test_help_comes_as_the_officer_types_and_one_press_puts_a_better_word_in(
    somebody: Somebody, settings: Settings, cookie: str
) -> None:
    page = writing(somebody(desk=True), settings, cookie)
    look(page, audience="staff")
    decided, first = page.get_by_label("What we decided"), page.locator("[data-plain-findings=decided]")
    panel, age = page.locator("[data-plain-together]"), page.locator("[data-plain-age=decided]")
    expect(age).to_contain_text("reading age")
    before = age.inner_text()
    first.get_by_role("button", name="Replace “have contact with”").click()
    expect(decided).to_have_value(DECIDED.replace("have contact with", "see"))
    expect(first.get_by_role("button")).to_have_count(0)
    expect(decided).to_be_focused()
    expect(page.locator("[data-plain-said]")).to_have_text("Done: Replace “have contact with” with “see”.")
    decided.press("Control+z")
    expect(decided).to_have_value(DECIDED)
    decided.fill("Your siblings will commence swimming, subsequently.")
    expect(first.locator(".nudge")).to_have_count(3)
    assert age.inner_text() != before
    first.get_by_role("button", name="Keep “siblings”").click()
    expect(first.locator(".nudge")).to_have_count(2)
    expect(first.get_by_role("button", name="Replace “commence”")).to_be_focused()
    expect(panel).to_contain_text("6 hard words")
    page.get_by_role("button", name="Save").last.click()
    page.wait_for_load_state()
    expect(page.locator("[data-plain-findings=decided] .nudge")).to_have_count(2)
    look(page, audience="staff")


def test_without_scripts_each_button_saves_and_keeps_or_replaces(
    somebody: Somebody, settings: Settings, cookie: str
) -> None:
    page = writing(somebody(scripts=False), settings, cookie)
    look(page, audience="staff")
    follow(page, page.get_by_role("button", name="Replace “have contact with”"))
    assert page.get_by_label("What we decided").input_value() == DECIDED.replace("have contact with", "see")
    second = page.locator("[data-plain-findings=not_happened] .nudge")
    there = second.count()
    follow(page, page.get_by_role("button", name="Keep “placement”"))
    assert second.count() == there - 1
    assert page.get_by_label("What did not happen").input_value() == NOT_YET
    follow(page, page.get_by_role("button", name="Save").last)
    assert second.count() == there - 1
    look(page, audience="staff")


def test_a_press_is_not_lost_when_the_help_does_not_answer(
    somebody: Somebody, settings: Settings, cookie: str
) -> None:
    page = writing(somebody(desk=True), settings, cookie)
    page.context.route("**/letters/plain", lambda route: route.abort())
    page.get_by_role("button", name="Replace “have contact with”").click()
    expect(page.get_by_label("What we decided")).to_have_value(DECIDED.replace("have contact with", "see"))
    expect(page.get_by_role("button", name="Replace “have contact with”")).to_have_count(0)
