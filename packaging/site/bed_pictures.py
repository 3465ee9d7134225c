"""Plays the demo clip at a bed with people and records, and saves what a nurse does there: signs in, admits an infant,
finds an alarm that nobody saw, answers whether it was pain, moves the limit, and closes the window.

    QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/site/bed_pictures.py

Look at every one before it is committed.
"""

import tempfile
from pathlib import Path

from pictures import PICTURES, WIDTH_PX, shrunk
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from taking import grabbed, save, until, wait

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmSignal, Role, State
from neopain.base.settings import Language, Settings
from neopain.live.bed.opening import monitor_factory
from neopain.live.build import monitor_of
from neopain.live.records import Records
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward.ward import Ward
from neopain.ui import theme
from neopain.ui.bridge import Bridge
from neopain.ui.event_loop import qt_application
from neopain.ui.live.page import LivePage
from neopain.ui.main_window import MainWindow

KEY = MasterKey(KeyKind.FILE, bytes(32))
SETTINGS = Settings.model_validate({"record": {"bed": "3", "unit": "NICU 2"}})
NURSE, PIN = "Ada", "4711"
SMALL_PX = (1024, 600)
PAGES_ACROSS, MOST_COLOURS = 2, 256


class Bed:
    """The real window over the real monitor of the demo clip, whose records are in `folder`."""

    def __init__(self, folder: Path) -> None:
        records = Records(folder, lambda: KEY, SETTINGS.record.bed)
        make = monitor_factory("demo", SETTINGS.capture, lambda source: monitor_of(source, SETTINGS, records=records))
        self.window = MainWindow()
        self.window.resize(*theme.USUAL_PX)
        self.window.show()
        self.monitor = make()
        self.monitor.start()
        self.window.follow(Bridge(self.monitor, None, settings=SETTINGS))
        page = self.window.page
        assert isinstance(page, LivePage)
        self.page = page

    def touch(self, *names: str) -> None:
        """Touch the buttons with these names, one after the other, each once it is there."""
        for name in names:
            until(lambda name=name: self._button(name))
            button = self._button(name)
            assert button is not None
            button.click()
            wait(0.2)

    def save_languages(self, name: str) -> None:
        """Save the window in every language but English, two beside each other."""
        pages = []
        for language in [each for each in Language if each not in (Language.SYSTEM, Language.ENGLISH)]:
            self.window.speak(language)
            wait(0.3)
            until(lambda: self.page.alarm_bar.shining)
            pages.append(grabbed(self.window))
        self.window.speak(Language.ENGLISH)
        wide, high = pages[0].size
        whole = Image.new("RGB", (PAGES_ACROSS * wide, len(pages) // PAGES_ACROSS * high))
        for place, page in enumerate(pages):
            whole.paste(page, (place % PAGES_ACROSS * wide, place // PAGES_ACROSS * high))
        shrunk(whole, WIDTH_PX, MOST_COLOURS).save(PICTURES / f"{name}.png", optimize=True)

    def _button(self, name: str) -> QAbstractButton | None:
        for button in self.window.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and button.accessibleName().partition(",")[0] == name:
                return button
        return None


def main() -> None:
    """Take all of them."""
    qt_application()
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records"
        with Ward(records, KEY) as ward:
            administrator = ward.staff.create_first("Ines", "7391")
            ward.staff.add(administrator, NURSE, Role.NURSE, PIN)
        bed = Bed(records)
        admit(bed)
        pain(bed)
        unseen(bed)
        limit(bed)
        close(bed)
        bed.window.end()
        bed.monitor.stop()


def admit(bed: Bed) -> None:
    """A nurse signs in with the PIN pad, and admits an infant with the touch keyboard."""
    page = bed.page
    until(lambda: page.score.state is State.CALM)
    bed.touch("More", "Sign in", NURSE, *PIN[:2])
    save(bed.window, "pin")
    bed.touch(*PIN[2:], "OK")
    until(lambda: NURSE in page.status.person.text())
    bed.touch("More", "Patient", "Admit")
    card = page.side.fields
    until(card.isVisible)
    field = bed.window.focusWidget()
    QTest.keyClicks(field, "Baby K.")
    save(bed.window, "admission")
    bed.touch(card.finish.accessibleName())
    until(lambda: not card.isVisible())


def pain(bed: Bed) -> None:
    """The alarm, which nobody acknowledges: on a small screen, and in the other languages."""
    until(lambda: any(signal.condition is AlarmCondition.PAIN for signal in signals(bed)))
    until(lambda: bed.page.score.state is State.PAIN)
    bed.window.resize(*SMALL_PX)
    wait(0.5)
    until(lambda: bed.page.alarm_bar.shining)
    save(bed.window, "small-screen", 0.0)
    bed.window.resize(*theme.USUAL_PX)
    wait(0.5)
    bed.save_languages("languages")


def unseen(bed: Bed) -> None:
    """What nobody acknowledged stands there when it is over; the log asks whether it was pain."""
    page = bed.page
    until(lambda: page.score.state is State.CALM and page.alarm_bar.unseen.isVisible() and not active(bed))
    save(bed.window, "unseen")
    page.alarm_bar.unseen.click()
    wait(1.0)
    QTest.mouseClick(page.log.rows[0], Qt.MouseButton.LeftButton)
    wait(1.0)
    save(bed.window, "was-it-pain")
    while page.stack.currentWidget() is page.log:
        page.step_back()


def limit(bed: Bed) -> None:
    """The limit is drawn up: what would have happened with it, before it can be applied."""
    rail = bed.page.chart.rail
    rail.dragged.emit(0.8)
    rail.released.emit(0.8)
    until(bed.page.side.limit.finish.isEnabled)
    save(bed.window, "limit")
    bed.page.step_back()


def close(bed: Bed) -> None:
    """The window is closed: it asks."""
    bed.window.close()
    until(bed.page.tray.isVisible)
    save(bed.window, "closing")


def signals(bed: Bed) -> tuple[AlarmSignal, ...]:
    """The alarms that are signalled."""
    return bed.page.bridge.alarm_state.signals


def active(bed: Bed) -> bool:
    """Whether an alarm's condition lasts."""
    return any(signal.phase is not AlarmPhase.LATCHED for signal in signals(bed))


if __name__ == "__main__":
    main()
