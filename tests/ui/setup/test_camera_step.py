"""Choosing a camera: one that was found, or one of the network by its address."""

import threading

import pytest

from neopain.capture import camera_secret
from neopain.live.health import Health


def test_a_network_camera_by_address_and_its_password_apart_from_the_settings(qtbot, window, opened):
    camera = window.steps[0]
    camera.by_address.click()
    assert window.keyboard.isVisible()
    camera.show_picture.click()
    assert "type the address" in camera.network.note.text()
    for key, text in {"address": "cot:554/1", "user": "nurse", "password": "s e"}.items():
        camera.network.fields[key].setText(text)
    camera.show_picture.click()
    qtbot.waitUntil(lambda: camera.preview.advice.text() == "Well aimed.")
    assert [name for name, _ in opened] == ["rtsp://nurse:s%20e@cot:554/1"]
    assert camera.changes == {"capture": {"source": "rtsp://nurse@cot:554/1"}}
    assert camera_secret.stored(camera.source) == "s e"
    assert not window.keyboard.isVisible()


def test_a_camera_that_gives_no_picture_says_why(qtbot, window, opened):
    camera = window.steps[0]
    camera.gallery.tiles[0].click()
    qtbot.waitUntil(lambda: bool(opened))
    monitor = opened[0][1]
    monitor.show(frame=None, sample=None, health=Health(fault="user name or password is wrong"))
    qtbot.waitUntil(lambda: camera.preview.video.fault == "user name or password is wrong")
    assert not camera.preview.lines[0].isVisible()
    window.next.click()
    assert window.step == 1, "it need not be there now"
    window.back.click()
    qtbot.waitUntil(lambda: len(opened) == 2)


def test_every_camera_shows_its_live_picture_and_a_touch_chooses_one(qtbot, window, opened, hardware):
    camera = window.steps[0]
    tiles = camera.gallery.tiles
    qtbot.waitUntil(lambda: all(tile.video.frame is not None for tile in tiles))
    assert [tile.caption.text() for tile in tiles] == ["Webcam", "Cot"]
    assert sorted(hardware.open_now) == ["/dev/video0", "/dev/video2"], "in whatever order the threads come to it"
    assert all(tile.video.isVisible() and not tile.words.isVisible() for tile in tiles)
    tiles[1].click()
    qtbot.waitUntil(lambda: camera.preview.advice.text() == "Well aimed.")
    assert (camera.source, [name for name, _ in opened]) == ("/dev/video2", ["/dev/video2"])
    assert hardware.open_now == [], "no tile keeps a camera from the monitor"
    camera.all.click()
    qtbot.waitUntil(lambda: len(hardware.open_now) == 2)
    assert [tile.isChecked() for tile in tiles] == [False, True]
    window.next.click()
    assert hardware.open_now == [], "nor does set-up when it goes on"


def test_the_network_is_searched_only_at_a_touch(qtbot, window, opened, hardware):
    camera = window.steps[0]
    qtbot.wait(50)
    assert hardware.searches == 0
    camera.search_network.click()
    qtbot.waitUntil(lambda: len(camera.gallery.tiles) == 4)
    assert hardware.searches == 1
    free, locked = camera.gallery.tiles[2:]
    qtbot.waitUntil(lambda: free.video.frame is not None)
    qtbot.waitUntil(lambda: "asks for user name and password" in locked.words.text())
    free.click()
    qtbot.waitUntil(lambda: bool(opened))
    assert camera.source == "rtsp://10.0.0.7:554/1"


def test_a_network_camera_that_asks_for_a_password_gets_it_typed(qtbot, window, opened, hardware):
    camera = window.steps[0]
    camera.search_network.click()
    qtbot.waitUntil(lambda: len(camera.gallery.tiles) == 4)
    qtbot.waitUntil(lambda: len(hardware.asked) == 2)
    camera.gallery.tiles[3].click()
    fields = camera.network
    assert (fields.isVisible(), fields.value("address")) == (True, hardware.SERVICES[1])
    fields.fields["user"].setText("nurse")
    for password in ("wrong", "secret word"):
        fields.fields["password"].setText(password)
        camera.show_picture.click()
        qtbot.waitUntil(camera.show_picture.isEnabled)
    qtbot.waitUntil(lambda: bool(opened))
    assert hardware.asked[-1] == (hardware.SERVICES[1], "nurse", "secret word")
    assert camera.source == "rtsp://nurse@10.0.0.8:554/1"
    assert camera_secret.stored(camera.source) == "secret word"


@pytest.mark.parametrize("leaves", ["another camera", "the next step"])
def test_a_late_answer_of_a_network_camera_does_not_take_the_place_of_a_later_choice(
    qtbot, window, opened, hardware, monkeypatch, leaves
):
    answer = threading.Event()
    camera = window.steps[0]
    monkeypatch.setattr(camera, "_stream", lambda *asked: answer.wait(60) and hardware.stream(*asked))
    camera.by_address.click()
    camera.network.fields["address"].setText(hardware.SERVICES[0])
    camera.show_picture.click()
    if leaves == "another camera":
        camera.all.click()
        camera.gallery.tiles[1].click()
    else:
        camera.source = "/dev/video2"
        window.next.click()
    threads = [thread for thread in threading.enumerate() if thread.name == "ask-stream"]
    answer.set()
    for thread in threads:
        thread.join()
    camera._naming.wait()
    camera.preview._opening.wait()
    assert camera.source == "/dev/video2"
    assert {name for name, _ in opened} <= {"/dev/video2"}, "no camera is opened that nobody sees"
    assert camera.show_picture.isEnabled() or not camera.isVisible()
