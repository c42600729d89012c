"""What a database holds, row by row, to see what an act changed."""

from typing import Any

from consult.storage.database import Database
from consult.storage.tables import metadata

Rows = dict[tuple[str, str], tuple[Any, ...]]
MAY_GROW = {"events", "event_head", "tries"}
"""Written in small transactions of their own: a read of somebody's words, and a counted try."""
MAY_BE_SEEN = {("visits", "seen_at"), ("staff_sessions", "seen_at")}


def rows(database: Database) -> Rows:
    """Every row of every table by table and key; without the last-seen times, which any request may write."""
    found: Rows = {}
    with database.reads.connect() as connection:
        for table in metadata.sorted_tables:
            columns = [column for column in table.columns if (table.name, column.name) not in MAY_BE_SEEN]
            (key,) = table.primary_key.columns.keys()
            for row in connection.execute(table.select().with_only_columns(*columns)).mappings():
                found[table.name, str(row[key])] = tuple(row.values())
    return found


def changes(before: Rows, after: Rows, *, allowing: set[str] = MAY_GROW) -> list[str]:
    """A line for each row that came, went or changed, but for the tables that may grow."""
    found = []
    for key in before.keys() | after.keys():
        if key[0] not in allowing and before.get(key) != after.get(key):
            how = "came" if key not in before else "went" if key not in after else "changed"
            found.append(f"a row of {key[0]} {how}")
    return sorted(found)
