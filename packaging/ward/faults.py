"""Breaks a ward on this computer in turn: .venv/bin/python packaging/ward/faults.py [--rounds 4].

A real mosquitto, the real server in a process of its own, the real publishers of four beds here and of a fifth in a
process of its own, and a page. Each round kills the broker, holds the database, freezes the fifth bed, and (every
second round) kills the server. Afterwards every event of every bed has to be in the archive once. Prints a table.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import secrets
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import httpx
import psutil
from bench import HOST, WARD, wait_for
from rich.console import Console

from neopain.base.data import AlarmState, Event, EventKind, Sample, State, Trend
from neopain.base.settings import Settings
from neopain.base.ward_settings import DeskSettings, WardSettings
from neopain.live.health import Health, Snapshot
from neopain.record.storage import keys
from neopain.ward.bed.publisher import Publisher
from neopain.ward.demo.show import NURSES, free_port, new_pin, staff
from neopain.ward.server.bus import Broker
from neopain.ward.server.serve import DATABASE_NAME, serve

BEDS, EVENT_EVERY_S, WITHIN_S = ("1", "2", "3", "4", "5"), 0.5, 90.0
HOUR_S = 3600.0


class Shown:
    """A bed that is calm, and marks something every half second. `noted` counts its events."""

    bundle_id = "faults"

    def __init__(self, name: str, port: int) -> None:
        self._began_s, self.noted, self._stop = time.monotonic(), 0, threading.Event()
        wrong_s = HOUR_S if name == "2" else 0.0  # the clock of bed 2 is wrong by an hour
        settings = WardSettings(name=WARD, address=f"{HOST}:{port}")
        self.link = Publisher(settings, name, wall=lambda: time.time() + wrong_s)
        self.link.follow(self)
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def snapshot(self) -> Snapshot:
        """What its screen shows now."""
        t_s = time.monotonic() - self._began_s
        sample = Sample(t_s, 0, None, 0.2, Trend(0.2, 0.9, State.CALM, None), AlarmState(), ())
        self.link(None, sample)
        return Snapshot(None, sample, time.monotonic(), AlarmState(), Health())

    def do(self, command_at: object) -> None:
        """Nothing is asked of it."""

    def _run(self) -> None:
        while not self._stop.wait(EVENT_EVERY_S):
            self.link.probe(time.monotonic())
            self.link.note(Event(time.monotonic() - self._began_s, EventKind.MARKED, label=f"n{self.noted}"))
            self.noted += 1

    def stop(self) -> int:
        """End it, once the ward has its events; returns how many there were."""
        self._stop.set()
        self._thread.join()
        until_s = time.monotonic() + WITHIN_S
        while len(self.link.outbox) and time.monotonic() < until_s:
            time.sleep(0.1)
        self.link.close()
        return self.noted


def run_bed(name: str, port: int, told: object) -> None:
    """A bed in a process of its own, until `told` is set; then the number of its events."""
    bed = Shown(name, port)
    told.recv()
    told.send(bed.stop())


def run_server(folder: Path, passphrase: str, port: int, broker_port: int) -> None:
    """The server of the ward, until it is killed."""
    settings = Settings(ward=WardSettings(name=WARD), desk=DeskSettings(beds=BEDS, port=port))
    asyncio.run(serve(settings, (Broker(HOST, broker_port),), folder, keys.open_key(folder, passphrase)))


class OpenPage(threading.Thread):
    """A page that is opened again when it breaks off. `tiles` is what it shows."""

    def __init__(self, port: int, pin: str) -> None:
        super().__init__(daemon=True)
        self._address, self._pin, self.tiles = f"http://{HOST}:{port}", pin, {}
        self.ended = False

    def run(self) -> None:
        """Read the stream until `ended`."""
        while not self.ended:
            try:
                with httpx.Client(base_url=self._address, timeout=30) as page:
                    page.get("/")
                    token = {"x-csrftoken": page.cookies["csrftoken"]}
                    page.post("/api/sign-in", json={"name": NURSES[0], "pin": self._pin}, headers=token)
                    with page.stream("GET", "/api/stream") as stream:
                        for line in stream.iter_lines():
                            if line.startswith("data:"):
                                self._take(json.loads(line.removeprefix("data:")))
            except (httpx.HTTPError, KeyError):
                time.sleep(0.5)

    def _take(self, frame: dict) -> None:
        for key, tile in frame.get("beds", ()):
            self.tiles[key] = tile
        for key, fields in frame.get("tiles", {}).items():
            self.tiles.setdefault(key, {}).update(fields)

    def wait(self, bed: str, presence: str, seconds: float = WITHIN_S) -> float:
        """Seconds until the tile of `bed` says so; negative where it does not."""
        began_s = time.monotonic()
        while time.monotonic() < began_s + seconds:
            tile = self.tiles.get(bed, {})
            if tile.get("presence") == presence:
                return time.monotonic() - began_s if presence == "live" or tile["p"] is None else -1.0
            time.sleep(0.05)
        return -1.0


def main() -> None:
    """Break it, and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=4)
    rounds, console = parser.parse_args().rounds, Console(highlight=False)
    context, faults = multiprocessing.get_context("spawn"), []
    with tempfile.TemporaryDirectory(prefix="neopain-faults-") as name:
        folder, pin, broker_port, port = Path(name), new_pin(), free_port(), free_port()
        (folder / "conf").write_text(f"listener {broker_port} {HOST}\nallow_anonymous true\n")
        passphrase = secrets.token_hex(16)
        staff(folder, pin, passphrase)

        def broker() -> subprocess.Popen[bytes]:
            return subprocess.Popen(["/usr/sbin/mosquitto", "-c", folder / "conf"], stderr=subprocess.DEVNULL)

        def server() -> multiprocessing.process.BaseProcess:
            process = context.Process(target=run_server, args=(folder, passphrase, port, broker_port))
            process.start()
            return process

        bus, desk = broker(), server()
        here, there = context.Pipe()
        fifth = context.Process(target=run_bed, args=("5", broker_port, there))
        fifth.start()
        wait_for(port)
        page = OpenPage(port, pin)
        page.start()
        beds = {key: Shown(key, broker_port) for key in BEDS[:4]}
        try:
            for key in BEDS:
                console.print(f"bed {key} is there after {page.wait(key, 'live'):.0f} s")
            for number in range(rounds):
                bus.kill()
                bus.wait()
                old_s = page.wait("1", "silent")
                bus = broker()
                faults.append(("broker killed 5 s", old_s, max(page.wait(key, "live") for key in BEDS)))
                fifth_process = psutil.Process(fifth.pid)
                fifth_process.send_signal(signal.SIGSTOP)
                old_s = page.wait("5", "silent")
                fifth_process.send_signal(signal.SIGCONT)
                faults.append(("bed frozen", old_s, page.wait("5", "live")))
                lock = sqlite3.connect(folder / DATABASE_NAME, isolation_level=None)
                lock.execute("BEGIN EXCLUSIVE")
                time.sleep(8)
                lock.execute("ROLLBACK")
                lock.close()
                faults.append(("database held 8 s", 0.0, page.wait("1", "live")))
                if number % 2 == 1:
                    desk.kill()
                    desk.join()
                    page.tiles.clear()
                    desk = server()
                    faults.append(("server killed", 0.0, max(page.wait(key, "live") for key in BEDS)))
                console.print(f"round {number + 1}: {faults[-4:]}")
            noted = {key: bed.stop() for key, bed in beds.items()}
            here.send("stop")
            noted["5"] = here.recv()
        finally:
            page.ended = True
            fifth.kill()
            desk.terminate()
            desk.join()
            bus.kill()
            bus.wait()
        rows = sqlite3.connect(folder / DATABASE_NAME).execute("SELECT bed, message FROM events").fetchall()
    report(console, faults, noted, rows)


def report(console: Console, faults: list, noted: dict[str, int], rows: list) -> None:
    """Print the table: each kind of fault, and events noted and stored."""
    for kind in dict.fromkeys(kind for kind, *_ in faults):
        old, back = zip(*[(old_s, back_s) for one, old_s, back_s in faults if one == kind], strict=True)
        bad = sum(old_s < 0 or back_s < 0 for old_s, back_s in zip(old, back, strict=True))
        console.print(f"| {kind} | {len(old)} | {max(old):.1f} s | {max(back):.1f} s | {bad} |")
    for key, count in noted.items():
        labels = [json.loads(text)["label"] for bed, text in rows if bed == key and '"label":"n' in text]
        whole = sorted(labels) == sorted(f"n{number}" for number in range(count))
        console.print(
            f"| bed {key} | {count} events | {len(labels)} stored | {'each once' if whole else 'NOT each once'} |"
        )


if __name__ == "__main__":
    main()
