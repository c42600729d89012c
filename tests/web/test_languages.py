"""The pages for whoever checks a language, and the command that takes their work in."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from babel import Locale
from flask import Flask
from flask.testing import FlaskClient

from consult.app import create_app
from consult.commands import translations as command
from consult.domain.languages import read_checks
from consult.domain.staff import StaffRole
from consult.formats import catalogue
from consult.settings import Settings
from consult.storage.database import Database
from consult.web.languages import TRANSLATIONS
from tests.factories.staff import a_member_of_staff, sign_in
from tests.visitor import CheckedClient, Visitor

SKIP = "Skip"
MENDED = "تجاوز السؤال"


@pytest.fixture
def checker(client: FlaskClient, database: Database) -> Visitor:
    with database.writing() as session:
        somebody = a_member_of_staff(session, role=StaffRole.CHECKER, name="Amal Interpreter")
    return sign_in(client, database, somebody)


def token(checker: Visitor) -> str:
    field = checker.open("/reports/languages/ar").select_one("input[name=form_token]")
    assert field is not None
    return str(field["value"])


def boxes(checker: Visitor, find: str) -> dict[str, list[str]]:
    """What stands in the boxes of the page that shows these words."""
    page = checker.open(f"/reports/languages/ar?find={find}")
    found: dict[str, list[str]] = {}
    for box in page.select("textarea"):
        found.setdefault(str(box["name"]), []).append(box.get_text())
    return found


def key_of(checker: Visitor, english: str) -> str:
    page = checker.open(f"/reports/languages/ar?find={english}")
    (group,) = (each for each in page.select("fieldset") if each.legend and each.legend.get_text() == english)
    return str(group.select("textarea")[0]["name"])


def save(checker: Visitor, find: str, given: dict[str, list[str]]) -> tuple[int, str]:
    answer = checker.client.post(f"/reports/languages/ar?find={find}", data=given | {"form_token": token(checker)})
    return answer.status_code, answer.text


def test_a_checker_begins_at_the_languages_and_is_told_which_are_drafts(checker: Visitor) -> None:
    assert checker.client.get("/").location == "/reports/languages"
    page = checker.open("/reports/languages")
    assert len(page.select("tbody tr")) == 17
    assert "draft, not checked yet" in page.get_text()
    assert [link.get_text() for link in page.select("nav a")] == ["Languages"]


def test_a_checker_sees_english_beside_the_draft_and_mends_it(checker: Visitor) -> None:
    key = key_of(checker, SKIP)
    status, _ = save(checker, SKIP, boxes(checker, SKIP) | {key: [MENDED]})
    assert status == 303
    assert boxes(checker, SKIP)[key] == [MENDED]
    mended = checker.open("/reports/languages").select("[data-label='Mended here']")
    assert [each.get_text() for each in mended][:2] == ["1", "0"]


def test_the_exported_file_holds_what_was_mended_and_can_be_read_again(checker: Visitor, tmp_path: Path) -> None:
    save(checker, SKIP, boxes(checker, SKIP) | {key_of(checker, SKIP): [MENDED]})
    answer = checker.client.get("/reports/languages/ar/messages.po")
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_bytes(answer.data)
    words = {
        catalogue.ids(each)[0]: each.string for each in catalogue.sentences(catalogue.read(folder / "messages.po"))
    }
    assert words[SKIP] == MENDED
    assert "ar.po" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Every box needs words"),
        ("<script>alert(1)</script>", "Leave out the characters"),
        ('"تجاوز"', "quotation marks"),
        ("100 %", "per cent"),
        ("%(nobody)s", "placeholders differ"),
        ("ت" * 2001, "too long"),
    ],
)
def test_a_correction_that_cannot_be_shown_comes_back_with_the_reason_and_all_that_was_typed(
    checker: Visitor, typed: str, says: str
) -> None:
    key, given = key_of(checker, SKIP), boxes(checker, SKIP)
    other = next(each for each in given if each != key)
    status, page = save(checker, SKIP, given | {key: [typed], other: [*given[other][:-1], "كلام جديد"]})
    assert status == 422
    assert says in page
    assert "كلام جديد" in page
    assert "<script>alert" not in page
    assert boxes(checker, SKIP) == given


def test_a_sentence_that_lost_one_of_its_forms_is_not_kept(checker: Visitor) -> None:
    key, given = key_of(checker, SKIP), boxes(checker, SKIP)
    status, page = save(checker, SKIP, given | {key: ["تجاوز", "مرة أخرى"]})
    assert (status, "Fill every box" in page) == (422, True)


@pytest.mark.parametrize("code", ["ar", "ckb", "pl"])
def test_a_page_that_is_saved_as_it_was_changes_no_sentence(checker: Visitor, code: str) -> None:
    """The signs that keep a number together in Arabic letters are on no keyboard, and must not get lost here."""
    page = f"/reports/languages/{code}?find=GDPR"
    given: dict[str, list[str]] = {}
    for box in checker.open(page).select("textarea"):
        given.setdefault(str(box["name"]), []).append(box.get_text())
    assert given
    answer = checker.client.post(page, data=given | {"form_token": token(checker)}, follow_redirects=True)
    assert "0 sentences were mended." in answer.text


def test_a_sentence_with_an_isolate_that_does_not_end_is_not_kept(checker: Visitor) -> None:
    """What is left open would turn round whatever stands after it."""
    key, given = key_of(checker, SKIP), boxes(checker, SKIP)
    for typed in ("\u2066تجاوز", "تجاوز\u2069", "\u202eتجاوز\u202c\u2066x"):
        status, page = save(checker, SKIP, given | {key: [typed]})
        assert (status, "belong in pairs" in page) == (422, True)


def test_who_read_a_language_is_kept_and_a_nameless_check_is_not(checker: Visitor) -> None:
    form_token = token(checker)
    nameless = checker.client.post("/reports/languages/ar/checked", data={"name": "  ", "form_token": form_token})
    assert (nameless.status_code, "Say who read it" in nameless.text) == (422, True)
    checker.client.post("/reports/languages/ar/checked", data={"name": "Amal Interpreter", "form_token": form_token})
    assert "Read here by Amal Interpreter" in " ".join(checker.open("/reports/languages").get_text().split())


@pytest.mark.parametrize("code", ["pl", "ckb"])
def test_a_checker_reads_every_month_and_every_day_of_the_week(checker: Visitor, code: str) -> None:
    names = Locale.parse(code)
    written = [day.get_text() for day in checker.open(f"/reports/languages/{code}").select("details li bdi")]
    for kind in ("months", "days"):
        for name in getattr(names, kind)["format"]["wide"].values():
            assert any(name in day for day in written)
    assert sum("2027" in day for day in written) == 12


def test_a_checker_is_told_which_language_the_council_does_not_offer(
    checker: Visitor, settings: Settings, database: Database
) -> None:
    kept = checker.client.get_cookie("staff")
    assert kept is not None
    app = create_app(replace(settings, languages="en,pl"), opened=database)
    app.test_client_class = CheckedClient
    fewer = Visitor(app.test_client())
    fewer.client.set_cookie("staff", kept.value)
    rows = [row.get_text() for row in fewer.open("/reports/languages").select("tbody tr")]
    assert sum("Not offered to respondents here" in row for row in rows) == len(rows) - 1
    assert "Look at the site in Polish" in fewer.open("/reports/languages/pl").text
    assert "Look at the site in Arabic" not in fewer.open("/reports/languages/ar").text


def test_a_language_that_is_not_offered_has_no_page(checker: Visitor) -> None:
    for code in ("en", "tlh", "..%2F..%2Fwsgi"):
        assert checker.client.get(f"/reports/languages/{code}").status_code == 404


def test_the_command_takes_corrections_and_the_check_into_the_files(
    app: Flask, checker: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(TRANSLATIONS, tmp_path / "translations")
    monkeypatch.setattr(command, "TRANSLATIONS", tmp_path / "translations")
    save(checker, SKIP, boxes(checker, SKIP) | {key_of(checker, SKIP): [MENDED]})
    form_token = token(checker)
    checker.client.post("/reports/languages/ar/checked", data={"name": 'Amal "I"', "form_token": form_token})
    before = (tmp_path / "translations" / "checked.toml").read_text("utf-8")
    shown = app.test_cli_runner().invoke(args=["consult", "translations", "take-in"])
    assert "Arabic: 1 sentences changed." in shown.output
    file = tmp_path / "translations" / "ar" / "LC_MESSAGES" / "messages.po"
    assert MENDED in file.read_text("utf-8")
    after = (tmp_path / "translations" / "checked.toml").read_text("utf-8")
    assert read_checks(before)["ar"] is None
    check = read_checks(after)["ar"]
    assert check is not None
    assert check.by == "Amal ”I”"
    others = {code: each for code, each in read_checks(after).items() if code != "ar"}
    assert others == {code: each for code, each in read_checks(before).items() if code != "ar"}
    assert after.count("# ") >= before.count("# ") - 1, "comments stay"
