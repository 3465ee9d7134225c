"""Reading MatConvNet files: both layouts, every spelling of a number, and whatever is no such file."""

import numpy as np
import pytest
import scipy.io

import vgg_mat
from neopain.base.errors import InputError
from neopain.inference import matconvnet, published
from neopain.inference.matconvnet import Convolution, MaxPool, Normalisation, Rectifier, Softmax

THIN = 16


def same(one, other):
    if isinstance(one, Convolution):
        assert isinstance(other, Convolution)
        np.testing.assert_array_equal(one.filters, other.filters)
        np.testing.assert_array_equal(one.biases, other.biases)
        return (one.name, one.stride, one.pads) == (other.name, other.stride, other.pads)
    return one == other


@pytest.mark.parametrize("network", vgg_mat.LAYERS)
def test_both_layouts_read_the_same(network, tmp_path):
    path, layers, mean = vgg_mat.make(tmp_path / "new.mat", network, thin=THIN)
    new = matconvnet.read(path)
    old = matconvnet.read(vgg_mat.write(tmp_path / "old.mat", layers, mean, beta16=True, compressed=True))
    assert [layer.name for layer in new.layers] == [layer["name"] for layer in layers]
    assert all(same(one, other) for one, other in zip(new.layers, old.layers, strict=True))
    np.testing.assert_array_equal(new.mean, mean)
    np.testing.assert_array_equal(old.mean, mean)
    convolutions = [layer for layer in layers if layer["type"] == "conv"]
    assert new.parameters == sum(layer["filters"].size + layer["biases"].size for layer in convolutions)
    assert published.recognise(new).name == network
    assert published.recognise(old).name == network


def test_every_number_comes_from_the_file(tmp_path):
    layers = vgg_mat.weigh("vgg-s", thin=THIN)
    path = vgg_mat.write(tmp_path / "s.mat", layers, vgg_mat.mean_image("vgg-s"))
    read = {layer.name: layer for layer in matconvnet.read(path).layers}
    assert read["norm1"] == Normalisation("norm1", 5, 2.0, 1e-4, 0.75)
    assert "norm2" not in read
    assert read["pool1"] == MaxPool("pool1", (3, 3), (3, 3), (0, 2, 0, 2))
    assert read["pool2"] == MaxPool("pool2", (2, 2), (2, 2), (0, 1, 0, 1))
    assert (read["conv2"].stride, read["conv2"].pads) == ((1, 1), (0, 0, 0, 0))
    assert read["conv3"].pads == (1, 1, 1, 1)
    assert read["relu7"] == Rectifier("relu7")
    assert read["prob"] == Softmax("prob")


def test_shapes_are_those_of_the_paper(tmp_path):
    """Sizes after the first pools and before the fully connected layers, from the released deploy files."""
    expected = {
        "vgg-f": {"conv1": 54, "pool1": 27, "conv2": 27, "pool2": 13, "conv5": 13, "pool5": 6},
        "vgg-m": {"conv1": 109, "pool1": 54, "conv2": 26, "pool2": 13, "conv5": 13, "pool5": 6},
        "vgg-s": {"conv1": 109, "pool1": 37, "conv2": 33, "pool2": 17, "conv5": 17, "pool5": 6},
        "vgg-face": {"conv1_1": 224, "pool1": 112, "pool2": 56, "pool3": 28, "pool4": 14, "pool5": 7},
    }
    for network, sides in expected.items():
        path, *_ = vgg_mat.make(tmp_path / "network.mat", network, thin=THIN)
        given = matconvnet.shapes(matconvnet.read(path))
        assert {name: given[name][1:] for name in sides} == {name: (side, side) for name, side in sides.items()}
        assert given["fc7"][1:] == (1, 1)


def test_dropout_is_left_out_and_a_mean_may_be_a_row(tmp_path):
    layers = vgg_mat.weigh("vgg-face", thin=THIN)
    layers.insert(-4, {"type": "dropout", "name": "dropout6"})
    path = vgg_mat.write(tmp_path / "face.mat", layers, np.array(vgg_mat.FACE_MEAN).reshape(1, 3))
    description = matconvnet.read(path)
    assert "dropout6" not in [layer.name for layer in description.layers]
    assert description.mean.dtype == np.float32
    np.testing.assert_allclose(description.mean, np.reshape(vgg_mat.FACE_MEAN, (1, 1, 3)), rtol=1e-6)


def altered(name, /, **changes):
    """Spoils the layer `name` of VGG-F; None takes a field away."""

    def spoil(layers):
        (layer,) = [layer for layer in layers if layer["name"] == name]
        layer |= changes

    return spoil


def shortened(layers):
    del layers[3:5]


