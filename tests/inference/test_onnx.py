import logging
import subprocess
import sys

import numpy as np
import onnx
import pytest

import tiny
from neopain.base import paths
from neopain.base.errors import ModelError
from neopain.base.extras import install_line
from neopain.inference import onnx as networks
from neopain.inference.manifest import InputSpec, OutputSpec, describe_file
from neopain.inference.onnx import Network
from neopain.inference.quantize import quantize
from neopain.inference.store import Artefact, load_artefact

IMAGE = np.random.default_rng(5).integers(0, 256, (2, 224, 224, 3), np.uint8)


def test_a_network_gives_the_outputs_its_manifest_names(tmp_path):
    network = Network(tiny.network(tmp_path, {"pose": [10.0, -5.0]}), threads=1)
    outputs = network(IMAGE)
    assert {name: value.shape for name, value in outputs.items()} == {"features": (2, 6), "pose": (2, 2)}
    assert outputs["features"].dtype == np.float32
    np.testing.assert_allclose(outputs["pose"], [[10.0, -5.0]] * 2)
    weights = onnx.numpy_helper.to_array(tiny.graph().graph.initializer[0])
    np.testing.assert_allclose(outputs["features"], IMAGE.mean((1, 2)) @ weights, rtol=1e-4)


def test_a_network_that_can_looks_at_each_picture_as_asked_or_both_ways(tmp_path):
    network = Network(tiny.network(tmp_path, {"pose": [10.0, -5.0]}, two_ways=True), threads=1)
    plain, mirrored = (network(IMAGE, np.full(2, way)) for way in (False, True))
    np.testing.assert_array_equal(mirrored["features"], plain["features"] + 1)
    mixed = network(IMAGE, np.array([True, False]))["features"]
    np.testing.assert_array_equal(mixed, [mirrored["features"][0], plain["features"][1]])
    both = network(IMAGE)
    np.testing.assert_allclose(both["features"], plain["features"] + 0.5, rtol=1e-6)
    np.testing.assert_array_equal(both["pose"], [[10.0, -5.0]] * 2)
    assert both["features"].dtype == np.float32
    with pytest.raises(ModelError, match=r"takes a flag a picture, found \(1,\); correct the caller"):
        network(IMAGE, np.array([True]))


def test_a_network_that_knows_one_way_only_looks_at_pictures_as_they_are(tmp_path):
    network = Network(tiny.network(tmp_path), threads=1)
    np.testing.assert_array_equal(network(IMAGE, np.array([True, False]))["features"], network(IMAGE)["features"])


def test_where_it_runs_is_read_back_and_not_guessed(tmp_path):
    assert Network(tiny.network(tmp_path), threads=1).provider == ("CUDA" if networks.gpu_present() else "CPU")


@pytest.mark.skipif(networks.gpu_present(), reason="with a GPU there is nothing to keep quiet about")
def test_without_a_gpu_nothing_is_printed(tmp_path):
    tiny.network(tmp_path)
    program = (
        "import sys, pathlib; from neopain.inference import onnx, store;"
        "print(onnx.Network(store.load_artefact(pathlib.Path(sys.argv[1]), sys.argv[2], 'features'), 1).provider)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), tiny.FEATURES], capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("CPU\n", "")


def test_a_gpu_that_cannot_be_used_is_announced(tmp_path, monkeypatch, caplog):
    artefact = tiny.network(tmp_path)
    real = networks.onnxruntime.InferenceSession
    monkeypatch.setattr(networks, "gpu_present", lambda: True)
    monkeypatch.setattr(networks.onnxruntime, "preload_dlls", lambda: None)
    monkeypatch.setattr(
        networks.onnxruntime,
        "InferenceSession",
        lambda path, options, providers: real(path, options, providers=["CPUExecutionProvider"]),
    )
    with caplog.at_level(logging.WARNING):
        assert Network(artefact, threads=1).provider == "CPU"
    assert f"runs on the CPU; to use it, install a driver for CUDA 13 and run {install_line('cuda')}" in caplog.text


def test_a_gpu_that_fails_in_a_run_is_an_error_and_not_replaced_by_the_cpu(tmp_path, capsys):
    network = Network(tiny.network(tmp_path), threads=1)
    session = network._session
    inner = session._sess

    class Failing:
        """onnxruntime's inner session on a GPU that has just been lost."""

        def __getattr__(self, name):
            return getattr(inner, name)

        def run(self, *given):
            raise networks.onnxruntime.capi.onnxruntime_pybind11_state.EPFail("CUDA failure 999")

    session._sess = Failing()
    with pytest.raises(ModelError, match=r"could not be run on .*CUDA failure 999"):
        network(IMAGE)
    assert isinstance(session._sess, Failing)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "image",
    [
        IMAGE.astype(np.float32),
        IMAGE[0],
        IMAGE[..., :1],
        np.zeros((1, 112, 112, 3), np.uint8),
    ],
)
def test_an_image_that_does_not_fit_is_refused(tmp_path, image):
    network = Network(tiny.network(tmp_path), threads=1)
    with pytest.raises(ModelError, match="takes uint8 any x 224 x 224 x 3, found"):
        network(image)


