"""The sink between the worker and its readers: the newest sample, and every event."""

from __future__ import annotations

import math
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from neopain.base.clock import Clock
from neopain.base.data import Doer, Event, Frame, Moment, Sample, done
from neopain.base.ports import Sink
from neopain.live.health import Latencies, Rate


def _nobody() -> None:
    """Nobody is to be rung."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """The newest sample, and when on the clock its moment was captured."""

    sample: Sample
    captured_s: float


class Mailbox(Sink):
    """Takes samples from the worker. States may be skipped, events may not: a newer sample replaces an older one,
    events wait until they are drained.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.captured_s: float | None = None
        """When the current moment was captured, on the clock; None when it has no picture. Set by the worker."""
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.newest: Delivery | None = None
        self._rate, self._latencies = Rate(), Latencies()
        self._lock = threading.Lock()
        self.finished_s = -math.inf
        """When the newest sample was finished, on the clock."""
        self.ring: Callable[[], object] = _nobody
        """Called after each sample, in the worker's thread."""
        self._pause_s = 0.0

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Take one sample."""
        now_s, captured_s = self._clock(), self.captured_s
        with self._lock:
            self.newest = Delivery(sample, now_s if captured_s is None else captured_s)
            if self.finished_s > -math.inf:
                self._pause_s = max(self._pause_s, now_s - self.finished_s)
            self.finished_s = now_s
            if isinstance(moment, Frame) and captured_s is not None:
                self._rate.add(now_s)
                self._latencies.add(now_s, now_s - captured_s)
        for event in sample.events:
            self._events.put(event)
        self.ring()

    def take_back(self) -> Sample | None:
        """Remove the newest sample, because it is out of date, and return it."""
        newest, self.newest = self.newest, None
        return None if newest is None else newest.sample

    def take_pause(self) -> float:
        """The longest time between two samples since the last call, in seconds."""
        with self._lock:
            pause_s, self._pause_s = self._pause_s, 0.0
        return pause_s

    def note(self, event: Event) -> None:
        """Add an event that came without a sample."""
        self._events.put(event)

    def drain(self) -> tuple[Event, ...]:
        """All events since the last call, each once."""
        return tuple(self._events.get_nowait() for _ in range(self._events.qsize()))

    def figures(self) -> tuple[float, float, float]:
        """Frames scored a second, and latency from capture to sample: median and 95th percentile in milliseconds."""
        now_s = self._clock()
        with self._lock:
            return (self._rate.hz(now_s), *self._latencies.quantiles_ms(now_s))


class EventPost:
    """Delivers events that come without a sample: at once to `immediate` sinks, with `flush` to `slow` ones.

    Any thread.
    """

    def __init__(self, immediate: Sequence[Sink], slow: Sequence[Sink]) -> None:
        self._immediate, self._slow = immediate, slow
        self._waiting: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def __call__(self, events: Sequence[Event]) -> None:
        """Deliver `events`, which are the monitor's own unless they say who did it."""
        for event in done(events, Doer.MONITOR):
            for sink in self._immediate:
                sink.note(event)
            self._waiting.put(event)

    def flush(self) -> None:
        """Deliver what waits to the slow sinks, which may take their time."""
        for _ in range(self._waiting.qsize()):
            event = self._waiting.get()
            for sink in self._slow:
                sink.note(event)
