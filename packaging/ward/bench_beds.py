"""The beds of the bench, in one process: each is the real link of a bed, given a recorded stay again and again.

What a bed shows and what happens there is what a real monitor recorded; only when it happens is moved, by another time
for each bed. Its events wait in memory alone: 64 beds have 64 disks, this computer has one.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection

from bench_stay import in_pain

from neopain.base.data import AlarmState, NoFrame, Sample
from neopain.base.ward_settings import WardSettings
from neopain.live.health import Health, Snapshot
from neopain.live.worker import CommandAt
from neopain.ward.bed.publisher import Publisher

WARD, HOST = "Bench", "127.0.0.1"
RECEIPT_WITHIN_S, PROBE_EVERY_S, LOOK_S = 30.0, 0.5, 0.01
GOLDEN = 0.618
"""Numbers times this share of the stay are spread evenly over it, however many there are."""


class Bed:
    """The monitor of a bed: plays `stay`, the models of which are `bundle_id`, into the link to its ward.

    `alarmed_s` is when each pain alarm began, `given` how many events the link was given.
    """

    def __init__(self, number: int, port: int, bundle_id: str, stay: list[Sample]) -> None:
        self.name, self.bundle_id, self._stay = str(number), bundle_id, stay
        self.length_s = stay[-1].t_s - stay[0].t_s + PROBE_EVERY_S
        self._ahead_s = time.monotonic() - stay[0].t_s - (number * GOLDEN % 1.0) * self.length_s
        self._place, self._probed_s, self._pain = 0, 0.0, False
        self._shown = Snapshot(None, None, None, AlarmState(), Health())
        self.alarmed_s: list[float] = []
        self.given = 0
        settings = WardSettings(name=WARD, address=f"{HOST}:{port}")
        self.link = Publisher(settings, self.name, patient=lambda: f"N{4000 + number}")
        self.link.follow(self)
        while self._stay[self._place].t_s + self._ahead_s < time.monotonic() and self._place < len(stay) - 1:
            self._place += 1  # where this bed is in the stay when the bench begins

    def snapshot(self) -> Snapshot:
        """What the screen shows now."""
        return self._shown

    def do(self, command_at: CommandAt) -> None:
        """Nothing: what was recorded cannot be changed any more."""

    def step(self) -> None:
        """Give the link what is due by now, as the worker and the watchdog of a monitor do."""
        now_s = time.monotonic()
        if now_s - self._probed_s >= PROBE_EVERY_S:
            self._probed_s = now_s
            self.link.probe(now_s)
        while self._stay[self._place].t_s + self._ahead_s <= now_s:
            self._give(self._stay[self._place])
            self._place += 1
            if self._place == len(self._stay):
                self._place, self._ahead_s = 0, self._ahead_s + self.length_s

    def _give(self, sample: Sample) -> None:
        now_s = time.monotonic()
        was, self._pain = self._pain, in_pain(sample)
        self.given += len(sample.events)
        self.link(NoFrame(sample.t_s), sample)
        self._shown = Snapshot(None, sample, now_s, sample.alarms, Health())
        if self._pain and not was:
            self.alarmed_s.append(now_s)


def run_beds(count: int, port: int, bundle_id: str, stay: list[Sample], told: Connection) -> None:
    """The beds, until something is told; answers when each pain alarm began, by bed, and the events that were given and
    those that have no receipt.
    """
    beds = [Bed(number, port, bundle_id, stay) for number in range(1, count + 1)]
    while not told.poll(LOOK_S):
        for bed in beds:
            bed.step()
    until_s = time.monotonic() + RECEIPT_WITHIN_S
    while any(len(bed.link.outbox) for bed in beds) and time.monotonic() < until_s:
        time.sleep(LOOK_S)
    waiting = sum(len(bed.link.outbox) for bed in beds)
    with ThreadPoolExecutor(count) as closing:
        list(closing.map(lambda bed: bed.link.close(), beds))
    told.send(({bed.name: bed.alarmed_s for bed in beds}, sum(bed.given for bed in beds), waiting))
