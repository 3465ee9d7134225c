"""How long the start of the window took."""

from PySide6.QtWidgets import QApplication

from dates import SetClock
from neopain.base.data import Reason, State
from neopain.ui import start_times
from neopain.ui.bridge import Bridge
from neopain.ui.main_window import MainWindow
from ui.fake_monitor import FakeMonitor, frame, sample


def test_window_picture_and_score_are_noted_when_they_are_painted(qtbot, monkeypatch):
    ages, found, monitor = iter([1.0, 2.0, 3.5, 9.0]), [], FakeMonitor()
    window = MainWindow()
    times = start_times.StartTimes(window, lambda: next(ages))
    times.done.connect(found.append)
    window.show()
    window.grab()
    window.follow(Bridge(monitor, None, SetClock()))
    times.follow(window.live)

    def turn():
        monitor.clock.advance(0.25)
        window.bridge.poll()
        QApplication.processEvents()
        window.grab()

    turn()
    monitor.show(frame=frame(), sample=sample(reason=Reason.NO_FACE), captured_s=100.0)
    turn()
    assert found == [], "a picture without a number is no score"
    monitor.show(frame=frame(1), sample=sample(State.CALM, index=1), captured_s=100.0)
    turn()
    turn()
    (start,) = found
    assert (start.window_s, start.picture_s, start.score_s) == (1.0, 2.0, 3.5)
    asked = []
    monkeypatch.setattr(start_times.StartTimes, "eventFilter", lambda *event: bool(asked.append(event)))
    turn()
    assert asked == [], "every event of the window goes through Python for ever"
    window.end()


def test_the_age_of_this_process_is_not_negative():
    assert start_times.age_s() > 0.0
