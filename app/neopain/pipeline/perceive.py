"""The first half of the pipeline: detect and track, align, quality, features."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from neopain.base.data import Crop, Face, Frame, Moment, Percept, Reason
from neopain.base.settings import QualitySettings
from neopain.pipeline.align import align
from neopain.pipeline.features import Reading, Shot
from neopain.pipeline.quality import judge, measure, refine, why_no_face
from neopain.pipeline.track import FaceFinder

_FOUND_WITHOUT_NETWORK = (Reason.TOO_DARK, Reason.TOO_BRIGHT, Reason.TOO_SMALL, Reason.BLURRED)


class Extractor(Protocol):
    """The feature networks: readings of crops of a film, which were taken as `shots` says, or of photos without it."""

    def __call__(self, crops: Sequence[Crop], shots: Sequence[Shot] | None = None) -> Sequence[Reading]:
        """Run them."""


class Perceive:
    """Makes a percept of each moment; moments come in order of time.

    `photos` finds the face of a photo, a frame that is `alone`; without it `finder` does.
    `clock` (seconds) is read for the stage timings alone; without one there are none.
    """

    def __init__(
        self,
        finder: FaceFinder,
        extractor: Extractor,
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
        self._presence = 0  # counts up where a face may be another than that of the frame before

    def reset(self) -> None:
        """Forget the face being tracked."""
        self._finder.reset()
        self._presence += 1

    def catch_up(self) -> None:
        """Do what is not needed for the last percept but before the next one."""
        self._finder.catch_up()

    def __call__(self, moment: Moment) -> Percept:
        """The percept of one moment: features, or the reason why there are none."""
        return self.read(self.find((moment,)))[0]

    def find(self, moments: Sequence[Moment]) -> list[Candidate]:
        """The faces of `moments`, one after the other, for `read`."""
        return [self._find(moment) for moment in moments]

    def read(self, candidates: Sequence[Candidate]) -> list[Percept]:
        """The percepts of `candidates`: features in one run of each network for all, photos in a run of their own.

        Another thread may find the next faces meanwhile.
        """
        laps = _Laps(self._clock)
        films = self._readings([one for one in candidates if one.shot is not None])
        photos = self._readings([one for one in candidates if one.shot is None])
        laps.end("features")
        waiting = sum(candidate.crop is not None for candidate in candidates)
        shared_ms = {stage: ms / waiting for stage, ms in laps.ms.items() if waiting}
        return [
            candidate.percept
            if candidate.crop is None
            else self._read(candidate, next(photos if candidate.shot is None else films), shared_ms)
            for candidate in candidates
        ]

    def _readings(self, candidates: Sequence[Candidate]) -> Iterator[Reading]:
        """The readings of those candidates that have a crop, all photos or none."""
        waiting = [(one.crop, one.shot) for one in candidates if one.crop is not None]
        if not waiting:
            return iter(())
        shots = [shot for _, shot in waiting if shot is not None]
        return iter(self._extractor([crop for crop, _ in waiting], shots or None))

    def _find(self, moment: Moment) -> Candidate:
        """The result for a moment before the feature networks run."""
        if not isinstance(moment, Frame):
            return Candidate(Percept(moment.t_s, None, moment.reason), self._settings)
        laps = _Laps(self._clock)
        settings = self._photo_settings if moment.alone else self._settings
        face = self._photos(moment) if moment.alone else self._finder(moment)
        laps.end("detect")
        if face is None:
            self._presence += 1
            reason = why_no_face(moment.image, settings)
            return Candidate(Percept(moment.t_s, moment.index, reason, timings_ms=laps.ms), settings)
        crop = align(moment.image, face)
        quality = measure(crop, face, settings)
        early = judge(quality, settings)
        laps.end("align")
        percept = Percept(moment.t_s, moment.index, early, face, quality, timings_ms=laps.ms)
        if early in _FOUND_WITHOUT_NETWORK:
            return Candidate(percept, settings)
        return Candidate(percept, settings, crop, None if moment.alone else Shot(moment.t_s, self._presence))

    def _read(self, candidate: Candidate, reading: Reading, shared_ms: dict[str, float]) -> Percept:
        """The percept of a face after the networks have run."""
        percept = candidate.percept
        assert percept.quality is not None
        if not reading.finite:
            return replace(percept, reason=Reason.OUT_OF_USE, timings_ms={**percept.timings_ms, **shared_ms})
        quality = refine(percept.quality, candidate.settings, reading.pose, reading.visible)
        late = judge(quality, candidate.settings)
        features = reading.features if late is None else None
        timings_ms = {**percept.timings_ms, **shared_ms}
        return replace(percept, reason=late, quality=quality, features=features, timings_ms=timings_ms)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A moment before the networks have run: a percept without features, the limits for it, and the crop if they have
    to run on it: of a shot of a film, or of a photo (None).
    """

    percept: Percept
    settings: QualitySettings
    crop: Crop | None = None
    shot: Shot | None = None


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
