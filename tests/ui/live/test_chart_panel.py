from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from neopain.base.data import NFCS_ACTIONS, AlarmCondition, AlarmState, Event, EventKind, Sample, State, Trend
from neopain.live.explainer import Explained
from neopain.pipeline.actions import SCORED_ACTIONS
from neopain.ui.text import face_text
from ui.fake_monitor import FakeMonitor, FakePlayer, frame, sample
from ui.live.conftest import evidence

ONES = (1.0,) * len(NFCS_ACTIONS)


def alarm(monitor, t_s=50.0, actions=ONES):
    """Let a pain alarm begin at a sample with these actions."""
    started = Event(t_s, EventKind.ALARM_STARTED, AlarmCondition.PAIN)
    one = Sample(t_s, 0, None, 0.9, Trend(0.9, 1.0, State.PAIN), AlarmState(), (started,), actions=actions)
    monitor.face_evidence(frame(), one)


class Slow:
    """An explainer whose answer a test sets."""

    def __init__(self):
        self.asked, self.cancelled, self.answer = 0, 0, None

    def request(self, evidence):
        self.asked += 1
        return self.answer and Explained(evidence, *self.answer)

    def cancel(self):
        self.cancelled += 1


@pytest.fixture
def monitor():
    monitor = FakeMonitor()
    monitor.show(frame=frame(), sample=sample(State.PAIN), captured_s=100.0)
    return monitor


@pytest.mark.parametrize("player", [None, FakePlayer()], ids=["live", "replay"])
def test_one_key_explains_the_alarm_and_returns_to_the_chart(open_window, player):
    monitor = FakeMonitor(player)
    monitor.explainer = Slow()
    window = open_window(monitor)
    readout = window.page.chart_panel
    QTest.keyClick(window, Qt.Key.Key_W)
    assert not readout.explaining  # there was no alarm yet
    alarm(monitor)
    open_window.turn(window)
    assert readout.bars.can_explain
    QTest.keyClick(window, Qt.Key.Key_W)
    assert readout.explaining
    assert window.page.score.isVisible()  # score and alarm stay visible
    assert window.page.alarm_bar.isVisible()
    assert readout.why.sentences[1] == face_text.NO_FACE
    QTest.keyClick(window, Qt.Key.Key_W)
    assert not readout.explaining
    assert monitor.explainer.cancelled == 1


def test_one_touch_does_the_same(open_window, monitor):
    alarm(monitor)
    readout = open_window(monitor).page.chart_panel
    QTest.mouseClick(readout.bars, Qt.MouseButton.LeftButton)
    assert readout.explaining
    QTest.mouseClick(readout.why, Qt.MouseButton.LeftButton)
    assert not readout.explaining


def test_the_heat_map_comes_when_it_is_made(open_window, monitor):
    monitor.explainer = Slow()
    alarm(monitor)
    monitor.face_evidence._alarms[-1] = evidence()
    window = open_window(monitor)
    window.page.chart_panel.toggle()
    why = window.page.chart_panel.why
    assert why.sentences[1] == face_text.LOOKING
    bare = why.picture.copy()
    heat = np.zeros((224, 224), np.float32)
    heat[140:180, 90:140] = 1.0
    monitor.explainer.answer = (heat,)
    open_window.turn(window)
    assert why.sentences[1] == face_text.HOT
    changed = np.abs(why.picture.astype(int) - bare).sum(axis=2)
    y, x = np.unravel_index(changed.argmax(), changed.shape)
    assert 140 <= y < 180
    assert 90 <= x < 140
    assert "cause" in why.sentences[2]


def test_with_hidden_video_no_face_is_shown_or_analysed(open_window, monitor):
    monitor.explainer = Slow()
    alarm(monitor)
    monitor.face_evidence._alarms[-1] = evidence()
    window = open_window(monitor)
    window.page.toggle_video()
    window.page.chart_panel.toggle()
    assert window.page.chart_panel.why.picture is None
    assert window.page.chart_panel.why.sentences[1] == face_text.HIDDEN
    assert monitor.explainer.asked == 0
    window.page.toggle_video()
    open_window.turn(window)
    assert window.page.chart_panel.why.picture is not None
    window.page.toggle_video()
    open_window.turn(window)
    assert window.page.chart_panel.why.picture is None


def test_the_panel_closes_when_replay_jumps_to_before_the_alarm(open_window, monitor):
    alarm(monitor, 50.0)
    window = open_window(monitor)
    window.page.chart_panel.toggle()
    monitor.face_evidence(frame(), replace(sample(), t_s=10.0))
    open_window.turn(window)
    assert not window.page.chart_panel.explaining
    assert not window.page.chart_panel.bars.can_explain


def test_the_tray_hides_chart_and_actions(open_window, monitor):
    page = open_window(monitor).page
    assert page.chart_panel.isVisible()
    page.buttons.more.click()
    assert not page.chart_panel.isVisible()
    page.tray.shut()
    assert page.chart_panel.isVisible()
    assert page.chart.isVisible()


def test_bars_follow_the_face_and_are_empty_for_a_stale_picture(open_window, monitor):
    window = open_window(monitor)
    for index in range(400):
        monitor.face_evidence(frame(), replace(sample(State.PAIN, t_s=60 + index / 20), actions=ONES))
    open_window.turn(window)
    bars = window.page.chart_panel.bars
    assert bars.now == pytest.approx(ONES)
    assert bars.shares.readable == pytest.approx(19.95 / 30)
    assert bars.shares.points == dict.fromkeys(SCORED_ACTIONS, 3)
    monitor.show(sample=None)
    open_window.turn(window)
    assert bars.now is None
