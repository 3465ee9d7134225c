"""Notices another patient in the bed in the ward's register, and separates the data of the two patients."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence

from neopain.base.data import Command, Doer, EndStandby, Event, EventKind, Limits, Moment, Sample, SetLimits
from neopain.base.errors import RecordError
from neopain.base.ports import Sink
from neopain.live.admissions import AUDITED, Admissions
from neopain.live.mailbox import EventPost
from neopain.live.worker import Worker

_log = logging.getLogger(__name__)

READ_S = 2.0
"""Time between two readings of the register, which other programs write too."""
FAILED_READINGS = 5
"""So many in a row are a fault: a register that another program writes for a moment is none."""
_STOP_S = 5.0


class BedRegister(Sink):
    """Reads who is admitted to the bed, and writes what has to be audited, in a thread of its own, so that no other
    thread waits for the register. What cannot be written to the audit log, and a change of patient that could not be
    announced, is tried again with the next reading; it has `failed` where that goes on, as a new patient would not be
    noticed.
    """

    def __init__(self, admissions: Admissions) -> None:
        self._admissions = admissions
        self._events: deque[Event] = deque()
        self._ending = threading.Event()
        self._failures = 0
        self._unannounced = False
        self._thread: threading.Thread | None = None

    def start(self, patient_changed: Callable[[], None], begun: Callable[[], bool] = lambda: True) -> None:
        """Begin; `patient_changed` is called in the thread, once for each change of patient. `begun` is called with
        every reading until it returns True.
        """
        self._begun = begun
        self._thread = threading.Thread(target=self._run, args=(patient_changed,), name="bed-register", daemon=True)
        self._thread.start()

    @property
    def failed(self) -> bool:
        """Whether the register has not been read, or written, for several readings."""
        return self._failures >= FAILED_READINGS

    @property
    def begun(self) -> bool:
        """False: the number stands without the register."""
        return False

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Take what has to be audited of one sample."""
        self._events.extend(event for event in sample.events if event.kind in AUDITED)

    def close(self) -> None:
        """Write what is left, and end. May be called more than once."""
        self._ending.set()
        self._admissions.register_written.set()
        if self._thread is not None:
            self._thread.join(_STOP_S)

    def _run(self, patient_changed: Callable[[], None]) -> None:
        while not self._ending.is_set():
            self._admissions.register_written.wait(READ_S)
            self._try(lambda: self._read(patient_changed))
        self._try(self._write)

    def _read(self, patient_changed: Callable[[], None]) -> None:
        if not self._ending.is_set():
            self._unannounced = self._admissions.changed() or self._unannounced
        if self._unannounced and not self._ending.is_set():
            patient_changed()
            self._unannounced = False
        if not self._ending.is_set() and self._begun():
            self._begun = lambda: False
        self._write()

    def _write(self) -> None:
        while self._events:
            self._admissions.audit(self._events[0])
            self._events.popleft()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
            self._failures = 0
        except RecordError as error:
            if not self._failures:
                _log.error("the ward's register cannot be used: %s", error)
            self._failures += 1
        except Exception:  # noqa: BLE001 - whoever stops reading takes the next infant for this one
            if not self._failures:
                _log.exception("the ward's register cannot be used")
            self._failures += 1


class PatientChange:
    """Lets the worker and all sinks begin with another patient.

    `sinks` record and get the ends of the previous patient's alarms, `memories` only forget. `first_limits` returns the
    limits that a patient starts with, `changed_by` who admitted, moved or discharged the patient,
    `in_standby` whether nothing is monitored: standby ends with its patient.
    """

    def __init__(
        self,
        worker: Worker,
        sinks: Sequence[Sink],
        memories: Sequence[Sink],
        post: EventPost,
        first_limits: Callable[[], Limits] | None,
        changed_by: Callable[[], str] = lambda: "",
        in_standby: Callable[[], bool] = lambda: False,
    ) -> None:
        self._worker, self._sinks, self._memories, self._post = worker, sinks, memories, post
        self._first_limits, self._changed_by, self._in_standby = first_limits, changed_by, in_standby

    def __call__(self) -> None:
        """Read a new patient's limits, which takes a while, and let the worker change over before its next moment."""
        limits = None if self._first_limits is None else self._first_limits()
        by = self._changed_by()

        def begin(t_s: float, ends: Sequence[Event]) -> Sequence[Command]:
            for sink in self._sinks:
                for event in ends:
                    sink.note(event)
                sink.begin_patient()
            for memory in self._memories:
                memory.begin_patient()
            self._post((Event(t_s, EventKind.PATIENT_CHANGED, by=by, doer=Doer.PERSON),))
            ended = (EndStandby(t_s, doer=Doer.MONITOR),) if self._in_standby() else ()
            return ended if limits is None else (*ended, SetLimits(t_s, limits=limits, doer=Doer.MONITOR))

        self._worker.patients.put(begin)
