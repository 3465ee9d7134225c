"""The demo is played off screen, photographed and summarised."""

import csv
import os
import signal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from neopain.base.data import AlarmCondition, Reason
from neopain.ui.demo import run_offscreen_demo
from patience import best_of
from ui.scripted_monitor import make


@pytest.fixture
def truth(tmp_path):
    path = tmp_path / "truth.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["t_s", "frame", "state", "pain", "face_visible", "reason"])
        for index in range(300):
            t_s = index / 30
            blind = t_s >= 8.5
            state = "cannot_tell" if blind else "pain" if t_s >= 3.0 else "calm"
            rows.writerow([t_s, index, state, int(state == "pain"), int(not blind), "turned" if blind else ""])
    return path


@best_of(3)
def test_offscreen_demo(tmp_path, truth, monkeypatch):
    monkeypatch.setattr("neopain.ui.demo.WARM_UP_S", 0.5)
    monkeypatch.setattr("neopain.ui.demo.STEADY_S", 0.5)
    # Calm for long enough that the page, which is built meanwhile, shows it on a busy machine as well.
    story = [(3.0, 0.05), (5.5, 0.95), (1.5, Reason.TURNED)]
    out = tmp_path / "out"
    report = run_offscreen_demo(lambda: make(story, 10.0, live=False), truth, out)
    assert [alarm.condition for alarm in report.alarms] == [AlarmCondition.PAIN]
    (episode, alarm), *_ = report.pairs()
    assert 3.0 < alarm.t_s - episode.start_s < 7.0
    assert report.scored_hz > 15
    assert 0 < report.latency_p50_ms <= report.latency_p95_ms
    assert {path.name for path in report.pictures} == {"calm.png", "pain.png", "cannot-tell.png"}
    for path in report.pictures:
        assert QImage(str(path)).size().toTuple() == (1280, 800)
    summary = (out / "summary.txt").read_text(encoding="utf-8")
    assert "Pain expression" in summary
    assert f"{alarm.t_s:.1f} s" in summary


def test_offscreen_demo_raises_what_is_wrong(tmp_path, truth):
    def fail():
        raise ValueError("no model")

    with pytest.raises(ValueError, match="no model"):
        run_offscreen_demo(fail, truth, tmp_path)


def test_offscreen_demo_ends_on_ctrl_c_with_everything_closed(tmp_path, truth):
    monitors = []

    def begin():
        monitors.append(make([(60.0, 0.05)], 60.0, live=False))
        QTimer.singleShot(50, lambda: os.kill(os.getpid(), signal.SIGINT))
        return monitors[0]

    with pytest.raises(KeyboardInterrupt):
        run_offscreen_demo(begin, truth, tmp_path / "out")
    assert not (tmp_path / "out" / "summary.txt").exists()
