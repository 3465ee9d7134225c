"""Large networks are two files; the weights are aligned, and the model holds their hash."""

import hashlib

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

from neopain.inference import onnx_file


def test_the_weights_next_to_the_model_are_those_given(tmp_path):
    one, two = np.full(3, 2.0, np.float32), np.array([1, 10, 100], np.float32)
    nodes = [helper.make_node("Mul", ["x", "one"], ["scaled"]), helper.make_node("Add", ["scaled", "two"], ["y"])]
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [3]) for name in "xy"]
    graph = helper.make_graph(nodes, "sum", ends[:1], ends[1:])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    weights = onnx_file.write(tmp_path / "model.onnx", model, iter([("one", one), ("two", two)]))
    assert weights == tmp_path / "model.bin"
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"), providers=["CPUExecutionProvider"])
    assert session.run(None, {"x": np.array([1, 2, 3], np.float32)})[0].tolist() == [3.0, 14.0, 106.0]
    written = onnx.load(tmp_path / "model.onnx", load_external_data=False)
    offsets = [int(item.value) for t in written.graph.initializer for item in t.external_data if item.key == "offset"]
    assert offsets == [0, 4096]
    (stated,) = (item.value for item in written.metadata_props if item.key == "weights_sha256")
    assert stated == hashlib.sha256(weights.read_bytes()).hexdigest()
