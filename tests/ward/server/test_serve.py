"""Where the database is. The whole server runs in tests/ward/demo/test_show.py."""

from pathlib import Path

from neopain.base.ward_settings import DeskSettings
from neopain.ward.server.serve import database_address


def test_the_database_is_that_of_the_settings_or_a_file_beside_the_records():
    assert database_address(DeskSettings(), Path("/records")) == "sqlite:////records/ward.db"
    assert database_address(DeskSettings(database="postgresql+psycopg://w@/w"), Path("/records")).startswith(
        "postgresql"
    )
