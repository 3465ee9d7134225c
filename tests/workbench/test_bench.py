import io
import time
from dataclasses import replace

from rich.console import Console

from clips import write_clip
from neopain.base.settings import Settings
from neopain.workbench.bench import SIZE_PX, bench
from patience import best_of
from pipelines import grey_ready


class NoScreen:
    """Waits, without a window."""

    def observe(self, monitor, seconds):
        time.sleep(max(seconds, 0.0))

    def close(self):
        pass


@best_of(3)
def test_it_measures_the_live_path(tmp_path):
    shapes = set()

    def make(settings):
        ready = grey_ready(settings)
        ready.pipeline.fails = lambda moment: shapes.add(moment.image.shape)
        return ready

    clip, printed = write_clip(tmp_path / "cot.mp4", 15), io.StringIO()  # played more than once
    figures = bench(1.5, Settings(), NoScreen(), clip=clip, make=make, console=Console(file=printed, width=100))
    assert shapes == {(SIZE_PX[1], SIZE_PX[0], 3)}
    assert 10 < figures.captured_hz < 60
    assert 5 < figures.scored_hz <= figures.captured_hz + 1
    assert figures.stages_ms["detect"] == (1.5, 1.5, 1.5)
    assert figures.stages_ms["total"] == (2.0, 2.0, 2.0)
    assert figures.cpu_share > 0
    assert figures.measured["detect p95 ms"].value == 1.5
    assert figures.measured["camera to score p50 ms"].value == figures.latency_ms.p50
    assert figures.measured["scores/s"].value == figures.scored_hz
    assert figures.bare_ms is figures.ratio is figures.screen is figures.overhead is None
    assert 0 < figures.latency_ms[0] <= figures.latency_ms[1]
    assert "frames scored" in printed.getvalue()


def test_another_size_of_pictures(tmp_path):
    shapes = set()

    def make(settings):
        ready = grey_ready(settings)
        ready.pipeline.fails = lambda moment: shapes.add(moment.image.shape)
        return ready

    clip, printed = write_clip(tmp_path / "cot.mp4", 15), io.StringIO()
    how = {"clip": clip, "make": make, "console": Console(file=printed, width=100)}
    figures = bench(0.5, Settings(), NoScreen(), size_px=(320, 240), **how)
    assert shapes == {(240, 320, 3)}
    assert figures.size_px == (320, 240)
    assert "320x240" in printed.getvalue()


def test_the_share_outside_networks_and_detection_is_stated_as_a_multiple(tmp_path):
    def make(settings):
        ready = grey_ready(settings)
        step = ready.pipeline.step
        times = {"detect": 3.0, "align": 1.0, "features": 5.0, "judge": 1.0, "total": 10.0}
        ready.pipeline.step = lambda moment: replace(step(moment), timings_ms=times)
        return ready

    printed = io.StringIO()
    clip = write_clip(tmp_path / "cot.mp4", 15)
    figures = bench(1.0, Settings(), NoScreen(), clip=clip, make=make, console=Console(file=printed, width=100))
    assert figures.overhead == 10 / 8
    assert "1.25" in printed.getvalue()
