"""A reader is told from a person by its speed."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from neopain.base.data import Acknowledge, AlarmState, Mark
from neopain.ui.typing.reader import GAP_MS
from ui.fake_monitor import T_S, signal

START_MS = 5000


def key_of(letter):
    return Qt.Key(ord(letter.upper())) if letter.isalnum() else Qt.Key.Key_unknown


def send(target, text, gap_ms, end=Qt.Key.Key_Return, start_ms=START_MS, repeat=False):
    """Press keys as the system delivers them; returns whether all were kept from the window's own keys."""
    kept, t_ms = [], start_ms
    for letter in [*text, end]:
        if letter is None:
            continue
        pressed = (key_of(letter), letter) if isinstance(letter, str) else (letter, "\r")
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, pressed[0], Qt.KeyboardModifier.NoModifier, pressed[1], repeat)
            event.setTimestamp(t_ms)
            if kind == QEvent.Type.ShortcutOverride:
                event.ignore()
            QApplication.sendEvent(target, event)
            if kind == QEvent.Type.ShortcutOverride:
                kept.append(event.isAccepted())
        t_ms += gap_ms
    return all(kept)


@pytest.fixture
def codes(window, monkeypatch):
    """What was scanned."""
    found = []
    window.reader.scanned.disconnect()
    window.reader.scanned.connect(found.append)
    return found


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
@pytest.mark.parametrize("gap_ms", [0, 1, 20, GAP_MS])
def test_a_code_acts_as_no_key_of_the_window(window, monitor, codes, gap_ms, end):
    monitor.show(alarms=AlarmState((signal(),)))
    assert send(window, "aplmvofc0417", gap_ms, end), "an A would acknowledge"
    window.reader.release()
    assert codes == ["aplmvofc0417"]
    assert monitor.calls == []
    assert not window.page.tray.isVisible()
    assert not window.isFullScreen()


def test_what_a_person_presses_acts(window, monitor, open_window, codes):
    monitor.show(alarms=AlarmState((signal(),)))
    open_window.turn(window)
    send(window, "ma", 90, end=None)
    window.reader.release()
    assert monitor.calls == [Mark(T_S), Acknowledge(T_S, seen=(signal().condition,))]
    assert codes == []


def test_a_key_acts_also_when_nothing_follows(window, monitor, qtbot, codes):
    send(window, "m", 0, end=None)
    qtbot.waitUntil(lambda: monitor.calls == [Mark(T_S)])


def test_a_short_burst_is_typing(window, monitor, codes):
    send(window, "mm", 10)
    assert (codes, monitor.calls) == ([], [Mark(T_S), Mark(T_S)])


def test_a_code_without_an_end_does_nothing(window, monitor, codes):
    send(window, "mmmmmm", 5, end=None)
    window.reader.release()
    assert (codes, monitor.calls) == ([], [])


def test_a_code_whose_beginning_came_too_slowly_is_asked_for_again(window, codes):
    send(window, "0", 0, end=None)
    send(window, "01234", 5, start_ms=START_MS + GAP_MS + 1)
    assert codes == []
    assert window.page.tray.title.text() == "Scan it again."
    send(window, "001234", 5, start_ms=START_MS + 5000)
    assert codes == ["001234"]


def test_enter_after_typing_is_left_to_the_window_also_on_a_busy_computer(window, codes):
    assert send(window, "04", 90, end=None)
    assert not send(window, "", 0, start_ms=START_MS + 180), "nothing was released by the timer in between"
    assert codes == []


def test_a_key_that_is_held_down_is_no_reader(window, codes):
    send(window, "mmmmmm", 30, repeat=True)
    assert codes == []


def test_keys_of_a_busy_computer_keep_their_times(window, codes, qtbot):
    send(window, "0417", 5, end=None)
    send(window, "", 0, start_ms=START_MS + 20)
    assert codes == ["0417"], "it was handled late and sent early"


@pytest.fixture
def field(window, touch, begin):
    """The first field of an admission."""
    begin("Nobody admitted")
    touch("Admit")
    return window.page.side.fields.fields["shown_id"]


def test_a_code_ends_up_in_no_field_by_itself(window, field, codes):
    send(field, "|0417|", 3)
    window.reader.release()
    assert (codes, field.text()) == (["|0417|"], "")
    assert window.page.side.fields.current is field


def test_typing_ends_up_in_the_field(window, field, codes):
    send(field, "Baby", 90, end=None)
    send(field, "M", 0, start_ms=START_MS + 4 * 90)
    assert (codes, field.text()) == ([], "BabyM")
    assert window.page.side.fields.current is not field


def test_a_quick_person_loses_no_letter(window, field, codes):
    send(field, "avowal", 30, end=None)
    window.reader.release()
    assert (codes, field.text()) == ([], "avowal")
