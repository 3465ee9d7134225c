"""Writes the trained network as ONNX, operator by operator and without torch.

Input: `image`, uint8 RGB N x 224 x 224 x 3, the pipeline's crop, and `mirrored`, bool N: whether a face is looked at in
the mirror; its landmarks and pose are turned back. Halving to 112 pixels and standardising are inside the graph, batch
norm is folded into the convolutions.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import helper

from neopain.pipeline.align import SIDE_PX
from neopain.training.network.graph_builder import GraphBuilder, Outputs
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

_OUTPUTS: Outputs = {
    "features": (FEATURE_COUNT,),
    "landmarks": (68, 2),
    "actions": (10,),
    "visible": (2,),
    "pose": (2,),
}


def build(weights: Weights) -> onnx.ModelProto:
    """The network with `weights` as a checked ONNX model.

    Outputs, all float32: `features` N x D; `landmarks` N x 68 x 2 in crop pixels; `actions` N x 10 and `visible` N
    x 2 (eyes, mouth), 0 to 1; `pose` N x 2 (yaw, pitch), degrees.
    """
    graph = GraphBuilder()
    last = _trunk(graph, weights, graph.looked_at(graph.standardised(_halved(graph))))
    graph.add("ReduceMean", [last], "mean", axes=[2, 3], keepdims=0)
    graph.add("MaxPool", [last], "grid", kernel_shape=[3, 3], strides=[2, 2])
    graph.add("Flatten", ["grid"], "grid_flat")
    graph.add("Concat", ["mean", "grid_flat"], "pooled", axis=1)
    graph.add("Relu", [graph.linear("hidden", weights, "pooled", "hidden_sums")], "behind")
    _places(graph, weights, last)
    _actions(graph, weights)
    graph.add("Concat", ["action_odds", "behind", "pooled"], "features", axis=1)
    return graph.model(_OUTPUTS)


def _halved(graph: GraphBuilder) -> str:
    return graph.add("AveragePool", [graph.planes()], "halved", kernel_shape=[2, 2], strides=[2, 2])


def _trunk(graph: GraphBuilder, weights: Weights, tensor: str) -> str:
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
            "Conv", [tensor, kernel, bias], f"sums{index}", kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=strides
        )
        if layer.own:
            sums = _with_own_norm(graph, weights, index, layer)
        tensor = graph.add("Relu", [sums], f"layer{index}")
        if layer.pooled:
            tensor = graph.add("MaxPool", [tensor], f"pooled{index}", kernel_shape=[2, 2], strides=[2, 2])
    return tensor


def _with_own_norm(graph: GraphBuilder, weights: Weights, index: int, layer: Layer) -> str:
    parts = graph.constant(f"parts{index}", np.array([layer.own, layer.outputs - layer.own], np.int64))
    graph.nodes.append(helper.make_node("Split", [f"sums{index}", parts], [f"own{index}", f"common{index}"], axis=1))
    scale = graph.constant(f"owns.{index}.weight", weights[f"owns.{index}.weight"])
    bias = graph.constant(f"owns.{index}.bias", weights[f"owns.{index}.bias"])
    graph.add("InstanceNormalization", [f"own{index}", scale, bias], f"own_norm{index}", epsilon=OWN_EPSILON)
    return graph.add("Concat", [f"own_norm{index}", f"common{index}"], f"normed{index}", axis=1)


def _share(graph: GraphBuilder, weights: Weights, head: str, tensor: str) -> None:
    """Add a head whose outputs are 0 to 1."""
    graph.add("Sigmoid", [graph.linear(head, weights, tensor, f"{head}_sums")], head)


def _places(graph: GraphBuilder, weights: Weights, last: str) -> None:
    """Add the heads for cover, pose and landmarks."""
    graph.add("Relu", [graph.convolution("places", weights, last)], "places_map")
    graph.add("Flatten", ["places_map"], "places")
    graph.add("Relu", [graph.linear("where", weights, "places", "where_sums")], "where")
    _share(graph, weights, "visible", "where")
    _spots(graph, weights, last)
    graph.add("Add", ["spotted", graph.linear("points", weights, "where", "points_moved")], "points_flat")
    pairs = graph.constant("points_shape", np.array([-1, 68, 2], np.int64))
    graph.add("Reshape", ["points_flat", pairs], "points_seen")
    order = graph.constant("mirrored_order", np.array(MIRRORED, np.int64))
    graph.add("Gather", ["points_seen", order], "points_reordered", axis=1)
    graph.add("Mul", ["points_reordered", graph.constant("back", np.array([-1, 1], np.float32))], "points_back")
    graph.where_mirrored("points_back", "points_seen", "points_turned", 3)
    half = graph.number("half_side", SIDE_PX / 2)
    graph.add("Mul", ["points_turned", half], "points_px")
    graph.add("Add", ["points_px", half], "landmarks")
    graph.linear("pose", weights, "where", "turns")
    graph.add("Mul", ["turns", "back"], "turns_back")
    graph.where_mirrored("turns_back", "turns", "turns_turned", 2)
    graph.add("Mul", ["turns_turned", graph.number("pose_scale", POSE_SCALE_DEG)], "pose")


def _spots(graph: GraphBuilder, weights: Weights, last: str) -> None:
    """Add landmarks as centres of gravity of maps, N x 136, -1 and 1 at the edges."""
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


def _actions(graph: GraphBuilder, weights: Weights) -> None:
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
