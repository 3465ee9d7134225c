"""Measures a ward on this computer: .venv/bin/python packaging/ward/bench.py [--database postgresql --out bench.json].

A real mosquitto, the real server in a process of its own, the real link of each bed, given a stay that the real
monitor recorded, and open pages; then the archive with a day of all beds. The database is a file of SQLite, or a
PostgreSQL of its own. Prints a table. An alarm's way is timed by the steady clock, which all processes of a computer
share.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import psutil
import sqlalchemy as sa
from archive import measure as measure_archive
from bench_beds import HOST, WARD, run_beds
from bench_pages import OpenPage, alarming, ways_of
from bench_stay import record_stay
from postgres import Postgres
from rich.console import Console

from neopain.base.settings import Settings
from neopain.base.ward_settings import DeskSettings, WardSettings
from neopain.record.storage import keys
from neopain.ward.archive.tables import EVENTS
from neopain.ward.demo.show import free_port, new_pin, staff
from neopain.ward.server import serve as server
from neopain.ward.server.bus import Broker
from neopain.ward.server.hub import Hub

SOON_S = 2.0
"""An alarm of the last seconds is not counted: it may not be on the page yet."""


def run_server(folder: Path, passphrase: str, beds: int, port: int, broker_port: int, database: str) -> None:
    """The server of the ward, until it is ended; it notes when an alarm came in and when it went out to the pages."""
    notes = (folder / "stages").open("w", buffering=1)

    class NotedHub(Hub):
        def take(self, topic: str, payload: bytes, **said: Any) -> None:
            if b'"alarms"' in payload:
                print("came", topic.split("/")[3], time.monotonic(), file=notes)
            super().take(topic, payload, **said)

        def _publish(self, frame: dict[str, Any], *rest: Any) -> None:
            for bed in alarming(frame):
                print("went", bed, time.monotonic(), file=notes)
            super()._publish(frame, *rest)

    server.Hub = NotedHub
    settings = Settings(
        ward=WardSettings(name=WARD, address=f"{HOST}:{broker_port}"),
        desk=DeskSettings(beds=tuple(str(bed) for bed in range(1, beds + 1)), port=port, database=database),
    )
    asyncio.run(server.serve(settings, (Broker(HOST, broker_port),), folder, keys.open_key(folder, passphrase)))


def cpu_s(processes: Iterable[psutil.Process]) -> list[float]:
    """The processor time of each process so far, with that of the processes that it has started, ended ones too."""
    return [
        sum(process.cpu_times()[:4]) + sum(sum(child.cpu_times()[:2]) for child in process.children(recursive=True))
        for process in processes
    ]


async def measure(
    args: argparse.Namespace, port: int, pin: str, pids: list[int], stages: Path, beds: Connection
) -> dict[str, str]:
    """Open pages on beds that run, for a while, and end the beds; returns the figures."""
    pages = [OpenPage(port, pin, looks=number == 0) for number in range(args.pages)]
    showing = [asyncio.create_task(page.run()) for page in pages]
    while not all(page.since_s for page in pages):
        await asyncio.sleep(0.1)
        for task in showing:
            if task.done():
                task.result()
    processes = [psutil.Process(pid) for pid in pids]
    before, first_s = cpu_s(processes), time.monotonic()
    await asyncio.sleep(args.seconds)
    last_s = time.monotonic()
    shares = [100 * (b - a) / (last_s - first_s) for a, b in zip(before, cpu_s(processes), strict=True)]
    rates = [page.bytes / (last_s - page.since_s) for page in pages]
    beds.send("end")
    alarmed_s, given, waiting = await asyncio.to_thread(beds.recv)
    for task in showing:
        task.cancel()
    await asyncio.gather(*showing, return_exceptions=True)
    # Those before were on the page when it was opened, the last may not be there yet.
    due = [(bed, at_s) for bed, times in alarmed_s.items() for at_s in times if first_s <= at_s <= last_s - SOON_S]
    ways = ways_of(due, pages[0].alarms, stages)
    steps = {
        "alarm, bed to page": ways[:, 3] - ways[:, 0],
        "bed to server": ways[:, 1] - ways[:, 0],
        "server to frame": ways[:, 2] - ways[:, 1],
        "frame to page": ways[:, 3] - ways[:, 2],
    }
    return {
        "events sent": str(given),
        "events without a receipt": str(waiting),
        **{
            name: "p50 {:.0f} ms, p99 {:.0f} ms".format(*np.percentile(1000 * s, (50, 99))) for name, s in steps.items()
        },
        "alarms on the page": f"{len(ways)} of {len(due)}",
        "broker": f"{shares[0]:.1f} % of a core",
        "server": f"{shares[1]:.1f} % of a core",
        **({"processes of the database": f"{shares[2]:.1f} % of a core"} if len(shares) > 2 else {}),
        "broker and server": f"{sum(shares[:2]):.1f} % of a core",
        "a page": f"{max(rates) / 1000:.1f} KB/s at most, {args.pages} open",
    }


def main() -> None:
    """Measure, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--beds", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--no-archive", action="store_true", help="leave the day of all beds out")
    parser.add_argument("--out", type=Path, help="a file for the figures, as JSON")
    args, console = parser.parse_args(), Console(highlight=False)
    computer = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    console.print(f"{computer}, {args.beds} beds, {args.seconds:.0f} s, {args.database}")
    with tempfile.TemporaryDirectory(prefix="neopain-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # the account of PostgreSQL goes through it
        figures = {"computer": computer, **bench(args, folder)}
        if not args.no_archive:
            with database(args.database, folder, "day") as (address, _):
                figures |= measure_archive(args.beds, address)
    for what, figure in figures.items():
        console.print(f"| {what} | {figure} |")
    if args.out is not None:
        args.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


@contextmanager
def database(kind: str, folder: Path, name: str) -> Iterator[tuple[str, list[int]]]:
    """An empty database of that kind: its address, and the process whose work is to be counted, if it has one."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / name}.db", []
        return
    postgres = Postgres(folder / name)
    try:
        yield postgres.address, [postgres.pid]
    finally:
        postgres.stop()


def bench(args: argparse.Namespace, folder: Path) -> dict[str, str]:
    """Start broker, database and server, measure, and end them."""
    mosquitto = shutil.which("mosquitto", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
    if mosquitto is None:
        raise SystemExit("mosquitto is needed: apt-get install mosquitto")
    pin, broker_port, port, passphrase = new_pin(), free_port(), free_port(), secrets.token_hex(16)
    (folder / "conf").write_text(f"listener {broker_port} {HOST}\nallow_anonymous true\nmax_queued_messages 10000\n")
    staff(folder, pin, passphrase)
    stay = record_stay(folder / "stay")
    with database(args.database, folder, "ward") as (address, worked):
        broker = subprocess.Popen([mosquitto, "-c", folder / "conf"], stderr=subprocess.DEVNULL)
        context = multiprocessing.get_context("spawn")
        given = (folder, passphrase, args.beds, port, broker_port, address)
        process = context.Process(target=run_server, args=given)
        process.start()
        beds, there = context.Pipe()
        bedside = context.Process(target=run_beds, args=(args.beds, broker_port, *stay, there))
        try:
            wait_for(port)
            bedside.start()
            there.close()  # where the beds fail, the answer is the end of the file
            pids = [broker.pid, process.pid or 0, *worked]
            figures = asyncio.run(measure(args, port, pin, pids, folder / "stages", beds))
        finally:
            for one in (process, bedside):
                if one.pid is not None:
                    one.terminate()
                    one.join()
            broker.kill()
            broker.wait()
        stored = sa.create_engine(address)
        with stored.connect() as connection:
            count = connection.execute(sa.select(sa.func.count()).select_from(EVENTS)).scalar_one()
        stored.dispose()
    return {**figures, "events stored": str(count), "events lost": str(int(figures["events sent"]) - count)}


def wait_for(port: int) -> None:
    """Wait until the server answers."""
    until_s = time.monotonic() + 120
    while time.monotonic() < until_s:
        try:
            httpx.get(f"http://{HOST}:{port}/", timeout=5)
            return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise SystemExit("the server does not start")


if __name__ == "__main__":
    main()
