import sys
import threading

import numpy as np
import pytest

from beds import SETTINGS
from neopain.capture.scripted import Scripted, scene
from neopain.live.awake.elsewhere import MacInhibitor, WindowsInhibitor
from neopain.live.awake.keep_awake import KeepAwake, inhibitor_of_this_system
from neopain.live.awake.linux import LinuxInhibitor
from neopain.live.awake.rest import Rest
from neopain.live.monitor import Monitor, MonitorParts
from patience import wait_until
from pipelines import Grey

_PATIENCE_S = 60.0


class FakeInhibitor:
    """Answers with each of `answers`, then with the last; counts."""

    def __init__(self, *answers):
        self.answers, self.held, self.released = list(answers), 0, threading.Event()
        self.asked = threading.Semaphore(0)

    def hold(self):
        self.held += 1
        self.asked.release()
        return frozenset(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])

    def release(self):
        self.released.set()


def test_holds_at_once_again_and_releases_at_the_end():
    inhibitor = FakeInhibitor((Rest.SCREEN,), ())
    awake = KeepAwake(lambda: inhibitor, renew_s=0.01)
    assert awake.lacking == frozenset()
    awake.start()
    for _ in range(3):
        assert inhibitor.asked.acquire(timeout=_PATIENCE_S)
    assert not inhibitor.released.is_set()
    awake.stop()
    assert inhibitor.released.is_set()
    assert awake.lacking == frozenset()


def test_says_what_could_not_be_inhibited():
    inhibitor = FakeInhibitor((Rest.SLEEP,))
    awake = KeepAwake(lambda: inhibitor, renew_s=0.01)
    awake.start()
    for _ in range(2):
        assert inhibitor.asked.acquire(timeout=_PATIENCE_S)
    awake.stop()
    assert awake.lacking == {Rest.SLEEP}


@pytest.mark.parametrize(
    ("platform", "kind"), [("win32", WindowsInhibitor), ("darwin", MacInhibitor), ("linux", LinuxInhibitor)]
)
def test_every_system_has_its_own(monkeypatch, platform, kind):
    monkeypatch.setattr(sys, "platform", platform)
    assert isinstance(inhibitor_of_this_system(), kind)


def test_a_monitor_keeps_the_computer_awake_while_it_runs_and_says_what_failed():
    inhibitor = FakeInhibitor((Rest.SCREEN,))
    monitor = Monitor(
        MonitorParts(
            source=Scripted(scene([(0.1, np.full((32, 32, 3), 204, np.uint8))], 10)),
            pipeline=Grey(),
            capture=SETTINGS,
            bundle_id="b",
            provider="CPU",
            awake=KeepAwake(lambda: inhibitor, renew_s=0.01),
        )
    )
    assert inhibitor.held == 0
    monitor.start()
    wait_until(lambda: monitor.snapshot().health.may_rest == {Rest.SCREEN})
    assert not inhibitor.released.is_set()
    monitor.stop()
    assert inhibitor.released.is_set()
