"""The ward that is broken on purpose: broker, database, server, beds behind wires that can be cut, and a page."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import sqlalchemy as sa
from bench import wait_for
from bench_beds import HOST, WARD
from fault_bed import run_bed
from fault_page import Page
from postgres import Postgres

from neopain.base.settings import Settings
from neopain.base.ward_settings import DeskSettings, WardSettings
from neopain.record.storage import keys
from neopain.ward.archive.tables import EVENTS
from neopain.ward.demo.show import free_port, new_pin, staff
from neopain.ward.server import serve as server
from neopain.ward.server.bus import Broker

DISK = {"sqlite": "64m", "postgresql": "512m"}
"""Of the ward's disk with its database, where one can be mounted."""
_SPAWN = multiprocessing.get_context("spawn")
Key = tuple[str, str, int]
"""Bed, boot and number of an event."""


def run_server(
    folder: Path, passphrase: str, beds: tuple[str, ...], ports: tuple[int, int], database: str, wrong_s: Any
) -> None:
    """The real server of the ward, with a wall clock that can be set wrong, until it is killed."""
    server.wall_s = lambda: time.time() + wrong_s.value
    settings = Settings(ward=WardSettings(name=WARD), desk=DeskSettings(beds=beds, port=ports[0], database=database))
    asyncio.run(server.serve(settings, (Broker(HOST, ports[1]),), folder, keys.open_key(folder, passphrase)))


