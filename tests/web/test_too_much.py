"""Forms larger than any person sends: refused with a page before they are read, and nothing breaks."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from consult.web.security import LARGEST_FORM, MOST_FIELDS

PLAIN = "application/x-www-form-urlencoded"
PAGES = ("/s", "/v", "/account/sign-in", "/reviews/new", "/reviews/bring-in")


@pytest.mark.parametrize("cookie", ["none", "visit", "staff"])
@pytest.mark.parametrize("page", PAGES)
def test_a_form_without_a_file_may_not_be_as_large_as_a_file(client: FlaskClient, page: str, cookie: str) -> None:
    client.set_cookie(cookie, "made-up")
    assert client.post(page, data=b"number=" + b"1" * LARGEST_FORM, content_type=PLAIN).status_code == 413


@pytest.mark.parametrize("page", PAGES)
def test_a_form_of_more_fields_than_there_are_children_is_not_read(client: FlaskClient, page: str) -> None:
    assert client.post(page, data=b"a&" * MOST_FIELDS, content_type=PLAIN).status_code == 413


def test_a_megabyte_of_arabic_still_gets_an_answer_that_gives_it_back(client: FlaskClient) -> None:
    words = "أريد أن أرى أخي " * 32_000
    assert len(words.encode()) > 800_000
    answer = client.post("/v", data={"act": "continue", "answer": words})
    assert (answer.status_code, words.strip() in answer.text) == (403, True)


@pytest.mark.parametrize("page", ["/v", "/reviews/new"])
def test_a_form_in_too_many_parts_is_refused_with_a_page_also_where_nobody_is_known(app: Flask, page: str) -> None:
    parts = {f"field{number}": "1" for number in range(2_000)}
    stranger = app.test_client()
    stranger.environ_base["HTTP_ORIGIN"] = "http://127.0.0.1:5000"
    answer = stranger.post(page, data=parts, content_type="multipart/form-data")
    assert answer.status_code == 413
    assert "too much" in answer.text.lower() or "too large" in answer.text.lower()
