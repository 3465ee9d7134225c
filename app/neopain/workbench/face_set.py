"""Faces of a folder of pictures, found and levelled as the monitor would, for calibration and measurement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.assemble.pipeline import build_finders
from neopain.base.data import Crop, Features, Image, Moment
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.capture.stills import Stills
from neopain.inference.store import Bundle
from neopain.pipeline.features import Reading
from neopain.pipeline.perceive import Perceive


def of_folder(folder: Path, bundle: Bundle, settings: Settings, most: int) -> NDArray[np.uint8]:
    """At most `most` faces, spread over the pictures of `folder` by name: uint8 RGB N x 224 x 224 x 3.

    Raises SourceError when the folder has no pictures, InputError when it shows no face fit to be scored.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder: name one with pictures of faces")
    found = of_pictures(Stills(folder), bundle, settings, most)
    if not len(found):
        raise InputError(f"{folder} shows no face fit to be scored: put pictures of whole, sharp, well lit faces there")
    return found


def of_pictures(moments: Iterable[Moment], bundle: Bundle, settings: Settings, most: int) -> NDArray[np.uint8]:
    """At most `most` faces, spread over `moments`, each of which is looked at without a before and after."""
    keeper = _Keeper(most)
    found = build_finders(bundle, settings)
    perceive = Perceive(found.film, keeper, settings.quality, photos=found.photos)
    for moment in moments:
        perceive.reset()
        perceive(moment)
    return keeper.faces()


class _Keeper:
    """In the place of the feature networks: keeps what it is shown, thinned out evenly when it gets much."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._step = 1
        self._shown = 0
        self._kept: list[Image] = []

    def __call__(self, crops: Sequence[Crop]) -> list[Reading]:
        for crop in crops:
            self._keep(crop.image)
        return [Reading(Features(np.zeros(0, np.float32)), None, None)] * len(crops)

    def _keep(self, image: Image) -> None:
        if self._shown % self._step == 0:
            self._kept.append(image)
        self._shown += 1
        if len(self._kept) == 2 * self._most:
            self._kept, self._step = self._kept[::2], 2 * self._step

    def faces(self) -> NDArray[np.uint8]:
        """What was kept."""
        rows = np.unique(np.linspace(0, len(self._kept) - 1, min(self._most, len(self._kept))).astype(int))
        return np.array([self._kept[row] for row in rows], np.uint8)
