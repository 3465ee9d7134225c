"""The check vector of an artefact: `check.npz` holds `input` and, by name, the expected outputs."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neopain.base.errors import ModelError
from neopain.inference.manifest import CHECK_NAME
from neopain.inference.store import Artefact

Array = NDArray[Any]
Run = Callable[[Array], Mapping[str, Array]]


def has_check_vector(artefact: Artefact) -> bool:
    """Whether the artefact has a check vector: every published one has, a draft does not."""
    return any(entry.name == CHECK_NAME for entry in artefact.manifest.files)


def write(folder: Path, given: Array, run: Run) -> Path:
    """Write the check vector of the artefact in `folder`, `given` and the outputs of `run` for it; returns its path."""
    path = folder / CHECK_NAME
    outputs: dict[str, Any] = {"input": given, **run(given)}
    np.savez_compressed(path, **outputs)
    return path


def compare(artefact: Artefact, run: Run) -> float:
    """Largest absolute difference between the outputs of `run` and the artefact's check vector.

    Raises ModelError when it is above the manifest's tolerance, or when an output is missing, of another shape or not
    finite.
    """
    shown = f"models/{artefact.manifest.id}/{CHECK_NAME}"
    try:
        with np.load(artefact.folder / CHECK_NAME, allow_pickle=False) as stored:
            expected = {name: stored[name] for name in stored.files}
        found = run(expected.pop("input"))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(f"{shown} cannot be read: {error}; restore it from the release") from error
    if not expected:
        raise ModelError(f"{shown} holds no output; restore it from the release")
    worst = 0.0
    for name, values in expected.items():
        if name not in found or found[name].shape != values.shape:
            got = "nothing" if name not in found else str(found[name].shape)
            raise ModelError(
                f"{shown}: output {name} should be {values.shape}, found {got}; restore models/{artefact.manifest.id}"
            )
        difference = float(np.max(np.abs(found[name].astype(np.float64) - values), initial=0.0))
        if not difference <= artefact.manifest.tolerance:  # also when it is not a number
            raise ModelError(
                f"{shown}: output {name} differs by {difference:.3g}, {artefact.manifest.tolerance:.3g} is allowed; "
                "this machine does not run it as published, do not use it here"
            )
        worst = max(worst, difference)
    return worst
