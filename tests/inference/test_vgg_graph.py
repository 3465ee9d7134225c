"""The exported networks are the published ones: compared, layer by layer, with numpy written from the definition."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper

import vgg_mat
from inference.reference import vgg_reference
from neopain.base.errors import InputError
from neopain.inference import matconvnet, vgg_graph
from neopain.inference.matconvnet import Convolution, MaxPool, Normalisation

LIMIT = 1e-4
"""Largest difference allowed, as a share of the layer's largest value."""
LARGEST, PARAMETERS = "vgg-face", 145_002_878
"""The others have fewer parameters, in layers that are compared with few channels."""
PEAK_LIMIT_BYTES = 2e9
THIN = 8
IMPORT = """
import sys
from pathlib import Path
from neopain.inference.vgg_import import Choice, import_file
done = import_file(Path(sys.argv[1]), Path(sys.argv[2]), Choice(outputs=("prob",)), 2)
memory = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
print(done.published.name, done.parameters, done.artefact.path, int(memory["VmHWM"].split()[0]) * 1024)
"""
"""Imports in a process of its own, and says how much memory that took at most."""


def picture(seed=0):
    """Smooth coloured squares with noise, uint8 RGB 224 x 224 x 3: no two colours, rows or columns alike."""
    rng = np.random.default_rng(seed)
    coarse = np.kron(rng.integers(0, 200, (14, 14, 3)), np.ones((16, 16, 1), int))
    return (coarse + rng.integers(0, 56, (224, 224, 3))).astype(np.uint8)


def run(path, images, names=("features",)):
    """Outputs by name; layers may be named that are no outputs of the file."""
    model = onnx.load(path, load_external_data=False)
    for name in set(names) - {"features"}:
        model.graph.output.add().name = name
    shown = path.with_name("shown.onnx")
    onnx.save(model, shown)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(shown, options, providers=["CPUExecutionProvider"])
    return dict(zip(names, session.run(list(names), {"image": images}), strict=True))


def errors(path, layers, mean):
    """How far each layer of the file `path` is off, as a share of its largest value; infinite where shapes differ."""
    image = picture()
    expected = vgg_reference.forward(layers, mean, image)
    found = run(path, image[None], tuple(expected))
    return {name: _off(found[name][0], values) for name, values in expected.items()}


def _off(found, expected):
    if found.shape != expected.shape:
        return np.inf
    return float(np.abs(found - expected).max() / np.abs(expected).max())


@pytest.fixture(scope="module", params=vgg_mat.LAYERS)
def thin(request, tmp_path_factory):
    """A network of the true structure with few channels, as a file, its layers, its mean, its description."""
    path = tmp_path_factory.mktemp(request.param) / "network.mat"
    path, layers, mean = vgg_mat.make(path, request.param, thin=THIN)
    return request.param, layers, mean, matconvnet.read(path)


@pytest.mark.parametrize("fast_lrn", [True, False])
def test_every_layer_is_as_defined(thin, tmp_path, fast_lrn):
    _, layers, mean, description = thin
    path = tmp_path / "model.onnx"
    vgg_graph.write(description, ["prob"], path, fast_lrn=fast_lrn)
    onnx.checker.check_model(path, full_check=True)
    assert ("LRN" in {node.op_type for node in onnx.load(path).graph.node}) == (
        not fast_lrn and any(layer["type"] == "lrn" for layer in layers)
    )
    off = errors(path, layers, mean)
    assert len(off) == len(layers)
    assert max(off.values()) < LIMIT, off


def test_the_largest_network_in_full_size_through_the_importer(tmp_path):
    """All parameters, every layer, and the memory that importing takes."""
    path, layers, mean = vgg_mat.make(tmp_path / "network.mat", LARGEST, beta16=True)
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, path, tmp_path / "models"], capture_output=True, text=True, check=True
    )
    path.unlink()
    name, parameters, model, peak_bytes = done.stdout.split()
    assert (name, int(parameters)) == (LARGEST, PARAMETERS)
    assert int(peak_bytes) < PEAK_LIMIT_BYTES
    model = Path(model)
    off = errors(model, layers, mean)
    assert max(off.values()) < LIMIT, off
    model.with_suffix(".bin").unlink()


