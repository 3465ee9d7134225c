"""Runs the steps on the connection that the program gives to alembic."""

from alembic import context

from neopain.ward.archive.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
