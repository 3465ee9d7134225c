"""The sink between the worker and whoever looks: the newest sample, and every event."""

from __future__ import annotations

import math
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from neopain.base.clock import Clock
from neopain.base.data import Event, Frame, Moment, Sample
from neopain.live.health import Latencies, Rate


@dataclass(frozen=True, slots=True)
class Delivery:
    """The newest sample, and when on the clock its moment was captured."""

    sample: Sample
    captured_s: float


class Mailbox:
    """Takes samples from the worker. States may be skipped, events may not: a newer sample replaces an older one,
    events wait until they are drained.

    `captured_s` says when the moment at hand was captured, None when it has no picture.
    """

    def __init__(self, clock: Clock, captured_s: Callable[[], float | None]) -> None:
        self._clock, self._captured_s = clock, captured_s
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._newest: Delivery | None = None
        self._rate, self._latencies = Rate(), Latencies()
        self._lock = threading.Lock()
        self.finished_s = -math.inf
        """When the newest sample was finished, on the clock."""

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Take one sample."""
        now_s, captured_s = self._clock(), self._captured_s()
        with self._lock:
            self._newest = Delivery(sample, now_s if captured_s is None else captured_s)
            self.finished_s = now_s
            if isinstance(moment, Frame) and captured_s is not None:
                self._rate.add(now_s)
                self._latencies.add(now_s, now_s - captured_s)
        for event in sample.events:
            self._events.put(event)

    def close(self) -> None:
        """What is in it can still be taken."""

    @property
    def newest(self) -> Delivery | None:
        """The newest sample."""
        return self._newest

    def take_back(self) -> Sample | None:
        """Remove the newest sample: it is no longer of now."""
        newest, self._newest = self._newest, None
        return None if newest is None else newest.sample

    def post(self, event: Event) -> None:
        """Add an event that came with no sample."""
        self._events.put(event)

    def drain(self) -> tuple[Event, ...]:
        """All events since the last call, each once."""
        return tuple(self._events.get_nowait() for _ in range(self._events.qsize()))

    def figures(self) -> tuple[float, float, float]:
        """Frames scored a second, and latency from capture to sample: median and 95th percentile in milliseconds."""
        now_s = self._clock()
        with self._lock:
            return (self._rate.hz(now_s), *self._latencies.quantiles_ms(now_s))
