import cv2
import numpy as np
import onnx
import onnxruntime
import pytest

from neopain.base.errors import InputError
from neopain.training.network import efficientnet_graph
from neopain.training.network.efficientnet_layers import (
    ACTING,
    BLOCKS,
    HIDDEN,
    MIDDLE_BLOCK,
    MIDDLE_SIDE,
    PLACE_CHANNELS,
    POOLED_COUNT,
    STEM,
    WHERE,
)


@pytest.fixture(scope="module")
def weights():
    """Random numbers of every name, spread so that each of them matters."""
    rng = np.random.default_rng(0)
    made = {}

    def layer(name, *shape):
        made[f"{name}.weight"] = rng.normal(0, (2 / np.prod(shape[1:])) ** 0.5, shape)

    def norm(name, channels):
        made[f"{name}.weight"], made[f"{name}.running_var"] = rng.uniform(0.5, 2, (2, channels))
        made[f"{name}.bias"], made[f"{name}.running_mean"] = rng.normal(0, 0.3, (2, channels))

    layer("stem", STEM, 3, 3, 3)
    norm("stem_norm", STEM)
    for index, block in enumerate(BLOCKS):
        if block.expand > 1:
            layer(f"blocks.{index}.expand", block.width, block.inputs, 1, 1)
            norm(f"blocks.{index}.expand_norm", block.width)
        layer(f"blocks.{index}.depthwise", block.width, 1, block.kernel, block.kernel)
        norm(f"blocks.{index}.depthwise_norm", block.width)
        layer(f"blocks.{index}.project", block.outputs, block.width, 1, 1)
        norm(f"blocks.{index}.project_norm", block.outputs)
    layer("places", PLACE_CHANNELS, BLOCKS[MIDDLE_BLOCK].outputs, 1, 1)
    made["places.bias"] = rng.normal(0, 0.1, PLACE_CHANNELS)
    for name, inputs, outputs in (
        ("hidden", POOLED_COUNT, HIDDEN),
        ("where", PLACE_CHANNELS * MIDDLE_SIDE**2, WHERE),
        ("points", WHERE, 136),
        ("acting", HIDDEN + WHERE + 136, ACTING),
        ("actions", ACTING, 10),
    ):
        layer(name, outputs, inputs)
        made[f"{name}.bias"] = rng.normal(0, 0.1, outputs)
    return {name: value.astype(np.float32) for name, value in made.items()}


def _by_hand(weights, image, mirrored):
    """What the graph is meant to compute for one picture, in plain numpy."""
    # Pixels of the scaled picture lie between those of the crop: linear interpolation from centre to centre.
    places = np.clip((np.arange(128) + 0.5) * 224 / 128 - 0.5, 0, 223)
    low = np.floor(places).astype(int)
    share = places - low
    high = np.minimum(low + 1, 223)
    rows = image[low] * (1 - share)[:, None, None] + image[high] * share[:, None, None]
    scaled = rows[:, low] * (1 - share)[None, :, None] + rows[:, high] * share[None, :, None]
    return _one_way(weights, scaled[:, ::-1] if mirrored else scaled)


