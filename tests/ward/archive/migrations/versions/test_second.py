"""An older database, with what is in it, becomes one of this version, in SQLite and in PostgreSQL."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from neopain.ward.archive import tables
from neopain.ward.archive.migrations.versions import first, second, third

OLDER = {
    "minutes": {"bed": "3", "minute": 29_400_000, "p": bytes(60), "words": bytes(60)},
    "events": {"bed": "3", "boot": "0" * 32, "seq": 1, "at": 1.0, "received": 2.0, "message": "{}"},
    "alarms": {
        "run": "1" * 32,
        "number": 1,
        "bed": "3",
        "condition": "pain",
        "kind": "physiological",
        "priority": "medium",
        "what": "Pain expression",
        "began": 1.0,
        "ended": 2.0,
        "answered": False,
    },
    "hops": {"id": 1, "run": "1" * 32, "number": 1, "at": 1.0, "after_s": 0.0, "step": "all", "receiver": "*"},
    "assignments": {"bed": "3", "nurse": "Noor", "buddy": "Ines"},
}


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/ward.db"
    address = request.getfixturevalue("postgres_address")
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE SCHEMA older"))
    engine.dispose()
    return f"{address}&options=-csearch_path%3Dolder"


def older(address):
    """A database of the first version, with a row in each table."""
    engine = sa.create_engine(address)
    config = Config()
    config.set_main_option("script_location", str(Path(tables.__file__).with_name("migrations")))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, first.revision)
        for table, row in OLDER.items():
            names = ", ".join(row)
            values = ", ".join(f":{name}" for name in row)
            connection.execute(sa.text(f"INSERT INTO {table}({names}) VALUES({values})"), row)
    engine.dispose()


def test_what_an_older_version_stored_is_there_after_the_upgrade(address):
    older(address)
    engine = tables.open_database(address)
    with engine.connect() as connection:
        found = {
            table.name: dict(connection.execute(sa.select(table)).mappings().one())
            for table in tables.METADATA.sorted_tables
            if table.name in OLDER
        }
        version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one()
    engine.dispose()
    assert version == third.revision
    assert (second.down_revision, callable(second.upgrade)) == (first.revision, True)
    seen = found["alarms"].pop("seen")
    assert found == OLDER
    assert seen is True  # nobody is reminded of what ended long ago
