import os
import shutil
from pathlib import Path

import pytest

import tiny
from neopain.base.errors import ModelError
from neopain.inference import manifest, store
from neopain.inference.classifier import Classifier
from neopain.review import model_choice


@pytest.fixture
def models(tmp_path):
    return tiny.bundle(tmp_path)


def rewrite(folder, **changes):
    """The manifest of `folder` with some fields changed, as if it had been published so."""
    manifest.write(manifest.read(folder).model_copy(update=changes), folder)


def refused(models):
    with pytest.raises(ModelError) as error:
        store.load_bundle(models)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_bundle_has_its_artefacts_by_role(models):
    bundle = store.load_bundle(models)
    assert bundle.id == "tiny-202611"
    assert [artefact.manifest.id for artefact in bundle.artefacts] == [tiny.DETECTOR, tiny.FEATURES, tiny.CLASSIFIER]
    assert bundle.classifier.path == models / tiny.CLASSIFIER / "classifier.pkl"
    assert bundle.threshold == 0.5
    assert bundle.landmarks is None


def test_the_bundle_hash_changes_with_any_artefact_and_with_nothing_else(models, tmp_path_factory):
    first = store.load_bundle(models).sha256
    assert store.load_bundle(shutil.copytree(models, tmp_path_factory.mktemp("copy") / "models")).sha256 == first
    rewrite(models / tiny.CLASSIFIER, threshold=0.6)
    assert store.load_bundle(models).sha256 != first


def test_the_newest_classifier_of_the_same_networks_in_the_same_order_is_found(models):
    first = store.load_artefact(models, tiny.FEATURES, "features")
    second = tiny.network(models, name="features-other-202611", seed=1)
    tiny.classifier_on(first, name="classifier-a-202612b")
    tiny.classifier_on(first, name="classifier-z-202612")
    tiny.classifier_on(first, second, name="classifier-both-202701")
    names = [tiny.FEATURES, second.manifest.id]
    assert store.newest_classifier(models, names[:1]).manifest.id == "classifier-a-202612b"
    assert store.newest_classifier(models, names).manifest.id == "classifier-both-202701"
    assert store.newest_classifier(models, names[::-1]) is None
    (models / "classifier-both-202701" / "classifier.pkl").write_bytes(b"x")
    with pytest.raises(ModelError, match="was altered"):
        store.newest_classifier(models, names)


@pytest.mark.parametrize("name", ["model.onnx", "check.npz", "CARD.md", "LICENSE"])
def test_one_altered_byte_is_found_in_every_file(models, name):
    path = models / tiny.DETECTOR / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    message = refused(models)
    expected = next(entry for entry in manifest.read(models / tiny.DETECTOR).files if entry.name == name)
    assert f"models/{tiny.DETECTOR}/{name} was altered: expected SHA-256 {expected.sha256}, found" in message


def test_a_file_of_another_size_says_both_sizes(models):
    path = models / tiny.CLASSIFIER / "classifier.pkl"
    size = path.stat().st_size
    os.truncate(path, size - 1)
    assert f"classifier.pkl was altered: expected {size} bytes, found {size - 1}" in refused(models)


def test_a_missing_file_is_named(models):
    (models / tiny.FEATURES / "model.onnx").unlink()
    assert f"models/{tiny.FEATURES}/model.onnx is missing" in refused(models)


def test_a_missing_artefact_is_named(models):
    shutil.rmtree(models / tiny.DETECTOR)
    said = f"there is no models/{tiny.DETECTOR}; restore or import it, or use another (neopain models list)"
    assert refused(models) == said


def test_a_classifier_without_its_network_can_only_rescore(models):
    """As one that came with an older release: today's does not have its network, and cannot restore it."""
    shutil.rmtree(models / tiny.FEATURES)
    assert refused(models) == (
        f"{tiny.CLASSIFIER} can only rescore recordings made with its networks: {tiny.FEATURES} is not installed; "
        "import it, or use another classifier (see neopain models list)"
    )


