"""How was my meeting? What a child, a parent and a carer are told of who reads it, and what does not wait."""

import re

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from consult.domain.invitations import Purpose
from consult.domain.respondents import Role
from consult.storage.database import Database
from tests.every_page import Asked, Walker

ASKED = (
    Asked(Role.CHILD, 6, Purpose.AFTER),
    Asked(Role.CHILD, 9, Purpose.AFTER),
    Asked(Role.CHILD, 15, Purpose.AFTER),
    Asked(Role.FATHER, 9, Purpose.AFTER),
    Asked(Role.CARER, 9, Purpose.AFTER),
)
NOT_TRUE_AFTERWARDS = (
    "unless you say so",
    "till you say so",
    "Only Dana",
    "can read it now",
    "Everyone at the meeting",
    "People you pick",
    "until the meeting",
    "until you meet",
    "The meeting does not use it",
    "Tell Dana",
    "Send it to Dana",
)
TELLS_THE_OFFICER = ("alert-", "last-time", "ask-", "lock", "helping", "take-back", "unlock", "not-", "read", "copy")


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_every_page_says_that_a_manager_reads_it_first_and_never_what_is_true_before_a_meeting(
    app: Flask, database: Database, asked: Asked
) -> None:
    pages = {
        seen.name.removeprefix(f"{asked}: "): " ".join(BeautifulSoup(seen.html, "html.parser").text.split())
        for seen in Walker(app, database, "en").visit(asked)
    }
    wrong = [f"{name}: {words}" for name, page in pages.items() for words in NOT_TRUE_AFTERWARDS if words in page]
    assert wrong == []
    silent = [
        name
        for name, page in pages.items()
        if not re.search("A manager at Exampleshire reads it by|Dana is told when you send it", page)
        and not name.startswith(TELLS_THE_OFFICER)
        and not re.search("Do you want to say more\\?|Do you want a lock\\?", page)
    ]
    assert silent == []
    welcome, check = pages["welcome"], next(page for page in pages.values() if "This is what you said" in page)
    later = "reads it later." if asked.age < 8 else "can read it when the letter is out, or from"
    for page in (welcome, check, pages["sent"]):
        assert later in page
        assert "No one else sees it." in page


@pytest.mark.parametrize("asked", ASKED[1:3], ids=str)
def test_a_question_that_does_not_wait_says_that_the_officer_is_told(
    app: Flask, database: Database, asked: Asked
) -> None:
    pages = {
        BeautifulSoup(seen.html, "html.parser").h1.get_text(" ", strip=True): seen.html  # type: ignore[union-attr]
        for seen in Walker(app, database, "en").visit(asked)
    }
    for question in ("Do you need help with something now?", "Do you want someone on your side?"):
        told = " ".join(BeautifulSoup(pages[question], "html.parser").text.split())
        assert "Dana is told when you send it. A manager at Exampleshire reads it by" in told
        assert "when the letter is out" not in told
