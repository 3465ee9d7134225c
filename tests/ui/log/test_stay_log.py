"""The log of the stay: what nobody has seen, and times that never move."""

from datetime import timedelta

import pytest

from dates import TODAY
from neopain.base.data import AlarmCondition, AlarmPhase, AlarmState, Event, EventKind, MarkSeen, Priority, State
from neopain.base.errors import RecordError
from ui.fake_monitor import T_S, FakeMonitor, FakeWard, sample, signal

PAIN, BLIND = AlarmCondition.PAIN, AlarmCondition.CANNOT_TELL


def passed(from_s, condition=PAIN, priority=Priority.MEDIUM, lasted_s=12.0):
    """The events of an alarm that ended by itself."""
    return (
        Event(from_s, EventKind.ALARM_STARTED, condition, priority),
        Event(from_s + lasted_s, EventKind.ALARM_ENDED, condition, priority, duration_s=lasted_s),
    )


def seen(alarm_s, condition=PAIN):
    return Event(99.0, EventKind.ALARM_SEEN, condition, alarm_s=alarm_s)


@pytest.fixture
def monitor(live_in):
    live_in("UTC")
    monitor = FakeMonitor(ward=FakeWard())
    monitor.show(sample=sample(State.CALM))
    return monitor


def note(monitor, *events):
    for event in events:
        monitor.history.note(event)
        monitor.waiting.append(event)


def test_an_alarm_that_nobody_saw_stays_in_the_bar_until_it_is_touched(open_window, monitor):
    window = open_window(monitor)
    bar = window.page.alarm_bar
    assert bar.unseen.isHidden()
    assert bar.what.isVisible()
    note(monitor, *passed(60.0))
    open_window.turn(window)
    assert (bar.unseen.isVisible(), bar.unseen.text()) == (True, "1 unseen: Pain 08:01, for 0:12")
    assert not bar.what.isVisible(), 'not "No active alarm" as if nothing had been'
    bar.unseen.click()
    assert monitor.calls == [MarkSeen(T_S, condition=PAIN, alarm_s=60.0)]
    assert window.page.log.isVisible(), "it shows what was not seen"
    note(monitor, seen(60.0))
    open_window.turn(window, 1.1)
    assert bar.unseen.isHidden()
    assert window.page.log.rows[0].course.text() == "for 0:12, seen at 08:01:39, nobody signed in"


def test_several_are_counted_and_the_most_urgent_is_named(open_window, monitor):
    window = open_window(monitor)
    note(monitor, *passed(20.0), *passed(50.0, BLIND, Priority.LOW))
    open_window.turn(window)
    button = window.page.alarm_bar.unseen
    assert button.text().startswith("2 unseen: Pain 08:00")
    button.click()
    assert {call.alarm_s for call in monitor.calls} == {20.0, 50.0}


def test_it_is_beside_an_alarm_that_lasts(open_window, monitor):
    window = open_window(monitor)
    note(monitor, *passed(20.0))
    monitor.show(alarms=AlarmState((signal(BLIND, AlarmPhase.ACKNOWLEDGED),)))
    open_window.turn(window)
    bar = window.page.alarm_bar
    assert bar.what.isVisible()
    assert bar.unseen.isVisible()
    assert bar.unseen.text() == "1 unseen:\nPain 08:00"


def test_an_ended_alarm_that_the_bar_signals_is_not_named_twice(open_window, monitor):
    window = open_window(monitor)
    start, _ = passed(20.0)
    note(monitor, start, Event(150.0, EventKind.ALARM_LATCHED, PAIN))
    monitor.show(alarms=AlarmState((signal(PAIN, AlarmPhase.LATCHED, 20.0),)))
    open_window.turn(window)
    assert window.page.alarm_bar.unseen.isHidden()
    monitor.show(alarms=AlarmState())
    open_window.turn(window)
    assert window.page.alarm_bar.unseen.isVisible(), "the monitor started again, and nobody had reset it"


def test_what_nobody_saw_before_a_restart_is_unseen_after_it(open_window, monitor, qtbot):
    monitor.ward.earlier_events = (*passed(-7200.0), Event(-3600.0, EventKind.ALARM_STARTED, BLIND, Priority.LOW))
    window = open_window(monitor)
    button = window.page.alarm_bar.unseen
    qtbot.waitUntil(lambda: open_window.turn(window) or button.isVisible())
    assert button.text() == "2 unseen: Pain 06:00, for 0:12"
    button.click()
    note(monitor, seen(-7200.0))
    open_window.turn(window)
    assert button.text() == "1 unseen: Face not readable 07:00"


