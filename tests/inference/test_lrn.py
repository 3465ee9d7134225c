import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper

from neopain.inference import lrn


def normalising(size, beta=0.75, channels=9):
    node = helper.make_node("LRN", ["x"], ["y"], "norm", size=size, alpha=0.3, beta=beta, bias=1.5)
    graph = helper.make_graph(
        [node],
        "norm",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", channels, 5, 4])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", channels, 5, 4])],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def run(model, given):
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": given})[0]


GIVEN = np.random.default_rng(0).normal(0, 3, (2, 9, 5, 4)).astype(np.float32)


@pytest.mark.parametrize("size", [1, 3, 5, 9])
def test_the_rewritten_form_gives_the_same(size):
    model = normalising(size)
    expected = run(model, GIVEN)
    lrn.rewrite(model)
    assert "LRN" not in {node.op_type for node in model.graph.node}
    onnx.checker.check_model(model, full_check=True)
    np.testing.assert_allclose(run(model, GIVEN), expected, rtol=2e-6, atol=1e-7)


def test_a_power_that_roots_cannot_make_stays_as_it_is():
    model = normalising(5, beta=0.5)
    lrn.rewrite(model)
    assert [node.op_type for node in model.graph.node] == ["LRN"]


def test_its_convolution_is_known_from_others():
    model = normalising(5)
    lrn.rewrite(model)
    makers = {node.output[0]: node for node in model.graph.node}
    assert [node.name for node in model.graph.node if lrn.is_sum(node, makers)] == ["y_sum"]