def changed(description, kind, **changes):
    """`description` with `changes` made to its layers of `kind`."""
    layers = [replace(layer, **changes) if isinstance(layer, kind) else layer for layer in description.layers]
    return replace(description, layers=tuple(layers))


def alpha_as_it_stands(description):
    (alpha,) = {layer.alpha for layer in description.layers if isinstance(layer, Normalisation)}
    return changed(description, Normalisation, alpha=alpha / 5)


def kappa_one(description):
    return changed(description, Normalisation, kappa=1.0)


def colours_swapped(description):
    return replace(description, mean=description.mean[..., ::-1])


def mean_turned(description):
    return replace(description, mean=description.mean.transpose(1, 0, 2))


def second_lrn(description):
    layers = list(description.layers)
    after = next(index for index, layer in enumerate(layers) if layer.name == "relu2") + 1
    layers.insert(after, Normalisation("norm2", *vgg_mat.LRN))
    return replace(description, layers=tuple(layers))


@pytest.mark.parametrize(
    ("network", "mutate"),
    [
        ("vgg-f", alpha_as_it_stands),
        ("vgg-m", alpha_as_it_stands),
        ("vgg-s", alpha_as_it_stands),
        ("vgg-f", kappa_one),
        ("vgg-face", colours_swapped),
        ("vgg-m", colours_swapped),
        ("vgg-s", mean_turned),
        ("vgg-s", second_lrn),
    ],
)
def test_a_wrong_number_is_found(network, mutate, tmp_path):
    path, layers, mean = vgg_mat.make(tmp_path / "network.mat", network, thin=THIN)
    vgg_graph.write(mutate(matconvnet.read(path)), ["prob"], tmp_path / "model.onnx")
    off = errors(tmp_path / "model.onnx", layers, mean)
    assert max(off.values()) > LIMIT, off


@pytest.mark.parametrize("network", vgg_mat.LAYERS)
@pytest.mark.parametrize("order", [(3, 2, 1, 0), (2, 3, 0, 1)])
def test_turned_filters_are_detected(network, order, tmp_path, monkeypatch):
    path, layers, mean = vgg_mat.make(tmp_path / "network.mat", network, thin=THIN)
    description = matconvnet.read(path)
    if order == (2, 3, 0, 1):  # in and out exchanged, where the filters are square enough for it to fit
        conv3 = "conv3_2" if network == "vgg-face" else "conv4"
        wrong = {conv3}
    else:
        wrong = {layer.name for layer in description.layers if isinstance(layer, Convolution)}
    monkeypatch.setattr(
        vgg_graph,
        "kernels",
        lambda layer: layer.filters.transpose(order if layer.name in wrong else (3, 2, 0, 1)),
    )
    vgg_graph.write(description, ["prob"], tmp_path / "model.onnx")
    assert max(errors(tmp_path / "model.onnx", layers, mean).values()) > LIMIT


@pytest.mark.parametrize("network", ["vgg-f", "vgg-m", "vgg-s"])
def test_a_pool_without_its_padding_does_not_fit(network, tmp_path):
    path, layers, mean = vgg_mat.make(tmp_path / "network.mat", network, thin=THIN)
    bare = [layer | {"pad": 0} if layer["type"] == "pool" else layer for layer in layers]
    with pytest.raises(InputError, match="fc6"):
        matconvnet.read(vgg_mat.write(path, bare, mean))


@pytest.mark.parametrize("network", ["vgg-f", "vgg-m", "vgg-s"])
def test_padding_on_the_wrong_side_is_detected(network, tmp_path):
    path, layers, mean = vgg_mat.make(tmp_path / "network.mat", network, thin=THIN)
    description = matconvnet.read(path)
    turned = [
        replace(layer, pads=(layer.pads[1], layer.pads[0], layer.pads[3], layer.pads[2]))
        if isinstance(layer, MaxPool)
        else layer
        for layer in description.layers
    ]
    vgg_graph.write(replace(description, layers=tuple(turned)), ["prob"], tmp_path / "model.onnx")
    assert max(errors(tmp_path / "model.onnx", layers, mean).values()) > LIMIT


def test_padding_goes_from_top_bottom_left_right_to_top_left_bottom_right():
    assert vgg_graph.around((1, 2, 3, 4)) == [1, 3, 2, 4]


