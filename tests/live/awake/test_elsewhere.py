import sys

import pytest

from neopain.live.awake.elsewhere import MacInhibitor, WindowsInhibitor
from neopain.live.awake.rest import Rest


@pytest.mark.parametrize(("granted", "lacking"), [(1, frozenset()), (0, frozenset(Rest))])
def test_windows_is_asked_for_screen_and_computer(granted, lacking):
    asked = []
    inhibitor = WindowsInhibitor(lambda flags: asked.append(flags) or granted)
    assert inhibitor.hold() == lacking
    inhibitor.release()
    assert asked == [0x80000003, 0x80000000]


def test_the_program_of_macos_runs_until_it_is_released():
    inhibitor = MacInhibitor((sys.executable, "-c", "import time; time.sleep(600)"))
    assert inhibitor.hold() == frozenset()
    first = inhibitor._running
    assert inhibitor.hold() == frozenset()
    assert inhibitor._running is first, "one is enough"
    first.kill()
    first.wait()
    assert inhibitor.hold() == frozenset()
    assert inhibitor._running is not first, "one that ended is started again"
    inhibitor.release()
    assert inhibitor._running is None


def test_without_the_program_of_macos_nothing_is_inhibited(tmp_path):
    inhibitor = MacInhibitor((str(tmp_path / "caffeinate"),))
    assert inhibitor.hold() == frozenset(Rest)
    inhibitor.release()


def test_it_ends_with_this_process():
    words = MacInhibitor()._words
    assert words[-2] == "-w"
    assert int(words[-1]) > 0
    assert {"-d", "-i"} <= {*words}
