"""Faces from pictures, detected and aligned as in the monitor, for calibration and measurement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from neopain.assemble.pipeline import build_finders
from neopain.base.arrays import U8
from neopain.base.data import Crop, Features, Image, Moment
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.capture.stills import Stills
from neopain.inference.store import Bundle
from neopain.pipeline.features import Reading, Shot
from neopain.pipeline.perceive import Perceive


def faces_from_folder(folder: Path, bundle: Bundle, settings: Settings, most: int) -> U8:
    """At most `most` faces, spread over the pictures of `folder` by name: uint8 RGB N x 224 x 224 x 3.

    Raises SourceError when the folder has no pictures, InputError when it shows no face fit to be scored.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder: name one with pictures of faces")
    faces = faces_from_pictures(Stills(folder), bundle, settings, most)
    if not len(faces):
        raise InputError(f"{folder} shows no face fit to be scored: put pictures of whole, sharp, well lit faces there")
    return faces


def faces_from_pictures(moments: Iterable[Moment], bundle: Bundle, settings: Settings, most: int) -> U8:
    """At most `most` faces, spread over `moments`, each of which is judged by itself."""
    collector = _CropCollector(most)
    finders = build_finders(bundle, settings)
    perceive = Perceive(finders.film, collector, settings.quality, photos=finders.photos)
    for moment in moments:
        perceive.reset()
        perceive(moment)
    return collector.faces()


class _CropCollector:
    """Takes the place of the feature networks: collects the crops, thinned out evenly when there are many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._step = 1
        self._count = 0
        self._crops: list[Image] = []

    def __call__(self, crops: Sequence[Crop], shots: Sequence[Shot] | None = None) -> list[Reading]:
        for crop in crops:
            self._collect(crop.image)
        return [Reading(Features(np.zeros(0, np.float32)), None, None)] * len(crops)

    def _collect(self, image: Image) -> None:
        if self._count % self._step == 0:
            self._crops.append(image)
        self._count += 1
        if len(self._crops) == 2 * self._most:
            self._crops, self._step = self._crops[::2], 2 * self._step

    def faces(self) -> U8:
        """The collected faces, at most the number asked for: uint8 RGB N x 224 x 224 x 3."""
        rows = np.unique(np.linspace(0, len(self._crops) - 1, min(self._most, len(self._crops))).astype(int))
        return np.array([self._crops[row] for row in rows], np.uint8)
