"""Number of arithmetic operations of a network."""

from __future__ import annotations

import math
from pathlib import Path

import onnx
from onnx import helper


def gflop(path: Path) -> float:
    """Billions of operations per picture: twice the multiply-adds of all convolutions and matrix products.

    0 for a network in integers, as their weights are stored behind scales.
    """
    graph = onnx.shape_inference.infer_shapes(onnx.load(path, load_external_data=False)).graph
    weights = {item.name: item.dims for item in graph.initializer}
    made = {
        item.name: [max(size.dim_value, 1) for size in item.type.tensor_type.shape.dim]  # any number of pictures: one
        for item in (*graph.value_info, *graph.output)
    }
    total = 0
    for node in graph.node:
        kernel = weights.get(node.input[1]) if len(node.input) > 1 else None
        if kernel is None or node.output[0] not in made:
            continue
        match node.op_type:
            case "Conv":
                each = math.prod(kernel[1:])
            case "MatMul":
                each = kernel[-2]
            case "Gemm":
                turned = {item.name: helper.get_attribute_value(item) for item in node.attribute}.get("transB", 0)
                each = kernel[1] if turned else kernel[0]
            case _:
                continue
        total += math.prod(made[node.output[0]]) * each
    return 2 * total / 1e9
