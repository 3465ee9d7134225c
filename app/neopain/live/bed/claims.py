"""One monitor a camera and one a bed, on this computer.

Two monitors at one bed would both record its patient, one of them with the face of another infant. Recordings can be
opened as often as anybody likes.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from neopain.base.clock import WallClock, wall_clock
from neopain.base.errors import InputError
from neopain.base.log import redact
from neopain.base.text import bed_key, named_bed
from neopain.base.time_text import date_and_time
from neopain.capture.source_name import SourceName
from neopain.live.bed.lock import Lock, Taken

_log = logging.getLogger(__name__)


@contextmanager
def only_monitor(
    folder: Path, source: SourceName, bed: str, *, recorded: bool, now: WallClock = wall_clock
) -> Iterator[None]:
    """While it is entered, no other monitor is at the camera `source` or at `bed`; the locks are under `folder`.

    A source that shows no bed is not locked, and its bed only where it is `recorded` as the bed's. Raises InputError,
    which says who has the camera or the bed. Where nothing can be locked, that is logged and monitoring goes on.
    """
    about = {
        "pid": str(os.getpid()),
        "since": now().isoformat(timespec="seconds"),
        "bed": bed,
        "source": f"{'camera ' if source.shows_a_bed else ''}{redact(str(source.target))}",
    }
    with ExitStack() as held:
        try:
            if source.shows_a_bed:
                held.callback(_lock(folder, "camera", source.identity, about).release)
        except Taken as taken:
            watched = named_bed(taken.holder.get("bed", ""))
            raise InputError(
                f"{about['source']} is monitored already, for {watched}{_who(taken.holder)}: "
                "close that window, or choose another camera with --source"
            ) from None
        except OSError as error:
            _log.warning("whether another monitor uses this camera cannot be checked: %s", error)
        try:
            if source.shows_a_bed or recorded:
                held.callback(_lock(folder, "bed", bed_key(bed), about).release)
        except Taken as taken:
            raise InputError(
                f"{named_bed(bed)} is monitored already, by {taken.holder.get('source') or 'another camera'}"
                f"{_who(taken.holder)}: close that window, or name another bed with --bed"
            ) from None
        except OSError as error:
            _log.warning("whether another monitor is at this bed cannot be checked: %s", error)
        yield


def _lock(folder: Path, kind: str, what: str, about: Mapping[str, str]) -> Lock:
    # A hash: addresses and names of beds are neither file names nor meant for everybody's eyes.
    name = hashlib.sha256(what.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return Lock(folder / f"{kind}-{name}.lock", about)


def _who(holder: Mapping[str, str]) -> str:
    """Process and time, as far as the holder has said them."""
    try:
        since = date_and_time(datetime.fromisoformat(holder["since"]))
    except (KeyError, ValueError):
        return ""
    return f" (process {holder.get('pid', '?')}, since {since})"
