"""Records sessions in processes that are killed at a random moment; says what each had been given and had written.

Run as a program: nursery.py FOLDER COUNT SEED writes one line of JSON a process; nursery.py fill FOLDER SESSION records
until the disk of FOLDER is full, and is killed then.
"""

from __future__ import annotations

import json
import os
import random
import signal
import struct
import sys
import time
from itertools import islice
from pathlib import Path

import draws
from neopain.base.data import NoFrame
from neopain.base.errors import RecordError
from neopain.live.recorder import BLOCK, Recorder
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import Ward

KEY = MasterKey(KeyKind.FILE, bytes(32))
NAME, PIN = "Ines", "471100"
AT_ONCE = 10
RATE_HZ, WIDTH = 30.0, 256
_SAID = struct.Struct("<cd")


class Telling(SessionWriter):
    """Says how far it has written, each time a commit has returned."""

    pipe = -1

    def write(self, samples, notes=()):
        super().write(samples, notes)
        if samples:
            os.write(self.pipe, _SAID.pack(b"w", samples[-1].t_s))


def record(folder: Path, seed: int, pipe: int) -> None:
    Telling.pipe = pipe
    recorder = Recorder(lambda zero: Telling(folder, KEY, draws.facts(folder.name, zero=zero)))
    began_s = time.monotonic()
    for sample in draws.samples(60.0, RATE_HZ, seed, WIDTH):
        time.sleep(max(began_s + sample.t_s - time.monotonic(), 0.0))
        os.write(pipe, _SAID.pack(b"g", sample.t_s))
        recorder(NoFrame(sample.t_s), sample)


def main(folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)
    for first in range(0, count, AT_ONCE):
        children = []
        for number in range(first, min(first + AT_ONCE, count)):
            ours, theirs = os.pipe()
            pid = os.fork()
            if pid == 0:
                record(folder / f"s{number:02}", seed + number, theirs)
                os._exit(1)
            os.close(theirs)
            children.append((number, pid, Said(ours)))
        # Every tenth is killed while it begins, the others while they write.
        for number, _, said in children:
            while number % 10 and not said.written_s:
                said.listen()
        began_s = time.monotonic()
        for at_s, pid in sorted((began_s + chance.random() * 1.2, pid) for _, pid, _ in children):
            time.sleep(max(at_s - time.monotonic(), 0.0))
            os.kill(pid, signal.SIGKILL)
        for number, pid, said in children:
            os.waitpid(pid, 0)
            while said.listen():
                pass
            print(json.dumps({"number": number, "given_s": said.given_s, "written_s": said.written_s}))  # noqa: T201


def fill(folder: Path, session: str) -> None:
    with Ward(folder, KEY, keep_reserve=True) as ward:
        ward.staff.create_first(NAME, PIN)
    with Ward(folder, KEY, keep_reserve=True) as ward:  # as every few seconds at the bed
        writer = SessionWriter(folder / "sessions" / session, KEY, draws.facts(session))
        ward.audit.append("", Action.SESSION_STARTED, session)
    samples = draws.samples(1e6)
    try:
        while True:
            writer.write(list(islice(samples, BLOCK)))
    except RecordError:
        os.kill(os.getpid(), signal.SIGKILL)


class Said:
    """What came through a pipe: how far the samples given and those written go."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self.given_s = self.written_s = 0.0

    def listen(self) -> bool:
        """Wait for the next word; gives whether there was one."""
        said = os.read(self._pipe, _SAID.size)
        if not said:
            os.close(self._pipe)
            return False
        kind, t_s = _SAID.unpack(said)
        if kind == b"g":
            self.given_s = t_s
        else:
            self.written_s = t_s
        return True


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(Path(sys.argv[2]), sys.argv[3])
    else:
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
