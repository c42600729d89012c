"""The children of one file: who is known already, what the rows say of each, and why a row's child is refused."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from consult.domain.extracts import ChildFacts, ExtractRow, laid_over
from consult.domain.known_records import KnownChild

NO_CHILD_ID = "no child id"
NO_DATE_OF_BIRTH = "a new child without a date of birth"


class ChildrenOfAFile:
    """The children of one file: who is known, and what the file says of each."""

    def __init__(
        self,
        rows: Iterable[ExtractRow],
        *,
        known: Mapping[str, KnownChild],
        today: date,
        is_sound: Callable[[ExtractRow], bool],
    ) -> None:
        """`is_sound` says whether a row could be taken by itself: only such a row tells a child's date of birth."""
        self._known = known
        self._today = today
        self._born_on: dict[str, tuple[date, int]] = {}
        self._said: dict[str, ChildFacts] = {}
        for row in rows:
            if row.child.born_on and row.child.born_on <= today and row.child_reference and is_sound(row):
                self._born_on.setdefault(row.child_reference, (row.child.born_on, row.line))

    def born_on(self, row: ExtractRow) -> date | None:
        """Return the child's date of birth: the row's, or else another row's, or else the one known."""
        if row.child.born_on:
            return row.child.born_on
        if told := self._born_on.get(row.child_reference):
            return told[0]
        known = self._known.get(row.child_reference)
        return known.facts.born_on if known else None

    def faults(self, row: ExtractRow) -> list[str]:
        """Why a row's child cannot be taken."""
        if not row.child_reference:
            return [NO_CHILD_ID]
        faults = []
        born_on = self.born_on(row)
        if born_on is None and "date of birth" not in " ".join(row.faults):
            faults.append(NO_DATE_OF_BIRTH)
        if born_on and born_on > self._today:
            faults.append(f"date of birth {born_on:%d/%m/%Y} is in the future")
        told, line = self._born_on.get(row.child_reference, (born_on, row.line))
        if told != born_on:
            faults.append(f"date of birth differs from line {line}, which is for the same child")
        if born_on and row.child.care_started_on and row.child.care_started_on < born_on:
            faults.append("care started before birth")
        return faults

    def hear(self, row: ExtractRow) -> None:
        """Take what an accepted row says of its child."""
        said = self._said.get(row.child_reference, ChildFacts())
        if said.care_started_on and row.child.care_started_on:
            # A child who came back into care stands in older rows with the earlier start.
            row = replace(
                row, child=replace(row.child, care_started_on=max(said.care_started_on, row.child.care_started_on))
            )
        self._said[row.child_reference] = laid_over(said, row.child)

    @property
    def new(self) -> dict[str, ChildFacts]:
        """By reference, the children of accepted rows who are not known yet."""
        return {
            reference: replace(said, born_on=self._born_on[reference][0])
            for reference, said in self._said.items()
            if reference not in self._known
        }

    @property
    def changed(self) -> dict[str, ChildFacts]:
        """By reference, the known children of whom an accepted row says something else, as they will be known."""
        later = {
            reference: laid_over(self._known[reference].facts, said)
            for reference, said in self._said.items()
            if reference in self._known
        }
        return {reference: facts for reference, facts in later.items() if facts != self._known[reference].facts}
