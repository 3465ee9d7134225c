"""The window plays what the monitor's one alarm system has decided, whatever detected the condition."""

import pytest

from beds import Bed
from neopain.base.data import AlarmCondition, PauseAudio, Priority
from neopain.ui.bridge import Bridge
from ui.test_bridge import FakeSound


@pytest.fixture
def bed():
    bed = Bed(probes=[lambda now_s: {AlarmCondition.DISK_LOW: True}])
    yield bed
    bed.monitor.stop()


def test_a_failed_window_sounds_despite_a_pause_for_a_low_alarm(bed, qapp):
    speaker = FakeSound()
    bridge = Bridge(bed.monitor, speaker)

    def go_on(seconds):
        bed.go_on(seconds)
        bridge.poll()

    go_on(2.0)
    assert speaker.audible is Priority.LOW
    bridge.do(PauseAudio)
    go_on(0.5)
    assert speaker.audible is None
    bridge.fail()
    go_on(0.5)
    assert speaker.audible is Priority.MEDIUM
    assert bridge.current_sample is None
    bridge.acknowledge()
    go_on(0.5)
    assert speaker.audible is None
