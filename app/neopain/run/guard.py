"""The one thread in the background: looks after the machine, and proves now and then that the monitor works."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence

from neopain.base.clock import Clock, monotonic
from neopain.base.data import AlarmCondition
from neopain.run.equipment import Probe
from neopain.run.proving import Proving

_log = logging.getLogger(__name__)

LOOK_S = 0.5
"""Time between two looks: short against the 5 s in which a condition has to be told."""
_REST = 2.0
"""A piece of the proof is followed by a rest of so many times its length: at most a third of one core."""
_LEAST_REST_S = 0.01
_NICENESS = 15
"""Far behind the live worker in the queue for a core."""


class Guard(threading.Thread):
    """Asks every probe twice a second and tells what changed; in between, the pieces of the self-proof have their turn.

    `tell` is given each condition that comes or goes, `look` is called with every look. `report` and `present` may be
    used from any thread.
    """

    def __init__(
        self,
        probes: Sequence[Probe],
        tell: Callable[[AlarmCondition, bool], None],
        look: Callable[[], None],
        clock: Clock,
        proving: Proving | None = None,
    ) -> None:
        super().__init__(name="guard", daemon=True)
        self._probes, self._tell, self._look, self._clock = probes, tell, look, clock
        self._proving = proving
        self._ending = threading.Event()
        self._present: frozenset[AlarmCondition] = frozenset()
        self._lock = threading.Lock()
        self._faulty = False

    @property
    def present(self) -> frozenset[AlarmCondition]:
        """The conditions that are there now."""
        return self._present

    def report(self, condition: AlarmCondition, present: bool) -> None:
        """Say whether `condition` is there; it is told when that is new."""
        with self._lock:
            if (condition in self._present) is present:
                return
            self._present = self._present ^ {condition}
        self._tell(condition, present)

    def look(self) -> None:
        """Look at everything once. A probe with a fault of its own is no proof that all is well."""
        now_s = self._clock()
        for probe in self._probes:
            try:
                found = probe(now_s)
            except Exception:  # noqa: BLE001 - it is told, with an alarm, and the others go on
                self._fail()
                continue
            for condition, present in found.items():
                self.report(condition, present)
        self._look()

    def end(self) -> None:
        """End the thread, and a proof that is under way."""
        self._ending.set()
        if self.is_alive() and threading.current_thread() is not self:
            self.join(5.0)

    def run(self) -> None:
        """Look and prove until it is to end."""
        _step_back()
        rest_s = 0.0
        looked_s = -LOOK_S
        while not self._ending.wait(rest_s):
            # Paced by the system's own clock: the monitor's may be the one that stands still.
            began_s = monotonic()
            if began_s - looked_s >= LOOK_S:
                looked_s = began_s
                self.look()
            proving = self._proving
            if proving is not None and proving.step(self._clock()):
                spent_s = monotonic() - began_s
                rest_s = min(max(_REST * spent_s, _LEAST_REST_S), LOOK_S)
            else:
                rest_s = max(looked_s + LOOK_S - monotonic(), _LEAST_REST_S)
            if proving is not None:
                self.report(AlarmCondition.SELF_PROOF_FAILED, self._faulty or proving.fault is not None)
        if self._proving is not None:
            self._proving.stop()

    def _fail(self) -> None:
        if not self._faulty:
            _log.exception("the guard cannot look after the machine")
        self._faulty = True
        self.report(AlarmCondition.SELF_PROOF_FAILED, True)


def _step_back() -> None:
    """Let every other thread go first. Threads that this one starts do the same."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
