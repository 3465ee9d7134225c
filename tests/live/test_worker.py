"""The thread that owns the pipeline: it is started again after a failure, and a failure is shown."""

import logging
import time
from queue import SimpleQueue
from types import SimpleNamespace

import numpy as np
import pytest

from beds import conditions
from neopain.base.clock import ManualClock
from neopain.base.data import Acknowledge, AlarmCondition, AlarmPhase, EventKind, Frame, Mark, PauseAudio
from neopain.base.ports import Sink
from neopain.capture.video import VideoFile
from neopain.live import worker
from neopain.live.bed.heartbeat import Part
from neopain.live.mailbox import Mailbox
from neopain.live.worker import HUNG_S, RESTARTS, WorkerObserver
from patience import wait_until
from pipelines import Grey


def crash(monitor, tap, pipeline, clock):
    """Let the worker fail until it stays down."""
    pipeline.fails = lambda moment: True
    wait_until(lambda: clock.advance(0.005) or tap.say(1) or not monitor._worker.is_alive())


def test_commands_are_stamped_with_the_moment_they_are_applied_at(live):
    monitor, tap, pipeline, clock = live()
    tap.say(1)
    wait_until(lambda: len(pipeline.moments) == 1)
    clock.advance(0.3)
    monitor.acknowledge()
    monitor.do(PauseAudio)
    monitor.do(lambda t_s: Mark(t_s, "heel prick"))
    tap.say(2)
    wait_until(lambda: len(pipeline.commands) == 3)
    assert pipeline.commands == [
        Acknowledge(pytest.approx(0.3)),
        PauseAudio(pytest.approx(0.3)),
        Mark(pytest.approx(0.3), "heel prick"),
    ]
    wait_until(lambda: monitor.history.events)
    (event,) = monitor.events()
    assert (event.kind, event.label) == (EventKind.MARKED, "heel prick")
    assert monitor.events() == ()
    assert monitor.history.events == (event,)


def test_a_failed_worker_is_reported_and_started_again(live, caplog):
    monitor, tap, pipeline, clock = live(Grey(fails=lambda moment: isinstance(moment, Frame) and moment.index == 1))
    tap.say(1)
    wait_until(lambda: monitor.snapshot().sample is not None)
    clock.advance(0.1)
    tap.say(2)
    wait_until(lambda: monitor.snapshot().health.fault is not None)
    assert "ZeroDivisionError" in monitor.snapshot().health.fault
    assert monitor.snapshot().sample is None
    assert conditions(monitor) == {AlarmCondition.WORKER_STOPPED: AlarmPhase.ACTIVE}
    clock.advance(0.1)
    tap.say(3)
    wait_until(lambda: monitor.snapshot().sample is not None)
    clock.advance(0.1)
    tap.say(4)
    wait_until(lambda: monitor.snapshot().health.fault is None)
    assert conditions(monitor) == {}
    assert pipeline.resets == 1
    kinds = [event.kind for event in monitor.events() if event.condition is AlarmCondition.WORKER_STOPPED]
    assert kinds == [EventKind.ALARM_STARTED, EventKind.ALARM_ENDED]
    (record,) = caplog.records
    assert record.exc_info is not None
    assert record.levelno == logging.ERROR


def test_a_worker_that_always_fails_stays_down_and_the_alarm_stays(live, caplog):
    monitor, tap, pipeline, clock = live()
    tap.say(10)
    wait_until(lambda: monitor.snapshot().sample is not None)
    began = time.monotonic()
    crash(monitor, tap, pipeline, clock)
    assert pipeline.resets == len(caplog.records) - 1 == RESTARTS
    assert time.monotonic() - began > 1.5
    assert monitor.snapshot().sample is None
    assert conditions(monitor) == {AlarmCondition.WORKER_STOPPED: AlarmPhase.ACTIVE}
    monitor.acknowledge()
    assert conditions(monitor) == {AlarmCondition.WORKER_STOPPED: AlarmPhase.ACKNOWLEDGED}
    monitor.do(lambda t_s: Mark(t_s, "after the end"))
    assert [event.label for event in monitor.events()][-1] == "after the end"
    monitor.do(PauseAudio)
    assert monitor.snapshot().alarms.audio_paused_until_s is not None


