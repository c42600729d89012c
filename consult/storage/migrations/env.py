"""Runs the steps on the connection it is given; the records' classes are not imported here."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=False)
with context.begin_transaction():
    context.run_migrations()
