"""The only connection between monitor and window: polls the newest values, passes events on, sends commands.

The monitor's threads never touch Qt: they ring when there is a new sample. States may be skipped, events may not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from neopain.base.clock import WallClock, wall_clock
from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmState,
    Answer,
    AudioOn,
    Command,
    PauseAudio,
    Procedure,
    Sample,
)
from neopain.base.settings import Settings
from neopain.pipeline.audio import audible
from neopain.record.ward.staff import Person
from neopain.ui.background import Bell
from neopain.ui.sound import AlarmSound

if TYPE_CHECKING:
    from neopain.live.monitor import Monitor
    from neopain.live.records import Records

POLL_MS = 8
"""Short against the 33 ms of a camera's frame, so that no picture is missed; a poll that finds nothing new is cheap. A
sample is read at once, since the monitor rings."""
TICK_S = 0.05
HEALTH_S = 0.25
PICTURE_STALE_S = 1.0
"""A live picture older than this is no longer shown."""
_LATENCIES = 900


class Bridge(QObject):
    """Turns a monitor into signals, and clicks into commands.

    `frame` carries the newest Frame, or None when a live picture has stopped; `sample` the newest Sample, or None when
    it is stale; `alarms` an AlarmState, `happened` every Event once, `health` a Health four times a second,
    `tick` the time twenty times a second, `input` the time of a touch or key. `now` is the wall clock.
    """

    frame = Signal(object)
    sample = Signal(object)
    alarms = Signal(object)
    happened = Signal(object)
    health = Signal(object)
    tick = Signal(float)
    input = Signal(float)

    def __init__(
        self, monitor: Monitor, sound: AlarmSound | None, now: WallClock = wall_clock, settings: Settings | None = None
    ) -> None:
        super().__init__()
        self.monitor, self.now, self.settings = monitor, now, settings or Settings()
        self.person: Callable[[], Person | None] = lambda: None
        """Returns who is signed in at this bed."""
        self.alarm_state = AlarmState()
        self.frames_shown = 0
        self.blank: AlarmCondition | None = None
        """Why no number is shown although scoring runs; None where nothing blanks it."""
        self._sound = sound
        if sound is not None:
            monitor.add_self_test(sound.check)
        self._failed = self._finished = False
        self._reminded_s: float | None = None
        self._latencies_s: deque[float] = deque(maxlen=_LATENCIES)
        self._draws_s: deque[float] = deque(maxlen=_LATENCIES)
        self._unpainted_s: float | None = None
        self._index: int | None = None
        self._index_s = -np.inf
        self.current_sample: Sample | None = None
        """The newest sample; None when it is stale."""
        self._newest: Sample | None = None
        self._anchor_s = (0.0, monitor.now_s())
        """The time of the newest sample, and when it was read."""
        self._tick_s = self._health_s = -np.inf
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.poll)
        self._bell: Bell | None = None

    def start(self) -> None:
        """Begin to poll, and to listen for samples."""
        self._bell = Bell(self.poll, self)
        self.monitor.ring_for_samples(self._bell.ring)
        self.poll()
        self._timer.start(POLL_MS)

    def stop(self) -> None:
        """Stop polling and end the sound."""
        self._timer.stop()
        if self._bell is not None:
            self._bell.close()
        if self._sound is not None:
            self._sound.close()

    @property
    def procedure(self) -> Procedure | None:
        """The procedure that goes on, also while there is no current sample."""
        held = self.alarm_state.pain_held_until_s is not None
        return self._newest.procedure if held and self._newest is not None else None

    @property
    def ward(self) -> Records | None:
        """The ward's register, where there is one."""
        return self.monitor.ward

    def acknowledge(self) -> tuple[AlarmCondition, ...]:
        """Acknowledge the alarms that are shown now, and no others; returns their conditions."""
        conditions = tuple(signal.condition for signal in self.alarm_state.signals)
        self.do(partial(Acknowledge, seen=conditions))
        return conditions

    def toggle_audio(self) -> None:
        """Start AUDIO PAUSED, or end it or AUDIO OFF: what is shown decides, for a pause may end in this moment."""
        alarms = self.alarm_state
        silenced = alarms.audio_paused_until_s is not None or alarms.audio_off_since_s is not None
        self.do(AudioOn if silenced else PauseAudio)

    def answer(self, answer: Answer) -> None:
        """Record whether the newest pain alarm was pain."""
        self.do(partial(Acknowledge, answer=answer, seen=(AlarmCondition.PAIN,)))

    def do(self, make: Callable[[float], Command]) -> None:
        """Send a command of whoever is signed in; `make` gets the time it is applied at."""
        person = self.person()

        def signed(t_s: float) -> Command:
            command = make(t_s)
            return command if person is None or command.by else replace(command, by=person.name)

        self.monitor.do(signed)

    def repeat(self) -> None:
        """Pass on again what is known, as after the language has changed."""
        self.sample.emit(self.current_sample)
        self.health.emit(self.monitor.snapshot().health)
        self.alarms.emit(self.alarm_state)
        self.tick.emit(self.monitor.now_s())

    def fail(self) -> None:
        """Report that the window has failed: from now on no number is shown, and an alarm says so."""
        self._failed = True
        self.monitor.display_failed()

    @property
    def source_s(self) -> float:
        """Now, in the time of samples, alarms and events: that of the newest sample, carried on while live."""
        t_s, read_s = self._anchor_s
        live = self.monitor.player is None and not self._finished
        return t_s + (self.monitor.now_s() - read_s if live else 0.0)

    def latency_ms(self, share: float) -> float | None:
        """The quantile `share` (0 to 1) of the times from capture to painted number of the last samples."""
        return _quantile_ms(self._latencies_s, share)

    def draw_ms(self, share: float) -> float | None:
        """The same of the times from the reading of a sample to its painted number."""
        return _quantile_ms(self._draws_s, share)

    def painted(self) -> None:
        """Note that the newest number is on the screen now."""
        if self._unpainted_s is not None:
            now_s = self.monitor.now_s()
            self._latencies_s.append(now_s - self._unpainted_s)
            self._draws_s.append(now_s - self._anchor_s[1])
            if self.current_sample is not None:
                self.current_sample.timings_ms["draw"] = self._draws_s[-1] * 1e3
            self._unpainted_s = None

    def poll(self) -> None:
        """Read the monitor once and pass on what is new."""
        now_s = self.monitor.now_s()
        snapshot = self.monitor.snapshot()
        self._finished = snapshot.health.finished
        self.blank = snapshot.blank
        ticking = now_s - self._tick_s >= TICK_S
        if now_s - self._health_s >= HEALTH_S or (snapshot.sample is None) is not (self.current_sample is None):
            self._health_s = now_s
            self.health.emit(snapshot.health)
        index = None if snapshot.frame is None else snapshot.frame.index
        if index != self._index and index is not None:
            self._index, self._index_s = index, now_s
            self.frames_shown += 1
            self.frame.emit(snapshot.frame)
        elif index is None and self._index is not None:
            self._index = None
            self.frame.emit(None)
        elif ticking and self.monitor.player is None and now_s - self._index_s > PICTURE_STALE_S:
            self.frame.emit(None)
        sample = None if self._failed else snapshot.sample
        if sample is not self.current_sample:
            self.current_sample = sample
            if sample is not None:
                self._anchor_s = (sample.t_s, now_s)
                self._unpainted_s = snapshot.captured_s
                self._newest = sample
            self.sample.emit(sample)
        for event in self.monitor.events():
            self.happened.emit(event)
        self._show_alarms(snapshot.alarms)
        if ticking:
            self._tick_s = now_s
            self.tick.emit(now_s)

    def _show_alarms(self, state: AlarmState) -> None:
        """Show and play what the monitor's alarm system has decided."""
        if state != self.alarm_state:
            self.alarm_state = state
            self.alarms.emit(state)
        if self._sound is not None:
            self._sound.set_audible(audible(state))
            if state.audio_off_reminded_s not in (None, self._reminded_s):
                self._sound.remind()
            self._reminded_s = state.audio_off_reminded_s
            self.monitor.sound_failed(self._sound.failed)


def _quantile_ms(times_s: deque[float], share: float) -> float | None:
    return 1000 * float(np.quantile(np.array(times_s), share)) if times_s else None
