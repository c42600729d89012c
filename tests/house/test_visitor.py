"""The visitor sees what it says it sees: each fault, put into a page that has none."""

import base64
from collections.abc import Callable
from hashlib import sha256

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from consult.web.access import open_to_anyone
from tests.page_faults import Page, faults, soup_of
from tests.visitor import Visitor

STYLE = "h1{color:red}"
HASH = "'sha256-" + base64.b64encode(sha256(STYLE.encode()).digest()).decode() + "'"
GOOD = f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head><title>كيف حالك؟ – رأيك</title><style>{STYLE}</style><link rel="stylesheet" href="/static/a.css"></head>
<body><main id="main"><h1>كيف حالك؟</h1>
<div role="alert"><a href="#words">Say it in words</a></div>
<p>It’s “fine”. <bdi dir="ltr">01632 960123</bdi></p>
<bdi lang="en" dir="ltr">"don't" 01632 960456</bdi>
<form method="post">
<fieldset><legend>Home</legend><label><input type="radio" name="a" id="a"> Happy</label></fieldset>
<label for="words">Your words</label>
<textarea id="words" name="words" aria-invalid="true" aria-describedby="words-error">it's "mine"</textarea>
<p id="words-error">Too long</p>
<button>Next</button></form></main></body></html>
"""


def a_page(html: str, *, path: str = "/v", status: int = 200) -> Page:
    return Page(path, status, html, f"style-src 'self' {HASH}", soup_of(html), frozenset({"Say it again"}))


def test_a_page_without_faults_has_none() -> None:
    assert faults(a_page(GOOD)) == []


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("<!DOCTYPE html>", "", "The HTML is wrong"),
        ("<p>It’s", "<p><div>It’s</p>", "The HTML is wrong"),
        ("<h1>كيف حالك؟</h1>", "<h2>كيف حالك؟</h2>", "There are 0 <h1>"),
        ("<h1>كيف حالك؟</h1>", "<h1>كيف حالك؟</h1><h1>أ</h1>", "There are 2 <h1>"),
        ("<title>كيف", "<title>رأيك: كيف", "does not start with the heading"),
        ('lang="ar" ', "", "has no language"),
        ('dir="rtl"', 'dir="ltr"', 'must be dir="rtl"'),
        ('dir="rtl"', "", 'must be dir="rtl"'),
        ('<bdi lang="en" dir="ltr">', '<bdi lang="en">', 'give it dir="ltr"'),
        ('id="words-error"', 'id="words"', "stands 2 times"),
        ('id="words-error"', "", "which is not on the page"),
        ('href="#words"', 'href="#elsewhere"', "leads to #elsewhere"),
        ('<label for="words">Your words</label>', "Your words", "has no label"),
        ("Your words</label>", "</label>", "has no label"),
        ("<fieldset><legend>Home</legend>", "<div>", "stands in no <fieldset>"),
        ("<legend>Home</legend>", "", "has no <legend>"),
        (' aria-describedby="words-error"', "", "does not say where its error is"),
        ('href="#words"', 'href="#a"', "No line of the error summary"),
        ("Say it in words", "Say it again", "In English on a page in another language"),
        ("Too long", "Too long: %(count)d", "was meant to be filled in"),
        ("It’s", "It's", "A straight"),
        ("“fine”", '"fine"', "A straight"),
        ("<p>It’s", '<p style="color:red">It’s', "style attribute"),
        ("<button>", '<button onclick="go()">', "onclick attribute"),
        ("</main>", "<script>go()</script></main>", "a <script> whose hash"),
        (STYLE, "h1{color:blue}", "whose hash is not in the policy"),
        ("/static/a.css", "https://cdn.example/a.css", "asks another site"),
        ('<bdi dir="ltr">01632 960123</bdi>', "01632 960123", "is not isolated"),
        ('<bdi dir="ltr">01632 960123</bdi>', "0800\u00a01111", "is not isolated"),
    ],
)
def test_each_fault_is_named(good: str, bad: str, said: str) -> None:
    assert good in GOOD
    assert said in "\n".join(faults(a_page(GOOD.replace(good, bad, 1))))


def test_a_refused_form_that_says_nothing_is_a_fault() -> None:
    silent = GOOD.replace(' aria-invalid="true"', "").replace(' role="alert"', "")
    assert "says 422 and shows no error" in "\n".join(faults(a_page(silent, status=422)))


def test_staff_pages_may_quote_straight_and_write_numbers_plainly() -> None:
    staff = GOOD.replace("It’s", "It's").replace('<bdi dir="ltr">01632 960123</bdi>', "01632 960123")
    assert faults(a_page(staff, path="/reviews/")) == []


FAULTY = GOOD.replace("<h1>كيف حالك؟</h1>", "<h2>كيف حالك؟</h2>").replace(f"<style>{STYLE}</style>", "")
WITHOUT_A_FAULT = GOOD.replace(f"<style>{STYLE}</style>", "")


@pytest.fixture
def site_with_faults(app: Flask) -> Flask:
    """The site with a page that has a fault, whole and in pieces, one that is refused with it, and one without."""
    pages: dict[str, Callable[[], Response]] = {
        "faulty": lambda: Response(FAULTY),
        "in-pieces": lambda: Response(iter(FAULTY.splitlines(keepends=True))),
        "refused": lambda: Response(FAULTY, status=422),
        "without": lambda: Response(WITHOUT_A_FAULT),
    }
    for name, page in pages.items():
        app.add_url_rule(f"/help/{name}", name, open_to_anyone(page), methods=["GET", "POST"])
    return app


@pytest.mark.usefixtures("site_with_faults")
@pytest.mark.parametrize("name", ["faulty", "in-pieces", "refused"])
def test_a_faulty_page_fails_whichever_test_opens_it(client: FlaskClient, name: str) -> None:
    for open_it in (client.get, client.post, Visitor(client).open, Visitor(client).send):
        with pytest.raises(AssertionError, match="There are 0 <h1> elements"):
            open_it(f"/help/{name}")


@pytest.mark.usefixtures("site_with_faults")
def test_a_page_without_faults_opens(client: FlaskClient, visitor: Visitor) -> None:
    assert client.get("/help/without").status_code == 200
    assert visitor.open("/help/without").h1 is not None
