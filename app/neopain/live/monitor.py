"""A session at the bedside or over a recording: the only class with a lifecycle."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from neopain.assemble.loop import Steps
from neopain.base.clock import Clock, monotonic
from neopain.base.data import Acknowledge, AlarmCondition, AlarmState, Command, Event, Limits, Report
from neopain.base.ports import Sink, Source, SourceInfo
from neopain.base.settings import CaptureSettings, TrendSettings
from neopain.capture.player import Player
from neopain.live.bed_register import BedRegister
from neopain.live.bedside_records import BedsideRecords
from neopain.live.explainer import Explainer, Probability
from neopain.live.face_evidence import FaceEvidence
from neopain.live.fallback_alarms import FallbackAlarms
from neopain.live.guarded_sink import GuardedSink
from neopain.live.health import Health
from neopain.live.history import History
from neopain.live.limit_forecast import LimitForecaster
from neopain.live.live_source import LiveSource
from neopain.live.mailbox import Mailbox
from neopain.live.patient_change import PatientChange
from neopain.live.probes import Power, Probe
from neopain.live.proving import Check, Proving
from neopain.live.snapshot import Snapshot, blanked
from neopain.live.watchdog import Watchdog
from neopain.live.worker import Worker
from neopain.pipeline.alarm_rules import RULE
from neopain.pipeline.audio import AudioCommand

_log = logging.getLogger(__name__)

HUNG_S = 4.0
"""A live worker that finishes nothing for this long has stopped, whatever it is doing."""
UNHEARD_LOOKS = 3
"""A worker that takes no report for so many checks of the watchdog is not listening: the fallback alarms decide."""
_STOP_S = 5.0


class Judging(Steps, Protocol):
    """What the monitor needs of a pipeline."""

    @property
    def limit(self) -> float:
        """The probability from which on the trend is pain."""


class Monitor:
    """Runs the pipeline over a source in a thread of its own and shows what comes out.

    A `LiveSource` makes it live: frames may be skipped, and a failed worker is started again. Any other source is
    played without skipping a frame. The worker alone owns the pipeline; what people do goes to it through a queue and
    is stamped with the time of the moment it is applied at, and so does what is wrong with the machine: `probes` look
    for it, in the background, where `proving` has its turn too. When the `ward` says that another infant lies there
    all begins anew, with the limits that `first_limits` gives. All methods may be called from any thread; `start` and
    `stop` once each.
    """

    def __init__(
        self,
        source: LiveSource | Source,
        pipeline: Judging,
        *,
        settings: CaptureSettings,
        bundle_id: str,
        provider: str,
        sinks: Sequence[Sink] = (),
        clock: Clock = monotonic,
        trend: TrendSettings | None = None,
        ward: BedsideRecords | None = None,
        probes: Sequence[Probe] = (),
        proving: Proving | None = None,
        explain: Callable[[], Probability] | None = None,
        first_limits: Callable[[], Limits] | None = None,
    ) -> None:
        self.bundle_id, self.provider, self.limit = bundle_id, provider, pipeline.limit
        self.history, self.reading = History(lambda: blanked(self._guard.present) is None), FaceEvidence()
        self.explainer = None if explain is None else Explainer(explain)
        self.rehearsal = LimitForecaster(
            self.history.scores, TrendSettings() if trend is None else trend, None if ward is None else ward.before
        )
        self.ward = ward
        self._source, self._settings, self._clock = source, settings, clock
        self._live = source if isinstance(source, LiveSource) else None
        self._mailbox = Mailbox(clock, lambda: self._worker.captured_s)
        self._desk = None if ward is None else BedRegister(ward.admissions, self._meet)
        self._kept = tuple(GuardedSink(sink) for sink in (*sinks, *(() if self._desk is None else (self._desk,))))
        self._worker = Worker(source, pipeline, self._mailbox, self.history, (self.reading, *self._kept), clock)
        self._newcomer = PatientChange(self._kept, self.history, self.reading, self._announce, first_limits)
        self._fallback = FallbackAlarms()
        self._power = next((probe for probe in probes if isinstance(probe, Power)), None)
        self._proving = proving
        self._guard = Watchdog((self._keeps_up, self._keeps, *probes), self._tell, self._look, clock, proving)
        self._unheard = 0
        self._heard_s = 0.0
        self._to_keep: queue.SimpleQueue[Event] = queue.SimpleQueue()
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
        self._guard.start()
        if self._desk is not None:
            self._desk.start()

    def stop(self) -> None:
        """End the worker, free the source and close the sinks."""
        self._guard.end()
        if self.explainer is not None:
            self.explainer.close()
        self._worker.end()
        self._source.close()
        if self._worker.is_alive():
            self._worker.join(_STOP_S)
        if self._worker.is_alive():
            _log.error("the worker does not end: what it wrote is left unfinished")
            return
        for sink in self._kept:
            sink.close()

    def now_s(self) -> float:
        """The monitor's clock; only differences mean anything."""
        return self._clock()

    def acknowledge(self, seen: tuple[AlarmCondition, ...] | None = None) -> None:
        """A person has seen the alarm signals of `seen`, or all that are given now."""
        self.do(lambda t_s: Acknowledge(t_s, seen=seen))

    def do(self, make: Callable[[float], Command]) -> None:
        """What a person does: `make` is given the time of the moment that it is applied at; it may be called twice."""
        alive = self._worker.is_alive()
        if alive and not self._fallback.deciding:
            self._worker.waiting.put(make)
            return
        self._observe()
        command = make(self._source_s())
        if not alive or isinstance(command, Acknowledge | AudioCommand):
            self._announce(self._fallback.handle(command))
        if alive and not isinstance(command, AudioCommand):
            self._worker.waiting.put(make)  # a worker that only hangs goes on with it

    def sound_failed(self, failed: bool) -> None:
        """Whether an alarm could not be heard now."""
        self._guard.report(AlarmCondition.SOUND_FAILED, failed)

    def display_failed(self) -> None:
        """The window cannot show the score any more."""
        self._guard.report(AlarmCondition.DISPLAY_FAILED, True)

    def also_prove(self, check: Check) -> None:
        """Let the self-proof, if there is one, look at this too."""
        if self._proving is not None:
            self._proving.add(check)

    def events(self) -> tuple[Event, ...]:
        """All events since the last call, each once."""
        return self._mailbox.drain()

    def snapshot(self) -> Snapshot:
        """What there is to show now."""
        newest, health, worker = self._mailbox.newest, self._health(), self._worker
        stopped, alarms = self._observe()
        age_s = health.sample_age_s
        blank = blanked(self._guard.present)
        old = age_s is None or (age_s > self._settings.stale_s and not self._resting())
        if stopped or old or blank is not None:
            newest = None
        return Snapshot(
            frame=worker.shown if self._live is None else self._live.newest,
            sample=None if newest is None else newest.sample,
            captured_s=None if newest is None else newest.captured_s,
            alarms=alarms,
            health=health,
            blank=blank,
        )

    def _observe(self) -> tuple[bool, AlarmState]:
        """Whether the worker has stopped, and the alarm state of now."""
        stopped, newest = self._stopped(), self._mailbox.newest
        present: frozenset[AlarmCondition] | None = None
        if stopped or self._worker.finished or self._unheard >= UNHEARD_LOOKS:
            present = self._guard.present | ({AlarmCondition.WORKER_STOPPED} if stopped else frozenset())
        alarms, events = self._fallback.step(self._source_s(), None if newest is None else newest.sample, present)
        self._announce(events)
        return stopped, alarms

    def _stopped(self) -> bool:
        worker = self._worker
        return worker.down or (self._live is not None and not worker.finished and self._silent_s() > HUNG_S)

    def _look(self) -> None:
        """What the guard does with every look, so that alarms are found and kept where no window asks."""
        heard_s = self._mailbox.finished_s
        self._unheard = self._unheard + 1 if self._worker.waiting.qsize() and heard_s == self._heard_s else 0
        self._heard_s = heard_s
        self._observe()
        for _ in range(self._to_keep.qsize()):
            event = self._to_keep.get()
            for sink in self._kept:
                sink.note(event)

    def _meet(self) -> None:
        self._worker.newcomers.put(self._newcomer.come())

    def _tell(self, condition: AlarmCondition, present: bool) -> None:
        self._worker.waiting.put(lambda t_s: Report(t_s, condition, present))

    def _keeps_up(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """LAGGING, of a live source whose worker works."""
        newest = self._mailbox.newest
        if self._live is None or newest is None or self._worker.finished or self._stopped():
            return {AlarmCondition.LAGGING: False}
        before = AlarmCondition.LAGGING in self._guard.present
        return {AlarmCondition.LAGGING: RULE[AlarmCondition.LAGGING].found(now_s - newest.captured_s, before)}

    def _keeps(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """RECORDING_FAILED."""
        return {AlarmCondition.RECORDING_FAILED: any(sink.failed for sink in self._kept)}

    def _resting(self) -> bool:
        """Whether a recording stands still, so that its number and its picture still belong together."""
        return self._live is None and (self._worker.finished or (self.player is not None and self.player.paused))

    def _health(self) -> Health:
        newest, live = self._mailbox.newest, self._live
        proving, power = self._proving, self._power
        recorders = [sink for sink in self._kept if sink.records]
        going_on = not (self._worker.finished or self._stopped())
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
            proven_s=None if proving is None or proving.proven_s is None else self._clock() - proving.proven_s,
            recording=going_on and not any(sink.failed for sink in recorders) if recorders else None,
            whose=None if self.ward is None else self.ward.whose,
            battery=None if power is None else power.battery,
            on_mains=None if power is None else power.on_mains,
            proof_failed=self._guard.unproven,
            unproven=() if proving is None else proving.unproven,
        )

    def _silent_s(self) -> float:
        """Time since the worker finished its last sample."""
        return self._clock() - max(self._began_s, self._mailbox.finished_s)

    def _source_s(self) -> float:
        """Now, in the time of samples: that of the newest moment, carried on while live."""
        return self._worker.moment_s + (0.0 if self._live is None else self._silent_s())

    def _announce(self, events: Sequence[Event]) -> None:
        for event in events:
            self._mailbox.post(event)
            self.history.note(event)
            self._to_keep.put(event)
