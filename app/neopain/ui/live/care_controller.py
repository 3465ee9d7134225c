"""Procedure, comfort and everything under "More": what a person does at the bedside besides handling alarms."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from neopain.base.data import (
    Comfort,
    ComfortKind,
    EndProcedure,
    Event,
    EventKind,
    Mark,
    ProcedureKind,
    ResetBaseline,
    StartProcedure,
)
from neopain.ui.bridge import Bridge
from neopain.ui.patient.controller import PatientController
from neopain.ui.scoring.controller import ScoringController
from neopain.ui.staff_lock import StaffLock
from neopain.ui.text import labels, patient_text
from neopain.ui.widgets.buttons import ButtonRow
from neopain.ui.widgets.tray import Tile, Tray

PROCEDURE_ICON, COMFORT_ICON = "hourglass", "heart"


class CareController(QObject):
    """Asks in the tray and sends the answer as a command. `video` and `full_screen` ask the window to change."""

    video = Signal()
    full_screen = Signal()

    def __init__(
        self,
        buttons: ButtonRow,
        tray: Tray,
        lock: StaffLock,
        bridge: Bridge,
        *,
        patient: PatientController,
        scoring: ScoringController,
    ) -> None:
        super().__init__()
        self._tray, self._lock, self._bridge = tray, lock, bridge
        self._patient, self._scoring = patient, scoring
        self.comfort: Event | None = None
        """The comfort measure whose response is still being measured."""
        self.video_hidden = self.is_full_screen = False
        buttons.procedure.clicked.connect(self._procedure)
        buttons.comfort.clicked.connect(self._comfort)
        buttons.more.clicked.connect(self._more)

    def mark(self) -> None:
        """Mark an event now."""
        self._bridge.do(Mark)

    def handle(self, event: Event) -> None:
        """Follow comfort measures and their responses."""
        if event.kind is EventKind.COMFORT_GIVEN:
            self.comfort = event
        elif event.kind is EventKind.PATIENT_CHANGED:
            self.comfort = None
        elif event.kind is EventKind.COMFORT_RESPONSE and self.comfort is not None:
            self.comfort = None if event.label == self.comfort.label else self.comfort

    def _procedure(self) -> None:
        if self._bridge.procedure is not None:
            self._bridge.do(EndProcedure)
            return
        self._tray.ask(
            labels.WHICH_PROCEDURE,
            [Tile(PROCEDURE_ICON, name, partial(self._start, kind)) for kind, name in labels.PROCEDURES.items()],
            labels.PROCEDURE_NOTE,
        )

    def _start(self, kind: ProcedureKind) -> None:
        self._bridge.do(partial(StartProcedure, kind=kind))

    def _comfort(self) -> None:
        self._tray.ask(
            labels.WHICH_COMFORT,
            [Tile(COMFORT_ICON, name, partial(self._give, kind)) for kind, name in labels.COMFORTS.items()],
            labels.COMFORT_NOTE,
        )

    def _give(self, kind: ComfortKind) -> None:
        self._bridge.do(partial(Comfort, kind=kind))

    def _more(self) -> None:
        off = self._bridge.alarm_state.audio_off_since_s is not None
        hidden, full = self.video_hidden, self.is_full_screen
        tiles = [
            Tile("flag", labels.MARK, self.mark, "M"),
            Tile(
                "eye" if hidden else "eye-off", labels.SHOW_VIDEO if hidden else labels.HIDE_VIDEO, self.video.emit, "V"
            ),
            Tile(
                "shrink" if full else "expand",
                labels.WINDOW if full else labels.FULL_SCREEN,
                self.full_screen.emit,
                "F",
            ),
            Tile("person", patient_text.PATIENT, self._patient.begin, stay=True),
            Tile("list", labels.SCORE, self._scoring.begin, stay=True),
            Tile("restart", labels.RESET_USUAL, self._forget, stay=True),
        ]
        if not off:
            tiles.append(Tile("lock", labels.AUDIO_OFF, self._lock.audio_off, stay=True))
        tiles.append(Tile("lock", labels.UNIT_PRESET, self._lock.preset, stay=True))
        self._tray.ask(labels.MORE, tiles)

    def _forget(self) -> None:
        self._tray.ask(
            labels.RESET_USUAL,
            [Tile("restart", labels.RESET, lambda: self._bridge.do(ResetBaseline))],
            labels.RESET_USUAL_NOTE,
        )
