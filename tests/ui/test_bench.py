import io
import os
import signal

import pytest
from PySide6.QtCore import QTimer
from rich.console import Console

from clips import write_clip
from neopain.base.settings import Settings
from neopain.ui.bench import OffscreenWindow
from neopain.workbench.bench import bench
from patience import best_of
from pipelines import grey_ready


@best_of(3)
def test_the_window_draws_what_is_captured(qapp, tmp_path):
    output = io.StringIO()
    clip = write_clip(tmp_path / "cot.mp4", 30)
    figures = bench(
        2.0, Settings(), observer=OffscreenWindow(), clip=clip, make=grey_ready, console=Console(file=output, width=100)
    )
    assert 0 < figures.screen.frames <= figures.captured_hz * figures.seconds + 1
    assert 0 < figures.screen.latency_ms.p50 <= figures.screen.latency_ms.p95 <= figures.screen.latency_ms.p99
    assert 0 < figures.screen.draw_ms.p50 <= figures.screen.latency_ms.p99
    assert figures.measured["draw p50 ms"].value == figures.screen.draw_ms.p50
    assert figures.measured["camera to screen p99 ms"].value == figures.screen.latency_ms.p99
    assert 0 < figures.screen.still_ms < 2000
    assert "capture to screen" in output.getvalue()
    assert "longest time without a drawing" in output.getvalue()


def test_ctrl_c_ends_a_long_run(qapp):
    screen = OffscreenWindow()
    QTimer.singleShot(20, lambda: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        screen.run(3600.0)
    screen.close()
