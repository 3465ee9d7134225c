"""Clips scored blind: the face in a loop, and the score card. No curve, no number, no time of day."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from neopain.base.scales import Points
from neopain.base.settings import Language
from neopain.live.bed.end_signals import noted
from neopain.record.scoring.clips import Clip, ClipImage
from neopain.record.scoring.ratings import ClipDoneError
from neopain.review.blind_scoring import BlindScoring
from neopain.review.instant_reader import Instant
from neopain.ui import theme
from neopain.ui.background import BackgroundTask, close_tasks
from neopain.ui.event_loop import qt_application, quit_on_signals
from neopain.ui.screen_fit import ScreenFit
from neopain.ui.text import labels, language, scoring_text
from neopain.ui.text.fault_text import told
from neopain.ui.widgets.face_view import FaceView
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox
from neopain.ui.widgets.score_card import ScoreCard

_TICK_MS = 33


@noted()
def run_scoring(clips: BlindScoring, spoken: Language = Language.ENGLISH) -> int:
    """Show the window, in the language `spoken`, until it is closed or the person stops."""
    application = qt_application()
    language.install(spoken)
    page = BlindPage(clips)
    ScreenFit(page)
    page.left.connect(page.close)
    page.show()
    with quit_on_signals(application) as ended:
        code = 0 if ended.by else int(application.exec())
    page.close()
    return code


class BlindPage(QWidget):
    """Shows one clip after another until none is left. `left` is emitted when the person stops."""

    left = Signal()

    def __init__(self, clips: BlindScoring, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setWindowTitle(f"{scoring_text.BLIND} – {labels.APP}")
        self.setStyleSheet(theme.STYLE)
        self.setMinimumSize(*theme.SMALLEST_PX)
        self.resize(*theme.USUAL_PX)
        self._clips, self._now_s = clips, now_s
        self.face, self.card, self.heading = FaceView(), ScoreCard(), Label(scoring_text.LOOKING)
        self.clips: tuple[Clip, ...] = ()
        self.place = 0
        self._saved, self._refused = -1, ""
        self._images: Sequence[ClipImage] = ()
        self._began_s = 0.0
        self._task = BackgroundTask("blind-scoring", self, lambda act: act(), self._failed)
        self._line = hbox((self.face, 6), (self.card, 5))
        self._column = vbox(self.heading, (self._line, 1), owner=self)
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
            now = next((image for image in reversed(self._images) if image.after_s <= after_s), self._images[0])
            instant = Instant(now.after_s, now.after_s, landmarks=now.landmarks, picture_s=None, image=now.image)
            self.face.show_instant(instant)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit everything to the new size."""
        scale = theme.Scale.of(self.width(), self.height())
        self.face.rescale(scale)
        self.card.rescale(scale)
        scale.style(20, self.heading, bold=True)
        self.heading.setFixedHeight(scale.px(56))
        scale.space(self._line, 12)
        self._column.setContentsMargins(*(scale.px(12),) * 4)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop the timer and the background work."""
        self._timer.stop()
        close_tasks(self)
        super().closeEvent(event)

    @property
    def _drawn(self) -> bool:
        """Whether the clip shows a face drawn from landmarks, and no picture."""
        return all(image.image is None for image in self._images)

    def _failed(self, why: str) -> None:
        self.heading.setText(why)
        self.card.say(labels.NOT_SAVED)

    def _begin(self) -> Callable[[], None]:
        clips = self._clips.waiting_clips()
        return partial(self._started, clips, *self._seen_from(clips, 0))

    def _started(self, clips: tuple[Clip, ...], place: int, images: Sequence[ClipImage]) -> None:
        self.clips = clips
        self._ask(place, images)

    def _seen_from(self, clips: tuple[Clip, ...], place: int) -> tuple[int, Sequence[ClipImage]]:
        """The first place from `place` on of whose clip there is something to see, as video expires, and its images."""
        for at in range(place, len(clips)):
            if images := self._clips.clip_images(clips[at]):
                return at, images
        return len(clips), ()

    def _ask(self, place: int, images: Sequence[ClipImage], why: str = "") -> None:
        """Ask for the clip at `place`; `why` says why the one before was not scored."""
        self.place, self._images, self._began_s = place, images, self._now_s()
        if place >= len(self.clips):
            self.card.close_card()
            self.face.show_instant(None)
            self.heading.setText(why or (scoring_text.ALL_DONE if self._saved >= 0 else scoring_text.NONE_WAITING))
            return
        self.heading.setText(scoring_text.clip_of(place, len(self.clips)))
        self.card.ask(self._clips.scale(self.clips[place]), drawn=self._drawn)
        self.card.say(why)

    def _finished(self, points: Points) -> None:
        if not self._task.busy:
            self.card.say(labels.SAVING, busy=True)
            self._task.start(partial(self._save, self.place, points))

    def _save(self, place: int, points: Points) -> Callable[[], None]:
        if self._saved < place:  # not again where only the next clip could not be read
            try:
                self._clips.rate(self.clips[place], points)
                self._refused = ""
            except ClipDoneError as error:  # in another window, or by others meanwhile: the next one waits
                self._refused = told(error)
            self._saved = place
        return partial(self._ask, *self._seen_from(self.clips, place + 1), self._refused)
