from dataclasses import replace
from functools import partial
from threading import Thread

import pytest

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    AlarmState,
    Answer,
    AudioOff,
    Event,
    EventKind,
    Mark,
    Priority,
    Role,
    State,
)
from neopain.record.ward.staff import Person
from neopain.ui import bridge as bridge_module
from neopain.ui.bridge import Bridge
from ui.fake_monitor import HEALTH, T_S, FakeMonitor, FakePlayer, frame, sample, signal


class FakeSound:
    failed, check = False, "tests the sound"

    def __init__(self):
        self.audible, self.closed, self.reminders = None, False, 0

    def remind(self):
        self.reminders += 1

    def set_audible(self, audible):
        self.audible = audible

    def close(self):
        self.closed = True


class Listener:
    def __init__(self, bridge):
        self.got = {name: [] for name in ("frame", "sample", "alarms", "happened", "health", "tick")}
        for name, got in self.got.items():
            getattr(bridge, name).connect(got.append)

    def __getattr__(self, name):
        return self.got[name]


@pytest.fixture
def speaker():
    return FakeSound()


@pytest.fixture
def bridge(monitor, speaker):
    return Bridge(monitor, speaker)


@pytest.fixture
def heard(bridge):
    return Listener(bridge)


def turn(bridge, after_s=0.01):
    bridge.monitor.clock.advance(after_s)
    bridge.poll()


def test_every_frame_once(bridge, monitor, heard):
    for index in range(5):
        monitor.show(frame=frame(index))
        for _ in range(4):
            turn(bridge)
    assert [each.index for each in heard.frame] == [0, 1, 2, 3, 4]
    assert bridge.frames_shown == 5


def test_a_live_picture_that_stops_is_removed(bridge, monitor, heard):
    monitor.show(frame=frame())
    turn(bridge)
    turn(bridge, 0.9)
    assert heard.frame[-1] is not None
    turn(bridge, 0.2)
    assert heard.frame[-1] is None
    monitor.show(frame=frame(1))
    turn(bridge)
    assert heard.frame[-1].index == 1


def test_a_picture_that_the_monitor_no_longer_gives_is_removed_at_once(bridge, monitor, heard):
    """As after a standstill of this process, in which nobody could remove it."""
    monitor.show(frame=frame())
    turn(bridge)
    monitor.show(frame=None)
    turn(bridge)
    assert [each is None for each in heard.frame] == [False, True]
    monitor.show(frame=frame())
    turn(bridge)
    assert heard.frame[-1] is not None, "one that is back is shown"


def test_a_paused_recording_keeps_its_picture(speaker):
    monitor = FakeMonitor(FakePlayer())
    bridge = Bridge(monitor, speaker)
    heard = Listener(bridge)
    monitor.show(frame=frame())
    turn(bridge)
    turn(bridge, 10.0)
    assert None not in heard.frame


def test_samples_and_their_end(bridge, monitor, heard):
    one = sample()
    monitor.show(sample=one, captured_s=99.9)
    turn(bridge)
    turn(bridge)
    monitor.show(sample=None, captured_s=None)
    turn(bridge)
    assert heard.sample == [one, None]


def test_a_sample_is_read_when_the_monitor_rings_and_not_a_poll_later(bridge, monitor, heard, qtbot, monkeypatch):
    monkeypatch.setattr(bridge_module, "POLL_MS", 3_600_000)
    bridge.start()
    one = sample()
    monitor.show(sample=one, captured_s=99.9)
    ringing = Thread(target=monitor.ring)
    ringing.start()
    qtbot.waitUntil(lambda: heard.sample == [one])
    ringing.join()
    bridge.stop()
    monitor.show(sample=sample(t_s=101.0))
    monitor.ring()
    qtbot.wait(20)
    assert heard.sample == [one], "a bridge that has stopped reads no more"


def test_events_once_and_in_order(bridge, monitor, heard):
    events = [Event(float(i), EventKind.MARKED) for i in range(3)]
    monitor.waiting = list(events)
    turn(bridge)
    turn(bridge)
    assert heard.happened == events


def test_health_is_emitted_before_a_sample_is_blanked(bridge, monitor, heard):
    monitor.show(sample=sample())
    turn(bridge)
    order = []
    bridge.health.connect(lambda health: order.append(health.fault))
    bridge.sample.connect(lambda _: order.append("sample"))
    monitor.show(sample=None, health=replace(HEALTH, fault="lost"))
    turn(bridge, 0.01)
    assert order == ["lost", "sample"]


