"""Small networks of the published structures, and what they give."""

from pathlib import Path

import numpy as np
import onnxruntime


def features_of(path: Path, faces: np.ndarray) -> np.ndarray:
    """`features` of the network in the file `path`, one face a run, by onnxruntime itself."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return np.concatenate([session.run(["features"], {"image": face[None]})[0] for face in faces])
