"""A sink that must not take the monitor down with it: what fails to be written is a state that is told."""

from __future__ import annotations

import logging

from neopain.base.data import Event, Moment, Sample
from neopain.base.ports import Sink

_log = logging.getLogger(__name__)


class GuardedSink:
    """Hands samples on to `sink`, and what happened without a sample to its `note`, where it has one.

    A sink that raises is called again with the next sample: a disk may be mended. `failed` says that what came last was
    not kept, or that the sink itself says so. `records` says whether it is a recorder, which can.
    """

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._lost = False
        self.records = hasattr(sink, "failed")

    @property
    def failed(self) -> bool:
        """Whether what came last was not kept."""
        return self._lost or bool(getattr(self._sink, "failed", False))

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Hand one sample on."""
        try:
            self._sink(moment, sample)
        except Exception:  # noqa: BLE001 - it is told, with an alarm, and monitoring goes on
            self._lose()
        else:
            self._lost = False

    def note(self, event: Event) -> None:
        """Hand on an event that came with no sample."""
        note = getattr(self._sink, "note", None)
        if note is None:
            return
        try:
            note(event)
        except Exception:  # noqa: BLE001 - as above
            self._lose()

    def begin_anew(self) -> None:
        """Another infant lies there: nothing of the one before may be mixed in by a sink that keeps what came."""
        begin_anew = getattr(self._sink, "begin_anew", None)
        if begin_anew is not None:
            begin_anew()

    def close(self) -> None:
        """Let the sink finish what it wrote."""
        try:
            self._sink.close()
        except Exception:  # noqa: BLE001 - the others have to be closed too
            self._lose()

    def _lose(self) -> None:
        if not self._lost:
            _log.exception("what was seen cannot be kept")
        self._lost = True
