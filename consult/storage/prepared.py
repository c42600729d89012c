"""Statements of pages that must be cheap: compiled once and sent past the ORM, which costs more than such a page.

Values go in by name and come out by label, each through its column's type, as they would anywhere else.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Engine, Insert, Select, Update

Row = Mapping[str, Any]
Values = Mapping[str, Any]


class Prepared:
    """One statement; `names` are the columns that an INSERT fills."""

    def __init__(
        self, statement: Select[*tuple[Any, ...]] | Insert | Update | Delete, names: Sequence[str] | None = None
    ) -> None:
        self._statement = statement
        self._names = names
        self._ready: dict[str, _Ready] = {}

    def read(self, engine: Engine, **values: Any) -> list[Row]:
        """Return the rows of a SELECT on a connection of its own: for pages that only look."""
        raw = engine.raw_connection()
        try:
            return self._for(engine.dialect).rows(raw.driver_connection, values)
        finally:
            raw.close()

    def read_within(self, connection: Connection, **values: Any) -> list[Row]:
        """Return the rows of a SELECT as the connection's transaction sees them."""
        return self._for(connection.dialect).rows(connection.connection.driver_connection, values)

    def run(self, connection: Connection, *each: Values) -> int:
        """Change rows in the connection's transaction, once for each set of values; return how many in all."""
        return self._for(connection.dialect).run(connection.connection.driver_connection, each)

    def _for(self, dialect: Dialect) -> "_Ready":
        ready = self._ready.get(dialect.name)
        if ready is None:
            ready = self._ready[dialect.name] = _Ready(self._statement, dialect, self._names)
        return ready


class _Ready:
    """A statement as one kind of database wants it."""

    def __init__(self, statement: Any, dialect: Dialect, names: Sequence[str] | None) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=names)
        self._sql = str(compiled)
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        self._is_by_name = compiled.positiontup is None
        self._given = {name: bind.value for bind, name in compiled.bind_names.items() if not bind.required}
        self._binds = tuple(binds if compiled.positiontup is None else compiled.positiontup)
        self._kept = _with_a_process(
            {name: binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in self._binds}
        )
        columns = tuple(statement.selected_columns) if isinstance(statement, Select) else ()
        self._columns = tuple(column.name for column in columns)
        self._opened = _with_a_process(
            {column.name: column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns}
        )

    def rows(self, driver_connection: Any, values: Values) -> list[Row]:
        found = driver_connection.execute(self._sql, self._sent(values)).fetchall()
        rows: list[Any] = [dict(zip(self._columns, row, strict=True)) for row in found]
        for row in rows:
            for name, opened in self._opened:
                if (value := row[name]) is not None:
                    row[name] = opened(value)
        return rows

    def run(self, driver_connection: Any, each: Sequence[Values]) -> int:
        cursor = driver_connection.cursor()
        try:
            if len(each) == 1:
                cursor.execute(self._sql, self._sent(each[0]))
            else:
                cursor.executemany(self._sql, [self._sent(values) for values in each])
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def _sent(self, values: Values) -> Any:
        given = {**self._given, **values}
        for name, kept in self._kept:
            given[name] = kept(given[name])
        if self._is_by_name:
            return {name: given[name] for name in self._binds}
        return [given[name] for name in self._binds]


def _with_a_process(each: Mapping[str, Callable[[Any], Any] | None]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    # Most columns are kept as they are: asking each again at every row would cost more than the few that are not.
    return tuple((name, process) for name, process in each.items() if process is not None)
