"""Addresses that no page of ours leads to: typed by a prankster, or by whoever wants a reader sent elsewhere."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("address", ["/reviews", "/reports", "/help", "//reports", "/reports?year=2025-26"])
def test_no_redirect_leads_to_the_host_that_a_request_names(client: FlaskClient, address: str) -> None:
    answer = client.get(address, base_url="https://evil.example")
    assert answer.status_code in (303, 308, 404)
    assert "evil" not in answer.headers.get("Location", "")
    assert answer.headers.get("Location", "/").startswith("/")
    assert not answer.headers.get("Location", "/").startswith("//")
