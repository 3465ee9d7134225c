"""Writes the trained network as ONNX, operator by operator and without torch.

Input: uint8 RGB N x 224 x 224 x 3, the pipeline's crop. Halving to 112 pixels and standardising are inside the graph,
batch norm is folded into the convolutions, and every face is evaluated twice, plain and mirrored: all outputs are the
mean of both.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from neopain.pipeline.align import SIDE_PX
from neopain.training.network.weights import (
    DETAIL_CHANNELS,
    FEATURE_COUNT,
    LAYERS,
    MIRRORED,
    MOST_ODDS,
    NEAR_LAYER,
    NEAR_SIDE,
    NORM_EPSILON,
    OWN_EPSILON,
    POSE_SCALE_DEG,
    Layer,
    Weights,
    part_shares,
)

_OPSET = 17
_IR_VERSION = 9
_OUTPUTS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("features", (FEATURE_COUNT,)),
    ("landmarks", (68, 2)),
    ("actions", (10,)),
    ("visible", (2,)),
    ("pose", (2,)),
)


class _Graph:
    """Nodes and constants in order; each method adds one node and returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def number(self, name: str, value: float) -> str:
        return self.constant(name, np.array(value, np.float32))

    def add(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def linear(self, name: str, weights: Weights, given: str, output: str) -> str:
        weight = self.constant(f"{name}.weight", weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", weights[f"{name}.bias"])
        return self.add("Gemm", [given, weight, bias], output, transB=1)

    def convolution(self, name: str, weights: Weights, given: str, padding: int = 0) -> str:
        """Add a convolution of stride 1."""
        kernel = self.constant(f"{name}.weight", weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", weights[f"{name}.bias"])
        shape = list(weights[f"{name}.weight"].shape[2:])
        return self.add("Conv", [given, kernel, bias], f"{name}_sums", kernel_shape=shape, pads=[padding] * 4)

    def pairs(self, given: str, shape: tuple[int, ...]) -> str:
        """2N x shape as 2 x N x shape: all faces plain, then all mirrored."""
        wanted = self.constant(f"{given}_shape", np.array([2, -1, *shape], np.int64))
        return self.add("Reshape", [given, wanted], f"{given}_pairs")

    def mean_of_both(self, given: str, shape: tuple[int, ...], output: str) -> str:
        return self.add("ReduceMean", [self.pairs(given, shape)], output, axes=[0], keepdims=0)


def build(weights: Weights) -> onnx.ModelProto:
    """The network with `weights` as a checked ONNX model.

    Outputs, all float32: `features` N x D; `landmarks` N x 68 x 2 in crop pixels; `actions` N x 10 and `visible` N
    x 2 (eyes, mouth), 0 to 1; `pose` N x 2 (yaw, pitch), degrees.
    """
    graph = _Graph()
    last = _trunk(graph, weights, _both_ways(graph, _standardised(graph)))
    graph.add("ReduceMean", [last], "mean", axes=[2, 3], keepdims=0)
    graph.add("MaxPool", [last], "grid", kernel_shape=[3, 3], strides=[2, 2])
    graph.add("Flatten", ["grid"], "grid_flat")
    graph.add("Concat", ["mean", "grid_flat"], "pooled", axis=1)
    graph.add("Relu", [graph.linear("hidden", weights, "pooled", "hidden_sums")], "behind")
    _places(graph, weights, last)
    _actions(graph, weights)
    graph.add("Concat", ["action_odds", "behind", "pooled"], "features_each", axis=1)
    graph.mean_of_both("features_each", (FEATURE_COUNT,), "features")
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "neopain-features",
            [helper.make_tensor_value_info("image", TensorProto.UINT8, ["N", SIDE_PX, SIDE_PX, 3])],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", *shape]) for name, shape in _OUTPUTS],
            graph.constants,
        ),
        producer_name="neopain",
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_IR_VERSION,
    )
    onnx.checker.check_model(model, full_check=True)
    return model


def _standardised(graph: _Graph) -> str:
    graph.add("Transpose", ["image"], "planes", perm=[0, 3, 1, 2])
    graph.add("Cast", ["planes"], "floats", to=TensorProto.FLOAT)
    graph.add("AveragePool", ["floats"], "halved", kernel_shape=[2, 2], strides=[2, 2])
    graph.add("ReduceMean", ["halved"], "brightness", axes=[1, 2, 3], keepdims=1)
    graph.add("Sub", ["halved", "brightness"], "centred")
    graph.add("Mul", ["centred", "centred"], "squares")
    graph.add("ReduceMean", ["squares"], "variance", axes=[1, 2, 3], keepdims=1)
    graph.add("Add", ["variance", graph.number("one", 1.0)], "variance_up")
    graph.add("Sqrt", ["variance_up"], "contrast")
    return graph.add("Div", ["centred", "contrast"], "standardised")


def _both_ways(graph: _Graph, given: str) -> str:
    """The pictures N x 3 x 112 x 112, followed by the same mirrored: 2N in all."""
    names = ("mirror_start", "mirror_end", "mirror_axis", "mirror_step")
    numbers = (-1, np.iinfo(np.int64).min, 3, -1)
    spans = [graph.constant(name, np.array([number], np.int64)) for name, number in zip(names, numbers, strict=True)]
    mirrored = graph.add("Slice", [given, *spans], "mirrored")
    return graph.add("Concat", [given, mirrored], "both_ways", axis=0)


def _trunk(graph: _Graph, weights: Weights, given: str) -> str:
    for index, layer in enumerate(LAYERS):
        norm = {part: weights[f"norms.{index}.{part}"] for part in ("weight", "bias", "running_mean", "running_var")}
        gain = norm["weight"] / np.sqrt(norm["running_var"] + NORM_EPSILON)
        # Outputs with instance norm leave the convolution unchanged.
        factor = np.concatenate([np.ones(layer.own, np.float32), gain])
        offset = np.concatenate([np.zeros(layer.own, np.float32), norm["bias"] - norm["running_mean"] * gain])
        kernel = graph.constant(f"kernel{index}", weights[f"convolutions.{index}.weight"] * factor[:, None, None, None])
        bias = graph.constant(f"bias{index}", offset)
        strides = [layer.stride, layer.stride]
        sums = graph.add(
            "Conv", [given, kernel, bias], f"sums{index}", kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=strides
        )
        if layer.own:
            sums = _with_own_norm(graph, weights, index, layer)
        given = graph.add("Relu", [sums], f"layer{index}")
        if layer.pooled:
            given = graph.add("MaxPool", [given], f"pooled{index}", kernel_shape=[2, 2], strides=[2, 2])
    return given


def _with_own_norm(graph: _Graph, weights: Weights, index: int, layer: Layer) -> str:
    parts = graph.constant(f"parts{index}", np.array([layer.own, layer.outputs - layer.own], np.int64))
    graph.nodes.append(helper.make_node("Split", [f"sums{index}", parts], [f"own{index}", f"common{index}"], axis=1))
    scale = graph.constant(f"owns.{index}.weight", weights[f"owns.{index}.weight"])
    bias = graph.constant(f"owns.{index}.bias", weights[f"owns.{index}.bias"])
    graph.add("InstanceNormalization", [f"own{index}", scale, bias], f"own_norm{index}", epsilon=OWN_EPSILON)
    return graph.add("Concat", [f"own_norm{index}", f"common{index}"], f"normed{index}", axis=1)


def _share(graph: _Graph, weights: Weights, head: str, given: str) -> None:
    """Add a head whose outputs are 0 to 1."""
    graph.add("Sigmoid", [graph.linear(head, weights, given, f"{head}_sums")], f"{head}_each")
    graph.mean_of_both(f"{head}_each", dict(_OUTPUTS)[head], head)


def _places(graph: _Graph, weights: Weights, last: str) -> None:
    """Add the heads for cover, pose and landmarks."""
    graph.add("Relu", [graph.convolution("places", weights, last)], "places_map")
    graph.add("Flatten", ["places_map"], "places")
    graph.add("Relu", [graph.linear("where", weights, "places", "where_sums")], "where")
    _share(graph, weights, "visible", "where")
    _spots(graph, weights, last)
    graph.add("Add", ["spotted", graph.linear("points", weights, "where", "points_moved")], "points_flat")
    plain, mirrored = _halves(graph, "points_flat", (68, 2))
    order = graph.constant("mirrored_order", np.array(MIRRORED, np.int64))
    graph.add("Gather", [mirrored, order], "points_reordered", axis=1)
    graph.add("Mul", ["points_reordered", graph.constant("back", np.array([-1, 1], np.float32))], "points_back")
    graph.add("Add", [plain, "points_back"], "points_sum")
    half, quarter = graph.number("half_side", SIDE_PX / 2), graph.number("quarter_side", SIDE_PX / 4)
    graph.add("Mul", ["points_sum", quarter], "points_px")
    graph.add("Add", ["points_px", half], "landmarks")
    graph.linear("pose", weights, "where", "turns")
    plain, mirrored = _halves(graph, "turns", (2,))
    graph.add("Mul", [mirrored, "back"], "turns_back")
    graph.add("Add", [plain, "turns_back"], "turns_sum")
    graph.add("Mul", ["turns_sum", graph.number("pose_scale", POSE_SCALE_DEG / 2)], "pose")


def _spots(graph: _Graph, weights: Weights, last: str) -> None:
    """Add landmarks as centres of gravity of maps, 2N x 136, -1 and 1 at the edges."""
    near = graph.convolution("near", weights, f"layer{NEAR_LAYER}")
    far = graph.convolution("far", weights, last)
    scales = graph.constant("twice", np.array([1, 1, 2, 2], np.float32))
    graph.add(
        "Resize",
        [far, "", scales],
        "far_wide",
        mode="nearest",
        coordinate_transformation_mode="asymmetric",
        nearest_mode="floor",
    )
    graph.add("Relu", [graph.add("Add", [near, "far_wide"], "near_and_far")], "seen_twice")
    graph.add("Relu", [graph.convolution("around", weights, "seen_twice", padding=1)], "surroundings")
    maps = graph.convolution("spots", weights, "surroundings")
    rows = graph.constant("spot_rows", np.array([-1, 68, NEAR_SIDE * NEAR_SIDE], np.int64))
    graph.add("Softmax", [graph.add("Reshape", [maps, rows], "spot_maps")], "spot_shares", axis=2)
    centres = (np.arange(NEAR_SIDE) + 0.5) * 2 / NEAR_SIDE - 1
    down, across = np.meshgrid(centres, centres, indexing="ij")
    places = graph.constant("spot_places", np.stack([across.ravel(), down.ravel()], 1).astype(np.float32))
    graph.add("MatMul", ["spot_shares", places], "spot_pairs")
    graph.add("Flatten", ["spot_pairs"], "spotted")


def _actions(graph: _Graph, weights: Weights) -> None:
    shares = graph.constant("part_landmarks", part_shares())
    graph.add("MatMul", [shares, "spot_shares"], "part_shares")
    seen = graph.add("Relu", [graph.convolution("details", weights, f"layer{NEAR_LAYER}")], "details_map")
    rows = graph.constant("detail_rows", np.array([-1, DETAIL_CHANNELS, NEAR_SIDE * NEAR_SIDE], np.int64))
    graph.add("Transpose", [graph.add("Reshape", [seen, rows], "detail_maps")], "details_across", perm=[0, 2, 1])
    graph.add("Flatten", [graph.add("MatMul", ["part_shares", "details_across"], "part_details")], "details")
    graph.add("Concat", ["behind", "where", "points_flat", "details"], "known", axis=1)
    graph.add("Relu", [graph.linear("acting", weights, "known", "acting_sums")], "acting")
    _share(graph, weights, "actions", "acting")
    least, most = graph.number("least_odds", -MOST_ODDS), graph.number("most_odds", MOST_ODDS)
    graph.add("Clip", ["actions_sums", least, most], "action_odds")


def _halves(graph: _Graph, given: str, shape: tuple[int, ...]) -> tuple[str, str]:
    """The outputs for the plain faces, N x shape, and for the mirrored ones."""
    pairs = graph.pairs(given, shape)

    def half(index: int) -> str:
        place = graph.constant(f"{given}_{index}", np.array(index, np.int64))
        return graph.add("Gather", [pairs, place], f"{given}_half{index}", axis=0)

    return half(0), half(1)
