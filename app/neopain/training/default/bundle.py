"""From trained weights to the published bundle: export, features, classifier, figures, folders."""

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
from neopain.training.default.artefacts import Names
from neopain.training.default.classify import Judge, Sight
from neopain.training.default.crops import CropStore
from neopain.training.default.evaluate import Findings
from neopain.training.default.extract import Seen, crop, extract
from neopain.training.default.integers import Comparison
from neopain.training.default.settings import NetworkSettings, TrainSettings
from neopain.training.default.source import commit
from neopain.training.default.split import Split
from neopain.training.default.truth import Truth
from neopain.training.network import graph
from neopain.training.network.weights import Fitted

_CHECK_FACES = 2
_CHECK_VECTORS = 8
_RANGE_FACES = 128  # what the ranges of integers are measured on
_COMPARED_FACES = 64


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a bundle is made of. `found` (N,) says which faces the detector found; drafts are written to `work`."""

    truth: Truth
    split: Split
    crops: CropStore
    found: NDArray[np.bool_]
    work: Path


@dataclass(frozen=True, slots=True)
class Trained:
    """What came out: the ids, the network's figures and the classifier's findings on held-out subjects."""

    names: Names
    figures: dict[str, float]
    findings: Findings


@dataclass(frozen=True, slots=True)
class _Judged:
    """The classifier with what it reaches, and the network's figures beside it."""

    judge: Judge
    findings: Findings
    figures: dict[str, float]
    vectors: Sight


def make(
    fitted: Fitted,
    material: Material,
    models: Path,
    names: Names,
    detector: str,
    settings: TrainSettings,
    report: Report,
) -> Trained:
    """Publish the network `fitted` and its classifier under `models`, and activate them with the detector of that id.

    Raises InputError when one of `names` is there already.
    """
    publish.ensure_new(models, names.features, names.classifier)
    drafts = material.work / "drafts"
    shutil.rmtree(drafts, ignore_errors=True)
    origin = _origin(fitted, material, settings)
    draft, compared = _draft_network(drafts / names.features, fitted, origin, material, settings.network)
    network = Network(draft, settings.network.threads)
    judged = _judge(network, material, settings, report)
    judged.figures.update(compared.figures())
    features = _publish_network(draft, network, judged, material, models, settings.notes)
    _publish_classifier(drafts / names.classifier, judged, features, origin, models)
    roles = Roles(detector=detector, features=(names.features,), classifier=names.classifier)
    activate(models, Active(bundle=names.bundle, roles=roles))
    return Trained(names, judged.figures, judged.findings)


def _origin(fitted: Fitted, material: Material, settings: TrainSettings) -> TrainedOn:
    truth, parts = material.truth, material.split
    count = len(np.unique(truth.subjects))
    data = (
        f"{len(truth)} renders of {count} synthetic neonates by neopain synth (truth table SHA-256 "
        f"{truth.sha256[:16]}); seed {settings.seed}, {fitted.steps} steps of {settings.network.batch} faces"
    )
    split = (
        f"By subject, none in two parts: {len(parts.train)} renders to train, {len(parts.calibrate)} to calibrate, "
        f"{len(parts.test)} held out"
    )
    return TrainedOn(data=data, split=split, commit=commit())


def _draft_network(
    folder: Path, fitted: Fitted, origin: TrainedOn, material: Material, settings: NetworkSettings
) -> tuple[Artefact, Comparison]:
    """The network as it will be published, float or integers, and how the two compare on faces it was not fitted on."""
    other = folder.with_name("other")
    for made in (folder, other):
        made.mkdir(parents=True)
    onnx.save(graph.build(fitted.weights), other / "float.onnx")
    rows = material.truth.judgeable(material.split.calibrate)[: _RANGE_FACES + _COMPARED_FACES]
    faces = np.stack([crop(material.truth, material.crops, int(row)) for row in rows])
    kept = max(1, len(faces) - _COMPARED_FACES)
    integers.write(other / "float.onnx", faces[:kept], other / "integers.onnx")

    def opened(kind: str) -> Network:
        path = shutil.copy(other / f"{kind}.onnx", other / "model.onnx")
        described = artefacts.network(folder.name, Path(path), origin, kind == "integers")
        return Network(publish.draft(other, described), settings.threads)

    compared = integers.compare(opened("float"), opened("integers"), faces[kept:] if len(faces) > kept else faces)
    chosen = "integers" if settings.integers else "float"
    path = Path(shutil.copy(other / f"{chosen}.onnx", folder / "model.onnx"))
    described = artefacts.network(folder.name, path, origin, settings.integers)
    return publish.draft(folder, described), compared


