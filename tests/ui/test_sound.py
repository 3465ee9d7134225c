import threading
import time
from contextlib import suppress

import miniaudio
import numpy as np
import pytest

from neopain.ui import sound, tone
from neopain.ui.sound import AlarmSound, DeviceSpeaker, SoundError


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

    def making(open_speaker, **times):
        for name, value in times.items():
            monkeypatch.setattr(sound, name, value)
        made.append(AlarmSound(open_speaker))
        return made[-1]

    yield making
    for each in made:
        each.close()


def test_sounds_at_once_and_again_until_it_is_to_stop(make, qtbot):
    speaker = FakeSpeaker()
    alarm = make(lambda: speaker, REPEAT_S=0.05)
    alarm.set_audible(True)
    qtbot.waitUntil(lambda: len(speaker.played) >= 3)
    alarm.set_audible(False)
    time.sleep(0.02)
    heard = len(speaker.played)
    time.sleep(0.15)
    assert len(speaker.played) <= heard
    assert np.diff([when for when, _ in speaker.played]).min() >= 0.045
    assert (speaker.played[0][1] == tone.medium_burst()).all()
    assert not alarm.failed


def test_a_new_alarm_sounds_at_once(make, qtbot):
    speaker = FakeSpeaker()
    alarm = make(lambda: speaker, REPEAT_S=60.0)
    for turn in (1, 2):
        alarm.set_audible(True)
        qtbot.waitUntil(lambda n=turn: len(speaker.played) == n)
        alarm.set_audible(False)
        time.sleep(0.02)


def test_repeats_within_the_standard():
    assert 2.5 <= sound.REPEAT_S <= 30.0


def test_no_speaker_is_told_and_one_that_comes_is_used(make, qtbot, caplog):
    there = []

    def find():
        if not there:
            raise SoundError("no device")
        return there[0]

    alarm = make(find, RETRY_S=0.05)
    qtbot.waitUntil(lambda: alarm.failed)
    time.sleep(0.2)
    assert [record.message for record in caplog.records] == ["no alarm sound: no device"], "told once"
    there.append(FakeSpeaker())
    qtbot.waitUntil(lambda: not alarm.failed)
    alarm.set_audible(True)
    assert there[0].heard.wait(2)


def test_a_speaker_that_fails_while_playing_is_told_and_closed(make, qtbot):
    speaker = FakeSpeaker(broken=True)
    alarm = make(lambda: speaker, RETRY_S=60.0)
    alarm.set_audible(True)
    qtbot.waitUntil(lambda: alarm.failed)
    assert speaker.closed


def test_never_blocks_the_window(make):
    held = threading.Event()

    class Slow(FakeSpeaker):
        def play(self, samples):
            held.wait(2)

    alarm = make(Slow)
    began = time.monotonic()
    alarm.set_audible(True)
    alarm.set_audible(False)
    assert time.monotonic() - began < 0.1
    held.set()


def test_close_ends_thread_and_device(make, qtbot):
    speaker = FakeSpeaker()
    alarm = make(lambda: speaker)
    alarm.set_audible(True)
    assert speaker.heard.wait(2)
    alarm.close()
    assert speaker.closed


def test_real_device_code_plays_to_the_end_again_and_again():
    speaker = DeviceSpeaker([miniaudio.Backend.NULL])
    short = tone.medium_burst()[:4000]
    for _ in range(2):
        speaker.play(short)
    speaker.close()


def test_a_null_device_never_passes_for_a_speaker(capfd):
    assert miniaudio.Backend.NULL not in sound.REAL_BACKENDS
    with suppress(SoundError):
        DeviceSpeaker().close()
    assert capfd.readouterr().err == ""
