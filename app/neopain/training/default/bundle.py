"""Makes the published bundle from trained weights: export, features, classifier, figures, folders."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx

from neopain.batch.progress import Report
from neopain.inference import publish
from neopain.inference.classifier import OUTPUT, dump
from neopain.inference.manifest import TrainedOn
from neopain.inference.onnx import Network
from neopain.inference.store import Active, Artefact, Roles, activate, load_artefact
from neopain.training.default import artefacts, card, integers
from neopain.training.default.artefacts import BundleNames
from neopain.training.default.evaluate import Findings
from neopain.training.default.extract import crop
from neopain.training.default.fitting import BundleInputs, FittedClassifier, Observations
from neopain.training.default.integers import Comparison
from neopain.training.default.settings import NetworkSettings, TrainSettings
from neopain.training.network import efficientnet_graph, graph
from neopain.training.network.weights import TrainedWeights

_CHECK_FACES = 2
_CHECK_VECTORS = 8
_RANGE_FACES = 128  # faces on which the ranges of the integers are measured
_COMPARED_FACES = 64


@dataclass(frozen=True, slots=True)
class TrainedBundle:
    """A published bundle: its ids, the network's figures and the classifier's findings on held-out subjects."""

    names: BundleNames
    figures: dict[str, float]
    findings: Findings


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

    Each network beside it also gets a classifier of its own, by which sessions can be rescored that were recorded with
    that network alone. Raises InputError when one of `names` is there already.
    """
    publish.ensure_new(models, names.features, names.classifier)
    drafts = inputs.work / "drafts"
    shutil.rmtree(drafts, ignore_errors=True)
    origin = _origin(fitted, inputs, settings)
    draft, compared = _draft_network(drafts / names.features, fitted, origin, inputs, settings.network)
    threads = settings.network.threads
    network = Network(draft, threads)
    beside = [load_artefact(models, name, "features") for name in settings.classifier.beside]
    observations = Observations([network, *(Network(found, threads) for found in beside)], inputs, settings, report)
    mixed = observations.fit(range(1 + len(beside)))
    figures = observations.measure(mixed.classifier) | compared.figures()
    features = (_publish_network(draft, network, figures, inputs, models, settings), *beside)
    _publish_classifier(drafts / names.classifier, mixed, features, origin, models)
    for index, found in enumerate(beside, 1):
        folder = drafts / names.alone(found.manifest.id)
        _publish_classifier(folder, observations.fit([index]), (found,), origin, models)
    roles = Roles(
        detector=detector, features=tuple(found.manifest.id for found in features), classifier=names.classifier
    )
    activate(models, Active(bundle=names.bundle, roles=roles))
    return TrainedBundle(names, figures, mixed.findings)


def publish_classifier(
    inputs: BundleInputs, models: Path, names: BundleNames, detector: str, settings: TrainSettings, report: Report
) -> TrainedBundle:
    """Publish a classifier of networks that are published already, the first of them `names.features`, and activate it.

    Raises InputError when it is there already.
    """
    publish.ensure_new(models, names.classifier)
    drafts = inputs.work / "drafts"
    shutil.rmtree(drafts, ignore_errors=True)
    used = tuple(load_artefact(models, name, "features") for name in (names.features, *settings.classifier.beside))
    networks = [Network(found, settings.network.threads) for found in used]
    observations = Observations(networks, inputs, settings, report)
    fitted = observations.fit(range(len(used)))
    origin = _origin(None, inputs, settings)
    _publish_classifier(drafts / names.classifier, fitted, used, origin, models, settings.notes)
    features = tuple(found.manifest.id for found in used)
    roles = Roles(detector=detector, features=features, classifier=names.classifier)
    activate(models, Active(bundle=names.bundle, roles=roles))
    return TrainedBundle(names, observations.measure(fitted.classifier), fitted.findings)


def _origin(fitted: TrainedWeights | None, inputs: BundleInputs, settings: TrainSettings) -> TrainedOn:
    truth, parts = inputs.truth, inputs.split
    count = len(np.unique(truth.subjects))
    kind = "hard renders" if settings.renders.hard else "renders"
    steps = "the networks as published" if fitted is None else f"{fitted.steps} steps of {settings.network.batch} faces"
    data = (
        f"{len(truth)} {kind} of {count} synthetic neonates by neopain synth (truth table SHA-256 "
        f"{truth.sha256[:16]}); seed {settings.seed}, {steps}"
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
    build = graph.build if settings.transfer is None else efficientnet_graph.build
    onnx.save(build(fitted.weights), other / "float.onnx")
    rows = inputs.truth.scorable(inputs.split.calibrate)[: _RANGE_FACES + _COMPARED_FACES]
    faces = np.stack([crop(inputs.truth, inputs.crops, int(row)) for row in rows])
    count = max(1, len(faces) - _COMPARED_FACES)
    integers.write(other / "float.onnx", faces[:count], other / "integers.onnx")

    def open_draft(kind: str) -> Network:
        path = shutil.copy(other / f"{kind}.onnx", other / "model.onnx")
        described = artefacts.network(folder.name, Path(path), origin, settings.transfer, kind == "integers")
        return Network(publish.draft(other, described), settings.threads)

    compared = integers.compare(
        open_draft("float"), open_draft("integers"), faces[count:] if len(faces) > count else faces
    )
    chosen = "integers" if settings.integers else "float"
    path = Path(shutil.copy(other / f"{chosen}.onnx", folder / "model.onnx"))
    described = artefacts.network(folder.name, path, origin, settings.transfer, settings.integers)
    return publish.draft(folder, described), compared


def _publish_network(
    draft: Artefact,
    network: Network,
    figures: dict[str, float],
    inputs: BundleInputs,
    models: Path,
    settings: TrainSettings,
) -> Artefact:
    described = draft.manifest.model_copy(update={"metrics": figures})
    text = card.network(described.id, described.trained_on, figures, settings.network.transfer, settings.notes)
    rows = inputs.split.test[:_CHECK_FACES]
    faces = np.stack([crop(inputs.truth, inputs.crops, int(row)) for row in rows])
    return publish.publish(Artefact(described, draft.folder), models, text, faces, network)


def _publish_classifier(
    folder: Path,
    fitted: FittedClassifier,
    features: tuple[Artefact, ...],
    origin: TrainedOn,
    models: Path,
    notes: str = "",
) -> None:
    classifier = fitted.classifier
    folder.mkdir(parents=True)
    path = folder / "classifier.pkl"
    dump(classifier.estimator, path)
    width = fitted.held_out.features.shape[1]
    described = artefacts.classifier(
        folder.name, path, features, width, origin, fitted.findings.figures, classifier.threshold
    )
    needed = [network.manifest.id for network in features]
    text = card.classifier(folder.name, needed, origin, classifier, fitted.findings, notes)
    vectors = fitted.held_out.features[:_CHECK_VECTORS]
    publish.publish(publish.draft(folder, described), models, text, vectors, lambda x: {OUTPUT: classifier(x)})
