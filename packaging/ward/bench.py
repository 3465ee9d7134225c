"""Measures a ward on this computer: .venv/bin/python packaging/ward/bench.py [--database postgresql --out bench.json].

A real mosquitto, the real server in a process of its own, a connection and scripted stay for each bed, and open pages;
then the archive with a day of all beds. The database is a file of SQLite, or a PostgreSQL of its own. Prints a table.
An alarm's way is timed by the steady clock, which all processes of a computer share.
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
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import psutil
import sqlalchemy as sa
from archive import measure as measure_archive
from bench_beds import ALARM_LASTS_S, HOST, WARD, Bed
from postgres import Postgres
from rich.console import Console

from neopain.base.settings import Settings
from neopain.base.ward_settings import DeskSettings, WardSettings
from neopain.record.storage import keys
from neopain.ward.archive.tables import EVENTS
from neopain.ward.demo.show import NURSES, free_port, new_pin, staff
from neopain.ward.server import serve as server
from neopain.ward.server.bus import Broker
from neopain.ward.server.hub import Hub


class OpenPage:
    """A page that is signed in to. `bytes` is what its stream brought; `alarms` are beds and times, where it looks."""

    def __init__(self, port: int, pin: str, *, looks: bool) -> None:
        self._port, self._pin, self._looks = port, pin, looks
        self.bytes, self.since_s, self.alarms = 0, 0.0, []

    async def run(self) -> None:
        """Sign in and read the stream until cancelled."""
        async with httpx.AsyncClient(base_url=f"http://{HOST}:{self._port}", timeout=300) as page:
            await page.get("/")
            token = {"x-csrftoken": page.cookies["csrftoken"]}
            answer = await page.post("/api/sign-in", json={"name": NURSES[0], "pin": self._pin}, headers=token)
            answer.raise_for_status()
            async with page.stream("GET", "/api/stream") as stream:
                async for line in stream.aiter_lines():
                    self._take(line)

    def _take(self, line: str) -> None:
        if line.startswith("data:") and not self.since_s:
            self.since_s = time.monotonic()  # the first frame is everything, once
            return
        self.bytes += len(line) + 2
        if self._looks and line.startswith("data:"):
            self.alarms += [(bed, time.monotonic()) for bed in alarming(json.loads(line.removeprefix("data:")))]


def alarming(frame: dict[str, Any]) -> list[str]:
    """The beds whose tile begins to be an alarm in this frame."""
    return [key for key, fields in frame.get("tiles", {}).items() if fields.get("tone") == "medium"]


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
    args: argparse.Namespace, port: int, broker_port: int, pin: str, pids: list[int], stages: Path
) -> dict[str, str]:
    """Run beds and pages for a while; returns the figures."""
    stop, began_s = asyncio.Event(), time.monotonic()
    beds = {bed.name: bed for bed in (Bed(number, broker_port, began_s) for number in range(1, args.beds + 1))}
    running = [asyncio.create_task(bed.run(stop)) for bed in beds.values()]
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
    shares = [100 * (b - a) / (time.monotonic() - first_s) for a, b in zip(before, cpu_s(processes), strict=True)]
    rates = [page.bytes / (time.monotonic() - page.since_s) for page in pages]
    stop.set()
    await asyncio.gather(*running)
    for task in showing:
        task.cancel()
    await asyncio.gather(*showing, return_exceptions=True)
    ways = ways_of(beds, pages[0].alarms, stages)
    steps = {
        "alarm, bed to page": ways[:, 3] - ways[:, 0],
        "bed to server": ways[:, 1] - ways[:, 0],
        "server to frame": ways[:, 2] - ways[:, 1],
        "frame to page": ways[:, 3] - ways[:, 2],
    }
    return {
        "events sent": str(sum(bed.sent for bed in beds.values())),
        "events without a receipt": str(sum(len(bed.waiting) for bed in beds.values())),
        **{
            name: "p50 {:.0f} ms, p99 {:.0f} ms".format(*np.percentile(1000 * s, (50, 99))) for name, s in steps.items()
        },
        "alarms timed": str(len(ways)),
        "broker": f"{shares[0]:.1f} % of a core",
        "server": f"{shares[1]:.1f} % of a core",
        **({"processes of the database": f"{shares[2]:.1f} % of a core"} if len(shares) > 2 else {}),
        "broker and server": f"{sum(shares[:2]):.1f} % of a core",
        "a page": f"{max(rates) / 1000:.1f} KB/s at most, {args.pages} open",
    }


def ways_of(beds: dict[str, Bed], seen: list[tuple[str, float]], stages: Path) -> np.ndarray:
    """When each alarm began at the bed, came to the server, went out in a frame, and was on the page: (alarms, 4)."""
    noted: dict[str, list[tuple[str, float]]] = {"came": [], "went": [], "seen": seen}
    for line in stages.read_text().splitlines():
        kind, key, at_s = line.split()
        noted[kind].append((key, float(at_s)))
    ways = []
    for key, bed in beds.items():
        for began_s in bed.alarmed_s:
            after = [
                [at_s for one, at_s in times if one == key and began_s <= at_s < began_s + ALARM_LASTS_S]
                for times in noted.values()
            ]
            if all(after):
                ways.append((began_s, *(times[0] for times in after)))
    return np.asarray(ways)


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
    with database(args.database, folder, "ward") as (address, worked):
        broker = subprocess.Popen([mosquitto, "-c", folder / "conf"], stderr=subprocess.DEVNULL)
        context = multiprocessing.get_context("spawn")
        given = (folder, passphrase, args.beds, port, broker_port, address)
        process = context.Process(target=run_server, args=given)
        process.start()
        try:
            wait_for(port)
            pids = [broker.pid, process.pid or 0, *worked]
            figures = asyncio.run(measure(args, port, broker_port, pin, pids, folder / "stages"))
        finally:
            process.terminate()
            process.join()
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