def test_a_network_that_is_damaged_is_not_a_missing_one(models):
    (models / tiny.FEATURES / "manifest.toml").unlink()
    assert refused(models) == f"models/{tiny.FEATURES}/manifest.toml is missing; restore it from the release"
    classifier = manifest.read(models / tiny.CLASSIFIER)
    assert store.missing_networks(models, classifier) == ()
    shutil.rmtree(models / tiny.FEATURES)
    assert store.missing_networks(models, classifier) == (tiny.FEATURES,)


def test_no_active_bundle_says_so(tmp_path):
    assert "models/active.toml is missing" in refused(tmp_path)


def test_a_role_that_is_not_named_says_so(models):
    path = models / store.ACTIVE_NAME
    path.write_text("\n".join(line for line in path.read_text().splitlines() if "classifier" not in line))
    assert "models/active.toml: roles.classifier" in refused(models)


def test_an_artefact_in_another_role_says_so(models):
    path = models / store.ACTIVE_NAME
    path.write_text(path.read_text().replace(f'detector = "{tiny.DETECTOR}"', f'detector = "{tiny.FEATURES}"'))
    assert f"{tiny.FEATURES} is a features, not a detector" in refused(models)


def test_a_classifier_fitted_on_another_network_is_refused(models):
    shutil.rmtree(models / tiny.FEATURES)
    tiny.network(models, seed=9)
    message = refused(models)
    assert f"models/{tiny.CLASSIFIER}/manifest.toml needs {tiny.FEATURES} with SHA-256" in message


def test_a_classifier_whose_network_is_not_named_is_refused(models):
    other = "features-other-202611"
    tiny.network(models, name=other)
    path = models / store.ACTIVE_NAME
    path.write_text(path.read_text().replace(tiny.FEATURES, other))
    assert f"needs {tiny.FEATURES}, which models/active.toml does not name" in refused(models)


def test_another_scikit_learn_version_is_refused(models):
    rewrite(models / tiny.CLASSIFIER, versions={"scikit-learn": "0.24.2"})
    assert f"models/{tiny.CLASSIFIER} was made with scikit-learn 0.24.2, found" in refused(models)


def test_a_classifier_without_a_threshold_is_refused(models):
    rewrite(models / tiny.CLASSIFIER, threshold=None)
    assert "names no threshold" in refused(models)


def test_networks_joined_in_another_order_are_refused(models):
    both = tiny.two_networks(models)
    model_choice.use(models, [tiny.FEATURES, "features-second-202611", both])
    path = models / store.ACTIVE_NAME
    there = f'"{tiny.FEATURES}",\n    "features-second-202611"'
    assert there in path.read_text()
    path.write_text(path.read_text().replace(there, f'"features-second-202611", "{tiny.FEATURES}"'))
    assert "in the same order" in refused(models)


def test_a_network_more_than_the_classifier_knows_is_refused(models):
    tiny.two_networks(models)
    path = models / store.ACTIVE_NAME
    path.write_text(path.read_text().replace(f'"{tiny.FEATURES}"', f'"{tiny.FEATURES}", "features-second-202611"'))
    assert f"was fitted on {tiny.FEATURES}, models/active.toml names" in refused(models)


def test_features_the_classifier_was_not_fitted_on_are_refused(models):
    tiny.network(models, name="features-more-202611")
    path = models / store.ACTIVE_NAME
    path.write_text(path.read_text().replace(f'"{tiny.FEATURES}"', f'"{tiny.FEATURES}", "features-more-202611"'))
    assert f"was fitted on {tiny.FEATURES}, models/active.toml names {tiny.FEATURES} + features-more" in refused(models)


@pytest.mark.parametrize("name", ["check.npz", "classifier.pkl", "manifest.toml"])
def test_a_file_that_the_disk_does_not_give_is_named(models, monkeypatch, name):
    """As by its rights, or by a fault of the disk: it was a traceback."""
    path, opened = models / tiny.CLASSIFIER / name, Path.open

    def open_(self, *words, **more):
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *words, **more)

    bundle = store.load_bundle(models)
    monkeypatch.setattr(Path, "open", open_)
    said = refused(models)
    assert f"models/{tiny.CLASSIFIER}/{name} cannot be read: " in said
    assert "Permission denied" in said
    if name == "classifier.pkl":
        with pytest.raises(ModelError, match=r"classifier\.pkl cannot be read"):
            Classifier(bundle.classifier)