def test_another_patients_alarms_are_not_shown(open_window, monitor):
    window = open_window(monitor)
    note(monitor, *passed(20.0))
    open_window.turn(window)
    assert window.page.alarm_bar.unseen.isVisible()
    monitor.history.begin_patient()
    note(monitor, Event(101.0, EventKind.PATIENT_CHANGED))
    open_window.turn(window)
    assert window.page.alarm_bar.unseen.isHidden()


def test_events_before_this_start_are_read_again_until_a_session_has_begun(open_window, qtbot):
    """A monitor that is switched on before its camera."""

    class Waiting(FakeWard):
        def earlier(self):
            return super().earlier() if self.zero is not None else None

    monitor = FakeMonitor(ward=Waiting(earlier=passed(-7200.0)))
    monitor.ward.zero = None
    window = open_window(monitor)
    stay = window.page._log.stay
    qtbot.wait(50)
    assert stay.entries == ()
    monitor.ward.zero = TODAY
    qtbot.waitUntil(lambda: len(stay.entries) == 1)


@pytest.mark.parametrize("recorded", [True, False])
def test_times_do_not_move_while_the_clocks_run_apart(open_window, monitor, recorded):
    """The wall clock is corrected all the time; the clock of the pictures never is."""
    monitor.ward.zero = TODAY if recorded else None
    note(monitor, *passed(60.0))
    window = open_window(monitor)
    window.page.buttons.log.click()
    shown = set()
    for step in range(12):
        window.bridge.now.at = TODAY + timedelta(seconds=100 + 1.1 * step + 0.3 * (step % 3))
        open_window.turn(window, 1.1)
        shown.add(window.page.log.rows[0].when.text())
    assert len(shown) == 1


def test_times_are_those_of_the_record(open_window, monitor):
    monitor.ward.zero = TODAY + timedelta(hours=3)
    note(monitor, *passed(60.0))
    window = open_window(monitor)
    window.page.buttons.log.click()
    assert window.page.log.rows[0].when.text() == "11:01:00"


def test_a_record_that_cannot_be_read_leaves_what_is_known(open_window, monitor, qtbot):
    class Damaged(FakeWard):
        def earlier(self):
            raise RecordError("the session file is damaged: restore it from a backup")

    monitor.ward = Damaged()
    note(monitor, *passed(60.0))
    window = open_window(monitor)
    qtbot.waitUntil(lambda: open_window.turn(window) or "damaged" in window.page.log.nothing.text())
    assert window.page.alarm_bar.unseen.isVisible()


def test_entries_of_other_days_say_so_and_do_not_count_in_the_figures(open_window, monitor, qtbot):
    monitor.ward.earlier_events = (*passed(-2 * 86400.0), *passed(-3600.0))
    window = open_window(monitor)
    stay = window.page._log.stay
    qtbot.waitUntil(lambda: len(stay.entries) == 2)
    window.page.buttons.log.click()
    assert [row.when.text() for row in window.page.log.rows[:2]] == ["07:00:00", "21 Nov 08:00:00"]
    assert stay.minute(-2 * 86400.0) == "21 Nov 08:00"
    assert window.page.log.counts[0].text() == "1"


def test_earlier_events_are_read_again_once_their_disk_is_back(open_window, qtbot):
    class Away(FakeWard):
        def earlier(self):
            if self.names == ("away",):
                raise RecordError("the records are no longer in /media/stick: put it back")
            return super().earlier()

    monitor = FakeMonitor(ward=Away(("away",), earlier=passed(-7200.0)))
    window = open_window(monitor)
    window.page.buttons.log.click()
    qtbot.waitUntil(lambda: open_window.turn(window) or "no longer in" in window.page.log.nothing.text())
    monitor.ward.names = ("Ada",)
    for _ in range(2):  # closed and opened, or the other way round
        window.page.buttons.log.click()
    qtbot.waitUntil(lambda: len(window.page._log.stay.entries) == 1)
    assert "no longer in" not in window.page.log.nothing.text()
