"""From rendered faces to the published default bundle: every step of `neopain train default`, in order."""

from __future__ import annotations

from pathlib import Path

from neopain.base.errors import InputError
from neopain.base.settings import DetectSettings
from neopain.batch.progress import Report, silent
from neopain.inference import manifest, publish, store
from neopain.inference.onnx import Network
from neopain.inference.store import Active, Artefact
from neopain.pipeline.detect import CenterFaceDetector
from neopain.training.default import bundle, crops, faces, split, truth
from neopain.training.default.artefacts import Names
from neopain.training.default.bundle import Material, Trained
from neopain.training.default.faces import Detect
from neopain.training.default.settings import TrainSettings
from neopain.training.default.split import Split
from neopain.training.default.truth import Truth
from neopain.training.network.weights import Fitted

_ONE_THREAD = 1  # a detector; there are as many detectors as cores


def train_default(
    data: Path,
    models: Path,
    release: str,
    settings: TrainSettings,
    report: Report = silent,
) -> Trained:
    """Train on the renders in `data`; publish network and classifier of `release` under `models`, and activate them.

    What takes long is kept in `data`/training, so that a run that was stopped goes on where it was. Raises
    InputError, before any work, when the release is published, when torch is missing, or when there is nothing to train
    on.
    """
    names = ensure_possible(models, release)
    material, detector = gather(data, models, settings, report)
    fitted = _fit(material, settings, report)
    return bundle.make(fitted, material, models, names, detector, settings, report)


def ensure_possible(models: Path, release: str) -> Names:
    """The ids of `release`. Raises InputError when it is none or published already, or when torch is missing."""
    names = Names.of(release)
    publish.ensure_new(models, names.features, names.classifier)
    _ensure_torch()
    return names


def gather(data: Path, models: Path, settings: TrainSettings, report: Report = silent) -> tuple[Material, str]:
    """What is learnt from the renders in `data`, and the id of the detector that found the faces.

    Work of an earlier run is taken up. Raises InputError when there is nothing to train on.
    """
    detector = _detector(models)
    known = truth.read(data)
    parts = split.by_subject(known.subjects, settings.split, settings.seed)
    _ensure_both_kinds(known, parts)
    work = data / "training"
    work.mkdir(exist_ok=True)
    found = faces.locate(known, lambda: _look(detector), detector.manifest.artefact.sha256, work, report)
    kept = crops.store(known, found, settings.crops, work, report)
    return Material(known, parts, kept, found.found, work), detector.manifest.id


def _fit(material: Material, settings: TrainSettings, report: Report) -> Fitted:
    from neopain.training.network.fit import Faces, fit

    given = Faces(material.crops, material.truth, material.split.train)
    return fit(given, settings.network, settings.seed, material.work / "network.pt", report)


def _ensure_both_kinds(known: Truth, parts: Split) -> None:
    """Few renders may leave a part without pain, or with nothing else; that should not come out after the training."""
    for rows in (parts.train, parts.calibrate, parts.test):
        pain = known.pain[known.judgeable(rows)]
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
    """The detector of the active bundle, or the newest one where the bundle has none or none is active yet."""
    if (models / store.ACTIVE_NAME).is_file():
        active = manifest.parse(models / store.ACTIVE_NAME, Active, f"models/{store.ACTIVE_NAME}")
        if active.roles.detector is not None:
            return store.load_artefact(models, active.roles.detector, "detector")
    present = sorted(folder.name for folder in models.glob("detector-*"))
    if not present:
        raise InputError(f"{models} holds no detector; faces are found with the one that is published there")
    return store.load_artefact(models, present[-1], "detector")


def _look(detector: Artefact) -> Detect:
    settings = DetectSettings()
    centerface = CenterFaceDetector(Network(detector, _ONE_THREAD), settings.size_px)
    return lambda image: centerface.find(image, settings.min_confidence)
