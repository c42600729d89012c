from datetime import date

import pytest

from consult.domain.evidence import Evidence, Presence, TookPart, ViewsGiven, Way, Wishes
from consult.domain.participation import ParticipationCode as Code
from consult.domain.proposals import propose_code

BORN = date(2011, 2, 3)
HELD = date(2026, 5, 5)
SENT = ViewsGiven(Way.SITE, date(2026, 4, 27))
SEEN = ViewsGiven(Way.OBSERVATION, date(2026, 4, 27))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"presence": Presence.IN_PERSON, "took_part": TookPart.SPOKE}, Code.PN1),
        ({"presence": Presence.IN_PERSON, "took_part": TookPart.ADVOCATE_SPOKE}, Code.PN2),
        ({"presence": Presence.IN_PERSON, "took_part": TookPart.SYMBOLS}, Code.PN3),
        ({"presence": Presence.IN_PERSON, "took_part": TookPart.DID_NOT_CONTRIBUTE}, Code.PN4),
        ({"presence": Presence.NOT_THERE, "advocate_carries_views": True}, Code.PN5),
        ({"presence": Presence.NOT_THERE, "advocate_carries_views": True, "views": [SENT]}, Code.PN5),
        ({"presence": Presence.NOT_THERE, "views": [SENT]}, Code.PN6),
        ({"presence": Presence.NOT_THERE}, Code.PN7),
    ],
)
def test_each_way_of_taking_part_speaks_for_its_code(facts: dict[str, object], code: Code) -> None:
    assert propose_code(Evidence(BORN, HELD, is_held=True, **facts)).code is code  # type: ignore[arg-type]


@pytest.mark.parametrize("way", [way for way in Way if way is not Way.OBSERVATION])
def test_views_that_reached_the_review_any_way_the_child_chose_are_pn6(way: Way) -> None:
    given = ViewsGiven(way, date(2026, 4, 27))
    proposal = propose_code(Evidence(BORN, HELD, is_held=True, presence=Presence.NOT_THERE, views=[given]))
    assert proposal.code is Code.PN6
    assert any("27 April 2026" in reason for reason in proposal.reasons)


def test_what_somebody_saw_is_not_the_child_sending_views() -> None:
    proposal = propose_code(Evidence(BORN, HELD, is_held=True, presence=Presence.NOT_THERE, views=[SEEN]))
    assert proposal.code is Code.PN7
    assert "observation" in proposal.would_change[0]


def test_views_sent_before_coming_and_speaking_are_still_pn1() -> None:
    there = Evidence(BORN, HELD, is_held=True, presence=Presence.IN_PERSON, took_part=TookPart.SPOKE, views=[SENT])
    assert propose_code(there).code is Code.PN1


def test_a_child_under_four_is_pn0_whatever_they_did_and_their_views_are_kept() -> None:
    born = date(2023, 5, 5)
    there = Evidence(
        born,
        date(2026, 5, 5),
        is_held=True,
        presence=Presence.IN_PERSON,
        took_part=TookPart.SPOKE,
        views=[SEEN],
    )
    proposal = propose_code(there)
    assert proposal.code is Code.PN0
    assert any("27 April 2026" in reason for reason in proposal.reasons)


def test_the_code_changes_on_the_fourth_birthday_itself() -> None:
    born = date(2022, 5, 5)
    day_before = Evidence(born, date(2026, 5, 4), is_held=True, presence=Presence.NOT_THERE)
    birthday = Evidence(born, date(2026, 5, 5), is_held=True, presence=Presence.NOT_THERE)
    assert (propose_code(day_before).code, propose_code(birthday).code) == (Code.PN0, Code.PN7)


def test_before_the_meeting_the_proposal_says_what_would_change_it() -> None:
    proposal = propose_code(Evidence(BORN, HELD, is_held=False, views=[SENT]))
    assert proposal.code is Code.PN6
    assert "The meeting has not been held yet." in proposal.reasons
    changes = " ".join(proposal.would_change)
    assert all(code in changes for code in ("PN1", "PN2", "PN3", "PN4", "PN5"))


