"""A session at the bedside or over a recording: the only class with a lifecycle."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Acknowledge, AlarmState, Command, Event, Frame, Mark, PauseAudio, Sample
from neopain.base.ports import Sink, Source, SourceInfo
from neopain.base.settings import CaptureSettings
from neopain.capture.player import Player
from neopain.run.health import Health
from neopain.run.history import History
from neopain.run.latest import Latest
from neopain.run.loop import Steps
from neopain.run.mailbox import Mailbox
from neopain.run.reading import FaceReading
from neopain.run.watch import Watch, together
from neopain.run.why import Explainer, Probability
from neopain.run.worker import Worker

_log = logging.getLogger(__name__)

HUNG_S = 5.0
"""A live worker that finishes nothing for this long has stopped, whatever it is doing."""
_LAGGING_MS = 1000.0
_STOP_S = 5.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What there is to show.

    `frame` is the newest one captured. `sample` is the newest one made, None when it is older than `stale_s` or its
    maker has stopped; `captured_s` is when its moment was captured, on the monitor's clock.
    """

    frame: Frame | None
    sample: Sample | None
    captured_s: float | None
    alarms: AlarmState
    health: Health


class Judging(Steps, Protocol):
    """What the monitor needs of a pipeline."""

    @property
    def limit(self) -> float:
        """The probability from which on the trend is pain."""


class Monitor:
    """Runs the pipeline over a source in a thread of its own and shows what comes out.

    A `Latest` makes it live: frames may be skipped, and a failed worker is started again. Any other source is played
    without skipping a frame. The worker alone owns the pipeline; what people do goes to it through a queue and is
    stamped with the time of the moment it is applied at. All methods may be called from any thread; `start` and `stop`
    once each.
    """

    def __init__(
        self,
        source: Latest | Source,
        pipeline: Judging,
        *,
        settings: CaptureSettings,
        bundle_id: str,
        provider: str,
        sinks: Sequence[Sink] = (),
        clock: Clock = monotonic,
        explain: Callable[[], Probability] | None = None,
    ) -> None:
        self.bundle_id, self.provider, self.limit = bundle_id, provider, pipeline.limit
        self.history, self.reading = History(), FaceReading()
        self.explainer = None if explain is None else Explainer(explain)
        self._source, self._settings, self._clock = source, settings, clock
        self._live = source if isinstance(source, Latest) else None
        self._mailbox = Mailbox(clock, lambda: self._worker.captured_s)
        self._sinks: tuple[Sink, ...] = (self._mailbox, self.history, self.reading, *sinks)
        self._worker = Worker(source, pipeline, self._mailbox, self.history, self._sinks[2:], clock)
        self._watch = Watch()
        self._began_s = clock()

    @property
    def info(self) -> SourceInfo:
        """What is known of the source."""
        return self._source.info

    @property
    def player(self) -> Player | None:
        """The controls of a recording; None for a live source."""
        return self._worker.player

    def start(self) -> None:
        """Begin."""
        self._began_s = self._clock()
        self._worker.start()

    def stop(self) -> None:
        """End the worker, free the source and close the sinks."""
        if self.explainer is not None:
            self.explainer.close()
        self._worker.end()
        self._source.close()
        if self._worker.is_alive():
            self._worker.join(_STOP_S)
        if self._worker.is_alive():
            _log.error("the worker does not end: what it wrote is left unfinished")
            return
        for sink in self._sinks:
            sink.close()

    def now_s(self) -> float:
        """The monitor's clock; only differences mean anything."""
        return self._clock()

    def acknowledge(self) -> None:
        """A person has seen all alarms that are active now."""
        self._worker.waiting.put(Acknowledge)
        self._announce(self._watch.handle(Acknowledge(self._source_s())))

    def pause_audio(self) -> None:
        """AUDIO PAUSED, or its end."""
        self._command(PauseAudio)

    def mark(self, label: str) -> None:
        """A person notes that something happened."""
        self._command(lambda t_s: Mark(t_s, label))

    def events(self) -> tuple[Event, ...]:
        """All events since the last call, each once."""
        return self._mailbox.drain()

    def snapshot(self) -> Snapshot:
        """What there is to show now."""
        newest, health, worker = self._mailbox.newest, self._health(), self._worker
        stopped = worker.down or (self._live is not None and not worker.finished and self._silent_s() > HUNG_S)
        lagging = self._live is not None and health.latency_p50_ms > _LAGGING_MS
        watched, events = self._watch.step(self._source_s(), stopped, lagging)
        self._announce(events)
        alarms = AlarmState() if newest is None else newest.sample.alarms
        if stopped:
            # A pause that its owner can no longer end must not keep the alarm about it silent.
            alarms = AlarmState(alarms.signals)
        age_s = health.sample_age_s
        if newest is None or stopped or age_s is None or (age_s > self._settings.stale_s and not self._resting()):
            newest = None
        return Snapshot(
            frame=worker.shown if self._live is None else self._live.newest,
            sample=None if newest is None else newest.sample,
            captured_s=None if newest is None else newest.captured_s,
            alarms=together(alarms, watched),
            health=health,
        )

    def _resting(self) -> bool:
        """Whether a recording stands still, so that its number and its picture still belong together."""
        return self._live is None and (self._worker.finished or (self.player is not None and self.player.paused))

    def _health(self) -> Health:
        newest, live = self._mailbox.newest, self._live
        scored_hz, p50_ms, p95_ms = self._mailbox.figures()
        return Health(
            captured_hz=scored_hz if live is None else live.captured_hz(),
            scored_hz=scored_hz,
            latency_p50_ms=p50_ms,
            latency_p95_ms=p95_ms,
            dropped=0 if live is None else live.dropped,
            sample_age_s=None if newest is None else self._clock() - newest.captured_s,
            fault=self._worker.fault or (None if live is None else live.fault),
            finished=self._worker.finished,
        )

    def _silent_s(self) -> float:
        """Time since the worker finished its last sample."""
        return self._clock() - max(self._began_s, self._mailbox.finished_s)

    def _source_s(self) -> float:
        """Now, in the time of samples: that of the newest moment, carried on while live."""
        return self._worker.moment_s + (0.0 if self._live is None else self._silent_s())

    def _command(self, make: Callable[[float], Command]) -> None:
        if self._worker.is_alive():
            self._worker.waiting.put(make)
        else:
            self._announce(self._watch.handle(make(self._source_s())))

    def _announce(self, events: Sequence[Event]) -> None:
        for event in events:
            self._mailbox.post(event)
            self.history.note(event)
