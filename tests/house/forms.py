"""Fills every text field of every form that a person can open, as somebody with hostile or secret words would."""

from collections.abc import Callable
from io import BytesIO

from bs4 import BeautifulSoup, Tag
from flask import Flask
from openpyxl import Workbook

from consult.web.access import who_may_open
from tests.factories.council import Council
from tests.house.people import A_CHILD, Person, pages
from tests.house.test_access import may_open

NOT_NOW = ("sign-out", "throw-away", "cancel", "withdraw", "replace", "remove", "new-pictures", "take-back")
"""Forms that take away what others fill: sent last."""
_DATES = {"date": "2026-09-01", "time": "15:30", "number": "1"}
Words = Callable[[str], str]
"""Gives what to write into a field, by its name."""


def fill_everything(app: Flask, council: Council, people: dict[str, Person], words: Words) -> set[str]:
    """Send every form of every staff page, its text fields filled; return the names of the fields that were filled.

    A form is sent by the first person who may open its page; one that refuses shows the words again, which counts.
    """
    filled: set[str] = set()
    last: list[tuple[Person, str, Tag]] = []
    for rule in pages(app, "GET"):
        allowed = who_may_open(app, rule.endpoint)
        person = next(
            (one for name, one in people.items() if name != A_CHILD and may_open(allowed, rule, name)), None
        )
        if person is None or person.name == "nobody":
            continue
        address = council.address(rule.rule)
        page = person.client.get(address)
        if page.mimetype != "text/html":
            continue
        for form in BeautifulSoup(page.text, "html.parser").select('form[method="post"]'):
            if any(word in str(form.get("action", "")) for word in NOT_NOW):
                last.append((person, address, form))
            else:
                filled |= _send(person, address, form, words)
    for person, address, form in last:
        if "sign-out" not in str(form.get("action", "")):
            filled |= _send(person, address, form, words)
    return filled


def _send(person: Person, address: str, form: Tag, words: Words) -> set[str]:
    fields: dict[str, object] = {"form_token": person.token}
    filled = set()
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(field["name"]), str(field.get("type", "text"))
        if name == "form_token" or kind in ("submit", "button", "password"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select("option")[-1]
            fields[name] = str(chosen.get("value", chosen.get_text()))
        elif kind in ("radio", "checkbox"):
            fields[name] = str(field.get("value", "on"))
        elif (asked := "date" if name == "day" else kind) in _DATES:
            fields[name] = str(field.get("value") or _DATES[asked])
        elif kind == "hidden":
            fields[name] = str(field.get("value", ""))
        elif kind == "file":
            fields[name] = (BytesIO(_a_workbook(words)), f"{words('file name')[:60]}.xlsx")
            filled.add(f"{form.get('action') or address}: {name}")
        else:
            fields[name] = words(name)
            filled.add(f"{form.get('action') or address}: {name}")
    action = str(form.get("action") or address)
    kind_of_form = str(form.get("enctype", "application/x-www-form-urlencoded"))
    person.client.post(action, data=fields, content_type=kind_of_form)
    return filled


def _a_workbook(words: Words) -> bytes:
    """An extract whose every text cell holds the words: as names it is taken, as codes and dates it is refused."""
    book, out = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(
        ["child id", "forename", "surname", "date of birth", "review date", "participation", words("heading")]
    )
    sheet.append(["HX1", words("forename"), words("surname"), "2014-02-03", "2025-05-06", "PN1", "x"])
    sheet.append([words("child id"), "Robin", "Teasel", words("birth"), "2025-05-06", words("participation"), "x"])
    book.save(out)
    return out.getvalue()


def answer_everything(person: Person, words: Words) -> int:
    """Answer every question of the visit, those in words with `words`; send, and return how many held words."""
    held = 0
    for _ in range(60):
        form = BeautifulSoup(person.client.get("/v").text, "html.parser").select_one("form#page")
        if form is None:
            return held
        fields = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[type=hidden][name]")}
        acts = [str(button.get("value")) for button in form.select("button[name=act]:not([value^=alert])")]
        if form.select_one("textarea[name=answer]"):
            fields |= {"answer": words("answer"), "act": "continue"}
            held += 1
        elif option := form.select_one("input[name^=answer]"):
            fields |= {str(option["name"]): str(option["value"]), "act": "continue"}
        else:
            fields["act"] = next((act for act in ("begin", "more-yes", "send") if act in acts), acts[-1])
        if chosen := form.select_one("input[name=audience][value=meeting]"):
            fields["audience"] = str(chosen["value"])
        person.client.post("/v", data=fields)
        if fields["act"] == "send":
            return held
    raise AssertionError("The visit does not come to an end.")
