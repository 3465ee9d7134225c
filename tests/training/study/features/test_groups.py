"""Groups of features are named by id, by the middle of one, or as the active networks, and mixed as in the paper."""

import numpy as np

import tiny
from neopain.base import paths
from neopain.inference.store import load_bundle
from neopain.training.study.features.groups import Kind, feature_sets, resolve
from studies import dataset


def test_a_group_is_the_newest_release_of_its_month(tmp_path):
    models = tiny.bundle(tmp_path)
    for release in ("202611b", "202611", "202610c"):
        tiny.network(models, name=f"features-odd-{release}")
    (group,) = resolve(["odd"], models, load_bundle(models))
    assert (group.name, group.artefact.manifest.id) == ("odd", "features-odd-202611b")


def test_the_shipped_models_are_where_the_groups_are_looked_up():
    found = resolve(["hog", "lbp-uniform", "strain", "lbp-top"], paths.models(), load_bundle(paths.models()))
    assert [group.name for group in found] == ["hog", "lbp-uniform", "strain", "lbp-top"]
    assert len({group.key for group in found}) == 4
    assert {group.kind.value for group in found} == {"handcrafted"}
    assert np.unique([group.motion is None for group in found]).tolist() == [False, True]


def test_handcrafted_groups_are_mixed_with_each_other_and_with_each_network(tmp_path):
    data = dataset(tmp_path, carrying=("vgg",), silent=("hog", "lbp"), handcrafted=("hog", "lbp"), subjects=2)
    found = {one.name: (one.kind, one.groups) for one in feature_sets(data.groups)}
    assert found == {
        "vgg": (Kind.DEEP, ("vgg",)),
        "hog": (Kind.HANDCRAFTED, ("hog",)),
        "lbp": (Kind.HANDCRAFTED, ("lbp",)),
        "hog+lbp": (Kind.HANDCRAFTED, ("hog", "lbp")),
        "vgg+hog+lbp": (Kind.MIXED, ("vgg", "hog", "lbp")),
    }


def test_a_network_alone_is_not_mixed(tmp_path):
    data = dataset(tmp_path, carrying=("vgg",), silent=(), handcrafted=(), subjects=2)
    assert [one.name for one in feature_sets(data.groups)] == ["vgg"]


def test_several_networks_are_also_joined_and_all_of_them_mixed(tmp_path):
    data = dataset(tmp_path, carrying=("one", "two"), silent=("lbp",), handcrafted=("lbp",), subjects=2)
    found = {one.name: one.kind for one in feature_sets(data.groups)}
    assert found == {
        "one": Kind.DEEP,
        "two": Kind.DEEP,
        "lbp": Kind.HANDCRAFTED,
        "one+two": Kind.DEEP,
        "one+lbp": Kind.MIXED,
        "two+lbp": Kind.MIXED,
        "one+two+lbp": Kind.MIXED,
    }
