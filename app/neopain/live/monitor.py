"""A monitor at the bedside or over a recording: the only class with a lifecycle."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Acknowledge, AlarmCondition, Event, Limits
from neopain.base.ports import Sink, Source, SourceInfo
from neopain.base.settings import CaptureSettings, TrendSettings
from neopain.capture.player import Player
from neopain.live.awake.keep_awake import KeepAwake
from neopain.live.bed.heartbeat import Life
from neopain.live.bed.restarted import Restarted
from neopain.live.bed.standby import carry_on
from neopain.live.bed_alarms import BedAlarms, EquipmentConditions
from neopain.live.bed_register import BedRegister, PatientChange
from neopain.live.explainer import Explainer, Probability
from neopain.live.face_evidence import FaceEvidence
from neopain.live.guarded_sink import GuardedSink
from neopain.live.health import Health, Snapshot, blanked
from neopain.live.history import History
from neopain.live.limit_forecast import LimitForecaster
from neopain.live.live_source import LiveSource
from neopain.live.mailbox import EventPost, Mailbox
from neopain.live.periodic_selftest import Check, PeriodicSelfTest
from neopain.live.picture_flow import NumberWatch, PictureFlow, SlowBlank
from neopain.live.probes import KeepingUp, Power, Probe, Recording
from neopain.live.records import Records
from neopain.live.watchdog import Watchdog
from neopain.live.worker import NOBODY_LISTENS, CommandAt, Worker, WorkerObserver
from neopain.pipeline.pipeline import Pipeline

_log = logging.getLogger(__name__)
_STOP_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitorParts:
    """What a monitor is made of.

    A `LiveSource` makes it live: frames may be skipped, and a failed worker is started again. Any other source is
    played without skipping a frame. `bundle_id` and `provider` name the models and where they run. `probes` check the
    machine for faults. `records` are the ward's, `first_limits` returns the limits that a new patient starts with,
    `default_limits` are those without a preset, `explain` makes what scores a crop for a heat map; each is None where
    there is none. `bed` is the bed's name, empty where it has none. `restarted` is when a monitor that had died was
    started again, None where it had not. `awake` keeps the computer awake meanwhile. `life` hears that the worker
    gets on.
    """

    source: LiveSource | Source
    pipeline: Pipeline
    bundle_id: str
    provider: str
    capture: CaptureSettings
    trend: TrendSettings = field(default_factory=TrendSettings)
    sinks: Sequence[Sink] = ()
    probes: Sequence[Probe] = ()
    self_test: PeriodicSelfTest | None = None
    records: Records | None = None
    first_limits: Callable[[], Limits] | None = None
    default_limits: Limits | None = None
    explain: Callable[[], Probability] | None = None
    bed: str = ""
    restarted: datetime | None = None
    life: Life = NOBODY_LISTENS
    awake: KeepAwake = field(default_factory=lambda: KeepAwake(None))
    clock: Clock = monotonic


class Monitor:
    """Runs the pipeline over a source in a thread of its own and shows the results.

    The worker alone owns the pipeline. Commands of people, and reports of the watchdog that checks the machine in the
    background, go to it through a queue and are stamped with the time of the moment they are applied at.
    When the ward's records say that another patient is in the bed, everything begins again. All methods may be called
    from any thread; `start` and `stop` once each.
    """

    def __init__(self, parts: MonitorParts) -> None:
        clock, source, records, live = parts.clock, parts.source, parts.records, isinstance(parts.source, LiveSource)
        commands: queue.SimpleQueue[CommandAt] = queue.SimpleQueue()
        self.bundle_id, self.provider, self.limit = parts.bundle_id, parts.provider, parts.pipeline.limit
        self.bed, self.ward, self._parts, self._source, self._clock = parts.bed, records, parts, source, clock
        self._live = source if isinstance(source, LiveSource) else None
        self._conditions, self._slow = EquipmentConditions(commands), SlowBlank()
        self.history, self.face_evidence = History(lambda: self._blank() is None), FaceEvidence()
        self.explainer = None if parts.explain is None else Explainer(parts.explain)
        self.limit_forecaster = LimitForecaster(
            self.history.scores, parts.trend, None if records is None else records.before
        )
        self._mailbox = Mailbox(clock)
        self._register = None if records is None else BedRegister(records.admissions)
        recording = (*parts.sinks, *(() if self._register is None else (self._register,)))
        self._sinks = tuple(GuardedSink(sink) for sink in recording)
        watch = () if self._live is None else (NumberWatch(self._live.arrivals, parts.capture, self._mailbox, clock),)
        sinks = (*watch, self.face_evidence, *self._sinks)
        self._worker = Worker(source, parts.pipeline, self._mailbox, self.history, sinks, clock, commands)
        self._observer = WorkerObserver(self._worker, self._mailbox, live, clock, parts.life)
        self._post = EventPost((self._mailbox, self.history), self._sinks)
        self._alarms = BedAlarms(self._worker, self._observer, self._mailbox, self._conditions, self._post)
        changed_by = (lambda: "") if records is None else (lambda: records.admissions.changed_by)
        self._patient_change = PatientChange(
            self._worker,
            self._sinks,
            (self.history, self.face_evidence),
            self._post,
            parts.first_limits,
            changed_by,
            lambda: self._alarms.in_standby,
        )
        self._power = next((probe for probe in parts.probes if isinstance(probe, Power)), None)
        own: list[Probe] = [KeepingUp(self._worker, self._observer, self._mailbox, live), Recording(self._sinks)]
        if self._live is not None and self._live.info.live:
            own.append(PictureFlow(self._live.arrivals))
        if parts.restarted is not None:
            own.append(Restarted(lambda: None if self._mailbox.newest is None else self._mailbox.newest.sample))
        self._watchdog = Watchdog(
            (*own, *parts.probes),
            self._conditions,
            (self._observer.check, self._alarms.state, self._post.flush),
            clock,
            parts.self_test,
        )

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
        self._observer.begin()
        self._worker.start()
        self._watchdog.start()
        self._parts.awake.start()
        if self._register is not None:
            self._register.start(self._patient_change, lambda: carry_on(self.ward, self.do))

    def stop(self) -> None:
        """End the worker, free the source and close the sinks."""
        self._watchdog.end()
        self._observer.end()
        self._parts.awake.stop()
        if self.explainer is not None:
            self.explainer.close()
        self._worker.end()
        self._source.close()
        if self._worker.is_alive():
            self._worker.join(_STOP_S)
        if self._worker.is_alive():
            _log.error("the worker does not end: what it wrote is left unfinished")
            return
        self._post.flush()
        for sink in self._sinks:
            sink.close()

    def now_s(self) -> float:
        """The monitor's clock; only differences mean anything."""
        return self._clock()

    def acknowledge(self, seen: tuple[AlarmCondition, ...] | None = None) -> None:
        """Acknowledge the alarm signals of `seen`, or all that are given now."""
        self.do(lambda t_s: Acknowledge(t_s, seen=seen))

    def do(self, command_at: CommandAt) -> None:
        """Carry out a command. `command_at` is given the time it is applied at, and may be called twice."""
        self._alarms.do(command_at)

    def sound_failed(self, failed: bool) -> None:
        """Report whether an alarm could not be heard now."""
        self._conditions.report(AlarmCondition.SOUND_FAILED, failed)

    def display_failed(self) -> None:
        """Report that the window can no longer show the score."""
        self._conditions.report(AlarmCondition.DISPLAY_FAILED, True)

    def add_self_test(self, check: Check) -> None:
        """Let the self-test, if there is one, run this check too."""
        if self._parts.self_test is not None:
            self._parts.self_test.add(check)

    def events(self) -> tuple[Event, ...]:
        """All events since the last call, each once."""
        return self._mailbox.drain()

    def ring_for_samples(self, ring: Callable[[], object]) -> None:
        """Call `ring` in the worker's thread after each sample."""
        self._mailbox.ring = ring

    def snapshot(self) -> Snapshot:
        """What the screen shows now."""
        newest, health, alarms = self._mailbox.newest, self._health(), self._alarms.state()
        age_s, stopped = health.sample_age_s, self._observer.stopped
        old = age_s is None or (age_s > self._parts.capture.stale_s and not self._resting())
        sample = None if newest is None or old or stopped else newest.sample
        blank, present = self._blank(), self._conditions.present
        if blank is None and not stopped and self._slow(self._clock(), present, alarms, sample):
            blank = AlarmCondition.SOURCE_SLOW
        sample = None if blank is not None else sample
        captured_s = None if newest is None or sample is None else newest.captured_s
        frame = self._worker.newest_frame if self._live is None else self._live.newest
        return Snapshot(frame, sample, captured_s, alarms, health, blank)

    def _blank(self) -> AlarmCondition | None:
        """Why no number is shown; None if nothing blanks it."""
        return blanked(self._conditions.present, any(sink.record_broken for sink in self._sinks))

    def _resting(self) -> bool:
        """Whether a recording stands still, so that its number and its picture still belong together."""
        return self._live is None and (self._worker.finished or (self.player is not None and self.player.paused))

    def _health(self) -> Health:
        newest, live, worker = self._mailbox.newest, self._live, self._worker
        self_test, power, limits = self._parts.self_test, self._power, self._parts.default_limits
        recorders = [sink for sink in self._sinks if sink.is_recorder]
        working = not (worker.finished or self._observer.stopped)
        scored_hz, p50_ms, p95_ms = self._mailbox.figures()
        passed_s = None if self_test is None else self_test.passed_s
        return Health(
            captured_hz=scored_hz if live is None else live.captured_hz(),
            scored_hz=scored_hz,
            latency_p50_ms=p50_ms,
            latency_p95_ms=p95_ms,
            dropped=0 if live is None else live.dropped,
            sample_age_s=None if newest is None else self._clock() - newest.captured_s,
            fault=worker.fault or (None if live is None else live.fault),
            picture_age_s=None if live is None else live.newest_age_s,
            finished=worker.finished,
            self_test_age_s=None if passed_s is None else self._clock() - passed_s,
            recording=working and not any(sink.failed for sink in recorders) if recorders else None,
            patient_id=None if self.ward is None else self.ward.patient_id,
            battery=None if power is None else power.battery,
            on_mains=None if power is None else power.on_mains,
            self_test_fault=self._watchdog.self_test_fault,
            failed_checks=() if self_test is None else self_test.failed_checks,
            key_lost=self.ward is not None and self.ward.key_lost,
            unit_limits=limits if self.ward is None else self.ward.admissions.unit_limits(limits),
            may_rest=self._parts.awake.lacking,
            restarted=self._parts.restarted,
        )
