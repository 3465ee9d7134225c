"""Clips scored blind: the face in a loop, and the score card. No curve, no number, no time of day."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from neopain.base.scales import Scale
from neopain.record.scoring.clips import Clip, ClipImage
from neopain.review.instant_reader import Instant
from neopain.ui import theme
from neopain.ui.background import BackgroundTask, close_tasks
from neopain.ui.text import labels, scoring_text
from neopain.ui.widgets.face_view import FaceView
from neopain.ui.widgets.score_card import ScoreCard

_TICK_MS = 33


class ClipSource(Protocol):
    """Provides the clips and saves the scores; see review/blind_scoring.BlindScoring. Called from other threads."""

    def waiting_clips(self) -> Sequence[Clip]:
        """The clips still to be scored."""
        ...

    def scale(self, clip: Clip) -> Scale:
        """The scale that a clip is scored on."""
        ...

    def clip_images(self, clip: Clip) -> Sequence[ClipImage]:
        """The faces of a clip."""
        ...

    def rate(self, clip: Clip, points: Mapping[str, int]) -> object:
        """Save a score."""
        ...


class BlindPage(QWidget):
    """Shows one clip after another until none is left. `left` is emitted when the person stops."""

    left = Signal()

    def __init__(self, clips: ClipSource, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setWindowTitle(f"{scoring_text.BLIND} – {labels.APP}")
        self.setStyleSheet(theme.STYLE)
        self.resize(1280, 800)
        self._clips, self._now_s = clips, now_s
        self.face, self.card, self.heading = FaceView(), ScoreCard(), QLabel(scoring_text.LOOKING)
        self.clips: tuple[Clip, ...] = ()
        self.place = 0
        self._saved = -1
        self._images: Sequence[ClipImage] = ()
        self._began_s = 0.0
        self._task = BackgroundTask("blind-scoring", self)
        self._task.done.connect(lambda act: act())
        self._task.failed.connect(self._failed)
        self._line = QHBoxLayout()
        self._line.addWidget(self.face, 6)
        self._line.addWidget(self.card, 5)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addLayout(self._line, 1)
        self.heading.setWordWrap(True)
        self.card.finished.connect(self._finished)
        self.card.cancelled.connect(self.left)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(_TICK_MS)
        self._task.start(self._begin)

    def tick(self) -> None:
        """Show the face of this moment of the clip."""
        if self._images:
            clip = self.clips[self.place]
            after_s = (self._now_s() - self._began_s) % (clip.to_s - clip.from_s)
            now = next((one for one in reversed(self._images) if one.after_s <= after_s), self._images[0])
            self.face.show_instant(
                Instant(now.after_s, now.after_s, landmarks=now.landmarks, picture_s=None, image=now.image)
            )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit everything to the new size."""
        scale = theme.Scale.of(self.width(), self.height())
        self.face.rescale(scale)
        self.card.rescale(scale)
        self.heading.setFont(scale.font(20, bold=True))
        self.heading.setFixedHeight(scale.px(56))
        gap = scale.px(12)
        self._line.setSpacing(gap)
        self._column.setContentsMargins(gap, gap, gap, gap)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop the timer and the background work."""
        self._timer.stop()
        close_tasks(self)
        super().closeEvent(event)

    def _failed(self, why: str) -> None:
        self.heading.setText(why)
        self.card.say(labels.NOT_SAVED)

    def _begin(self) -> Callable[[], None]:
        found = tuple(self._clips.waiting_clips())
        images = self._clips.clip_images(found[0]) if found else ()
        return partial(self._started, found, images)

    def _started(self, found: tuple[Clip, ...], images: Sequence[ClipImage]) -> None:
        self.clips = found
        self._ask(0, images)

    def _ask(self, place: int, images: Sequence[ClipImage]) -> None:
        self.place, self._images, self._began_s = place, images, self._now_s()
        if place >= len(self.clips):
            self.card.close_card()
            self.face.show_instant(None)
            self.heading.setText(scoring_text.ALL_DONE if self.clips else scoring_text.NONE_WAITING)
            return
        scale = self._clips.scale(self.clips[place])
        self.heading.setText(scoring_text.clip_of(place, len(self.clips)))
        self.card.ask(scale)

    def _finished(self, points: dict[str, int]) -> None:
        if not self._task.busy:
            self.card.say(labels.SAVING, busy=True)
            self._task.start(partial(self._save, self.place, points))

    def _save(self, place: int, points: dict[str, int]) -> Callable[[], None]:
        if self._saved < place:  # not where only the next clip could not be read
            self._clips.rate(self.clips[place], points)
            self._saved = place
        coming = place + 1
        images = self._clips.clip_images(self.clips[coming]) if coming < len(self.clips) else ()
        return partial(self._ask, coming, images)
