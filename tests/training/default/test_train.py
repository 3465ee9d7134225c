import shutil
from pathlib import Path

import pytest

import drawn_faces as drawn
from neopain.base.errors import InputError, ModelError
from neopain.inference import store
from neopain.inference.classifier import Classifier
from neopain.inference.onnx import Network
from neopain.synth.generate import generate
from neopain.training.default import train
from neopain.training.default.settings import (
    AugmentSettings,
    ClassifierSettings,
    NetworkSettings,
    SplitSettings,
    TrainSettings,
)

MODELS = Path(__file__).parents[3] / "models"
SETTINGS = TrainSettings(
    split=SplitSettings(calibrate=0.25, test=0.25),
    network=NetworkSettings(
        epochs=1,  # that it learns is held by test_fit.py
        settle_epochs=0,
        batch=16,
        average_decay=0.9,
        augment=AugmentSettings(harsh=False, refiltered=0, patched=0),
    ),
    classifier=ClassifierSettings(copies=20),
)


@pytest.fixture
def models(tmp_path):
    """A models folder with nothing but the detector."""
    folder = tmp_path / "models"
    for detector in MODELS.glob("detector-*"):
        shutil.copytree(detector, folder / detector.name)
    return folder


@pytest.mark.train
def test_from_renders_to_an_active_bundle(models, tmp_path):
    data = tmp_path / "renders"
    generate(120, 5, data)
    stages = []
    trained = train.train_default(data, models, "209901", SETTINGS, report=lambda *what: stages.append(what[0]))
    bundle = store.load_bundle(models)
    assert bundle.id == "synthetic-209901"
    assert Network(bundle.features[0], 1).check() < 0.01
    assert Classifier(bundle.classifier).check() == 0
    assert bundle.features[0].manifest.metrics["share_the_detector_found"] > 0.5
    assert trained.findings.figures == pytest.approx(bundle.classifier.manifest.metrics)
    assert list(dict.fromkeys(stages))[:3] == ["faces", "crops", "network"]
    with pytest.raises(InputError, match="is published already and is never replaced"):
        train.train_default(data, models, "209901", SETTINGS)


def test_renders_are_asked_for_where_there_are_none(models, tmp_path, monkeypatch):
    monkeypatch.setattr(train, "_ensure_torch", lambda: None)
    with pytest.raises(InputError, match="render faces there with: neopain synth"):
        train.train_default(tmp_path, models, "209901", SETTINGS)


def test_too_few_renders_are_refused_before_the_training(models, tmp_path, monkeypatch):
    monkeypatch.setattr(train, "_ensure_torch", lambda: None)
    drawn.draw(tmp_path / "few", subjects=6, each=1)
    with pytest.raises(InputError, match="6 renders leave a part with one kind of face"):
        train.train_default(tmp_path / "few", models, "209901", SETTINGS)


def test_without_a_detector_no_face_can_be_found(renders, tmp_path, monkeypatch):
    monkeypatch.setattr(train, "_ensure_torch", lambda: None)
    with pytest.raises(InputError, match="holds no detector"):
        train.train_default(renders, tmp_path, "209901", SETTINGS)


def test_published_networks_need_no_torch_and_are_checked_first(renders, models, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    chosen = SETTINGS.model_copy(update={"network": NetworkSettings(published="features-none-209901")})
    with pytest.raises(ModelError, match="features-none-209901"):
        train.train_default(renders, models, "209901", chosen)
    shutil.copytree(MODELS / "features-vgg-synthetic-202612", models / "features-vgg-synthetic-202612")
    chosen = SETTINGS.model_copy(update={"network": NetworkSettings(published="features-vgg-synthetic-202612")})
    names = train.ensure_possible(models, "209901", chosen)
    assert (names.features, names.classifier) == ("features-vgg-synthetic-202612", "classifier-synthetic-209901")


def test_without_torch_it_says_how_to_get_it(renders, models, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    with pytest.raises(InputError, match="training needs PyTorch, which is not installed: run make test-train once"):
        train.train_default(renders, models, "209901", SETTINGS)
