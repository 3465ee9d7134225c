"""However the window of a live monitor is closed, it asks first; while an alarm is active, for name and PIN."""

import pytest

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmState
from neopain.live.health import Health
from ui.fake_monitor import FakePlayer, frame, sample, signal


@pytest.fixture
def show(window, open_window):
    """Shows an alarm, or none."""

    def showing(*signals, **health):
        monitor = window.bridge.monitor
        monitor.show(frame=frame(), sample=sample(), alarms=AlarmState(signals), health=Health(**health))
        open_window.turn(window)

    return showing


@pytest.mark.parametrize("way", ["title bar", "menu"])
def test_closing_says_what_is_lost_and_goes_on_until_it_is_confirmed(window, touch, show, way):
    show(recording=True)
    if way == "menu":
        window.page.buttons.more.click()
        touch("Close Neopain")
    else:
        window.close()  # as the title bar and Alt+F4 do
    tray = window.page.tray
    assert window.isVisible()
    assert tray.title.text() == "End monitoring?"
    assert tray.note.text() == ("Then nobody is monitored here: no score, no alarm. Nothing is recorded from then on.")
    assert [tile.label.text() for tile in tray.tiles] == ["Go on monitoring", "End monitoring"]
    assert not tray.close_button.isVisible(), "beside 'End monitoring' it could mean that"
    touch("Go on monitoring")
    assert (window.isVisible(), tray.isVisible()) == (True, False)
    window.page.buttons.comfort.click()
    assert tray.close_button.isVisible()
    window.close()
    touch("End monitoring")
    assert not window.isVisible()
    assert window.page.closing.by == ""


def test_an_active_alarm_needs_name_and_pin_also_of_who_is_signed_in(window, touch, settle, show):
    window.page.buttons.more.click()
    touch("Sign in", *"4711", "OK")
    settle(lambda: window.page.lock.signed_in.name == "Ada")
    show(signal())
    window.close()
    assert "name and PIN" in window.page.tray.note.text()
    touch("End monitoring", *"1234", "OK")
    settle(lambda: "wrong" in window.page.tray.note.text())
    assert window.isVisible()
    touch(*"4711", "OK")
    settle(lambda: not window.isVisible())
    assert window.page.closing.by == "Ada"


def test_an_alarm_that_begins_while_it_is_asked_needs_them_too(window, touch, settle, show):
    window.close()
    show(signal(AlarmCondition.SOURCE_LOST, AlarmPhase.ACKNOWLEDGED))
    window.close()
    touch("End monitoring")
    assert window.isVisible()
    touch(*"4711", "OK")
    settle(lambda: not window.isVisible())


def test_an_alarm_that_is_over_asks_for_none(window, touch, show):
    show(signal(phase=AlarmPhase.LATCHED))
    window.close()
    touch("End monitoring")
    assert not window.isVisible()


def test_where_nobody_is_registered_it_asks_once_more(window, ward, touch, show):
    ward.names = ()
    show(signal())
    window.close()
    touch("End monitoring")
    assert window.isVisible()
    assert "Nobody is registered" in window.page.tray.note.text()
    touch("End all the same")
    assert not window.isVisible()


def test_a_recording_closes_at_once(open_window, monitor):
    monitor.player = FakePlayer()
    window = open_window(monitor)
    window.close()
    assert not window.isVisible()


def test_a_window_that_has_failed_closes_at_once(window):
    window.show_fault()
    window.close()
    assert not window.isVisible()


def test_an_administrator_closes_it_to_change_the_settings(window, touch, settle):
    window.page.buttons.more.click()
    touch("Settings")
    assert "Monitoring stops until they are saved" in window.page.tray.note.text()
    touch("Change settings")
    assert window.isVisible()
    touch(*"4711", "OK")
    settle(lambda: not window.isVisible())
    assert (window.page.closing.by, window.page.closing.for_settings) == ("Ada", True)


def test_a_recording_has_no_settings(open_window, monitor):
    monitor.player = FakePlayer()
    window = open_window(monitor)
    window.page.buttons.more.click()
    (settings,) = [tile for tile in window.page.tray.tiles if tile.label.text() == "Settings"]
    assert not settings.isEnabled()
