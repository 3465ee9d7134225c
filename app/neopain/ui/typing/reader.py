"""Badge and barcode readers, which act as a keyboard: many keys faster than anyone types, ended by Enter or Tab.

What a reader sends must not act as keys of the window (an A would acknowledge the alarm), nor end up in a field. So
every printable key waits until a reader would have sent the next one, and is passed on then: a person has typed it.
"""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

GAP_MS = 40
"""Keys of a reader come faster than this: most send one in 1 to 20 ms, and quick typists one in 80 ms."""
QUIET_MS = 300
"""No key comes for this long before a code; else its beginning may have been taken for typing."""
LEAST = 4
"""Fewer keys than this are no code."""
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Reader(QObject):
    """`scanned` carries a code that a reader has sent to `window` or to a field that is watched; `broken` is emitted in
    its place where the beginning may be missing.

    Keys are told apart by the times that the system gave them, so that a busy computer changes nothing. A key without a
    time is passed on at once.
    """

    scanned = Signal(str)
    broken = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._passing = False
        self._typed_ms: int | None = None
        """When the last key was typed by a person."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GAP_MS)
        self._timer.timeout.connect(self.release)
        self.watch(window)

    def watch(self, field: QWidget, *_: object) -> None:
        """Take the keys of `field` too; more than once is the same as once."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold keys back, and take those of a reader."""
        if self._passing or not isinstance(event, QKeyEvent) or not event.timestamp():
            return False
        typed = event.text().isprintable() and bool(event.text()) and not event.modifiers() & _CHORD
        pressed = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if pressed and self._held and not 0 <= event.timestamp() - self._held[-1][1].timestamp() <= GAP_MS:
            self.release()
        if event.type() == QEvent.Type.ShortcutOverride:
            if typed or (self._held and _is_end(event)):
                event.accept()  # else a key of the window would act before it is known who pressed it
                return True
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.isAutoRepeat():
            self.release()
            return False
        if typed:
            self._held.append((watched, event.clone()))
            self._timer.start()
            return True
        return self._end(watched, event)

    def release(self) -> None:
        """Pass on what is held: a person has typed it."""
        self._timer.stop()
        held, self._held = self._held, []
        if held:
            self._typed_ms = held[-1][1].timestamp()
        self._passing = True
        try:
            for watched, event in held:
                if watched is self._window:
                    # A code without its end, as of a reader that is set up wrongly, is nothing that anybody meant.
                    if len(held) < LEAST:
                        self._act(event)
                elif shiboken6.isValid(watched):
                    QApplication.sendEvent(watched, event)
        finally:
            self._passing = False

    def _end(self, watched: QObject, event: QKeyEvent) -> bool:
        if _is_end(event) and len(self._held) >= LEAST:
            code = "".join(key.text() for _, key in self._held)
            first_ms = self._held[0][1].timestamp()
            quiet = self._typed_ms is None or not 0 <= first_ms - self._typed_ms < QUIET_MS
            self._held = []
            self._timer.stop()
            if quiet:
                self.scanned.emit(code)
            else:
                self.broken.emit()
            return True
        if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr):
            return False  # a reader presses Shift for capitals
        waiting = bool(self._held)
        self.release()
        if waiting and _is_end(event) and watched is self._window:  # its shortcut was held back with the others
            self._passing = True
            try:
                self._act(event)
            finally:
                self._passing = False
        return False

    def _act(self, event: QKeyEvent) -> None:
        """Do what the key does in this window."""
        wanted = QKeySequence(event.keyCombination().key())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            wanted = QKeySequence(event.modifiers().value | event.key())
        for act in _acts(self._window, wanted):
            act()
            return


def _acts(window: QWidget, wanted: QKeySequence) -> list[Callable[[], object]]:
    """What the shown and enabled parts of `window` do for the key `wanted`."""
    shortcuts = [
        shortcut.activated.emit
        for shortcut in window.findChildren(QShortcut)
        if shortcut.key() == wanted and shortcut.isEnabled() and _answers(shortcut.parent())
    ]
    buttons = [
        button.click
        for button in window.findChildren(QAbstractButton)
        if button.shortcut() == wanted and _answers(button)
    ]
    return [*shortcuts, *buttons]


def _is_end(event: QKeyEvent) -> bool:
    return event.key() in _ENDS or event.text() == "\n"


def _answers(part: QObject | None) -> bool:
    return isinstance(part, QWidget) and part.isVisible() and part.isEnabled()
