"""Set-up from the first touch to the settings that it writes."""

import threading

import pytest
from PySide6.QtWidgets import QApplication

from neopain.base.settings import Brightness, PictureMode, load
from neopain.live.bed import first_start
from ui.screen.measured import faults


def place(window):
    return window.place.text().split("   ")[1]


def test_everything_is_set_up_by_touch(qtbot, window, opened, heard, registered, tmp_path):
    camera, bed, who, sound, screen, record = window.steps
    window.next.click()
    assert (place(window), window.message.text()) == ("Camera", "Touch the camera that shows the infant's face.")
    camera.gallery.tiles[1].click()
    qtbot.waitUntil(lambda: camera.preview.advice.text() == "Well aimed.")
    assert camera.gallery.tiles[1].isChecked()
    assert "Distance: good" in camera.preview.lines[1].text()
    window.next.click()
    assert (place(window), opened[0][1].calls) == ("Unit and bed", ["start", "stop"]), "the camera is free again"
    assert window.keyboard.isVisible()
    window.next.click()
    assert window.message.text() == "Give the bed a name."
    next(key for key in window.keyboard.figures[0] if key.text() == "3").click()
    bed.fields["unit"].setText("NICU 2")
    assert bed.value("bed") == "3"
    window.next.click()
    for key, text in {"name": "Ada", "pin": "47119", "again": "47118"}.items():
        who.fields[key].setText(text)
    window.next.click()
    assert (registered, who.value("pin")) == ([], ""), window.message.text()
    for pin, outcome in (("47", "a PIN has 4 to 32"), ("47119", "")):
        for key in ("pin", "again"):
            who.fields[key].setText(pin)
        window.next.click()
        qtbot.waitUntil(window.next.isEnabled)
        assert outcome in window.message.text()
    assert (registered, place(window)) == ([("Ada", "47119")], "Alarm sound")
    sound.choice.buttons[0.75].click()
    sound.play.click()
    assert heard == [(0.75, 0.5, "medium")]
    window.next.click()
    assert heard[-1] == "closed"
    assert place(window) == "Screen"
    screen.choice.buttons[Brightness.NIGHT].click()
    assert screen.shade.isVisible(), "it is seen at once"
    window.next.click()
    record.picture.buttons[PictureMode.FULL].click()
    record.days.buttons[3].click()
    assert not window.finished
    window.next.click()
    settings = load(tmp_path / "new" / "settings.toml")
    assert window.finished
    assert not window.isVisible()
    assert (settings.capture.source, settings.record.bed, settings.sound.volume) == ("/dev/video2", "3", 0.75)
    assert (settings.record.unit, settings.bedside.brightness) == ("NICU 2", Brightness.NIGHT)
    assert (settings.record.picture, settings.record.video_days) == (PictureMode.FULL, 3.0)


def test_a_step_that_is_left_while_it_is_finished_moves_no_other_step_on(qtbot, window, registered, monkeypatch):
    """The name of the bed that was being corrected would be taken as it is: unchecked."""
    checked = threading.Event()
    register = first_start.register
    monkeypatch.setattr(first_start, "register", lambda name, pin: checked.wait(60) and register(name, pin))
    window.step = 2
    window._show_step()
    who = window.steps[2]
    for key, text in {"name": "Ada", "pin": "47119", "again": "47119"}.items():
        who.fields[key].setText(text)
    window.next.click()
    window.back.click()
    checked.set()
    who._saving.wait()
    assert (registered, place(window)) == ([("Ada", "47119")], "Unit and bed")
    window.next.click()
    assert window.message.text() == "Give the bed a name."


def test_settings_that_cannot_be_written_are_said_and_nothing_is_lost(window, tmp_path):
    (tmp_path / "new").touch()
    window.steps[0].source = "0"
    window.step = 5
    window._show_step()
    window.next.click()
    assert "cannot be" in window.message.text()
    assert (window.finished, window.isVisible()) == (False, True)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800)], ids=str)
def test_no_words_are_cut_on_any_step(qtbot, window, hardware, size):
    window.resize(*size)
    camera = window.steps[0]
    camera.search_network.click()
    qtbot.waitUntil(lambda: len(camera.gallery.tiles) == 4)
    qtbot.waitUntil(lambda: "asks for user name" in camera.gallery.tiles[3].words.text())
    camera.source = ""
    for step in range(len(window.steps)):
        if step:
            window._go(1)
        window._type(None)
        for _ in range(3):
            QApplication.processEvents()
        assert not list(faults(window)), window.steps[step].name
