"""Trains and publishes the default bundle: the steps of `neopain train default`, in order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from neopain.base.errors import InputError
from neopain.base.settings import DetectSettings
from neopain.batch.progress import Report, silent
from neopain.inference import manifest, publish, store
from neopain.inference.onnx import Network
from neopain.inference.store import Active, Artefact
from neopain.pipeline.detect import CenterFaceDetector
from neopain.training.default import bundle, crops, faces, truth
from neopain.training.default.artefacts import BundleNames
from neopain.training.default.bundle import TrainedBundle
from neopain.training.default.faces import FaceSearch
from neopain.training.default.fitting import BundleInputs
from neopain.training.default.settings import TrainSettings
from neopain.training.default.truth import Split, Truth
from neopain.training.network import efficientnet_graph
from neopain.training.network.weights import TrainedWeights

_ONE_THREAD = 1  # for each detector; there are as many detectors as cores


def train_default(
    data: Path,
    models: Path,
    release: str,
    settings: TrainSettings,
    report: Report = silent,
) -> TrainedBundle:
    """Train on the renders in `data`; publish network and classifier of `release` under `models`, and activate them.

    Intermediate results are stored in `data`/training, so that an interrupted run continues there. Raises InputError,
    before any work, when the release exists, when torch is missing, or when there is nothing to train on.
    """
    names = ensure_possible(models, release, settings)
    inputs, detector = prepare_inputs(data, models, settings, report)
    if settings.network.published:
        return bundle.publish_classifier(inputs, models, names, detector, settings, report)
    fitted = _fit(inputs, models, settings, report)
    return bundle.publish_bundle(fitted, inputs, models, names, detector, settings, report)


def ensure_possible(models: Path, release: str, settings: TrainSettings) -> BundleNames:
    """The ids of `release`. Raises InputError when it is malformed or exists already, when torch or the first weights
    are missing, and ModelError when a network beside the new one is.
    """
    names = BundleNames.of(release, settings.network.transfer is not None)
    published = settings.network.published
    if published:
        for name in (published, *settings.classifier.beside):
            store.load_artefact(models, name, "features")
        publish.ensure_new(models, names.classifier)
        return replace(names, features=published)
    publish.ensure_new(models, names.features, names.classifier)
    _ensure_torch()
    transfer = settings.network.transfer
    if transfer is not None and transfer.start:
        store.load_artefact(models, transfer.start, "features")
    elif transfer is not None:
        from neopain.training.network.efficientnet import weights_path

        weights_path()
    for name in settings.classifier.beside:
        store.load_artefact(models, name, "features")
    return names


def prepare_inputs(
    data: Path, models: Path, settings: TrainSettings, report: Report = silent
) -> tuple[BundleInputs, str]:
    """Labels, split and crops of the renders in `data`, and the id of the detector that found the faces.

    Uses what an earlier run has stored. Raises InputError when there is nothing to train on.
    """
    detector = _detector(models)
    known = truth.read(data)
    parts = truth.split_by_subject(known.subjects, settings.split, settings.seed)
    _ensure_both_kinds(known, parts)
    work = data / "training"
    work.mkdir(exist_ok=True)
    found = faces.locate_faces(known, lambda: _search(detector), detector.manifest.artefact.sha256, work, report)
    stored = crops.store_crops(known, found, settings.crops, work, report)
    return BundleInputs(known, parts, stored, found.found, work), detector.manifest.id


def _fit(inputs: BundleInputs, models: Path, settings: TrainSettings, report: Report) -> TrainedWeights:
    from neopain.training.network.fit import TrainingFaces, train_network

    given = TrainingFaces(inputs.crops, inputs.truth, inputs.split.train)
    transfer, start = settings.network.transfer, None
    if transfer is not None and transfer.start:
        start = efficientnet_graph.read(store.load_artefact(models, transfer.start, "features").path)
    return train_network(given, settings.network, settings.seed, inputs.work / "network.pt", report, start)


def _ensure_both_kinds(known: Truth, parts: Split) -> None:
    """Raise InputError now, not after the training, when a part of the split has only one kind of face."""
    for rows in (parts.train, parts.calibrate, parts.test):
        pain = known.pain[known.scorable(rows)]
        if pain.all() or not pain.any():
            raise InputError(f"{len(known)} renders leave a part with one kind of face; render more with neopain synth")


def _ensure_torch() -> None:
    try:
        import torch  # noqa: F401
    except ModuleNotFoundError as error:
        raise InputError(
            "training needs PyTorch, which is not installed: run make test-train once, it adds it"
        ) from error


def _detector(models: Path) -> Artefact:
    """The detector of the active bundle, or the newest one where there is none."""
    if (models / store.ACTIVE_NAME).is_file():
        active = manifest.parse(models / store.ACTIVE_NAME, Active, f"models/{store.ACTIVE_NAME}")
        if active.roles.detector is not None:
            return store.load_artefact(models, active.roles.detector, "detector")
    present = sorted(folder.name for folder in models.glob("detector-*"))
    if not present:
        raise InputError(f"{models} holds no detector; faces are found with the one that is published there")
    return store.load_artefact(models, present[-1], "detector")


def _search(detector: Artefact) -> FaceSearch:
    settings = DetectSettings()
    centerface = CenterFaceDetector(Network(detector, _ONE_THREAD), settings.size_px)
    return lambda image: centerface.find(image, settings.min_confidence)
