"""The thread that checks the machine."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from neopain.base.clock import Clock, monotonic
from neopain.base.data import AlarmCondition
from neopain.base.errors import Cause
from neopain.live.bed_alarms import EquipmentConditions
from neopain.live.periodic_selftest import PeriodicSelfTest, SelfTestThread
from neopain.live.probes import Probe

_log = logging.getLogger(__name__)

CHECK_S = 0.5
"""Time between two checks: short against the 5 s within which a condition has to be announced."""
_FAULTY = Cause.WATCHDOG_ERROR.said()


class Watchdog(threading.Thread):
    """Runs every probe twice a second, starts the self-test and reads its result, and reports what changed.

    `after` are called with every check. `self_test_fault` says in one line why the monitor is not as it should be, None
    when nothing is known to be wrong; it may be read from any thread.
    """

    def __init__(
        self,
        probes: Sequence[Probe],
        conditions: EquipmentConditions,
        after: Sequence[Callable[[], object]],
        clock: Clock,
        self_test: PeriodicSelfTest | None = None,
    ) -> None:
        super().__init__(name="watchdog", daemon=True)
        self._probes, self._conditions, self._after, self._clock = probes, conditions, after, clock
        self._self_test = self_test
        self._self_test_thread = None if self_test is None else SelfTestThread(self_test, clock)
        self._ending = threading.Event()
        self._faulty = False
        self.self_test_fault: str | None = None

    def check(self) -> None:
        """Check everything once. A probe that fails on an error of its own does not mean that all is well."""
        now_s = self._clock()
        for probe in self._probes:
            try:
                for condition, present in probe(now_s).items():
                    self._conditions.report(condition, present)
            except Exception:  # noqa: BLE001 - an alarm reports it, and the other probes go on
                self._fail()
        if self._self_test is not None:
            self.self_test_fault = _FAULTY if self._faulty else self._self_test.fault_at(now_s)
            self._conditions.report(AlarmCondition.SELF_PROOF_FAILED, self.self_test_fault is not None)
        for act in self._after:
            try:
                act()
            except Exception:  # noqa: BLE001 - as above
                self._fail()

    def end(self) -> None:
        """End the thread, and that of the self-test."""
        self._ending.set()
        if self._self_test_thread is not None:
            self._self_test_thread.end()
        if self.is_alive() and threading.current_thread() is not self:
            self.join(5.0)

    def run(self) -> None:
        """Check until it is to end."""
        if self._self_test_thread is not None:
            self._self_test_thread.start()
        rest_s = 0.0
        while not self._ending.wait(rest_s):
            # Paced by the system's own clock: the monitor's may be the one that stands still.
            began_s = monotonic()
            self.check()
            rest_s = max(began_s + CHECK_S - monotonic(), 0.0)

    def _fail(self) -> None:
        if not self._faulty:
            _log.exception("the watchdog cannot check the machine")
        self._faulty = True
        self.self_test_fault = _FAULTY
        self._conditions.report(AlarmCondition.SELF_PROOF_FAILED, True)
