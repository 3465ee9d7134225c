"""A short run of the real monitor, window and records, on scripted pictures and on a camera that fails."""

import pytest

from neopain.base.settings import CaptureSettings, Settings
from neopain.ui.bench import OffscreenWindow
from neopain.workbench.endurance import soak as module
from neopain.workbench.endurance.faults import FAULTS
from neopain.workbench.endurance.soak import soak
from pipelines import grey_ready

pytestmark = pytest.mark.endurance

QUICK = Settings(capture=CaptureSettings(open_timeout_s=2.0, read_timeout_s=1.0, reconnect_max_s=1.0))


@pytest.fixture
def report(images, monkeypatch):
    monkeypatch.setattr(module, "_LOOK_S", 0.2)
    monkeypatch.setattr(module, "_MARK_S", 0.5)
    monkeypatch.setattr(module, "FAULTS", [fault for fault in FAULTS if fault.name == "ends the connection"])
    screen = OffscreenWindow()
    try:
        return soak(8.0, 4.0, QUICK, screen, images=images, make=grey_ready, part_s=2.0)
    finally:
        screen.close()


def test_it_runs_until_so_much_stream_has_passed_and_no_event_is_lost(report):
    assert report.stream_s >= 8.0
    assert {look.part for look in report.looks} == {"script", "camera", "between"}
    assert report.looks[-1].stream_h > report.looks[0].stream_h
    assert report.events >= 1, "a mark at least"
    assert report.lost == 0
    assert [one.recovered_s is not None for one in report.faults] == [True] * len(report.faults)