def test_outputs_are_joined_in_the_order_asked_for(thin, tmp_path):
    network, layers, mean, description = thin
    wanted = ["pool5", "fc6", "relu7", "conv5"]
    names = vgg_graph.resolve(description, wanted)
    assert names[-1] == ("conv5_3" if network == "vgg-face" else "conv5")
    vgg_graph.write(description, names, tmp_path / "model.onnx")
    images = np.stack([picture(0), picture(1)])
    features = run(tmp_path / "model.onnx", images)["features"]
    expected = np.stack(
        [
            np.concatenate([values[name].ravel() for name in names])
            for values in (vgg_reference.forward(layers, mean, image) for image in images)
        ]
    )
    assert features.shape == (2, sum(vgg_graph.widths(description, names)))
    assert features.dtype == np.float32
    assert _off(features, expected) < LIMIT


def test_what_comes_after_the_last_output_is_left_out(thin, tmp_path):
    *_, description = thin
    vgg_graph.write(description, ["pool5"], tmp_path / "model.onnx")
    model = onnx.load(tmp_path / "model.onnx")
    assert not [item.name for item in model.graph.initializer if item.name.startswith("fc")]


def test_each_layer_gets_length_one_by_itself(thin, tmp_path):
    _, layers, mean, description = thin
    vgg_graph.write(description, ["fc6", "relu7"], tmp_path / "model.onnx", unit=True)
    features = run(tmp_path / "model.onnx", picture()[None])["features"][0]
    expected = vgg_reference.forward(layers, mean, picture())
    parts = [expected[name].ravel() / np.linalg.norm(expected[name]) for name in ("fc6", "relu7")]
    assert _off(features, np.concatenate(parts)) < LIMIT


@pytest.mark.parametrize(
    ("outputs", "message"), [(["fc9"], "choose from conv1"), (["fc6", "fc6"], "twice"), ([""], "''"), ([], "no layer")]
)
def test_outputs_that_are_not_there(thin, outputs, message):
    *_, description = thin
    with pytest.raises(InputError, match=message):
        vgg_graph.resolve(description, outputs)


def test_weights_are_pinned_by_the_model(thin, tmp_path):
    """Other weights make another model file, so that its hash stands for both."""
    *_, description = thin
    vgg_graph.write(description, ["relu7"], tmp_path / "one.onnx")
    other = changed(description, Convolution)
    other.layers[0].filters[0, 0, 0, 0] += 1
    vgg_graph.write(other, ["relu7"], tmp_path / "two.onnx")
    other.layers[0].filters[0, 0, 0, 0] -= 1
    assert (tmp_path / "one.bin").stat().st_size == (tmp_path / "two.bin").stat().st_size
    one, two = (onnx.load(tmp_path / f"{name}.onnx", load_external_data=False) for name in ("one", "two"))
    assert one.metadata_props[0].key == "weights_sha256"
    assert one.metadata_props[0].value != two.metadata_props[0].value


def test_the_weights_next_to_the_model_are_those_given(tmp_path):
    one, two = np.full(3, 2.0, np.float32), np.array([1, 10, 100], np.float32)
    nodes = [helper.make_node("Mul", ["x", "one"], ["scaled"]), helper.make_node("Add", ["scaled", "two"], ["y"])]
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [3]) for name in "xy"]
    graph = helper.make_graph(nodes, "sum", ends[:1], ends[1:])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    weights = vgg_graph.write_files(tmp_path / "model.onnx", model, iter([("one", one), ("two", two)]))
    assert weights == tmp_path / "model.bin"
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"), providers=["CPUExecutionProvider"])
    assert session.run(None, {"x": np.array([1, 2, 3], np.float32)})[0].tolist() == [3.0, 14.0, 106.0]
    written = onnx.load(tmp_path / "model.onnx", load_external_data=False)
    offsets = [int(item.value) for t in written.graph.initializer for item in t.external_data if item.key == "offset"]
    assert offsets == [0, 4096]
    (stated,) = (item.value for item in written.metadata_props if item.key == "weights_sha256")
    assert stated == hashlib.sha256(weights.read_bytes()).hexdigest()
