"""The bedside monitor speaks to its camera alone, and writes into its own folders alone."""

import sys
import time

import pytest

import traced
from servers import MjpegServer

RUN_S = 12.0  # ONNX Runtime's first look-up, where it may, comes 4 s after its first network is loaded


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_the_monitor_connects_only_to_its_camera(tmp_path):
    with MjpegServer() as camera:
        first_s = []

        def seen_enough() -> bool:
            if camera.visits and not first_s:
                first_s.append(time.monotonic())
            return bool(first_s) and time.monotonic() > first_s[0] + RUN_S

        words = [sys.executable, "-m", "neopain", "monitor", "--source", camera.url]
        done = traced.run(words, tmp_path / "run", seen_enough, QT_QPA_PLATFORM="offscreen")
        port = camera.port
    assert done.code == 0, done.output
    assert first_s
    assert list(done.home.rglob("session.db")), "nothing was recorded"
    violations = done.beyond(address=lambda host, at: (host, at) == ("127.0.0.1", port))
    assert not violations, "\n".join(violations)
