"""A PostgreSQL of its own for a measurement, with Debian's programs and the ward's configuration, gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import psutil

PROGRAMS = Path("/usr/lib/postgresql")
CONFIGURATION = Path(__file__).with_name("postgresql.conf")
ACCOUNT = "postgres"
"""PostgreSQL does not run as root."""


def programs() -> Path:
    """The folder of the newest PostgreSQL that is installed. Ends the program in one line where there is none."""
    found = [folder / "bin" for folder in PROGRAMS.glob("*") if (folder / "bin" / "pg_ctl").is_file()]
    if not found:
        raise SystemExit("PostgreSQL is needed: apt-get install postgresql")
    return max(found, key=lambda folder: int(folder.parent.name))


class Postgres:
    """A cluster in `folder`, reached by a socket there alone. `address` is what SQLAlchemy is given."""

    def __init__(self, folder: Path) -> None:
        self._programs, self._data = programs(), folder / "data"
        folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(folder, ACCOUNT, ACCOUNT)
        self._call("initdb", "-D", self._data, "-A", "trust", "-U", ACCOUNT, "-E", "UTF8", "--no-locale", "--no-sync")
        with (self._data / "postgresql.conf").open("a") as file:
            file.write(f"\n{CONFIGURATION.read_text()}\nunix_socket_directories = '{folder}'\n")
        self.address = f"postgresql+psycopg://{ACCOUNT}@/{ACCOUNT}?host={folder}"
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._call("pg_ctl", "start", "-w", "-t", "60", "-D", self._data, "-l", self._data.with_name("log"))

    @property
    def is_running(self) -> bool:
        """Whether it runs: it ends itself where it cannot write its log."""
        try:
            return psutil.Process(self.pid).is_running()
        except (OSError, psutil.NoSuchProcess):
            return False

    def kill(self) -> None:
        """End it with all its processes as a power cut does."""
        pid = self.pid
        for process in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
            if process.is_running():
                process.send_signal(signal.SIGKILL)
        psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], 10)

    def stop(self) -> None:
        """End it."""
        self._call("pg_ctl", "stop", "-w", "-m", "fast", "-D", self._data)

    @property
    def pid(self) -> int:
        """Of the process whose children do the work."""
        return int((self._data / "postmaster.pid").read_text().splitlines()[0])

    def _call(self, name: str, *arguments: str | Path) -> None:
        as_account = ["runuser", "-u", ACCOUNT, "--"] if os.geteuid() == 0 else []
        command = [*as_account, self._programs / name, *arguments]
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", check=False
        )
        if done.returncode != 0:
            raise SystemExit(f"{name} failed: {done.stderr.decode(errors='replace').strip()[-300:]}")
