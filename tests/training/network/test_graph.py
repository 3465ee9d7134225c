import numpy as np
import onnx
import onnxruntime

from neopain.training.network import graph
from neopain.training.network.weights import LAYERS, MIRRORED, NEAR_LAYER, PARTS


def _convolve(x, kernel, stride):
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("chwij,ocij->ohw", windows, kernel, optimize=True)


def _pool(x, side, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (side, side), axis=(1, 2))[:, ::stride, ::stride]
    return windows.max((3, 4))


def _in_the_mirror(weights, image):
    """What the graph is meant to compute of a picture looked at in the mirror; places and pose are turned back."""
    outputs = _by_hand(weights, image[:, ::-1])
    outputs["landmarks"] = outputs["landmarks"][list(MIRRORED)] * (-1, 1) + (224, 0)
    outputs["pose"] *= (-1, 1)
    return outputs


def _by_hand(weights, image):
    """What the graph is meant to compute for one picture, in plain numpy."""
    halved = image.astype(float).reshape(112, 2, 112, 2, 3).mean((1, 3)).transpose(2, 0, 1)
    x = (halved - halved.mean()) / np.sqrt(halved.var() + 1)
    for index, layer in enumerate(LAYERS):
        x = _convolve(x, weights[f"convolutions.{index}.weight"], layer.stride)
        own, common = x[: layer.own], x[layer.own :]
        part = {key: weights[f"norms.{index}.{key}"][:, None, None] for key in ("weight", "bias", "running_mean")}
        spread = np.sqrt(weights[f"norms.{index}.running_var"][:, None, None] + 1e-5)
        common = (common - part["running_mean"]) / spread * part["weight"] + part["bias"]
        if layer.own:
            mean, spread = own.mean((1, 2), keepdims=True), np.sqrt(own.var((1, 2), keepdims=True) + 1e-3)
            part = {key: weights[f"owns.{index}.{key}"][:, None, None] for key in ("weight", "bias")}
            own = (own - mean) / spread * part["weight"] + part["bias"]
        x = np.maximum(np.concatenate([own, common]), 0)
        if index == NEAR_LAYER:
            near = x
        if layer.pooled:
            x = _pool(x, 2, 2)
    pooled = np.concatenate([x.mean((1, 2)), _pool(x, 3, 2).ravel()])

    def linear(name, given):
        return weights[f"{name}.weight"] @ given + weights[f"{name}.bias"]

    hidden = np.maximum(linear("hidden", pooled), 0)

    def through(name, given):
        """A convolution of one pixel."""
        return np.einsum("oc,chw->ohw", weights[f"{name}.weight"][:, :, 0, 0], given) + across(name)

    def across(name):
        return weights[f"{name}.bias"][:, None, None]

    where = np.maximum(linear("where", np.maximum(through("places", x), 0).ravel()), 0)
    both = np.maximum(through("near", near) + through("far", x).repeat(2, 1).repeat(2, 2), 0)
    maps = through("spots", np.maximum(_convolve(both, weights["around.weight"], 1) + across("around"), 0))
    shares = np.exp(maps - maps.max((1, 2), keepdims=True))
    shares /= shares.sum((1, 2), keepdims=True)
    centres = (np.arange(14) - 6.5) / 7
    spotted = np.stack([shares.sum(1) @ centres, shares.sum(2) @ centres], 1)
    points = spotted + linear("points", where).reshape(68, 2)
    seen = np.maximum(through("details", near), 0)
    details = [(shares[list(part)].mean(0) * seen).sum((1, 2)) for part in PARTS]
    acting = np.maximum(linear("acting", np.concatenate([hidden, where, points.ravel(), *details])), 0)
    odds = linear("actions", acting)
    return {
        "features": np.concatenate([np.clip(odds, -4.6, 4.6), hidden, pooled]),
        "landmarks": points * 112 + 112,
        "actions": 1 / (1 + np.exp(-odds)),
        "visible": 1 / (1 + np.exp(-linear("visible", where))),
        "pose": linear("pose", where) * 30,
    }


def test_the_graph_computes_the_network(weights):
    model = graph.build(weights)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(1)
    images = np.stack([np.clip(rng.normal(90 + 60 * k, 20 + 9 * k, (224, 224, 3)), 0, 255) for k in range(2)])
    images = images.astype(np.uint8)
    names = [output.name for output in session.get_outputs()]
    # The first picture is looked at both ways beside the second, which is looked at in the mirror alone.
    images, mirrored = images[[0, 0, 1]], np.array([False, True, True])
    found = dict(zip(names, session.run(None, {"image": images, "mirrored": mirrored}), strict=True))
    for row, image in enumerate(images):
        for name, expected in (_in_the_mirror if mirrored[row] else _by_hand)(weights, image).items():
            assert found[name].dtype == np.float32
            np.testing.assert_allclose(found[name][row], expected, rtol=2e-4, atol=2e-4, err_msg=name)


def test_an_action_beyond_doubt_counts_no_more_in_the_features_than_one_of_99_percent(weights):
    sure = np.zeros(10, np.float32)
    sure[:2] = 50, -50
    model = graph.build({**weights, "actions.bias": sure})
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    image = np.random.default_rng(2).integers(0, 256, (1, 224, 224, 3), np.uint8)
    features, actions = session.run(["features", "actions"], {"image": image, "mirrored": np.array([False])})
    np.testing.assert_allclose(features[0, :2], (4.6, -4.6), rtol=1e-6)
    np.testing.assert_allclose(actions[0, :2], (1, 0), atol=1e-6)


def test_the_contract_is_in_the_graph(weights):
    model = graph.build(weights)
    image, mirrored = model.graph.input
    assert (mirrored.name, mirrored.type.tensor_type.elem_type) == ("mirrored", onnx.TensorProto.BOOL)
    assert image.type.tensor_type.elem_type == onnx.TensorProto.UINT8
    assert [part.dim_value or part.dim_param for part in image.type.tensor_type.shape.dim] == ["N", 224, 224, 3]
    assert {output.name for output in model.graph.output} == {"features", "landmarks", "actions", "visible", "pose"}
