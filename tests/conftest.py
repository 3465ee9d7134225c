"""What holds for every test."""

import os
import threading
import time
from pathlib import Path

import hypothesis
import pytest
from argon2 import PasswordHasher

hypothesis.settings.register_profile("busy", deadline=None)
hypothesis.settings.load_profile("busy")

_PATIENCE_S = 60.0
_HERE = Path(__file__).parent
_LONGEST = (
    "ui/screen/test_every_language.py",
    "ui/story/test_night.py",
    "training/study/test_compare.py",
    "architecture/test_no_network.py",
    "live/bed/test_supervisor.py",
    "workbench/test_quantize.py",
    "training/study/test_command.py",
    "stories/test_demo_clip.py",
    "stories/test_ways_agree.py",
    "training/default/test_bundle.py",
    "inference/test_kernels.py",
    "architecture/test_house.py",
    "ui/test_no_network.py",
    "ui/live/test_live_window.py",
    "workbench/test_bench_networks.py",
    "architecture/test_wheel.py",
    "ui/review/test_day.py",
    "record/export/test_clip.py",
    "architecture/test_clock.py",
    "ui/screen/test_flash.py",
    "record/test_crash.py",
    "live/test_selftest.py",
    "assemble/test_pipeline.py",
    "assemble/test_parallel.py",
    "stories/test_calm_clip.py",
    "pipeline/test_bedside.py",
)
"""The files that take longest. They begin first, so that at the end no process works alone on one of them."""


def pytest_collection_modifyitems(items):
    """Orders the files, and leaves out of the coverage what takes long to trace and covers nothing by itself.

    A property is tried a hundred times on lines that examples cover as well; tests of the architecture read the code;
    the first of a test's cases runs what all run.
    """
    place = {_HERE / name: at for at, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))
    traced = set()
    for item in items:
        is_property = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        test = (item.path, getattr(item, "originalname", item.name))
        if is_property or _HERE / "architecture" in item.path.parents or test in traced:
            item.add_marker(pytest.mark.no_cover)
        traced.add(test)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """Of the processes that all import all tests, one notes which lines that runs: tracing doubles the time of it."""
    coverage = session.config.pluginmanager.getplugin("_cov")
    controller = coverage.cov_controller if coverage is not None else None
    first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    if first or controller is None or not controller.started:
        return (yield)
    controller.pause()
    try:
        return (yield)
    finally:
        controller.resume()


@pytest.fixture
def live_in():
    """Moves this process to another time zone until the test ends."""
    with pytest.MonkeyPatch.context() as patch:

        def move(zone):
            patch.setenv("TZ", zone)
            time.tzset()

        yield move
    time.tzset()


@pytest.fixture
def fast_hashes(monkeypatch):
    """PINs are hashed with the cheapest parameters."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("neopain.record.ward.staff.PasswordHasher", lambda: hasher)
    return hasher


def _running() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


@pytest.fixture(autouse=True)
def no_thread_is_left_over():
    """A test fails when a thread it started still runs after it."""
    before = _running()
    yield
    end_s = time.monotonic() + _PATIENCE_S
    while (left := _running() - before) and time.monotonic() < end_s:
        time.sleep(0.01)
    assert not left, f"left-over threads: {sorted(thread.name for thread in left)}"
