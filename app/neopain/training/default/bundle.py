"""Makes the published bundle from trained weights: export, features, classifier, figures, folders."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray

from neopain.batch.progress import Report
from neopain.inference import publish
from neopain.inference.classifier import OUTPUT, dump
from neopain.inference.manifest import TrainedOn
from neopain.inference.onnx import Network
from neopain.inference.store import Active, Artefact, Roles, activate
from neopain.pipeline.features import VECTOR
from neopain.training.default import artefacts, card, classify, evaluate, integers
from neopain.training.default.artefacts import BundleNames
from neopain.training.default.classify import LabelledFeatures, PainClassifier
from neopain.training.default.crops import CropStore
from neopain.training.default.evaluate import Findings
from neopain.training.default.extract import NetworkOutputs, crop, extract
from neopain.training.default.integers import Comparison
from neopain.training.default.settings import NetworkSettings, TrainSettings
from neopain.training.default.truth import Split, Truth
from neopain.training.network import graph
from neopain.training.network.weights import TrainedWeights

_CHECK_FACES = 2
_CHECK_VECTORS = 8
_RANGE_FACES = 128  # faces on which the ranges of the integers are measured
_COMPARED_FACES = 64


@dataclass(frozen=True, slots=True, eq=False)
class BundleInputs:
    """Data for a bundle. `found` (N,): whether the detector found the face; drafts are written to `work`."""

    truth: Truth
    split: Split
    crops: CropStore
    found: NDArray[np.bool_]
    work: Path


@dataclass(frozen=True, slots=True)
class TrainedBundle:
    """A published bundle: its ids, the network's figures and the classifier's findings on held-out subjects."""

    names: BundleNames
    figures: dict[str, float]
    findings: Findings


@dataclass(frozen=True, slots=True)
class _Evaluated:
    """The classifier with its findings, and the figures of the network."""

    classifier: PainClassifier
    findings: Findings
    figures: dict[str, float]
    held_out: LabelledFeatures


def publish_bundle(
    fitted: TrainedWeights,
    inputs: BundleInputs,
    models: Path,
    names: BundleNames,
    detector: str,
    settings: TrainSettings,
    report: Report,
) -> TrainedBundle:
    """Publish the network `fitted` and its classifier under `models`, and activate them with the detector of that id.

    Raises InputError when one of `names` is there already.
    """
    publish.ensure_new(models, names.features, names.classifier)
    drafts = inputs.work / "drafts"
    shutil.rmtree(drafts, ignore_errors=True)
    origin = _origin(fitted, inputs, settings)
    draft, compared = _draft_network(drafts / names.features, fitted, origin, inputs, settings.network)
    network = Network(draft, settings.network.threads)
    evaluated = _evaluate(network, inputs, settings, report)
    evaluated.figures.update(compared.figures())
    features = _publish_network(draft, network, evaluated, inputs, models, settings.notes)
    _publish_classifier(drafts / names.classifier, evaluated, features, origin, models)
    roles = Roles(detector=detector, features=(names.features,), classifier=names.classifier)
    activate(models, Active(bundle=names.bundle, roles=roles))
    return TrainedBundle(names, evaluated.figures, evaluated.findings)


def _origin(fitted: TrainedWeights, inputs: BundleInputs, settings: TrainSettings) -> TrainedOn:
    truth, parts = inputs.truth, inputs.split
    count = len(np.unique(truth.subjects))
    data = (
        f"{len(truth)} renders of {count} synthetic neonates by neopain synth (truth table SHA-256 "
        f"{truth.sha256[:16]}); seed {settings.seed}, {fitted.steps} steps of {settings.network.batch} faces"
    )
    split = (
        f"By subject, none in two parts: {len(parts.train)} renders to train, {len(parts.calibrate)} to calibrate, "
        f"{len(parts.test)} held out"
    )
    return TrainedOn(data=data, split=split, commit=artefacts.source_commit())


def _draft_network(
    folder: Path, fitted: TrainedWeights, origin: TrainedOn, inputs: BundleInputs, settings: NetworkSettings
) -> tuple[Artefact, Comparison]:
    """The network to publish, float or integers, and the comparison of the two on faces it was not fitted on."""
    other = folder.with_name("other")
    for made in (folder, other):
        made.mkdir(parents=True)
    onnx.save(graph.build(fitted.weights), other / "float.onnx")
    rows = inputs.truth.scorable(inputs.split.calibrate)[: _RANGE_FACES + _COMPARED_FACES]
    faces = np.stack([crop(inputs.truth, inputs.crops, int(row)) for row in rows])
    count = max(1, len(faces) - _COMPARED_FACES)
    integers.write(other / "float.onnx", faces[:count], other / "integers.onnx")

    def open_draft(kind: str) -> Network:
        path = shutil.copy(other / f"{kind}.onnx", other / "model.onnx")
        described = artefacts.network(folder.name, Path(path), origin, kind == "integers")
        return Network(publish.draft(other, described), settings.threads)

    compared = integers.compare(
        open_draft("float"), open_draft("integers"), faces[count:] if len(faces) > count else faces
    )
    chosen = "integers" if settings.integers else "float"
    path = Path(shutil.copy(other / f"{chosen}.onnx", folder / "model.onnx"))
    described = artefacts.network(folder.name, path, origin, settings.integers)
    return publish.draft(folder, described), compared


def _evaluate(network: Network, inputs: BundleInputs, settings: TrainSettings, report: Report) -> _Evaluated:
    truth, parts, crops = inputs.truth, inputs.split, inputs.crops
    views = settings.classifier.views

    def outputs(what: str, rows: NDArray[np.int64], views: int) -> NetworkOutputs:
        return extract(network, truth, crops, rows, f"features: {what}", report, views, settings.seed)

    rows = np.random.default_rng(settings.seed).permutation(truth.scorable(parts.train))[: settings.classifier.faces]
    train = outputs("train", np.sort(rows), views)
    calibrate = outputs("calibrate", truth.scorable(parts.calibrate), views)
    # The figures are of faces that the monitor would score: found by the detector, and scorable.
    held_out = truth.scorable(parts.test[inputs.found[parts.test]])
    test, hard = outputs("test", held_out, 1), outputs("disturbed", held_out, 2).second_views()
    report("classifier", 0, 1)
    fitted = classify.fit_classifier(
        _labelled(train, truth), _labelled(calibrate, truth), settings.classifier, settings.seed
    )
    report("classifier", 1, 1)
    plain, disturbed = _labelled(test, truth), _labelled(hard, truth)
    findings = evaluate.evaluate_classifier(truth, held_out, plain, fitted(plain.features))
    findings = evaluate.with_disturbed(findings, disturbed, fitted(disturbed.features))
    figures = evaluate.measure(truth, held_out, crops.points_px(held_out), test.outputs)
    figures["share_the_detector_found"] = float(inputs.found[parts.test].mean())
    figures["share_scorable"] = len(held_out) / len(parts.test)
    for reason, rows in truth.hidden(parts.test).items():
        figures[f"called_calm_of_those_{reason}"] = _called_calm(rows, inputs, fitted, outputs)
    return _Evaluated(fitted, findings, figures, plain)


def _called_calm(
    rows: NDArray[np.int64],
    inputs: BundleInputs,
    classifier: PainClassifier,
    outputs: Callable[[str, NDArray[np.int64], int], NetworkOutputs],
) -> float:
    """Share of the faces `rows`, too hidden for anyone to assess, that the monitor would score as no pain."""
    found = rows[inputs.found[rows]]
    if not len(found):
        return 0.0
    hidden = outputs("hidden", found, 1)
    brightness = np.array([crop(inputs.truth, inputs.crops, int(row)).mean() for row in found])
    calm = evaluate.called_calm(classifier(hidden.outputs[VECTOR]), hidden.outputs, brightness)
    return float(calm.sum() / len(rows))


def _labelled(found: NetworkOutputs, truth: Truth) -> LabelledFeatures:
    return LabelledFeatures(found.outputs[VECTOR], truth.pain_target[found.rows])


def _publish_network(
    draft: Artefact, network: Network, evaluated: _Evaluated, inputs: BundleInputs, models: Path, notes: str
) -> Artefact:
    described = draft.manifest.model_copy(update={"metrics": evaluated.figures})
    text = card.network(described.id, described.trained_on, evaluated.figures, notes)
    rows = inputs.split.test[:_CHECK_FACES]
    faces = np.stack([crop(inputs.truth, inputs.crops, int(row)) for row in rows])
    return publish.publish(Artefact(described, draft.folder), models, text, faces, network)


def _publish_classifier(
    folder: Path, evaluated: _Evaluated, features: Artefact, origin: TrainedOn, models: Path
) -> None:
    classifier = evaluated.classifier
    folder.mkdir(parents=True)
    path = folder / "classifier.pkl"
    dump(classifier.estimator, path)
    described = artefacts.classifier(folder.name, path, features, origin, evaluated.findings.figures)
    text = card.classifier(folder.name, features.manifest.id, origin, classifier, evaluated.findings)
    vectors = evaluated.held_out.features[:_CHECK_VECTORS]
    publish.publish(publish.draft(folder, described), models, text, vectors, lambda x: {OUTPUT: classifier(x)})
