"""Procedure, comfort and everything under "More": all actions at the bedside except those on alarms."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from neopain.base.data import (
    Comfort,
    EndProcedure,
    Event,
    EventKind,
    Mark,
    ResetBaseline,
    StartProcedure,
)
from neopain.ui.bridge import Bridge
from neopain.ui.live.score_panel import ScorePanel
from neopain.ui.live.standby.controller import StandbyController
from neopain.ui.live.standby.panel import StandbyPanel
from neopain.ui.patient.controller import PatientController
from neopain.ui.scoring.controller import ScoringController
from neopain.ui.staff_lock import StaffLock
from neopain.ui.text import closing_text, labels, patient_text, staff_text, standby_text
from neopain.ui.widgets.buttons import ButtonRow
from neopain.ui.widgets.tray import Tile, Tray


class CareController(QObject):
    """Asks in the tray and sends the answer as a command. `video`, `full_screen`, `close_wanted` and
    `settings_wanted` ask the window
    to change.
    """

    video = Signal()
    full_screen = Signal()
    close_wanted = Signal()
    settings_wanted = Signal()

    def __init__(
        self,
        buttons: ButtonRow,
        tray: Tray,
        lock: StaffLock,
        bridge: Bridge,
        *,
        patient: PatientController,
        scoring: ScoringController,
        score: ScorePanel,
    ) -> None:
        super().__init__(tray)
        self._tray, self._lock, self._bridge = tray, lock, bridge
        self._patient, self._scoring = patient, scoring
        self.standby = StandbyController(StandbyPanel(score), tray, bridge)
        self.comfort: Event | None = None
        """The comfort measure whose response is still being measured."""
        self.video_hidden = self.is_full_screen = False
        buttons.procedure.clicked.connect(self._procedure)
        buttons.comfort.clicked.connect(self._comfort)
        buttons.score.clicked.connect(scoring.begin_usual)
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
        tiles = [
            Tile("hourglass", name, partial(self._bridge.do, partial(StartProcedure, kind=kind)))
            for kind, name in labels.PROCEDURES.items()
        ]
        self._tray.ask(labels.WHICH_PROCEDURE, tiles, labels.PROCEDURE_NOTE)

    def _comfort(self) -> None:
        tiles = [
            Tile("heart", name, partial(self._bridge.do, partial(Comfort, kind=kind)))
            for kind, name in labels.COMFORTS.items()
        ]
        self._tray.ask(labels.WHICH_COMFORT, tiles, labels.COMFORT_NOTE)

    def _more(self) -> None:
        video = ("eye", labels.SHOW_VIDEO) if self.video_hidden else ("eye-off", labels.HIDE_VIDEO)
        screen = ("shrink", labels.WINDOW) if self.is_full_screen else ("expand", labels.FULL_SCREEN)
        name = self._lock.signed_in.name
        if name:
            sign = Tile("person", staff_text.sign_out(name), self._lock.sign_out)
        else:
            sign = Tile("person", staff_text.SIGN_IN, self._lock.sign_in, stay=True)
        live = self._bridge.monitor.player is None
        sounds = self._bridge.alarm_state.audio_off_since_s is None
        tiles = [  # in the same places whatever goes on: a hand finds them without reading
            Tile("flag", labels.MARK, self.mark, "M"),
            Tile(*video, self.video.emit, "V"),
            Tile(*screen, self.full_screen.emit, "F"),
            Tile("person", patient_text.PATIENT, self._patient.begin, stay=True),
            Tile("list", labels.SCORE, self._scoring.begin, stay=True),
            Tile("restart", labels.RESET_USUAL, self._reset_usual, stay=True),
            Tile("lock", labels.AUDIO_OFF, self._lock.audio_off, stay=True, enabled=sounds),
            Tile("lock", labels.UNIT_PRESET, self._lock.preset, stay=True),
            sign,
            Tile("pause", standby_text.STANDBY, self.standby.begin, stay=True),
            Tile("pencil", closing_text.SETTINGS, self.settings_wanted.emit, stay=True, enabled=live),
            Tile("cross", closing_text.CLOSE, self.close_wanted.emit, stay=True),
        ]
        self._tray.ask(labels.MORE, tiles)

    def _reset_usual(self) -> None:
        reset = Tile("restart", labels.RESET, partial(self._bridge.do, ResetBaseline))
        self._tray.ask(labels.RESET_USUAL, [reset], labels.RESET_USUAL_NOTE)
