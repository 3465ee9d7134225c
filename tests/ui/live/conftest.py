"""The face before an alarm."""

import numpy as np

from neopain.base.data import NFCS_ACTIONS, Crop
from neopain.live.face_evidence import Evidence

FACE = Crop(np.random.default_rng(0).integers(40, 220, (224, 224, 3)).astype(np.uint8), np.eye(2, 3))


def evidence(face=FACE, actions=None):
    """The evidence of a pain alarm; by default the first action is the strongest and the last is absent."""
    times_s = tuple(np.linspace(2.0, 12.0, 51).tolist())
    shape = (len(times_s), len(NFCS_ACTIONS))
    values = np.linspace(0.9, 0.0, shape[1]) * np.ones(shape) if actions is None else np.full(shape, actions)
    return Evidence(12.0, times_s, values.astype(np.float32), face, 0.9)
