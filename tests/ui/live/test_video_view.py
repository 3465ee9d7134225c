import gc
import time

import numpy as np
import pytest
from PySide6.QtGui import QImage

from neopain.base.data import Frame, Reason
from neopain.ui import theme
from neopain.ui.live.video_view import VideoView
from ui.fake_monitor import frame, sample

RED = (200, 40, 90)


@pytest.fixture
def view(qtbot):
    view = VideoView()
    qtbot.addWidget(view)
    view.resize(480, 320)
    return view


def pixels(view):
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def share(view, colour):
    return (np.abs(pixels(view).astype(int) - colour) < 3).all(axis=2).mean()


def test_keeps_colours_and_proportions(view):
    view.show_frame(frame(colour=RED))
    shown = (pixels(view) == RED).all(axis=2)
    ys, xs = np.nonzero(shown)
    assert (np.ptp(xs) + 1, np.ptp(ys) + 1) == (426, 320)


def test_draws_box_and_landmarks_where_the_face_is(view):
    view.show_frame(frame(colour=(0, 0, 0)))
    view.show_sample(sample())
    bright = pixels(view).min(axis=2) > 120
    ys, xs = np.nonzero(bright)
    zoom, left = 320 / 480, (480 - 426.67) / 2
    assert abs(xs.min() - (left + 200 * zoom)) < 4
    assert abs(xs.max() - (left + 440 * zoom)) < 4
    assert abs(ys.min() - 90 * zoom) < 4
    assert abs(ys.max() - 390 * zoom) < 4
    assert bright[round(240 * zoom), round(left + 320 * zoom)]


def test_no_face_draws_none(view):
    view.show_frame(frame(colour=(0, 0, 0)))
    view.show_sample(sample())
    view.show_sample(sample(reason=Reason.NO_FACE))
    assert pixels(view).max() < 40


def test_privacy_leaves_no_pixel(view):
    view.show_frame(frame(colour=RED))
    assert share(view, RED) > 0.8
    view.set_hidden(True)
    assert share(view, RED) == 0
    view.show_frame(frame(1, colour=RED))
    view.show_sample(sample())
    assert share(view, RED) == 0
    view.resize(500, 330)
    assert share(view, RED) == 0
    view.set_hidden(False)
    assert share(view, RED) == 0, "the picture from before is not shown as new"
    view.show_frame(frame(2, colour=RED))
    assert share(view, RED) > 0.8


def test_without_a_live_picture_no_old_picture_is_shown(view):
    view.show_frame(frame(colour=RED))
    view.show_frame(None)
    assert share(view, RED) == 0


def test_without_a_live_picture_its_age_is_said(view, monkeypatch):
    written = []
    monkeypatch.setattr(theme, "write", lambda painter, box, text, *_: written.append(text))
    view.show_frame(frame(colour=RED))
    view.show_fault("the camera was lost", 8.4)
    view.grab()
    assert written == []
    view.show_frame(None)
    view.grab()
    assert written == [
        "No live picture",
        "The last picture was 8 s ago.\nThe camera was lost.\nTrying again until there is a picture.",
    ]
    written.clear()
    view.show_fault(None, 125.0)
    view.grab()
    assert written == ["No live picture", "The last picture was 2 min ago."]


def test_pixels_outlive_the_frame(view):
    for index in range(8):
        view.show_frame(Frame(0.0, index, np.full((480, 640, 3), RED, np.uint8)))
        gc.collect()
        np.zeros((480, 640, 4), np.uint8)
    assert share(view, RED) > 0.8


@pytest.mark.parametrize("size", [(64, 48), (480, 640), (1920, 1080)])
def test_any_size_fits(view, size):
    view.show_frame(frame(colour=RED, width=size[0], height=size[1]))
    assert share(view, RED) > 0.3


def test_a_frame_is_cheap(view, qapp):
    view.show()
    pictures = [Frame(0.0, i, np.random.default_rng(i).integers(0, 255, (480, 640, 3), np.uint8)) for i in range(4)]
    view.show_sample(sample())
    spent = []
    for index in range(60):
        began = time.process_time()
        view.show_frame(pictures[index % 4])
        view.repaint()
        spent.append(time.process_time() - began)
    view.close()
    assert np.median(spent) < 0.006, "2 ms is the aim; three times that is a fault on any machine"