def test_a_pipeline_that_cannot_be_reset_has_failed_too(live, caplog, monkeypatch):
    class Broken(Grey):
        def reset(self):
            super().reset()
            raise ZeroDivisionError("a fault of the reset")

    monkeypatch.setattr(worker, "_FIRST_WAIT_S", 0.01)
    monitor, tap, pipeline, clock = live(Broken())
    tap.say(10)
    wait_until(lambda: monitor.snapshot().sample is not None)
    crash(monitor, tap, pipeline, clock)
    assert pipeline.resets == len(caplog.records) - 1 == RESTARTS
    assert conditions(monitor) == {AlarmCondition.WORKER_STOPPED: AlarmPhase.ACTIVE}


class Notes(Sink, list):
    """Collects the events that come without a sample."""

    def __call__(self, moment, sample):
        pass

    def note(self, event):
        self.append(event)


def test_an_alarm_active_at_a_failure_is_ended_in_the_record(live, caplog):
    notes, breaks = Notes(), lambda m: isinstance(m, Frame) and m.index == 1
    monitor, tap, pipeline, clock = live(Grey(alarm_from=0.3, fails=breaks), [notes])
    tap.say(20)
    wait_until(lambda: AlarmCondition.PAIN in conditions(monitor))
    clock.advance(0.1)
    tap.say(20)
    wait_until(lambda: pipeline.resets == 1)
    seen = []
    wait_until(lambda: seen.extend(monitor.events()) or any(event.condition is AlarmCondition.PAIN for event in seen))
    ended = [event for event in seen if event.condition is AlarmCondition.PAIN]
    assert [event.kind for event in ended] == [EventKind.ALARM_ENDED]
    wait_until(lambda: ended[0] in notes)
    assert caplog.records


def test_a_hanging_worker_is_reported(live):
    monitor, tap, pipeline, clock = live()
    tap.say(10)
    wait_until(lambda: monitor.snapshot().sample is not None)
    pipeline.gate.clear()
    tap.say(11)
    clock.advance(HUNG_S - 0.1)
    assert conditions(monitor) == {}
    clock.advance(0.2)
    assert conditions(monitor) == {AlarmCondition.WORKER_STOPPED: AlarmPhase.ACTIVE}
    pipeline.gate.set()
    wait_until(lambda: conditions(monitor) == {})


def test_after_a_failure_a_recording_is_not_started_again(make, clip, caplog):
    monitor = make(VideoFile(clip), pipeline := Grey(fails=lambda moment: moment.index == 7))
    wait_until(lambda: monitor.snapshot().health.fault is not None)
    assert AlarmCondition.WORKER_STOPPED in conditions(monitor)
    assert len(pipeline.moments) == 7
    assert len(caplog.records) == 1


def test_after_a_seek_everything_after_its_target_is_forgotten(make, clip):
    pipeline = Grey(alarm_from=0.2)
    monitor = make(VideoFile(clip), pipeline)
    wait_until(lambda: monitor.snapshot().health.finished)
    monitor.events()
    monitor.player.seek(0.5)
    wait_until(lambda: len(pipeline.moments) == 60 + 45 and monitor.snapshot().health.finished)
    assert pipeline.resets == 1
    assert pipeline.moments[60].index == 15
    t_s = monitor.history.since(0.0).t_s
    assert len(t_s) == 60
    assert (np.diff(t_s) > 0).all()
    assert [event.kind for event in monitor.events()] == [EventKind.ALARM_ENDED]


class Life:
    def __init__(self):
        self.said = []

    def beat(self, part):
        self.said.append(("lives", part))

    def rest(self, part):
        self.said.append(("rests", part))


def test_a_live_worker_is_told_of_with_each_sample_that_it_finishes_and_not_while_it_hangs():
    life, clock = Life(), ManualClock(100.0)
    thread, mailbox = SimpleNamespace(commands=SimpleQueue(), finished=False, down=False), Mailbox(clock)
    observer = WorkerObserver(thread, mailbox, True, clock, life)
    observer.check()
    assert life.said == [], "nothing is finished yet"
    for _ in range(2):
        clock.advance(1.0)
        mailbox.finished_s = clock()
        observer.check()
        observer.check()
    assert life.said == [("lives", Part.WORKER)] * 2
    thread.finished = True
    observer.check()
    assert life.said[2:] == [("rests", Part.WORKER)], "the source is over"


def test_the_worker_of_a_recording_may_stand_still():
    life, clock = Life(), ManualClock(100.0)
    thread, mailbox = SimpleNamespace(commands=SimpleQueue(), finished=False, down=False), Mailbox(clock)
    mailbox.finished_s = 101.0
    WorkerObserver(thread, mailbox, False, clock, life).check()
    assert life.said == []
