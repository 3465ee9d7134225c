"""Choosing a camera: one that was found, or one of the network by its address."""

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
    camera.buttons[0].click()
    qtbot.waitUntil(lambda: bool(opened))
    monitor = opened[0][1]
    monitor.show(frame=None, sample=None, health=Health(fault="user name or password is wrong"))
    qtbot.waitUntil(lambda: camera.preview.video.fault == "user name or password is wrong")
    assert not camera.preview.lines[0].isVisible()
    window.next.click()
    assert window.step == 1, "it need not be there now"
    window.back.click()
    qtbot.waitUntil(lambda: len(opened) == 2)
