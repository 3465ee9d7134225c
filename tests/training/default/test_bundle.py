import dataclasses
import shutil

import numpy as np
import onnx
import pytest

import drawn_faces as drawn
from neopain.base.errors import InputError
from neopain.batch.progress import silent
from neopain.inference import publish, store
from neopain.inference.classifier import Classifier
from neopain.inference.manifest import TrainedOn
from neopain.inference.onnx import Network
from neopain.training.default import bundle, settings, truth
from neopain.training.default.artefacts import BundleNames
from neopain.training.default.fitting import BundleInputs
from neopain.training.default.settings import ClassifierSettings, NetworkSettings, TrainSettings
from neopain.training.network.weights import TrainedWeights

NAMES = BundleNames.of("209901")
SETTINGS = TrainSettings(
    network=NetworkSettings(threads=1),
    classifier=ClassifierSettings(copies=20),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bundle")


@pytest.fixture(scope="module")
def material(known, store, folder):
    parts = truth.split_by_subject(known.subjects, settings.SplitSettings(calibrate=0.25, test=0.25), seed=1)
    return BundleInputs(known, parts, store, drawn.table(known).found, folder)


@pytest.fixture(scope="module", autouse=True)
def torch_of_some_version():
    """Manifests name the version of torch, which need not be installed to write a network."""
    version = publish.version
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "version", lambda name: "2.0" if name == "torch" else version(name))
        yield


@pytest.fixture(scope="module")
def made(material, weights, folder):
    """A bundle of an untrained network: even that tells the drawn faces apart."""
    fitted = TrainedWeights(weights, steps=0, seconds=0.0, loss=1.0)
    return bundle.publish_bundle(fitted, material, folder / "models", NAMES, "detector-none-209901", SETTINGS, silent)


def test_the_bundle_is_published_checked_and_active(made, folder):
    models = folder / "models"
    features = store.load_artefact(models, NAMES.features, "features")
    classifier = store.load_artefact(models, NAMES.classifier, "classifier")
    assert Network(features, 1).check() <= features.manifest.tolerance
    assert Classifier(classifier).check() == 0
    assert classifier.manifest.needs[0].sha256 == features.manifest.artefact.sha256
    active = (models / "active.toml").read_text()
    assert 'bundle = "synthetic-209901"' in active
    assert 'detector = "detector-none-209901"' in active


def test_figures_are_of_subjects_that_were_held_out(made, material, folder):
    held_out = material.truth.scorable(material.split.test)
    assert made.findings.figures["faces"] == len(held_out)
    assert made.findings.figures["auc"] > 0.75  # chance is 0.5
    assert 0.5 < made.findings.figures["auc_disturbed"] <= made.findings.figures["auc"]
    assert sum(faces for faces, _, _ in made.findings.reliability) == np.sum(
        np.abs(material.truth.pain_target[held_out] - 0.5) > 0.3
    )
    manifest = store.load_artefact(folder / "models", NAMES.classifier, "classifier").manifest
    assert manifest.metrics == pytest.approx(made.findings.figures)
    assert f"{len(material.split.test)} held out" in manifest.trained_on.split


def test_a_network_beside_it_is_joined_and_gets_a_classifier_of_its_own(made, material, weights, folder, tmp_path):
    models = shutil.copytree(folder / "models", tmp_path / "models")
    fitted, names = TrainedWeights(weights, 0, 0.0, 1.0), BundleNames.of("209902")
    beside = SETTINGS.classifier.model_copy(update={"beside": (NAMES.features,)})
    chosen = SETTINGS.model_copy(update={"classifier": beside})
    bundle.publish_bundle(fitted, material, models, names, "detector-none-209901", chosen, silent)
    alone = store.load_artefact(models, "classifier-vgg-synthetic-209902", "classifier")
    mixed = store.load_artefact(models, names.classifier, "classifier")
    assert store.needed_features(alone.manifest) == (NAMES.features,)
    assert store.needed_features(mixed.manifest) == (names.features, NAMES.features)
    assert mixed.manifest.input.width == 2 * alone.manifest.input.width
    assert Classifier(mixed).check() == 0
    assert store.read_active(models).roles.features == (names.features, NAMES.features)


def test_a_classifier_of_published_networks_is_published_alone(made, material, folder, tmp_path):
    models = shutil.copytree(folder / "models", tmp_path / "models")
    names = dataclasses.replace(BundleNames.of("209903"), features=NAMES.features)
    steep = SETTINGS.classifier.model_copy(update={"slope": 2.0, "threshold": 0.6})
    chosen = SETTINGS.model_copy(update={"classifier": steep, "notes": "## Tried\n"})
    before = {path.name for path in models.iterdir()}
    trained = bundle.publish_classifier(material, models, names, "detector-none-209901", chosen, silent)
    assert {path.name for path in models.iterdir()} - before == {"classifier-synthetic-209903"}
    manifest = store.load_artefact(models, names.classifier, "classifier").manifest
    assert (manifest.threshold, store.needed_features(manifest)) == (0.6, (NAMES.features,))
    assert manifest.metrics == pytest.approx(trained.findings.figures)
    assert "the networks as published" in manifest.trained_on.data
    assert (models / names.classifier / "CARD.md").read_text().endswith("## Tried\n")
    active = store.read_active(models)
    assert (active.bundle, active.roles.features) == ("synthetic-209903", (NAMES.features,))
    newest = store.newest_classifier(models, [NAMES.features])
    assert newest.manifest.id == names.classifier
    first = store.load_artefact(models, NAMES.classifier, "classifier").manifest
    assert manifest.metrics["auc"] == pytest.approx(first.metrics["auc"])


def test_integers_are_compared_and_may_be_published(made, material, weights, folder):
    figures = made.figures
    assert figures["int8_cosine_worst"] > 0.9
    assert figures["int8_ms_a_face"] > 0
    origin = TrainedOn(data="drawn faces")
    chosen = SETTINGS.network.model_copy(update={"integers": True})
    draft, compared = bundle._draft_network(
        folder / "again" / NAMES.features, TrainedWeights(weights, 0, 0.0, 1.0), origin, material, chosen
    )
    kinds = {node.op_type for node in onnx.load(draft.path).graph.node}
    assert "QuantizeLinear" in kinds
    assert draft.manifest.tolerance > 0.5
    assert compared.drift.cosine_worst == pytest.approx(figures["int8_cosine_worst"])


def test_the_cards_say_what_it_is_not(made, folder):
    for name in (NAMES.features, NAMES.classifier):
        card = " ".join((folder / "models" / name / "CARD.md").read_text().split())
        assert "Trained only on synthetic neonates rendered from CC0 meshes, never validated on patients." in card
        assert "Not a medical device" in card
    card = (folder / "models" / NAMES.classifier / "CARD.md").read_text()
    for row in (
        "| mean probability | share in pain |",
        "| skin tone | faces |",
        "| dark | ",
        "| occluder | faces |",
        "| light | faces |",
    ):
        assert row in card


def test_a_second_one_of_the_same_name_is_refused_before_any_work(made, material, weights, folder):
    drafts = material.work / "drafts"
    before = sorted(drafts.rglob("*"))
    with pytest.raises(InputError, match="is published already and is never replaced"):
        bundle.publish_bundle(
            TrainedWeights(weights, 0, 0.0, np.nan), material, folder / "models", NAMES, "x", SETTINGS, silent
        )
    assert sorted(drafts.rglob("*")) == before
