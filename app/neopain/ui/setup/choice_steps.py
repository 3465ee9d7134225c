"""The steps that ask for one of a few: how loud the alarm is, how bright the screen, what is recorded of the face."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from neopain.base.clock import WallClock, wall_clock
from neopain.base.data import AlarmState, Priority
from neopain.base.settings import PictureMode, Settings, SoundSettings
from neopain.ui import theme
from neopain.ui.setup.step import Changes, Step
from neopain.ui.sound import AlarmSound
from neopain.ui.text import setup_text
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox
from neopain.ui.widgets.shade import NIGHT_FROM, NIGHT_TO, Shade, is_night

LOUDNESS = (0.5, 0.75, 1.0)
DAYS = (1, 3, 7, 30)
SHIFTS = ((7, 19), (8, 20), (6, 14, 22), (7, 15, 23))
"""Hours of the day at which shifts begin; what a unit has set otherwise stays a choice."""
_PLAY_MS = 3000
Value = TypeVar("Value")


class Choice(QWidget, Generic[Value]):
    """Buttons below or beside one another, of which one is chosen."""

    def __init__(self, choices: Mapping[Value, str], chosen: Value, *, below: bool = False) -> None:
        super().__init__()
        self.value = chosen
        self.buttons = {value: GloveButton("dot", words) for value, words in choices.items()}
        self._row = (vbox if below else hbox)(*self.buttons.values(), owner=self)
        for value, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, value=value: self.choose(value))
        self.choose(chosen)

    def choose(self, value: Value) -> None:
        """Choose `value`."""
        self.value = value
        for one, button in self.buttons.items():
            button.setChecked(one == value)
            button.show_icon("acknowledge" if one == value else "dot", theme.TEXT)

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        for button in self.buttons.values():
            button.rescale(scale)
        scale.space(self._row, 10)


def _nearest(value: float, choices: tuple[float, ...]) -> float:
    return min(choices, key=lambda one: abs(one - value))


class SoundStep(Step):
    """How loud the alarm is, tried at once. `make_sound` stands for the speaker."""

    name = setup_text.SOUND

    def __init__(
        self, settings: Settings, make_sound: Callable[[SoundSettings], AlarmSound] = lambda s: AlarmSound(settings=s)
    ) -> None:
        super().__init__()
        self._settings, self._make = settings.sound, make_sound
        self._sound: AlarmSound | None = None
        loudest = max(settings.sound.volume, settings.sound.min_volume)
        self.note, self.outcome = Label(setup_text.SOUND_NOTE), Label()
        self.note.setWordWrap(True)
        self.choice = Choice({one: setup_text.loudness(one) for one in LOUDNESS}, _nearest(loudest, LOUDNESS))
        self.play = GloveButton("bell", setup_text.PLAY)
        self.play.clicked.connect(self._play)
        self._column = vbox(self.note, self.choice, self.play, self.outcome, 1, owner=self)
        self._ending = QTimer(self)
        self._ending.setSingleShot(True)
        self._ending.timeout.connect(self._end)

    def leave(self) -> None:
        """End the sound."""
        self._ending.stop()
        if self._sound is not None:
            self._sound.close()
        self._sound = None

    @property
    def changes(self) -> Changes:
        """The loudness."""
        return {"sound": {"volume": self.choice.value}}

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        scale.style(20, self.note, colour=theme.DIM)
        scale.style(26, self.outcome, bold=True)
        self.choice.rescale(scale)
        self.play.rescale(scale)
        scale.space(self._column, 16)

    def _play(self) -> None:
        self.leave()
        loud = {"volume": self.choice.value, "min_volume": min(self.choice.value, self._settings.min_volume)}
        self._sound = self._make(self._settings.model_copy(update=loud))
        self._sound.set_audible(Priority.MEDIUM)
        self.outcome.setText(setup_text.PLAYING)
        self._ending.start(_PLAY_MS)

    def _end(self) -> None:
        failed = self._sound is not None and self._sound.failed
        self.outcome.setText(setup_text.NO_SOUND if failed else setup_text.PLAYED)
        self.leave()


class ScreenStep(Step):
    """How bright the screen is, shown at once by a shade over the step itself. `now` is the time of day."""

    name = setup_text.SCREEN

    def __init__(self, settings: Settings, now: WallClock = wall_clock) -> None:
        super().__init__()
        self._now = now
        self.note, self.outcome = Label(setup_text.SCREEN_NOTE), Label()
        self.note.setWordWrap(True)
        self.choice = Choice(setup_text.brightness(NIGHT_FROM, NIGHT_TO), settings.bedside.brightness, below=True)
        for button in self.choice.buttons.values():
            button.clicked.connect(self._show)
        self._column = vbox(self.note, self.choice, self.outcome, 1, owner=self)
        self.shade = Shade(self)
        self._show()

    @property
    def changes(self) -> Changes:
        """The brightness."""
        return {"bedside": {"brightness": self.choice.value.value}}

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        scale.style(20, self.note, colour=theme.DIM)
        scale.style(24, self.outcome, bold=True)
        self.choice.rescale(scale)
        scale.space(self._column, 8)

    def _show(self) -> None:
        night = is_night(self.choice.value, self._now().astimezone())
        self.outcome.setText(setup_text.NOW_NIGHT if night else setup_text.NOW_DAY)
        self.shade.follow(night, AlarmState())


class RecordStep(Step):
    """What is recorded of the face, for how long video stays, and by which shifts it is reported."""

    name = setup_text.RECORDING

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.note, self.caption = Label(setup_text.RECORD_NOTE), Label(setup_text.DAYS_CAPTION)
        self.note.setWordWrap(True)
        self.picture = Choice(setup_text.PICTURES, settings.record.picture, below=True)
        nearest = int(_nearest(settings.record.video_days, DAYS))
        self.days = Choice({one: setup_text.days(one) for one in DAYS}, nearest)
        for button in self.picture.buttons.values():
            button.clicked.connect(self._show_days)
        hours, self.shifts_caption = settings.record.shift_hours, Label(setup_text.SHIFTS_CAPTION)
        ways = SHIFTS if hours in SHIFTS else (hours, *SHIFTS)
        self.shifts = Choice({one: setup_text.hours(one) for one in ways}, hours)
        parts = (self.note, self.picture, self.caption, self.days, self.shifts_caption, self.shifts)
        self._column = vbox(*parts, 1, owner=self)
        self._show_days()

    @property
    def changes(self) -> Changes:
        """The picture mode, for video how many days, and the hours of the shifts."""
        video = {"video_days": float(self.days.value)} if self.picture.value is PictureMode.FULL else {}
        shifts = {"shift_hours": list(self.shifts.value)}
        return {"record": {"picture": self.picture.value.value, **video, **shifts}}

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        scale.style(20, self.note, colour=theme.DIM)
        scale.style(18, self.caption, self.shifts_caption, bold=True)
        for choice in (self.picture, self.days, self.shifts):
            choice.rescale(scale)
        scale.space(self._column, 8)

    def _show_days(self) -> None:
        for part in (self.caption, self.days):
            part.setVisible(self.picture.value is PictureMode.FULL)
