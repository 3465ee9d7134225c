"""Asks in the tray whether the window of a live monitor is to be closed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from neopain.base.data import AlarmPhase
from neopain.record.ward.staff import Person, Right
from neopain.ui.bridge import Bridge
from neopain.ui.live.language_choice import LanguageChoice
from neopain.ui.staff_lock import StaffLock
from neopain.ui.text import closing_text
from neopain.ui.widgets.tray import Tile, Tray


class CloseController(QObject):
    """`agreed` is emitted when a person has said that the window is to be closed; `by` is who, empty where no name was
    asked for. While an alarm is active name and PIN are asked for, also of a person who is signed in.
    """

    agreed = Signal()

    def __init__(self, tray: Tray, lock: StaffLock, bridge: Bridge) -> None:
        super().__init__(tray)
        self._tray, self._lock, self._bridge = tray, lock, bridge
        self.language = LanguageChoice(tray)
        self.by = ""
        self.for_settings = False
        """Whether it is closed to change the settings."""

    @property
    def is_needed(self) -> bool:
        """Whether closing the window ends the monitoring of an infant: not of a recording."""
        return self._bridge.monitor.player is None

    def ask(self) -> None:
        """Say what is lost, and ask."""
        recording = bool(self._bridge.monitor.snapshot().health.recording)
        self._ask(closing_text.lost(recording, self._alarms and self._lock.anyone_may(Right.REVIEW)))

    def ask_settings(self) -> None:
        """Offer another language, and to change the settings, for which monitoring stops and an administrator signs."""
        change = Tile("lock", closing_text.CHANGE, self._change, stay=True)
        language = Tile("globe", closing_text.LANGUAGE, self.language.ask, stay=True)
        self._tray.ask(closing_text.SETTINGS, [change, language], closing_text.SETTINGS_NOTE)

    def _change(self) -> None:
        def agree(person: Person | None = None) -> None:
            self.for_settings = True
            self._agree(person)

        if self._lock.anyone_may(Right.STAFF):
            self._lock.prove(Right.STAFF, agree)
        else:  # then set-up registers the first administrator
            agree()

    @property
    def _alarms(self) -> bool:
        return any(signal.phase is not AlarmPhase.LATCHED for signal in self._bridge.alarm_state.signals)

    def _ask(self, note: str) -> None:
        stay = Tile("play", closing_text.GO_ON, self._tray.shut)
        end = Tile("cross", closing_text.END, self._end, stay=True)
        self._tray.ask(closing_text.QUESTION, [stay, end], note, closes=False)

    def _end(self) -> None:
        """An alarm that began while it was asked counts too."""
        if not self._alarms:
            self._agree()
        elif self._lock.anyone_may(Right.REVIEW):
            self._lock.prove(Right.REVIEW, self._agree)
        else:
            tile = Tile("cross", closing_text.END_ANYWAY, self._agree, stay=True)
            self._tray.ask(closing_text.QUESTION, [tile], closing_text.NOBODY_REGISTERED)

    def _agree(self, person: Person | None = None) -> None:
        person = person or self._lock.signed_in.person
        self.by = "" if person is None else person.name
        self.agreed.emit()
