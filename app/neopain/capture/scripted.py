"""A source that plays given moments: for tests, for the self-test and for trying out alarms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import cv2
import numpy as np

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Frame, Image, Moment, NoFrame
from neopain.base.errors import SourceError
from neopain.base.ports import SourceInfo
from neopain.capture.picture import sealed
from neopain.capture.player import Cue, Player


def scene(parts: Iterable[tuple[float, Image | None]], rate_hz: float) -> Iterator[Moment]:
    """Moments at `rate_hz` that show each image for its seconds; None stands for a silent source."""
    index, start_s = 0, 0.0
    for seconds, image in parts:
        end_s = start_s + seconds
        while (t_s := index / rate_hz) < end_s - 1e-9:
            yield NoFrame(t_s) if image is None else Frame(t_s, index, sealed(image))
            index += 1
        start_s = end_s


def drawn_face(seed: int = 0, width_px: int = 320, height_px: int = 240) -> Image:
    """A face drawn in a few strokes on noise, the same for the same seed. It is too simple for networks."""
    rng = np.random.default_rng(seed)
    image = rng.integers(40, 70, (height_px, width_px, 3), dtype=np.uint8)
    x, y, r = width_px // 2, height_px // 2, min(width_px, height_px) // 3
    cv2.ellipse(image, (x, y), (int(r * 0.8), r), 0, 0, 360, (224, 172, 150), -1)
    for side in (-1, 1):
        cv2.ellipse(image, (x + side * r // 3, y - r // 5), (r // 7, r // 12), 0, 0, 360, (60, 40, 40), -1)
    cv2.ellipse(image, (x, y + r // 2), (r // 4, r // 8), 0, 0, 180, (150, 60, 70), -1)
    return sealed(image)


class Scripted:
    """Plays `moments` (in order of time), at real time times `pace`, or as fast as possible when `pace` is None.

    With `live`, it behaves like a camera: the end of the script is its loss, a SourceError.
    """

    def __init__(
        self,
        moments: Iterable[Moment],
        *,
        pace: float | None = None,
        live: bool = False,
        name: str = "script",
        clock: Clock = monotonic,
    ) -> None:
        self._moments = tuple(moments)
        frames = [moment for moment in self._moments if isinstance(moment, Frame)]
        height, width = frames[0].image.shape[:2] if frames else (0, 0)
        gaps = [b.t_s - a.t_s for a, b in pairwise(frames)]
        rate_hz = 1 / float(np.median(gaps)) if gaps else None
        duration_s = self._moments[-1].t_s + (1 / rate_hz if rate_hz else 0.0) if self._moments else 0.0
        self.info = SourceInfo(
            name, width, height, rate_hz, None if live else duration_s, None if live else len(frames), live
        )
        self._player = Player(pace, None, clock)

    def __iter__(self) -> Iterator[Moment]:
        self._player.begin()
        for moment in self._moments:
            if self._player.wait_until(moment.t_s) is Cue.END:
                return
            yield moment
        if self.info.live:
            raise SourceError(f"{self.info.name} was lost: the script is over")

    def close(self) -> None:
        """End the iteration at once."""
        self._player.close()
