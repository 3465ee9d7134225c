"""The first half of the way of a frame: detect and track, align, quality, features."""

from __future__ import annotations

from collections.abc import Callable

from neopain.base.data import Crop, Face, Frame, Moment, Percept, Reason
from neopain.base.settings import QualitySettings
from neopain.pipeline.align import align
from neopain.pipeline.features import Reading
from neopain.pipeline.quality import judge, measure, refine, why_no_face
from neopain.pipeline.track import FaceFinder

_SEEN_WITHOUT_NETWORK = (Reason.TOO_DARK, Reason.TOO_BRIGHT, Reason.TOO_SMALL, Reason.BLURRED)


class Perceive:
    """Makes a percept of each moment; moments come in order of time.

    `photos` finds the face of a frame that stands alone, `finder` does where there is none.
    `clock` (seconds) is read for the stage timings alone; without one there are none.
    """

    def __init__(
        self,
        finder: FaceFinder,
        extractor: Callable[[Crop], Reading],
        settings: QualitySettings,
        clock: Callable[[], float] | None = None,
        photos: Callable[[Frame], Face | None] | None = None,
    ) -> None:
        self._finder = finder
        self._photos = finder if photos is None else photos
        self._extractor = extractor
        self._settings = settings
        self._photo_settings = settings.model_copy(update={"min_size_px": settings.min_photo_size_px})
        self._clock = clock

    def reset(self) -> None:
        """Forget the face that was followed."""
        self._finder.reset()

    def __call__(self, moment: Moment) -> Percept:
        """The percept of one moment: features, or the reason why there are none."""
        if not isinstance(moment, Frame):
            return Percept(moment.t_s, None, moment.reason)
        laps = _Laps(self._clock)
        settings = self._photo_settings if moment.alone else self._settings
        face = self._photos(moment) if moment.alone else self._finder(moment)
        laps.end("detect")
        if face is None:
            reason = why_no_face(moment.image, settings)
            return Percept(moment.t_s, moment.index, reason, timings_ms=laps.ms)
        crop = align(moment.image, face)
        quality = measure(crop, face, settings)
        early = judge(quality, settings)
        laps.end("align")
        if early in _SEEN_WITHOUT_NETWORK:
            return Percept(moment.t_s, moment.index, early, face, quality, timings_ms=laps.ms)
        reading = self._extractor(crop)
        quality = refine(quality, settings, reading.pose, reading.visible)
        late = judge(quality, settings)
        laps.end("features")
        features = reading.features if late is None else None
        return Percept(moment.t_s, moment.index, late, face, quality, features, laps.ms)


class _Laps:
    """Milliseconds from lap to lap by the clock, or nothing without one."""

    def __init__(self, clock: Callable[[], float] | None) -> None:
        self._clock = clock
        self._began = 0.0 if clock is None else clock()
        self.ms: dict[str, float] = {}

    def end(self, stage: str) -> None:
        if self._clock is not None:
            now = self._clock()
            self.ms[stage] = (now - self._began) * 1e3
            self._began = now
