"""Writes networks as ONNX, operator by operator and without torch: what the exports share."""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from neopain.inference.onnx import MIRRORED_INPUT
from neopain.pipeline.align import SIDE_PX
from neopain.training.network.weights import Weights

_OPSET = 17
_IR_VERSION = 9
Outputs = dict[str, tuple[int, ...]]
"""Shape of each output without its first dimension, by name."""


class GraphBuilder:
    """Nodes and constants in order; each method adds one node and returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant; its name."""
        self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def number(self, name: str, value: float) -> str:
        """Add one float32."""
        return self.constant(name, np.array(value, np.float32))

    def add(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        """Add an operator of one output; the name of that."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def linear(self, name: str, weights: Weights, tensor: str, output: str) -> str:
        """Add the layer `name` of `weights`."""
        weight = self.constant(f"{name}.weight", weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", weights[f"{name}.bias"])
        return self.add("Gemm", [tensor, weight, bias], output, transB=1)

    def convolution(self, name: str, weights: Weights, tensor: str, padding: int = 0) -> str:
        """Add a convolution of stride 1."""
        kernel = self.constant(f"{name}.weight", weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", weights[f"{name}.bias"])
        shape = list(weights[f"{name}.weight"].shape[2:])
        return self.add("Conv", [tensor, kernel, bias], f"{name}_sums", kernel_shape=shape, pads=[padding] * 4)

    def planes(self) -> str:
        """The input as float planes N x 3 x 224 x 224."""
        self.add("Transpose", ["image"], "planes", perm=[0, 3, 1, 2])
        return self.add("Cast", ["planes"], "floats", to=TensorProto.FLOAT)

    def standardised(self, tensor: str) -> str:
        """Each picture of `tensor` minus its mean, divided by its standard deviation."""
        self.add("ReduceMean", [tensor], "brightness", axes=[1, 2, 3], keepdims=1)
        self.add("Sub", [tensor, "brightness"], "centred")
        self.add("Mul", ["centred", "centred"], "squares")
        self.add("ReduceMean", ["squares"], "variance", axes=[1, 2, 3], keepdims=1)
        self.add("Add", ["variance", self.number("one", 1.0)], "variance_up")
        self.add("Sqrt", ["variance_up"], "contrast")
        return self.add("Div", ["centred", "contrast"], "standardised")

    def looked_at(self, tensor: str) -> str:
        """The pictures of `tensor`, N x 3 x H x W, each as it is or in the mirror, as the input `mirrored` says."""
        names = ("mirror_start", "mirror_end", "mirror_axis", "mirror_step")
        numbers = (-1, np.iinfo(np.int64).min, 3, -1)
        spans = [self.constant(name, np.array([number], np.int64)) for name, number in zip(names, numbers, strict=True)]
        return self.where_mirrored(self.add("Slice", [tensor, *spans], "in_the_mirror"), tensor, "looked_at", 4)

    def where_mirrored(self, turned: str, plain: str, output: str, axes: int) -> str:
        """Of each picture `turned` where the input `mirrored` says so, else `plain`; both have `axes` dimensions."""
        added = self.constant(f"{output}_axes", np.arange(1, axes))
        flags = self.add("Unsqueeze", [MIRRORED_INPUT, added], f"{output}_flags")
        return self.add("Where", [flags, turned, plain], output)

    def model(self, outputs: Outputs) -> onnx.ModelProto:
        """The checked model: from uint8 RGB `image` N x 224 x 224 x 3 and bool `mirrored` N to float32 `outputs`."""
        image = helper.make_tensor_value_info("image", TensorProto.UINT8, ["N", SIDE_PX, SIDE_PX, 3])
        mirrored = helper.make_tensor_value_info(MIRRORED_INPUT, TensorProto.BOOL, ["N"])
        values = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", *shape]) for name, shape in outputs.items()
        ]
        made = helper.make_model(
            helper.make_graph(self.nodes, "neopain-features", [image, mirrored], values, self.constants),
            producer_name="neopain",
            opset_imports=[helper.make_opsetid("", _OPSET)],
            ir_version=_IR_VERSION,
        )
        onnx.checker.check_model(made, full_check=True)
        return made
