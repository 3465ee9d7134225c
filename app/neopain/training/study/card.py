"""The model card of a classifier fitted on a lab's own recordings."""

from __future__ import annotations

import numpy as np

from neopain.training.study.dataset import Dataset
from neopain.training.study.figures import FIGURES
from neopain.training.study.plan import ThresholdTarget
from neopain.training.study.refit import FittedClassifier
from neopain.training.study.report.tables import cell
from neopain.training.study.results import RankedLine, Results

INTENDED_USE = "Research on pain expression scoring with the infants and the camera of the place where it was fitted."
LIMITS = (
    "Fitted on the recordings of one study and never validated clinically. Not a medical device, not for clinical "
    "decisions. Another ward, camera, light or age group needs its own figures."
)
LICENCE = "LicenseRef-local"
LICENCE_TEXT = """This classifier was fitted by its user on the user's own recordings and belongs to the user.

It may contain numbers derived from patients (such as nearest neighbours and support vectors): protect it like the
recordings themselves.
"""


def data(given: Dataset, results: Results) -> str:
    """The training data, in one sentence."""
    return (
        f"{len(given)} moments of {len(results.recording)} recordings of {len(np.unique(results.subject))} subjects, "
        f"manifest SHA-256 {results.origin['manifest_sha256'][:16]}, seed {results.plan.seed}"
    )


def split(results: Results) -> str:
    """The split into training and test, in one sentence."""
    return f"{results.protocol.value}: figures on subjects left out; then fitted on all subjects"


def card(
    name: str, fitted: FittedClassifier, row: RankedLine, given: Dataset, results: Results, target: ThresholdTarget
) -> str:
    """The text of CARD.md."""
    figures = "\n".join(f"| {key.replace('_', ' ')} | {cell(row.figures[key])} |" for key in FIGURES)
    asked = (
        f"a sensitivity of {target.sensitivity:g} or more"
        if target.sensitivity is not None
        else f"at most {target.false_alarms:g} of the moments without pain above it"
    )
    return f"""# {name}

> **Research use only.** {LIMITS}

{fitted.description}.

- **Trained on.** {data(given, results)}.
- **Split.** {split(results)}.
- **Threshold.** {fitted.threshold:.4f}, chosen for {asked}, on moments of subjects left out: sensitivity
  {fitted.reached["sensitivity"]:.3f}, specificity {fitted.reached["specificity"]:.3f} there.
- **Scored faces.** Only faces that the monitor finds usable; the faces were found by the bundle
  `{results.origin["bundle"]["id"]}`.
- **Use.** {INTENDED_USE}
- **Licence.** It belongs to you; it may contain numbers derived from patients, see LICENSE.

## On subjects left out, by recording (95 % interval by subject)

| figure | value |
| --- | --- |
{figures}
"""
