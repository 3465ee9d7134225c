"""The database: opened, brought to this version, and refused in one line."""

import pytest
import sqlalchemy as sa

from neopain.base.errors import RecordError
from neopain.ward.archive.tables import EVENTS, METADATA, insert, open_database


def test_the_steps_make_the_tables_that_the_program_uses(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path}/ward.db")
    found = sa.inspect(engine)
    for table in METADATA.tables.values():
        columns = {column["name"]: column for column in found.get_columns(table.name)}
        assert columns.keys() == {column.name for column in table.columns}
        assert {name for name, column in columns.items() if not column["nullable"]} == {
            column.name for column in table.columns if not column.nullable
        }
    engine.dispose()
    open_database(f"sqlite:///{tmp_path}/ward.db").dispose()


def test_an_event_that_is_there_stays_as_it_was(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path}/ward.db")
    row = {"bed": "3", "boot": "0" * 32, "seq": 1, "at": 1.0, "received": 2.0, "message": "first"}
    with engine.begin() as connection:
        connection.execute(insert(engine, EVENTS, [row]))
        connection.execute(insert(engine, EVENTS, [row | {"message": "second"}]))
        assert connection.execute(sa.select(EVENTS.c.message)).scalars().all() == ["first"]
    engine.dispose()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("sqlite:////does/not/exist/ward.db", "unable to open"),
        ("mysql+nothing://u:hidden@localhost/ward", "cannot be opened"),
        ("no address", "cannot be opened"),
    ],
)
def test_one_that_cannot_be_opened_is_one_line_without_a_password(address, why):
    with pytest.raises(RecordError) as caught:
        open_database(address)
    assert why in str(caught.value)
    assert "hidden" not in str(caught.value)
    assert "\n" not in str(caught.value)
