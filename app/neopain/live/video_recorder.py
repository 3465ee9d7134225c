"""Records video where there is consent: a sink that passes pictures to a thread of its own.

Without consent no picture is stored, not even in memory.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable

from neopain.base.clock import monotonic
from neopain.base.data import AlarmCondition, Event, EventKind, Frame, Moment, Sample
from neopain.base.errors import RecordError
from neopain.base.ports import Sink
from neopain.base.settings import RecordSettings, VideoPolicy
from neopain.record.session.video import EncodedPiece, Picture, Video, encode_piece

_log = logging.getLogger(__name__)

PIECE_S = 2.0
"""Length of a piece: what a crash can cost, and how far a jump has to read."""
ASK_S = 2.0
"""Time between two checks of the consent, and the longest that filming goes on after it was withdrawn."""
EXPIRE_S = 600.0
_BACKLOG = 90
"""Pictures that may wait to be filmed; older ones are skipped."""
_STOP_S = 5.0


class VideoRecorder(Sink):
    """A sink. `consented` returns whether video may be saved now; `video` opens that of the session, None before
    it began; `expire` removes what is too old. All three are called in the thread, and may raise RecordError.
    """

    def __init__(
        self,
        settings: RecordSettings,
        consented: Callable[[], bool],
        video: Callable[[], Video | None],
        expire: Callable[[], object],
    ) -> None:
        self._settings, self._consented, self._video, self._expire = settings, consented, video, expire
        self._inbox: deque[Picture | Event] = deque()
        self._allowed = False
        self._patients = 0
        self._handled_patients = 0
        self._pictures: list[Picture] = []
        self._before: deque[EncodedPiece] = deque()
        self._until_s: float | None = None
        self._unwritten_s: float | None = None
        """To where pieces should have been written and could not be."""
        self._open: Video | None = None
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="filming", daemon=True)
        self._started = False
        self._fault_logged = False
        self._failed = self._unencoded = False
        self.skipped = 0

    @property
    def failed(self) -> bool:
        """Whether video that should be saved cannot be."""
        return self._failed

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Take one picture, if that is allowed."""
        if not self._started:
            self._started = True
            self._thread.start()
        if not self._allowed:
            return
        self._inbox.extend(event for event in sample.events if event.condition is AlarmCondition.PAIN)
        if not isinstance(moment, Frame) or sample.alarms.standby is not None:
            return
        if len(self._inbox) < _BACKLOG:
            self._inbox.append((moment.t_s, moment.image))
        else:
            self.skipped += 1

    def note(self, event: Event) -> None:
        """Take the end of an alarm that came without a picture, as after a failure of the worker."""
        if self._allowed and event.condition is AlarmCondition.PAIN:
            self._inbox.append(event)

    def begin_patient(self) -> None:
        """Film nothing until it is known whether the new patient may be filmed, in a session of its own."""
        self._patients += 1
        self._allowed = False

    def close(self) -> None:
        """Write what waits. May be called more than once."""
        self._ending.set()
        if self._started:
            self._thread.join(_STOP_S)

    def _run(self) -> None:
        asked_s = expired_s = float("-inf")
        while not self._ending.wait(0.1):
            now_s = monotonic()
            if self._handled_patients != self._patients:
                asked_s = float("-inf")
                self._forget_patient()
            if now_s - expired_s >= EXPIRE_S:
                expired_s = now_s
                self._try(self._expire)
            if now_s - asked_s >= ASK_S:
                asked_s = now_s
                self._check_consent()
            self._try(self._take)
        self._try(self._take)
        self._try(self._cut)
        if self._open is not None:
            self._open.close()

    def _check_consent(self) -> None:
        """Check the consent; without it, what waits in memory is discarded at once."""
        patients = self._patients
        try:
            consented = self._consented()
        except Exception:  # noqa: BLE001 - what cannot be read is no consent
            consented = False
        self._allowed = consented and patients == self._patients
        if not self._allowed:
            self._forget_pictures()

    def _forget_pictures(self) -> None:
        self._inbox.clear()
        self._pictures.clear()
        self._before.clear()
        self._until_s = self._unwritten_s = None
        self._unencoded = False

    def _forget_patient(self) -> None:
        """Leave the session of the patient before, and what waited for it."""
        self._handled_patients = self._patients
        self._forget_pictures()
        if self._open is not None:
            self._open.close()
            self._open = None

    def _take(self) -> None:
        if not self._allowed:
            self._inbox.clear()
        while self._inbox:
            entry = self._inbox.popleft()
            if isinstance(entry, Event):
                self._note_alarm(entry)
                continue
            resized = self._pictures and self._pictures[0][1].shape != entry[1].shape
            if resized or (self._pictures and entry[0] - self._pictures[0][0] >= PIECE_S):
                self._cut()
            self._pictures.append(entry)
        if self._unwritten_s is not None:
            self._write(self._unwritten_s)

    def _note_alarm(self, event: Event) -> None:
        """An alarm begins or ends."""
        if event.kind in (EventKind.ALARM_STARTED, EventKind.ALARM_REMINDED, EventKind.ALARM_ESCALATED):
            self._until_s = float("inf")
        elif event.kind in (EventKind.ALARM_ENDED, EventKind.ALARM_LATCHED):
            self._until_s = event.t_s + self._settings.video_after_s

    def _cut(self) -> None:
        """End a piece: write it and all before it, or hold it for an alarm that may come."""
        if not self._pictures:
            return
        pictures, self._pictures, self._unencoded = self._pictures, [], True
        self._before.append(encode_piece(pictures))
        self._unencoded = False
        newest = self._before[-1]
        wanted = self._until_s is not None and newest.first_s <= self._until_s
        try:
            if wanted or self._settings.video_policy is VideoPolicy.CONTINUOUS:
                self._write(newest.last_s)
        finally:
            while self._before and self._before[0].last_s < newest.last_s - self._settings.video_before_s:
                self._before.popleft()

    def _write(self, to_s: float) -> None:
        """Write the pieces that end by `to_s`; if that fails it is tried again, and has failed until it is done."""
        self._unwritten_s = to_s
        if self._open is None:
            self._open = self._video()
        # Before the session has begun, they wait with the pieces before them.
        while self._open is not None and self._before and self._before[0].last_s <= to_s:
            self._open.add(self._before[0])
            self._before.popleft()
        self._unwritten_s = None

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
            self._failed = self._fault_logged = self._unwritten_s is not None or self._unencoded
        except RecordError as error:
            self._failed = True
            if not self._fault_logged:
                _log.error("video is not saved: %s", error)
            self._fault_logged = True
        except Exception:  # noqa: BLE001 - an alarm reports it, and the next pictures are tried
            self._failed = True
            if not self._fault_logged:
                _log.exception("video is not saved")
            self._fault_logged = True