@pytest.mark.parametrize("views", [[], [SEEN]])
def test_before_the_meeting_nothing_is_proposed_while_nothing_speaks_for_the_child(views: list[ViewsGiven]) -> None:
    proposal = propose_code(Evidence(BORN, HELD, is_held=False, views=views))
    assert proposal.code is None
    assert "No views from the child are recorded yet." in proposal.reasons
    assert all(code in " ".join(proposal.would_change) for code in ("PN1", "PN5", "PN6", "PN7"))


@pytest.mark.parametrize("presence", [None, Presence.IN_PERSON])
def test_nothing_is_proposed_where_too_little_is_recorded(presence: Presence | None) -> None:
    proposal = propose_code(Evidence(BORN, HELD, is_held=True, presence=presence, views=[SENT]))
    assert proposal.code is None
    assert proposal.would_change


@pytest.mark.parametrize("presence", [Presence.BY_VIDEO, Presence.BY_PHONE])
def test_joining_from_elsewhere_is_attending_and_the_other_reading_is_said(presence: Presence) -> None:
    there = Evidence(BORN, HELD, is_held=True, presence=presence, took_part=TookPart.SPOKE)
    proposal = propose_code(there)
    assert proposal.code is Code.PN1
    assert "physically" in proposal.would_change[0]
    assert "PN6" in proposal.would_change[0]


def test_who_helped_the_child_is_among_the_reasons() -> None:
    helped = ViewsGiven(Way.SITE, date(2026, 4, 27), helped_by="my carer")
    proposal = propose_code(Evidence(BORN, HELD, is_held=True, presence=Presence.NOT_THERE, views=[helped]))
    assert any("with help from my carer" in reason for reason in proposal.reasons)


def absent(wishes: Wishes, **facts: object) -> Evidence:
    return Evidence(BORN, HELD, is_held=True, presence=Presence.NOT_THERE, views=[SENT], wishes=wishes, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        (Wishes(read_out_by="advocate"), Code.PN5),
        (Wishes(advocate_speaks=True), Code.PN5),
        (Wishes(read_out_by="carer"), Code.PN6),
        (Wishes(read_out_by="officer"), Code.PN6),
        (Wishes(), Code.PN6),
    ],
)
def test_who_reads_out_what_the_child_wrote_tells_pn5_from_pn6(wishes: Wishes, code: Code) -> None:
    proposal = propose_code(absent(wishes))
    assert proposal.code is code
    if wishes.read_out_by:
        assert any("read out what they wrote" in reason for reason in proposal.reasons)
    assert (code is Code.PN5) == ("the code is PN6" in " ".join(proposal.would_change))


def test_a_wish_for_an_advocate_gives_way_to_what_is_recorded_of_one() -> None:
    wanted = Wishes(read_out_by="advocate")
    assert propose_code(absent(wanted, no_advocate=True)).code is Code.PN6
    assert propose_code(absent(Wishes(read_out_by="carer"), advocate_carries_views=True)).code is Code.PN5


def test_a_wish_without_any_views_is_not_taking_part() -> None:
    nothing = Evidence(BORN, HELD, is_held=True, presence=Presence.NOT_THERE, wishes=Wishes(advocate_asked_on=HELD))
    proposal = propose_code(nothing)
    assert proposal.code is Code.PN7
    assert "Asked for an advocate on 5 May 2026." in proposal.reasons


def test_an_advocate_who_was_asked_for_is_evidence_to_follow_up() -> None:
    proposal = propose_code(absent(Wishes(advocate_asked_on=date(2026, 4, 28))))
    assert proposal.code is Code.PN6
    assert "Asked for an advocate on 28 April 2026." in proposal.reasons
    assert "PN5" in proposal.would_change[0]


def test_a_child_who_came_and_spoke_is_pn1_whatever_they_had_wished_for() -> None:
    there = Evidence(
        BORN,
        HELD,
        is_held=True,
        presence=Presence.IN_PERSON,
        took_part=TookPart.SPOKE,
        views=[SENT],
        wishes=Wishes(read_out_by="advocate", advocate_speaks=True),
    )
    assert propose_code(there).code is Code.PN1
