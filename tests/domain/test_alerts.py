import pytest

from consult.domain.alerts import Alarm
from consult.domain.requests import Wanted
from consult.storage.events import Event


@pytest.mark.parametrize("asked", [*Alarm, *Wanted])
def test_what_the_trail_says_of_an_alert_or_a_request_fits_into_an_event(asked: Alarm | Wanted) -> None:
    room = Event.__table__.c.act.type.length  # type: ignore[attr-defined]
    assert len(asked.act) <= room, f"PostgreSQL refuses the event, and with it what was pressed: {asked.act}"
