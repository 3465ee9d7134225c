import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from neopain.inference.operations import gflop


def test_multiply_adds_of_a_convolution_and_a_product_count_twice(tmp_path):
    weights = [
        numpy_helper.from_array(np.zeros((8, 3, 3, 3), np.float32), "kernel"),
        numpy_helper.from_array(np.zeros((10, 8 * 4 * 4), np.float32), "matrix"),
    ]
    nodes = [
        helper.make_node("Conv", ["x", "kernel"], ["maps"]),
        helper.make_node("Flatten", ["maps"], ["flat"]),
        helper.make_node("Gemm", ["flat", "matrix"], ["y"], transB=1),
    ]
    ends = [
        helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 3, 6, 6]),
        helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 10]),
    ]
    graph = helper.make_graph(nodes, "small", ends[:1], ends[1:], weights)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), tmp_path / "m.onnx")
    assert gflop(tmp_path / "m.onnx") == 2 * (8 * 4 * 4 * 27 + 10 * 128) / 1e9
