"""The log follows the monitor and the records, and closes by itself."""

from datetime import UTC, datetime

from neopain.base.data import Event, EventKind
from neopain.base.errors import RecordError
from neopain.ui.log.controller import OPEN_FOR_S
from ui.fake_monitor import FakeMonitor, FakeWard, sample
from ui.log.conftest import night, shown


def test_a_new_alarm_is_in_the_open_log(open_window, monitor):
    window = open_window(monitor)
    window.page.buttons.log.click()
    for event in night(1, from_s=60.0):
        monitor.history.note(event)
    open_window.turn(window, 1.1)
    assert shown(window.page) == ["Pain expression"]


def test_events_before_a_crash_are_in_the_log(open_window, qtbot):
    earlier = tuple(night(3, from_s=-3600.0))
    monitor = FakeMonitor(ward=FakeWard(earlier=earlier))
    monitor.show(sample=sample(t_s=100.0))
    for event in night(1, from_s=10.0):
        monitor.history.note(event)
    window = open_window(monitor)
    window.page.buttons.log.click()

    def four():
        open_window.turn(window, 1.1)
        return len(shown(window.page)) == 4

    qtbot.waitUntil(four)
    assert window.page.log.counts[0].text() == "4"
    assert all(len(row.when.text()) == 8 for row in window.page.log.rows[:4]), "time of day"


def test_times_of_day_use_the_utc_offset_of_their_time(open_window, live_in):
    live_in("Europe/Berlin")
    monitor = FakeMonitor(ward=FakeWard())
    monitor.ward.zero = datetime(2027, 10, 31, 0, 0, tzinfo=UTC)  # 2:00 in Berlin; from 3:00 on it is 2:00 again
    monitor.show(sample=sample(t_s=7200.0))
    for event in night(1, from_s=630.0):
        monitor.history.note(event)
    window = open_window(monitor)
    window.bridge.now.set("2027-10-31T02:00:00+00:00")  # 3:00 in Berlin, for an hour
    window.page.buttons.log.click()
    assert window.page.log.rows[0].when.text()[:5] == "02:10"


def test_a_log_that_cannot_be_read_is_reported(open_window, qtbot):
    class Damaged(FakeWard):
        def earlier(self):
            raise RecordError("the session file is damaged: restore it from a backup")

    monitor = FakeMonitor(ward=Damaged())
    window = open_window(monitor)
    window.page.buttons.log.click()
    qtbot.waitUntil(lambda: open_window.turn(window) or "damaged" in window.page.log.nothing.text())
    assert window.page.log.nothing.isVisible()


def test_a_log_that_could_not_be_read_is_not_said_of_the_next_patient(open_window, qtbot):
    class Damaged(FakeWard):
        damaged = True

        def earlier(self):
            if self.damaged:
                raise RecordError("the session file is damaged: restore it from a backup")
            return ()

    monitor = FakeMonitor(ward=Damaged())
    window = open_window(monitor)
    window.page.buttons.log.click()
    qtbot.waitUntil(lambda: open_window.turn(window) or "damaged" in window.page.log.nothing.text())
    monitor.ward.damaged = False
    monitor.waiting.append(Event(100.0, EventKind.PATIENT_CHANGED))
    open_window.turn(window, 0.1)
    assert window.page.log.nothing.text() == "No entries yet."


def test_the_log_closes_when_untouched(open_window, monitor):
    for event in night(30):
        monitor.history.note(event)
    window = open_window(monitor)
    page = window.page
    page.buttons.log.click()
    open_window.turn(window, OPEN_FOR_S - 1)
    page.log.older.click()
    open_window.turn(window, OPEN_FOR_S - 1)
    assert page.log.isVisible(), "it was touched"
    open_window.turn(window, 1.1)
    assert page.watch.isVisible()
    assert page.buttons.log.label.text() == "Alarm log"
