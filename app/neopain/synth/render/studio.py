"""Data shared by all pictures of a process: head model, skin maps, noise."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from neopain.base import paths
from neopain.base.arrays import F32, I32
from neopain.synth.face.furrows import FaceMaps, draw_maps
from neopain.synth.geometry.landmarks import face_vertices
from neopain.synth.geometry.mesh import HeadModel, load_head


@dataclass(frozen=True)
class Studio:
    """Data shared by all pictures."""

    head: HeadModel
    maps: FaceMaps
    volume: F32
    """(64, 64, 64) periodic noise of unit spread."""
    face: I32
    box: I32


def open_studio(cache: Path | None = None) -> Studio:
    """The shared data, loaded or built; `cache`: folder of the derived head model, the user's if None.

    Raises InputError if the head meshes are not installed and nothing is cached.
    """
    head, maps = load_head(cache or paths.cache() / "synth"), draw_maps()
    rng = np.random.default_rng(9)
    raw = rng.normal(size=(64, 64, 64)).astype(np.float32)
    for axis in range(3):
        raw = 0.25 * np.roll(raw, 1, axis) + 0.5 * raw + 0.25 * np.roll(raw, -1, axis)
    face, box = face_vertices(head.plane, head.marks[:, 1], head.marks[:, 5] > 0)
    return Studio(head, maps, (raw / raw.std()).astype(np.float32), face, box)
