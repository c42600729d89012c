"""The columns we take from a council's file, and the headings by which each system names them.

Headings are compared without case, spaces and punctuation. A heading that stands here under no column is named to
the person and left out: postcodes, addresses and a home's registration number are never taken.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from consult.domain.extracts import Counted


class Column(StrEnum):
    """One thing we take; the value is what it is called to the person who brings the file in."""

    CHILD = "child id"
    REVIEW = "review id"
    FORENAME = "forename"
    SURNAME = "surname"
    BORN_ON = "date of birth"
    CARE_STARTED_ON = "care started"
    LANGUAGE = "language"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    UPN = "UPN"
    IS_MOTHER = "mother"
    MOTHERS_CHILD_BORN_ON = "mother’s child’s date of birth"
    DUE_ON = "due"
    HELD_ON = "held"
    MEETING_AT = "meeting time"
    MET_AT = "meeting held or planned"
    MEETING_ON = "meeting date"
    CANCELLED = "cancelled"
    STATUS = "status"
    PARTICIPATION = "participation"
    OFFICER_NAME = "officer name"
    OFFICER_EMAIL = "officer e-mail"
    STARTED_ON = "episode started"
    REASON_STARTED = "reason for new episode"
    LEGAL_STATUS = "legal status"
    CATEGORY_OF_NEED = "category of need"
    PLACE = "placement type"
    PLACE_PROVIDER = "placement provider"
    ENDED_ON = "episode ended"
    REASON_ENDED = "reason episode ceased"
    REASON_PLACE_CHANGED = "reason for place change"


# The heading to prefer stands first. Sources: the SSDA903 files, the Standard Safeguarding Dataset, Annex A list 8,
# the tables under Liquidlogic LCS and Mosaic, and plain English.
_HEADINGS: dict[Column, str] = {
    Column.CHILD: """child id; child; child unique id; child reference; child ref; child number; person id;
        pers_person_id; clar_cla_person_id; clae_person_id; DIM_PERSON_ID; LCS ID; Mosaic ID;
        LCS person id; Mosaic person id; person ref; person reference; client id""",
    Column.REVIEW: """review id; clar_cla_review_id; FACT_CLA_REVIEW_ID; WORKFLOW_STEP_ID; review reference;
        review ref; review number""",
    Column.FORENAME: """forename; forenames; first name; given name; pers_forename; child forename; child
        first name; child’s forename""",
    Column.SURNAME: """surname; last name; family name; pers_surname; child surname; child last name; child’s
        surname""",
    Column.BORN_ON: """date of birth; dob; d.o.b.; birth date; pers_dob; BIRTH_DTTM; child dob; child date of
        birth; child’s date of birth; born; born on""",
    Column.CARE_STARTED_ON: """care started; care started on; care start; care start date; date care started; date
        started to be looked after; date started; started to be looked after; looked after
        from; LAC start date; CLA start date; date entered care; entered care;
        clae_entered_care_date; start_dttm; period of care start date""",
    Column.LANGUAGE: """language; first language; main language; preferred language; home language; child
        language; language spoken; spoken language; interpreter language""",
    Column.SEX: "sex; pers_sex; gender; pers_gender; GENDER_MAIN_CODE",
    Column.ETHNICITY: "ethnic; ethnicity; pers_ethnicity; ETHNICITY_MAIN_CODE; FULL_ETHNICITY_CODE",
    Column.UPN: "upn; pers_upn; UPN_ID",
    Column.IS_MOTHER: "mother",
    Column.MOTHERS_CHILD_BORN_ON: "MC_DOB",
    Column.DUE_ON: """due; due on; due date; date due; review due; review due on; review due date; next
        review due; next review due date; date next review due; DUE_DTTM; CALCULATED_DUE_DATE;
        clar_cla_review_due_date""",
    Column.HELD_ON: """held; held on; date held; held date; review held; review held on; review held date;
        review date; date of review; date review held; review; clar_cla_review_date;
        ACTUAL_REVIEW_DATE; LAC_REVIEW_DATE; last review date; date of last review; date of
        latest statutory review""",
    Column.MET_AT: "MEETING_DTTM",
    Column.MEETING_AT: """meeting time; meeting at; meeting date and time; meeting date/time; time of meeting;
        review time; meeting starts""",
    Column.MEETING_ON: "meeting date; date of meeting; meeting on; planned date; planned review date",
    Column.CANCELLED: """cancelled; canceled; is cancelled; review cancelled; clar_cla_review_cancelled;
        CANCELLED_ON; cancelled date; date cancelled""",
    Column.STATUS: "STEP_STATUS; review status",
    Column.PARTICIPATION: """participation; participation code; participation method; method of participation;
        review_code; child participation; clar_cla_review_participation;
        LAC_REVIEW_PARTICIPATION_CODE; DIM_LOOKUP_PARTICIPATION_CODE_DESC; participation code
        desc; participation description""",
    Column.OFFICER_NAME: """officer name; officer; IRO name; IRO; reviewing officer; reviewing officer name;
        independent reviewing officer; independent reviewing officer name;
        prof_professional_name""",
    Column.OFFICER_EMAIL: """officer e-mail; officer e-mail address; IRO e-mail; IRO e-mail address; reviewing
        officer e-mail; reviewing officer e-mail address; independent reviewing officer e-mail""",
    Column.STARTED_ON: "DECOM; clae_cla_episode_start_date; episode start date; episode started",
    Column.REASON_STARTED: "RNE; clae_cla_episode_start_reason",
    Column.LEGAL_STATUS: "LS; clae_legal_status",
    Column.CATEGORY_OF_NEED: "CIN; clae_cla_primary_need_code; clae_cla_primary_need",
    Column.PLACE: "PLACE",
    Column.PLACE_PROVIDER: "PLACE_PROVIDER",
    Column.ENDED_ON: "DEC; clae_cla_episode_ceased_date; clae_cla_episode_ceased; episode end date",
    Column.REASON_ENDED: "REC; clae_cla_episode_ceased_reason",
    Column.REASON_PLACE_CHANGED: "REASON_PLACE_CHANGE",
}

_OF_A_CHILD = frozenset(
    {
        Column.CHILD,
        Column.FORENAME,
        Column.SURNAME,
        Column.BORN_ON,
        Column.CARE_STARTED_ON,
        Column.LANGUAGE,
        Column.SEX,
        Column.ETHNICITY,
        Column.UPN,
        Column.IS_MOTHER,
        Column.MOTHERS_CHILD_BORN_ON,
        Column.OFFICER_NAME,
        Column.OFFICER_EMAIL,
    }
)
_TELL_A_REVIEW = frozenset({Column.DUE_ON, Column.HELD_ON, Column.MET_AT, Column.MEETING_AT, Column.MEETING_ON})
_OF_A_REVIEW = _TELL_A_REVIEW | {Column.REVIEW, Column.CANCELLED, Column.STATUS, Column.PARTICIPATION}
_OF_AN_EPISODE = frozenset(Column) - _OF_A_CHILD - _OF_A_REVIEW
_TAKEN = {
    Counted.REVIEWS: _OF_A_CHILD | _OF_A_REVIEW,
    Counted.EPISODES: _OF_A_CHILD | _OF_AN_EPISODE,
    Counted.CHILDREN: _OF_A_CHILD,
}


def _folded(heading: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", heading)).casefold()


# By folded heading: its column, and its place in the list (the lower is preferred).
_PLACES: dict[str, tuple[Column, int]] = {
    _folded(way): (column, place) for column, ways in _HEADINGS.items() for place, way in enumerate(ways.split(";"))
}


@dataclass(frozen=True)
class Header:
    """A first row, recognised: which cell holds which column, and the headings left out."""

    counted: Counted
    places: dict[Column, int]
    headings: dict[Column, str]
    ignored: tuple[str, ...]


def find_header(cells: Sequence[str]) -> Header | None:
    """Return what a first row of headings means; None when it names no child id, or nothing about a child."""
    cells = [cell.strip() for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    best: dict[Column, tuple[int, int]] = {}
    for at, cell in enumerate(cells):
        if found := _PLACES.get(_folded(cell)):
            column, preference = found
            best[column] = min(best.get(column, (preference, at)), (preference, at))
    if Column.CHILD not in best or len(best) == 1:
        return None
    if best.keys() & _TELL_A_REVIEW:
        counted = Counted.REVIEWS
    elif Column.STARTED_ON in best:
        counted = Counted.EPISODES
    elif best.keys() & {Column.BORN_ON, Column.FORENAME, Column.SURNAME, Column.CARE_STARTED_ON}:
        counted = Counted.CHILDREN
    else:
        return None
    places = {column: at for column, (_, at) in best.items() if column in _TAKEN[counted]}
    used = set(places.values())
    return Header(
        counted=counted,
        places=places,
        headings={column: cells[at] for column, at in places.items()},
        ignored=tuple(cell or f"column {at + 1} (no heading)" for at, cell in enumerate(cells) if at not in used),
    )
