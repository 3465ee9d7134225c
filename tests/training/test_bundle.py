import numpy as np
import pytest

from neopain.base.errors import InputError
from neopain.inference import publish, store
from neopain.inference.classifier import Classifier
from neopain.inference.onnx import Network
from neopain.training import bundle
from neopain.training.artefacts import Names
from neopain.training.progress import silent
from neopain.training.settings import ClassifierSettings, NetworkSettings, TrainSettings
from neopain.training.weights import Fitted

NAMES = Names.of("209901")
SETTINGS = TrainSettings(
    network=NetworkSettings(threads=1), classifier=ClassifierSettings(inverse_penalties=(1e-3,), specificity=0.9)
)


@pytest.fixture
def made(material, weights, monkeypatch, tmp_path):
    """A bundle of an untrained network: even that tells the drawn faces apart."""
    version = publish.version
    monkeypatch.setattr(publish, "version", lambda name: "2.0" if name == "torch" else version(name))
    fitted = Fitted(weights, steps=0, seconds=0.0, loss=1.0)
    return bundle.make(fitted, material, tmp_path / "models", NAMES, "detector-none-209901", SETTINGS, silent)


def test_the_bundle_is_published_checked_and_active(made, tmp_path):
    models = tmp_path / "models"
    features = store.load_artefact(models, NAMES.features, "features")
    classifier = store.load_artefact(models, NAMES.classifier, "classifier")
    assert Network(features, 1).check() <= features.manifest.tolerance
    assert Classifier(classifier).check() == 0
    assert classifier.manifest.needs[0].sha256 == features.manifest.artefact.sha256
    active = (models / "active.toml").read_text()
    assert 'bundle = "synthetic-209901"' in active
    assert 'detector = "detector-none-209901"' in active


def test_figures_are_of_subjects_that_were_held_out(made, material, tmp_path):
    held_out = material.truth.judgeable(material.split.test)
    assert made.findings.figures["faces"] == len(held_out)
    assert made.findings.figures["auc"] > 0.9
    manifest = store.load_artefact(tmp_path / "models", NAMES.classifier, "classifier").manifest
    assert manifest.metrics == pytest.approx(made.findings.figures)
    assert f"{len(material.split.test)} held out" in manifest.trained_on.split


def test_the_cards_say_what_it_is_not(made, tmp_path):
    for name in (NAMES.features, NAMES.classifier):
        card = " ".join((tmp_path / "models" / name / "CARD.md").read_text().split())
        assert "Trained only on synthetic neonates rendered from CC0 meshes, never validated on patients." in card
        assert "Not a medical device" in card
    card = (tmp_path / "models" / NAMES.classifier / "CARD.md").read_text()
    for row in ("| skin tone | faces |", "| dark | ", "| occluder | faces |", "| light | faces |"):
        assert row in card


def test_a_second_one_of_the_same_name_is_refused_before_any_work(made, material, weights, tmp_path):
    drafts = material.work / "drafts"
    before = sorted(drafts.rglob("*"))
    with pytest.raises(InputError, match="is published and stays"):
        bundle.make(Fitted(weights, 0, 0.0, np.nan), material, tmp_path / "models", NAMES, "x", SETTINGS, silent)
    assert sorted(drafts.rglob("*")) == before
