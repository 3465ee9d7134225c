from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from neopain.base.data import NFCS_ACTIONS, AlarmCondition, AlarmState, Crop, Event, EventKind, Sample, State, Trend
from neopain.base.nfcs import NFCS_NAMES
from neopain.live.explainer import Explained
from neopain.live.face_evidence import BEFORE_S, Evidence
from neopain.pipeline.actions import PRESENT, SCORED_ACTIONS, Shares
from neopain.ui import theme
from neopain.ui.live.action_bars import WIDTH, ActionBars
from neopain.ui.live.why_panel import WhyPanel, pieces, tinted
from neopain.ui.text import face_text
from ui.fake_monitor import FakeMonitor, FakePlayer, frame, sample

SIZES = [(1280, 800), (1920, 1080), (1366, 768)]
ONES = (1.0,) * len(NFCS_ACTIONS)
FACE = Crop(np.random.default_rng(0).integers(40, 220, (224, 224, 3)).astype(np.uint8), np.eye(2, 3))


def evidence(face=FACE, actions=None):
    times_s = tuple(np.linspace(2.0, 12.0, 51).tolist())
    shape = (len(times_s), len(NFCS_ACTIONS))
    given = np.linspace(0.9, 0.0, shape[1]) * np.ones(shape) if actions is None else np.full(shape, actions)
    return Evidence(12.0, times_s, given.astype(np.float32), face, None if face is None else 9.0, 0.9)


def alarm(monitor, t_s=50.0, actions=ONES):
    """A pain alarm began, after a moment with these actions."""
    started = Event(t_s, EventKind.ALARM_STARTED, AlarmCondition.PAIN)
    one = Sample(t_s, 0, None, 0.9, Trend(0.9, 1.0, State.PAIN), AlarmState(), (started,), actions=actions)
    monitor.face_evidence(frame(), one)


class Slow:
    """An explainer that has its answer when told."""

    def __init__(self):
        self.asked, self.cancelled, self.answer = 0, 0, None

    def ask(self, evidence):
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
def test_one_key_shows_why_and_the_same_goes_back(open_window, player):
    monitor = FakeMonitor(player)
    monitor.explainer = Slow()
    window = open_window(monitor)
    readout = window.page.chart_panel
    QTest.keyClick(window, Qt.Key.Key_W)
    assert not readout.explaining  # nothing has alarmed yet
    alarm(monitor)
    open_window.turn(window)
    assert readout.bars.can_explain
    QTest.keyClick(window, Qt.Key.Key_W)
    assert readout.explaining
    assert window.page.score.isVisible()  # the word and the alarm stay
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


def test_with_the_video_hidden_no_face_is_shown_or_looked_at(open_window, monitor):
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


def test_played_again_from_before_the_alarm_the_panel_closes(open_window, monitor):
    alarm(monitor, 50.0)
    window = open_window(monitor)
    window.page.chart_panel.toggle()
    monitor.face_evidence(frame(), replace(sample(), t_s=10.0))
    open_window.turn(window)
    assert not window.page.chart_panel.explaining
    assert not window.page.chart_panel.bars.can_explain


def test_what_takes_the_place_of_the_chart_takes_that_of_the_actions_too(open_window, monitor):
    page = open_window(monitor).page
    assert page.chart_panel.isVisible()
    page.buttons.more.click()
    assert not page.chart_panel.isVisible()
    page.tray.shut()
    assert page.chart_panel.isVisible()
    assert page.chart.isVisible()


def test_bars_follow_the_face_and_a_stale_picture_has_none(open_window, monitor):
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


def lit(qtbot, now, shares=None):
    """Pixels of text brightness among the large bars, then among the small ones."""
    shares = Shares(0.0, None) if shares is None else shares
    bars = ActionBars()
    qtbot.addWidget(bars)
    bars.rescale(theme.Scale(1.0))
    bars.resize(WIDTH, 220)
    bars.show_actions(now, shares, False)
    image = bars.grab().toImage()

    def count(left, right, top, bottom):
        bright = (image.pixelColor(QPoint(x, y)).lightness() for x in range(left, right) for y in range(top, bottom))
        return sum(value > 220 for value in bright)

    return count(230, 360, 40, 135), count(426, 470, 40, 135)


def test_a_bar_is_as_long_as_its_action_is_strong_and_lit_when_it_is_present(qtbot):
    assert lit(qtbot, None)[0] == 0
    assert lit(qtbot, (PRESENT - 0.01,) * 10)[0] == 0
    half, whole = lit(qtbot, (PRESENT,) * 10)[0], lit(qtbot, ONES)[0]
    assert half == pytest.approx(PRESENT * whole, rel=0.05)
    assert whole == pytest.approx(3 * 130 * 17, rel=0.05)


