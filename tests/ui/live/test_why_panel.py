"""The explanation of an alarm: its drawing and its sentences."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from neopain.base.data import NFCS_ACTIONS, State
from neopain.base.nfcs import NFCS_NAMES
from neopain.live.explainer import Explained
from neopain.ui import theme
from neopain.ui.live.why_panel import WhyPanel, pieces, tinted
from neopain.ui.text import face_text
from ui.fake_monitor import FakeMonitor, frame, sample
from ui.live.conftest import FACE, evidence

SIZES = [(1280, 800), (1920, 1080), (1366, 768)]


@pytest.fixture
def monitor():
    monitor = FakeMonitor()
    monitor.show(frame=frame(), sample=sample(State.PAIN), captured_s=100.0)
    return monitor


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


def test_a_line_breaks_where_an_action_is_unknown():
    y = np.array([np.nan, 0.1, 0.2, np.nan, 0.3, np.nan])
    assert [piece[:, 0].tolist() for piece in pieces(np.arange(6.0), y)] == [[1.0, 2.0], [4.0]]
    assert pieces(np.arange(2.0), np.full(2, np.nan)) == []


def test_without_heat_the_face_is_grey():
    picture = tinted(FACE.image, None)
    assert (picture.shape, picture.dtype) == ((224, 224, 4), np.uint8)
    assert np.ptp(picture[..., :3].astype(int), axis=2).max() == 0
