"""Writes the trained EfficientNet-Lite0 as ONNX, operator by operator and without torch.

Input: `image`, uint8 RGB N x 224 x 224 x 3, the pipeline's crop, and `mirrored`, bool N: whether a face is looked at in
the mirror. Scaling to 128 pixels and standardising are inside the graph, batch norm is folded into the convolutions.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from neopain.base.errors import InputError
from neopain.training.network.efficientnet_layers import (
    BLOCKS,
    FEATURE_COUNT,
    MIDDLE_BLOCK,
    NORM_EPSILON,
    SIDE_PX,
    Block,
    pads,
)
from neopain.training.network.graph_builder import GraphBuilder, Outputs
from neopain.training.network.weights import ACTION_COUNT, MOST_ODDS, Weights

OUTPUTS: Outputs = {"features": (FEATURE_COUNT,), "actions": (ACTION_COUNT,)}


def build(weights: Weights) -> onnx.ModelProto:
    """The network with `weights` as a checked ONNX model.

    Outputs, float32: `features` N x D and `actions` N x 10, 0 to 1. Landmarks, cover and pose are learnt for the sake
    of the actions and left out: the VGG finds them on a finer grid.
    """
    graph = GraphBuilder()
    scaled = _scaled(graph)
    last, middle = _trunk(graph, weights, graph.looked_at(graph.standardised(scaled)))
    graph.add("ReduceMean", [last], "mean", axes=[2, 3], keepdims=0)
    graph.add("ReduceMax", [middle], "most", axes=[2, 3], keepdims=0)
    graph.add("Concat", ["mean", "most"], "pooled", axis=1)
    graph.add("Relu", [graph.linear("hidden", weights, "pooled", "hidden_sums")], "behind")
    graph.add("Relu", [graph.convolution("places", weights, middle)], "places_map")
    graph.add("Flatten", ["places_map"], "places")
    graph.add("Relu", [graph.linear("where", weights, "places", "where_sums")], "where")
    graph.linear("points", weights, "where", "points_flat")
    graph.add("Concat", ["behind", "where", "points_flat"], "known", axis=1)
    graph.add("Relu", [graph.linear("acting", weights, "known", "acting_sums")], "acting")
    odds = graph.linear("actions", weights, "acting", "actions_sums")
    graph.add("Sigmoid", [odds], "actions")
    graph.add("Clip", [odds, graph.number("least_odds", -MOST_ODDS), graph.number("most_odds", MOST_ODDS)], "odds")
    graph.add("Concat", ["odds", "behind", "pooled"], "features", axis=1)
    return graph.model(OUTPUTS)


def read(path: Path) -> Weights:
    """The weights of a network that `build` wrote. The norms are folded into the convolutions and change nothing more.

    What is only learnt for the sake of the actions is not in the file: pain, states, cover and pose. Raises InputError
    for another network.
    """
    constants = {part.name: numpy_helper.to_array(part) for part in onnx.load(path).graph.initializer}
    weights: Weights = {}
    for name, value in constants.items():
        layer, _, kind = name.rpartition(".")
        if kind == "kernel":
            one = np.ones(len(value), np.float32)
            weights[f"{layer}.weight"] = value
            weights[f"{layer}_norm.weight"], weights[f"{layer}_norm.bias"] = one, constants[f"{layer}.bias"]
            weights[f"{layer}_norm.running_mean"] = np.zeros_like(one)
            weights[f"{layer}_norm.running_var"] = one - np.float32(NORM_EPSILON)
        elif kind in ("weight", "bias") and f"{layer}.kernel" not in constants:
            weights[name] = value
    if "stem.weight" not in weights or "actions.weight" not in weights:
        raise InputError(f"{path} is no EfficientNet-Lite0 that neopain train default wrote; name one under models/")
    return {name: np.array(value, np.float32) for name, value in weights.items()}


def _scaled(graph: GraphBuilder) -> str:
    sizes = graph.constant("scaled_size", np.array([SIDE_PX, SIDE_PX], np.int64))
    shape = graph.add("Shape", [graph.planes()], "batch_and_planes", end=2)
    size = graph.add("Concat", [shape, sizes], "scaled_shape", axis=0)
    return graph.add("Resize", ["floats", "", "", size], "scaled", mode="linear")


def _trunk(graph: GraphBuilder, weights: Weights, tensor: str) -> tuple[str, str]:
    """Add stem and blocks; the names of the last output and the middle one."""
    least, most = graph.number("zero", 0.0), graph.number("six", 6.0)

    def convolution(name: str, x: str, kernel: int, stride: int = 1, groups: int = 1, bounded: bool = True) -> str:
        """Add a convolution with its norm folded in, and ReLU6 when `bounded`."""
        norm = {part: weights[f"{name}_norm.{part}"] for part in ("weight", "bias", "running_mean", "running_var")}
        gain = norm["weight"] / np.sqrt(norm["running_var"] + NORM_EPSILON)
        kernels = graph.constant(f"{name}.kernel", weights[f"{name}.weight"] * gain[:, None, None, None])
        bias = graph.constant(f"{name}.bias", norm["bias"] - norm["running_mean"] * gain)
        before, after = pads(kernel, stride)
        sums = graph.add(
            *("Conv", [x, kernels, bias], f"{name}.sums"),
            kernel_shape=[kernel, kernel], pads=[before, before, after, after], strides=[stride, stride], group=groups,
        )  # fmt: skip
        return graph.add("Clip", [sums, least, most], f"{name}.bounded") if bounded else sums

    def through(index: int, block: Block, x: str) -> str:
        name = f"blocks.{index}"
        wide = convolution(f"{name}.expand", x, 1) if block.expand > 1 else x
        moved = convolution(f"{name}.depthwise", wide, block.kernel, block.stride, block.width)
        out = convolution(f"{name}.project", moved, 1, bounded=False)
        return graph.add("Add", [out, x], f"{name}.added") if block.residual else out

    x = middle = convolution("stem", tensor, 3, 2)
    for index, block in enumerate(BLOCKS):
        x = through(index, block, x)
        middle = x if index == MIDDLE_BLOCK else middle
    return x, middle
