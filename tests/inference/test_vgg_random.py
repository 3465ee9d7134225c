import pytest

import vgg_mat
from neopain.inference import matconvnet
from neopain.inference.matconvnet import Convolution
from neopain.inference.operations import gflop
from neopain.inference.published import named
from neopain.inference.vgg_graph import write
from neopain.inference.vgg_random import PLANS, randomly_weighted


@pytest.mark.parametrize("network", PLANS)
def test_layers_are_those_of_the_published_file(network, tmp_path):
    path, *_ = vgg_mat.make(tmp_path / "x.mat", network, thin=64)
    expected, found = matconvnet.read(path), randomly_weighted(network, thin=64)
    assert matconvnet.shapes(found) == matconvnet.shapes(expected)
    for one, other in zip(found.layers, expected.layers, strict=True):
        if isinstance(one, Convolution):
            assert (one.name, one.stride, one.pads) == (other.name, other.stride, other.pads)
            assert one.filters.shape == other.filters.shape
        else:
            assert one == other


def test_the_smallest_has_as_many_parameters_as_published():
    assert randomly_weighted("vgg-f").parameters == named("vgg-f").parameters


def test_weights_depend_on_the_seed_alone():
    one, same, other = (randomly_weighted("vgg-m", thin=32, seed=seed).layers[0].filters for seed in (1, 1, 2))
    assert (one == same).all()
    assert (one != other).all()


def test_arithmetic_is_counted(tmp_path):
    write(randomly_weighted("vgg-f"), ("relu7",), tmp_path / "f.onnx", fast_lrn=False)
    assert gflop(tmp_path / "f.onnx") == pytest.approx(1.440, abs=0.001)
