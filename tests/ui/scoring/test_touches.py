"""How many touches the tasks at the bed take, counted in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from neopain.base.data import Acknowledge, AlarmState, Comfort, ComfortKind
from ui.fake_monitor import T_S, signal
from ui.screen.measured import faults

SIZES = [(1280, 800), (1024, 600)]


class Finger:
    """Touches buttons that a person can see and that are enabled, and counts."""

    def __init__(self, window, turn):
        self.window, self.turn, self.touches = window, turn, 0

    def touch(self, words):
        self.turn(self.window)
        (button,) = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and button.accessibleName().startswith(words)
        ]
        self.press(button)

    def press(self, button):
        self.turn(self.window)
        assert self.window.rect().contains(button.mapTo(self.window, button.rect().center()))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.touches += 1


@pytest.fixture(params=SIZES, ids=str)
def finger(request, window, open_window):
    window.resize(*request.param)
    return Finger(window, open_window.turn)


@pytest.fixture
def signed_in(finger, settle):
    finger.touch("More")
    finger.touch("Sign in")
    for key in (*"4711", "OK"):
        finger.touch(key)
    settle(lambda: finger.window.page.status.person.isVisible())
    finger.touches = 0
    return finger


def test_a_nips_takes_seven_touches(signed_in, ward, settle):
    card = signed_in.window.page.side.score
    signed_in.touch("Score")
    signed_in.turn(signed_in.window)
    assert not list(faults(signed_in.window))
    for points in (1, 2, 0, 1, 0, 1):
        signed_in.press(card.buttons[points])
    signed_in.turn(signed_in.window)
    assert card.finish.note.text().startswith("saves in")
    assert not list(faults(signed_in.window))
    settle(lambda: ward.rated)
    assert signed_in.touches <= 7
    assert (ward.rated[0].scale, ward.rated[0].total, ward.rated[0].rater) == ("nips", 5, "Ada")


def test_an_alarm_is_acknowledged_with_one_touch(finger, monitor):
    monitor.show(alarms=AlarmState((signal(),)))
    finger.touch("Acknowledge")
    assert monitor.calls == [Acknowledge(T_S, seen=(signal().condition,))]
    assert finger.touches == 1


def test_sucrose_is_noted_with_two_touches(finger, monitor):
    finger.touch("Comfort")
    finger.touch("Sucrose")
    assert monitor.calls == [Comfort(T_S, kind=ComfortKind.SUCROSE)]
    assert finger.touches <= 2


def test_an_infant_is_admitted_by_barcode_with_three_touches_at_most(signed_in, ward, settle):
    card = signed_in.window.page.side.fields
    signed_in.window.reader.scanned.emit("7-0012345")
    settle(card.isVisible)
    signed_in.press(card.finish)
    settle(lambda: ward.admissions.done)
    assert signed_in.touches <= 3
    assert ward.admissions.done[0][2].barcode == "7-0012345"