def _convolve(x, kernel, stride, depthwise):
    side = kernel.shape[-1]
    total = side - stride
    padded = np.pad(x, ((0, 0), *2 * ((total // 2, total - total // 2),)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (side, side), axis=(1, 2))[:, ::stride, ::stride]
    if depthwise:
        return np.einsum("chwij,cij->chw", windows, kernel[:, 0], optimize=True)
    return np.einsum("chwij,ocij->ohw", windows, kernel, optimize=True)


def _one_way(weights, picture):
    def step(name, x, stride=1, depthwise=False, bounded=True):
        x = _convolve(x, weights[f"{name}.weight"], stride, depthwise)
        part = {key: weights[f"{name}_norm.{key}"][:, None, None] for key in ("weight", "bias", "running_mean")}
        spread = np.sqrt(weights[f"{name}_norm.running_var"][:, None, None] + 1e-3)
        x = (x - part["running_mean"]) / spread * part["weight"] + part["bias"]
        return np.clip(x, 0, 6) if bounded else x

    def linear(name, given):
        return weights[f"{name}.weight"] @ given + weights[f"{name}.bias"]

    x = picture.transpose(2, 0, 1)
    x = step("stem", (x - x.mean()) / np.sqrt(x.var() + 1), 2)
    for index, block in enumerate(BLOCKS):
        given = x
        if block.expand > 1:
            x = step(f"blocks.{index}.expand", x)
        x = step(f"blocks.{index}.depthwise", x, block.stride, depthwise=True)
        x = step(f"blocks.{index}.project", x, bounded=False)
        x = x + given if block.stride == 1 and block.inputs == block.outputs else x
        if index == MIDDLE_BLOCK:
            middle = x
    pooled = np.concatenate([x.mean((1, 2)), middle.max((1, 2))])
    behind = np.maximum(linear("hidden", pooled), 0)
    places = np.einsum("oc,chw->ohw", weights["places.weight"][:, :, 0, 0], middle)
    places = np.maximum(places + weights["places.bias"][:, None, None], 0)
    where = np.maximum(linear("where", places.ravel()), 0)
    odds = linear("actions", np.maximum(linear("acting", np.concatenate([behind, where, linear("points", where)])), 0))
    return {"features": np.concatenate([np.clip(odds, -4.6, 4.6), behind, pooled]), "actions": 1 / (1 + np.exp(-odds))}


def test_the_graph_computes_the_network(weights):
    model = efficientnet_graph.build(weights)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(1)
    # Soft pictures: where neighbours differ much, the last bits of their places are enlarged by random weights.
    image = np.stack([cv2.resize(rng.integers(0, 256, (9, 9, 3), np.uint8), (224, 224)) for _ in range(2)])
    image, mirrored = image[[0, 0, 1]], np.array([False, True, True])
    features, actions = session.run(["features", "actions"], {"image": image, "mirrored": mirrored})
    for row in range(3):
        expected = _by_hand(weights, image[row].astype(float), mirrored[row])
        scale = np.abs(expected["features"]).max()
        np.testing.assert_allclose(features[row], expected["features"], atol=5e-4 * scale)
        np.testing.assert_allclose(actions[row], expected["actions"], atol=2e-3)


def test_the_contract_is_in_the_graph(weights):
    model = efficientnet_graph.build(weights)
    image, mirrored = model.graph.input
    assert (mirrored.name, mirrored.type.tensor_type.elem_type) == ("mirrored", onnx.TensorProto.BOOL)
    assert image.type.tensor_type.elem_type == onnx.TensorProto.UINT8
    assert [part.dim_value or part.dim_param for part in image.type.tensor_type.shape.dim] == ["N", 224, 224, 3]
    assert {output.name for output in model.graph.output} == {"features", "actions"}


def test_a_network_that_was_written_is_read_with_norms_that_change_nothing(weights, tmp_path):
    path = tmp_path / "model.onnx"
    onnx.save(efficientnet_graph.build(weights), path)
    read = efficientnet_graph.read(path)
    assert set(read) == set(weights)
    assert not np.allclose(read["stem.weight"], weights["stem.weight"])
    images = np.random.default_rng(3).integers(0, 256, (2, 224, 224, 3), np.uint8)
    outputs = [
        onnxruntime.InferenceSession(made.SerializeToString(), providers=["CPUExecutionProvider"]).run(
            ["features", "actions"], {"image": images, "mirrored": np.array([False, True])}
        )
        for made in (efficientnet_graph.build(weights), efficientnet_graph.build(read))
    ]
    for first, again in zip(*outputs, strict=True):
        np.testing.assert_allclose(again, first, atol=1e-3, rtol=1e-4)


def test_another_network_is_not_read(tmp_path):
    path = tmp_path / "model.onnx"
    values = [onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1]) for name in "ab"]
    node = onnx.helper.make_node("Relu", ["a"], ["b"])
    onnx.save(onnx.helper.make_model(onnx.helper.make_graph([node], "other", values[:1], values[1:])), path)
    with pytest.raises(InputError, match="is no EfficientNet-Lite0 that neopain train default wrote; name one under"):
        efficientnet_graph.read(path)
