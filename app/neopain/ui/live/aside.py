"""When a pain alarm begins or escalates, what is open gives picture and chart back, and returns as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmSignal, AlarmState
from neopain.ui.text import labels
from neopain.ui.widgets.buttons import GloveButton

QUIET_S = 1.0
"""Keys go to the field that was being typed in until none has been pressed for this long."""
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


_Alarm = tuple[AlarmCondition, float, bool]
"""An alarm by its condition, its begin, and whether it has escalated."""


class Part(Protocol):
    """Something that is open in the place of picture, chart or monitoring view. It steps aside for pain alarms; with
    `any_alarm`, as where it covers the buttons, for every alarm.
    """

    any_alarm: bool

    @property
    def is_aside(self) -> bool:
        """Whether it has stepped aside."""

    @property
    def name(self) -> str:
        """What it is called."""

    def step_aside(self) -> bool:
        """Hide it if it is shown, and return whether it was."""

    def come_back(self) -> None:
        """Show it again if it is aside and nothing else is in its place."""


class Aside(QObject):
    """Moves `parts` aside and back. `resume` is shown meanwhile: a touch brings them back at once."""

    def __init__(self, parts: Sequence[Part], resume: GloveButton) -> None:
        super().__init__(resume)
        self._parts, self._resume = parts, resume
        self._known: set[_Alarm] = set()
        self._typing = _Typing(self)
        resume.clicked.connect(self.come_back)

    def follow(self, alarms: AlarmState, now_s: float, asking: bool) -> None:
        """Step aside when a pain alarm begins; come back when it is acknowledged or over, and after the question that
        follows, or another one, which is shown while `asking`.
        """
        self._typing.tick(now_s)
        active = {_alarm(signal) for signal in alarms.signals if signal.phase is AlarmPhase.ACTIVE}
        begun = active - self._known
        self._known = active | (self._known & {_alarm(signal) for signal in alarms.signals})
        if begun:
            self._step_aside(now_s, any(_is_pain(alarm) for alarm in begun))
        for part in self._parts:
            if part.is_aside and not asking and not any(part.any_alarm or _is_pain(alarm) for alarm in active):
                part.come_back()
        names = [part.name for part in self._parts if part.is_aside]
        if names:
            self._resume.say(labels.GO_ON, names[0])
        self._resume.setVisible(bool(names))

    def _step_aside(self, now_s: float, pain: bool) -> None:
        self._typing.begin(now_s)
        moved = [part.step_aside() for part in self._parts if pain or part.any_alarm]
        if not any(moved):
            self._typing.end()

    def come_back(self) -> None:
        """Bring everything back."""
        for part in self._parts:
            if part.is_aside:
                part.come_back()


def _alarm(signal: AlarmSignal) -> _Alarm:
    return signal.condition, signal.since_s, signal.escalated


def _is_pain(alarm: _Alarm) -> bool:
    return alarm[0] is AlarmCondition.PAIN


class _Typing(QObject):
    """Whoever is typing when the alarm begins goes on for some letters: these belong in the field, which is hidden now,
    and are no keys of the window - an A would acknowledge the alarm.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QLineEdit | None = None
        self._now_s = self._until_s = 0.0

    def begin(self, now_s: float) -> None:
        """Send keys to the field that has the focus now, if there is one."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit) and self._field is None:
            self._field, self._now_s, self._until_s = focused, now_s, now_s + QUIET_S
            focused.destroyed.connect(self.end)
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # a window has one

    def end(self) -> None:
        """Let keys act as usual."""
        if self._field is not None:
            self._field = None
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # as above

    def tick(self, now_s: float) -> None:
        """End when no key has been pressed for a while."""
        self._now_s = now_s
        if now_s >= self._until_s:
            self.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take all keys."""
        if self._field is None or event.type() not in _KEYS:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._until_s = self._now_s + QUIET_S
            if event.text().isprintable():
                self._field.insert(event.text())
        return True