class Wire:
    """A connection to `target` that can be cut: nothing passes, and nobody is told."""

    def __init__(self, target: int) -> None:
        self._target, self._whole = target, threading.Event()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server((HOST, 0))
        self.port = self._listener.getsockname()[1]
        self._whole.set()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Pull it out."""
        self._whole.clear()

    def mend(self, *, hang_up: bool) -> None:
        """Put it back; with `hang_up` what was connected is gone, as after a switch was restarted."""
        if hang_up:
            for one in tuple(self._open):
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
        self._whole.set()

    def _accept(self) -> None:
        while True:
            here, _ = self._listener.accept()
            threading.Thread(target=self._connect, args=(here,), daemon=True).start()

    def _connect(self, here: socket.socket) -> None:
        self._whole.wait()
        try:
            there = socket.create_connection((HOST, self._target), 5)
        except OSError:
            here.close()
            return
        there.settimeout(None)
        self._open |= {here, there}
        back = threading.Thread(target=self._pump, args=(there, here), daemon=True)
        back.start()
        self._pump(here, there)
        back.join()
        self._open -= {here, there}
        here.close()
        there.close()

    def _pump(self, source: socket.socket, drain: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self._whole.wait()
                drain.sendall(data)
        for one in (source, drain):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class Bed:
    """A bed in a process of its own, behind a wire."""

    def __init__(self, name: str, folder: Path, broker_port: int) -> None:
        self.name, self._folder, self.wire = name, folder, Wire(broker_port)
        self.killed_s: list[float] = []
        self.start()

    def start(self) -> None:
        """Start it, also after it was killed."""
        self.told, there = _SPAWN.Pipe()
        arguments = (self.name, WARD, self.wire.port, self._folder, there)
        self.process = _SPAWN.Process(target=run_bed, args=arguments, daemon=True)
        self.process.start()

    def tell(self, *what: Any) -> None:
        """Tell it something, unless it was killed."""
        with suppress(OSError):
            self.told.send(what)

    def ask(self, *what: Any, within_s: float = 30.0) -> int | None:
        """What it answers; None where it does not."""
        self.tell(*what)
        try:
            return int(self.told.recv()) if self.told.poll(within_s) else None
        except (EOFError, OSError):
            return None

    def kill(self) -> None:
        """End it without a word."""
        self.process.kill()
        self.process.join()
        self.killed_s.append(time.monotonic())

    def signal(self, number: int) -> None:
        """Freeze it, or let it go on."""
        os.kill(self.process.pid or 0, number)


class Ward:
    """Everything, in `folder`; `kind` of the database is sqlite or postgresql."""

    def __init__(self, folder: Path, names: tuple[str, ...], kind: str) -> None:
        self.folder, self._names = folder, names
        self.disk = folder / "disk"
        self.disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK[kind]},mode=711", "tmpfs", str(self.disk)]
        self.mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        self._passphrase, pin = secrets.token_hex(16), new_pin()
        staff(self.disk, pin, self._passphrase)
        self.postgres = Postgres(self.disk / "postgres") if kind == "postgresql" else None
        self._database = (
            f"sqlite:///{self.disk / server.DATABASE_NAME}" if self.postgres is None else self.postgres.address
        )
        self._port, self._broker_port = free_port(), free_port()
        (folder / "conf").write_text(f"listener {self._broker_port} {HOST}\nallow_anonymous true\n")
        self.wire, self.clock = Wire(self._broker_port), _SPAWN.Value("d", 0.0)
        self.start_broker()
        self.start_server()
        wait_for(self._port)
        self.page = Page(self._port, pin)
        self.page.start()
        self.beds = {name: Bed(name, folder, self._broker_port) for name in names}

    def start_broker(self) -> None:
        """Start mosquitto."""
        mosquitto = shutil.which("mosquitto", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
        if mosquitto is None:
            raise SystemExit("mosquitto is needed: apt-get install mosquitto")
        self.broker = subprocess.Popen([mosquitto, "-c", self.folder / "conf"], stderr=subprocess.DEVNULL)

    def start_server(self) -> None:
        """Start the server."""
        ports = (self._port, self.wire.port)
        arguments = (self.disk, self._passphrase, self._names, ports, self._database, self.clock)
        self.server = _SPAWN.Process(target=run_server, args=arguments, daemon=True)
        self.server.start()

    def hold_database(self) -> None:
        """Let nobody write into the database: it is gone, or somebody else holds it."""
        if self.postgres is not None:
            self.postgres.kill()
            return
        self._lock = sqlite3.connect(self.disk / server.DATABASE_NAME, isolation_level=None, timeout=30)
        self._lock.execute("BEGIN EXCLUSIVE")

    def free_database(self) -> None:
        """Give it back."""
        if self.postgres is not None:
            self.postgres.start()
            return
        self._lock.execute("ROLLBACK")
        self._lock.close()

    def fill_disk(self) -> None:
        """Leave no room on the ward's disk; where none was mounted, the server's files must not grow."""
        if self.postgres is None:  # what its log has taken from the disk already would do for a while
            log = sqlite3.connect(self.disk / server.DATABASE_NAME, timeout=30)
            log.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            log.close()
        if not self.mounted:
            psutil.Process(self.server.pid).rlimit(psutil.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
            return
        for size in (1 << 20, 4096, 1):
            with suppress(OSError), (self.disk / "ballast").open("ab", buffering=0) as file:
                while file.write(b"\0" * size) == size:
                    pass

    def make_room(self) -> None:
        """Give the room back."""
        if self.mounted:
            (self.disk / "ballast").unlink()
        else:
            unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
            psutil.Process(self.server.pid).rlimit(psutil.RLIMIT_FSIZE, unlimited)
        if self.postgres is not None and not self.postgres.is_running:
            self.postgres.start()

    def stored(self) -> list[Key]:
        """The events in the database."""
        engine = sa.create_engine(self._database)
        with engine.connect() as connection:
            rows = connection.execute(sa.select(EVENTS.c.bed, EVENTS.c.boot, EVENTS.c.seq)).all()
        engine.dispose()
        return [(bed, boot, seq) for bed, boot, seq in rows]

    def close(self) -> None:
        """End everything."""
        self.page.end()
        for bed in self.beds.values():
            with suppress(OSError):
                bed.signal(signal.SIGCONT)
            bed.process.kill()
            bed.process.join()
        self.server.kill()
        self.server.join()
        self.broker.kill()
        self.broker.wait()
        if self.postgres is not None:
            self.postgres.stop()
        if self.mounted:
            subprocess.run(["umount", str(self.disk)], check=True)
