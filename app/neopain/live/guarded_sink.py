"""A sink whose failure does not stop the monitor: it becomes a state, and an alarm reports it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from neopain.base.data import Event, Moment, Sample
from neopain.base.ports import Sink

_log = logging.getLogger(__name__)


class GuardedSink(Sink):
    """Passes everything on to `sink`, and reports a failure as a state instead of raising it.

    A sink that raised is called again with the next sample: the disk may have been repaired. `is_recorder` says whether
    the sink records samples and reports failures itself.
    """

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._raised = False
        self.is_recorder = sink.failed is not None

    @property
    def failed(self) -> bool:
        """Whether what came last could not be written."""
        return self._raised or bool(self._sink.failed)

    @property
    def record_broken(self) -> bool:
        """Whether a record that had begun could not be carried on."""
        return self.failed and self._sink.begun

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Pass one sample on."""
        self._raised = not self._try(lambda: self._sink(moment, sample))

    def note(self, event: Event) -> None:
        """Pass on an event that came without a sample."""
        self._raised = not self._try(lambda: self._sink.note(event)) or self._raised

    def begin_patient(self) -> None:
        """Tell the sink that another patient is in the bed; the others hear it whatever happens here."""
        self._raised = not self._try(self._sink.begin_patient) or self._raised

    def close(self) -> None:
        """Let the sink finish what it wrote; the other sinks are closed whatever happens here."""
        self._raised = not self._try(self._sink.close) or self._raised

    def _try(self, act: Callable[[], None]) -> bool:
        """Whether `act` succeeded. A failure is logged when the call before it had succeeded."""
        try:
            act()
        except Exception:  # noqa: BLE001 - an alarm reports it, and monitoring goes on
            if not self._raised:
                _log.exception("what was observed cannot be saved")
            return False
        return True
