"""The tables of the ward's database, and how it is opened. SQLite and PostgreSQL take the same path."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from neopain.base.errors import RecordError

METADATA = sa.MetaData()
MINUTES = sa.Table(
    "minutes",
    METADATA,
    sa.Column("bed", sa.String(300), primary_key=True),
    sa.Column("minute", sa.BigInteger, primary_key=True),
    sa.Column("p", sa.LargeBinary, nullable=False),
    sa.Column("words", sa.LargeBinary, nullable=False),
)
EVENTS = sa.Table(
    "events",
    METADATA,
    sa.Column("bed", sa.String(300), primary_key=True),
    sa.Column("boot", sa.String(32), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True),
    sa.Column("at", sa.Double, nullable=False),
    sa.Column("received", sa.Double, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
)
ALARMS = sa.Table(
    "alarms",
    METADATA,
    sa.Column("run", sa.String(32), primary_key=True),
    sa.Column("number", sa.BigInteger, primary_key=True),
    sa.Column("bed", sa.String(300), nullable=False),
    sa.Column("condition", sa.String(40), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("priority", sa.String(10), nullable=False),
    sa.Column("what", sa.String(100), nullable=False),
    sa.Column("began", sa.Double, nullable=False),
    sa.Column("ended", sa.Double),
    sa.Column("answered", sa.Boolean, nullable=False),
    sa.Column("seen", sa.Boolean, nullable=False),
)
HOPS = sa.Table(
    "hops",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("run", sa.String(32), nullable=False),
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.Column("at", sa.Double, nullable=False),
    sa.Column("after_s", sa.Double, nullable=False),
    sa.Column("step", sa.String(20), nullable=False),
    sa.Column("receiver", sa.String(100), nullable=False),
)
ASSIGNMENTS = sa.Table(
    "assignments",
    METADATA,
    sa.Column("bed", sa.String(300), primary_key=True),
    sa.Column("nurse", sa.String(100), nullable=False),
    sa.Column("buddy", sa.String(100), nullable=False),
)
SIGNED_OUT = sa.Table(
    "signed_out",
    METADATA,
    sa.Column("session", sa.String(32), primary_key=True),
    sa.Column("at", sa.Double, nullable=False),
)
_MIGRATIONS = Path(__file__).with_name("migrations")
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def open_database(address: str) -> sa.Engine:
    """The database at `address` (of SQLAlchemy: sqlite:///FILE, postgresql+psycopg://...), brought to this version.

    Raises RecordError, without the password of the address.
    """
    try:
        engine = sa.create_engine(address, pool_pre_ping=True)
        if engine.dialect.name not in _INSERT:
            raise RecordError(f"the ward's database is SQLite or PostgreSQL, not {engine.dialect.name}")
        if engine.dialect.name == "sqlite":
            sa.event.listen(engine, "connect", _prepare_sqlite)
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except (SQLAlchemyError, ModuleNotFoundError) as error:
        raise RecordError(f"the ward's database cannot be opened: {reason(error)}") from error
    return engine


def reason(error: Exception) -> str:
    """Why a database refused, in one line and without any address."""
    original = getattr(error, "orig", None)
    text = str(original if original is not None else error).strip().splitlines()
    return f"{type(original or error).__name__}: {text[0][:200]}" if text else type(original or error).__name__


def insert(engine: sa.Engine, table: sa.Table, rows: list[dict[str, Any]], update: tuple[str, ...] = ()) -> sa.Insert:
    """A statement that inserts `rows`; where a key is there already, the columns `update` are replaced, or nothing."""
    statement: Any = _INSERT[engine.dialect.name](table).values(rows)
    keys = [column.name for column in table.primary_key]
    if not update:
        return statement.on_conflict_do_nothing(index_elements=keys)  # type: ignore[no-any-return]
    replaced = {name: statement.excluded[name] for name in update}
    return statement.on_conflict_do_update(index_elements=keys, set_=replaced)  # type: ignore[no-any-return]


def _prepare_sqlite(connection: Any, record: object) -> None:
    """Readers do not wait for the writer, and a committed row survives a power loss."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()
