import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from neopain.base.errors import InputError
from neopain.batch.progress import silent
from neopain.training.default.extract import crop
from neopain.training.default.settings import AugmentSettings, NetworkSettings, TransferSettings
from neopain.training.network import efficientnet, efficientnet_graph, fit
from neopain.training.network.efficientnet import TransferNetwork
from neopain.training.network.network import weights_of

pytestmark = pytest.mark.train
TRANSFER = TransferSettings(frozen_blocks=14, rate=0.5, pull=1e-3)


@pytest.fixture(scope="module")
def start():
    torch.manual_seed(0)
    return TransferNetwork(TRANSFER)


def test_it_starts_from_the_weights_of_real_pictures(start):
    first = efficientnet.first_weights()
    own = start.state_dict()
    assert {name for name in own if name.startswith(("stem", "blocks"))} == set(first)
    assert all(torch.equal(own[name], value) for name, value in first.items())


def test_frozen_blocks_stay_the_others_move_a_little_and_the_heads_most(start, material, tmp_path):
    faces = fit.TrainingFaces(material.crops, material.truth, material.split.train[:32])
    settings = NetworkSettings(
        epochs=2, settle_epochs=1, batch=8, threads=1, average_decay=0.5, transfer=TRANSFER,
        augment=AugmentSettings(harsh=False, refiltered=0, patched=0),
    )  # fmt: skip
    fitted = fit.train_network(faces, settings, 0, tmp_path / "network.pt", silent)
    first = weights_of(start.state_dict())

    def moved(prefix):
        names = [name for name in first if name.startswith(prefix)]
        return max(float(np.abs(fitted.weights[name] - first[name]).max()) for name in names)

    assert moved(("stem", *(f"blocks.{index}." for index in range(14)))) == 0
    assert moved("blocks.15.project.weight") > 0
    assert moved("blocks.15.project.weight") < moved("acting.weight")

    images = np.stack([crop(material.truth, material.crops, row) for row in range(3)])
    model = efficientnet_graph.build(fitted.weights).SerializeToString()
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    trained = TransferNetwork(TRANSFER)
    trained.load_state_dict({name: torch.from_numpy(value) for name, value in fitted.weights.items()}, strict=False)
    trained.eval()
    pixels = torch.from_numpy(images).permute(0, 3, 1, 2).float()
    scaled = torch.nn.functional.interpolate(pixels, size=128, mode="bilinear", align_corners=False)
    with torch.no_grad():
        looks = trained(scaled), trained(scaled.flip(3))
    for way, look in enumerate(looks):
        given = {"image": images, "mirrored": np.full(len(images), bool(way))}
        for name, value in zip(("features", "actions"), session.run(["features", "actions"], given), strict=True):
            expected = getattr(look, name).numpy()
            np.testing.assert_allclose(value, expected, atol=4e-3, rtol=1e-3, err_msg=name)


def test_a_published_network_learns_on_with_its_norms_as_they_are(start, material, tmp_path):
    torch.manual_seed(4)
    taught = TransferNetwork(TRANSFER)
    with torch.no_grad():
        for name, value in taught.named_parameters():
            value.add_(0.01 * torch.randn(value.shape, generator=torch.Generator().manual_seed(len(name))))
    path = tmp_path / "model.onnx"
    onnx.save(efficientnet_graph.build(weights_of(taught.state_dict())), path)
    read = efficientnet_graph.read(path)
    again = TransferNetwork(TRANSFER, read)
    assert again.pull().item() == 0
    pixels = 255 * torch.rand(2, 3, 128, 128, generator=torch.Generator().manual_seed(5))
    with torch.no_grad():
        expected, found = taught.eval()(pixels).features, again.eval()(pixels).features
    np.testing.assert_allclose(found.numpy(), expected.numpy(), atol=2e-3, rtol=1e-3)

    faces = fit.TrainingFaces(material.crops, material.truth, material.split.train[:32])
    settings = NetworkSettings(
        epochs=1, settle_epochs=1, batch=8, threads=1, average_decay=0.5, transfer=TRANSFER,
        augment=AugmentSettings(harsh=False, refiltered=0, patched=0, night=0.5),
    )  # fmt: skip
    fitted = fit.train_network(faces, settings, 0, tmp_path / "network.pt", silent, read)
    moved = {name for name, value in fitted.weights.items() if name in read and not np.array_equal(value, read[name])}
    assert not {name for name in moved if name.endswith(("running_mean", "running_var"))}
    assert {"blocks.15.project.weight", "actions.weight"} <= moved


def test_the_pull_grows_with_the_distance_from_the_first_weights(start):
    assert start.pull().item() == 0
    with torch.no_grad():
        start.blocks[15].project.weight[0, 0] += 2
    assert start.pull().item() == pytest.approx(4e-3, rel=1e-4)


def test_other_weights_or_none_are_an_error(monkeypatch):
    monkeypatch.setattr(efficientnet, "FIRST_WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(InputError, match="holds other weights than expected; install its version"):
        TransferNetwork(TRANSFER)
    monkeypatch.setattr(efficientnet, "WEIGHTS_PACKAGE", "no-such-package")
    with pytest.raises(InputError, match="training needs the package no-such-package: run make test-train once"):
        TransferNetwork(TRANSFER)
