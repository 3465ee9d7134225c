import io

import cv2
import numpy as np
import pytest
from rich.console import Console

import networks
import tiny
from neopain.base.errors import InputError, ModelError, SourceError
from neopain.base.settings import Settings
from neopain.inference import drift
from neopain.inference.onnx import Network
from neopain.inference.store import load_artefact
from neopain.workbench import face_set
from neopain.workbench import quantize as command
from neopain.workbench.quantize import integer_name, quantize_artefact

NAME = "features-vgg-m-202611"
INT8 = "features-vgg-m-int8-202611"


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    """Twenty pictures of a face in other light and place, one of nothing."""
    folder = tmp_path_factory.mktemp("pictures")
    rng = np.random.default_rng(0)
    for index in range(20):
        scene = np.full((300, 300, 3), 90, np.uint8)
        x, y = rng.integers(5, 60, 2)
        scene[y : y + 230, x : x + 230] = cv2.resize(tiny.face_picture(), (230, 230))
        lit = np.clip(scene * rng.uniform(0.7, 1.1) + rng.normal(0, 4, scene.shape), 0, 255).astype(np.uint8)
        cv2.imwrite(str(folder / f"{index:02}.png"), lit[..., ::-1])
    cv2.imwrite(str(folder / "wall.png"), np.full((300, 300, 3), 90, np.uint8))
    return folder


@pytest.fixture
def models(tmp_path):
    models = tiny.bundle(tmp_path / "models")
    networks.vgg(models, NAME)
    return models


def run(models, pictures, name=NAME):
    screen = io.StringIO()
    return quantize_artefact(name, pictures, models, Settings(), Console(file=screen, width=100)), screen.getvalue()


@pytest.fixture(scope="module")
def quantized(tmp_path_factory, pictures):
    """The models with the one in integers among them, what was published, what was printed, and the faces found."""
    models = tiny.bundle(tmp_path_factory.mktemp("quantized"))
    networks.vgg(models, NAME)
    find, faces = face_set.faces_from_folder, []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(face_set, "faces_from_folder", lambda *given: faces.append(find(*given)) or faces[0])
        published, printed = run(models, pictures)
    return models, published, printed, faces[0]


def test_it_publishes_a_model_of_its_own_with_its_drift(quantized):
    models, published, printed, _ = quantized
    artefact = load_artefact(models, INT8, "features")
    assert artefact.manifest == published.manifest
    described, source = artefact.manifest, load_artefact(models, NAME, "features").manifest
    assert described.metrics["calibration_faces"] == 15
    assert described.metrics["held_out_faces"] == 5
    assert drift.LEAST_COSINE < described.metrics["cosine_worst"] <= described.metrics["cosine_mean"] < 1
    assert drift.LEAST_RANK < described.metrics["rank_worst"] <= described.metrics["rank_mean"] < 1
    assert described.licence == source.licence == "LicenseRef-test"
    assert source.artefact.sha256 in described.origin
    assert (artefact.folder / "LICENSE").read_text() == "not for sale\n"
    assert "0.99" in (artefact.folder / "CARD.md").read_text()
    assert "cosine" in printed
    assert INT8 in printed
    assert sorted(path.name for path in models.iterdir() if path.name.startswith((".", "features-vgg"))) == [NAME, INT8]


def test_the_published_network_starts_and_gives_nearly_the_same(quantized):
    models, artefact, *_ = quantized
    quick, exact = Network(artefact, 1), Network(load_artefact(models, NAME, "features"), 1)
    with np.load(artefact.folder / "check.npz") as stored:
        given = stored["input"]
    moved = np.abs(quick(given)["features"] - exact(given)["features"])
    assert 0 < moved.mean() < 0.05 * exact(given)["features"].max()
    assert quick.check() <= artefact.manifest.tolerance < 0.05 * exact(given)["features"].max()


def test_too_much_drift_publishes_nothing(models, pictures, quantized, monkeypatch):
    before = sorted(path.name for path in models.rglob("*"))
    monkeypatch.setattr(face_set, "faces_from_folder", lambda *given: quantized[3])  # in the same pictures
    monkeypatch.setattr(drift, "LEAST_COSINE", 0.999999)
    with pytest.raises(ModelError, match=f"{INT8} was not published: cosine"):
        run(models, pictures)
    assert sorted(path.name for path in models.rglob("*")) == before


def test_an_existing_model_is_never_overwritten(models, pictures, monkeypatch):
    (models / INT8).mkdir()
    monkeypatch.setattr(command, "quantize", lambda *given: pytest.fail("looked for nothing"))
    with pytest.raises(InputError, match="is published"):
        run(models, pictures)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("features-none-202611", f"installed feature networks are: features-tiny-202611, {NAME}"),
        (tiny.DETECTOR, "is not a feature network"),
    ],
)
def test_a_name_that_cannot_be_used(models, pictures, name, message):
    with pytest.raises(InputError, match=message):
        run(models, pictures, name)


def test_folders_that_cannot_be_used(models, pictures, tmp_path):
    few, walls, empty = (tmp_path / name for name in ("few", "walls", "empty"))
    for folder in (few, walls, empty):
        folder.mkdir()
    (walls / "wall.png").write_bytes((pictures / "wall.png").read_bytes())
    (few / "one.png").write_bytes((pictures / "00.png").read_bytes())
    for folder, kind, message in (
        (few, InputError, "shows 1 faces fit to be scored, 16 are needed"),
        (walls, InputError, "shows no face"),
        (empty, SourceError, "holds no pictures"),
        (tmp_path / "none", InputError, "is not a folder"),
    ):
        with pytest.raises(kind, match=message):
            run(models, folder)
    assert not (models / INT8).exists()


def test_its_name_says_int8():
    assert integer_name("features-vgg-face-202611") == "features-vgg-face-int8-202611"
