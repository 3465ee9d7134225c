"""The computer's sound device, without a sound."""

from contextlib import suppress

import miniaudio

from neopain.base.data import Priority
from neopain.ui import tone
from neopain.ui.speaker import REAL_BACKENDS, DeviceSpeaker, SoundError


def test_real_device_code_plays_to_the_end_again_and_again():
    speaker = DeviceSpeaker([miniaudio.Backend.NULL])
    short = tone.computed(tone.BURSTS[Priority.MEDIUM])[:4000]
    for _ in range(2):
        speaker.play(short)
    speaker.close()


def test_a_null_device_is_not_accepted_as_a_speaker(capfd):
    assert miniaudio.Backend.NULL not in REAL_BACKENDS
    with suppress(SoundError):
        DeviceSpeaker().close()
    assert capfd.readouterr().err == ""
