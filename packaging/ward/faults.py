"""Breaks a ward on this computer: .venv/bin/python packaging/ward/faults.py [--faults 100 --database postgresql].

One fault after the other, of each kind as often. A real mosquitto, the real server in a process of its own, beds with
the real monitor, alarm system, watchdog and link in processes of their own, each behind a wire that can be cut, and a
page. While each fault lasts every bed that runs is in pain; afterwards all tiles have to be live again, and every event
of every bed in the archive once. OUT.json and OUT.md are written after each fault. Ends with 1 where anything was not
so.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fault_report import missing, most, read_journal, table
from fault_ward import Bed, Key, Ward
from rich.console import Console

HOUR_S = 3600.0
SHORTEST_S, LONGEST_S = 8.0, 16.0
"""How long a fault lasts: longer than the 5 s after which a tile has to say so, sometimes than the 10 s at the bed."""
SOUND_WITHIN_S, LOST_WITHIN_S, LIVE_WITHIN_S, STORED_WITHIN_S, QUIET_WITHIN_S = 6.0, 12.5, 120.0, 120.0, 60.0
Act = Callable[[Ward, Bed, random.Random], None]
Fault = tuple[Act, Act, bool, bool]
"""Break, mend, whether that one bed cannot sound meanwhile, and whether no bed hears the ward meanwhile."""
KEEPS_EVENTS = {"broker killed", "server killed", "database gone", "desk's link cut", "ward's disk full"}
"""While these last no event is stored."""


def _clock(ward: Ward, bed: Bed, chance: random.Random) -> None:
    bed.tell("clock", chance.choice((-HOUR_S, HOUR_S)))


def _desk_clock(ward: Ward, bed: Bed, chance: random.Random) -> None:
    ward.clock.value = chance.choice((-HOUR_S, HOUR_S))


def _kill_broker(ward: Ward, bed: Bed, chance: random.Random) -> None:
    ward.broker.kill()
    ward.broker.wait()


def _kill_server(ward: Ward, bed: Bed, chance: random.Random) -> None:
    ward.server.kill()
    ward.server.join()


FAULTS: dict[str, Fault] = {
    "broker killed": (_kill_broker, lambda ward, *_: ward.start_broker(), False, True),
    "server killed": (_kill_server, lambda ward, *_: ward.start_server(), False, True),
    "database gone": (lambda ward, *_: ward.hold_database(), lambda ward, *_: ward.free_database(), False, False),
    "bed killed": (lambda _, bed, __: bed.kill(), lambda _, bed, __: bed.start(), True, False),
    "bed frozen": (
        lambda _, bed, __: bed.signal(signal.SIGSTOP),
        lambda _, bed, __: bed.signal(signal.SIGCONT),
        True,
        False,
    ),
    "bed's link cut": (
        lambda _, bed, __: bed.wire.cut(),
        lambda _, bed, chance: bed.wire.mend(hang_up=chance.random() < 0.5),
        False,
        False,
    ),
    "desk's link cut": (
        lambda ward, *_: ward.wire.cut(),
        lambda ward, _, chance: ward.wire.mend(hang_up=chance.random() < 0.5),
        False,
        True,
    ),
    "bed's clock wrong by an hour": (_clock, lambda _, bed, __: bed.tell("clock", 0.0), False, False),
    "desk's clock wrong by an hour": (
        _desk_clock,
        lambda ward, *_: setattr(ward.clock, "value", 0.0),
        False,
        False,
    ),
    "ward's disk full": (lambda ward, *_: ward.fill_disk(), lambda ward, *_: ward.make_room(), False, False),
}


class Breaker:
    """Breaks `ward` in the order that `chance` gives, and judges."""

    def __init__(self, ward: Ward, chance: random.Random, slack_s: float) -> None:
        self._ward, self._chance, self._slack_s = ward, chance, slack_s
        self._names = tuple(ward.beds)

    def one(self, kind: str) -> dict[str, Any]:
        """Break, wait, mend, and judge; returns what was found."""
        ward, (break_it, mend, is_mute, is_unheard) = self._ward, FAULTS[kind]
        bed = ward.beds[self._chance.choice(self._names)]
        lasts_s = self._chance.uniform(SHORTEST_S, LONGEST_S)
        running = [one for one in ward.beds.values() if not (is_mute and one is bed)]
        ward.page.begin(self._names, self._slack_s)
        began_s = time.monotonic()
        break_it(ward, bed, self._chance)
        pain_s = time.monotonic()
        for one in running:
            one.tell("pain", True)
        time.sleep(max(began_s + lasts_s - time.monotonic(), 0.0))
        ended_s = time.monotonic()
        sounded = {one.name: self._first(one.name, "sounds", "medium", pain_s) for one in running}
        unheard = list(ward.beds.values()) if is_unheard else [bed] if kind == "bed's link cut" else []
        lost = {one.name: self._first(one.name, "lost", True, began_s) for one in unheard}
        waiting = sum(one.ask("waiting") or 0 for one in running)
        mend(ward, bed, self._chance)
        back_s = ward.page.wait_live(self._names, time.monotonic(), LIVE_WITHIN_S)
        for one in ward.beds.values():
            one.tell("pain", False)
            one.tell("acknowledge")
        faults = [f"bed {name} did not sound" for name, s in sounded.items() if s is None or s > SOUND_WITHIN_S]
        if ended_s - began_s > LOST_WITHIN_S:
            late = [name for name, s in lost.items() if s is None or s > LOST_WITHIN_S]
            faults += [f"bed {name} did not say that the link is lost" for name in late]
        if kind in KEEPS_EVENTS and waiting < len(running):
            faults.append("events were stored all the same: nothing was broken")
        if back_s is None:
            faults.append("not all tiles are live again")
        watched = ward.page.judged()
        faults += sorted({f"bed {name}: {fault}" for name, one in watched.items() for fault in one.faults})
        events = self._events()
        faults += [f"{events[what]} events {what}" for what in ("lost", "twice", "unknown") if events[what]]
        if not self._quiet():
            faults.append("an alarm at a bed does not end")
        return {
            "kind": kind,
            "bed": bed.name,
            "lasted_s": round(ended_s - began_s, 2),
            "sounded_s": most(sounded.values()),
            "link_lost_s": most(lost.values()),
            "live_again_s": None if back_s is None else round(back_s, 2),
            "longest_silence_s": most(one.silent_s for one in watched.values()),
            "oldest_number_s": most(one.oldest_number_s for one in watched.values()),
            "said_by_s": most(one.said_late_s for one in watched.values()),
            "events_waiting": waiting,
            "events": events,
            "not_so": faults,
        }

    def _first(self, name: str, what: str, value: object, after_s: float) -> float | None:
        """Seconds from `after_s` until the bed did that; None where it did not."""
        for line in read_journal(self._ward.folder, name):
            if line["what"] == what and line["value"] == value and line["at"] >= after_s:
                return float(line["at"]) - after_s
        return None

    def _quiet(self) -> bool:
        """Wait until no bed has an alarm of pain, so that the next one is heard to begin."""
        until_s = time.monotonic() + QUIET_WITHIN_S
        while time.monotonic() < until_s:
            if not any(self._last(name, what) for name in self._names for what in ("sounds", "pain")):
                return True
            for one in self._ward.beds.values():
                one.tell("acknowledge")
            time.sleep(1.0)
        return False

    def _last(self, name: str, what: str) -> object:
        """What a bed wrote of that last."""
        lines = reversed(read_journal(self._ward.folder, name))
        return next((line["value"] for line in lines if line["what"] == what), None)

    def _events(self) -> dict[str, int]:
        """Wait until the beds have got rid of their events, and look for each in the archive."""
        until_s = time.monotonic() + STORED_WITHIN_S
        while True:
            noted, stored = self._noted(), self._ward.stored()
            killed_s = {name: bed.killed_s for name, bed in self._ward.beds.items()}
            # The beds go on meanwhile: what was noted before has to be stored, what is stored has been noted by now.
            found = missing(noted, stored, killed_s, self._noted())
            if not found["lost"] or time.monotonic() > until_s:
                return {"noted": len(noted), **found}
            time.sleep(1.0)

    def _noted(self) -> dict[Key, float]:
        """When each event was noted, by what its bed wrote."""
        return {
            (name, line["boot"], line["seq"]): line["at"]
            for name in self._names
            for line in read_journal(self._ward.folder, name)
            if line["what"] == "event"
        }


def main() -> int:
    """Break it, and say what became of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--faults", type=int, default=100)
    parser.add_argument("--beds", type=int, default=6)
    parser.add_argument("--only", choices=tuple(FAULTS), help="one kind alone")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slack", type=float, default=0.5, help="seconds that whoever watches may be late")
    parser.add_argument("--out", type=Path, default=Path("faults"), help="OUT.json and OUT.md are written")
    args, console = parser.parse_args(), Console(highlight=False)
    chance, order = random.Random(args.seed), []
    while len(order) < args.faults:
        order += [args.only] if args.only else chance.sample(tuple(FAULTS), len(FAULTS))
    report: dict[str, Any] = {
        "began": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "computer": f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the beginning",
        **{key: getattr(args, key) for key in ("beds", "database", "seed")},
        "faults": [],
    }
    with tempfile.TemporaryDirectory(prefix="neopain-faults-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # the account of PostgreSQL goes through it
        ward = Ward(folder, tuple(str(bed) for bed in range(1, args.beds + 1)), args.database)
        try:
            if ward.page.wait_live(tuple(ward.beds), 0.0, LIVE_WITHIN_S) is None:
                raise SystemExit("the ward does not come up")
            report["disk"] = "a disk of its own" if ward.mounted else "files that must not grow"
            breaker = Breaker(ward, chance, args.slack)
            for number, kind in enumerate(order[: args.faults], 1):
                report["faults"].append(breaker.one(kind))
                args.out.with_suffix(".json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
                args.out.with_suffix(".md").write_text(table(report), encoding="utf-8")
                found = report["faults"][-1]
                said = "; ".join(found["not_so"]) or "as it has to be"
                console.print(f"{number} {kind}, bed {found['bed']}: {said}", soft_wrap=True)
        finally:
            ward.close()
    console.print(table(report), soft_wrap=True)
    return int(any(one["not_so"] for one in report["faults"]))


if __name__ == "__main__":
    sys.exit(main())
