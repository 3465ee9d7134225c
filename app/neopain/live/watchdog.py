"""The thread that looks after the machine."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from neopain.base.clock import Clock, monotonic
from neopain.base.data import AlarmCondition
from neopain.live.probes import Probe
from neopain.live.proving import Prover, Proving

_log = logging.getLogger(__name__)

LOOK_S = 0.5
"""Time between two looks: short against the 5 s in which a condition has to be told."""
_FAULTY = "the watch over this machine failed on an error of its own"


class Watchdog(threading.Thread):
    """Asks every probe twice a second, and the self-proof, which it starts, how it ended, and tells what changed.

    `tell` is given each condition that comes or goes, `look` is called with every look. `unproven` says in one line why
    the monitor is not as it should be, None where nothing says so. `report`, `present` and `unproven` may be used from
    any thread.
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
        self._prover = None if proving is None else Prover(proving, clock)
        self._ending = threading.Event()
        self._present: frozenset[AlarmCondition] = frozenset()
        self._lock = threading.Lock()
        self._faulty = False
        self.unproven: str | None = None

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
                for condition, present in probe(now_s).items():
                    self.report(condition, present)
            except Exception:  # noqa: BLE001 - it is told, with an alarm, and the others go on
                self._fail()
        if self._proving is not None:
            self.unproven = _FAULTY if self._faulty else self._proving.failing(now_s)
            self.report(AlarmCondition.SELF_PROOF_FAILED, self.unproven is not None)
        try:
            self._look()
        except Exception:  # noqa: BLE001 - as above
            self._fail()

    def end(self) -> None:
        """End the thread, and that of the self-proof."""
        self._ending.set()
        if self._prover is not None:
            self._prover.end()
        if self.is_alive() and threading.current_thread() is not self:
            self.join(5.0)

    def run(self) -> None:
        """Look until it is to end."""
        if self._prover is not None:
            self._prover.start()
        rest_s = 0.0
        while not self._ending.wait(rest_s):
            # Paced by the system's own clock: the monitor's may be the one that stands still.
            began_s = monotonic()
            self.look()
            rest_s = max(began_s + LOOK_S - monotonic(), 0.0)

    def _fail(self) -> None:
        if not self._faulty:
            _log.exception("the guard cannot look after the machine")
        self._faulty = True
        self.unproven = _FAULTY
        self.report(AlarmCondition.SELF_PROOF_FAILED, True)
