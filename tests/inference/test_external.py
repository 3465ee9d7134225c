"""Other files that a network would read are found wherever they are named; test_onnx tries it on networks in use."""

import numpy as np
import onnx
import pytest

import tiny
from neopain.base.errors import ModelError
from neopain.inference.external import ensure_listed_files, external_files, load_whole
from neopain.inference.manifest import describe_file
from neopain.inference.store import Artefact


def outside(place):
    tensor = onnx.numpy_helper.from_array(np.zeros(2, np.float32), "outside")
    tensor.external_data.add(key="location", value=place)
    tensor.data_location = onnx.TensorProto.EXTERNAL
    return tensor


def test_every_place_is_found_in_functions_and_training_information_too():
    model = tiny.graph()
    assert list(external_files(model)) == []
    model.graph.initializer.append(outside("a"))
    model.graph.initializer[-1].data_location = onnx.TensorProto.DEFAULT  # named all the same
    function = model.functions.add(name="f", domain="d")
    function.node.append(onnx.helper.make_node("Constant", [], ["x"], value=outside("b")))
    model.training_info.add().initialization.initializer.append(outside("c"))
    nameless = outside("d")
    del nameless.external_data[:]
    model.graph.initializer.append(nameless)
    assert sorted(external_files(model)) == ["", "a", "b", "c"]


def test_a_network_in_one_file_is_loaded_whole(tmp_path):
    onnx.save(tiny.graph(), tmp_path / "one.onnx")
    assert load_whole(tmp_path / "one.onnx") == tiny.graph()
    model = tiny.graph()
    model.graph.initializer.append(outside("elsewhere"))
    (tmp_path / "two.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(
        ModelError, match="keeps data in 'elsewhere', which is no file beside it; do not use this network"
    ):
        load_whole(tmp_path / "two.onnx")


@pytest.mark.parametrize("content", [b"\xff" * 100, b"ORTM" * 20, b"not a network"])
def test_a_file_that_is_no_network_is_one_line(tmp_path, content):
    artefact = tiny.network(tmp_path)
    artefact.path.write_bytes(content)
    files = tuple(describe_file(artefact.folder / entry.name) for entry in artefact.manifest.files)
    changed = Artefact(artefact.manifest.model_copy(update={"files": files}), artefact.folder)
    with pytest.raises(ModelError, match=r"^it is not a network that can be read") as error:
        ensure_listed_files(changed, "it")
    assert "\n" not in str(error.value)
