"""What only the administrator may do."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from neopain.base.data import AudioOff, Role
from neopain.record.ward.staff import Person, Right
from neopain.ui.text import labels
from ui.fake_monitor import LIMITS, T_S, FakeMonitor, FakeWard, sample
from ui.gestures import touch


@pytest.fixture
def opened(open_window, qtbot):
    def opening(ward):
        monitor = FakeMonitor(ward=ward)
        monitor.show(sample=sample())
        window = open_window(monitor)
        window.page.buttons.more.click()
        return window, monitor

    return opening


def settle(qtbot, open_window, window, until):
    def look():
        open_window.turn(window)
        return bool(until())

    qtbot.waitUntil(look)


def test_audio_off_needs_the_right_pin(opened, open_window, qtbot):
    window, monitor = opened(FakeWard())
    tray = window.page.tray
    touch(window, "Audio off")
    assert tray.title.text() == "PIN of Ada"
    touch(window, *"4712", "OK")
    settle(qtbot, open_window, window, lambda: tray.note.text() == "name or PIN is wrong: try again")
    assert monitor.calls == []
    touch(window, *"47129", "Erase", "Erase", *"1")
    assert tray.note.text() == "●●●●"
    touch(window, "OK")
    settle(qtbot, open_window, window, lambda: monitor.calls)
    assert monitor.calls == [AudioOff(T_S, by="Ada", role=Role.ADMINISTRATOR)]
    assert not tray.isVisible()


def test_one_of_several_administrators_is_chosen_by_name(opened):
    window, _ = opened(FakeWard(names=("Ada", "Bo")))
    touch(window, "Audio off", "Bo")
    assert window.page.tray.title.text() == "PIN of Bo"


@pytest.mark.parametrize(
    ("digits", "enter"),
    [(Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Return), (Qt.KeyboardModifier.KeypadModifier, Qt.Key.Key_Enter)],
    ids=["digits", "number pad"],
)
def test_a_pin_is_typed_on_a_keyboard(opened, open_window, qtbot, digits, enter):
    window, monitor = opened(FakeWard())
    touch(window, "Audio off")
    open_window.turn(window)
    for key in (Qt.Key.Key_4, Qt.Key.Key_7, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_Backspace):
        QTest.keyClick(window, key, Qt.KeyboardModifier.NoModifier if key == Qt.Key.Key_Backspace else digits)
    assert window.page.tray.note.text() == "●●●●"
    QTest.keyClick(window, enter, digits)
    settle(qtbot, open_window, window, lambda: monitor.calls)
    assert monitor.calls == [AudioOff(T_S, by="Ada", role=Role.ADMINISTRATOR)]


@pytest.mark.parametrize("ward", [None, FakeWard(names=())])
def test_without_an_administrator_nothing_is_unlocked(opened, ward):
    window, monitor = opened(ward)
    touch(window, "Audio off")
    assert window.page.tray.tiles == []
    assert window.page.tray.note.text() == labels.NO_ADMINISTRATOR
    assert monitor.calls == []


def test_a_pin_is_forgotten_when_the_tray_closes(opened, open_window, qtbot):
    window, monitor = opened(FakeWard())
    touch(window, "Audio off", *"4711")
    window.page.tray.shut()
    window.page.buttons.more.click()
    touch(window, "Audio off")
    assert window.page.tray.note.text() == "–"
    touch(window, "OK")
    open_window.turn(window)
    assert monitor.calls == []


def test_the_unit_preset_needs_the_pin(opened, open_window, qtbot):
    ward = FakeWard()
    window, monitor = opened(ward)
    touch(window, "Save unit preset")
    what = (
        "Pain limit 60\u202f%, alarm after 0:03, louder after 1:00, face not readable 0:15, audio pause 2:00: "
        "for every infant admitted, and every monitor started, from now on. Nothing changes here now."
    )
    assert window.page.tray.note.text() == what
    touch(window, "Save", *"4711", "OK")
    settle(qtbot, open_window, window, lambda: window.page.tray.note.text() == f"Saved by Ada. {what}")
    assert ward.saved == [(Person("Ada", Role.ADMINISTRATOR), LIMITS)]
    assert monitor.calls == []


def test_what_is_done_at_the_bed_is_of_whoever_is_signed_in(opened, open_window, qtbot):
    window, monitor = opened(FakeWard())
    window.page.care.mark()
    touch(window, "Sign in", *"4711", "OK")
    settle(qtbot, open_window, window, lambda: window.page.lock.signed_in.name)
    window.page.care.mark()
    window.page.lock.sign_out()
    window.page.care.mark()
    assert [command.by for command in monitor.calls] == ["", "Ada", ""]


def test_without_a_score_the_window_says_that_there_are_no_limits_to_save(opened, open_window):
    window, monitor = opened(FakeWard())
    monitor.show(sample=None)
    open_window.turn(window)
    window.page.buttons.more.click()
    touch(window, "Save unit preset")
    assert (window.page.tray.note.text(), window.page.tray.tiles) == ("No new score", [])


class SlowWard(FakeWard):
    """A nurse and an administrator; their PINs take a while."""

    def __init__(self):
        super().__init__()
        self.checked = threading.Event()

    def who_may(self, right):
        return (Person("Noor", Role.NURSE),) if right is Right.REVIEW else super().who_may(right)

    def sign_in(self, name, pin):
        assert self.checked.wait(60)
        return super().sign_in(name, pin)


@pytest.mark.parametrize("pin", ["4711", "4712"], ids=["right", "wrong"])
def test_a_pin_of_a_question_that_was_left_answers_no_later_question(opened, open_window, qtbot, pin):
    ward = SlowWard()
    window, monitor = opened(ward)
    tray = window.page.tray
    touch(window, "Sign in", *pin, "OK")
    tray.shut()
    window.page.buttons.more.click()
    touch(window, "Audio off", "4")
    ward.checked.set()
    window.page.lock._check_pin.wait()
    assert monitor.calls == [], "nobody who may has given a PIN"
    assert (tray.isVisible(), tray.title.text(), tray.note.text()) == (True, "PIN of Ada", "●")
    touch(window, *"711", "OK")
    settle(qtbot, open_window, window, lambda: monitor.calls)
    assert monitor.calls == [AudioOff(T_S, by="Ada", role=Role.ADMINISTRATOR)]


def test_one_of_sixty_is_found_by_alphabet(opened):
    names = tuple(f"{letter}{number} Nurse" for letter in "ABCDEFGHIJKL" for number in range(5))
    window, _ = opened(FakeWard(names=names))
    touch(window, "Audio off")
    tray = window.page.tray
    groups = [tile.label.text() for tile in tray.tiles]
    assert len(groups) == 7
    assert groups[0].startswith("A0 – ")
    assert groups[-1].endswith(" – L4")
    touch(window, groups[-1])
    assert [tile.label.text() for tile in tray.tiles][-2:] == ["L4 Nurse", "Back"]
    touch(window, "Back")
    assert [tile.label.text() for tile in tray.tiles] == groups
    touch(window, groups[-1], "L4 Nurse")
    assert tray.title.text() == "PIN of L4 Nurse"
