"""The facial actions as bars: length, brightness, points and words."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetricsF

from neopain.base.data import NFCS_ACTIONS, State
from neopain.pipeline.actions import PRESENT, Shares
from neopain.ui import theme
from neopain.ui.live.action_bars import WIDTH, ActionBars
from ui.fake_monitor import FakeMonitor, frame, sample

SIZES = [(1280, 800), (1920, 1080), (1366, 768)]
ONES = (1.0,) * len(NFCS_ACTIONS)


@pytest.fixture
def monitor():
    monitor = FakeMonitor()
    monitor.show(frame=frame(), sample=sample(State.PAIN), captured_s=100.0)
    return monitor


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
def test_all_words_next_to_the_bars_have_room(open_window, monitor, size, monkeypatch):
    window = open_window(monitor, size)
    bars, drawn = window.page.chart_panel.bars, []
    plain = ActionBars._words

    def words(self, painter, text, place, size_px, *rest):
        plain(self, painter, text, place, size_px, *rest)
        needed = QFontMetricsF(self._scale.font(size_px)).horizontalAdvance(text)
        drawn.append((text, needed <= self._box(place).width(), self.rect().contains(self._box(place).toRect())))

    monkeypatch.setattr(ActionBars, "_words", words)
    for can_explain in (False, True):
        for shares in (Shares(1.0, ONES), Shares(0.49, None)):
            bars.show_actions(ONES, shares, can_explain)
            bars.grab()
    assert len(drawn) > 40
    assert [text for text, fits, inside in drawn if not (fits and inside)] == []
    legend = next(text for text, _, _ in drawn if "▮" in text)
    assert all(part in legend for part in ("bar:", "strength now", "%:", "share", "points", "PIPP-R"))