def test_a_check_vector_holds(tmp_path):
    assert Network(tiny.network(tmp_path), threads=1).check() == 0.0


@pytest.mark.parametrize("change", [lambda good: good + 1.0, lambda good: np.full_like(good, np.nan)])
def test_a_network_that_differs_from_its_check_vector_does_not_start(tmp_path, change):
    artefact = tiny.network(tmp_path)
    path = artefact.folder / "check.npz"
    with np.load(path) as stored:
        np.savez(path, input=stored["input"], features=change(stored["features"]))
    with pytest.raises(ModelError, match="output features differs by"):
        Network(artefact, threads=1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"features": np.zeros((1, 6))}, "cannot be read"),
        ({"input": IMAGE[:1]}, "holds no output"),
        ({"input": IMAGE[:1], "features": np.zeros((1, 7))}, "should be (1, 7), found (1, 6)"),
        ({"input": IMAGE[:1], "mood": np.zeros((1, 7))}, "should be (1, 7), found nothing"),
    ],
)
def test_a_useless_check_vector_is_refused(tmp_path, content, message):
    artefact = tiny.network(tmp_path)
    np.savez(artefact.folder / "check.npz", **content)
    with pytest.raises(ModelError) as error:
        Network(artefact, threads=1)
    assert message in str(error.value)


def test_a_file_that_is_no_network_is_refused(tmp_path):
    artefact = tiny.network(tmp_path)
    artefact.path.write_bytes(b"no network")
    with pytest.raises(ModelError, match=f"models/{tiny.FEATURES}/model.onnx is not a network") as error:
        Network(artefact, threads=1)
    assert "\n" not in str(error.value)


def test_a_network_without_an_output_its_manifest_names_is_refused(tmp_path):
    artefact = tiny.network(tmp_path)
    outputs = (*artefact.manifest.outputs, OutputSpec(name="actions", meaning="ten"))
    spec = InputSpec(layout="NHWC", dtype="uint8", height=224, width=224)
    with pytest.raises(ModelError, match="lacks the output actions"):
        Network(tiny.publish(artefact.folder, "features", spec, outputs, tolerance=1e-4), threads=1)


def test_a_network_of_another_input_type_is_refused(tmp_path):
    artefact = tiny.network(tmp_path)
    model = tiny.graph()
    model.graph.input[0].type.tensor_type.elem_type = onnx.TensorProto.FLOAT
    onnx.save(model, artefact.path)
    with pytest.raises(ModelError, match=r"should take one uint8 tensor, found image tensor\(float\)"):
        Network(artefact, threads=1)


def test_a_network_with_another_second_input_is_refused(tmp_path):
    artefact = tiny.network(tmp_path)
    model = tiny.graph(two_ways=True)
    model.graph.input[1].name = model.graph.node[3].input[0] = "upside_down"
    onnx.save(model, artefact.path)
    with pytest.raises(ModelError, match=r"should take one uint8 tensor, found .*, upside_down tensor\(bool\)"):
        Network(artefact, threads=1)


