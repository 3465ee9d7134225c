"""Monitors, and a bundle of models, for tests of the live monitor."""

import shutil

import pytest

import tiny
from beds import SETTINGS, Bed
from clips import write_clip
from neopain.base.clock import ManualClock
from neopain.inference.store import load_bundle
from neopain.live import bed_register, recorder, video_recorder
from neopain.live import monitor as monitor_module
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from pipelines import Grey, Tap


@pytest.fixture(autouse=True)
def patient_ends(monkeypatch):
    """What ends waits for its thread as long as a busy machine needs."""
    for module in (bed_register, monitor_module, recorder, video_recorder):
        monkeypatch.setattr(module, "_STOP_S", 60.0)
    monkeypatch.setattr(recorder, "STUCK_S", 60.0)  # a sample that waits longer is saved without its features


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    return load_bundle(tiny.bundle(tmp_path_factory.mktemp("models")))


@pytest.fixture
def files(bundle, tmp_path):
    """A bundle that a test may damage."""
    models = tmp_path / "models"
    shutil.copytree(bundle.classifier.folder.parent, models)
    return load_bundle(models)


@pytest.fixture
def make():
    made = []

    def build(source, pipeline=None, clock=None, sinks=(), start=True):
        keywords = {} if clock is None else {"clock": clock}
        monitor = Monitor(
            MonitorParts(
                source=source,
                pipeline=pipeline or Grey(),
                capture=SETTINGS,
                bundle_id="b",
                provider="CPU",
                sinks=sinks,
                **keywords,
            )
        )
        made.append(monitor)
        if start:
            monitor.start()
        return monitor

    yield build
    for monitor in made:
        monitor.stop()


@pytest.fixture
def live(make):
    """A live monitor on a clock moved by hand, its camera, its pipeline and the clock."""

    def build(pipeline=None, sinks=()):
        clock, tap, pipeline = ManualClock(100.0), Tap(), pipeline or Grey()
        monitor = make(LiveSource(lambda: tap, SETTINGS, clock), pipeline, clock, sinks)
        return monitor, tap, pipeline, clock

    return build


@pytest.fixture
def clip(tmp_path):
    return write_clip(tmp_path / "cot.mp4", 60)


@pytest.fixture
def bed():
    """Builds live monitors with the real judge that have run for two seconds."""
    made = []

    def build(*args, **kwargs):
        made.append(Bed(*args, **kwargs))
        made[-1].go_on(2.0)
        return made[-1]

    yield build
    for each in made:
        each.pipeline_may_go_on()
        each.monitor.stop()
