"""Makes the whole demonstration in one transaction: all of it, or nothing."""

from collections.abc import Callable
from datetime import date, datetime
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.demonstration.council import make_council
from consult.demonstration.decided import come_of_it
from consult.demonstration.letters import write_letters
from consult.demonstration.record import record_of
from consult.demonstration.scenes import play
from consult.demonstration.stage import Site, Stage
from consult.demonstration.year import bring_in_the_year
from consult.demonstration.you_said import ask_in_the_made_up_year
from consult.formats.bank_holidays import england_bank_holidays
from consult.storage.staff import Staff

_SEED = 378


def is_empty(session: Session) -> bool:
    """Whether nobody has used this database yet."""
    return session.scalar(select(Staff.id).limit(1)) is None


def make_demonstration(
    session: Session,
    *,
    now: datetime,
    today: date,
    base_url: str,
    site: Site,
    say: Callable[[str], None] = lambda _line: None,
) -> dict[str, Any]:
    """Make Exampleshire, play its scenes, bring in the made-up year, and return what demo.json holds."""
    days_off = england_bank_holidays(range(today.year - 5, today.year + 2))
    # The same council every time for the same day: a demonstration that differs cannot be talked about.
    by_chance = Random(_SEED)  # noqa: S311
    council = make_council(session, now=now, today=today, days_off=days_off, by_chance=by_chance)
    say(f"{len(council.cast)} children with something to show, and others: made.")
    stage = Stage(session, council, site, now)
    for part, child, review in council.cast:
        play(stage, part, child, review)
        come_of_it(stage, part, child, review)
        write_letters(stage, part, review)
    say(f"{len(stage.links)} links: made; some are answered, and some open a letter.")
    reviews = bring_in_the_year(session, council, now=now, today=today)
    say(f"{reviews} reviews of the made-up year 2021-22: brought in.")
    wishes = ask_in_the_made_up_year(session, council, now=now, by_chance=by_chance)
    say(f"{wishes} wishes of that year: answered.")
    return record_of(council, stage, base_url=base_url)
