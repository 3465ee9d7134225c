"""The archive in SQLite, and in PostgreSQL where it is installed: one code path."""

from importlib.util import find_spec

import pytest

from desk.archive import Archive, Postgres, postgres


@pytest.fixture(scope="session")
def postgres_address(tmp_path_factory):
    programs = postgres()
    if programs is None or find_spec("psycopg") is None:
        pytest.skip("PostgreSQL is not installed")
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory(prefix="ward-pg-") as name:  # a path short enough for a socket
        Path(name).chmod(0o755)
        server = Postgres(Path(name) / "pg", programs)
        yield server.address
        server.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def archive(request, tmp_path):
    if request.param == "postgresql":
        address = request.getfixturevalue("postgres_address")
    else:
        address = f"sqlite:///{tmp_path}/ward.db"
    one = Archive(address)
    if request.param == "postgresql":
        import sqlalchemy as sa

        with one.engine.begin() as connection:
            connection.execute(sa.text("TRUNCATE events, alarms, hops, minutes, assignments"))
    yield one
    one.close()
