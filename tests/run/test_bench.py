import io

from rich.console import Console

from clips import write_clip
from neopain.base.settings import Settings
from neopain.run.bench import SIZE_PX, bench
from pipelines import grey_ready


def test_it_measures_the_live_path(tmp_path):
    shapes = set()

    def make(settings):
        ready = grey_ready(settings)
        ready.pipeline.fails = lambda moment: shapes.add(moment.image.shape)
        return ready

    clip, heard = write_clip(tmp_path / "cot.mp4", 15), io.StringIO()  # played more than once
    figures = bench(1.5, Settings(), clip=clip, make=make, console=Console(file=heard, width=100))
    assert shapes == {(SIZE_PX[1], SIZE_PX[0], 3)}
    assert 10 < figures.captured_hz < 60
    assert 5 < figures.scored_hz <= figures.captured_hz + 1
    assert figures.stages_ms["detect"] == (1.5, 1.5)
    assert figures.stages_ms["total"] == (2.0, 2.0)
    assert figures.bare_ms is figures.ratio is figures.seen is None
    assert 0 < figures.latency_ms[0] <= figures.latency_ms[1]
    assert "frames scored" in heard.getvalue()
