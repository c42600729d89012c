from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from consult.app import create_app
from consult.domain.languages import LANGUAGES
from consult.domain.questions import KINDS
from consult.settings import Settings
from consult.storage.database import Database
from consult.web.site.components import examples_of
from tests.visitor import CheckedClient, Visitor

CODES = [language.code for language in LANGUAGES]
PAGES = ["/help/", "/help/privacy", "/help/cookies", "/help/accessibility"]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("page", PAGES)
def test_anybody_may_read_the_public_pages_in_their_language(visitor: Visitor, page: str, language: str) -> None:
    soup = visitor.open(f"{page}?lang={language}")
    assert soup.html is not None
    assert soup.html["lang"] == language
    assert soup.h1 is not None


@pytest.mark.parametrize("language", ["en", "ar"])
def test_whom_to_ring_now_names_999_childline_and_the_council_s_two_lines(visitor: Visitor, language: str) -> None:
    main = visitor.open(f"/help/?lang={language}").main
    assert main is not None
    rung = [str(link["href"]) for link in main.select("a[href^='tel:']")]
    assert rung == ["tel:999", "tel:08001111", "tel:01632960123", "tel:01632960456"]


@pytest.mark.parametrize("page", PAGES)
def test_no_telephone_number_turns_round_in_arabic(visitor: Visitor, page: str) -> None:
    for link in visitor.open(f"{page}?lang=ar").select("main a[href^='tel:']"):
        assert link.select_one("bdi[dir=ltr]") is not None


def test_a_council_without_lines_in_its_settings_shows_no_empty_number(
    settings: Settings, database: Database
) -> None:
    made = create_app(replace(settings, day_line="", out_of_hours="", team_email=""), opened=database)
    made.test_client_class = CheckedClient
    shown = made.test_client().get("/help/").text + made.test_client().get("/help/privacy").text
    assert 'href="tel:"' not in shown
    assert 'href="mailto:"' not in shown


@pytest.mark.parametrize(("days", "said"), [(1, "within one working day"), (2, "within 2 working days")])
def test_the_privacy_notice_says_when_things_are_read_by_the_council_s_own_setting(
    settings: Settings, database: Database, days: int, said: str
) -> None:
    made = create_app(replace(settings, read_within=days), opened=database)
    assert said in made.test_client().get("/help/privacy").text


def test_the_cookie_is_called_by_its_real_name_and_ends_when_the_visit_does(visitor: Visitor) -> None:
    shown = visitor.open("/help/cookies").get_text(" ", strip=True)
    assert "visit" in shown
    assert "after 30 minutes" in shown
    assert "longer than 4 hours" in shown


def test_reading_the_public_pages_leaves_no_cookie(client: FlaskClient) -> None:
    for page in PAGES:
        assert "Set-Cookie" not in client.get(page).headers


def test_the_accessibility_statement_says_that_arabic_is_a_draft_and_english_is_not(visitor: Visitor) -> None:
    assert "مسوّدة" in visitor.open("/help/accessibility?lang=ar").get_text()
    assert "is a draft" not in visitor.open("/help/accessibility").get_text()


def test_the_accessibility_statement_says_what_was_not_tested(visitor: Visitor) -> None:
    shown = visitor.open("/help/accessibility").get_text()
    assert "has not been tested by disabled people or children" in shown
    assert "partially compliant" in shown


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS])
def test_the_gallery_shows_every_kind_of_question_in_both_directions(
    visitor: Visitor, kind: str, language: str
) -> None:
    soup = visitor.open(f"/components/{kind}?lang={language}")
    assert soup.html is not None
    assert soup.html["dir"] == ("rtl" if language == "ar" else "ltr")
    assert len(soup.select("form[data-example]")) == len(examples_of(kind)) > 0


def test_the_gallery_leads_to_every_kind_and_language(visitor: Visitor) -> None:
    found = [str(link["href"]) for link in visitor.open("/components").select("main a")]
    assert found == [f"/components/{kind.kind}?lang={code}" for kind in KINDS for code in CODES]


def test_the_gallery_shows_no_kind_that_does_not_exist(visitor: Visitor) -> None:
    visitor.open("/components/dancing", status=404)


def test_the_gallery_is_not_there_in_production(app: Flask, settings: Settings) -> None:
    app.extensions["consult_settings"] = replace(settings, mode="production")
    assert app.test_client().get("/components").status_code == 404
    assert app.test_client().get("/components/choice").status_code == 404


def test_somebody_in_the_middle_of_their_questions_finds_the_way_back_and_nobody_else_sees_one(
    client: FlaskClient,
) -> None:
    assert 'href="/v"' not in client.get("/help/").text
    client.set_cookie("visit", "anything")
    assert 'href="/v"' in client.get("/help/").text