SPOILT = {
    "an unknown kind": (altered("relu3", type="bnorm"), "bnorm"),
    "no kind": (altered("relu3", type=""), "nothing"),
    "two names": (altered("relu3", name="relu4"), "same name"),
    "biases": (altered("conv3", biases=np.zeros(3, np.float32)), "3 biases"),
    "bias not finite": (altered("fc7", biases=np.full(256, np.nan, np.float32)), "fc7"),
    "filters of text": (altered("conv3", filters="none"), "conv3"),
    "a stride of none": (altered("conv3", stride=0), "below 1"),
    "pads of three": (altered("pool1", pad=(0, 1, 0)), "pool1"),
    "pads below none": (altered("pool1", pad=-1), "below 0"),
    "parameters of three": (altered("norm1", param=(5, 2, 1e-4)), "norm1"),
    "layers taken out": (shortened, "conv3 takes 16 channels"),
    "a kernel too large": (altered("pool5", pool=99), "larger"),
}


@pytest.mark.parametrize("case", SPOILT)
@pytest.mark.parametrize("beta16", [True, False])
def test_networks_that_are_not_as_expected(case, beta16, tmp_path):
    spoil, message = SPOILT[case]
    layers = vgg_mat.weigh("vgg-f", thin=THIN)
    spoil(layers)
    path = vgg_mat.write(tmp_path / "f.mat", layers, vgg_mat.mean_image("vgg-f"), beta16=beta16)
    with pytest.raises(InputError, match=message) as raised:
        matconvnet.read(path)
    assert_told(raised.value, path)


@pytest.mark.parametrize(
    ("mean", "message"),
    [
        (np.zeros((200, 224, 3), np.float32), "mean image"),
        (np.full((1, 1, 3), np.inf, np.float32), "mean image"),
        ("none", "mean image"),
    ],
)
def test_mean_images_that_do_not_fit(mean, message, tmp_path):
    path = vgg_mat.write(tmp_path / "f.mat", vgg_mat.weigh("vgg-f", thin=THIN), mean)
    with pytest.raises(InputError, match=message) as raised:
        matconvnet.read(path)
    assert_told(raised.value, path)


def whole(path):
    vgg_mat.make(path, "vgg-f", thin=THIN)
    return path.read_bytes()


def missing(path):
    pass


def folder(path):
    path.mkdir()


def empty(path):
    path.touch()


def text(path):
    path.write_text("Dear ward,\n" * 100)


def noise(path):
    path.write_bytes(np.random.default_rng(0).bytes(5000))


def noise_behind_a_header(path):
    path.write_bytes(whole(path)[:128] + np.random.default_rng(0).bytes(5000))


def hdf5(path):
    path.write_bytes(b"MATLAB 7.3 MAT-file".ljust(124) + b"\x00\x02IM" + bytes(400))


def other_variables(path):
    scipy.io.savemat(path, {"accuracy": 0.9})


def layers_of_numbers(path):
    scipy.io.savemat(path, {"layers": np.arange(20.0), "normalization": {"averageImage": np.zeros(3)}})


def no_layers(path):
    scipy.io.savemat(path, {"layers": np.empty((1, 0), object)})


def another_form(path):
    """As the newer wrapper of MatConvNet saves networks that are no chain."""
    scipy.io.savemat(path, {"layers": {"name": "conv1", "type": "dagnn.Conv"}, "params": np.arange(3.0)})


def no_mean(path):
    layers = vgg_mat.weigh("vgg-f", thin=THIN)
    vgg_mat.write(path, layers, vgg_mat.mean_image("vgg-f"), beta16=True)
    content = scipy.io.loadmat(path, variable_names=["layers"])
    scipy.io.savemat(path, {"layers": content["layers"]})


@pytest.mark.parametrize(
    "make",
    [
        *(missing, folder, empty, text, noise, noise_behind_a_header, hdf5),
        *(other_variables, layers_of_numbers, no_layers, another_form, no_mean),
    ],
)
def test_files_that_hold_no_such_network(make, tmp_path):
    path = tmp_path / "given.mat"
    make(path)
    with pytest.raises(InputError) as raised:
        matconvnet.read(path)
    assert_told(raised.value, path)


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("share", [0.0001, 0.01, 0.3, 0.7, 0.99])
def test_a_file_that_was_cut_off(share, compressed, tmp_path):
    layers, mean = vgg_mat.weigh("vgg-f", thin=THIN), vgg_mat.mean_image("vgg-f")
    path = vgg_mat.write(tmp_path / "f.mat", layers, mean, compressed=compressed)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(InputError) as raised:
        matconvnet.read(path)
    assert_told(raised.value, path)


def assert_told(error, path):
    message = str(error)
    assert "\n" not in message
    assert path.name in message
    assert len(message) < 400
