import threading
import time
from dataclasses import replace

import numpy as np
import pytest

from neopain.base.clock import ManualClock
from neopain.base.data import Priority
from neopain.base.errors import InputError
from neopain.base.settings import SoundSettings
from neopain.live.periodic_selftest import run_checks
from neopain.ui import sound, tone
from neopain.ui.sound import AlarmSound
from neopain.ui.speaker import SoundError

MEDIUM, LOW = tone.BURSTS[Priority.MEDIUM], tone.BURSTS[Priority.LOW]
REMINDER_LENGTH = len(tone.computed(tone.REMINDER))


class FakeSpeaker:
    def __init__(self, broken=False):
        self.broken, self.played, self.closed = broken, [], False
        self.heard = threading.Event()

    def play(self, samples):
        if self.broken:
            raise SoundError("unplugged")
        self.played.append((time.monotonic(), samples))
        self.heard.set()

    def close(self):
        self.closed = True


@pytest.fixture
def make(monkeypatch):
    made = []

    def making(open_speaker, repeat_s=None, settings=None, clock=time.monotonic, **times):
        for name, value in times.items():
            monkeypatch.setattr(sound, name, value)
        if repeat_s is not None:
            monkeypatch.setitem(tone.BURSTS, Priority.MEDIUM, replace(MEDIUM, repeat_s=repeat_s))
            monkeypatch.setattr(tone, "ALL", (*tone.BURSTS.values(), tone.REMINDER))
        made.append(AlarmSound(open_speaker, clock, settings))
        return made[-1]

    yield making
    for each in made:
        each.close()


def test_a_burst_sounds_at_once_and_repeats_until_stopped(make, qtbot):
    speaker = FakeSpeaker()
    alarm = make(lambda: speaker, repeat_s=0.05)
    alarm.set_audible(Priority.MEDIUM)
    qtbot.waitUntil(lambda: len(speaker.played) >= 3)
    alarm.set_audible(None)
    assert np.diff([when for when, _ in speaker.played]).min() >= 0.045
    # Each reminder shows that the thread has come that far, however busy the machine is.
    ends = []
    for turn in range(1, 6):
        alarm.remind()
        qtbot.waitUntil(lambda n=turn: sum(len(each) == REMINDER_LENGTH for _, each in speaker.played) == n)
        ends.append(len(speaker.played))
    assert np.diff(ends).tolist() == [1] * 4, "no burst between the reminders"
    assert (speaker.played[0][1] == tone.read(MEDIUM)).all()
    assert not alarm.failed


def test_a_new_alarm_sounds_at_once(make, qtbot):
    speaker = FakeSpeaker()
    alarm = make(lambda: speaker, repeat_s=60.0)
    for turn in (1, 2):
        alarm.set_audible(Priority.MEDIUM)
        qtbot.waitUntil(lambda n=turn: len(speaker.played) == n)
        alarm.set_audible(None)  # and again before the thread that plays has run


def test_a_more_urgent_alarm_does_not_wait_for_the_next_burst(make, qtbot):
    speaker = FakeSpeaker()
    alarm = make(lambda: speaker)
    alarm.set_audible(Priority.LOW)
    qtbot.waitUntil(lambda: len(speaker.played) == 1)
    alarm.set_audible(Priority.MEDIUM)
    qtbot.waitUntil(lambda: len(speaker.played) == 2)
    assert [len(samples) for _, samples in speaker.played] == [len(tone.computed(LOW)), len(tone.computed(MEDIUM))]


def test_the_reminder_of_audio_off_sounds_once(make, qtbot):
    speaker = FakeSpeaker()
    make(lambda: speaker).remind()
    assert speaker.heard.wait(20)
    time.sleep(0.1)
    ((_, samples),) = speaker.played
    assert (samples == tone.read(tone.REMINDER)).all()


@pytest.mark.parametrize(("volume", "least", "heard"), [(1.0, 0.5, 1.0), (0.7, 0.5, 0.7), (0.0, 0.5, 0.5)])
def test_the_sound_is_never_quieter_than_the_unit_allows(make, volume, least, heard):
    speaker = FakeSpeaker()
    make(lambda: speaker, settings=SoundSettings(volume=volume, min_volume=least)).set_audible(Priority.MEDIUM)
    assert speaker.heard.wait(20)
    loudest = np.abs(speaker.played[0][1].astype(int)).max()
    assert loudest == pytest.approx(heard * MEDIUM.level * 32767, rel=0.001)