def test_points_are_as_many_lit_blocks(qtbot):
    none = lit(qtbot, None, Shares(1.0, (0.05,) * 10))[1]
    one, three = lit(qtbot, None, Shares(1.0, (0.2,) * 10))[1], lit(qtbot, None, Shares(1.0, (0.8,) * 10))[1]
    assert none == 0
    assert three == pytest.approx(3 * one, rel=0.05)
    assert lit(qtbot, None, Shares(0.3, None))[1] == 0


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_words_beside_the_bars_have_room(open_window, monitor, size, monkeypatch):
    window = open_window(monitor, size)
    bars, said = window.page.chart_panel.bars, []
    plain = ActionBars._words

    def words(self, painter, text, place, size_px, *rest):
        plain(self, painter, text, place, size_px, *rest)
        needed = QFontMetricsF(self._scale.font(size_px)).horizontalAdvance(text)
        said.append((text, needed <= self._room(place).width(), self.rect().contains(self._room(place).toRect())))

    monkeypatch.setattr(ActionBars, "_words", words)
    for can_explain in (False, True):
        for shares in (Shares(1.0, ONES), Shares(0.49, None)):
            bars.show_actions(ONES, shares, can_explain)
            bars.grab()
    assert len(said) > 40
    assert [text for text, fits, inside in said if not (fits and inside)] == []


def longest(panel):
    names = sorted(NFCS_ACTIONS, key=lambda name: -len(NFCS_NAMES[name]))[:3]
    others = (face_text.NO_FACE, face_text.HIDDEN, face_text.LOOKING, face_text.NO_HEAT, face_text.FLAT)
    return [
        (face_text.strongest(names), 19, 52),
        *((text, 17, 46) for text in (*others, face_text.HOT)),
        (face_text.NO_CAUSE, 15, 40),
    ]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_words_of_the_reason_have_room(open_window, monitor, size):
    readout = open_window(monitor, size).page.chart_panel
    panel = readout.why
    readout.setCurrentWidget(panel)
    width = panel.width() / panel._scale.factor - 756
    for text, size_px, height in longest(panel):
        metrics = QFontMetricsF(theme.Scale(1.0).font(size_px))
        needed = metrics.boundingRect(QRectF(0, 0, width, 1000), Qt.TextFlag.TextWordWrap, text)
        assert needed.height() <= height, text
        assert needed.width() <= width, text


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "No single action stood out in the 10 s before."),
        (("open_lips",), "Open lips was strongest in the 10 s before."),
        (("brow_bulge", "eye_squeeze"), "Brow bulge and eye squeeze were strongest in the 10 s before."),
        (
            ("brow_bulge", "eye_squeeze", "open_lips"),
            "Brow bulge, eye squeeze and open lips were strongest in the 10 s before.",
        ),
    ],
)
def test_the_strongest_in_plain_words(names, said):
    assert face_text.strongest(names) == said
    assert f"{BEFORE_S:.0f} s" in said


@pytest.mark.parametrize("explained", ["heat", "flat", "fault", None])
def test_every_reason_can_be_drawn(qtbot, explained):
    one = evidence(actions=np.nan) if explained == "fault" else evidence()
    heats = {"heat": np.eye(224, dtype=np.float32), "flat": np.zeros((224, 224), np.float32), "fault": None}
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.resize(1260, 220)
    panel.grab()
    panel.show_alert(one, None if explained is None else Explained(one, heats[explained]), True, False)
    assert panel.grab().toImage().pixelColor(110, 110).lightness() > 20
    said = {"heat": face_text.HOT, "flat": face_text.FLAT, "fault": face_text.NO_HEAT, None: face_text.LOOKING}
    assert panel.sentences[1] == said[explained]


def test_a_line_breaks_where_nothing_was_read():
    y = np.array([np.nan, 0.1, 0.2, np.nan, 0.3, np.nan])
    assert [piece[:, 0].tolist() for piece in pieces(np.arange(6.0), y)] == [[1.0, 2.0], [4.0]]
    assert pieces(np.arange(2.0), np.full(2, np.nan)) == []


def test_without_heat_the_face_is_grey():
    picture = tinted(FACE.image, None)
    assert (picture.shape, picture.dtype) == ((224, 224, 4), np.uint8)
    assert np.ptp(picture[..., :3].astype(int), axis=2).max() == 0
