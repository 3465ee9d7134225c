"""A ward's archive in a folder, or in PostgreSQL where it is installed."""

import shutil
import subprocess
from pathlib import Path

from desk.beds import AT, BOOT
from neopain.base.data import AlarmCondition, EventKind
from neopain.ward.archive.tables import open_database
from neopain.ward.archive.writer import Writer
from neopain.ward.messages import EventMessage
from patience import wait_until


def event(seq, boot=BOOT, kind=EventKind.ALARM_STARTED, **fields):
    return EventMessage(
        boot=boot, seq=seq, at=AT + seq, up_s=float(seq), kind=kind, condition=AlarmCondition.PAIN, **fields
    )


class Archive:
    """`receipts` is what was said to be on the disk."""

    def __init__(self, address, keep_days=365.0):
        self.now, self.receipts = AT, []
        self.engine = open_database(address)
        self.expired = []
        self.writer = Writer(self.engine, lambda: self.now, self._stored, keep_days, self.expired.append)

    def _stored(self, bed, boot, seqs):
        self.receipts.append((bed, boot, seqs))

    def stored(self, count):
        wait_until(lambda: sum(len(seqs) for _, _, seqs in self.receipts) >= count, 20.0)

    def close(self):
        self.writer.close()
        self.engine.dispose()


def postgres():
    """The programs of PostgreSQL, the newest that is installed; None where there are none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return folders[-1] if folders and shutil.which("runuser") else None


class Postgres:
    """A server of its own in `folder`, on a socket alone. It refuses to run as root, and runs as postgres then."""

    def __init__(self, folder, programs):
        self._programs, self._folder = programs, folder
        folder.mkdir()
        shutil.chown(folder, "postgres", "postgres")
        self._run("initdb", "-D", folder / "data", "-A", "trust", "-U", "ward")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        self._run("pg_ctl", "-D", folder / "data", "-w", "-o", options, "-l", folder / "log", "start")
        self._run("createdb", "-h", folder, "-U", "ward", "ward")
        self.address = f"postgresql+psycopg://ward@/ward?host={folder}"

    def close(self):
        self._run("pg_ctl", "-D", self._folder / "data", "-m", "immediate", "stop")

    def _run(self, name, *words):
        command = ["runuser", "-u", "postgres", "--", self._programs / name, *words]
        subprocess.run([str(word) for word in command], check=True, capture_output=True, cwd="/")
