"""The cameras in tiles: at most six open at a time, each with its own fate, all free when the gallery is left."""

import pytest

from neopain.base.clock import ManualClock
from neopain.capture.discover import CameraKind, FoundCamera
from neopain.live.bed import glimpse
from neopain.ui.setup.gallery import Gallery
from ui.setup.conftest import Hardware


def cameras(*sources):
    return [FoundCamera(CameraKind.LOCAL, source, f"Camera {source}") for source in sources]


@pytest.fixture
def gallery(qtbot, hardware):
    gallery = Gallery(lambda found: hardware.look(found.source))
    qtbot.addWidget(gallery)
    gallery.resize(800, 430)
    gallery.show()
    yield gallery
    gallery.hide()
    gallery.wait()


def test_of_many_cameras_six_are_open_and_a_touch_shows_the_next(qtbot, gallery, hardware: Hardware):
    gallery.offer(cameras(*"12345678"))
    qtbot.waitUntil(lambda: hardware.open_now == list("123456"))
    assert gallery.more.isVisible()
    gallery.more.click()
    qtbot.waitUntil(lambda: hardware.open_now == list("78"))
    gallery.more.click()
    qtbot.waitUntil(lambda: hardware.open_now == list("123456"))


def test_a_camera_that_fails_says_why_and_leaves_the_others_alone(qtbot, gallery):
    away = FoundCamera(CameraKind.LOCAL, "9", "Camera 9", fault="not yours to use")
    gallery.offer([*cameras("1", "broken"), away])
    good, broken, refused = gallery.tiles
    qtbot.waitUntil(lambda: good.video.frame is not None and "gives no picture" in broken.words.text())
    assert broken.words.isVisible()
    assert refused.words.text() == "Not yours to use"


def test_a_camera_without_a_picture_is_let_go_after_three_seconds(qtbot, gallery, hardware, monkeypatch):
    clock = ManualClock(0.0)
    monkeypatch.setattr(glimpse.Glimpse.__init__, "__defaults__", (clock,))
    gallery.offer(cameras("silent"))
    qtbot.waitUntil(lambda: hardware.open_now == ["silent"])
    (tile,) = gallery.tiles
    assert tile.words.text() == "Opening the camera …"
    clock.advance(glimpse.FIRST_S + 0.1)
    qtbot.waitUntil(lambda: tile.words.text() == "No picture within 3 s")
    assert hardware.open_now == []


def test_hidden_it_keeps_no_camera_and_shown_again_it_opens_them(qtbot, gallery, hardware):
    gallery.offer(cameras("1", "2"))
    qtbot.waitUntil(lambda: len(hardware.open_now) == 2)
    gallery.hide()
    gallery.wait()
    assert hardware.open_now == []
    gallery.show()
    qtbot.waitUntil(lambda: len(hardware.open_now) == 2)


def test_without_cameras_it_says_what_to_do(gallery):
    gallery.offer(())
    assert gallery.advice.text().startswith("No camera at this computer")
