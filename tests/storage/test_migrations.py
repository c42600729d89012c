"""The steps that make the tables, and the tables that the records expect."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from consult.storage.database import Database, upgrade
from consult.storage.tables import metadata


def differences(database: Database) -> list[object]:
    with database.reads.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "target_metadata": metadata}
        )
        return list(compare_metadata(context, metadata))


def test_the_tables_that_the_steps_make_are_the_ones_the_records_expect(database: Database) -> None:
    assert differences(database) == [], "Bring consult/storage/migrations up to date with the records."


def test_a_column_that_the_steps_forgot_would_be_seen(database: Database) -> None:
    with database.writing() as session:
        session.connection().exec_driver_sql("ALTER TABLE children DROP COLUMN forename_sealed")
    assert differences(database) != []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    upgrade(database.writes)
    assert differences(database) == []
