"""The first step is the first of a chain, and the database says how far it is."""

import sqlalchemy as sa

from neopain.ward.archive.migrations.versions import first, third
from neopain.ward.archive.tables import open_database


def test_the_database_says_which_step_it_has(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path}/ward.db")
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalars().all() == [
            third.revision
        ]
    engine.dispose()
    assert first.down_revision is None
    assert callable(first.upgrade)
