import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

import tiny
from neopain.base.errors import InputError
from neopain.inference import drift, vgg_graph
from neopain.inference.quantize import before, quantize
from neopain.inference.vgg_random import FEATURE_LAYER, PLANS, randomly_weighted
from networks import features_of

FACES = np.stack([np.kron(tiny.face_picture()[:112, :112], np.ones((2, 2, 1), np.uint8))] * 6)
FACES = np.clip(FACES + np.random.default_rng(0).integers(-40, 40, (6, 1, 1, 3)), 0, 255).astype(np.uint8)


@pytest.fixture(scope="module", params=PLANS)
def forms(request, tmp_path_factory):
    """A narrow network of each kind: plain in float, and in integers."""
    folder = tmp_path_factory.mktemp(request.param)
    described = randomly_weighted(request.param, thin=16)
    vgg_graph.write(described, (FEATURE_LAYER,), folder / "plain.onnx", fast_lrn=False)
    quantize(folder / "plain.onnx", "features", FACES[:4], folder / "int8.onnx")
    return folder / "plain.onnx", folder / "int8.onnx"


def test_features_stay_what_they_were(forms):
    plain, int8 = (features_of(path, FACES[4:]) for path in forms)
    assert plain.std() > 0.01
    drift.measure(plain, int8).ensure_small("it")


def kinds(path):
    graph = onnx.load(path).graph
    return graph, [node.op_type for node in graph.node]


def test_all_layers_but_the_last_are_in_integers(forms):
    plain, _ = kinds(forms[0])
    graph, _ = kinds(forms[1])
    makers = {name: node for node in graph.node for name in node.output}
    weights = {item.name: item for item in graph.initializer}
    layers = {node.name: node for node in graph.node if node.op_type == "Conv" and not node.name.endswith("_sum")}
    assert layers.keys() == {node.name for node in plain.node if node.op_type == "Conv"}
    for name, node in layers.items():
        rounded = makers.get(node.input[1])
        assert (rounded is None) == (name == "fc7"), name
        if rounded is not None:
            stored = weights[rounded.input[0]]
            assert stored.data_type == TensorProto.INT8
            largest = int(np.abs(numpy_helper.to_array(stored).astype(int)).max())
            assert 2 * 255 * largest <= np.iinfo(np.int16).max  # two products are summed in 16 bits on some processors
            assert weights[rounded.input[1]].dims == [stored.dims[0]]  # a scale a channel
            activation = makers[node.input[0]]
            assert weights[activation.input[2]].data_type == TensorProto.UINT8


def test_normalisation_is_fast_and_in_float(forms):
    _, was = kinds(forms[0])
    graph, ops = kinds(forms[1])
    assert "LRN" not in ops
    makers = {name: node for node in graph.node for name in node.output}
    sums = [node for node in graph.node if node.op_type == "Conv" and node.name.endswith("_sum")]
    assert len(sums) == was.count("LRN")
    for node in sums:
        assert node.input[1] not in makers  # a constant as it was, not one that was rounded
        assert makers[node.input[0]].op_type == "Mul"


def test_every_maximum_is_taken_over_integers(forms):
    graph, ops = kinds(forms[1])
    makers = {name: node for node in graph.node for name in node.output}
    assert "MaxPool" in ops or "NhwcMaxPool" in ops
    for node in graph.node:
        if node.op_type == "MaxPool":
            assert makers[node.input[0]].op_type == "DequantizeLinear"
    assert ops.count("NhwcMaxPool") == sum(
        1 for node in graph.node if node.op_type == "NhwcMaxPool" and makers[node.input[0]].op_type == "Transpose"
    )


def test_rounding_before_the_maximum_changes_no_bit(tmp_path, monkeypatch):
    vgg_graph.write(randomly_weighted("vgg-m", thin=16), (FEATURE_LAYER,), tmp_path / "plain.onnx")
    quantize(tmp_path / "plain.onnx", "features", FACES[:2], tmp_path / "before.onnx")
    monkeypatch.setattr("neopain.inference.quantize._pool_integers", lambda model: None)
    quantize(tmp_path / "plain.onnx", "features", FACES[:2], tmp_path / "after.onnx")
    assert "NhwcMaxPool" in kinds(tmp_path / "before.onnx")[1]
    assert "NhwcMaxPool" not in kinds(tmp_path / "after.onnx")[1]
    one, other = (features_of(tmp_path / f"{form}.onnx", FACES[2:4]) for form in ("before", "after"))
    np.testing.assert_array_equal(one, other)


def chain(*steps):
    """A network of `steps`: (operator, name, inputs); weights are 4 x 4."""
    nodes = [helper.make_node(kind, inputs, [name], name) for kind, name, inputs in steps]
    return helper.make_graph(nodes, "chain", [], [], [numpy_helper.from_array(np.eye(4, dtype=np.float32), "w")])


def test_what_depends_on_the_features_layer_stays_in_float():
    graph = chain(
        ("MatMul", "first", ["x", "w"]),
        ("Relu", "second", ["first"]),
        ("MatMul", "third", ["second", "w"]),
        ("Relu", "features", ["third"]),
        ("MatMul", "pose", ["features", "w"]),
    )
    assert set(before(graph, "features")) == {"first", "second"}


def test_a_layer_that_makes_features_and_feeds_another_stays_in_float():
    graph = chain(
        ("MatMul", "first", ["x", "w"]),
        ("MatMul", "early", ["first", "w"]),
        ("MatMul", "late", ["early", "w"]),
        ("Concat", "features", ["early", "late"]),
    )
    assert set(before(graph, "features")) == {"first"}


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (chain(("MatMul", "features", ["x", "w"])), "no layer before its features"),
        (chain(("QuantizeLinear", "rounded", ["x"]), ("MatMul", "features", ["rounded", "w"])), "integers already"),
    ],
)
def test_what_cannot_be_made_faster_is_refused(graph, message):
    with pytest.raises(InputError, match=message):
        before(graph, "features")
