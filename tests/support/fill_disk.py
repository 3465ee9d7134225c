"""Records one session until its disk is full, and is killed then. Run as a program: fill_disk.py FOLDER SESSION."""

from __future__ import annotations

import os
import signal
import sys
from itertools import islice
from pathlib import Path

import draws
from neopain.base.errors import RecordError
from neopain.live.recorder import BLOCK
from neopain.record.session.writer import SessionWriter
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import Ward

PIN = "471100"


def main(folder: Path, name: str) -> None:
    with Ward(folder, draws.KEY, keep_reserve=True) as ward:
        ward.staff.create_first("Ines", PIN)
    with Ward(folder, draws.KEY, keep_reserve=True) as ward:  # as every few seconds at the bed
        writer = SessionWriter(folder / "sessions" / name, ward.key, draws.facts(name))
        ward.audit.append("", Action.SESSION_STARTED, name)
    try:
        samples = draws.samples(1e6)
        while True:
            writer.write(list(islice(samples, BLOCK)))
    except RecordError:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
