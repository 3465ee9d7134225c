"""Fits the classifiers of a bundle on what its networks see in renders, and measures them on held-out subjects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.batch.progress import Report
from neopain.pipeline.features import VECTOR
from neopain.training.default import classify, evaluate
from neopain.training.default.classify import LabelledFeatures, PainClassifier
from neopain.training.default.crops import CropStore
from neopain.training.default.evaluate import Findings
from neopain.training.default.extract import NetworkOutputs, NetworkRun, crop, extract, join
from neopain.training.default.settings import TrainSettings
from neopain.training.default.truth import F32, Split, Truth
from neopain.training.network.weights import ACTION_COUNT


@dataclass(frozen=True, slots=True, eq=False)
class BundleInputs:
    """Data for a bundle. `found` (N,): whether the detector found the face; drafts are written to `work`."""

    truth: Truth
    split: Split
    crops: CropStore
    found: NDArray[np.bool_]
    work: Path


@dataclass(frozen=True, slots=True)
class FittedClassifier:
    """A classifier, its findings on held-out subjects, and the faces of these (their features and labels)."""

    classifier: PainClassifier
    findings: Findings
    held_out: LabelledFeatures


class Observations:
    """What `networks` see in the faces that the new one was not trained on; the vectors are joined in their order."""

    def __init__(
        self, networks: Sequence[NetworkRun], inputs: BundleInputs, settings: TrainSettings, report: Report
    ) -> None:
        self._inputs, self._settings, self._report = inputs, settings, report
        self._run = join(networks)
        truth, parts = inputs.truth, inputs.split
        # The figures are of faces that the monitor would score: found by the detector, and scorable.
        self._rows = truth.scorable(parts.test[inputs.found[parts.test]])
        face = crop(truth, inputs.crops, int(self._rows[0]))[None]
        self._widths = [network(face)[VECTOR].shape[1] for network in networks]
        self._calibrate = self._outputs("calibrate", truth.scorable(parts.calibrate), settings.classifier.views)
        self._plain = self._outputs("test", self._rows, 1)
        self._disturbed = self._outputs("disturbed", self._rows, 2).second_views()

    def fit(self, networks: Sequence[int]) -> FittedClassifier:
        """A classifier of the vectors of these `networks`, by their places among all."""
        self._report("classifier", 0, 1)
        ends = np.cumsum(self._widths)
        kept = np.concatenate([np.arange(ends[k] - self._widths[k], ends[k]) for k in networks])
        calibrate, plain, disturbed = (
            LabelledFeatures(seen.outputs[VECTOR][:, kept], self._inputs.truth.pain_target[seen.rows])
            for seen in (self._calibrate, self._plain, self._disturbed)
        )
        # The log-odds of the actions are the first numbers of each network.
        starts = np.cumsum([0, *(self._widths[k] for k in networks)])[:-1]
        columns = starts[:, None] + np.arange(ACTION_COUNT)
        fitted = classify.fit_classifier(calibrate, columns, self._settings.classifier, self._settings.seed)
        limit = fitted.threshold
        findings = evaluate.evaluate_classifier(self._inputs.truth, self._rows, plain, fitted(plain.features), limit)
        findings = evaluate.with_disturbed(findings, disturbed, fitted(disturbed.features), limit)
        self._report("classifier", 1, 1)
        return FittedClassifier(fitted, findings, plain)

    def measure(self, classifier: PainClassifier) -> dict[str, float]:
        """Figures of the networks' own outputs, and of the monitor with the `classifier` of all of them."""
        inputs = self._inputs
        truth, parts = inputs.truth, inputs.split
        figures = evaluate.measure(truth, self._rows, inputs.crops.points_px(self._rows), self._plain.outputs)
        figures["share_the_detector_found"] = float(inputs.found[parts.test].mean())
        figures["share_scorable"] = len(self._rows) / len(parts.test)
        for reason, rows in truth.hidden(parts.test).items():
            figures[f"called_calm_of_those_{reason}"] = self._called_calm(rows, classifier)
        return figures

    def _called_calm(self, rows: NDArray[np.int64], classifier: PainClassifier) -> float:
        """Share of the faces `rows`, too hidden for anyone to assess, that the monitor would score as no pain."""
        found = rows[self._inputs.found[rows]]
        if not len(found):
            return 0.0
        outputs: dict[str, F32] = self._outputs("hidden", found, 1).outputs
        brightness = np.array([crop(self._inputs.truth, self._inputs.crops, int(row)).mean() for row in found])
        calm = evaluate.called_calm(classifier(outputs[VECTOR]), outputs, brightness, classifier.threshold)
        return float(calm.sum() / len(rows))

    def _outputs(self, what: str, rows: NDArray[np.int64], views: int) -> NetworkOutputs:
        truth, crops = self._inputs.truth, self._inputs.crops
        return extract(self._run, truth, crops, rows, f"features: {what}", self._report, views, self._settings.seed)
