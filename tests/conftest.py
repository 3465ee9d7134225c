"""What holds for every test."""

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
    "stories/test_demo_clip.py",
    "training/study/test_compare.py",
    "training/study/test_command.py",
)
"""The files that take longest. They begin first, so that at the end no process works alone on one of them."""


def pytest_collection_modifyitems(items):
    """Orders the files, and leaves properties out of the coverage.

    A property is tried a hundred times on lines that examples cover as well; tracing them takes longer than they do.
    """
    place = {_HERE / name: at for at, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.no_cover)


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