def test_latency_is_from_capture_to_paint(bridge, monitor):
    for late_s in (0.05, 0.1, 0.15):
        now_s = monitor.now_s()
        monitor.show(sample=sample(), captured_s=now_s - late_s + 0.02)
        turn(bridge, 0.01)
        monitor.clock.advance(0.01)
        bridge.painted()
        bridge.painted()
    assert bridge.latency_ms(0.5) == pytest.approx(100.0)
    assert bridge.latency_ms(1.0) == pytest.approx(150.0)
    assert bridge.draw_ms(0.5) == pytest.approx(10.0), "from the reading of the sample on"
    assert bridge.current_sample.timings_ms["draw"] == pytest.approx(10.0)


def test_no_latency_before_the_first_sample(bridge):
    assert bridge.latency_ms(0.5) is None
    assert bridge.draw_ms(0.5) is None


@pytest.mark.parametrize(
    ("alarms", "expected"),
    [
        (AlarmState(), None),
        (AlarmState((signal(),)), Priority.MEDIUM),
        (AlarmState((signal(phase=AlarmPhase.ACKNOWLEDGED),)), None),
        (AlarmState((signal(),), 200.0), None),
        (AlarmState((signal(),), pain_held_until_s=200.0), None),
        (AlarmState((signal(AlarmCondition.SOURCE_LOST),), pain_held_until_s=200.0), Priority.MEDIUM),
    ],
)
def test_the_most_urgent_audible_alarm_sounds(bridge, monitor, speaker, alarms, expected):
    monitor.show(alarms=alarms)
    turn(bridge)
    assert speaker.audible is expected


def test_a_missing_speaker_is_reported(bridge, monitor, speaker):
    for failed in (False, True, False):
        speaker.failed = failed
        turn(bridge)
        assert monitor.speaker_failed is failed


def test_each_reminder_of_audio_off_sounds_once(bridge, monitor, speaker):
    for reminded_s in (None, 120.0, 120.0, 240.0):
        monitor.show(alarms=AlarmState((), audio_off_since_s=0.0, audio_off_reminded_s=reminded_s))
        turn(bridge)
    assert speaker.reminders == 2
    assert bridge.alarm_state.audio_off_since_s == 0.0


def test_only_what_was_on_the_screen_is_acknowledged(bridge, monitor):
    monitor.show(alarms=AlarmState((signal(),)))
    turn(bridge)
    monitor.show(alarms=AlarmState((signal(), signal(AlarmCondition.SOURCE_LOST))))
    bridge.acknowledge()
    bridge.answer(Answer.NO)
    assert monitor.calls == [
        Acknowledge(T_S, seen=(AlarmCondition.PAIN,)),
        Acknowledge(T_S, answer=Answer.NO, seen=(AlarmCondition.PAIN,)),
    ]


def test_a_command_is_of_whoever_is_signed_in(bridge, monitor):
    bridge.do(Mark)
    bridge.person = lambda: Person("Noor", Role.NURSE)
    bridge.do(Mark)
    bridge.do(partial(AudioOff, by="Ines", role=Role.ADMINISTRATOR))
    bridge.acknowledge()
    assert [command.by for command in monitor.calls] == ["", "Noor", "Ines", "Noor"]


def test_a_failed_display_shows_no_sample_and_is_reported(bridge, monitor, heard):
    monitor.show(sample=sample(State.CALM))
    turn(bridge)
    bridge.fail()
    turn(bridge)
    monitor.show(sample=sample(State.CALM, index=7))
    turn(bridge)
    assert heard.sample[1:] == [None]
    assert monitor.display_has_failed


def test_ticks_are_slower_than_polls(bridge, heard):
    for _ in range(100):
        turn(bridge, 0.01)
    assert 15 <= len(heard.tick) <= 21
    assert 3 <= len(heard.health) <= 6


def test_source_time_advances_while_live_and_stops_at_the_end(bridge, monitor):
    monitor.show(sample=sample(t_s=20.0))
    turn(bridge)
    turn(bridge, 2.0)
    assert bridge.source_s == pytest.approx(22.0)
    monitor.show(health=replace(HEALTH, finished=True))
    turn(bridge, 5.0)
    assert bridge.source_s == 20.0


def test_stop_ends_timer_and_sound(bridge, speaker, qtbot):
    bridge.start()
    bridge.stop()
    assert speaker.closed
