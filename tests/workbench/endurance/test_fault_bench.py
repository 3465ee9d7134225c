import io
import json

import pytest
from rich.console import Console

from neopain.base.settings import CaptureSettings, Settings
from neopain.ui.bench import OffscreenWindow
from neopain.workbench.endurance import fault_bench as module
from neopain.workbench.endurance.camera import MjpegCamera
from neopain.workbench.endurance.fault_bench import FaultReport, demo_pictures, fault_bench
from neopain.workbench.endurance.faults import FAULTS, Outcome
from pipelines import grey_ready

pytestmark = pytest.mark.endurance

QUICK = Settings(capture=CaptureSettings(open_timeout_s=2.0, read_timeout_s=1.0, reconnect_max_s=1.0))


def test_faults_in_a_row_leave_nothing_behind(images, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGE", (256, 192))
    ended = [fault for fault in FAULTS if fault.name in ("ends the connection", "restarts")]
    printed, screen = io.StringIO(), OffscreenWindow()
    try:
        how = {"images": images, "make": grey_ready, "console": Console(file=printed, width=120)}
        report = fault_bench(4, 0.5, QUICK, screen, faults=ended, kinds=[MjpegCamera], **how)
    finally:
        screen.close()
    assert len(report.outcomes) == 4
    assert report.left == {}
    report.save(tmp_path / "faults.json")
    saved = json.loads((tmp_path / "faults.json").read_text())
    assert [row["fault"] for row in saved["faults"]] == [fault.name for fault in ended] * 2
    assert "left over: nothing" in printed.getvalue()


def test_one_fault_or_a_leftover_fails_the_bench():
    good, bad = Outcome("refuses", 6.0, 1.0, 0, True), Outcome("refuses", 6.0, None, 2, False)
    assert FaultReport((("http", good),), {}).passed
    assert not FaultReport((("http", good), ("http", bad)), {}).passed
    assert not FaultReport((("http", good),), {"http threads": 1}).passed
    printed = io.StringIO()
    Console(file=printed, width=120).print(FaultReport((("http", good), ("http", bad)), {"http threads": 1}).table())
    assert "1 of 2" in printed.getvalue()
    assert "http threads +1" in printed.getvalue()


def test_the_pictures_of_the_bench_are_those_of_a_face():
    assert len(demo_pictures()) == module._PICTURES
