"""Writes the trained network as ONNX, operator by operator: torch is not asked, and the contract is ours to keep.

In: uint8 RGB N x 224 x 224 x 3, the pipeline's crop. Halving to 112 pixels and standardising are inside the graph,
and batch norm is folded into the convolutions.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from neopain.pipeline.align import SIDE_PX
from neopain.training.weights import FEATURE_COUNT, LAYERS, NORM_EPSILON, POSE_SCALE_DEG, Weights

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
    """Nodes and constants as they come; each method adds one node and gives the name of what it makes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
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


def build(weights: Weights) -> onnx.ModelProto:
    """The network with `weights` as a checked ONNX model.

    Outputs, all float32: `features` N x 1920; `landmarks` N x 68 x 2 in crop pixels; `actions` N x 10 and `visible` N
    x 2 (eyes, mouth), 0 to 1; `pose` N x 2 (yaw, pitch), degrees.
    """
    graph = _Graph()
    last = _trunk(graph, weights, _standardised(graph))
    graph.add("ReduceMean", [last], "mean", axes=[2, 3], keepdims=0)
    graph.add("MaxPool", [last], "grid", kernel_shape=[3, 3], strides=[2, 2])
    graph.add("Flatten", ["grid"], "grid_flat")
    graph.add("Concat", ["mean", "grid_flat"], "features", axis=1)
    graph.add("Relu", [graph.linear("hidden", weights, "features", "hidden_sums")], "hidden_out")
    for head in ("actions", "visible"):
        graph.add("Sigmoid", [graph.linear(head, weights, "hidden_out", f"{head}_sums")], head)
    _places(graph, weights, last)
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


def _trunk(graph: _Graph, weights: Weights, given: str) -> str:
    for index, layer in enumerate(LAYERS):
        norm = {part: weights[f"norms.{index}.{part}"] for part in ("weight", "bias", "running_mean", "running_var")}
        gain = norm["weight"] / np.sqrt(norm["running_var"] + NORM_EPSILON)
        kernel = graph.constant(f"kernel{index}", weights[f"convolutions.{index}.weight"] * gain[:, None, None, None])
        bias = graph.constant(f"bias{index}", norm["bias"] - norm["running_mean"] * gain)
        strides = [layer.stride, layer.stride]
        sums = graph.add(
            "Conv", [given, kernel, bias], f"sums{index}", kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=strides
        )
        given = graph.add("Relu", [sums], f"layer{index}")
        if layer.pooled:
            given = graph.add("MaxPool", [given], f"pooled{index}", kernel_shape=[2, 2], strides=[2, 2])
    return given


def _places(graph: _Graph, weights: Weights, last: str) -> None:
    """The heads that ask where: landmarks and pose, from a narrow map that keeps its places."""
    kernel = graph.constant("places.weight", weights["places.weight"])
    bias = graph.constant("places.bias", weights["places.bias"])
    graph.add("Conv", [last, kernel, bias], "places_sums", kernel_shape=[1, 1])
    graph.add("Relu", ["places_sums"], "places_map")
    graph.add("Flatten", ["places_map"], "places")
    flat = graph.linear("points", weights, "places", "points_flat")
    shape = graph.constant("points_shape", np.array([-1, 68, 2], np.int64))
    graph.add("Reshape", [flat, shape], "points_in_crop")
    half = graph.number("half_side", SIDE_PX / 2)
    graph.add("Mul", ["points_in_crop", half], "points_px")
    graph.add("Add", ["points_px", half], "landmarks")
    turns = graph.linear("pose", weights, "places", "turns")
    graph.add("Mul", [turns, graph.number("pose_scale", POSE_SCALE_DEG)], "pose")
