"""What the bed tells the ward's register, and the register the bed: another infant lies there."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable

from neopain.base.data import Event, Moment, Sample
from neopain.base.errors import RecordError
from neopain.live.admissions import AUDITED, Admissions

_log = logging.getLogger(__name__)

LOOK_S = 2.0
"""Time between two looks at the register, which other programs write too."""
_STOP_S = 5.0


class BedRegister:
    """A sink with a thread of its own, for nobody waits for the register. `changed` is called in it, once for each
    change of infant. What cannot be written to the audit log is tried again with the next look.
    """

    def __init__(self, admissions: Admissions, changed: Callable[[], None]) -> None:
        self._admissions, self._changed = admissions, changed
        self._events: deque[Event] = deque()
        self._ending = threading.Event()
        self._told = False
        self._thread = threading.Thread(target=self._run, name="desk", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Take what has to be audited of one sample."""
        self._events.extend(event for event in sample.events if event.kind in AUDITED)

    def close(self) -> None:
        """Write what is left, and end. May be called more than once."""
        self._ending.set()
        self._admissions.touched.set()
        if self._thread.ident is not None:
            self._thread.join(_STOP_S)

    def _run(self) -> None:
        while not self._ending.is_set():
            self._admissions.touched.wait(LOOK_S)
            self._try(self._look)
        self._try(self._write)

    def _look(self) -> None:
        if not self._ending.is_set() and self._admissions.changed():
            self._changed()
        self._write()

    def _write(self) -> None:
        while self._events:
            self._admissions.audit(self._events[0])
            self._events.popleft()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
            self._told = False
        except RecordError as error:
            if not self._told:
                _log.error("the ward's register cannot be used: %s", error)
            self._told = True
