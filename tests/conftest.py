"""What holds for every test."""

import gc
import os
import signal
import threading
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import hypothesis
import pytest
from argon2 import PasswordHasher

from neopain.live.bed import end_signals

hypothesis.settings.register_profile("busy", deadline=None)
hypothesis.settings.load_profile("busy")

_PATIENCE_S = 60.0
_HERE = Path(__file__).parent
_PROGRAM = _HERE.parent / "app" / "neopain"
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

    A property is tried a hundred times on lines that examples cover as well; the first of a test's cases runs what all
    run; stories, walks through whole screens and tests of the architecture stand beside no module: what they run is
    covered by the tests of the modules. Tracing takes as long again as what it traces.
    """
    place = {_HERE / name: at for at, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))
    traced = set()
    for item in items:
        is_property = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        test = (item.path, getattr(item, "originalname", item.name))
        if is_property or test in traced or not _is_beside_a_module(item.path):
            item.add_marker(pytest.mark.no_cover)
        traced.add(test)


@cache
def _is_beside_a_module(path):
    """Whether there is a module of its name: `tests/live/test_worker.py` is beside `live/worker.py`."""
    place = path.relative_to(_HERE)
    return (_PROGRAM / place.with_name(place.name.removeprefix("test_"))).exists()


def _coverage(config):
    """What starts and pauses the measuring of coverage; none where it is not measured."""
    plugin = config.pluginmanager.getplugin("_cov")
    return plugin and plugin.cov_controller


@contextmanager
def _untraced(config, wanted):
    """Where it is `wanted`, leaves out of the coverage what is done inside."""
    controller = _coverage(config)
    if not wanted or controller is None or not controller.started:
        yield
        return
    controller.pause()
    try:
        yield
    finally:
        controller.resume()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session):
    """In a process of pytest-xdist, pytest-cov begins to measure twice: at first as if the process were alone, which
    nobody reads and which goes on wherever the second measuring is paused. So nothing would be left untraced.
    """
    controller = _coverage(session.config)
    if controller is not None and hasattr(session.config, "workerinput"):
        controller.pause()


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """Of the processes that all import all tests, one notes which lines that runs: tracing doubles the time of it.

    What was imported stays until the end: it is never searched for garbage, neither meanwhile nor during the tests.
    """
    gc.disable()
    try:
        with _untraced(session.config, os.environ.get("PYTEST_XDIST_WORKER", "gw0") != "gw0"):
            return (yield)
    finally:
        gc.enable()
        gc.collect()
        gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """`no_cover` leaves out a test alone: what is set up for it takes as long."""
    with _untraced(item.config, item.get_closest_marker("no_cover")):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """Looking for what a test left over goes through all objects, and runs no line that the test did not run."""
    with _untraced(item.config, item.get_closest_marker("no_cover")):
        return (yield)


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


@pytest.fixture
def held():
    """Ctrl-C and SIGTERM noted, as in the running program."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield end_signals.hold()
    for number, handler in before.items():
        signal.signal(number, handler)
