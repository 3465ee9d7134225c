"""Groups are compared alone and mixed as in the paper."""

from neopain.training.study.features.feature_sets import feature_sets
from neopain.training.study.features.groups import Kind
from studies import dataset


def test_handcrafted_groups_are_mixed_with_each_other_and_with_each_network(tmp_path):
    data = dataset(tmp_path, carrying=("vgg",), silent=("hog", "lbp"), handcrafted=("hog", "lbp"), subjects=2)
    found = {one.name: (one.kind, one.groups) for one in feature_sets(data)}
    assert found == {
        "vgg": (Kind.DEEP, ("vgg",)),
        "hog": (Kind.HANDCRAFTED, ("hog",)),
        "lbp": (Kind.HANDCRAFTED, ("lbp",)),
        "hog+lbp": (Kind.HANDCRAFTED, ("hog", "lbp")),
        "vgg+hog+lbp": (Kind.MIXED, ("vgg", "hog", "lbp")),
    }


def test_a_network_alone_is_not_mixed(tmp_path):
    data = dataset(tmp_path, carrying=("vgg",), silent=(), handcrafted=(), subjects=2)
    assert [one.name for one in feature_sets(data)] == ["vgg"]
