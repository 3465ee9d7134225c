"""Measures a ward on this computer: .venv/bin/python packaging/ward/bench.py [--beds 64 --seconds 60 --pages 8].

A real mosquitto, the real server in a process of its own, a connection and scripted stay for each bed, and open pages.
Prints a table. An alarm's way is timed by the steady clock, which all processes of a computer share.
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
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import aiomqtt
import httpx
import numpy as np
import psutil
import sqlalchemy as sa
from rich.console import Console

from neopain.base.alarm import AlarmCondition, AlarmKind, AlarmPhase, Priority
from neopain.base.data import EventKind, State
from neopain.base.settings import Settings
from neopain.base.ward_settings import DeskSettings, WardSettings
from neopain.record.storage import keys
from neopain.ward.archive.tables import EVENTS
from neopain.ward.demo.show import NURSES, free_port, new_pin, staff
from neopain.ward.demo.story import face, shown
from neopain.ward.messages import Alarm, EventMessage, ReceiptMessage, StateMessage, pack_face, read, write
from neopain.ward.server import serve as server
from neopain.ward.server.bus import Broker
from neopain.ward.server.hub import Hub
from neopain.ward.server.serve import DATABASE_NAME
from neopain.ward.topics import Channel, bed_topic

WARD, HOST = "Bench", "127.0.0.1"
ALARM_EVERY_S, ALARM_LASTS_S = 20.0, 8.0
RECEIPT_WITHIN_S = 30.0


class Bed:
    """One bed with a connection of its own: a state a second and at each change, its events until their receipts."""

    def __init__(self, number: int, port: int, began_s: float) -> None:
        self.name, self._port, self._began_s = str(number), port, began_s
        self._story, self._boot = str(1 + number % 16), secrets.token_hex(16)
        self._phase_s = (number * 0.618 % 1.0) * ALARM_EVERY_S
        self._seq, self.waiting, self.sent = 0, {}, 0
        self.alarmed_s: list[float] = []

    async def run(self, stop: asyncio.Event) -> None:
        """Publish until `stop`, then wait for the last receipts."""
        async with aiomqtt.Client(HOST, self._port, protocol=aiomqtt.ProtocolVersion.V5, timeout=120) as client:
            await client.subscribe(bed_topic(WARD, self.name, Channel.RECEIPT), qos=1)
            hearing = asyncio.create_task(self._hear(client))
            alarming = False
            while not stop.is_set() or (alarming and self.waiting):
                t_s = time.monotonic() - self._began_s
                now = not stop.is_set() and (t_s + self._phase_s) % ALARM_EVERY_S < ALARM_LASTS_S and t_s > 5
                began, alarming = now != alarming, now
                if began and now:
                    self.alarmed_s.append(time.monotonic())
                topic, state = self._state(t_s, alarming)
                await client.publish(topic, state, qos=1, retain=True)
                if began:
                    await client.publish(*self._event(t_s, now), qos=1)
                edge_s = min((-(t_s + self._phase_s)) % ALARM_EVERY_S, 1.0)
                await asyncio.sleep(max(min(1.0, edge_s), 0.02))
            until_s = time.monotonic() + RECEIPT_WITHIN_S
            while self.waiting and time.monotonic() < until_s:
                await asyncio.sleep(0.1)
            hearing.cancel()

    async def _hear(self, client: aiomqtt.Client) -> None:
        async for message in client.messages:
            for seq in read(ReceiptMessage, bytes(message.payload)).seqs:
                self.waiting.pop(seq, None)

    def _state(self, t_s: float, alarming: bool) -> tuple[str, bytes]:
        now = shown(self._story, t_s)
        self._seq += 1
        p = 0.9 if alarming else min(now.p or 0.1, 0.4)
        alarm = Alarm(
            condition=AlarmCondition.PAIN,
            kind=AlarmKind.PHYSIOLOGICAL,
            priority=Priority.MEDIUM,
            phase=AlarmPhase.ACTIVE,
            for_s=0.0,
        )
        state = StateMessage(
            boot=self._boot,
            seq=self._seq,
            at=time.time(),
            up_s=t_s,
            bed=self.name,
            patient=f"N{4000 + int(self.name)}",
            word=State.PAIN if alarming else State.CALM,
            p=p,
            limit=0.5,
            scorable=0.97,
            age_s=0.1,
            alarms=(alarm,) if alarming else (),
            model="bench",
            face=pack_face(face(self._story, t_s, p)),
        )
        return bed_topic(WARD, self.name, Channel.STATE), write(state)

    def _event(self, t_s: float, begins: bool) -> tuple[str, bytes]:
        self.sent += 1
        kind = EventKind.ALARM_STARTED if begins else EventKind.ALARM_ENDED
        event = EventMessage(
            boot=self._boot, seq=self.sent, at=time.time(), up_s=t_s, kind=kind, condition=AlarmCondition.PAIN
        )
        self.waiting[self.sent] = event
        return bed_topic(WARD, self.name, Channel.EVENT), write(event)


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


def run_server(folder: Path, passphrase: str, beds: int, port: int, broker_port: int) -> None:
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
        desk=DeskSettings(beds=tuple(str(bed) for bed in range(1, beds + 1)), port=port),
    )
    asyncio.run(server.serve(settings, (Broker(HOST, broker_port),), folder, keys.open_key(folder, passphrase)))


def cpu_s(processes: Iterable[psutil.Process]) -> list[float]:
    """The processor time of each process so far."""
    return [sum(process.cpu_times()[:2]) for process in processes]


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
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--beds", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pages", type=int, default=8)
    args, console = parser.parse_args(), Console(highlight=False)
    mosquitto = shutil.which("mosquitto", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
    if mosquitto is None:
        raise SystemExit("mosquitto is needed: apt-get install mosquitto")
    console.print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {args.beds} beds, {args.seconds:.0f} s")
    with tempfile.TemporaryDirectory(prefix="neopain-bench-") as name:
        folder, pin, broker_port, port = Path(name), new_pin(), free_port(), free_port()
        (folder / "conf").write_text(
            f"listener {broker_port} {HOST}\nallow_anonymous true\nmax_queued_messages 10000\n"
        )
        broker = subprocess.Popen([mosquitto, "-c", folder / "conf"], stderr=subprocess.DEVNULL)
        passphrase = secrets.token_hex(16)
        staff(folder, pin, passphrase)
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=run_server, args=(folder, passphrase, args.beds, port, broker_port))
        process.start()
        try:
            wait_for(port)
            figures = asyncio.run(
                measure(args, port, broker_port, pin, [broker.pid, process.pid or 0], folder / "stages")
            )
        finally:
            process.terminate()
            process.join()
            broker.kill()
            broker.wait()
        stored = sa.create_engine(f"sqlite:///{folder / DATABASE_NAME}")
        with stored.connect() as connection:
            count = connection.execute(sa.select(sa.func.count()).select_from(EVENTS)).scalar_one()
        stored.dispose()
        figures["events stored"] = str(count)
        for what, figure in figures.items():
            console.print(f"| {what} | {figure} |")


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