def test_the_shipped_detector_runs_as_published():
    artefact = load_artefact(paths.models(), tiny.DETECTOR, "detector")
    assert artefact.manifest.artefact == describe_file(artefact.path)
    assert Network(artefact, threads=1).check() <= artefact.manifest.tolerance


def external(tensor, place, length):
    """Move the data of `tensor` to bytes of another file."""
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", place), ("offset", "0"), ("length", str(length))):
        tensor.external_data.add(key=key, value=value)


def in_an_initializer(model, place):
    external(model.graph.initializer[0], place, len(model.graph.initializer[0].raw_data))


def in_a_constant(model, place):
    weights = model.graph.initializer[0]
    node = onnx.helper.make_node("Constant", [], [weights.name], value=weights)
    external(node.attribute[0].t, place, len(weights.raw_data))
    del model.graph.initializer[0]
    model.graph.node.insert(0, node)


def in_a_subgraph(model, place):
    value = onnx.numpy_helper.from_array(np.zeros(4, np.float32), "zero")
    external(value, place, 16)
    names = [onnx.helper.make_tensor_value_info("zero", onnx.TensorProto.FLOAT, [4])]
    branch = onnx.helper.make_graph([], "branch", [], names, [value])
    yes = onnx.helper.make_node("Constant", [], ["yes"], value=onnx.numpy_helper.from_array(np.array(True)))
    either = onnx.helper.make_node("If", ["yes"], ["any"], then_branch=branch, else_branch=branch)
    model.graph.node.extend([yes, either])


def in_a_sparse_initializer(model, place):
    sparse = model.graph.sparse_initializer.add(dims=[4])
    sparse.values.CopyFrom(onnx.numpy_helper.from_array(np.ones(1, np.float32), "sparse"))
    sparse.indices.CopyFrom(onnx.numpy_helper.from_array(np.zeros(1, np.int64), "where"))
    external(sparse.values, place, 4)


HIDDEN = (in_an_initializer, in_a_constant, in_a_subgraph, in_a_sparse_initializer)


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
@pytest.mark.parametrize("place", ["weights.bin", "../secret.bin", "/etc/hostname"])
def test_a_network_reads_no_file_that_its_manifest_does_not_list(tmp_path, hide, place):
    artefact = tiny.network(tmp_path)
    model = onnx.load(artefact.path)
    hide(model, place)
    artefact.path.write_bytes(model.SerializeToString())
    (artefact.folder / "weights.bin").write_bytes(tiny.graph().graph.initializer[0].raw_data)
    files = tuple(describe_file(artefact.folder / entry.name) for entry in artefact.manifest.files)
    listed = Artefact(artefact.manifest.model_copy(update={"files": files}), artefact.folder)
    with pytest.raises(ModelError, match=f"reads the file '{place}', which its manifest does not list") as error:
        Network(listed, threads=1)
    assert "\n" not in str(error.value)


def test_data_in_a_listed_file_is_read(tmp_path):
    artefact = tiny.network(tmp_path)
    before = Network(artefact, threads=1)(IMAGE)
    model = onnx.load(artefact.path)
    weights = artefact.folder / "weights.bin"
    weights.write_bytes(model.graph.initializer[0].raw_data)
    in_an_initializer(model, "weights.bin")
    artefact.path.write_bytes(model.SerializeToString())
    files = (
        *(describe_file(artefact.folder / entry.name) for entry in artefact.manifest.files),
        describe_file(weights),
    )
    after = Network(Artefact(artefact.manifest.model_copy(update={"files": files}), artefact.folder), threads=1)(IMAGE)
    np.testing.assert_array_equal(before["features"], after["features"])


def test_a_network_in_several_files_is_not_quantised_by_reading_them(tmp_path):
    model = tiny.graph()
    in_an_initializer(model, "../secret.bin")
    (tmp_path / "model.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(
        ModelError, match=r"keeps data in '../secret.bin', which is no file beside it; do not use this network"
    ):
        quantize(tmp_path / "model.onnx", "features", IMAGE, tmp_path / "target.onnx")