def _judge(network: Network, material: Material, settings: TrainSettings, report: Report) -> _Judged:
    truth, parts, kept = material.truth, material.split, material.crops
    views = settings.classifier.views

    def seen(what: str, rows: NDArray[np.int64], views: int) -> Seen:
        return extract(network, truth, kept, rows, f"features: {what}", report, views, settings.seed)

    rows = np.random.default_rng(settings.seed).permutation(truth.judgeable(parts.train))[: settings.classifier.faces]
    train = seen("train", np.sort(rows), views)
    calibrate = seen("calibrate", truth.judgeable(parts.calibrate), views)
    # What the detector misses is never scored; and only what may be scored makes the figures.
    held_out = truth.judgeable(parts.test[material.found[parts.test]])
    test, hard = seen("test", held_out, 1), seen("disturbed", held_out, 2).odd()
    report("classifier", 0, 1)
    judge = classify.fit(_sight(train, truth), _sight(calibrate, truth), settings.classifier, settings.seed)
    report("classifier", 1, 1)
    vectors, harder = _sight(test, truth), _sight(hard, truth)
    findings = evaluate.judge(truth, held_out, vectors, judge(vectors.features))
    findings = evaluate.with_disturbed(findings, harder, judge(harder.features))
    figures = evaluate.measure(truth, held_out, kept.points_px(held_out), test.outputs)
    figures["share_the_detector_found"] = float(material.found[parts.test].mean())
    figures["share_scorable"] = len(held_out) / len(parts.test)
    for why, rows in truth.hidden(parts.test).items():
        figures[f"called_calm_of_those_{why}"] = _called_calm(rows, material, judge, seen)
    return _Judged(judge, findings, figures, vectors)


def _called_calm(
    rows: NDArray[np.int64], material: Material, judge: Judge, seen: Callable[[str, NDArray[np.int64], int], Seen]
) -> float:
    """Share of the faces `rows`, which nobody could judge, that the monitor would say to be in no pain."""
    found = rows[material.found[rows]]
    if not len(found):
        return 0.0
    hidden = seen("hidden", found, 1)
    brightness = np.array([crop(material.truth, material.crops, int(row)).mean() for row in found])
    calm = evaluate.called_calm(judge(hidden.outputs[VECTOR]), hidden.outputs, brightness)
    return float(calm.sum() / len(rows))


def _sight(seen: Seen, truth: Truth) -> Sight:
    return Sight(seen.outputs[VECTOR], truth.pain_target[seen.rows])


def _publish_network(
    draft: Artefact, network: Network, judged: _Judged, material: Material, models: Path, notes: str
) -> Artefact:
    described = draft.manifest.model_copy(update={"metrics": judged.figures})
    text = card.network(described.id, described.trained_on, judged.figures, notes)
    rows = material.split.test[:_CHECK_FACES]
    faces = np.stack([crop(material.truth, material.crops, int(row)) for row in rows])
    return publish.publish(Artefact(described, draft.folder), models, text, faces, network)


def _publish_classifier(folder: Path, judged: _Judged, features: Artefact, origin: TrainedOn, models: Path) -> None:
    judge = judged.judge
    folder.mkdir(parents=True)
    path = folder / "classifier.pkl"
    dump(judge.estimator, path)
    described = artefacts.classifier(folder.name, path, features, origin, judged.findings.figures)
    text = card.classifier(folder.name, features.manifest.id, origin, judge, judged.findings)
    given = judged.vectors.features[:_CHECK_VECTORS]
    publish.publish(publish.draft(folder, described), models, text, given, lambda vectors: {OUTPUT: judge(vectors)})