def test_a_missing_file_is_replaced_by_computed_samples(make, monkeypatch, caplog):
    def missing(burst):
        raise InputError("assets/sounds/medium.wav is missing")

    monkeypatch.setattr(tone, "read", missing)
    speaker = FakeSpeaker()
    alarm = make(lambda: speaker)
    alarm.set_audible(Priority.MEDIUM)
    assert speaker.heard.wait(20)
    assert (speaker.played[0][1] == tone.computed(MEDIUM)).all()
    assert "is missing" in caplog.text
    (result,) = through(alarm.check)
    assert "is missing" in result.fault, "but it is reported"


def through(check):
    checking = run_checks([check])
    while True:
        try:
            next(checking)
        except StopIteration as done:
            return done.value
        time.sleep(0.01)


def test_the_self_test_uses_the_speaker_and_is_silent(make):
    speaker = FakeSpeaker()
    alarm = make(lambda: speaker)
    (result,) = through(alarm.check)
    assert result.fault is None
    ((_, samples),) = speaker.played
    assert not samples.any()


def test_a_speaker_that_was_lost_in_silence_is_detected_by_the_self_test(make, caplog):
    alarm = make(lambda: FakeSpeaker(broken=True))
    time.sleep(0.05)
    assert not alarm.failed, "it has not been tried yet"
    (result,) = through(alarm.check)
    assert "does not play" in result.fault
    assert alarm.failed


def test_a_dead_thread_is_a_failed_sound(make, monkeypatch, qtbot):
    alarm = make(FakeSpeaker)
    monkeypatch.setattr(alarm, "_thread", threading.Thread())
    assert alarm.failed
    monkeypatch.undo()


def test_a_missing_speaker_is_reported_and_a_new_speaker_is_used(make, qtbot, caplog):
    there = []

    def find():
        if not there:
            raise SoundError("no device")
        return there[0]

    alarm = make(find, RETRY_S=0.05)
    qtbot.waitUntil(lambda: alarm.failed)
    time.sleep(0.2)
    assert [record.message for record in caplog.records] == ["no alarm sound: no device"], "reported once"
    there.append(FakeSpeaker())
    qtbot.waitUntil(lambda: not alarm.failed)
    alarm.set_audible(Priority.MEDIUM)
    assert there[0].heard.wait(20)


def test_a_speaker_that_fails_while_playing_is_reported_and_closed(make, qtbot):
    speaker = FakeSpeaker(broken=True)
    alarm = make(lambda: speaker, RETRY_S=60.0)
    alarm.set_audible(Priority.MEDIUM)
    qtbot.waitUntil(lambda: alarm.failed and speaker.closed)


def test_a_speaker_that_opens_and_never_plays_stays_failed(make, qtbot):
    """Its alarm does not come and go with every attempt: it could never escalate."""
    seen = []

    class Mute(FakeSpeaker):
        def play(self, samples):
            seen.append(alarm.failed)
            super().play(samples)

    alarm = make(lambda: Mute(broken=True), RETRY_S=0.001)
    alarm.set_audible(Priority.MEDIUM)
    qtbot.waitUntil(lambda: len(seen) >= 5)
    assert seen[:5] == [False, True, True, True, True]
    assert alarm.failed


@pytest.mark.parametrize("hangs_in", ["opening", "playing"])
def test_a_device_that_hangs_is_reported_while_it_does(make, qtbot, hangs_in):
    began, may_go_on, clock = threading.Event(), threading.Event(), ManualClock()

    def hang():
        began.set()
        assert may_go_on.wait(60)

    class Hanging(FakeSpeaker):
        def play(self, samples):
            if hangs_in == "playing":
                hang()

    def find():
        if hangs_in == "opening":
            hang()
        return Hanging()

    alarm = make(find, clock=clock)
    alarm.set_audible(Priority.MEDIUM)
    assert began.wait(60)
    clock.advance(4.0)
    assert not alarm.failed
    clock.advance(4.0)
    assert alarm.failed
    may_go_on.set()
    qtbot.waitUntil(lambda: not alarm.failed)


def test_never_blocks_the_window(make):
    held, ended = threading.Event(), threading.Event()

    class Slow(FakeSpeaker):
        def play(self, samples):
            held.wait(30)
            ended.set()

    alarm = make(Slow)
    alarm.set_audible(Priority.MEDIUM)
    alarm.set_audible(None)
    assert not ended.is_set()
    held.set()


def test_close_ends_thread_and_device(make, qtbot):
    speaker = FakeSpeaker()
    alarm = make(lambda: speaker)
    alarm.set_audible(Priority.MEDIUM)
    assert speaker.heard.wait(20)
    alarm.close()
    assert speaker.closed
