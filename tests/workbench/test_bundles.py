import tiny
from neopain.inference.store import load_bundle, read_active
from neopain.workbench.bundles import classifiers, with_classifier


def test_each_installed_classifier_is_a_bundle_with_its_own_networks(tmp_path):
    models = tiny.bundle(tmp_path)
    other = tiny.two_networks(models)
    names = classifiers(models)
    assert names[0] == read_active(models).roles.classifier
    assert len(set(names)) == len(names) > 1
    with with_classifier(models, names[0]) as folder:
        assert folder == models
    before = (models / "active.toml").read_bytes()
    with with_classifier(models, other) as folder:
        bundle = load_bundle(folder)
        assert bundle.classifier.manifest.id == other
        assert len(bundle.features) == 2
    assert not folder.exists()
    assert (models / "active.toml").read_bytes() == before
