"""Publishes a fitted line of the table as a model folder."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.base.clock import WallClock, wall_clock
from neopain.base.errors import InputError
from neopain.inference import publish as folders
from neopain.inference.classifier import OUTPUT, dump
from neopain.inference.manifest import InputSpec, Manifest, Need, OutputSpec, TrainedOn, describe_file
from neopain.inference.store import Artefact
from neopain.training.study import card
from neopain.training.study.compare import feature_matrix
from neopain.training.study.dataset import Dataset
from neopain.training.study.plan import ThresholdTarget
from neopain.training.study.refit import FittedClassifier
from neopain.training.study.results import RankedLine, Results

_TOLERANCE = 1e-5
_CHECKS, _AVERAGED = 8, 10


def full_id(name: str, now: WallClock = wall_clock) -> str:
    """The folder's name for `name`, with role and date added if missing. Raises InputError for an unusable name."""
    whole = name if name.startswith("classifier-") else f"classifier-{name}-{now():%Y%m}"
    if not re.fullmatch(r"classifier-[a-z0-9]+(-[a-z0-9]+)*-\d{6}[b-z]?", whole):
        raise InputError(f"{name!r} cannot be a name; give --publish small letters, digits and single hyphens")
    return whole


def publish(
    name: str,
    fitted: FittedClassifier,
    row: RankedLine,
    data: Dataset,
    results: Results,
    target: ThresholdTarget,
    models: Path,
) -> Artefact:
    """Write the model folder `name` under `models`, completely or not at all. Raises InputError when it exists."""
    folders.ensure_new(models, name)
    by_name = {group.name: group.artefact for group in data.groups}
    artefacts = [found for group in fitted.groups if (found := by_name[group]) is not None]
    needs = tuple(Need(id=one.manifest.id, sha256=one.manifest.artefact.sha256) for one in artefacts)
    given = _averages(data, fitted.groups)
    metrics = {key: round(figure.value, 6) for key, figure in row.figures.items() if np.isfinite(figure.value)}
    work = Path(tempfile.mkdtemp(dir=models, prefix=".draft-"))
    try:
        folder = work / name
        folder.mkdir()
        dump(fitted.estimator, folder / "classifier.pkl")
        described = Manifest(
            id=name,
            role="classifier",
            files=(describe_file(folder / "classifier.pkl"),),
            input=InputSpec(layout="ND", dtype="float32", width=given.shape[1]),
            outputs=(OutputSpec(name=OUTPUT, meaning="N: probability of pain, 0 to 1"),),
            needs=needs,
            versions=folders.versions("scikit-learn", "numpy"),
            trained_on=TrainedOn(data=card.data(data, results), split=card.split(results)),
            metrics={**metrics, **{f"{key}_at_threshold": value for key, value in fitted.reached.items()}},
            threshold=fitted.threshold,
            tolerance=_TOLERANCE,
            intended_use=card.INTENDED_USE,
            limits=card.LIMITS,
            licence=card.LICENCE,
            origin=f"Neopain, made by: neopain train --publish; {fitted.description}",
        )
        return folders.publish(
            folders.draft(folder, described),
            models,
            card.card(name, fitted, row, data, results, target),
            given,
            lambda vectors: {OUTPUT: fitted.estimator.predict_proba(vectors)[:, 1]},
            card.LICENCE_TEXT,
        )
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _averages(data: Dataset, groups: Sequence[str]) -> NDArray[np.float32]:
    """Check vectors for the classifier: means over several moments, so that none belongs to one infant."""
    rng = np.random.default_rng(0)
    rows = rng.integers(0, len(data), (_CHECKS, _AVERAGED))
    return np.stack([feature_matrix(data, groups, np.asarray(some)).mean(0) for some in rows]).astype(np.float32)
