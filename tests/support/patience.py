"""Waiting for other threads."""

from __future__ import annotations

import time


def wait_until(true, limit_s: float = 60.0) -> None:
    """Return as soon as `true()` holds; fail after `limit_s`."""
    end_s = time.monotonic() + limit_s
    while not true():
        assert time.monotonic() < end_s, "did not happen in time"
        time.sleep(0.005)
