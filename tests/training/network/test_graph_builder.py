import numpy as np
import onnxruntime

from neopain.training.network.graph_builder import GraphBuilder


def _run(graph, outputs, image, mirrored):
    session = onnxruntime.InferenceSession(graph.model(outputs).SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(list(outputs), {"image": image, "mirrored": np.array(mirrored)})


def test_each_picture_is_standardised_by_itself():
    image = np.random.default_rng(0).integers(0, 256, (2, 224, 224, 3), np.uint8)
    image[1] //= 8
    graph = GraphBuilder()
    graph.add("Identity", [graph.standardised(graph.planes())], "out")
    (found,) = _run(graph, {"out": (3, 224, 224)}, image, [False, True])
    for one, given in zip(found, image, strict=True):
        planes = given.transpose(2, 0, 1).astype(float)
        np.testing.assert_allclose(one, (planes - planes.mean()) / np.sqrt(planes.var() + 1), atol=1e-4)


def test_each_picture_is_looked_at_the_way_its_flag_says():
    image = np.random.default_rng(1).integers(0, 256, (3, 224, 224, 3), np.uint8)
    graph = GraphBuilder()
    graph.add("Identity", [graph.looked_at(graph.planes())], "out")
    (found,) = _run(graph, {"out": (3, 224, 224)}, image, [False, True, False])
    planes = image.transpose(0, 3, 1, 2)
    np.testing.assert_array_equal(found, [planes[0], planes[1, ..., ::-1], planes[2]])
