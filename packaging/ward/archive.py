"""Measures the ward's archive: .venv/bin/python packaging/ward/archive.py [--beds 64 --database ADDRESS].

A day of all beds, written by the archive's own code on a simulated clock; one bed's day read back; the events of a
day's outage taken as they come off the bus, until their receipts. Without an address a new file of SQLite is used; a
database of PostgreSQL has to be empty. Prints a table.
"""

from __future__ import annotations

import argparse
import secrets
import tempfile
import time
from pathlib import Path

import numpy as np
import sqlalchemy as sa
from rich.console import Console

from neopain.base.clock import ManualClock
from neopain.base.data import AlarmCondition, EventKind, State
from neopain.ward.archive.minutes import SECONDS
from neopain.ward.archive.past import Past
from neopain.ward.archive.tables import EVENTS, MINUTES, open_database
from neopain.ward.archive.writer import Writer
from neopain.ward.bed.outbox import MOST_UNDER_WAY
from neopain.ward.board.board import Board
from neopain.ward.messages import EventMessage, StateMessage, write
from neopain.ward.server.hub import Hub
from neopain.ward.topics import Channel, bed_topic

NOW, DAY_MINUTES = 86400.0 * 20_000, 1440
EVENTS_OF_A_BED = 500
"""Lines of the alarm log of one bed and day: two alarms an hour, each with its steps, would be some 200."""


def fill(writer: Writer, beds: int) -> None:
    """A day of states, one a second; values change, so that nothing is gained by their being all the same."""
    state = StateMessage(boot="0" * 32, seq=1, at=NOW, up_s=1.0, bed="1", word=State.CALM, p=0.12)
    states = [state.model_copy(update={"p": p}) for p in np.linspace(0, 1, 101)]
    rng = np.random.default_rng(1)
    for minute in range(DAY_MINUTES):
        values = rng.integers(0, 101, (beds, SECONDS))
        for bed, row in enumerate(values.tolist()):
            for second, value in enumerate(row):
                writer.state(str(bed), states[value], NOW - 86400 + 60 * minute + second)
        while writer._queue.qsize() > 5_000:
            time.sleep(0.01)


def catch_up(writer: Writer, received: dict[str, int], beds: int) -> float:
    """Seconds in which all beds get rid of a day's events, so many at a time as they send without a receipt."""
    hub = Hub(Board((), 45.0), ManualClock(0.0), lambda: NOW, writer)
    boots = [secrets.token_hex(16) for _ in range(beds)]
    began_s = time.monotonic()
    for first in range(1, EVENTS_OF_A_BED + 1, MOST_UNDER_WAY):
        last = min(first + MOST_UNDER_WAY - 1, EVENTS_OF_A_BED)
        for bed, boot in enumerate(boots):
            for seq in range(first, last + 1):
                at = NOW - 86400 + 86400 * seq / EVENTS_OF_A_BED
                kind = EventKind.ALARM_STARTED
                event = EventMessage(
                    boot=boot, seq=seq, at=at, up_s=1.0, waited_s=NOW - at, kind=kind, condition=AlarmCondition.PAIN
                )
                hub.take(bed_topic("Bench", str(bed), Channel.EVENT), write(event))
        while any(received.get(str(bed), 0) < last for bed in range(beds)):
            time.sleep(0.01)
    return time.monotonic() - began_s


def size_of(engine: sa.Engine) -> int:
    """Bytes of the database on the disk."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            return int(connection.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one())
        connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
        pages = connection.execute(sa.text("PRAGMA page_count")).scalar_one()
        return int(pages * connection.execute(sa.text("PRAGMA page_size")).scalar_one())


def reads(engine: sa.Engine, beds: int) -> dict[str, str]:
    """One bed's day: to the second, and as the page asks for it."""
    past, times = Past(engine, lambda: NOW), {"one bed's day to the second": [], "the same for the page": []}
    for bed in range(20):
        for name, act in zip(times, (_seconds_of, lambda engine, bed: past.read_day(bed)), strict=True):
            began_s, cpu_s = time.monotonic(), time.process_time()
            act(engine, str(bed % beds))
            times[name].append((1000 * (time.monotonic() - began_s), 1000 * (time.process_time() - cpu_s)))
    past.close()
    return {
        name: "median {:.0f} ms, processor {:.0f} ms".format(*np.median(np.asarray(of_name), axis=0))
        for name, of_name in times.items()
    }


def _seconds_of(engine: sa.Engine, bed: str) -> None:
    query = sa.select(MINUTES.c.minute, MINUTES.c.p, MINUTES.c.words).where(MINUTES.c.bed == bed)
    with engine.connect() as connection:
        rows = connection.execute(query.order_by(MINUTES.c.minute)).all()
    assert len(b"".join(p for _, p, _ in rows)) == DAY_MINUTES * SECONDS


def measure(beds: int, address: str) -> dict[str, str]:
    """Fill the empty database at `address`, read it, and take a day's outage; returns the figures."""
    engine = open_database(address)
    empty, received = size_of(engine), {}

    def stored(bed: str, boot: str, seqs: tuple[int, ...]) -> None:
        received[bed] = max(received.get(bed, 0), *seqs)

    writer = Writer(engine, lambda: NOW, stored, 365.0)
    began_s, cpu_s = time.monotonic(), time.process_time()
    fill(writer, beds)
    caught_up_s = catch_up(writer, received, beds)
    writer.close()
    with engine.connect() as connection:
        minutes, events = (
            connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in (MINUTES, EVENTS)
        )
    figures = {
        "database": engine.dialect.name,
        "rows": f"{minutes} minutes, {events} events",
        "a day of the ward": f"{(size_of(engine) - empty) / 1e6:.1f} MB",
        **reads(engine, beds),
        "a day's outage, its events": f"{caught_up_s:.0f} s for {EVENTS_OF_A_BED * beds}",
        "the day written in": f"{time.monotonic() - began_s:.0f} s, processor {time.process_time() - cpu_s:.0f} s",
    }
    engine.dispose()
    return figures


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--beds", type=int, default=64)
    parser.add_argument("--database", default="")
    args, console = parser.parse_args(), Console(highlight=False)
    with tempfile.TemporaryDirectory(prefix="neopain-archive-") as folder:
        figures = measure(args.beds, args.database or f"sqlite:///{Path(folder) / 'day.db'}")
    for what, figure in figures.items():
        console.print(f"| {what} | {figure} |")


if __name__ == "__main__":
    main()
