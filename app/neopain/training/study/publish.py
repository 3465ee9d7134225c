"""Publishes a fitted line of the table as a model folder, with its card."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from neopain.base.arrays import F32
from neopain.base.clock import WallClock, wall_clock
from neopain.base.errors import InputError
from neopain.inference import publish as folders
from neopain.inference.classifier import OUTPUT, dump
from neopain.inference.folders import writable
from neopain.inference.manifest import InputSpec, Manifest, Need, OutputSpec, TrainedOn, describe_file
from neopain.inference.store import Artefact
from neopain.training.study.compare import feature_matrix
from neopain.training.study.dataset import Dataset
from neopain.training.study.figures import FIGURES
from neopain.training.study.plan import ThresholdTarget
from neopain.training.study.refit import FittedClassifier
from neopain.training.study.report.tables import cell
from neopain.training.study.results import RankedLine, Results

_TOLERANCE = 1e-5
_CHECKS, _AVERAGED = 8, 10
_INTENDED_USE = "Research on pain expression scoring with the infants and the camera of the place where it was fitted."
_LIMITS = (
    "Fitted on the recordings of one study and never validated clinically. Not a medical device, not for clinical "
    "decisions. Another ward, camera, light or age group needs its own figures."
)
_LICENCE = "LicenseRef-local"
_LICENCE_TEXT = """This classifier was fitted by its user on the user's own recordings and belongs to the user.

It may contain numbers derived from patients (such as nearest neighbours and support vectors): protect it like the
recordings themselves.
"""


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
    vectors = _averages(data, fitted.groups)
    metrics = {key: round(figure.value, 6) for key, figure in row.figures.items() if np.isfinite(figure.value)}
    own = writable(models)
    with tempfile.TemporaryDirectory(dir=own, prefix=".draft-") as work:
        folder = Path(work) / name
        folder.mkdir()
        dump(fitted.estimator, folder / "classifier.pkl")
        described = Manifest(
            id=name,
            role="classifier",
            files=(describe_file(folder / "classifier.pkl"),),
            input=InputSpec(layout="ND", dtype="float32", width=vectors.shape[1]),
            outputs=(OutputSpec(name=OUTPUT, meaning="N: probability of pain, 0 to 1"),),
            needs=needs,
            versions=folders.versions("scikit-learn", "numpy"),
            trained_on=TrainedOn(data=_training_data(data, results), split=_split(results)),
            metrics={**metrics, **{f"{key}_at_threshold": value for key, value in fitted.reached.items()}},
            threshold=fitted.threshold,
            tolerance=_TOLERANCE,
            intended_use=_INTENDED_USE,
            limits=_LIMITS,
            licence=_LICENCE,
            origin=f"Neopain, made by: neopain train --publish; {fitted.description}",
        )
        return folders.publish(
            folders.draft(folder, described),
            own,
            _card(name, fitted, row, data, results, target),
            vectors,
            lambda some: {OUTPUT: fitted.estimator.predict_proba(some)[:, 1]},
            _LICENCE_TEXT,
        )


def _averages(data: Dataset, groups: Sequence[str]) -> F32:
    """Check vectors for the classifier: means over several moments, so that none belongs to one infant."""
    rng = np.random.default_rng(0)
    rows = rng.integers(0, len(data), (_CHECKS, _AVERAGED))
    return np.stack([feature_matrix(data, groups, np.asarray(some)).mean(0) for some in rows]).astype(np.float32)


def _training_data(data: Dataset, results: Results) -> str:
    """The training data, in one sentence."""
    return (
        f"{len(data)} moments of {len(results.recording)} recordings of {len(np.unique(results.subject))} subjects, "
        f"manifest SHA-256 {results.origin['manifest_sha256'][:16]}, seed {results.plan.seed}"
    )


def _split(results: Results) -> str:
    """The split into training and test, in one sentence."""
    return f"{results.protocol.value}: figures on subjects left out; then fitted on all subjects"


def _card(
    name: str, fitted: FittedClassifier, row: RankedLine, data: Dataset, results: Results, target: ThresholdTarget
) -> str:
    """The text of CARD.md."""
    figures = "\n".join(f"| {key.replace('_', ' ')} | {cell(row.figures[key])} |" for key in FIGURES)
    asked = (
        f"a sensitivity of {target.sensitivity:g} or more"
        if target.sensitivity is not None
        else f"at most {target.false_alarms:g} of the moments without pain above it"
    )
    return f"""# {name}

> **Research use only.** {_LIMITS}

{fitted.description}.

- **Trained on.** {_training_data(data, results)}.
- **Split.** {_split(results)}.
- **Threshold.** {fitted.threshold:.4f}, chosen for {asked}, on moments of subjects left out: sensitivity
  {fitted.reached["sensitivity"]:.3f}, specificity {fitted.reached["specificity"]:.3f} there.
- **Scored faces.** Only faces that the monitor finds usable; the faces were found by the bundle
  `{results.origin["bundle"]["id"]}`.
- **Use.** {_INTENDED_USE}
- **Licence.** It belongs to you; it may contain numbers derived from patients, see LICENSE.

## On subjects left out, by recording (95 % interval by subject)

| figure | value |
| --- | --- |
{figures}
"""
