"""The face: video where there is some, else a drawing without identity, and a caption that says which."""

import numpy as np
import pytest

from neopain.review.instant_reader import Instant
from neopain.ui import theme
from neopain.ui.text import review_text
from neopain.ui.widgets.face_view import FaceView

LANDMARKS = np.stack((np.linspace(220, 420, 68), np.linspace(120, 360, 68)), axis=1).astype(np.float32)
RED = np.full((60, 80, 3), (200, 10, 20), np.uint8)


@pytest.fixture
def view(qtbot):
    view = FaceView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    return view


def colours(view):
    image = view.grab().toImage()
    return [image.pixelColor(x, y).name() for x in range(0, 300, 3) for y in range(0, 260, 3)]


@pytest.mark.parametrize(
    ("instant", "caption"),
    [
        (None, review_text.NOTHING),
        (Instant(5.0), review_text.NOTHING),
        (Instant(5.0, 5.0), review_text.NO_FACE),
        (Instant(5.0, 5.0, landmarks=LANDMARKS), review_text.DRAWN),
        (Instant(5.0, 5.0, landmarks=LANDMARKS, picture_s=5.0, image=RED), review_text.FILMED),
    ],
)
def test_the_caption_says_what_is_shown(view, instant, caption):
    view.show_instant(instant)
    assert view.caption == caption
    drawn = set(colours(view)) != {theme.SURFACE}
    assert drawn is (caption in (review_text.DRAWN, review_text.FILMED))


def test_video_is_shown_in_its_colours_and_proportions(view):
    view.show_instant(Instant(5.0, 5.0, landmarks=LANDMARKS, picture_s=5.0, image=RED))
    red = [colour == "#c80a14" for colour in colours(view)]
    width, height = 300, 225
    assert np.mean(red) == pytest.approx(width * height / (300 * 260), abs=0.05)


def test_the_picture_is_copied(view):
    pixels = RED.copy()
    view.show_instant(Instant(5.0, 5.0, picture_s=5.0, image=pixels))
    before = view.grab().toImage()
    pixels[:] = 0
    assert view.grab().toImage() == before
